"""What a model is shown of a thread."""

from bot.adapters.models.prompt import asked
from bot.domain.answers import Question, Turn


def test_the_last_turn_is_shown() -> None:
    """
    Of a thread that is longer than its budget the turns that come last are shown.
    """
    turns = [f"And may we train on set number {n} as well?" for n in range(100)]
    earlier, now = asked(Question("why?", prior=Turn("\n".join(turns))))

    assert earlier.text.startswith("And may we train on set number 99 as well?")
    assert "number 9 " not in earlier.text
    assert now.text == "why?"
