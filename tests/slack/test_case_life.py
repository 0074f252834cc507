"""The whole life of a case, as the asker and two lawyers see it."""

from datetime import timedelta
from typing import Any

from bot.workspace import Workspace
from tests.running_bot import ASK, LEGAL, Bot, buttons, shown
from tests.slack.test_legal_desk import RULING, claimed, form, opened, ruled

Json = dict[str, Any]
LENA, LEO, ERIN = "U0000LENA0", "U00000LEO0", "U0000ERIN0"


def under_card(bot: Bot, words: str) -> Json:
    """What the bot says under the first card, as soon as it says something."""
    card = bot.cards()[0]

    def look() -> Json | None:
        return next((m for m in bot.heard(card) if words in shown(m)), None)

    return bot.workspace.wait_for(look, 30.0)


def said(bot: Bot, asked: Json, words: str) -> Json:
    """What the bot says under a question, as soon as it says something."""

    def look() -> Json | None:
        return next((m for m in bot.heard(asked) if words in shown(m)), None)

    return bot.workspace.wait_for(look, 30.0)


def test_ask_back(bot: Bot) -> None:
    """
    Legal's question reaches the asker's thread; the reply there, without a mention, comes
    to the card and to the holder, and is no new question.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    form(bot, "lena", claimed(bot), "case-ask-back", question="Which clips, and from when?")
    question = said(bot, asked, "legal needs to know")
    assert "> Which clips, and from when?" in shown(question)
    waiting = bot.card_says("needs-info")
    assert "case-ask-back" not in buttons(waiting)
    said(bot, asked, "legal waits for more information")

    bot.ask("erin", "Those of <spring> 2024.", thread=asked["ts"])
    said(bot, asked, "Legal has your reply")
    card = bot.card_says("Those of &lt;spring&gt; 2024.")

    assert "claimed" in shown(card)
    assert "asked back" in shown(card)
    assert f"<@{LENA}>" in shown(under_card(bot, "has replied"))
    assert len(bot.answering.asked) == 1
    bot.ask("erin", "And may we use the moon?", thread=asked["ts"])
    bot.workspace.wait_for(lambda: len(bot.answering.asked) == 2, 30.0)


def test_ask_back_of_a_command(bot: Bot) -> None:
    """
    Whoever asked with a command is asked back under the answer in their direct messages.
    """
    bot.workspace.slash("erin", ASK, "/policy may we use the YouTube clips?")
    answer = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "erin"), 30.0)[0]
    form(bot, "lena", claimed(bot), "case-ask-back", question="Which clips?")
    said(bot, answer, "legal needs to know")
    bot.ask("erin", "The old ones.", "dm", thread=answer["ts"])

    assert "> The old ones." in shown(bot.card_says("The old ones."))


def test_reply_where_the_thread_is_gone(bot: Bot) -> None:
    """
    A question that had to go to the asker directly takes its reply there.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    card = claimed(bot)
    bot.quiet()
    bot.workspace.purge(asked)
    form(bot, "lena", card, "case-ask-back", question="Which clips?")

    def direct() -> Json | None:
        found = bot.workspace.messages("dm", "erin")
        return next((m for m in found if "Which clips?" in shown(m)), None)

    question = bot.workspace.wait_for(direct, 30.0)
    bot.quiet()  # nobody replies before the bot knows where its message stands
    bot.ask("erin", "The old ones.", "dm", thread=question["ts"])
    assert "> The old ones." in shown(bot.card_says("The old ones."))


