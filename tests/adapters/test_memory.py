"""Memory that was freed does not stay with the process, and what stays is left alone."""

import ctypes
import gc
import weakref
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.adapters.memory import give_back, settle

STATM = Path("/proc/self/statm")


def resident() -> int:
    """How many pages of memory this process has."""
    return int(STATM.read_text("utf-8").split()[1])


@pytest.mark.skipif(not STATM.exists(), reason="the system does not tell how much memory is used")
@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_trim"), reason="not the library glibc")
def test_given_back() -> None:
    """
    Of a hundred megabytes in small pieces that C has freed, most go back to the system.
    """
    held = [bytes(100_000) for _ in range(1_000)]
    above = [bytes(1_000) for _ in range(1_000)]  # keeps the heap from shrinking by itself
    full = resident()
    del held
    give_back()

    page = 4096
    assert (full - resident()) * page > 50 * 1024 * 1024
    del above


def test_anywhere() -> None:
    """
    Where nothing can be given back nothing is done.
    """
    give_back()


class Ring:
    """Something that holds itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def thawed() -> Iterator[None]:
    """Other tests have a collector that looks at everything."""
    yield
    gc.unfreeze()


@pytest.mark.usefixtures("thawed")
def test_settled() -> None:
    """
    What was held when the process settled is not collected in between, and is when it settles
    again; nothing stays for good that nobody holds.
    """
    ring = Ring()
    seen = weakref.ref(ring)
    settle()
    del ring
    gc.collect()
    held = seen() is not None

    settle()

    assert held
    assert seen() is None
