"""What people see while an answer is made: that it is, how far it is, and how to stop it."""

from dataclasses import replace
from typing import Any

import pytest

from bot.workspace import Fault
from tests.fakes_slack import FakeAnswering
from tests.running_bot import ASK, PACE, Bot, shown
from tests.slack.test_legal_desk import RULING, form

Json = dict[str, Any]
SECONDS = 30.0
TITLES = [
    "Finding what the question is about",
    "Reading terms, licences and policies",
    "Checking every quotation",
]


@pytest.fixture
def eager(idle_bot: Bot) -> Bot:
    """A bot that streams at once, and whose answers wait at the gate."""
    idle_bot.pace = replace(PACE, silence=0.01)
    idle_bot.begin()
    idle_bot.answering.gate.clear()
    return idle_bot


def plans(bot: Bot, asked: Json) -> list[Json]:
    """The plans that are shown under a question."""
    blocks = [block for message in bot.heard(asked) for block in message.get("blocks", [])]
    return [block for block in blocks if block["type"] == "plan"]


def states(bot: Bot, asked: Json) -> list[tuple[str, str]]:
    """The steps under a question, each with its state."""
    tasks = [task for plan in plans(bot, asked) for task in plan["tasks"]]
    return [(task["title"], task["status"]) for task in tasks]


def session(bot: Bot, asked: Json) -> str:
    """How the conversation under a question stands."""
    return bot.workspace.session(asked["channel"], asked["ts"])


def until(bot: Bot, asked: Json, status: str) -> None:
    """Wait until the conversation under a question stands like this."""
    bot.workspace.wait_for(lambda: session(bot, asked) == status, SECONDS)


def streamed(bot: Bot, asked: Json) -> Json:
    """The plan under a question, as soon as there is one."""
    return bot.workspace.wait_for(lambda: plans(bot, asked), SECONDS)[0]


def cleared(bot: Bot, asked: Json) -> None:
    """Wait until nothing of the progress is left."""
    bot.workspace.wait_for(lambda: not plans(bot, asked), SECONDS)


def answered(bot: Bot, asked: Json) -> None:
    """Wait for the answer under a question."""

    def look() -> bool:
        return any("Not allowed" in shown(message) for message in bot.heard(asked))

    bot.workspace.wait_for(look, SECONDS)


@pytest.mark.parametrize(("channel", "mention"), [("dm", ""), (ASK, "@policy-bot ")])
def test_steps(eager: Bot, channel: str, mention: str) -> None:
    """
    While the answer is made its steps are shown, in a direct message and in a channel; then
    the answer stands there alone, and was posted once.
    """
    asked = eager.ask("erin", f"{mention}HD-VG?", channel)
    assert streamed(eager, asked)["title"] == "Working on your question"
    reading = list(zip(TITLES, ["complete", "in_progress", "pending"], strict=True))
    eager.workspace.wait_for(lambda: states(eager, asked) == reading, SECONDS)
    assert session(eager, asked) == "processing"

    eager.answering.gate.set()
    eager.workspace.wait_for(lambda: eager.workspace.calls("chat.delete"), SECONDS)
    cleared(eager, asked)
    (answer,) = eager.replies(asked)
    until(eager, asked, "active")

    assert "Not allowed" in shown(answer)
    assert "edited" not in answer
    (begun,) = eager.workspace.calls("chat.startStream")
    assert begun.args["recipient_user_id"] == "U0000ERIN0"
    assert len(eager.workspace.calls("chat.postMessage")) == 1


def test_a_quick_answer(bot: Bot) -> None:
    """
    An answer that comes at once needs no steps; a conversation is named by its question.
    """
    asked, _ = bot.answer("erin", "HD-VG?", "dm")
    until(bot, asked, "active")

    assert bot.workspace.calls("chat.startStream") == []
    processing, active = bot.workspace.calls("agents.sessions.setStatus")
    assert (processing.args["status"], processing.args["title"]) == ("processing", "HD-VG?")
    assert active.args["status"] == "active"


@pytest.mark.parametrize(
    "fault", [Fault.refused("unknown_method"), Fault.rate_limited(9), Fault.server_error()]
)
def test_without_streams(eager: Bot, fault: Fault) -> None:
    """
    Where Slack has no streams and no sessions, or not now, the status line says that the bot
    is at work, and goes when the answer comes.
    """
    for method in ("chat.startStream", "agents.sessions.setStatus"):
        eager.workspace.fail(method, fault, 9)
    asked = eager.ask("erin", "@policy-bot HD-VG?")
    there = asked["channel"], asked["ts"]
    eager.workspace.wait_for(lambda: eager.workspace.calls("chat.startStream"), SECONDS)
    assert eager.workspace.status(*there) == "is reading the documents…"

    eager.answering.gate.set()
    (answer,) = eager.replies(asked)

    assert "Not allowed" in shown(answer)
    assert eager.workspace.status(*there) == ""


def test_many_questions(bot: Bot) -> None:
    """
    Of more than fifteen questions a minute the others have the status line alone.
    """
    for number in range(17):
        bot.answer("erin", f"@policy-bot HD-VG {number}?")
    statuses = [c.args["status"] for c in bot.workspace.calls("agents.sessions.setStatus")]

    assert statuses.count("processing") == 15
    assert len(bot.workspace.calls("assistant.threads.setStatus")) == 2


def test_an_ended_stream(eager: Bot) -> None:
    """
    When Slack has ended the stream, the status line goes on, and the answer is one.
    """
    over = Fault.refused("message_not_in_streaming_state")
    eager.workspace.fail("chat.appendStream", over, 9)
    eager.workspace.fail("chat.stopStream", over, 1)
    asked = eager.ask("erin", "@policy-bot HD-VG?")
    streamed(eager, asked)
    eager.answering.gate.set()
    eager.workspace.wait_for(lambda: eager.workspace.calls("chat.delete"), SECONDS)
    cleared(eager, asked)

    assert len(eager.replies(asked)) == 1


