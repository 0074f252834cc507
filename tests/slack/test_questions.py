"""Questions and answers, as people see them."""

from dataclasses import replace

from bot.domain.documents import Audience
from bot.domain.errors import QuestionError
from tests.fakes_slack import FakeAnswering
from tests.running_bot import ASK, LEGAL, PACE, Bot, buttons, shown


def test_mention(bot: Bot) -> None:
    """
    A mention is answered once, in its thread, with verdict, statement, quotation, link,
    the line that it is no clearance, and the buttons.
    """
    asked, answer = bot.answer("erin", "@policy-bot is HD-VG-130M ok for our product?")
    bot.quiet()

    text = shown(answer)
    assert [answer["ts"]] == [m["ts"] for m in bot.heard(asked)]
    assert "Not allowed" in text
    assert "The terms forbid it. [1]" in text
    assert "> You may not download content." in text
    assert "*[1]* *YouTube Terms of Service* · 5. Your use · version 7 · effective" in text
    assert "<https://www.youtube.com/t/terms?a=1&amp;b=2|open the source>" in text
    assert "Evaluating with it\nAllowed with conditions" in text
    assert "Not a legal clearance." in text
    assert buttons(answer) == ["answer-ask-legal", "answer-unfold", "answer-feedback"]
    assert [q.text for q in bot.answering.asked] == ["is HD-VG-130M ok for our product?"]


def test_post_is_quiet(bot: Bot) -> None:
    """
    A post unfurls nothing, links no names, and carries an opaque mark.
    """
    bot.answer("erin", "@policy-bot HD-VG?")

    args = bot.workspace.calls("chat.postMessage")[0].args
    assert args["unfurl_links"] in (False, "0")
    assert args["unfurl_media"] in (False, "0")
    assert "link_names" not in args
    assert "erin" not in str(args["metadata"])


def test_direct_message(bot: Bot) -> None:
    """
    A direct message is answered in a thread under it.
    """
    asked, answer = bot.answer("erin", "HD-VG?", "dm")

    assert asked["ts"] == answer["thread_ts"]
    assert Audience.ALL is bot.answering.asked[0].audience


def test_follow_up(bot: Bot) -> None:
    """
    Who asked goes on without a mention, and the earlier turn is known.
    """
    asked, _ = bot.answer("erin", "@policy-bot HD-VG for the product?")
    bot.ask("erin", "and for research?", thread=asked["ts"])
    bot.replies(asked, 2)

    question = bot.answering.asked[1]
    assert question.prior is not None
    assert (question.prior.user, question.text) == ("HD-VG for the product?", "and for research?")
    assert "Not allowed." in question.prior.bot


def test_thread_of_others(bot: Bot) -> None:
    """
    Anybody else in the thread is heard only when they mention the bot, and what they say
    without that is not even stored.
    """
    asked, _ = bot.answer("erin", "@policy-bot HD-VG?")
    bot.ask("adam", "I doubt that about HD-VG", thread=asked["ts"])
    bot.ask("erin", "@adam what do you think of HD-VG?", thread=asked["ts"])
    bot.quiet()

    assert len(bot.answering.asked) == 1
    bot.ask("adam", "@policy-bot and HD-VG for tests?", thread=asked["ts"])
    bot.replies(asked, 2)
    assert bot.answering.asked[1].text == "and HD-VG for tests?"


def test_channel_chatter(bot: Bot) -> None:
    """
    What is not addressed to the bot gets no answer.
    """
    asked = bot.ask("erin", "has anybody used HD-VG?")
    bot.quiet()

    assert bot.heard(asked) == []


def test_twins_and_redelivery(bot: Bot) -> None:
    """
    Slack tells of a mention twice, and may repeat either: one answer.
    """
    asked, _ = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.settle()
    events = [
        d.payload["event_id"]
        for d in bot.workspace.deliveries()
        if d.payload.get("event", {}).get("ts") == asked["ts"]
    ]
    for event in events:
        bot.workspace.redeliver(event)
        bot.workspace.redeliver(event, 1, "http_timeout")
    bot.quiet()

    assert len(events) == 2
    assert len(bot.heard(asked)) == 1
    assert len(bot.answering.asked) == 1
    assert all(d.reply.ok for d in bot.workspace.deliveries())


def test_many_at_once(bot: Bot) -> None:
    """
    Forty questions at once are each answered once, and acknowledged in time.
    """
    asked = [bot.ask("erin", f"@policy-bot HD-VG {n}?") for n in range(40)]
    for message in asked:
        bot.replies(message)
    bot.quiet()

    assert [len(bot.heard(message)) for message in asked] == [1] * 40
    assert all(d.reply.ok for d in bot.workspace.deliveries())


def test_restart(idle_bot: Bot) -> None:
    """
    What was acknowledged but not answered when the bot died is answered by the next run.
    """
    bot, stuck = idle_bot, idle_bot.answering
    dead = bot.begin()
    stuck.gate.clear()
    asked = bot.ask("erin", "@policy-bot HD-VG?")
    bot.workspace.wait_for(lambda: stuck.asked)
    bot.workspace.settle()
    for crew in dead._crews:
        crew.halt()  # as in a killed process: nothing more is renewed or sent
    bot.answering = FakeAnswering()
    bot.begin()
    bot.replies(asked)
    stuck.gate.set()
    dead.stop()

    assert len(bot.heard(asked)) == 1
    assert len(bot.answering.asked) == 1


