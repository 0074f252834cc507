"""Sealed routes: a person's id, encrypted under a key that lies beside the database, not in it."""

import os
from base64 import urlsafe_b64decode, urlsafe_b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.domain.errors import DeliveryError, SettingsError
from bot.domain.routes import SEALED

_NONCE = 12
_WIDTH = 16  # every id is padded to this, so that its length tells nothing


class FileSeals:
    """Seals with the key in a file, which is made on first use and readable by its owner only."""

    def __init__(self, path: Path) -> None:
        """Read or make the key. Raises SettingsError when that cannot be done."""
        try:
            self._cipher = AESGCM(_key(path))
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"The key {path} cannot be used ({type(error).__name__}); restore it from a "
                "backup, or delete it: answers to open anonymous questions are then lost."
            ) from error

    def seal(self, person: str) -> str:
        """Return a route to a person; two routes to the same person look unlike."""
        nonce = os.urandom(_NONCE)
        box = self._cipher.encrypt(nonce, person.ljust(_WIDTH).encode(), SEALED.encode())
        return SEALED + urlsafe_b64encode(nonce + box).decode().rstrip("=")

    def open(self, route: str) -> str:
        """Return the person behind a route. Raises DeliveryError when the key does not fit."""
        text = route.removeprefix(SEALED)
        try:
            box = urlsafe_b64decode(text + "=" * (-len(text) % 4))
            return (
                self._cipher.decrypt(box[:_NONCE], box[_NONCE:], SEALED.encode()).decode().strip()
            )
        except (InvalidTag, ValueError) as error:
            raise DeliveryError("This sealed route does not open with the key at hand.") from error


def _key(path: Path) -> bytes:
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_suffix(f".{os.getpid()}")
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(AESGCM.generate_key(256))
        try:
            os.link(draft, path)  # whoever comes first makes the key
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()
