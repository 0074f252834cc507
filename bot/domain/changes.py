"""Clauses that are new, changed or gone between two versions of a text.

A clause is a sentence or list item. Where it stands, how it is numbered and set, what heading
is above it and by what date it is signed are not its words: none of that is a change, nor is
a text of another country or in another language, which is no version of the first.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate, islice, pairwise

from bot.domain.answers import Quote
from bot.domain.bare_words import bare_words, is_label, is_numbered, plain
from bot.domain.documents import Document
from bot.domain.headings import headings
from bot.domain.regions import language_in, regions_of
from bot.domain.text import normalise
from bot.domain.units import units
from bot.domain.verification import turns

ALIKE = 0.5  # so much of two clauses has to be the same words for one to be the other, changed
_FEWEST = 4  # words; a shorter clause is only itself, never a part of another one
_MOST_PLACES = 5  # of the same words that are looked at


@dataclass(frozen=True, slots=True)
class Change:
    """A clause as it was and as it is: without `old` it is new, without `new` it is gone."""

    old: Quote | None
    new: Quote | None


@dataclass(frozen=True, slots=True)
class Run:
    """Words of a clause that both versions have, or that only this one has."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class _Clause:
    """A sentence or list item, its words, and what introduces it, as in "You may not:"."""

    quote: Quote
    words: tuple[str, ...]
    lead: str

    @property
    def key(self) -> str:
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class _Row:
    """The words of clauses one after another, and where each of them begins."""

    text: str
    starts: tuple[int, ...]

    def has(self, words: str) -> bool:
        """Tell whether these words stand there, in one clause or over several."""
        return f" {words} " in self.text

    def around(self, words: str) -> Iterator[list[str]]:
        """Yield, for each place of these words, the whole clauses that they stand in."""
        place = self.text.find(f" {words} ")
        while place >= 0:
            first = bisect_right(self.starts, place) - 1
            last = bisect_left(self.starts, place + len(words) + 1)
            borders = (*self.starts[first:last], *self.starts[last : last + 1], len(self.text))
            spans = list(pairwise(borders))[: last - first]
            yield [self.text[a:b].strip() for a, b in spans]
            place = self.text.find(f" {words} ", place + 1)


@dataclass(frozen=True, slots=True)
class _Reading:
    """The clauses of a text, and all its words in a row: with its headings, and without."""

    clauses: tuple[_Clause, ...]
    rows: tuple[_Row, _Row]

    def has(self, words: str) -> bool:
        """Tell whether these words stand here, however they are cut into clauses."""
        return any(row.has(words) for row in self.rows)

    def keeps(self, clause: _Clause, other: "_Reading") -> bool:
        """Tell whether a clause of the other version is here, cut otherwise and nothing else."""
        return len(clause.words) >= _FEWEST and any(
            all(other.has(whole) for whole in wholes)
            for row in self.rows
            for wholes in islice(row.around(clause.key), _MOST_PLACES)
        )


def comparable(old: Document, new: Document) -> bool:
    """Tell whether two texts are for the same country and in the same language."""
    here, there = regions_of(old), regions_of(new)
    spoken = {language_in(old), language_in(new)} - {""}
    return len(spoken) < 2 and (here <= there or there <= here)


def changes(old: Document, new: Document) -> tuple[Change, ...]:
    """Return what changed from one version to another, in the order of the new one.

    What is gone stands after all else. Between texts that are not comparable nothing did.
    """
    if not comparable(old, new):
        return ()
    before, after = (_read(d.id, d.text, d.body_start) for d in (old, new))
    gone, come = _unmatched(before, after), _unmatched(after, before)
    flipped = list(_flipped(before, after))
    pairs = _paired(gone, come)
    taken = {id(a) for a, _ in pairs} | {id(b) for _, b in pairs}
    found = [Change(a.quote, b.quote) for a, b in (*pairs, *flipped)]
    found += [Change(None, clause.quote) for clause in come if id(clause) not in taken]
    found.sort(key=lambda change: change.new.start if change.new else 0)
    return (*found, *(Change(clause.quote, None) for clause in gone if id(clause) not in taken))


def change_to(quote: Quote, current: Document) -> Change | None:
    """Return what became of a quotation whose text is not at hand; None where it still stands."""
    before = _read(quote.document, quote.text, 0)
    after = _read(current.id, current.text, current.body_start)
    if not before.clauses:
        stands = normalise(quote.text) in normalise(current.body)
        return None if stands else Change(quote, None)
    gone = _unmatched(before, after)
    if not gone:
        return None
    pairs = _paired(gone, _unmatched(after, before))
    return Change(quote, pairs[0][1].quote if pairs else None)


