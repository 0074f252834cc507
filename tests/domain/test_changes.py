"""Clauses that changed between two versions, and all that is no change."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.answers import Quote
from bot.domain.changes import Change, Run, change_to, changes, comparable, compared, touches
from bot.domain.documents import Document, Kind
from bot.domain.edits import Edit, edits
from bot.domain.regions import language_in, regions_of
from tests.builders import document, rule

TERMS = """# Terms of the Meadow

Last updated: May 4, 2024

## 1. Your visits

You may read every page of the meadow without an account.
Robots may not gather pages from the meadow; see Section 2.1(b).

## 2. What you may not do

You may not:

- sell the flowers that others planted here;
- train any model on the songs of the birds, or let others do so.

These terms are governed by the laws of the State of California.
"""


def terms(body: str = TERMS, **changes: str) -> Document:
    return document("meadow-terms", Kind.PLATFORM_TERMS, body=body, **changes)


def told(found: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [(c.old.text if c.old else "", c.new.text if c.new else "") for c in found]


def edited(old: str, new: str) -> list[tuple[str, str]]:
    assert old in TERMS
    return told(changes(terms(), terms(TERMS.replace(old, new))))


def test_changed() -> None:
    """
    A clause with other words is told beside what it was.
    """
    sentence = "You may read every page of the meadow without an account."
    other = "You may read every page of the meadow with an account."

    assert [(sentence, other)] == edited(sentence, other)


def test_extended() -> None:
    """
    A clause that goes on is a changed one, though its old words still stand there.
    """
    sentence = "You may read every page of the meadow without an account."
    other = "You may read every page of the meadow without an account but not train on it."

    assert [(sentence, other)] == edited(sentence, other)


def test_added_and_gone() -> None:
    """
    What has no counterpart is new or gone.
    """
    item = "- sell the flowers that others planted here;"
    fresh = "Ducks are fed on Sundays by the keeper alone."

    assert [(item, "")] == edited(f"{item}\n", "")
    assert [("", fresh)] == edited("## 2. What", f"{fresh}\n\n## 2. What")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Pages posted before May 4, 2024 are free.", "Pages posted before May 4, 2025 are free."),
        ("- No scraping", "- No sleeping"),
        ("1. No Scraping. Be kind to the birds.", "1. Scraping. Be kind to the birds."),
        ("Never train on any version.", "Train on any version here."),
    ],
)  # fmt: skip
def test_short_but_weighty(old: str, new: str) -> None:
    """
    A short clause that forbids is no title, and a date that a clause turns on is one of its words.
    """
    assert len(changes(terms(f"{TERMS}\n{old}\n"), terms(f"{TERMS}\n{new}\n"))) >= 1


def test_one_number() -> None:
    """
    A number within a clause is a word of it.
    """
    body = TERMS + "\nYou may keep 1,000 pages for 30 days.\n"

    assert len(changes(terms(body), terms(body.replace("1,000", "2,000")))) == 1
    assert len(changes(terms(body), terms(body.replace("30", "90")))) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("## 1. Your visits", "### 4\\. Welcome to the meadow"),
        ("May 4, 2024", "6 June 2025"),
        ("Last updated: May 4, 2024", "Effective: 2025-01-01\n\nVersion of 2025-01-01"),
        ("2.1(b)", "7(c)"),
        ("without an account.\nRobots", "without\nan account.   Robots"),
        ("- sell the flowers that others planted here;\n- train", "(a) sell the **flowers** that "
         "others planted here;\n(b) train"),
        ("the meadow; see", "[the meadow](https://meadow.test/x?y=(z)); see"),
        ("the songs", "<em>the songs</em>"),
        ("You may read every", "1.1. Reading. You may read every"),
    ],
)  # fmt: skip
def test_no_change(old: str, new: str) -> None:
    """
    Numbers, titles, dates, places in the text, links, emphasis and white space are no words.
    """
    assert edited(old, new) == []


def test_moved() -> None:
    """
    A clause that stands elsewhere has not changed.
    """
    first, *others = TERMS.split("\n## ")
    moved = "\n## ".join((first, *reversed(others)))

    assert told(changes(terms(), terms(moved))) == []


def test_cut_otherwise() -> None:
    """
    Two sentences made one, or a list made a sentence, are no change; spelling is none either.
    """
    apart = (
        "## 1. Rules\n\nNobody may copy the pages here. Nobody may sell authorised pages here.\n"
    )
    one = "Nobody may copy the pages here; nobody may sell authorized pages here.\n"

    assert () == changes(terms(apart), terms(one)) == changes(terms(one), terms(apart))


def test_under_other_words() -> None:
    """
    An item that says the same under words that turn it around has changed; nowhere else.
    """
    items = "\n\n- copy the pages of the meadow at night;\n- sell what was copied from the pages.\n"
    found = changes(terms(f"You may not:{items}"), terms(f"You may, at any time:{items}"))

    assert len(found) == 3
    assert {"- copy the pages of the meadow at night;"} <= {c.old.text for c in found if c.old}
    assert len(changes(terms(f"You may not:{items}"), terms(f"Do not ever:{items}"))[:1]) == 1


def test_a_stream_of_repeats() -> None:
    """
    A sentence that stands there twice is told once.
    """
    twice = "Nobody may copy these pages at night.\n\nNobody may copy these pages at night.\n"

    assert len(changes(terms("Welcome to everybody who comes here."), terms(twice))[:-1]) == 1


def test_other_country() -> None:
    """
    The text of another country is no version of this one, nor is one in another language.
    """
    abroad = TERMS.replace("the State of California", "Ireland")

    assert not comparable(terms(), terms(abroad))
    assert changes(terms(), terms(abroad + "\nNothing here is for sale.\n")) == ()
    assert not comparable(terms(region="us"), terms(region="eu, uk"))
    assert not comparable(terms(language="en"), terms(language="de"))
    assert comparable(terms(region="us"), terms(region="us; ca"))


def test_where_a_text_is_for() -> None:
    """
    The header says for which countries and in which language a text is, or else its own words do.
    """
    provider = "The entity providing the Service in the United Kingdom is Meadow LLC, Texas, USA."
    outside = "If you live outside the European Union, the laws of Texas govern these terms."

    assert {"us"} == regions_of(terms())
    assert {"eu", "ch"} == regions_of(terms(region="EU, ch"))
    assert {"uk"} == regions_of(terms(provider))
    assert {"us"} == regions_of(terms(outside))
    assert frozenset() == regions_of(terms("Nothing is said here."))
    assert "en" == language_in(terms()) == language_in(terms(language="en-GB"))
    assert language_in(terms("12345")) == ""


def test_side_by_side() -> None:
    """
    Both clauses are told in full, the words marked that only one of them has.
    """
    left, right = compared("You may **copy** one [page](x).", "You may copy two pages.")

    assert (Run("You may copy", False), Run("one page.", True)) == left
    assert (Run("You may copy", False), Run("two pages.", True)) == right
    assert ((), (Run("All new.", True),)) == compared("", "All new.")


def test_touched_quotation() -> None:
    """
    A quotation is touched by the change of a clause that it quotes a part of, and by no other.
    """
    old = terms()
    found = changes(old, terms(TERMS.replace("the songs", "any songs")))
    item = "- train any model on the songs of the birds, or let others do so."
    start = old.text.index(item)

    assert touches(found[0], old.id, start, start + 10)
    assert not touches(found[0], "other", start, start + 10)
    assert not touches(found[0], old.id, start - 10, start)
    assert not touches(Change(None, found[0].new), old.id, start, start + 10)


SENTENCES = st.lists(
    st.sampled_from(
        [f"No {animal} may {act} the pages of this meadow at {when}."
         for animal in ("duck", "robot", "crawler") for act in ("read", "copy", "sell", "train on")
         for when in ("night", "noon")]
    ),
    min_size=1, max_size=8, unique=True,
)  # fmt: skip


@given(SENTENCES, st.data())
def test_order_and_layout(sentences: list[str], data: st.DataObject) -> None:
    """
    Whatever the order and layout of the same sentences, nothing has changed.
    """
    order = data.draw(st.permutations(sentences))
    first = terms("# A\n\n" + "\n\n".join(sentences))
    second = terms("# B\n\n" + "\n".join(f"{n}. {text}" for n, text in enumerate(order, 1)))

    assert () == changes(first, second) == changes(second, first)


@given(SENTENCES, SENTENCES)
def test_told_once(old: list[str], new: list[str]) -> None:
    """
    Each sentence of one version that the other lacks is told exactly once, on its side.
    """
    found = changes(terms("\n\n".join(old)), terms("\n\n".join(new)))

    assert sorted(set(old) - set(new)) == sorted(c.old.text for c in found if c.old)
    assert sorted(set(new) - set(old)) == sorted(c.new.text for c in found if c.new)


def test_what_became_of_a_quotation() -> None:
    """
    Of a quotation whose text is not at hand: it still stands, it is another, or it is gone.
    """
    sentence = "You may read every page of the meadow without an account."
    quote = Quote("meadow-terms", 0, len(sentence), sentence)
    title = Quote("meadow-terms", 0, 11, "Your visits")
    other = terms(TERMS.replace("without an account", "with an account"))

    assert change_to(quote, terms()) is None
    assert change_to(title, terms()) is None
    changed = change_to(quote, other)
    assert changed is not None
    assert changed.new is not None
    assert "with an account" in changed.new.text
    assert Change(quote, None) == change_to(quote, terms("Ducks sleep at night here."))
    assert Change(title, None) == change_to(title, terms("Ducks sleep at night here."))


def test_edits() -> None:
    """
    An edit says in a few words what happened to a document; one that only moved is none.
    """
    old = terms()
    abroad = terms(TERMS.replace("the State of California", "Ireland"))
    moved = replace(old, path="elsewhere.md")
    held = {"a": old, "b": old, "c": old}
    found = list(edits(held, {"a": abroad, "b": moved, "c": old}, ("a", "b", "c")))

    told = "now the text of another country or language; no change of a clause is told"
    assert [told, "header or layout only"] == [edit.summary for edit in found]
    both = Edit("a", "A", (Change(None, None), Change(None, None)))
    assert both.summary == "2 clauses added, 2 clauses removed"
    ruled = {"a": replace(old, rules=(rule(),))}
    assert [e.summary for e in edits({"a": old}, ruled, "a")] == ["the rules in its header changed"]
