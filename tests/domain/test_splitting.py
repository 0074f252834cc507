"""Passages, pieces and units: places are exact, nothing is lost, order is kept."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.documents import Document, Kind
from bot.domain.headings import headings
from bot.domain.splitting import LONGEST_PASSAGE, LONGEST_PIECE, passages, pieces, units

HEADER = "---\nid: x\n---\n"
LINES = st.sampled_from(
    [
        "# Terms", "## 2. Use\\.", "### Deep", "**3. Use**", "4\\. RIGHTS", "5.1 Your Content",
        "8.", "Title", "=====", "-----", "---", "license:", "- cc-by-4.0", "* item", "1. one; and",
        "(a) see section", "2.1 of this", "| a | b |", "|---|---|", "```", "# no heading", "",
        "", "   ", "\t", "You may not scrape e.g. U.S. sites. Ask Acme Inc. first! Really?",
        "wrapped line that goes on", "See No. 5 of it. “Quoted.” Next", "\ufeffx", "\u2028",
        "版权所有。不得抓取。好", "[Terms](#terms)", "2. Grant of Licence. We grant",
        "END OF TERMS AND CONDITIONS",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(LINES, max_size=40).map("\n".join),
    st.text(max_size=300),
    st.lists(st.sampled_from(["word ", "word, ", "End. ", "x" * 700, "\n", "\n\n"])).map("".join),
    st.lists(LINES, min_size=60, max_size=60).map(lambda lines: "\n".join(lines * 4)),
)


def document(body: str, title: str = "T") -> Document:
    text = HEADER + body
    return Document("x", title, Kind.INTERNAL_POLICY, text, len(HEADER), "internal-policies/x.md")


def uncovered(text: str, spans: list[tuple[int, int]], start: int = 0) -> str:
    """What no span holds; fails when spans overlap or are out of order."""
    left: list[str] = []
    for a, b in spans:
        assert start <= a < b
        left.append(text[start:a])
        start = b
    return "".join([*left, text[start:]])


def said(text: str) -> list[str]:
    return [text[a:b] for a, b in units(text)]


@given(TEXTS)
def test_passages_hold_everything(body: str) -> None:
    """
    Passages hold every non-blank character of the body once, in order, at their place.
    """
    doc = document(body)

    found = passages(doc)

    assert uncovered(doc.text, [(p.start, p.end) for p in found], doc.body_start).strip() == ""
    for passage in found:
        assert doc.text[passage.start : passage.end] == passage.text == passage.text.strip()
        assert len(passage.text) <= LONGEST_PASSAGE


@given(TEXTS)
def test_pieces_are_places(body: str) -> None:
    """
    A piece is a stretch of its passage, short enough to embed, and in order.
    """
    doc = document(body)

    for passage in passages(doc):
        found = pieces(passage)
        assert list(found) == sorted(found, key=lambda piece: piece.end)
        for piece in found:
            assert doc.text[piece.start : piece.end] == piece.text
            assert passage.start <= piece.start < piece.end <= passage.end
            assert len(piece.text) <= LONGEST_PIECE


@given(TEXTS, st.integers(0, 1000))
def test_units_hold_everything(text: str, start: int) -> None:
    """
    Units hold every non-blank character once, in order, without white space around them.
    """
    spans = [(a - start, b - start) for a, b in units(text, start)]

    assert uncovered(text, spans).strip() == ""
    assert all(text[a:b] == text[a:b].strip() for a, b in spans)


def test_sentences() -> None:
    """
    Sentences end at full stops, not at abbreviations, numbers or line breaks.
    """
    text = "Ask Acme Inc. or the U.S. office, e.g. by\nmail. See No. 5 there! Is it\nso? No. Stop."

    assert said(text) == [
        "Ask Acme Inc. or the U.S. office, e.g. by\nmail.",
        "See No. 5 there!",
        "Is it\nso?",
        "No.",
        "Stop.",
    ]


def test_clauses() -> None:
    """
    List items and numbered clauses are units; a wrapped line that begins with a number is not.
    """
    text = (
        "You must not:\n(a) act under section\n2.1 of this;\n(b) copy.\n1.1 One.\n1.2 Two.\n- Item"
    )

    assert said(text) == [
        "You must not:",
        "(a) act under section\n2.1 of this;",
        "(b) copy.",
        "1.1 One.",
        "1.2 Two.",
        "- Item",
    ]


def test_run_in_titles() -> None:
    """
    A title that runs into its text is quoted together with the sentence after it.
    """
    text = "2. Grant of Licence. We grant it. You take it.\n\n**Fees.** You pay."

    assert said(text) == ["2. Grant of Licence. We grant it.", "You take it.", "**Fees.** You pay."]


def test_metadata_fields() -> None:
    """
    In the metadata of a dataset card the licence stays with its field name.
    """
    text = "---\nlanguage:\n- en\nlicense:\n- cc-by-4.0\n- mit\nsize: small\n---\n\n# Card\nText."

    assert said(text) == [
        "---", "language:\n- en", "license:\n- cc-by-4.0\n- mit", "size: small", "---",
        "# Card", "Text.",
    ]  # fmt: skip


def test_sections_by_heading() -> None:
    """
    A passage is a section; its heading is the path to it, without the document's own title.
    """
    body = "# Terms\n\nHello.\n\n## A\n### 1\nx\n### 2\ny\n\nB\n-\n\nUse\n===\n\n**3\\. Fees**\n\nz"
    doc = document(body, title="Terms")

    assert [(p.heading, p.text) for p in passages(doc)] == [
        ("", "# Terms\n\nHello."),
        ("A > 1", "## A\n### 1\nx"),
        ("A > 2", "### 2\ny\n\nB\n-"),
        ("Use > 3. Fees", "Use\n===\n\n**3\\. Fees**\n\nz"),
    ]


def test_plain_text_clauses() -> None:
    """
    Plain text has headings too: numbered, named, in capitals, or running into the clause.
    """
    text = (
        'TERMS AND CONDITIONS\n\n1. Definitions.\n\n"X" means x.\n\n2. Grant of Licence. We grant'
        " it.\n\nSection 3 -- Scope.\n\nAll.\n\n1. first item\n2. second item\n\n4. You may not"
        " copy any of this, whatever you think of it."
    )

    assert [heading.title for heading in headings(text)] == [
        "TERMS AND CONDITIONS",
        "1. Definitions.",
        "2. Grant of Licence",
        "Section 3 -- Scope.",
    ]


def test_titles_and_lists() -> None:
    """
    A numbered line is a title where text or deeper clauses follow, and an item before the next.
    """
    titles = "1. Grant of Licence\n1.1 You may use it.\n\n2. Fees\nWe take none.\n"
    items = "Text.\n\n1. Grant of Licence\n2. Scope of use\n3. Fees\n\nText."

    assert [h.title for h in headings(titles)] == ["1. Grant of Licence", "2. Fees"]
    assert list(headings(items)) == []


def test_leaves() -> None:
    """
    A table of contents and a bold lead-in have nothing below them.
    """
    doc = document("**Contents**\n\n- x\n\n**8. USE**\n\na\n\n**By mail:**\n\nb\n\n9. FEES\n\nc")

    assert [passage.heading for passage in passages(doc)] == [
        "Contents",
        "8. USE",
        "8. USE > By mail:",
        "9. FEES",
    ]


def test_code_has_no_headings() -> None:
    """
    A comment in a code fence is no heading.
    """
    assert list(headings("```\n# comment\n```\n")) == []


def test_long_sections_end_at_paragraphs() -> None:
    """
    A section that is too long is cut between paragraphs, into parts of like size.
    """
    paragraph = "A sentence of some length that says nothing. " * 10
    doc = document("# A\n\n" + "\n\n".join([paragraph.strip()] * 10))

    found = passages(doc)

    assert {"A"} == {passage.heading for passage in found}
    assert all(passage.text.endswith("nothing.") for passage in found)
    assert all(len(passage.text) > LONGEST_PASSAGE // 3 for passage in found)


def test_contents_are_not_searched() -> None:
    """
    A table of contents and a ruler have no pieces.
    """
    doc = document("- [Uses](#uses)\n- [Licence](#licence)\n\n-----")

    assert [piece for passage in passages(doc) for piece in pieces(passage)] == []


def test_corpus() -> None:
    """
    The real documents are held completely, and most pieces have about 100 tokens.
    """
    root = Path(__file__).resolve().parents[3] / "shared" / "corpus"
    if not root.is_dir():
        pytest.skip("needs ../shared/corpus beside the project")
    files = sorted(root.glob("internal-policies/*.md")) + sorted(root.glob("platform-terms/a*.md"))
    lengths: list[int] = []
    for file in files:
        text = file.read_text(encoding="utf-8")
        start = text.index("\n---\n") + 5
        doc = Document(file.stem, "", Kind.PLATFORM_TERMS, text, start, file.name)
        found = passages(doc)
        assert uncovered(text, [(p.start, p.end) for p in found], start).strip() == ""
        lengths += [len(piece.text) for p in found for piece in pieces(p)]

    assert 250 < sum(lengths) / len(lengths) < 450


def test_the_metadata_of_a_card() -> None:
    """
    The block of metadata that a dataset card begins with is a section of its own, in one unit a
    line, and no heading is looked for in it.
    """
    body = "---\nlicense: mit\nlanguage:\n- en\n---\n# Card\n\nWords on the dataset.\n"

    first, second = passages(document(body))

    assert (first.heading, second.heading) == ("Metadata", "Card")
    assert first.text.startswith("---\nlicense: mit")
    assert second.text.startswith("# Card")
