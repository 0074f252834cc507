"""Each thing that not everybody may do × each kind of person × each way that Slack may answer.

Nothing is permitted unless it is certain; who is refused gets a sentence.
"""

from collections.abc import Callable

import pytest

from bot.workspace import Fault
from tests.running_bot import ASK, LEGAL, Bot, Json, buttons, shown

PEOPLE = ("erin", "lena", "adam", "gus", "stan")
LOOKUPS = ("right", "empty", "failing", "slow", "stale")
CARD = {
    "open": ("case-claim", "case-assign", "case-duplicate", "case-close"),
    "claimed": ("case-answer", "case-ask-back", "case-release", "case-assign", "case-close"),
}


def prepare(bot: Bot, lookup: str) -> None:
    """Let Slack answer so when it is asked who is who."""
    if lookup == "stale":
        for user in PEOPLE:
            bot.workspace.open_home(user)
            bot.workspace.wait_for(lambda u=user: bot.workspace.home(u))
        bot.later += 60.0  # it was right a minute ago, and now Slack does not say
    if lookup == "empty":
        bot.workspace.set_group("legal")
        bot.workspace.set_group("policy-admins")
    elif lookup != "right":
        fault = Fault.slow(1.5) if lookup == "slow" else Fault.server_error()
        for method in ("users.info", "usergroups.users.list"):
            bot.workspace.fail(method, fault, times=1000)


def told(bot: Bot, user: str, channel: str, act: Callable[[], object]) -> str:
    """What only this person is told because of an act."""
    before = len(bot.workspace.ephemerals(user, channel))
    act()
    seen = bot.workspace.wait_for(
        lambda: found if len(found := bot.workspace.ephemerals(user, channel)) > before else []
    )
    return shown(seen[-1])


def home(bot: Bot, user: str) -> str:
    """The home of a person, drawn now."""
    before = bot.workspace.home(user)
    bot.workspace.open_home(user)

    def look() -> Json | None:
        found = bot.workspace.home(user)
        return found if found and (not before or found["hash"] != before["hash"]) else None

    return shown(bot.workspace.wait_for(look))


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_commands(bot: Bot, lookup: str) -> None:
    """
    Only somebody who certainly is an admin looks after the documents.
    """
    prepare(bot, lookup)
    for user in PEOPLE:
        permitted = lookup == "right" and user == "adam"
        for word, done in (
            ("status", "*Generation 4*"),
            ("rollback", "Generation 3 of the index"),
            ("diff", "I am comparing"),
            ("reindex", "I am reading the documents anew"),
        ):
            if lookup == "slow" and word != "status":
                continue
            said = told(
                bot, user, ASK, lambda w=word, u=user: bot.workspace.slash(u, ASK, f"/policy {w}")
            )
            assert (done in said) is permitted, (user, word, said)
            assert permitted or said.endswith("."), said
    bot.quiet()
    assert bot.reindexing.runs == (1 if lookup == "right" else 0)


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_home(bot: Bot, lookup: str) -> None:
    """
    What is open, and how the index is, is shown to those it certainly concerns.
    """
    prepare(bot, lookup)
    for user in PEOPLE:
        text = home(bot, user)
        assert ("Open cases" in text) is (lookup == "right" and user == "lena"), (user, text)
        assert ("Generation 4" in text) is (lookup == "right" and user == "adam"), (user, text)
        colleague = lookup in ("right", "empty") and user not in ("gus", "stan")
        assert ("Ask a question" in text) is colleague, (user, text)


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_asking(bot: Bot, lookup: str) -> None:
    """
    Only who certainly is a colleague is answered, by form too, with a name or without.
    """
    prepare(bot, lookup)
    for user in ("erin", "gus", "stan"):
        colleague = lookup in ("right", "empty") and user == "erin"
        bot.workspace.shortcut(user, "ask-about-data")
        view = bot.workspace.wait_for(lambda u=user: bot.workspace.views(u))[-1]
        values = {"question": "HD-VG?", "unnamed": ["unnamed"]}
        outcome = bot.workspace.submit(user, view, values)
        assert outcome.ok is colleague, (user, outcome)
        if not colleague:
            assert outcome.errors["question"].endswith(".")
    bot.quiet()
    assert len(bot.answering.asked) == (1 if lookup in ("right", "empty") else 0)


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_complaints(bot: Bot, lookup: str) -> None:
    """
    Only who certainly is of legal makes a case of a complaint.
    """
    _, answer = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.press("erin", answer, "answer-feedback", "negative")
    view = bot.workspace.wait_for(lambda: bot.workspace.views("erin"))[-1]
    bot.workspace.submit("erin", view, {"reason": "not-clear"})
    card: Json = bot.card_says("Not clear")
    assert buttons(card) == ["feedback-case"]
    bot.end()
    bot.begin()  # what Slack said before is forgotten
    prepare(bot, lookup)
    said = told(bot, "erin", LEGAL, lambda: bot.workspace.press("erin", card, "feedback-case"))
    assert said.endswith(".")
    assert "CASE" not in said
    said = told(bot, "lena", LEGAL, lambda: bot.workspace.press("lena", card, "feedback-case"))
    assert ("CASE-0001" in said) is (lookup == "right"), said


