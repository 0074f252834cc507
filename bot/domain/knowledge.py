"""What the rules may use for one audience: documents, subjects, licences, words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.documents import Audience, Document, Kind, Rule
from bot.domain.licences import LicenceTable
from bot.domain.registry import build_registry
from bot.domain.reviewing import Restriction, Restrictions
from bot.domain.subjects import Registry
from bot.domain.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Everything in force that one audience may see; nothing else exists for an answer.

    `past` are the texts that were in force once: for questions on the past, and no others.
    """

    audience: Audience
    documents: Mapping[str, Document]
    past: Mapping[str, Document]
    registry: Registry
    licences: LicenceTable
    vocabulary: Vocabulary
    policy_rules: tuple[tuple[str, Rule], ...]
    claims: frozenset[str]
    day: date
    restrictions: Restrictions = field(default_factory=dict[str, tuple[Restriction, ...]])

    def about(self, rule: Rule) -> frozenset[str]:
        """Return the names of the subjects of a rule, as the registry has them."""
        found = (self.registry.get(name) for name in rule.subjects)
        return frozenset(subject.name for subject in found if subject)


def build_knowledge(
    documents: Mapping[str, Document],
    audience: Audience,
    licences: LicenceTable,
    vocabulary: Vocabulary,
    restrictions: Restrictions | None = None,
    *,
    day: date = date.max,
    ended: frozenset[str] = frozenset(),
) -> Knowledge:
    """Take what `audience` may see and is in force on a day out of all documents.

    `restrictions` are what the marked clauses of documents mean, by document. Those in
    `ended` are in force no more, whatever their text still says. Without a day nothing is
    in force that will ever expire.
    """
    visible = {
        i: d
        for i, d in documents.items()
        if d.in_force_on(day) and audience.may_see(d.audience) and i not in ended
    }
    rules = tuple(
        (document.id, rule)
        for document in visible.values()
        if document.kind in (Kind.INTERNAL_POLICY, Kind.RULING)
        for rule in document.rules
    )
    past = {i: d for i, d in documents.items() if d.replaced and audience.may_see(d.audience)}
    return Knowledge(
        audience,
        visible,
        past,
        build_registry(visible.values(), licences, vocabulary),
        licences,
        vocabulary,
        rules,
        vocabulary.flagged("claim"),
        day,
        {name: found for name, found in (restrictions or {}).items() if name in visible},
    )
