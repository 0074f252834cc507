"""From the asker to legal and back."""

from typing import Any

from bot.workspace import Fault, Workspace
from tests.running_bot import ASK, LEGAL, Bot, buttons, shown

Json = dict[str, Any]
WAITING = ["case-claim", "case-assign", "case-duplicate", "case-close"]
RULING = {"verdict": "not_allowed", "text": "No: the clips stay deleted.", "clause": "LI-7 §2"}


def claimed(bot: Bot, by: str = "lena") -> Json:
    """The first card, claimed."""
    card = bot.cards()[0]
    bot.workspace.press(by, card, "case-claim")
    return bot.card_says("claimed")


def ruled(bot: Bot, card: Json, by: str = "lena", **changes: str) -> None:
    """Legal's answer, written into the form."""
    form(bot, by, card, "case-answer", **{**RULING, **changes})


def form(bot: Bot, by: str, card: Json, action: str, **values: Any) -> None:
    """Press a button that opens a form, fill that in, and send it."""
    view = opened(bot, by, card, action)
    outcome = bot.workspace.submit(by, view, values)
    assert outcome.ok, outcome


def opened(bot: Bot, by: str, card: Json, action: str) -> Json:
    """The form that a button opens."""
    bot.workspace.press(by, card, action)
    return bot.workspace.wait_for(lambda: bot.workspace.views(by))[-1]


def test_open_issue(bot: Bot) -> None:
    """
    An open issue opens a case by itself: the answer says its number, the card shows
    question, reason, evidence and asker, and the thread shows its state.
    """
    asked, answer = bot.answer("erin", "@policy-bot what about the YouTube clips of 2024?")
    notice = bot.replies(asked, 2)[1]
    card = shown(bot.cards()[0])

    assert "with legal as *CASE-0001*" in shown(answer)
    assert "*CASE-0001*: open" in shown(notice)
    assert "> what about the YouTube clips of 2024?" in card
    assert "within an open legal issue" in card
    assert "> Open issue LI-7." in card
    assert "<@U0000ERIN0>" in card
    assert "nobody yet" in card
    assert buttons(bot.cards()[0]) == WAITING


def test_whole_life(bot: Bot) -> None:
    """
    Claimed, a second claim refused, answered after an error in the form, relayed to the
    asker's thread, closed: the one card and the line in the thread follow.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    card = claimed(bot)
    assert buttons(card) == ["case-answer", "case-ask-back", "case-release", *WAITING[1:]]
    bot.workspace.press("leo", card, "case-answer")
    bot.told("leo", LEGAL, "CASE-0001 is claimed by somebody else.")

    bot.workspace.press("lena", card, "case-answer")
    view = bot.workspace.wait_for(lambda: bot.workspace.views("lena"))[-1]
    wrong = bot.workspace.submit(
        "lena", view, {"verdict": "allowed", "text": "Go ahead.", "clause": ""}
    )
    assert list(wrong.errors) == ["clause"]
    blank = bot.workspace.submit("lena", view, {**RULING, "text": "   "})
    assert list(blank.errors) == ["text"]
    right = bot.workspace.submit("lena", view, RULING)
    assert right.ok
    assert bot.workspace.views("lena") == []

    outcome = bot.replies(asked, 3)[2]
    assert "CASE-0001: Not allowed" in shown(outcome)
    assert "> may we use the YouTube clips?" in shown(outcome)
    assert "> No: the clips stay deleted." in shown(outcome)
    assert "> LI-7 §2" in shown(outcome)
    answered = bot.card_says("answered")
    assert "> No: the clips stay deleted." in shown(answered)
    form(bot, "leo", answered, "case-close", closing="settled", remark="Well done.")
    assert buttons(bot.card_says("closed")) == ["case-reopen"]
    assert len(bot.workspace.messages(LEGAL)) == 1
    bot.quiet()
    notice = shown(bot.heard(asked)[1])
    assert "*CASE-0001*: closed. Settled: the answer stands" in notice
    assert "> Well done." in notice
    assert len(bot.heard(asked)) == 3


def test_claims_at_once(bot: Bot) -> None:
    """
    Two presses of Claim on one card: one has it, the other is told so.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    card = bot.cards()[0]
    bot.workspace.fail("chat.update", Fault.slow(0.4))  # so that the card keeps its button
    bot.workspace.press("lena", card, "case-claim")
    bot.workspace.press("leo", card, "case-claim")

    refused = "CASE-0001 is claimed by somebody else already."

    def late() -> list[str]:
        seen = {name: bot.workspace.ephemerals(name, LEGAL) for name in ("lena", "leo")}
        return [name for name, told in seen.items() if any(refused in shown(m) for m in told)]

    (loser,) = bot.workspace.wait_for(late, 30.0)
    owner = {"leo": "<@U0000LENA0>", "lena": "<@U00000LEO0>"}[loser]
    assert owner in shown(bot.card_says("claimed"))