@pytest.mark.parametrize("lookup", [kind for kind in LOOKUPS if kind != "right"])
@pytest.mark.parametrize("state", CARD)
def test_card(bot: Bot, state: str, lookup: str) -> None:
    """
    Where it is not certain who somebody is, no button of a card does anything for anybody,
    lawyers included: nothing opens, nothing changes, and each press is answered by a sentence.
    """
    room = bot.workspace.state.rooms["C000LEGAL0"]
    room.members |= {person.id for person in bot.workspace.state.people.values()}
    bot.answer("erin", "@policy-bot YouTube?")
    card = bot.cards()[0]
    if state == "claimed":
        bot.workspace.press("lena", card, "case-claim")
        card = bot.card_says("· claimed")
    bot.end()
    bot.begin()  # what Slack said before is forgotten
    prepare(bot, lookup)
    before = shown(card)
    people = ("lena", "leo", *PEOPLE) if lookup != "slow" else ("lena",)

    def press(one: tuple[str, str]) -> str:
        user, action = one
        return told(bot, user, LEGAL, lambda: bot.workspace.press(user, card, action))

    tries = [(user, action) for user in dict.fromkeys(people) for action in CARD[state]]
    if lookup == "slow":
        tries = tries[:2]
    for one in tries:
        said = press(one)
        assert said.endswith("."), (one, said)
        assert not bot.workspace.views(one[0]), one
    bot.quiet()
    assert shown(bot.workspace.messages(LEGAL)[0]) == before
    assert len(bot.workspace.messages(LEGAL)) == 1


def test_certain(bot: Bot) -> None:
    """
    With the groups as they are, a lawyer who did not ask can press every button of a card, and
    nobody else any.
    """
    room = bot.workspace.state.rooms["C000LEGAL0"]
    room.members |= {person.id for person in bot.workspace.state.people.values()}
    bot.answer("erin", "@policy-bot YouTube?")
    card = bot.cards()[0]
    for user in ("erin", "adam", "gus", "stan"):
        for action in CARD["open"]:
            said = told(bot, user, LEGAL, lambda u=user, a=action: bot.workspace.press(u, card, a))
            assert said == "Only members of legal can do this.", (user, action)
    for action in CARD["open"][1:]:
        bot.workspace.press("lena", card, action)
        view = bot.workspace.wait_for(lambda: bot.workspace.views("lena"))[-1]
        bot.workspace.close_view("lena", view)
    bot.workspace.press("lena", card, "case-claim")
    assert set(buttons(bot.card_says("· claimed"))) >= set(CARD["claimed"])


@pytest.mark.parametrize("lookup", LOOKUPS)
def test_queue(bot: Bot, lookup: str) -> None:
    """
    The queue, and a case of it, are shown at each press to those of legal alone.
    """
    bot.answer("erin", "@policy-bot YouTube?")
    bot.workspace.open_home("lena")
    view = bot.workspace.wait_for(lambda: bot.workspace.home("lena"))
    assert "queue-look" in str(view)
    bot.end()
    bot.begin()  # what Slack said before is forgotten
    prepare(bot, lookup)
    bot.workspace.press("lena", view, "queue-look")
    if lookup == "right":
        bot.workspace.wait_for(lambda: bot.workspace.views("lena"))
        return
    told_directly = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "lena"))
    assert shown(told_directly[-1]).endswith(".")
    assert not bot.workspace.views("lena")
