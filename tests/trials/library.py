"""A few documents of a company in a trial, with their index: policies that somebody edits."""

from dataclasses import dataclass
from pathlib import Path

from bot.adapters.chroma import ChromaStore
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.tables import YamlTables
from bot.adapters.vectorcache import SqliteVectorCache
from bot.services.reindexing import Reindexing
from bot.services.search import Assembler
from tests.fakes import HashingEmbedder
from tests.shared import KNOWLEDGE

TABLES = YamlTables((KNOWLEDGE,))
EDITED, OTHER = "Harbour", "Meadow"
CLAUSES = (
    ("forbids", "Clips of {name} must not be used for training."),
    ("undecided", "Clips of {name} may only be used for training once legal has decided."),
)
_POLICY = """---
id: pol-{low}
title: Policy on {name}
subject: {name}
rules:
- id: one
  effect: {effect}
  use: any
  subject: {name}
  clause: "{clause}"
  reviewed_by: Ada Winter
  reviewed_on: '2026-05-04'
---
# {name}

{clause}
"""
_CARD = """---
id: card-{low}
subject: {name}
subject_kind: platform
title: {name} (card)
---
{name} is a platform with clips of many people.
"""


@dataclass(frozen=True)
class Library:
    """Policies on two platforms; `write` brings one to an edition, whose verdict is another."""

    folder: Path

    def write(self, name: str, edition: int) -> None:
        """Write the policy on a platform, and its card."""
        effect, words = CLAUSES[edition % len(CLAUSES)]
        clause = words.format(name=name)
        for place, text in (("internal-policies", _POLICY), ("source-cards", _CARD)):
            file = self.folder / "knowledge" / place / f"{name.lower()}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text.format(name=name, low=name.lower(), effect=effect, clause=clause))

    def generations(self) -> Generations:
        """The index, opened anew."""
        stores = Assembler(ChromaStore(), BM25Store(), HashingEmbedder())
        return Generations(self.folder / "index", stores)

    def reindex(self) -> None:
        """Bring the index in line with the policies."""
        service = Reindexing(
            self.generations(), ChromaStore(), BM25Store(), HashingEmbedder(),
            SqliteVectorCache(self.folder / "vectors.sqlite"), lambda: 0.0, lambda: "2026-06-01",
        )  # fmt: skip
        service.run({"main": Folder(self.folder / "knowledge")})
