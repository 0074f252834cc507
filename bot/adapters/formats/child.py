"""The process in which files are taken apart: little memory, little time, no network, no writing.

It reads requests from its standard input, one after another: a line of JSON with name and
size, then the bytes. It answers each with one line of JSON.
"""

import ctypes
import json
import os
import resource
import sys
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
_TIRED = 220_000  # kilobytes at the peak, after which a new process begins


def main(memory: int, seconds: int) -> None:
    """Serve until the input ends."""
    asked, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1, 2):  # whatever a library prints goes nowhere
        os.dup2(nothing, number)
    _confine(memory)
    for line in asked:
        request = json.loads(line)
        answer = _answer(request, asked, seconds)
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()
        if answer["last"]:
            return


def _confine(memory: int) -> None:
    """Give up what reading a file does not need, as far as the system lets us."""
    sys.setrecursionlimit(4000)
    with suppress(OSError, AttributeError):  # not every system has it
        libc = ctypes.CDLL(None)
        if libc.unshare(_NEW_NET) != 0:
            libc.unshare(_NEW_USER | _NEW_NET)
    for limit, most in (
        (resource.RLIMIT_CORE, 0), (resource.RLIMIT_FSIZE, 0), (resource.RLIMIT_AS, memory),
    ):  # fmt: skip
        with suppress(OSError, ValueError):
            resource.setrlimit(limit, (most, most))


def _answer(request: dict[str, Any], asked: BinaryIO, seconds: int) -> dict[str, Any]:
    from bot.adapters.formats.faults import UnreadableError
    from bot.adapters.formats.reading import read_file

    used = resource.getrusage(resource.RUSAGE_SELF)
    limit = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    try:
        extract = read_file(request["name"], asked.read(request["size"]))
    except UnreadableError as fault:
        return {"fault": str(fault), "last": _tired()}
    except MemoryError:
        return {"fault": "memory", "last": True}
    except RecursionError:
        return {"fault": "its parts are nested too deeply; save it as plain text", "last": True}
    except Exception as error:  # noqa: BLE001  a library may fail in any way at a hostile file
        return {"fault": f"it is damaged ({type(error).__name__}); save it again", "last": True}
    return {"extract": asdict(extract), "last": _tired()}


def _tired() -> bool:
    """Tell whether much memory was taken; getrusage would count the parent's as well."""
    try:
        told = Path("/proc/self/status").read_text("ascii")
    except OSError:
        return False
    peak = next((line for line in told.splitlines() if line.startswith("VmHWM:")), "VmHWM: 0")
    return int(peak.split()[1]) > _TIRED


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
