"""A secret key in a file of its own, which is made when it is first needed."""

import os
import secrets
from pathlib import Path

_SIZE = 32  # bytes: a key of AES-256, or of an HMAC


def key_in(path: Path) -> bytes:
    """Return the key in a file; a new one is readable by its owner only.

    Of several processes that make it at once, all return the key of the first. Raises OSError.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_SIZE))
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
