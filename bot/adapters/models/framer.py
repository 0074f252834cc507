"""The framer that lets a model choose what a question is about."""

from bot.adapters.models.calls import Caller, ModelFailedError
from bot.adapters.models.prompt import asked, read_prompt
from bot.adapters.models.reply import framing_schema
from bot.domain.answers import Question
from bot.domain.choices import Choice, Choices, Guess


class ModelFramer:
    """A Framer; it always returns a guess, within the deadline. Whatever fails chooses nothing."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller
        self._prompt = read_prompt("framing")

    def choose(self, question: Question, offered: Choices) -> Guess:
        """Let the model choose from the lists, which the form repeats."""
        lists = (
            f"subjects: {'; '.join(offered.subjects) or 'none'}\n"
            f"topics: {', '.join(offered.topics) or 'none'}"
        )
        try:
            said = self._caller.ask(self._prompt, lists, asked(question), framing_schema(offered))
        except ModelFailedError as failure:
            return Guess(Choice(), self._caller.failed(self._prompt, failure))
        return Guess(said.reply.choice(), said.usage)
