"""Of what kind data are: sound, pictures, reviews. A ruling on texts tells nothing of readings."""

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain

from bot.domain.documents import Rule, SubjectKind
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.speech.beside import SELLING, clause
from bot.domain.speech.kinds import names_of_models, without_deeds_of_models
from bot.domain.speech.models import without_models
from bot.domain.speech.talk import plain
from bot.domain.vocabulary import TEXT, Vocabulary

_PAGES = frozenset({"pages"})
_FILMS = frozenset({"videos", "clips", "footage"})
_OF_SITES = frozenset({"people", "talk", "about-the-site", "unpublished"})
"""What the site that offers a dataset may hold besides, unless its card tells that it is in it."""
_DOES = re.compile(r"\b(?:it|that|which|who) (?:chats|comments|posts|messages)\b")
_STEM = 4
"""Letters that the forms of a word share: "cooking", "cookery"."""
_AND = re.compile(r" (?:and|or|plus|&) (?:(?:the|their|its|all) )?([a-z][\w'-]*)")


def other_material(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question is on a kind of data that the ruling and the card do not name.

    Where they name none at all, nobody can tell. A platform holds many kinds, whatever its card
    says: there, a ruling that names one is on no other, nor on all of them.
    """
    words, names = knowledge.vocabulary, _words_of(rule.subjects)
    said = "|".join(map(re.escape, names))
    # "Apple Podcasts" holds texts
    text = plain(re.sub(rf"\b(?:{said})(?!\w) ?", "", frame.said.casefold()))
    text = without_models(without_deeds_of_models(text))
    ruled = " ".join(w for w in (*rule.topics, *rule.beside) if w.strip('"') not in names)
    cards = [knowledge.documents.get(subject.card_document) for subject in frame.subjects]
    told = words.materials_in(" ".join((ruled, *(card.body for card in cards if card))))
    if told and not words.materials_in(text) - TEXT <= told:
        return True
    if all(subject.kind is not SubjectKind.PLATFORM for subject in frame.subjects):
        known = words.contents_in(" ".join((ruled, *(card.body for card in cards if card))))
        return bool(words.contents_in(_DOES.sub(" ", text)) & _OF_SITES - known)
    ruled, text = _not_of_models(ruled, text, rule, words)
    kinds, stuff = words.contents_in(ruled), words.materials_in(ruled)
    if (kinds or stuff) and not words.materials_in(text) - TEXT <= stuff:
        return True
    if _more(text, rule, words) or _something_else(frame, rule, words):
        return True
    if _all_of_it(frame, rule, words):
        return True
    return not words.contents_in(text) <= kinds or _other_kind_of(rule, frame, words)


def _not_of_models(ruled: str, text: str, rule: Rule, words: Vocabulary) -> tuple[str, str]:
    """Return the words of a ruling and of a question without the "photo" of "photo search".

    Where nothing else is named, it may be what the model is to learn from.
    """
    names = names_of_models(word.strip('"') for word in rule.beside)
    named = {word for name in names for word in name.split()}
    left = " ".join(w for w in rule.beside if w.strip('"') not in {*names, *named})
    if not named or not words.contents_in(left):
        return ruled, text
    word = rf"(?:{'|'.join(map(re.escape, sorted(named)))})"
    return left, re.sub(rf"\b{word}(?: {word})+\b", " ", text)


def things_of(rule: Rule, words: Vocabulary) -> tuple[str, ...]:
    """Return what a ruling says a platform holds, in its words: "podcast transcripts"."""
    told = [word.strip('"') for word in rule.beside]
    things = [word for word in told if word.endswith("s") and words.contents_in(word)]
    longer = (other for other in things if " " in other)
    within = {word for other in longer for word in other.split()}
    return tuple(thing for thing in things if thing not in within)


def _all_of_it(frame: Frame, rule: Rule, words: Vocabulary) -> bool:
    """Tell whether a question names nothing of what a platform holds, and a ruling does.

    "May we crawl it?" asks for more than "may we crawl reviews from it?".
    """
    things, said = things_of(rule, words), words.written(frame.said)
    if not things or frame.taken or any(thing in said for thing in things):
        return False
    heads = " ".join(thing.rpartition(" ")[2] for thing in things)  # of "photo descriptions"
    return not words.contents_in(heads) & words.contents_in(said)


def _words_of(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word for name in names for word in re.findall(r"\w+", name.casefold()))


def _more(text: str, rule: Rule, words: Vocabulary) -> bool:
    """Tell whether something is joined to what a platform holds: "abstracts and figures"."""
    names = _words_of(rule.subjects)
    kinds = map(re.escape, words.contents_named(text))
    ends = (found.end() for kind in kinds for found in re.finditer(rf"\b{kind}\b", text))
    joined = (found[1] for end in ends if (found := _AND.match(text, end)))
    return any(
        word not in names
        and word not in SELLING
        and not clause(word)
        and not words.contents_in(word)
        for word in joined
    )


def _something_else(frame: Frame, rule: Rule, words: Vocabulary) -> bool:
    """Tell whether what is taken from a platform is called otherwise: "sentences" there."""
    told = _words_of(word for word in rule.beside if word.startswith('"'))
    if not any(word.endswith("s") for word in told):  # the ruling is on all that is there
        return False
    kinds, known = words.contents_in(" ".join(told)), words.with_twins(told)
    known |= {f"{word}s" for word in known}

    def ruled(thing: str) -> bool:
        return thing in known or bool(words.contents_in(thing) & kinds)

    if not all(any(map(ruled, names)) for names in frame.taken):
        return True
    # Of "photo captions" photos are what they are of.
    own = _words_of(rule.subjects)
    heads = {word for word in told if word.endswith("s")}.difference(own, _PAGES)
    said = words.written(frame.said)
    if not frame.taken or not heads or any(head.removesuffix("s") in said for head in heads):
        return False
    meant, alike = words.contents_in(" ".join(heads)), words.with_twins(heads)
    return not any(
        thing in alike or words.contents_in(thing) & meant
        for names in frame.taken
        for thing in names
    )


def _other_kind_of(rule: Rule, frame: Frame, words: Vocabulary) -> bool:
    """Tell whether what a question names is told apart otherwise: "benefits reviews" of a site."""
    ruled = _ruled(rule.beside, words)
    told = chain((word.removesuffix("'s") for word, _ in ruled), *(k.split() for _, k in ruled))
    told = (form for word in told for form in (word, f"{word}s"))
    known = words.with_twins((*told, *_words_of(rule.subjects)))
    kinds = _kinds(" ".join(kind for _, kind in ruled), words)
    asked = (told.split(" ", 1) for told in words.contents_told(plain(frame.said.casefold())))
    stuff = words.materials_in(" ".join(known))

    def new(before: str) -> bool:
        same = words.materials_in(before)  # "audio recordings" are "sound recordings"
        return before.removesuffix("'s") not in known and not (same and same <= stuff)

    return any(new(before) for before, kind in asked if _kinds(kind, words) & kinds) or _unnarrowed(
        ruled, frame, words
    )


def _unnarrowed(ruled: tuple[tuple[str, str], ...], frame: Frame, words: Vocabulary) -> bool:
    """Tell whether a question leaves out what narrows a ruling: "videos" for "cooking videos"."""
    said = re.findall(r"[\w'-]+", words.written(frame.said))

    def told(before: str) -> bool:
        alike = words.with_twins((before.removesuffix("'s"),))
        return any(word[:_STEM] == form[:_STEM] for word in said for form in alike)

    # Of what kind the data are is weighed elsewhere: "sound recordings" are "audio".
    return not all(words.materials_in(before) or told(before) for before, _ in ruled)


@lru_cache(maxsize=256)  # a ruling asks the same for each question
def _ruled(beside: tuple[str, ...], words: Vocabulary) -> tuple[tuple[str, str], ...]:
    told = (told for word in beside for told in words.contents_told(word.strip('"')))
    return tuple((before, kind) for before, _, kind in (one.partition(" ") for one in told))


def _kinds(text: str, words: Vocabulary) -> frozenset[str]:
    said = set(text.split())
    films = _FILMS if said & _FILMS else frozenset[str]()
    return words.contents_in(text) | (_PAGES & said) | films
