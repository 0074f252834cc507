"""Sealed routes: they lead back, tell nothing, and open with the one key only."""

from pathlib import Path

import pytest

from bot.adapters.seals import FileSeals
from bot.domain.errors import DeliveryError, SettingsError
from bot.domain.routes import is_sealed


def test_there_and_back(tmp_path: Path) -> None:
    """
    A route opens after a restart, is unlike every other, and fits where a channel stands.
    """
    key = tmp_path / "data" / "anonymous.key"
    routes = [FileSeals(key).seal(person) for person in ("U0000ERIN0", "U0000ERIN0", "W1")]

    assert [FileSeals(key).open(route) for route in routes] == ["U0000ERIN0", "U0000ERIN0", "W1"]
    assert len(set(routes)) == 3
    assert len({len(route) for route in routes}) == 1
    assert all(is_sealed(route) and len(route) <= 64 and "ERIN" not in route for route in routes)
    assert key.stat().st_mode & 0o077 == 0
    assert [p.name for p in key.parent.iterdir()] == ["anonymous.key"]


@pytest.mark.parametrize("route", ["~", "~AAAA", "~" + "A" * 60, "C0123", "~\u00e9", ""])
def test_what_is_no_route(tmp_path: Path, route: str) -> None:
    """
    What was made with another key, or by hand, does not open.
    """
    with pytest.raises(DeliveryError, match="does not open"):
        FileSeals(tmp_path / "key").open(route)


def test_another_key(tmp_path: Path) -> None:
    """
    A route of one key is closed to another.
    """
    route = FileSeals(tmp_path / "one").seal("U0000ERIN0")
    with pytest.raises(DeliveryError):
        FileSeals(tmp_path / "two").open(route)


def test_a_broken_key(tmp_path: Path) -> None:
    """
    A key that is none stops the start with a sentence.
    """
    (tmp_path / "key").write_bytes(b"short")
    with pytest.raises(SettingsError, match="restore it from a backup"):
        FileSeals(tmp_path / "key")
