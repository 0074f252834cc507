"""Small invented documents, cards, rules, tables and questions for tests of the domain."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.domain.answers import Question, Turn
from bot.domain.clauses import read_clauses
from bot.domain.documents import (
    Audience,
    Card,
    Document,
    Effect,
    Kind,
    Rule,
    SubjectKind,
    Use,
)
from bot.domain.framing import Frame, Scope, frame
from bot.domain.knowledge import Knowledge, build_knowledge
from bot.domain.licences import LicenceTable, read_licences
from bot.domain.reviewing import Decision, restrictions
from bot.domain.subjects import Subject
from bot.domain.vocabulary import Vocabulary, read_vocabulary

HEADER = "---\nid: x\n---\n"
ANY_USE = frozenset(Use)

FOLDERS = {
    Kind.PLATFORM_TERMS: "platform-terms",
    Kind.DATASET_LICENCE: "dataset-licences",
    Kind.LICENCE_TEXT: "licence-texts",
    Kind.INTERNAL_POLICY: "internal-policies",
    Kind.RULING: "rulings",
    Kind.SOURCE_CARD: "source-cards",
    Kind.OTHER: "notes",
}

LICENCES: dict[str, Any] = {
    "classes": {
        "open": {**{use.value: "permits" for use in Use}},
        "notice": {
            **{use.value: "permits-with-conditions" for use in Use},
            "conditions": ["Keep the notice."],
        },
        "study": {
            **{use.value: "permits-with-conditions" for use in Use},
            "train-commercial": "forbids",
            "redistribute": "undecided",
        },
        "closed": {**{use.value: "forbids" for use in Use}},
        "unclassified": {**{use.value: "undecided" for use in Use}},
    },
    "licences": {
        "Meadow-1.0": {"class": "open", "names": ["meadow", "the meadow licence", "meadow 1"]},
        "Brook-2.0": {"class": "notice", "names": ["brook", "brook licence 2.0"]},
        "Study-1.0": {"class": "study", "names": ["study licence", "not for sale"]},
        "Vault-1.0": {"class": "closed", "names": ["vault", "the vault licence"]},
        "LicenseRef-house": {"class": "notice", "names": ["own", "house terms"]},
        "LicenseRef-guild": {"class": "study", "names": ["guild"]},
    },
}

VOCABULARY: dict[str, Any] = {
    "short": {"w/": "with ", "didn't": "did not"},
    "sets": {"weights": ["weights", "checkpoint*"], "out": ["public*", "go online"]},
    "uses": {
        "collect": ["download*", "scrap*"],
        "train-commercial": ["train*"],
        "train-research": ["research only"],
        "evaluate": ["evaluat*"],
        "redistribute": ["redistribut*"],
    },
    "topics": {
        "old-copies": {"words": ["old copies", "copies ... last year"]},
        "robots": {"words": ["robots.txt"], "unless": ["no robots.txt"]},
        "voices": {"words": ["voice*"], "weak": True},
        "customer-files": {"words": ["customer file"], "activity": True},
        "own-footage": {"words": ["we filmed"], "activity": "alone"},
        "boss-said": {"words": ["my boss said"], "claim": True},
        "lawsuit": {"words": ["lawsuit*"], "private": True},
        "weights": {"words": ["put the weights online"], "implies": "redistribute"},
        "model-outputs": {"words": ["outputs of"]},
        "model-generated-dataset": {"words": ["written by a model"]},
    },
    "nouns": ["data", "dataset*", "clip", "weights"],
    "matters": ["dataset*", "licen*e*"],
    "common": ["video", "videos", "clips", "data", "based"],
    "plain": ["harvest"],
    "generic": ["may", "what", "with", "licen*", "under", "does", "this", "about", "video"],
    "past": ["used to be", "what was the rule"],
    "warning": ["secret*"],
    "leave": ["is it ok", "is it okay", "may"],
    "unmet": ["without credit*", "form missing"],
    "ended": ["licence withdrawn", "withdrew the licence"],
    "idioms": ["train ticket*"],
    "negated": ["not to train", "nothing ships"],
    "parts": {"api": ["api"], "annotations": ["annotation*", "labels"]},
}


def rule(name: str = "r1", effect: Effect = Effect.PERMITS, **changes: Any) -> Rule:
    """A reviewed rule on every use; its clause names it."""
    made: dict[str, Any] = {
        "uses": ANY_USE,
        "clause": f"The words of rule {name} stand here in full.",
        "reviewed_by": "Ada Winter",
        "reviewed_on": "2026-05-04",
    }
    return Rule(id=name, effect=effect, **{**made, **changes})


def document(name: str = "doc", kind: Kind = Kind.INTERNAL_POLICY, **changes: Any) -> Document:
    """A document in force; the body has the clauses of its rules unless `body` gives it."""
    rules: Iterable[Rule] = changes.get("rules", ())
    lines = ["## Section", "", *(f"- {r.clause}" for r in rules)]
    body: str = changes.pop("body", f"# {name}\n\nWhat this text is about.\n\n" + "\n".join(lines))
    made = {"title": f"Title of {name}", "path": f"{FOLDERS[kind]}/{name}.md", **changes}
    return Document(id=name, kind=kind, text=HEADER + body, body_start=len(HEADER), **made)


def policy(name: str, *rules: Rule, **changes: Any) -> Document:
    """An internal policy with these rules."""
    return document(name, Kind.INTERNAL_POLICY, rules=rules, **changes)


def ruling(name: str, *rules: Rule, **changes: Any) -> Document:
    """An answer of legal that is remembered, with these rules."""
    return document(name, Kind.RULING, rules=rules, **changes)


def card(
    subject: str, kind: SubjectKind = SubjectKind.DATASET, *rules: Rule, **changes: Any
) -> Document:
    """A source card; fields of `Card` and of `Document` are told apart by their names."""
    fields = {part: changes.pop(part) for part in list(changes) if part in Card.__slots__}
    made = {"subject": subject, "rules": rules, "card": Card(kind, **fields), **changes}
    name = made.pop("name", f"card-{subject.lower().replace(' ', '-')}")
    return document(name, Kind.SOURCE_CARD, **made)


def dataset(subject: str, licence: str = "Meadow-1.0", *rules: Rule, **changes: Any) -> Document:
    """The card of a dataset; with an empty licence it has none."""
    licences = (licence,) if licence else ()
    return card(subject, SubjectKind.DATASET, *rules, **{"licences": licences, **changes})


def platform(subject: str, *rules: Rule, **changes: Any) -> Document:
    """The card of a platform with the rules of its terms."""
    return card(subject, SubjectKind.PLATFORM, *rules, **changes)


def licences(table: Mapping[str, Any] = LICENCES) -> LicenceTable:
    """The invented table of licences."""
    return read_licences(table)


def vocabulary(**changes: Any) -> Vocabulary:
    """The invented words, with parts of the table changed."""
    return read_vocabulary({**VOCABULARY, **changes})


WORDS = vocabulary()
TABLE = licences()


def knowledge(
    *documents: Document, audience: Audience = Audience.ALL, decisions: Sequence[Decision] = ()
) -> Knowledge:
    """What an audience may see and is in force of these documents, with their marked clauses."""
    held = {d.id: d for d in documents}
    marks = {d.id: read_clauses(d) for d in documents}
    limits = restrictions(held, marks, decisions)
    return build_knowledge(held, audience, TABLE, WORDS, limits)


def subject(held: Knowledge, name: str) -> Subject:
    """The subject of this name, which has to be known."""
    found = held.registry.get(name)
    assert found is not None, name
    return found


def about(held: Knowledge, *names: str, **changes: Any) -> Frame:
    """A frame on the subjects of these names and on every use; unknown names are unknown."""
    found = [held.registry.get(name) for name in names]
    made: dict[str, Any] = {
        "text": "May we?",
        "scope": Scope.DATA,
        "subjects": tuple(s for s in found if s),
        "unknown": tuple(name for name, s in zip(names, found, strict=True) if s is None),
        "uses": tuple(Use),
        "stated": True,
    }
    return Frame(**{**made, **changes})


def asked(held: Knowledge, text: str, before: str = "") -> Frame:
    """The frame of a question, with the question before it."""
    question = Question(text, prior=Turn(before) if before else None)
    return frame(question, held.registry, held.vocabulary)
