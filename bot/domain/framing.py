"""A question into a frame: what it is about, as far as words alone can tell."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.answers import Question
from bot.domain.documents import SubjectKind, Use
from bot.domain.errors import QuestionError
from bot.domain.subjects import Registry, Subject
from bot.domain.text import normalise
from bot.domain.vocabulary import Vocabulary

LONGEST_QUESTION = 8000


class Scope(StrEnum):
    """What kind of thing was said."""

    DATA = "data"
    PRIVATE = "private"
    SMALL_TALK = "small-talk"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a question is about. `stated` tells whether it named a use itself.

    `specific` are words on particular data in a question that names a licence only.
    """

    text: str
    scope: Scope
    subjects: tuple[Subject, ...] = ()
    unknown: tuple[str, ...] = ()
    near: Mapping[str, tuple[str, ...]] | None = None
    uses: tuple[Use, ...] = ()
    stated: bool = False
    topics: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    claims: frozenset[str] = frozenset()
    age_days: int | None = None
    carried: bool = False
    specific: tuple[str, ...] = ()


_HUBS = frozenset({"huggingface", "kaggle", "github", "gitlab"})
_SMALL_TALK = re.compile(
    r"(?i)^\W*(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?|thank you|thx|ty|cheers|great|nice|cool|ok(?:ay)?"
    r"|lol|bye|see you|you rock|well done|perfect|awesome|danke\w*|hallo|guten \w+|merci|bonjour|salut|gracias|hola|adiós)\b"
)
_CHAT = re.compile(
    r"(?i)\b(?:do you like|how are you|your job|who are you|are you (?:a|an|human|real)|lol"
    r"|haha\w*|joke|weather|lunch|coffee)\b"
)
_POINTS_BACK = re.compile(
    r"(?i)\b(?:it|its|that|this|they|them|those|these|the same|same|there|then|again|instead|one|ones|also|too|else"
    r"|and|but|so|what about|how about|what if|das|dann|dies\w*|davon|und|es|sie|ça|cela|alors|et|eso|esto|entonces|y)\b"
)
_NUMBER_WORDS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "ein": 1, "eine": 1, "zwei": 2,
    "drei": 3, "un": 1, "une": 1, "deux": 2, "trois": 3, "una": 1, "dos": 2, "tres": 3, "half a": 0.5,
}  # fmt: skip
_DAYS = {"day": 1, "tag": 1, "jour": 1, "día": 1, "week": 7, "woche": 7, "semaine": 7, "semana": 7,
         "month": 30.5, "monat": 30.5, "mois": 30.5, "mes": 30.5,
         "year": 365, "jahr": 365, "an": 365, "année": 365, "año": 365}  # fmt: skip
_AGE = re.compile(
    r"(?i)\b(\d+|" + "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True)) + r")[\s-]+"
    r"(day|tag|jour|día|week|woche|semaine|semana|month|monat|mois|mes|year|jahr|année|año|an)(?:e?n|s|es)?\b"
)


def frame(question: Question, registry: Registry, vocabulary: Vocabulary) -> Frame:
    """Read a question, with the earlier turn where it points back to one.

    Raises QuestionError when there is nothing to read or too much of it.
    """
    text = readable(question.text)
    mentions = registry.mentions(text)
    subjects, unknown = mentions.subjects, mentions.unknown
    topics = vocabulary.topics_in(text)
    uses = vocabulary.uses_in(text)
    claims = vocabulary.flagged("claim")
    carried = False
    if question.prior and not unknown and _continues(text, subjects, topics, vocabulary):
        earlier = registry.mentions(readable(question.prior.user))
        part = _part_of(earlier.subjects, text, registry, vocabulary)
        sources = tuple(s for s in earlier.subjects if s.kind is not SubjectKind.LICENCE)
        about = sources or earlier.subjects
        if part or about or earlier.unknown:
            subjects = part or (*about, *subjects)
            unknown = () if part else earlier.unknown
        # What the earlier turn was about still holds, unless this one names another activity.
        before = vocabulary.topics_in(question.prior.user) - claims
        activities = vocabulary.flagged("activity")
        topics |= before - activities if topics & activities else before
        uses = uses or vocabulary.uses_in(question.prior.user)
        carried = True
    elif subjects:
        subjects = _part_of(subjects, text, registry, vocabulary) or subjects
    subjects = _asked_about(subjects, unknown)
    age = _age(text)
    return Frame(
        text=text,
        scope=_scope(text, subjects, unknown, topics, vocabulary, carried),
        subjects=subjects,
        unknown=unknown,
        near={name: registry.near(name) for name in unknown},
        uses=_uses(uses, subjects),
        stated=bool(uses),
        topics=topics,
        activities=topics & _activities(vocabulary, bool(subjects or unknown)),
        claims=topics & claims,
        age_days=age,
        carried=carried,
        specific=_specific(mentions.rest, subjects, vocabulary),
    )


