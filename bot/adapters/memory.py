"""The memory of a process that runs long and must not pause."""

import ctypes
import gc
from typing import Any


def give_back() -> None:
    """Return what C code has freed to the system; glibc keeps it, others do so by themselves."""
    trim: Any = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def settle() -> None:
    """Clear up, and keep the collector away from all that is left, until this is called again.

    Libraries and index are a million objects that stay. To walk over them takes the collector
    0.1 s, in which everybody waits, and it finds nothing.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()
    give_back()
