"""Commands of this program as processes of their own: how long, how much work, how much memory."""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import PolicyBotError

_LOOK = 0.05  # seconds between two looks at the memory of a process


@dataclass(frozen=True, slots=True)
class Ran:
    """What a command said; its seconds, those of all its processors together, and its MB."""

    output: str
    seconds: float
    work: float
    memory: float


def ran(arguments: list[str], settings: Mapping[str, str]) -> Ran:
    """Run a command of this program with other settings; its progress and errors are shown.

    Raises PolicyBotError when it fails.
    """
    told = [f"{name}={value}" for name, value in settings.items()]
    command = ["env", *told, sys.executable, "-m", "bot", *arguments]
    with tempfile.TemporaryFile() as output:
        started = time.perf_counter()
        with subprocess.Popen(command, stdout=output) as process:  # noqa: S603 - our own command
            try:
                memory, used = _watched(process)
            except BaseException:  # whoever stops the measurement stops what it has started
                process.kill()
                raise
        seconds = time.perf_counter() - started
        output.seek(0)
        if process.returncode:
            raise PolicyBotError(f"policy-bot {arguments[0]} failed; nothing was measured.")
        text = output.read().decode("utf-8")
    return Ran(text, seconds, used.ru_utime + used.ru_stime, memory or _megabytes(used.ru_maxrss))


def peak(pid: int) -> float:
    """The most memory that a process has had until now, in MB; 0 where nobody tells."""
    try:
        status = Path(f"/proc/{pid}/status").read_text("ascii", "replace")
    except OSError:
        return 0.0
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(line[1]) / 1024 for line in lines), 0.0)


def peak_here() -> float:
    """The most memory that this process has had, in MB."""
    return peak(os.getpid()) or _megabytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def _watched(process: "subprocess.Popen[bytes]") -> tuple[float, resource.struct_rusage]:
    """Wait for the end of a process; a child inherits the peak of whoever starts it, so ask it."""
    memory = 0.0
    while True:
        memory = peak(process.pid) or memory
        done, status, used = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return memory, used
        time.sleep(_LOOK)


def _megabytes(maxrss: int) -> float:
    """Linux counts the peak in kilobytes, macOS in bytes."""
    return maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
