"""Whom a question names and asks nothing about: "I know OpenAI forbids it, but them?".

Where somebody has heard of data is such a name as well: "saw it mentioned on Twitter".
"""

import re

from bot.domain.subjects import Registry, Subject

# Nothing but a pronoun may follow: "…, but can we get it from them?" asks about more.
_CONCEDES = re.compile(
    r"(?i)\b(?:i|we) know (?:that )?(?P<other>[^.?!,;:]{2,60}?) "
    r"(?:forbids?|prohibits?|bans?|(?:do(?:es)?(?: not|n't)|will not|won't) (?:allow|permit))\b"
    r"(?: (?:it|this|that))?\s*[,;:-]?\s*(?:but|though)\s+(?:(?:what|how) about |do |does )?"
    r"(?:them|they|theirs|this one|that one)\W*$"
)

_HEARD_OF = re.compile(
    r"(?i)\b(?:(?:saw|seen|heard|read|noticed|spotted) (?:it|this|that|them) "
    r"(?:being )?(?:mentioned|recommended|discussed|advertised|praised|announced)"
    r"|(?:heard|read) (?:about|of) (?:it|this|that|them)) (?:on|via|in|over at) "
    r"(?P<place>[^.?!,;:]{2,40})"
)


def not_conceded(
    text: str, subjects: tuple[Subject, ...], registry: Registry
) -> tuple[Subject, ...]:
    """Leave out whom a question only grants to forbid, beside one of the same class before it.

    Of another class it may be where the data comes from, and is asked about as well.
    """
    found = _CONCEDES.search(text)
    if not found:
        return subjects
    others = registry.mentions(found["other"]).subjects
    before = registry.mentions(text[: found.start()]).subjects
    asked = tuple(s for s in subjects if s in before)

    def alike(other: Subject) -> bool:
        return bool(asked) and all(set(s.classes) & set(other.classes) for s in asked)

    return tuple(s for s in subjects if s in before or s not in others or not alike(s))


def not_heard_of(
    text: str, subjects: tuple[Subject, ...], registry: Registry
) -> tuple[Subject, ...]:
    """Leave out where somebody has only heard of the data, unless it is named elsewhere as well."""
    found = _HEARD_OF.search(text)
    if not found:
        return subjects
    places = registry.mentions(found["place"]).subjects
    rest = registry.mentions(text[: found.start("place")] + " . " + text[found.end() :]).subjects
    return tuple(s for s in subjects if s in rest or s not in places)
