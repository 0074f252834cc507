"""What Slack sends, read into types."""

from datetime import date
from typing import Any

import pytest

from bot.domain.errors import QuestionError
from bot.domain.records import Surface
from bot.domain.rulings import Keeping
from bot.slack.incoming import Command, Press, arrival_of, spoken
from bot.slack.submissions import Submission

BOT = "U00POLICY0"


def body(**changes: Any) -> dict[str, Any]:
    """A mention in a channel."""
    event = {
        "type": "app_mention",
        "user": "UERIN",
        "text": f"<@{BOT}> may we?",
        "ts": "1.0",
        "channel": "C1",
        "team": "T1",
    }
    return {"team_id": "T1", "event_id": "Ev1", "event": {**event, **changes}}


def test_mention_and_twin() -> None:
    """
    A mention and its twin differ in their event only.
    """
    mention = arrival_of(body(), BOT)
    twin = arrival_of(body(type="message", channel_type="channel"), BOT)

    assert mention == twin
    assert mention
    assert (
        mention.event,
        mention.twin,
        mention.text,
        mention.root,
    ) == ("event:Ev1", "T1:C1:1.0", "may we?", True)


@pytest.mark.parametrize(
    "changes",
    [
        {"bot_id": "B1"},
        {"subtype": "message_changed"},
        {"subtype": "channel_join"},
        {"type": "reaction_added"},
        {"text": None},
        {"user": None},
        {"type": "message", "text": "nobody is asked"},
        {"type": "message", "text": "<@UADAM> and you?", "thread_ts": "0.5"},
    ],
)
def test_not_for_us(changes: dict[str, Any]) -> None:
    """
    Bots, edits, joins, and talk among others are not for us.
    """
    assert arrival_of(body(**changes), BOT) is None


def test_direct_and_threads() -> None:
    """
    A direct message needs no mention; a reply's thread is where its parent is.
    """
    direct = arrival_of(body(type="message", channel="D1", text="hi"), BOT)
    reply = arrival_of(body(type="message", text="and now?", thread_ts="0.5"), BOT)

    assert direct
    assert reply
    assert (direct.surface, direct.thread) == (Surface.DIRECT, "1.0")
    assert (reply.thread, reply.root) == ("0.5", False)


def test_foreign_team() -> None:
    """
    The team is the person's own, and a shared channel is marked.
    """
    foreign = arrival_of(body(user_team="T2") | {"is_ext_shared_channel": True}, BOT)

    assert foreign
    assert (foreign.team, foreign.external) == ("T2", True)


@pytest.mark.parametrize(
    ("sent", "heard"),
    [
        (f"<@{BOT}> a &lt;b&gt; &amp; c", "a <b> & c"),
        (f"<@{BOT}|policy-bot> x", "x"),
        ("ask <@UADAM> or <@UADAM|adam>", "ask @somebody or @adam"),
        ("in <#C1|general> or <#C2>", "in #general or #a channel"),
        ("<!here> <!subteam^S1|@legal> <!subteam^S1>", "@here @legal @subteam"),
        ("<https://a.org/x>", "https://a.org/x"),
        ("<https://a.org/x|a.org/x>", "https://a.org/x"),
        ("<https://a.org/x|the terms>", "the terms (https://a.org/x)"),
        ("nul\x00 and \ud800half\r\nline", "nul and half\nline"),
        ("&amp;lt;", "&lt;"),
    ],
)
def test_spoken(sent: str, heard: str) -> None:
    """
    Slack's own signs become words, and text is unescaped once.
    """
    assert heard == spoken(sent, BOT)


def test_command() -> None:
    """
    A command is a question whose answer goes to the person.
    """
    form = {"user_id": "U1", "team_id": "T1", "channel_id": "C1", "text": " x ", "trigger_id": "9"}
    arrival = Command.read(form, BOT).arrival

    assert (
        arrival.event,
        arrival.surface,
        arrival.text,
        arrival.thread,
    ) == ("command:9", Surface.COMMAND, "x", "")


def test_press_without_value() -> None:
    """
    A press that lacks something is refused with a sentence.
    """
    with pytest.raises(QuestionError, match="press again"):
        Press.read({"user": {"id": "U1"}, "container": {}, "actions": []})


def test_empty_form() -> None:
    """
    A form in which nothing was written is empty, not missing.
    """
    values = {
        "verdict": {"verdict": {"selected_option": None}},
        "text": {"text": {"value": None}},
        "clause": {"clause": {"value": " x\x00 "}},
    }
    view = {"private_metadata": "CASE-0001", "state": {"values": values}}

    read = Submission.read({"user": {"id": "U1"}, "view": view})
    assert (read.user, read.case, read.text("text"), read.text("clause")) == (
        "U1", "CASE-0001", "", "x",
    )  # fmt: skip
    assert (read.verdict, read.closing, read.keeping, read.chosen("to")) == (None, None, None, "")
    until = {"until": {"until": {"selected_date": "2027-01-31"}}}
    ticked = [{"value": "keep"}]
    kept = Submission("U1", "CASE-0001", {"keep": {"keep": {"selected_options": ticked}}, **until})
    assert kept.keeping == Keeping((), (), date(2027, 1, 31))
