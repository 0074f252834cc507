"""Quotations that somebody else wrote down."""

from dataclasses import replace

import pytest

from bot.domain.answers import Quote
from bot.domain.verification import verify
from tests.builders import document

BODY = """# Terms

You may use the **data** for non-commercial and honest research, and you may share your results.
You must not copy the database for training, except with our written consent.
- Fees are 1,000.5 euros a month and we can't lower them for anybody at all.
Results may be shown; after that (see above) they are kept for thirty days.
10² units cost 20% more than the price that we told you.
您可以将这些数据用于学术研究和教学目的但须注明出处。
"""
DOCUMENT = document(body=BODY)


def found(text: str) -> str:
    """Return the stored words of a quotation, or nothing."""
    quote = verify(text, DOCUMENT)
    return quote.text if quote else ""


@pytest.mark.parametrize(
    "text",
    [
        "You may use the **data** for non-commercial and honest research",
        "\u2011 you may use the data for non-commercial and honest research, and you may share "
        "your results.",
        "you may use the data for non‑commercial\n   and honest research, and you may share",
        "“You may use the data for non-commercial … research, and you may share your results.”",
        "use the data for non-commercial and honest research",
    ],
)
def test_true_quotations(text: str) -> None:
    """
    Typography, Markdown, spaces and honest omissions do not matter; the stored sentence is shown.
    """
    quote = verify(text, DOCUMENT)

    assert quote is not None
    assert quote.text.startswith("You may use the **data**")
    assert quote.text.endswith("your results.")
    assert Quote(DOCUMENT.id, quote.start, quote.end, quote.text) == quote
    assert quote.text == DOCUMENT.text[quote.start : quote.end]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "nothing"),
        ("…", "nothing but an omission"),
        ("share your results", "too few words"),
        ("to a b in of it is", "too short, and not there"),
        ("may use the data for commercial research now", "another word"),
        ("commercial and honest research, and you may share your results", "a compound cut in two"),
        ("copy the database for training", "what turns it stands before"),
        ("You must … copy the database for training", "what turns it was left out"),
        ("You may use the data … research, and you may share your results.", "a limit left out"),
        ("You may use the data … 10² units cost 20% more", "too much left out, or what turns it"),
        ("Results may be shown … kept … for thirty days of it", "a part that is not there"),
        ("Results may be shown … at all", "a part of two words"),
        ("Results may be shown … you may use the data", "the wrong order"),
        ("Results may be shown; after th", "a word cut in two"),
        ("Fees are 1,000 euros a month and we", "a number without its end"),
        ("Fees are 1,000", "a number cut in two"),
        ("000.5 euros a month and we can't lower them", "a number cut in two"),
        ("euros a month and we can", "a negation cut off"),
        ("t lower them for anybody at all", "a negation cut off"),
        ("2 units cost 20% more than the price", "a raised number cut off"),
        ("102 units cost 20% more than the price", "a raised number made plain"),
        ("10² units cost 20", "a percentage made a number"),
        ("这些数据用于商业研究和教学目的但须注明出处", "another word"),
    ],
)
def test_false_quotations(text: str, why: str) -> None:
    """
    What is altered, cut or turned around is no quotation.
    """
    assert (why, found(text)) == (why, "")


def test_a_second_place_is_looked_at() -> None:
    """
    Words that stand in two places are true when one of them is.
    """
    twice = document(
        body="You must not copy the whole text of it.\n\nYou may copy the whole text of it.\n"
    )

    quote = verify("copy the whole text of it", twice)

    assert quote is not None
    assert quote.text == "You may copy the whole text of it."


def test_looking_ends() -> None:
    """
    Words that stand everywhere behind a negation are given up on.
    """
    many = document(
        body="You must not copy the whole text of it.\n\n" * 60 + "Copy the whole text of it now."
    )

    assert verify("copy the whole text of it", many) is None


def test_languages_without_spaces() -> None:
    """
    Two characters of a script without spaces count as a word.
    """
    assert found("这些数据用于学术研究和教学目的但须注明出处").startswith("您可以")
    assert found("用于学术研究") == ""


def test_header_is_no_text() -> None:
    """
    Only the body of a document can be quoted.
    """
    header = "---\ntitle: You may use it for everything you like\n---\n"
    body = "Nothing of the kind is written here.\n"
    plain = replace(document(), text=header + body, body_start=len(header))

    assert verify("You may use it for everything you like", plain) is None
