"""Memory that C code has freed goes back to the system; glibc keeps it for itself."""

import ctypes
from typing import Any


def give_back() -> None:
    """Return freed memory where the C library can (glibc); elsewhere it does so by itself."""
    trim: Any = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)
