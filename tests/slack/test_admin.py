"""Reindexing and looking at sources, by command."""

from dataclasses import replace

from bot.domain.answers import Answer, Cited, Question, Verdict
from bot.domain.errors import KnowledgeError
from bot.workspace import Fault
from tests.fakes_slack import citation, not_allowed
from tests.running_bot import ASK, Bot, shown


def many(question: Question) -> Answer:
    """An answer with more sources than fit."""
    sources = tuple(citation(n, f"Clause number {n}.") for n in range(1, 14))
    return replace(
        not_allowed(question),
        citations=sources,
        statements=(Cited("It is forbidden.", (1, 13)),),
        verdict=Verdict.NOT_ALLOWED,
    )


def test_reindex(bot: Bot) -> None:
    """
    An admin has the documents read anew, and gets progress and report directly.
    """
    outcome = bot.workspace.slash("adam", ASK, "/policy reindex")
    bot.told("adam", ASK, "I am reading the documents anew.")
    report = "Generation 4: 2 added, 1 changed &lt;!channel&gt;."
    bot.workspace.wait_for(  # the two messages are sent side by side
        lambda: report in [shown(m) for m in bot.workspace.messages("dm", "adam")], 30.0
    )

    assert outcome.ok


def test_dry_run(bot: Bot) -> None:
    """
    As a dry run it only shows what would change, whatever a keyboard makes of two dashes; of
    another option it is said that there is none, and nothing is done.
    """
    for typed in ("reindex --dry-run", "Reindex —dry-run"):
        bot.workspace.slash("adam", ASK, f"/policy {typed}")
    bot.told("adam", ASK, "Nothing is changed.")
    bot.workspace.wait_for(
        lambda: sum("+ new-terms" in shown(m) for m in bot.workspace.messages("dm", "adam")) == 2
    )
    bot.workspace.slash("adam", ASK, "/policy rollback --to 3")

    bot.told("adam", ASK, "I do not know “--to 3” here.")
    assert bot.reindexing.runs == 0


def test_reindex_fails(bot: Bot) -> None:
    """
    When it fails, the admin is told why and that the old index stays.
    """
    bot.reindexing.error = KnowledgeError("There is nothing to index in /data.")
    bot.workspace.slash("adam", ASK, "/policy reindex")
    why = "the index so far stays. There is nothing to index in /data."
    bot.workspace.wait_for(
        lambda: [m for m in bot.workspace.messages("dm", "adam") if why in shown(m)], 30.0
    )


def test_reindex_by_others(bot: Bot) -> None:
    """
    Anybody else gets one sentence, and nothing happens; the same when the role is unclear.
    """
    bot.workspace.slash("erin", ASK, "/policy reindex")
    bot.told("erin", ASK, "Only admins can look after the documents.")
    bot.workspace.fail("usergroups.users.list", Fault.server_error())
    bot.workspace.slash("lena", ASK, "/policy reindex")

    bot.told("lena", ASK, "Only admins can look after the documents.")
    assert bot.reindexing.runs == 0


def test_show(bot: Bot) -> None:
    """
    Sources beyond the eighth are counted, and come by command.
    """
    bot.answering.by_word["many"] = many
    _, answer = bot.answer("erin", "@policy-bot many?")
    number = bot.answering.asked[0].id
    assert "… and 5 more sources under *Unfold the clauses*" in shown(answer)

    bot.workspace.slash("adam", ASK, f"/policy show {number}")
    sent = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "adam"))[0]
    assert "> Clause number 13." in shown(sent)


def test_show_to_whom(bot: Bot) -> None:
    """
    What only legal may read, and cases, are shown to legal and to nobody else.
    """
    bot.answer("lena", "HD-VG?", "dm")
    bot.answer("erin", "@policy-bot YouTube?")
    private = bot.answering.asked[0].id
    for number in (private, "CASE-0001", "CASE-0099", "nothing", "gus"):
        bot.workspace.slash("erin", ASK, f"/policy show {number}")
    bot.workspace.slash("gus", ASK, f"/policy show {private}")
    bot.workspace.slash("leo", ASK, "/policy show case-0001")
    sent = bot.workspace.wait_for(lambda: bot.workspace.messages("dm", "leo"))[0]

    assert "> Open issue LI-7." in shown(sent)
    assert bot.workspace.messages("dm", "erin") == []
    said = [shown(m) for m in bot.workspace.ephemerals("erin", ASK)]
    assert said == ["I have no answer or case with this number that you may see."] * 5
    assert "no answer or case" in shown(bot.workspace.ephemerals("gus", ASK)[0])
