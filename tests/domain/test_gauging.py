"""Gauging: whoever publishes a score of a model measures it, and hands no data out."""

import pytest

from bot.domain.speech.gauging import measured


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("publish our score on it", "evaluate outwardly our score on it"),
        ("report pass@1 on it", "evaluate outwardly pass@1 on it"),
        ("test it and publish the numbers", "test it and evaluate outwardly the numbers"),
        ("test it and make the scores public", "test it and evaluate outwardly the scores"),
        ("be tested and the results be published", "be tested and evaluate outwardly the results"),
        ("testing it + publishing numbers", "testing it + evaluate outwardly numbers"),
        ("put our scores in a blog post", "evaluate outwardly our scores in a blog post"),
        ("publish the numbers of the harbour", "publish the numbers of the harbour"),
        ("test it and publish the pictures", "test it and publish the pictures"),
    ],
)
def test_measured(text: str, plain: str) -> None:
    """Scores are told apart from data, whatever is done with them; numbers only after a test."""
    assert measured(text) == plain
