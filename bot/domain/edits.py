"""What a reindex changes in one document, clause by clause."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.domain.changes import Change, changes, comparable
from bot.domain.documents import Document


@dataclass(frozen=True, slots=True)
class Edit:
    """A document that changed, and its clauses that did.

    Without a change only its header, its layout or its place is another, or it is the text
    for another country or in another language now, as `elsewhere` says. `rules` tells
    whether the rules in its header are others, which may turn verdicts around.
    """

    document: str
    title: str
    changes: tuple[Change, ...]
    elsewhere: bool = False
    rules: bool = False

    @property
    def summary(self) -> str:
        """What happened, in a few words."""
        if self.elsewhere:
            return "now the text of another country or language; no change of a clause is told"
        told = [
            f"{count} clause{'s' if count > 1 else ''} {what}"
            for what, count in (
                ("changed", sum(bool(c.old and c.new) for c in self.changes)),
                ("added", sum(not c.old for c in self.changes)),
                ("removed", sum(not c.new for c in self.changes)),
            )
            if count
        ]
        told += ["the rules in its header changed"] if self.rules else []
        return ", ".join(told) or "header or layout only"


def edits(
    old: Mapping[str, Document], new: Mapping[str, Document], changed: Iterable[str]
) -> Iterator[Edit]:
    """Compare documents of these ids that both sides have; one that only moved is no edit."""
    for name in changed:
        before, after = old[name], new[name]
        if before != after:
            yield Edit(
                name, after.title, changes(before, after), not comparable(before, after),
                before.rules != after.rules,
            )  # fmt: skip
