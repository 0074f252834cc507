"""A key is made once, for its owner alone, and stays."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.adapters.keyfile import stored_key


def test_one_key(tmp_path: Path) -> None:
    """
    Of many who miss a key at once one makes it for all; it is long, and nothing else is left.
    """
    path = tmp_path / "new" / "folder" / "seal.key"
    with ThreadPoolExecutor(16) as pool:
        keys = set(pool.map(lambda _: stored_key(path), range(64)))

    (key,) = keys
    assert len(key) == 32
    assert [file.name for file in path.parent.iterdir()] == ["seal.key"]
    assert path.stat().st_mode & 0o777 == 0o600
    assert stored_key(path) == key
    assert stored_key(tmp_path / "other.key") != key


def test_no_place(tmp_path: Path) -> None:
    """
    Where no key can be kept there is none.
    """
    (tmp_path / "file").write_text("")
    with pytest.raises(OSError, match="file"):
        stored_key(tmp_path / "file" / "seal.key")