def test_a_lost_beginning(eager: Bot) -> None:
    """
    A stream whose beginning was not confirmed is found again and taken away.
    """
    eager.workspace.fail("chat.startStream", Fault.lost_reply())
    asked = eager.ask("erin", "@policy-bot HD-VG?")
    streamed(eager, asked)
    eager.answering.gate.set()
    eager.workspace.wait_for(lambda: eager.workspace.calls("chat.delete"), SECONDS)
    cleared(eager, asked)

    assert len(eager.replies(asked)) == 1


def test_a_crash(eager: Bot) -> None:
    """
    Of a process that died while it streamed the next one takes away what is left; the answer
    comes once.
    """
    dead, stuck = eager.surface, eager.answering
    asked = eager.ask("erin", "@policy-bot HD-VG?")
    streamed(eager, asked)
    assert dead
    for crew in dead._crews:
        crew.halt()  # as in a killed process: nothing more is renewed or sent
    eager.answering = FakeAnswering()
    eager.pace = PACE
    eager.begin()
    eager.workspace.wait_for(lambda: eager.workspace.calls("chat.delete"), SECONDS)
    cleared(eager, asked)
    eager.replies(asked)
    stuck.gate.set()
    dead.stop()

    assert len(eager.heard(asked)) == 1


def test_the_end_of_the_bot(eager: Bot) -> None:
    """
    A bot that is stopped in the middle of its work leaves no steps behind; the next one answers.
    """
    asked, stuck = eager.ask("erin", "@policy-bot HD-VG?"), eager.answering
    streamed(eager, asked)
    assert eager.surface
    assert not eager.surface.stop(0.01)
    cleared(eager, asked)
    eager.answering = FakeAnswering()
    eager.pace = PACE
    eager.begin()
    answered(eager, asked)
    stuck.gate.set()

    assert len(eager.heard(asked)) == 1


def test_stop(eager: Bot) -> None:
    """
    Stop gives one sentence and no answer, however far the work was; the question can be asked
    again, and a late repetition of the press does not stop it.
    """
    asked = eager.ask("erin", "HD-VG?", "dm")
    streamed(eager, asked)
    assert eager.workspace.stop("erin", asked).ok
    until(eager, asked, "active")
    cleared(eager, asked)
    (told,) = eager.replies(asked)
    eager.answering.gate.set()
    assert shown(told) == "Stopped, and nothing was answered. Ask again whenever you like."

    eager.answering.gate.clear()
    eager.ask("erin", "HD-VG?", "dm", asked["ts"])
    until(eager, asked, "processing")
    (press,) = eager.workspace.deliveries("agent_session_stopped")
    eager.workspace.redeliver(press.payload["event_id"], 1, "http_timeout")
    eager.workspace.settle()
    eager.answering.gate.set()
    answered(eager, asked)
    assert eager.database
    with eager.database.step() as step:
        assert step.journal.asked_by("U0000ERIN0", 9)[0].question == "HD-VG?"
        assert len(step.journal.asked_by("U0000ERIN0", 9)) == 1


def test_stop_of_somebody_else(eager: Bot) -> None:
    """
    What one person asked nobody else can stop.
    """
    asked = eager.ask("erin", "@policy-bot HD-VG?")
    until(eager, asked, "processing")
    eager.workspace.stop("adam", asked)
    eager.workspace.settle()
    eager.answering.gate.set()

    answered(eager, asked)


def test_stop_too_late(bot: Bot) -> None:
    """
    When the answer is given already a press says nothing more, and the button goes.
    """
    asked, _ = bot.answer("erin", "@policy-bot HD-VG?")
    until(bot, asked, "active")
    there = {"channel_id": asked["channel"], "thread_ts": asked["ts"]}
    assert bot.surface
    bot.surface.app.client.agents_sessions_setStatus(
        **there, status="processing", token=bot.workspace.bot_token
    )
    bot.workspace.stop("erin", asked)
    until(bot, asked, "active")

    assert len(bot.heard(asked)) == 1


def test_legal(bot: Bot) -> None:
    """
    While legal has a question its conversation is suspended; with the answer it is active,
    and with the end of the case closed.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    until(bot, asked, "suspended")
    bot.workspace.press("lena", bot.cards()[0], "case-claim")
    card = bot.card_says("claimed")
    assert session(bot, asked) == "suspended"
    form(bot, "lena", card, "case-answer", **RULING)
    until(bot, asked, "active")
    form(bot, "lena", bot.card_says("answered"), "case-close", closing="settled")
    until(bot, asked, "closed")

    here = {channel for channel, _ in bot.workspace.state.sessions}
    assert here == {asked["channel"]}


def test_without_a_name(eager: Bot) -> None:
    """
    Of a question without a name no session, title or stream is made; the status line does.
    """
    eager.answering.gate.set()
    eager.workspace.slash("erin", ASK, "/policy anonymously may we use HD-VG?")
    first = eager.workspace.wait_for(lambda: eager.workspace.messages("dm", "erin"), SECONDS)[0]
    eager.answering.gate.clear()
    eager.ask("erin", "and HD-VG for research?", "dm", first["ts"])
    eager.workspace.wait_for(lambda: eager.workspace.status(first["channel"], first["ts"]), SECONDS)
    eager.answering.gate.set()
    eager.replies(first)

    assert eager.workspace.calls("agents.sessions.setStatus") == []
    assert eager.workspace.calls("chat.startStream") == []