def compared(old: str, new: str) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return both clauses side by side, the words marked that only one of them has."""
    a, b = _tokens(old), _tokens(new)
    left: list[Run] = []
    right: list[Run] = []
    matcher = SequenceMatcher(None, [_bare(t) for t in a], [_bare(t) for t in b], autojunk=False)
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        left += [Run(" ".join(a[a1:a2]), tag != "equal")] if a1 < a2 else []
        right += [Run(" ".join(b[b1:b2]), tag != "equal")] if b1 < b2 else []
    return tuple(left), tuple(right)


def _tokens(text: str) -> list[str]:
    return normalise(plain(text)).split()


def _bare(token: str) -> str:
    return token.strip(".,;:()\"'*_").casefold() or token


@lru_cache(maxsize=256)
def _read(document: str, file: str, offset: int) -> _Reading:
    body = file[offset:]
    titles = [mark for mark in headings(body) if mark.end > mark.start]
    inside = _Inside([(mark.start, mark.end) for mark in titles])
    clauses: list[_Clause] = []
    everything: list[tuple[str, ...]] = []
    lead = ""
    for start, end in units(body):
        text = body[start:end]
        words = bare_words(text)
        everything += [words] if words else []
        if inside.holds(start, end) or not words or is_label(text, words):
            lead = ""
            continue
        item = is_numbered(text)
        quote = Quote(document, offset + start, offset + end, text)
        clauses.append(_Clause(quote, words, lead if item else ""))
        if text.rstrip("*_ ").endswith(":"):
            lead = text
        elif not item:
            lead = ""
    return _Reading(tuple(clauses), (_row(everything), _row([c.words for c in clauses])))


def _row(told: Sequence[tuple[str, ...]]) -> _Row:
    keys = [" ".join(words) for words in told]
    starts = accumulate((len(key) + 1 for key in keys), initial=0)
    return _Row(f" {' '.join(keys)} ", tuple(starts)[:-1])


class _Inside:
    """Whether a stretch lies within one of several spans, which are in order."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._at = 0

    def holds(self, start: int, end: int) -> bool:
        """Tell it for stretches in their order."""
        while self._at < len(self._spans) and self._spans[self._at][1] <= start:
            self._at += 1
        if self._at == len(self._spans):
            return False
        a, b = self._spans[self._at]
        return a <= start and end <= b


def _unmatched(these: _Reading, others: _Reading) -> list[_Clause]:
    """The clauses of one version whose words the other one does not have."""
    known = {clause.key for clause in others.clauses}
    told: set[str] = set()
    found: list[_Clause] = []
    for clause in these.clauses:
        if clause.key not in known | told and not others.keeps(clause, these):
            found.append(clause)
            told.add(clause.key)
    return found


def _flipped(before: _Reading, after: _Reading) -> Iterator[tuple[_Clause, _Clause]]:
    """List items that say the same, under words that turn them around in one version only."""
    first: dict[str, list[_Clause]] = {}
    for clause in before.clauses:
        first.setdefault(clause.key, []).append(clause)
    for clause in after.clauses:
        held = first.get(clause.key, [])
        ways = {turns(old.lead) if old.lead else None for old in held}
        if clause.lead and ways == {not turns(clause.lead)}:
            yield held[0], clause


def _paired(gone: Sequence[_Clause], come: Sequence[_Clause]) -> list[tuple[_Clause, _Clause]]:
    """What is gone beside what came in its place: the most alike first, each once."""
    bags = [(clause, Counter(clause.words)) for clause in come]
    scored: list[tuple[float, int, int]] = []
    for i, old in enumerate(gone):
        bag = Counter(old.words)
        for j, (new, other) in enumerate(bags):
            score = 2 * (bag & other).total() / (len(old.words) + len(new.words))
            if score >= ALIKE:
                scored.append((-score, i, j))
    pairs: list[tuple[_Clause, _Clause]] = []
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((gone[i], come[j]))
    return pairs


def touches(change: Change, document: str, start: int, end: int) -> bool:
    """Tell whether a quotation of the old version has words of the clause that changed."""
    old = change.old
    return old is not None and old.document == document and start < old.end and old.start < end