def test_assign(bot: Bot) -> None:
    """
    A case is given to another member of legal, who is told under the card; not to anybody else.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    view = opened(bot, "lena", bot.cards()[0], "case-assign")
    wrong = bot.workspace.submit("lena", view, {"to": ERIN})
    assert dict(wrong.errors) == {"to": "Choose a member of legal."}
    assert bot.workspace.submit("lena", view, {"to": LEO}).ok

    assert f"<@{LEO}>" in shown(bot.card_says("claimed"))
    given = shown(under_card(bot, "has given you CASE-0001"))
    assert given == f"<@{LEO}>, <@{LENA}> has given you CASE-0001."


def test_close_without_an_answer(bot: Bot) -> None:
    """
    What needs no answer is closed with a reason, which the asker reads.
    """
    asked, _ = bot.answer("erin", "@policy-bot YouTube?")
    form(bot, "leo", bot.cards()[0], "case-close", closing="withdrawn")
    assert "Withdrawn: whoever asked" in shown(said(bot, asked, "closed"))
    bot.workspace.press("lena", bot.card_says("closed"), "case-reopen")

    said(bot, asked, "reopened")
    assert "Withdrawn" not in shown(bot.card_says("reopened"))


def test_duplicate(bot: Bot) -> None:
    """
    The askers of a duplicate are told where their question went, and what is answered there.
    """
    first, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    ruled(bot, claimed(bot))
    second, answer = bot.answer("adam", "@policy-bot may we use the moon?")
    bot.workspace.press("adam", answer, "answer-ask-legal")
    card = bot.cards(2)[1]
    view = opened(bot, "lena", card, "case-duplicate")
    for wrong in ("CASE-0404", "CASE-0002", "the other"):
        assert list(bot.workspace.submit("lena", view, {"original": wrong}).errors) == ["original"]
    assert bot.workspace.submit("lena", view, {"original": "case-0001"}).ok

    said(bot, second, "*CASE-0002*: closed as a duplicate of CASE-0001")
    assert "> No: the clips stay deleted." in shown(said(bot, second, "CASE-0001: Not allowed"))
    bot.quiet()
    assert len([m for m in bot.heard(first) if "CASE-0001: Not allowed" in shown(m)]) == 1
    assert "may we use the moon?" in shown(bot.cards()[0])


def test_other_words(bot: Bot) -> None:
    """
    A question in other words that an open case covers joins it: one card, which has the other
    words, and an asker who is told so.
    """
    bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    second, _ = bot.answer("adam", "@policy-bot is it fine to train on YouTube?")
    said(bot, second, "Somebody asked this before you")
    card = bot.card_says("and 1 more")

    assert "*Also asked as*\n> is it fine to train on YouTube?" in shown(card)
    assert len(bot.cards()) == 1


def test_not_ones_own(bot: Bot) -> None:
    """
    Of their own question a member of legal can press nothing, and is told why.
    """
    bot.answer("lena", "@policy-bot YouTube?")
    for action in buttons(bot.cards()[0]):
        bot.workspace.press("lena", bot.cards()[0], action)
    card = claimed(bot, "leo")
    for action in buttons(card):
        bot.workspace.press("lena", card, action)
    bot.quiet()

    told = bot.workspace.ephemerals("lena", LEGAL)
    assert len(told) == 10
    assert all("You asked CASE-0001 yourself" in shown(m) for m in told)
    assert bot.workspace.views("lena") == []


def test_ruling(bot: Bot, workspace: Workspace) -> None:
    """
    An answer is kept as a ruling after the form was right; it is written, indexed, told to the
    asker and shown on the card; withdrawn, it reopens its question, and the asker is told.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    view = opened(bot, "lena", claimed(bot), "case-answer")
    kept = {**RULING, "keep": ["keep"], "subjects": [], "until": "2020-01-01"}
    wrong = workspace.submit("lena", view, kept)
    assert sorted(wrong.errors) == ["subjects", "until"]
    day = (bot.wall() + timedelta(days=100)).date().isoformat()
    assert workspace.submit("lena", view, {"subjects": ["YouTube"], "until": day}).ok

    assert f"In force until {day}. It covers YouTube" in shown(said(bot, asked, "Kept as a ruling"))
    card = bot.card_says(f"in force until {day}")
    file = bot.path / "legal" / "rulings" / "ruling-case-0001-2.md"
    workspace.wait_for(file.is_file, 30.0)
    assert 'status: "in-force"' in file.read_text()
    workspace.wait_for(lambda: bot.reindexing.runs == 1, 30.0)
    assert "Withdraw the ruling" in shown(card)

    workspace.press("leo", card, "case-reopen")
    said(bot, asked, "the ruling on your question was withdrawn")
    bot.card_says("reopened")
    workspace.wait_for(lambda: "superseded" in file.read_text(), 30.0)
    workspace.wait_for(lambda: bot.reindexing.runs == 2, 30.0)


