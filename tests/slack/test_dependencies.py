"""What the bot depends on fails, one after another: what people read then, and what never."""

from pathlib import Path

from bot.adapters.chroma import ChromaStore
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.tables import YamlTables
from bot.domain.answers import Answer, Question
from bot.domain.errors import IndexUnavailableError
from bot.ports.answers import Tell
from bot.services.answering import AnsweringService
from bot.services.search import Assembler
from bot.workspace import Fault
from tests.fakes import HashingEmbedder
from tests.fakes_slack import FakeAnswering
from tests.running_bot import LEGAL, Bot, buttons, shown
from tests.shared import KNOWLEDGE
from tests.slack.test_home import home

UNAVAILABLE = "The index of our documents is unavailable just now"


class NoIndex(FakeAnswering):
    """The real service over a folder without an index."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        assemble = Assembler(ChromaStore(), BM25Store(), HashingEmbedder())
        generations = Generations(path / "none", assemble)
        self.service = AnsweringService(generations, YamlTables((KNOWLEDGE,)))

    def ask(self, question: Question, tell: Tell | None = None) -> Answer:
        return self.service.ask(question, tell)


def test_no_index(idle_bot: Bot, tmp_path: Path) -> None:
    """
    Without an index people read that it is unavailable, and never that nothing is found; legal
    can be asked by button, sees why the case is there, and the home says the same.
    """
    idle_bot.answering = NoIndex(tmp_path)
    idle_bot.begin()
    asked, told = idle_bot.answer("erin", "@policy-bot May we train on HD-VG-130M?")
    assert UNAVAILABLE in shown(told)
    assert "Not covered" not in shown(told)
    assert buttons(told) == ["answer-ask-legal"]
    idle_bot.workspace.press("erin", told, "answer-ask-legal")
    card = idle_bot.cards()[0]
    idle_bot.replies(asked, 2)

    assert "Not known: the documents could not be read" in shown(card)
    assert "Not covered" not in shown(card)
    text = shown(home(idle_bot, "erin", "HD-VG-130M"))
    assert "Not known: the documents could not be read" in text
    assert "Not covered" not in text


def test_typed_wish(bot: Bot) -> None:
    """
    "Ask legal please" works under the sentence as well; and once the index is back, so do
    answers.
    """
    bot.answering.error = IndexUnavailableError("gone")
    asked, told = bot.answer("erin", "@policy-bot HD-VG?")
    assert UNAVAILABLE in shown(told)
    bot.ask("erin", "ask legal please", thread=asked["ts"])
    bot.cards()
    bot.answering.error = None
    _, answer = bot.answer("erin", "@policy-bot HD-VG again?")

    assert "You may not download" in shown(answer)


def test_slack_away_then_storm(bot: Bot) -> None:
    """
    Slack fails for a while and then wants to be called less: each answer comes once, in order.
    """
    bot.workspace.fail("chat.postMessage", Fault.server_error(503), 4)
    bot.workspace.fail("chat.postMessage", Fault.rate_limited(1), 3)
    bot.workspace.fail("assistant.threads.setStatus", Fault.server_error(503), 50)
    asked = [bot.ask("erin", f"@policy-bot YouTube {n}?") for n in range(3)]
    for message in asked:
        bot.replies(message, 2)
    bot.cards()
    bot.quiet()

    for message in asked:
        heard = bot.heard(message)
        assert len(heard) == 2
        assert "CASE-0001" in shown(heard[-1])
    assert len(bot.workspace.messages(LEGAL)) == 1


def test_nobody_says_who_is_who(bot: Bot) -> None:
    """
    When Slack does not say who somebody is, nothing is answered, and it is said why.
    """
    bot.workspace.fail("users.info", Fault.server_error(), 50)
    _, told = bot.answer("erin", "@policy-bot HD-VG?")

    assert "I cannot check your role just now" in shown(told)
