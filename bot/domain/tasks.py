"""What a model does: a classifier gives no data away, a chatbot may say them word by word.

"The face attribute model that we sell" is on face attributes. Whoever asks for a face generation
model, or an image captioning model, asks something else, even if nobody has listed its task.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

from bot.domain.documents import Rule, Use
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.speech.kinds import deeds_of_models, kinds_of_models
from bot.domain.speech.sales import unpriced
from bot.domain.vocabulary import Vocabulary

_OF_MODELS = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH, Use.EVALUATE})
_TESTS = frozenset({Use.EVALUATE})
_DEED = re.compile(r"(?:tion|sion|ment|sis|ing|ers?|ors?|search|retrieval|swap)\Z")
_ENDING = re.compile(r"(?:ations?|itions?|[st]ions?|ments?|sis|ings?|ers?|ors?|ies|y|s)\Z")
_TWICE = re.compile(r"([b-df-hj-np-tv-z])\1\Z")  # "tagging" is to "tag"
_OF_RESEARCH = re.compile(r"\b(?:research|academic|scientific|student) (?!(?:papers?|articles?)\b)")
_NUMBER = re.compile(r"v?\d+(?:\.\d+)*")
_STEM = 5
"""Letters that a deed keeps in all its forms: "detection", "detector"."""
_TELLING = frozenset({"sorting", "recog", "predi", "estim", "analy"})
_READING = _TELLING | {"detec"}
"""What a model does that only tells what its name says: a depth model estimates depth."""
_WRITING = frozenset({"gener", "write", "writi", "creat", "synth", "produ"})
"""The same of a model whose task is said beside it: a caption generator is for captioning."""
_BUYERS = frozenset({"customer", "customers", "client", "clients"})
_PLACES = frozenset("device devices app apps product products phone car robot camera shop".split())
"""Where a model of ours may be."""
_SEEN = frozenset({"image", "video"})
_UNSEEN = frozenset(
    "talking hearing speaking sounding unmixing spotting translating summing-up coding spam".split()
)
"""What a model of pictures or film does not do."""
_THEM = frozenset("it its the a an in of them these those this that things whatever".split())
"""What a model is said to read where that is only pointed at."""
_MAKING = frozenset(
    """talking writing recipe-writing summing-up translating speaking sounding drawing describing
    filming shaping""".split()
)
"""Tasks whose outcome is something new, which a model that only reads does not make."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """What is told of one model: each part under all names that it may have; the last is its head.

    `deeds` are those parts that tell what it does, and not with what.
    """

    name: str
    parts: tuple[frozenset[str], ...]
    deeds: frozenset[str]


_ASSISTANT = re.compile(r"\bassistants?\Z")
_OF_ANY_ASSISTANT = frozenset(
    """commercial paid for premium virtual ai digital smart own new product s in house internal
    research llm chat assistant assistants app apps""".split()
)


def other_task(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question names a model for something that the ruling is not on.

    Where the ruling names none, it is on any model; a question that names none is on that of the
    ruling. A model for a part of what the ruled one does is no other: "our street scene detector"
    is a detector.
    """
    if not rule.uses & _OF_MODELS:  # "3D models" of a site are data
        return False
    words = knowledge.vocabulary
    ruled = _ruled(rule.beside, words)
    parts = {part for kind in ruled for part in kind.parts}
    deeds = frozenset[str]().union(*(kind.deeds for kind in ruled))
    senses = frozenset[str]().union(*(words.senses_in(kind.name) for kind in ruled))
    # A "face model" may do anything with faces.
    if not deeds and (not parts or (senses and len(parts) == 1)):
        return _not_of(senses, frame, words)
    told = frozenset[str]().union(*parts)
    said = {_stem(word) for kind in ruled for word in re.findall(r"[\w'-]+", kind.name)}
    helping = [w for k in ruled if _ASSISTANT.search(k.name) for w in re.findall(r"\w+", k.name)]
    purposes = {w for w in helping if w not in _OF_ANY_ASSISTANT}
    # Customers are supported, served, helped and cared for by one and the same.
    purposes = purposes if _BUYERS.isdisjoint(purposes) else set[str]()
    assists = {_stem(word) for word in words.with_twins(purposes)}
    # "The detector in our device" is "our device's detector".
    said |= {_stem(place) for place in _PLACES if f'"{place}"' in rule.beside}
    if _BUYERS.intersection(word.strip('"') for word in rule.beside):  # "our customer chatbot"
        said |= set(map(_stem, _BUYERS))
    # "Our depth estimator" is a depth model; "our patent classifier" is no patent summariser.
    heads = frozenset[str]().union(*(kind.deeds or kind.parts[-1] for kind in ruled))
    reads, rows = bool(deeds & _READING), told & words.tasks.keys() - _READING
    tells = bool(told & _READING) and not deeds & _WRITING
    writes = not tells and bool(deeds & _WRITING or told & _MAKING)
    # An "email assistant" is no "shopping assistant"; our detector may be one of street scenes.
    bare = told <= deeds and all(len(kind.parts) == 1 for kind in ruled)
    bare = bare and (told <= _READING or not told & _READING)

    sold = rule.uses == _TESTS and any(map(words.trade.found, rule.beside))
    sold = sold and not any(_OF_RESEARCH.search(kind.name) for kind in ruled)

    def within(kind: _Kind) -> bool:
        named = frozenset[str]().union(*kind.parts)

        def known(part: frozenset[str]) -> bool:
            if part & told or part & said:
                return True
            if part & _WRITING:  # a caption generator, and no hate speech generator
                return writes and bool(named & told & words.tasks.keys())
            if part & kind.deeds and part & _READING:
                alike = bool(part & _TELLING and deeds & _TELLING)
                return bool(named & (heads if not reads else told - _READING if alike else rows))
            if part & kind.deeds:
                return False
            return bare and (told <= _READING or bool(named & told))

        if tells and named & (_MAKING | _WRITING) and not named & _READING:
            return False  # a headline generator is no headline classifier
        # What an assistant is for is what tells it from others: "our email assistant".
        more = {w for w in re.findall(r"\w+", kind.name) if _stem(w) not in assists}
        if assists and _ASSISTANT.search(kind.name) and more - _OF_ANY_ASSISTANT:
            return False
        sensed = words.senses_in(kind.name)
        if senses and sensed and not senses & sensed:
            return False
        return all(known(part) for part in kind.parts)

    def may_do(deed: str) -> bool:
        """A model of headlines that detects them writes none, whatever is named besides."""
        stem, *stems = map(_stem, deed.split())
        of_what = [word for word in deed.split()[1:] if not words.any_kind.has(word)]
        if stem in said or (stem in _READING and not writes and set(of_what) <= _THEM):
            return True
        if stem in _WRITING | _READING and said.intersection(stems):
            return stem in _WRITING or not writes
        named = frozenset[str]().union(*words.tasks_named(deed).values())
        return (stem not in _READING or not writes) and bool(named & told)

    written = words.written(frame.said)
    if sold and any(map(_OF_RESEARCH.search, kinds_of_models(written))):
        return True  # what we sell is no "research translator"
    done = deeds_of_models(written)
    return not (all(map(may_do, done)) and all(map(within, _kinds(frame.said, words))))