def test_release(bot: Bot) -> None:
    """
    A case that is given back can be claimed by another.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    bot.workspace.press("lena", claimed(bot), "case-release")
    card = bot.card_says("released")
    bot.workspace.press("leo", card, "case-claim")

    assert "<@U00000LEO0>" in shown(bot.card_says("claimed"))


def test_reopen(bot: Bot) -> None:
    """
    A reopened case takes a second answer, and the asker is told again.
    """
    asked, _ = bot.answer("erin", "@policy-bot YouTube?")
    ruled(bot, claimed(bot))
    bot.replies(asked, 3)
    bot.workspace.press("leo", bot.card_says("answered"), "case-reopen")
    bot.workspace.press("leo", bot.card_says("reopened"), "case-claim")
    ruled(bot, bot.card_says("claimed"), "leo", text="Now: yes.", verdict="allowed")

    assert "> Now: yes." in shown(bot.replies(asked, 4)[3])


def test_button(bot: Bot) -> None:
    """
    Ask legal opens a case for any answer; a second press says that it is there.
    """
    asked, answer = bot.answer("erin", "@policy-bot may we use the moon?")
    bot.workspace.press("erin", answer, "answer-ask-legal")
    notice = bot.replies(asked, 2)[1]
    bot.workspace.press("erin", answer, "answer-ask-legal")

    bot.told("erin", ASK, "CASE-0001 is with legal already")
    assert "*CASE-0001*: open" in shown(notice)
    assert len(bot.cards()) == 1


def test_typed_wish(bot: Bot) -> None:
    """
    "Ask legal please" is the same as the button, in the thread and at the top of a DM;
    without an answer before it, it says what to do.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the moon?")
    bot.ask("erin", "ask legal please", thread=asked["ts"])
    assert "*CASE-0001*: open" in shown(bot.replies(asked, 2)[1])

    direct, _ = bot.answer("adam", "may we use the sun?", "dm")
    wish, said = bot.answer("adam", "Please ask legal!", "dm")
    assert "CASE-0002 is with legal" in shown(said)
    assert "*CASE-0002*: open" in shown(bot.replies(direct, 2)[1])
    assert wish["ts"] == said["thread_ts"]

    _, lost = bot.answer("leo", "@policy-bot ask legal")
    assert "no answer here" in shown(lost)


def test_same_question(bot: Bot) -> None:
    """
    The same question reaches legal once, and everybody who asked it is told.
    """
    first, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    second, answer = bot.answer("adam", "May we use the  YouTube clips", "dm")
    assert "CASE-0001" in shown(answer)
    assert "and 1 more" in shown(bot.card_says("and 1 more"))
    ruled(bot, claimed(bot))

    for asked in (first, second):
        assert "> No: the clips stay deleted." in shown(bot.replies(asked, 3)[2])
    assert len(bot.cards()) == 1


