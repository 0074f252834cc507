"""Whether a sentence in other words still says what a quotation says.

A score of shared words alone accepts an added "not", so the check is stricter
than any score: a sentence adds no word that carries meaning, keeps the order of
the words, and keeps every negation, modal and limit before the word that it
governs. Only a plain prohibition may be shortened, because to leave words out
of it makes it wider; everything else is told whole or shown as the quotation.
"""

import re
from itertools import pairwise

from bot.domain.text import normalise

ENOUGH = 0.8
_FEWEST = 4

_WORD = re.compile(r"[^\W_]+(?:[-'.,/][^\W_]+)*|[%§€$£]")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_MARKUP = re.compile(r"[*_`#\\]+")
_LABEL = re.compile(
    r"^(?:[-+•·]\s+|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivx]{1,4})[.)]\s+|\d+(?:\.\d+)+\s+)+", re.I
)
_CLAUSES = re.compile(r"[;:?]|[.!]\W*\s\W*\w{2}")

_NOT = re.compile(r"\b(can|could|do|does|did|is|are|was|were|must|should|would|may|need)n't\b")
_MODALS = frozenset("may can could might must shall should will would need".split())
_NEGATIONS = frozenset("not no never nor neither none nobody nothing".split())
_BANS = frozenset("prohibited prohibits prohibit forbidden forbids forbid banned".split())
_PERMISSIONS = frozenset(
    """permitted permits permit permission permissions allowed allows allow authorised authorized
    authorises authorizes granted grants grant right rights free freely fine okay ok approved
    approves cleared clearance licensed welcome safe eligible exempt waived acceptable""".split()
)
_EXCEPTIONS = frozenset(
    """unless until without except excluding excepting only solely exclusively other than else but
    however though although provided subject outside beyond apart save besides if when where
    whether while before after once because despite even rather either""".split()
)
_LIMITS = frozenset(
    """non-commercial noncommercial commercial academic research educational personal private
    internal public all any every each some most few""".split()
)
_LIMITING = (_MODALS | _NEGATIONS | _BANS | _PERMISSIONS | _EXCEPTIONS) - frozenset(
    "but however though although before after while whether even rather right free".split()
) | frozenset("non-commercial noncommercial commercial academic educational".split())
_MARKS = _MODALS | _NEGATIONS | _BANS | _PERMISSIONS | _EXCEPTIONS | _LIMITS
# These may be added or left out: they carry nothing.
_FREE = frozenset("a an the is are was were be been being it its this that these those".split())


def words(text: str) -> list[str]:
    """Return the words of a text in order, a hyphen counting as a letter."""
    text = _LINK.sub(r"\1", normalise(text))
    text = _LABEL.sub("", _MARKUP.sub("", text).strip()).casefold()
    text = _NOT.sub(r"\1 not", text).replace("can't", "can not").replace("cannot", "can not")
    return _WORD.findall(text.replace("won't", "will not"))


def score(sentence: str, quotation: str) -> float:
    """Return how much of a sentence stands in a quotation: 1 is all of it.

    Shared words count 0.6, those that carry nothing little of it, shared pairs of
    neighbours 0.4; a number that is missing takes 0.25 away.
    """
    said, quoted = words(sentence), words(quotation)
    if not said:
        return 0.0
    known, pairs = set(quoted), set(pairwise(_telling(quoted)))
    weights = [(0.2 if word in _FREE else 1.0, word in known) for word in said]
    share = sum(weight for weight, found in weights if found) / sum(w for w, _ in weights)
    own = list(pairwise(_telling(said)))
    beside = sum(pair in pairs for pair in own) / len(own) if own else share
    missing = any(_numeric(word) and word not in known for word in said)
    return 0.6 * share + 0.4 * beside - (0.25 if missing else 0.0)


def supported(sentence: str, quotation: str) -> bool:
    """Tell whether a sentence may stand in the place of a quotation."""
    said, quoted = _telling(words(sentence)), _telling(words(quotation))
    if len(said) < _FEWEST or score(sentence, quotation) < ENOUGH:
        return False
    if _governed(said) != _governed(quoted) or not _in_order(said, quoted):
        return False
    return len(said) == len(quoted) or plain_prohibition(quotation)


def plain_prohibition(text: str) -> bool:
    """Tell whether a text forbids in one clause, and neither permits, excepts nor asks."""
    said = words(text)
    if _CLAUSES.search(normalise(text)):
        return False
    followed = list(pairwise([*said, ""]))
    if any(word in _PERMISSIONS | _EXCEPTIONS | (_NEGATIONS - {"not"}) for word in said):
        return False
    if any(word in _MODALS and after != "not" for word, after in followed):
        return False
    return any(word in _MODALS for word in said) != any(word in _BANS for word in said)


def limited(text: str) -> bool:
    """Tell whether an English text may permit, forbid, demand or limit something."""
    return any(word in _LIMITING for word in words(text))


def _telling(found: list[str]) -> list[str]:
    return [word for word in found if word not in _FREE]


def _governed(said: list[str]) -> list[tuple[str, str]]:
    """Every mark with the word that it stands before."""
    return [(word, after) for word, after in pairwise([*said, ""]) if word in _MARKS]


def _in_order(said: list[str], quoted: list[str]) -> bool:
    left = iter(quoted)
    return all(word in left for word in said)


def _numeric(word: str) -> bool:
    return any(char.isdigit() for char in word)
