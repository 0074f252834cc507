"""From a finding to the words that it rests on."""

from bot.domain.assessment import assess
from bot.domain.documents import Pointer
from bot.domain.quoting import Quoter
from tests.builders import asked, dataset, document, knowledge

LONG = "This sentence has no bearing on anything that somebody could ask about it. " * 8
BODY = f"""# Terms

2.1 Clips may not be copied. They may not be sold either.

The licence is granted for study;
- it ends after thirty days; and
- it covers no sale of clips.

{LONG}Clips must be credited by name.
"""
TERMS = document("terms", body=BODY)
QUOTER = Quoter(knowledge(TERMS))


def clause(words: str) -> str:
    """The words that a clause is quoted with."""
    quote = QUOTER.clause("terms", words)
    return quote.text if quote else ""


def test_a_rule_is_quoted_with_its_line() -> None:
    """
    A clause is quoted with the line that it stands in, number and all.
    """
    assert clause("They may not be sold") == (
        "2.1 Clips may not be copied. They may not be sold either."
    )


def test_of_a_long_line_the_sentence() -> None:
    """
    In a long paragraph it is the sentence only.
    """
    assert clause("Clips must be credited") == "Clips must be credited by name."


def test_a_clause_over_several_units() -> None:
    """
    A clause that runs over list items is quoted as a whole.
    """
    assert clause("granted for study; - it ends after thirty days").startswith("The licence is")
    assert clause("ends after thirty days; and - it covers").endswith("no sale of clips.")


def test_what_does_not_stand_there() -> None:
    """
    Of words that do not stand in a document, and of an unknown document, there is no quotation.
    """
    assert clause("granted for commerce") == ""
    assert QUOTER.clause("nobody", "They may not be sold") is None
    assert QUOTER.pointed(Pointer("nobody", ("sold",))) is None
    assert QUOTER.pointed(Pointer("terms", ("sold", "credited", "thirty"))) is None


def test_a_pointer_takes_the_shortest_unit() -> None:
    """
    A pointer is to the shortest unit that has all of its words.
    """
    quote = QUOTER.pointed(Pointer("terms", ("clips", "credited")))

    assert quote is not None
    assert quote.text == "Clips must be credited by name."


def test_a_licence_is_quoted_with_its_official_text() -> None:
    """
    A recorded licence is quoted with the first official text of its card that speaks of one.
    """
    silent = document("readme", body="# Gull\n\nPictures of gulls on quays, and of ships.\n")
    told = document("notice", body="# Notice\n\nOur licence is granted to everybody.\n")
    for texts, official in (
        ((silent, told), ["Our licence is granted to everybody."]),
        ((silent,), []),
    ):
        card = dataset("Gull", documents=tuple(text.id for text in texts))
        held = knowledge(card, *texts)
        quoter = Quoter(held)
        found = [
            quote.text
            for finding in assess(asked(held, "May we train on Gull?"), held).findings
            for quote in quoter.quotes(finding)
            if quote.document in {text.id for text in texts}
        ]
        assert found == official


def test_a_clause_of_a_text_without_any_section() -> None:
    """
    Without words to look for it is the first sentence of the first section.
    """
    plain = document("plain", body="Only one sentence stands here.\n")

    quote = Quoter(knowledge(plain)).clause("plain", "")

    assert quote is not None
    assert quote.text == "Only one sentence stands here."