def readable(text: str) -> str:
    """Return the text as a question can be read from it.

    Raises QuestionError with one sentence when it is empty, has no words or is too long.
    """
    text = normalise(text.replace("\x00", " "))
    if len(text) > LONGEST_QUESTION:
        raise QuestionError(
            f"The question has {len(text):,} characters and I read up to {LONGEST_QUESTION:,}; "
            "please ask it in fewer words."
        )
    if not any(char.isalnum() for char in text):
        raise QuestionError(
            "I found no words in that; please ask in a sentence which data you mean and what for."
        )
    return text


def _activities(vocabulary: Vocabulary, named: bool) -> frozenset[str]:
    """The topics that are decided by their own rules; some only where no source is named."""
    activities = vocabulary.flagged("activity")
    return activities - vocabulary.flagged("alone") if named else activities


def _specific(
    text: str, subjects: tuple[Subject, ...], vocabulary: Vocabulary
) -> tuple[str, ...]:
    if not subjects or any(s.kind is not SubjectKind.LICENCE for s in subjects):
        return ()
    return vocabulary.specific_words(text)


def _continues(
    text: str, subjects: tuple[Subject, ...], topics: frozenset[str], vocabulary: Vocabulary
) -> bool:
    """Tell whether a question needs the earlier turn: it names no subject of its own."""
    own = [s for s in subjects if s.kind is not SubjectKind.LICENCE and not _is_hub(s)]
    about_data = vocabulary.about_data(text)
    if own or ((_SMALL_TALK.match(text) or _CHAT.search(text)) and not about_data):
        return False
    return bool(_POINTS_BACK.search(text) or topics or about_data or vocabulary.uses_in(text))


def _part_of(
    earlier: tuple[Subject, ...], text: str, registry: Registry, vocabulary: Vocabulary
) -> tuple[Subject, ...]:
    """The part of a subject that a text names, where the part is a subject itself."""
    plain = text.casefold()
    found: list[Subject] = []
    for subject in earlier:
        for part in vocabulary.parts:
            inner = registry.part(subject, part)
            if (
                inner
                and inner not in earlier
                and re.search(rf"(?<!\w){re.escape(part)}(?!\w)", plain)
            ):
                found.append(inner)
                break
    return tuple(found)


def _is_hub(subject: Subject) -> bool:
    return re.sub(r"\W", "", subject.name.casefold()) in _HUBS


def _asked_about(subjects: tuple[Subject, ...], unknown: tuple[str, ...]) -> tuple[Subject, ...]:
    """Leave out what is only mentioned: where a dataset lies, what licence it is said to have.

    A licence that somebody claims for a source is never what the answer rests on.
    """
    datasets = [s for s in subjects if s.kind is SubjectKind.DATASET]
    sources = [s for s in subjects if s.kind is not SubjectKind.LICENCE]
    if datasets:
        subjects = tuple(
            s for s in subjects if s.kind in (SubjectKind.DATASET, SubjectKind.PLATFORM) and not _is_hub(s)
            and not ({"ai-provider"} & set(s.classes))
        )  # fmt: skip
    elif sources or unknown:
        subjects = tuple(sources)
    if unknown:
        subjects = tuple(s for s in subjects if not _is_hub(s))
    return subjects


def _uses(found: frozenset[Use], subjects: tuple[Subject, ...]) -> tuple[Use, ...]:
    if found:
        return tuple(use for use in Use if use in found)
    if subjects and all(s.kind is SubjectKind.PLATFORM for s in subjects):
        return (Use.COLLECT, Use.TRAIN_COMMERCIAL)
    return (Use.TRAIN_COMMERCIAL,)


def _scope(
    text: str,
    subjects: tuple[Subject, ...],
    unknown: tuple[str, ...],
    topics: frozenset[str],
    vocabulary: Vocabulary,
    carried: bool,
) -> Scope:
    if topics & vocabulary.flagged("private"):
        return Scope.PRIVATE
    about_data = vocabulary.about_data(text)
    if _SMALL_TALK.match(text) and not subjects and not unknown and not (topics and about_data):
        return Scope.SMALL_TALK
    if subjects or unknown or carried:
        return Scope.DATA
    strong = topics - {"voice", "text-only", "video-material", "children", "public-claim", "prototype",
                       "api-access", "keep-longer", "transcription", "approval-claimed"}  # fmt: skip
    if strong or vocabulary.matters_data(text):
        return Scope.DATA
    if about_data and (vocabulary.uses_in(text) or topics):
        return Scope.DATA
    return Scope.OTHER


def _age(text: str) -> int | None:
    days = [_NUMBER_WORDS.get(m[1].casefold()) or float(m[1]) for m in _AGE.finditer(text)]
    units = [_DAYS[m[2].casefold()] for m in _AGE.finditer(text)]
    return round(max(d * u for d, u in zip(days, units, strict=True))) if days else None
