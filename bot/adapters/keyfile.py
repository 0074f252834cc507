"""Keys in files, which are made on first use and readable by their owner only."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

_BYTES = 32


def stored_key(path: Path) -> bytes:
    """Return the key in a file; of several processes that miss it, one makes it for all.

    Raises OSError when that cannot be done.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.") as draft:
            draft.write(secrets.token_bytes(_BYTES))
            draft.flush()
            os.fsync(draft.fileno())  # what it seals has to open after a crash
            with suppress(FileExistsError):
                os.link(draft.name, path)
    return path.read_bytes()