def test_command(bot: Bot) -> None:
    """
    The answer to a slash command comes as a direct message with the question above it,
    and a reply under it is a follow-up.
    """
    outcome = bot.workspace.slash("erin", ASK, "/policy may we use HD-VG & co?")
    answer = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "erin"))[0]

    assert outcome.ok
    assert bot.told("erin", ASK, "direct messages")
    assert "You asked:\n> may we use HD-VG &amp; co?" in shown(answer)
    bot.ask("erin", "and for research?", "dm", answer["ts"])
    bot.replies(answer)
    prior = bot.answering.asked[1].prior
    assert prior is not None
    assert prior.user == "may we use HD-VG & co?"


def test_help(bot: Bot) -> None:
    """
    Help is there by command and by word, and a mention without words says what to ask.
    """
    bot.workspace.slash("erin", ASK, "/policy help")
    bot.workspace.slash("erin", ASK, "/policy")
    _, helped = bot.answer("erin", "@policy-bot help")
    _, empty = bot.answer("erin", "@policy-bot")

    assert len(bot.workspace.ephemerals("erin", ASK)) == 2
    assert "*Ask legal*" in shown(helped)
    assert "for example" in shown(empty)
    assert bot.answering.asked == []


def test_small_talk(bot: Bot) -> None:
    """
    Small talk gets its sentence, without verdict.
    """
    _, answer = bot.answer("erin", "@policy-bot hello")

    assert "Happy to help!" in shown(answer)
    assert "Not a question" not in shown(answer)


def test_legal_in_public(bot: Bot) -> None:
    """
    A member of legal gets what everybody may read in a channel, with the offer of the full
    answer; all of it directly and in the legal channel.
    """
    _, public = bot.answer("lena", "@policy-bot HD-VG?")
    _, direct = bot.answer("lena", "HD-VG?", "dm")
    bot.answer("lena", "@policy-bot HD-VG?", LEGAL)
    bot.answer("erin", "@policy-bot HD-VG?", LEGAL)

    audiences = [question.audience for question in bot.answering.asked]
    assert audiences == [Audience.ALL, Audience.LEGAL, Audience.LEGAL, Audience.ALL]
    assert "full answer" in shown(public)
    assert "full answer" not in shown(direct)


def test_strangers(bot: Bot) -> None:
    """
    Guests, other companies, and everybody in a channel shared with them are refused politely.
    """
    _, guest = bot.answer("gus", "@policy-bot HD-VG?")
    _, stranger = bot.answer("stan", "@policy-bot HD-VG?")
    _, shared = bot.answer("erin", "@policy-bot HD-VG?", "#with-partner")

    assert all("I answer only members" in shown(m) for m in (guest, stranger, shared))
    assert bot.answering.asked == []


def test_known_error(bot: Bot) -> None:
    """
    An error of ours is told in its own sentence.
    """
    bot.answering.error = QuestionError("There is no question here; write one <now>.")
    _, told = bot.answer("erin", "@policy-bot HD-VG?")

    assert shown(told) == "There is no question here; write one &lt;now&gt;."


def test_unknown_error(bot: Bot, caplog) -> None:  # type: ignore[no-untyped-def]
    """
    Any other error is one sentence for the person and one line in the log, without texts.
    """
    bot.answering.error = RuntimeError("secret question text")
    _, told = bot.answer("erin", "@policy-bot HD-VG?")

    assert "Something went wrong on my side" in shown(told)
    assert "secret question text" not in shown(told) + caplog.text
    assert "RuntimeError at" in caplog.text


def test_feedback(bot: Bot) -> None:
    """
    A thumb is kept with the answer, the last one counts; a good one is thanked for in private,
    a bad one is asked why.
    """
    _, answer = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.press("erin", answer, "answer-feedback", "positive")
    bot.told("erin", ASK, "Thank you, noted.")
    bot.workspace.press("erin", answer, "answer-feedback", "negative")
    bot.workspace.wait_for(lambda: bot.workspace.views("erin"))

    assert bot.database
    with bot.database.step() as step:
        entry = step.journal.get(bot.answering.asked[0].id)
    assert entry is not None
    assert dict(entry.feedback) == {"U0000ERIN0": "bad"}


def test_unfold(bot: Bot) -> None:
    """
    A press unfolds an answer to the whole clause with its version and dates; not for guests,
    and not what only legal may read.
    """
    _, answer = bot.answer("erin", "@policy-bot HD-VG?")
    bot.workspace.press("adam", answer, "answer-unfold")
    view = bot.workspace.wait_for(lambda: bot.workspace.views("adam"))[-1]
    assert "> You may not download content." in shown(view)
    assert "version 7 · effective 2023-12-15" in shown(view)

    bot.workspace.press("gus", answer, "answer-unfold")
    bot.told("gus", ASK, "I have no answer or case with this number that you may see.")
    _, private = bot.answer("lena", "@policy-bot HD-VG?", LEGAL)
    bot.workspace.press("erin", private, "answer-unfold")
    bot.told("erin", LEGAL, "that you may see")
    assert bot.workspace.views("erin") == []


def test_no_answer_waits_for_a_clock(idle_bot: Bot) -> None:
    """
    What comes in is taken up, and what goes out is sent, when it is there: not at the next look.
    """
    idle_bot.pace = replace(PACE, poll=600.0)
    idle_bot.begin()

    for n in range(3):
        idle_bot.answer("erin", f"@policy-bot HD-VG {n}?")
