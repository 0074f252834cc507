"""What a question is about where words alone do not tell: a model chooses from closed lists.

A frame that a model chose never permits (`assessment`), and is kept only where the
rules had nothing to go by, so nothing that they decided becomes looser.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from bot.domain.answers import Advice, Escalation, Reason, Verdict, strictest
from bot.domain.assessment import Assessment
from bot.domain.documents import Hit, Use
from bot.domain.framing import Frame, Scope, activities_of, uses_of
from bot.domain.knowledge import Knowledge
from bot.domain.subjects import Subject
from bot.domain.usage import Usage
from bot.domain.vocabulary import Vocabulary

MOST_SUBJECTS = 12
_CHOSEN = 3  # more subjects or topics than these are no reading of one question


@dataclass(frozen=True, slots=True)
class Choices:
    """The closed lists for one question; the uses are always the five."""

    subjects: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a model chose. Never trusted."""

    subjects: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Guess:
    """What a model chose for one question, and what that took."""

    choice: Choice
    usage: Usage


def puzzled(frame: Frame, assessment: Assessment, vocabulary: Vocabulary) -> bool:
    """Tell whether words named nothing but the kind of data, and the rules decided nothing."""
    named = frame.subjects or frame.unknown or frame.topics - vocabulary.flagged("weak")
    undecided = assessment.verdict in (Verdict.OUT_OF_SCOPE, Verdict.NOT_COVERED)
    return undecided and not named and frame.scope in (Scope.OTHER, Scope.DATA)


def choices(hits: Sequence[Hit], knowledge: Knowledge) -> Choices:
    """Offer the subjects of the documents that a search found, and the topics of rules.

    What somebody claims, and matters of the legal department, have to stand in the
    asker's own words: no model puts them into anybody's mouth.
    """
    owners = _owners(knowledge)
    found = dict.fromkeys(
        owners[hit.passage.document].name for hit in hits if hit.passage.document in owners
    )
    words = knowledge.vocabulary
    topics = set(words.topics) - words.flagged("claim") - words.flagged("private")
    return Choices(tuple(found)[:MOST_SUBJECTS], tuple(sorted(topics)))


def chosen(frame: Frame, choice: Choice, offered: Choices, knowledge: Knowledge) -> Frame | None:
    """Return the frame with what was chosen from the lists; None when that is nothing.

    What the question names itself stays as it is.
    """
    names = [name for name in dict.fromkeys(choice.subjects) if name in offered.subjects]
    found = [knowledge.registry.get(name) for name in names[:_CHOSEN]]
    subjects = tuple(subject for subject in found if subject)
    topics = frozenset([t for t in dict.fromkeys(choice.topics) if t in offered.topics][:_CHOSEN])
    if not subjects and not topics:
        return None
    named = frozenset(use for use in Use if use in choice.uses)
    return replace(
        frame,
        scope=Scope.DATA,
        subjects=subjects,
        uses=frame.uses if frame.stated else uses_of(named, subjects),
        stated=frame.stated or bool(named),
        topics=frame.topics | topics,
        brought=frame.brought | topics,
        activities=topics & activities_of(knowledge.vocabulary, bool(subjects)),
        guessed=True,
    )


def no_looser(guessed: Assessment, before: Assessment) -> Assessment:
    """Return a guessed assessment that takes nothing back of the one before it.

    Legal is always offered: nobody knows whether the guess is right.
    """
    verdicts = {
        use: strictest([verdict, before.verdicts.get(use, verdict)])
        for use, verdict in guessed.verdicts.items()
    }
    escalation = guessed.escalation
    if escalation.advice is Advice.NONE:
        escalation = Escalation(Advice.OFFER, Reason.CONFIRMATION)
    return replace(guessed, verdicts=verdicts, escalation=escalation)


def _owners(knowledge: Knowledge) -> Mapping[str, Subject]:
    """The subject of each document that is about one."""
    return {
        document: subject
        for subject in knowledge.registry.subjects
        for document in (*subject.documents, subject.card_document)
        if document
    }
