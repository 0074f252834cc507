"""The shelf of rulings: a knowledge root of its own in the data folder."""

import os
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import KnowledgeError
from bot.domain.rulings import Ruling, markdown


@dataclass(frozen=True, slots=True)
class FolderShelf:
    """Writes `rulings/ID.md` under a root; a crash leaves the old text or the new."""

    root: Path

    @property
    def rulings(self) -> Path:
        """The folder of the rulings."""
        return self.root / "rulings"

    def put(self, ruling: Ruling) -> None:
        """Write a ruling as it is now. Raises KnowledgeError when that cannot be done."""
        file = self.rulings / f"{ruling.id}.md"
        draft = file.with_name(f".{ruling.id}.new")
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            with draft.open("w", encoding="utf-8") as opened:
                opened.write(markdown(ruling))
                opened.flush()
                os.fsync(opened.fileno())
            draft.replace(file)
        except OSError as error:
            raise KnowledgeError(
                f"The ruling {file} cannot be written ({error.strerror}); "
                "set DATA_DIR to a folder that this program may write to."
            ) from error
