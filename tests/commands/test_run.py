"""`policy-bot run`, before it serves."""

from types import SimpleNamespace
from typing import Any

import pytest

from bot.commands.run import up_to_date
from bot.domain.errors import IndexBusyError, IndexUnavailableError


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