def _not_of(senses: frozenset[str], frame: Frame, words: Vocabulary) -> bool:
    """Tell whether a question names a model for what cannot be seen: no video model, say."""
    if not (senses and senses <= _SEEN):
        return False
    told = ((kind, words.senses_in(kind.name)) for kind in _kinds(frame.said, words))
    return any((kind.deeds & _UNSEEN or sensed) and not sensed & senses for kind, sensed in told)


@lru_cache(maxsize=256)  # a ruling asks the same for each question
def _ruled(beside: tuple[str, ...], words: Vocabulary) -> tuple[_Kind, ...]:
    return tuple(kind for word in beside for kind in _kinds(word.strip('"'), words))


def _kinds(text: str, words: Vocabulary) -> Iterator[_Kind]:
    written = re.sub(" {2,}", " ", unpriced(words.written(text)))  # "paid-for" tells no task
    rest = written
    for name in kinds_of_models(written):
        rest = rest.replace(name, " , ")
        yield from _kind(name, words)
    for said, tasks in words.tasks_named(rest).items():
        if " " in said:  # "the QA team" is no model
            yield _Kind(said, (tasks,), tasks)


def _stem(word: str) -> str:
    return _TWICE.sub(r"\1", _ENDING.sub("", word))[:_STEM] or word


def _kind(name: str, words: Vocabulary) -> Iterator[_Kind]:
    """Yield what a name tells: "text summarisation model" is for summing up."""
    parts, deeds = list[frozenset[str]](), set[str]()
    left = name
    for said, tasks in words.tasks_named(name).items():
        left = left.replace(said, " ")
        parts.append(tasks)
        deeds |= tasks
    spoken = re.findall(r"[\w'-]+", left)
    apart = (re.findall(r"[\w']+", w) if not words.any_kind.has(w) else [] for w in spoken)
    for word in chain.from_iterable(apart):
        if words.any_kind.has(word) or _NUMBER.fullmatch(word):
            continue
        stems = frozenset(map(_stem, words.with_twins((word,))))
        parts.append(stems)
        if _DEED.search(word):
            deeds |= stems
    if parts or words.senses_in(name):
        yield _Kind(name, tuple(parts), frozenset(deeds))
