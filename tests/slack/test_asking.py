"""Asking by shortcut and from a message, without a name, anew after an edit; and what was wrong."""

import sqlite3
from dataclasses import replace
from typing import Any

from bot.domain.documents import Audience
from bot.workspace import Fault
from tests.running_bot import ASK, LEGAL, Bot, buttons, shown

Json = dict[str, Any]


def form(bot: Bot, user: str) -> Json:
    """The form that a person has open."""
    return bot.workspace.wait_for(lambda: bot.workspace.views(user))[-1]


def direct(bot: Bot, user: str, count: int = 1) -> list[Json]:
    """What the bot has said to a person directly, as soon as there is so much."""

    def look() -> list[Json]:
        found = [m for m in bot.workspace.messages("dm", user) if m.get("bot_id")]
        return found if len(found) >= count else []

    return bot.workspace.wait_for(look, 30.0)


def ask_unnamed(bot: Bot, user: str, text: str) -> Json:
    """Ask without a name, and return the answer."""
    bot.workspace.shortcut(user, "ask-about-data")
    outcome = bot.workspace.submit(
        user, form(bot, user), {"question": text, "unnamed": ["unnamed"]}
    )
    assert outcome.ok
    bot.workspace.close_view(user, form(bot, user))
    return direct(bot, user)[-1]


def test_global_shortcut(bot: Bot) -> None:
    """
    The shortcut opens a form; the answer comes as a direct message under the question.
    """
    bot.workspace.shortcut("erin", "ask-about-data")
    view = form(bot, "erin")
    assert not bot.workspace.submit("erin", view, {"question": ""}).ok
    bot.workspace.submit("erin", view, {"question": "May we use HD-VG & co?"})

    assert "our direct messages" in shown(form(bot, "erin"))
    assert "You asked:\n> May we use HD-VG &amp; co?" in shown(direct(bot, "erin")[0])


def test_message_shortcut(bot: Bot) -> None:
    """
    *Check data policy* on a message starts from its words, and changes nothing in the channel.
    """
    said = bot.ask("adam", "I would download HD-VG with @policy-bot & friends", ASK)
    bot.quiet()
    bot.workspace.shortcut("erin", "check-data-policy", said)
    view = form(bot, "erin")
    field = view["blocks"][0]["element"]
    assert field["initial_value"] == "I would download HD-VG with  & friends"
    bot.workspace.submit("erin", view, {})

    assert "The terms forbid it." in shown(direct(bot, "erin")[0])


def test_strangers_and_white_space(bot: Bot) -> None:
    """
    A guest, and who asks nothing, is told so at the field.
    """
    for user, text, told in (
        ("gus", "HD-VG?", "only members of this company"),
        ("erin", "   ", "Write what you would like to know."),
    ):
        bot.workspace.shortcut(user, "ask-about-data")
        outcome = bot.workspace.submit(user, form(bot, user), {"question": text})
        assert told in outcome.errors["question"]
    assert bot.answering.asked == []


def test_unnamed(bot: Bot, caplog: Any) -> None:
    """
    A question without a name leads to a case whose answer comes back to the asker; follow-ups,
    feedback and *Ask legal* stay unnamed. Nowhere in the database, the card, the log, the
    metadata or the journal is there an id, name or channel of who asked.
    """
    answer = ask_unnamed(bot, "erin", "May we use HD-VG?")
    bot.quiet()
    place = {"channel": answer["channel"], "ts": answer["ts"]}
    bot.ask("erin", "and for research?", "dm", answer["ts"])
    bot.replies(place, 1)
    bot.workspace.press("erin", answer, "answer-feedback", "negative")
    bot.workspace.submit("erin", form(bot, "erin"), {"reason": "wrong-verdict", "words": "Hm."})
    bot.workspace.close_view("erin", form(bot, "erin"))
    bot.workspace.press("erin", answer, "answer-unfold")
    bot.workspace.press("erin", answer, "answer-ask-legal")
    bot.replies(place, 2)
    bot.ask("erin", "ask legal please", "dm", answer["ts"])
    bot.replies(place, 3)
    case = next(c for c in bot.cards(2) if "case-claim" in buttons(c))
    assert "*Asked by*\nanonymous" in shown(case)
    bot.workspace.press("lena", case, "case-claim")
    bot.workspace.wait_for(lambda: "case-answer" in buttons(find(bot, case)))
    bot.workspace.press("lena", find(bot, case), "case-answer")
    values = {"verdict": "not_allowed", "text": "Leave it.", "clause": "DS-1"}
    assert bot.workspace.submit("lena", form(bot, "lena"), values).ok
    told = bot.workspace.wait_for(
        lambda: [m for m in bot.heard(place, 1) if "Leave it." in shown(m)], 30.0
    )
    assert told
    bot.quiet()

    question = bot.answering.asked[1]
    assert question.prior is not None
    assert (question.prior.user, question.audience) == ("May we use HD-VG?", Audience.ALL)
    bot.end()
    leaks = ("U0000ERIN0", "D0000ERIN0", "erin", "Erin")
    with sqlite3.connect(bot.path / "policy-bot.db") as database:
        dump = "\n".join(database.iterdump())
    assert not [leak for leak in leaks if leak in dump]
    shown_to_legal = str(bot.workspace.messages(LEGAL))
    metadata = [str(c.args.get("metadata")) for c in bot.workspace.calls("chat.postMessage")]
    legal_text = "\n".join(shown(m) for m in bot.workspace.messages(LEGAL))
    assert not [leak for leak in leaks if leak in legal_text + "".join(metadata) + caplog.text]
    assert "D0000ERIN0" not in shown_to_legal
    assert (bot.path / "anonymous.key").stat().st_mode & 0o077 == 0


