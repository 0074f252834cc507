"""`policy-bot run`: what is refused, each in one sentence, and what comes before it serves."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from bot.commands import main
from bot.commands.run import serve, up_to_date
from bot.domain.errors import IndexBusyError, IndexUnavailableError

TOKENS = ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "LEGAL_USERS")


@pytest.fixture(autouse=True)
def _no_tokens(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in TOKENS:
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("DATA_DIR", str(tmp_path / "data"))


def test_a_wrong_file_is_not_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """
    A file that is no kept conversation is wrong use, and nothing is read or started for it.
    """
    path = tmp_path / "talk.jsonl"
    path.write_text("hello\n", "utf-8")

    assert main(["run", "--replay", str(path)]) == 2
    assert capsys.readouterr().err == (
        f"{path} is not a conversation that `policy-bot run --record` has kept (line 1).\n"
    )
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(("name", "why"), [("there", "exists"), ("no/where", "cannot be written")])
def test_where_nothing_can_be_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    """
    A file that exists is not written over, and one that cannot be made is named; both at once,
    before the documents are read.
    """
    (tmp_path / "there").write_text("mine", "utf-8")

    assert main(["run", "--record", str(tmp_path / name)]) == 2
    assert re.match(rf"{re.escape(str(tmp_path / name))} {why}[^\n]*\.\n$", capsys.readouterr().err)
    assert (tmp_path / "there").read_text("utf-8") == "mine"
    assert not (tmp_path / "data").exists()


def test_real_slack_is_not_recorded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    What people write in the real Slack is not kept in a file.
    """
    for name, value in zip(TOKENS, ("xoxb-1", "xapp-1", "ULENA"), strict=True):
        monkeypatch.setenv(name, value)
    path = tmp_path / "talk.jsonl"

    assert main(["run", "--record", str(path)]) == 2
    assert "Only the simulated workspace can be recorded" in capsys.readouterr().err
    assert not path.exists()


def test_waits_for_who_builds(capsys: pytest.CaptureFixture[str]) -> None:
    """
    A bot that starts while another process builds the index waits, says so once, and looks again.
    """
    answers: list[Any] = [IndexBusyError("Busy."), IndexBusyError("Busy."), "built"]
    waits: list[float] = []

    def reindex(_: object) -> Any:
        said = answers.pop(0)
        if isinstance(said, Exception):
            raise said
        return said

    care: Any = SimpleNamespace(reindex=reindex)

    assert up_to_date(care, waits.append) == "built"
    assert waits == [1.0, 1.0]
    assert capsys.readouterr().out == (
        "Another process is building the index; waiting until it has finished.\n"
    )


def test_does_not_wait_for_a_fault() -> None:
    """
    What waiting does not mend is said at once.
    """

    def reindex(_: object) -> Any:
        raise IndexUnavailableError("The self-test fails.")

    care: Any = SimpleNamespace(reindex=reindex)
    with pytest.raises(IndexUnavailableError, match="self-test"):
        up_to_date(care, pytest.fail)


@pytest.fixture
def _own_signals() -> Iterator[None]:
    """The handlers that this process had are there again afterwards."""
    kept = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_own_signals")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_while_it_starts_drains(
    number: signal.Signals, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    Told to end at the moment its port is open, the bot still leaves the service by the front door.
    """
    seen: list[str] = []

    @contextmanager
    def service() -> Generator[str]:
        os.kill(os.getpid(), number)
        seen.append("entered")
        yield "here"
        seen.append("left")

    assert serve(service()) == 0
    assert seen == ["entered", "left"]
    assert capsys.readouterr().out == "here\nStop with Ctrl-C.\nStopped.\n"


_AT_ANY_MOMENT = """
import os, signal, sys, threading
from contextlib import contextmanager
from bot.commands.run import serve

def trace(frame, event, arg):
    global left
    left -= event == "line"
    if left == 0:
        signal.raise_signal(signal.SIGTERM)
    return trace

@contextmanager
def service():
    sys.settrace(trace)
    yield "here"
    sys.settrace(None)

for left in range(1, 40):
    late = threading.Timer(0.3, lambda: os.kill(os.getpid(), signal.SIGTERM))
    late.daemon = True
    late.start()
    assert serve(service()) == 0
    late.cancel()
"""


def test_a_signal_at_any_moment_ends_the_wait() -> None:
    """
    Whatever the thread that waits is just doing when it is told to end, it does not wait for ever.
    """
    subprocess.run([sys.executable, "-c", _AT_ANY_MOMENT], check=True, timeout=60)
