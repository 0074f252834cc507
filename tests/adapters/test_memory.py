"""Memory that was freed does not stay with the process."""

import ctypes
from pathlib import Path

import pytest

from bot.adapters.memory import give_back

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