def test_unnamed_in_doubt(bot: Bot) -> None:
    """
    While it is not known yet what a message of the bot's was, because Slack's reply was lost,
    whoever goes on under it is not named either; a guest is never taken for a colleague.
    """
    bot.workspace.fail("chat.postMessage", Fault.lost_reply())
    bot.workspace.fail("conversations.history", Fault.server_error(), times=40)
    answer = ask_unnamed(bot, "erin", "May we use HD-VG?")
    bot.ask("erin", "and for research?", "dm", answer["ts"])
    bot.replies({"channel": answer["channel"], "ts": answer["ts"]})
    bot.workspace.heal()
    refused = bot.ask("gus", "HD-VG?", "dm")
    bot.replies(refused)
    bot.ask("gus", "and for research?", "dm", refused["ts"])
    bot.quiet()
    bot.end()

    assert [q.text for q in bot.answering.asked] == ["May we use HD-VG?", "and for research?"]
    with sqlite3.connect(bot.path / "policy-bot.db") as database:
        dump = "\n".join(database.iterdump())
    assert "U0000ERIN0" not in dump
    assert "D0000ERIN0" not in dump


def find(bot: Bot, card: Json) -> Json:
    """A card as it looks now."""
    return next(m for m in bot.workspace.messages(LEGAL) if m["ts"] == card["ts"])


def test_unnamed_by_command(bot: Bot) -> None:
    """
    The command has the same way, and a lawyer cannot rule on what she asked without her name.
    """
    bot.workspace.slash("lena", ASK, "/policy anonymously may we use HD-VG?")
    answer = direct(bot, "lena")[0]
    assert bot.answering.asked[0].audience is Audience.ALL
    bot.workspace.press("lena", answer, "answer-ask-legal")
    card = bot.card_says("anonymous")
    bot.workspace.press("lena", card, "case-claim")
    bot.told("lena", LEGAL, "You asked CASE-0001 yourself")
    bot.workspace.press("leo", card, "case-claim")

    bot.card_says("claimed")


def test_unnamed_and_gone(bot: Bot) -> None:
    """
    Whoever asked without a name and is no colleague any more leaves no name behind either.
    """
    answer = ask_unnamed(bot, "erin", "May we use HD-VG?")
    bot.quiet()
    bot.end()
    bot.begin()  # what Slack said of people is forgotten
    people = bot.workspace.state.people
    people["U0000ERIN0"] = replace(people["U0000ERIN0"], is_guest=True)
    bot.ask("erin", "and for research?", "dm", answer["ts"])
    bot.quiet()
    bot.end()

    assert len(bot.answering.asked) == 1
    with sqlite3.connect(bot.path / "policy-bot.db") as database:
        assert "U0000ERIN0" not in "\n".join(database.iterdump())


def test_unnamed_words(bot: Bot) -> None:
    """
    The word alone asks for a question, and is never asked with a name; "anonymous" is a word
    like any other.
    """
    for words in ("anonymously", "Anonymously: "):
        bot.workspace.slash("erin", ASK, f"/policy {words}")
        bot.told("erin", ASK, "Write what you would like to know.")
    bot.workspace.slash("erin", ASK, "/policy Anonymously: may we use HD-VG?")
    bot.told("erin", ASK, "your name is not kept")
    bot.workspace.slash("erin", ASK, "/policy anonymous HD-VG data, may we?")
    direct(bot, "erin", 2)

    texts = sorted(question.text for question in bot.answering.asked)
    assert texts == ["anonymous HD-VG data, may we?", "may we use HD-VG?"]