def test_not_legal(bot: Bot) -> None:
    """
    Somebody who is not of legal can press nothing on a card, not even in the channel.
    """
    bot.answer("adam", "@policy-bot YouTube?")
    card = bot.cards()[0]
    bot.workspace.press("erin", card, "case-claim")
    bot.told("erin", LEGAL, "Only members of legal can do this.")
    mine = claimed(bot)
    for action in buttons(mine):
        bot.workspace.press("erin", mine, action)
    bot.quiet()

    assert bot.workspace.views("erin") == []
    assert "claimed" in shown(bot.cards()[0])


def test_role_is_asked_at_the_press(idle_bot: Bot) -> None:
    """
    Who may not be shown to be of legal may not rule: a failing group is a no.
    """
    bot = idle_bot
    bot.workspace.fail("usergroups.users.list", Fault.refused("plan_upgrade_required"), 99)
    bot.begin()
    bot.answer("erin", "@policy-bot YouTube?")
    bot.workspace.press("lena", bot.cards()[0], "case-claim")

    bot.told("lena", LEGAL, "I cannot check your role just now; try again in a minute.")
    assert buttons(bot.cards()[0]) == WAITING


def test_form_of_somebody_who_left(bot: Bot) -> None:
    """
    The form is checked again when it is sent, whoever opened it.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    bot.workspace.press("lena", claimed(bot), "case-answer")
    view = bot.workspace.wait_for(lambda: bot.workspace.views("lena"))[-1]
    assert bot.surface
    bot.surface.casework.release("CASE-0001", "U00000LEO0")
    outcome = bot.workspace.submit("lena", view, RULING)

    assert dict(outcome.errors) == {"text": "Claim CASE-0001 before you answer it."}


def test_own_case(bot: Bot) -> None:
    """
    A member of legal who asked cannot rule on it; another one can.
    """
    bot.answer("lena", "@policy-bot YouTube?")
    bot.workspace.press("lena", bot.cards()[0], "case-claim")
    bot.told("lena", LEGAL, "You asked CASE-0001 yourself")

    assert "<@U00000LEO0>" in shown(claimed(bot, "leo"))


def test_guest_presses(bot: Bot) -> None:
    """
    A guest who sees an answer cannot take it to legal.
    """
    _, answer = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.press("gus", answer, "answer-ask-legal")

    bot.told("gus", ASK, "Only members of this company can ask legal.")
    assert bot.workspace.messages(LEGAL) == []


def test_thread_is_gone(bot: Bot) -> None:
    """
    When retention has taken the question, legal's answer goes to the asker directly.
    """
    asked, _ = bot.answer("erin", "@policy-bot may we use the YouTube clips?")
    bot.replies(asked, 2)
    card = claimed(bot)
    bot.quiet()
    bot.workspace.purge(asked)
    ruled(bot, card)
    told = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "erin"), 8)

    assert "> No: the clips stay deleted." in shown(told[-1])
    assert "> may we use the YouTube clips?" in shown(told[-1])


def test_bot_left_the_channel(bot: Bot, workspace: Workspace) -> None:
    """
    Where the bot may not post any more, the asker is told directly.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    card = claimed(bot)
    bot.quiet()
    workspace.state.rooms["C00ASKDATA"].members.discard(workspace.seed.app.user_id)
    ruled(bot, card)

    told = workspace.wait_for(lambda: workspace.messages("dm", "erin"), 8)
    assert "> No: the clips stay deleted." in shown(told[-1])


def test_card_is_gone(bot: Bot) -> None:
    """
    A card that somebody took away is drawn anew with the next change, and again updated.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    first = bot.cards()[0]
    bot.workspace.purge(first)
    assert bot.surface
    bot.surface.casework.claim("CASE-0001", "U0000LENA0")
    second = bot.card_says("claimed")
    bot.workspace.press("lena", second, "case-release")
    third = bot.card_says("released")

    assert first["ts"] != second["ts"]
    assert second["ts"] == third["ts"]


def test_no_channel_on_the_card(bot: Bot) -> None:
    """
    The card does not tell where the question was asked.
    """
    asked, _ = bot.answer("erin", "@policy-bot YouTube?")

    card = str(bot.cards()[0])
    assert "C00ASKDATA" not in card
    assert asked["ts"] not in card
