"""The check of quotations over the sentences of real documents: nothing altered, all harmless."""

import random
import re
from collections.abc import Callable, Mapping, Sequence

import pytest

from bot.adapters.folder import Folder
from bot.domain.answers import Quote
from bot.domain.documents import Document
from bot.domain.units import units
from bot.domain.verification import verify
from tests.shared import KNOWLEDGE, SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.no_cover]

Sentence = tuple[str, Document]
Checked = tuple[str, Quote | None]
_CURLY = str.maketrans({"'": "’", '"': "”", "-": "\u2011"})
_TURNING = re.compile(
    r"(?i)\b(?:no[nrt]?|none|never|neither|cannot|without|unless|except\w*|only|exclud\w*|prohib\w*"
    r"|forbid\w*|unlawful\w*|refrain\w*|other than|rather than|instead of|\w+n't)\b"
)
_OTHERS = "purple harbour seventeen lantern orbit".split()


@pytest.fixture(scope="module")
def sentences() -> Sequence[Sentence]:
    """Three thousand sentences of the documents, drawn by lot, the same ones each time.

    Those of one document stand together, because a document is folded once for all of them.
    """
    found: list[Sentence] = []
    for root in (KNOWLEDGE, SHARED / "corpus"):
        for document in Folder(root).read():
            assert isinstance(document, Document)
            for start, end in units(document.body, document.body_start):
                text = document.text[start:end]
                if 40 <= len(text) <= 600 and len(re.findall(r"[a-z]{2,}", text)) >= 8:
                    found.append((text, document))
    return sorted(random.Random(3).sample(found, 3000), key=lambda sentence: sentence[1].id)


def _spaced(text: str) -> str:
    return "  " + re.sub(r" +", "\n  ", text)


def _wrapped(text: str) -> str:
    return f"“{text}”"


def _shortened(text: str) -> str:
    """Leave out three words that turn nothing, of a sentence that is long enough for it."""
    words = text.split(" ")
    a, b = len(words) // 2 - 1, len(words) // 2 + 2
    if len(words) < 14 or _TURNING.search(" ".join(words[a:b])):
        return text
    return f"{' '.join(words[:a])} … {' '.join(words[b:])}"


_HARMLESS: dict[str, Callable[[str], str]] = {
    "spaces": _spaced,
    "typography": lambda text: text.translate(_CURLY),
    "quotation marks": _wrapped,
    "ellipsis": _shortened,
    "case": str.upper,
}


def _first(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Callable[[str], str]:
    return lambda text: re.sub(pattern, new, text, count=1)


def _one_word(text: str) -> str:
    words = text.split(" ")
    longest = max(range(len(words)), key=lambda n: len(words[n]))
    words[longest] = _OTHERS[len(text) % len(_OTHERS)]
    return " ".join(words)


def _invented(text: str) -> str:
    words = text.split(" ")
    return " ".join([*words[: 2 * len(words) // 3], "for any purpose whatsoever and for ever"])


_ALTERED: dict[str, Callable[[str], str]] = {
    "not dropped": _first(r"(?i)\bnot ", ""),
    "no dropped": _first(r"(?i)\b(?:no|never) ", ""),
    "not added": _first(r"\b(may|must|can|will|shall|is|are) (?!not)", r"\1 not "),
    "may for must": _first(r"\bmust\b", "may"),
    "must for may": _first(r"\bmay\b", "must"),
    "number changed": _first(r"\d(?=\D|$)", lambda match: str((int(match[0]) + 1) % 10)),
    "commercial": _first(r"(?i)\bnon-?commercial", "commercial"),
    "non-commercial": _first(r"(?i)(?<!non-)\bcommercial", "non-commercial"),
    "one word": _one_word,
    "a third invented": _invented,
}


@pytest.fixture(scope="module")
def checked(sentences: Sequence[Sentence]) -> Mapping[str, Sequence[Checked]]:
    """Each sentence in every variant, one document after another, with what the check found."""
    found: dict[str, list[Checked]] = {kind: [] for kind in (*_HARMLESS, *_ALTERED)}
    for text, document in sentences:
        for kind, change in (*_HARMLESS.items(), *_ALTERED.items()):
            new = change(text)
            if kind in _HARMLESS or new != text:
                found[kind].append((new, verify(new, document)))
    return found


@pytest.mark.parametrize("kind", _HARMLESS)
def test_harmless_variants_are_accepted(
    checked: Mapping[str, Sequence[Checked]], kind: str
) -> None:
    """
    White space, typography, quotation marks, an honest ellipsis and case keep a quotation true.
    """
    true = sum(quote is not None for _, quote in checked[kind])

    assert true / len(checked[kind]) >= 0.95


@pytest.mark.parametrize("kind", _ALTERED)
def test_altered_quotes_are_refused(checked: Mapping[str, Sequence[Checked]], kind: str) -> None:
    """
    No altered quotation passes, unless the document really says it so somewhere else.
    """
    wrong = [new for new, quote in checked[kind] if quote and new not in quote.text]

    assert wrong == []
    assert len(checked[kind]) > 10