def test_misread(bot: Bot, workspace: Workspace) -> None:
    """
    Where a ruling would not answer the question that it is kept for, legal is told at once, with
    what was read; the asker hears the answer all the same.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    view = opened(bot, "lena", claimed(bot), "case-answer")
    day = (bot.wall() + timedelta(days=100)).date().isoformat()
    kept = {**RULING, "keep": ["keep"], "until": day, "uses": ["evaluate"]}
    assert workspace.submit("lena", view, kept).ok

    said(bot, asked, "Kept as a ruling")
    assert shown(under_card(bot, "would not answer")) == (
        "*CASE-0001*: the ruling is kept, but I would not answer this question by it:\n"
        "> may we use the YouTube clips?\n"
        "I read the question as on YouTube: training for a product, and "
        "the ruling is on YouTube: evaluating with it. Who asks it comes to you again. To have it "
        "answered, withdraw the ruling and keep it anew for what I read."
    )


def test_ruling_expires(bot: Bot, workspace: Workspace) -> None:
    """
    When the last day of a ruling is over its question is open again, and everybody who asked
    it is told.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    other, _ = bot.answer("adam", "@policy-bot may we use YouTube clips, too?")
    day = (bot.wall() + timedelta(days=10)).date().isoformat()
    form(bot, "lena", claimed(bot), "case-answer", **RULING, keep=["keep"], until=day)
    bot.card_says("in force until")
    bot.wall.forward(timedelta(days=12))

    bot.card_says("reopened")
    for question in (asked, other):
        said(bot, question, "the ruling on your question has expired")
    assert f"expired on {day}" in shown(bot.card_says("expired"))


def test_nothing_to_keep(bot: Bot) -> None:
    """
    The form says when a question cannot be kept as a ruling, and offers none.
    """
    _, answer = bot.answer("erin", "@policy-bot may we use the moon?")
    bot.workspace.press("erin", answer, "answer-ask-legal")
    view = opened(bot, "lena", claimed(bot), "case-answer")

    assert "send the answer without keeping it" in str(view["blocks"])
    assert "'keep'" not in str(view["blocks"])
    assert bot.workspace.submit("lena", view, RULING).ok


def test_reminders(idle_bot: Bot) -> None:
    """
    When nobody claims a case the fallback is told, its holder when it is late, each once; in
    the morning legal sees what there is to do.
    """
    bot = idle_bot
    bot.fallback = LEO
    bot.begin()
    bot.answer("erin", "@policy-bot YouTube?")
    bot.wall.forward(timedelta(hours=9))
    told = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "leo"), 30.0)
    assert "nobody has claimed *CASE-0001*" in shown(told[0])

    bot.workspace.press("lena", bot.cards()[0], "case-claim")
    bot.card_says("claimed")
    bot.wall.forward(timedelta(hours=25))
    late = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "lena"), 30.0)
    assert "*CASE-0001* is yours" in shown(late[0])
    digest = bot.workspace.wait_for(
        lambda: [m for m in bot.workspace.messages(LEGAL) if "Good morning" in shown(m)], 30.0
    )
    assert "*CASE-0001*" in shown(digest[0])
    bot.quiet(1.0)
    for name in ("leo", "lena"):
        assert len(bot.workspace.messages("dm", name)) == 1


def test_restart(bot: Bot) -> None:
    """
    After a restart the card is the same one, no reminder comes twice, and the life goes on.
    """
    asked, _ = bot.answer("erin", "@policy-bot YouTube?")
    claimed(bot)
    bot.wall.forward(timedelta(hours=25))
    bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "lena"), 30.0)
    bot.quiet()
    bot.end()
    bot.begin()
    form(bot, "lena", bot.card_says("claimed"), "case-ask-back", question="Which?")
    bot.ask("erin", "These.", thread=asked["ts"])
    bot.card_says("These.")
    bot.quiet()

    assert len(bot.workspace.messages("dm", "lena")) == 1
    assert len([m for m in bot.cards() if "CASE-0001 ·" in shown(m)]) == 1