def test_unnamed_about_a_case_in_hand(bot: Bot) -> None:
    """
    A lawyer who asks without her name what she has claimed can give the case back, and no more.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    card = bot.cards()[0]
    bot.workspace.press("lena", card, "case-claim")
    bot.workspace.wait_for(lambda: "case-release" in buttons(find(bot, card)))
    ask_unnamed(bot, "lena", "YouTube?")
    bot.card_says("and 1 more")
    bot.workspace.press("lena", find(bot, card), "case-answer")
    bot.told("lena", LEGAL, "You asked CASE-0001 yourself")
    bot.workspace.press("lena", find(bot, card), "case-release")
    bot.card_says("released")
    bot.workspace.press("leo", find(bot, card), "case-claim")

    bot.card_says("claimed")


def test_edit(bot: Bot) -> None:
    """
    Whoever changes a question is offered a new answer, by themselves and once; the old one stays.
    """
    asked, _ = bot.answer("erin", "@policy-bot HD-VG for research?")
    bot.workspace.edit("erin", asked, "@policy-bot HD-VG for our product?")
    offer = bot.told("erin", ASK, "You changed your question.")
    assert bot.workspace.ephemerals("adam", ASK) == []
    bot.quiet()
    assert len(bot.answering.asked) == 1
    bot.workspace.press("erin", offer, "question-anew")
    bot.workspace.press("erin", offer, "question-anew")
    bot.replies(asked, 2)
    bot.quiet()

    assert [q.text for q in bot.answering.asked] == [
        "HD-VG for research?",
        "HD-VG for our product?",
    ]


def test_edits_that_are_none(bot: Bot) -> None:
    """
    What the bot never read, and what has the same words, gets no offer; a long text is to be
    asked again.
    """
    chatter = bot.ask("erin", "nice weather")
    asked, _ = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.edit("erin", chatter, "nicer weather")
    bot.workspace.edit("erin", asked, "@policy-bot HD-VG?")
    bot.quiet()
    assert bot.workspace.ephemerals("erin", ASK) == []
    bot.workspace.edit("erin", asked, "@policy-bot HD-VG " + "and so on " * 250)

    offer = bot.told("erin", ASK, "Ask it again for a new answer")
    assert buttons(offer) == []


def test_complaint(bot: Bot) -> None:
    """
    What is wrong with an answer reaches legal, who makes a case of it; nobody else can.
    """
    asked, answer = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.press("erin", answer, "answer-feedback", "negative")
    view = form(bot, "erin")
    values = {"reason": "out-of-date", "words": "They have new terms <!channel>."}
    assert bot.workspace.submit("erin", view, values).ok
    assert "Thank you" in shown(form(bot, "erin"))
    card = bot.card_says("Out of date")
    assert "> They have new terms &lt;!channel&gt;." in shown(card)
    bot.workspace.press("erin", card, "feedback-case")
    bot.told("erin", LEGAL, "Only members of legal can do this.")
    bot.workspace.press("lena", card, "feedback-case")
    bot.told("lena", LEGAL, "with legal as *CASE-0001*")
    bot.replies(asked, 2)

    assert bot.workspace.wait_for(lambda: buttons(find(bot, card)) == [])
    assert "CASE-0001" in shown(find(bot, card))


def test_form_beside_questions(bot: Bot) -> None:
    """
    A form stands while its trigger is good, three seconds, though fifty questions wait.
    """
    bot.answering.gate.clear()
    for n in range(50):
        bot.ask("adam", f"@policy-bot HD-VG {n}?")
    outcome = bot.workspace.shortcut("erin", "ask-about-data")
    form(bot, "erin")
    bot.answering.gate.set()

    assert outcome.ok


def test_what_legal_has_ruled(bot: Bot) -> None:
    """
    A question that legal has answered is asked at a press, by whoever presses, in the same thread
    and once by each; a guest is told that it is not for them.
    """
    asked, answer = bot.answer("erin", "@policy-bot VoxCeleb?")
    assert "If it is just what you mean, ask it" in shown(answer)
    for count, user in ((2, "erin"), (3, "adam")):
        bot.workspace.press(user, answer, "question-ruled")
        assert "The terms forbid it." in shown(bot.replies(asked, count)[-1])
        assert bot.answering.asked[-1].text == "May we use HD-VG & co?"

    bot.workspace.press("erin", answer, "question-ruled")
    bot.workspace.wait_for(
        lambda: [m for m in bot.workspace.ephemerals("erin", ASK) if "asked that here" in shown(m)]
    )
    bot.workspace.press("gus", answer, "question-ruled")
    assert "only members of this company" in shown(bot.replies(asked, 4)[-1])
    assert len(bot.answering.asked) == 3


def test_ruled_in_direct_messages(bot: Bot) -> None:
    """
    Under an answer that begins its thread the press asks there, and what follows goes on from it.
    """
    bot.workspace.slash("erin", ASK, "/policy VoxCeleb?")
    (answer,) = direct(bot, "erin")
    bot.workspace.press("erin", answer, "question-ruled")
    place = {"channel": answer["channel"], "ts": answer["ts"]}
    assert "The terms forbid it." in shown(bot.replies(place)[0])
    bot.ask("erin", "and for YouTube?", "dm", answer["ts"])
    bot.replies(place, 2)

    prior = bot.answering.asked[-1].prior
    assert prior
    assert prior.user == "May we use HD-VG & co?"
