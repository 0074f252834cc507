"""Models at work: what a model made or changed is told from a model that learns."""

import pytest

from bot.domain.speech.at_work import at_work


@pytest.mark.parametrize(
    ("text", "works"),
    [
        ("We used Lark 3 to paraphrase Pier 4", True),
        ("answers of Pier 4 rewritten by Lark 3", True),
        ("we rewrote Pier 4 with Lark 3", True),
        ("Pier 4 answers that Lark 3 produced", True),
        ("we got answers to Pier 4 out of Lark 3", True),
        ("Pier 4 with explanations from Lark 3", True),
        ("may we train Lark 3 on Pier 4?", False),
        ("may we use Pier 4 to fine-tune Lark 3?", False),
        ("is Pier 4, published by Lark, fine?", False),
    ],
)
def test_at_work(text: str, works: bool) -> None:
    """
    Who wrote, changed or rated records is at work; who is trained or tested on them is not.
    """
    assert at_work(text) is works
