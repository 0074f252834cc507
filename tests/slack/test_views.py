"""How answers and cases look, without Slack; the workspace's validator plays Slack's part."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import Answer, Cited, Question, Verdict
from bot.domain.cases import Asker, Case
from bot.domain.documents import Audience, Status, Use
from bot.domain.packets import Packet
from bot.domain.records import Arrival, Entry, Saying, Surface
from bot.domain.rulings import Scope
from bot.slack import blocks, wording
from bot.slack.answer_view import answer_blocks, unfolded
from bot.slack.blocks import Block
from bot.slack.case_forms import answer_form
from bot.slack.case_view import card_blocks, whole_blocks
from bot.slack.citation_view import origin
from bot.slack.desk import SlackDesk
from bot.slack.mrkdwn import escape, link, mention, plain, quoted
from bot.workspace.validation import check_message_blocks, check_view
from tests.domain.test_cases import opened
from tests.fakes_slack import citation, not_allowed, not_covered, open_issue, small_talk

AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SCOPE = Scope(("YouTube",), (Use.COLLECT,), ("old-copies",), ("video",))
ATTACKS = [
    "<!channel> look",
    "<!here|here> and @here",
    "<@U0000ERIN0> hi",
    "<https://evil.example|https://slack.com>",
    "</script><b>x</b> &lt;!channel&gt;",
    "@channel @everyone @HERE",
    "a\x00b\u202egnp.exe\ud800",
    "<!subteam^S000LEGAL0>",
]
LIVE = re.compile(r"<(?!https?://|@[UW][A-Z0-9]+>)|@(?:here|channel|everyone)\b", re.IGNORECASE)


def entry_of(answer: Answer, **changes: object) -> Entry:
    """The exchange of an answer."""
    made = Entry.of(answer, at=AT, user="UERIN", channel="C1", thread="1.0", seconds=0.1)
    return replace(made, **changes)  # type: ignore[arg-type]


def look(answer: Answer, **changes: object) -> str:
    """All text of an answer."""
    return text_of(answer_blocks(entry_of(answer, **changes), answer, False, False))


def text_of(made: Iterable[Block]) -> str:
    """All text of blocks."""
    return "\n".join(text for block in made for text in blocks._all_texts(block))


def asked(text: str = "May we?") -> Question:
    """A question with an id."""
    return Question(text, id="e1")


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_stay_inert(attack: str) -> None:
    """
    Whatever question, statement, title, section, quotation or ruling says, nobody is
    notified, and no link is made that is not ours.
    """
    hostile = citation(
        1,
        attack,
        title=attack,
        section=attack,
        version=attack,
        effective=attack,
        url=f"https://example.org/{attack}",
    )
    answer = replace(
        not_allowed(asked(attack)),
        text=attack,
        statements=(Cited(attack, (1,)), Cited(attack + "!", (1,), condition=True)),
        citations=(hostile,),
        closest=(hostile,),
        missing=(attack,),
    )
    case = (
        opened(
            question=attack,
            askers=(Asker(attack, "C1", "1.0"),),
            subjects=(attack,),
            citations=(hostile,),
            opened_at=AT,
        )
        .claim("ULENA", AT)
        .answer("ULENA", Verdict.ALLOWED, attack + " x", attack + " y", AT)
    )
    desk = SlackDesk()
    arrival = Arrival("e", "", Surface.CHANNEL, "UERIN", "T1", "C1", "1.0", attack)
    posts = [
        *desk.answer(entry_of(answer, question=attack, thread="@answer:e1"), answer, True),
        desk.card(case, Packet()),
        desk.notice(case, case.askers[0]),
        *desk.outcome(case, case.askers[0]),
        desk.say(arrival, "k", attack),
    ]

    for post in posts:
        check_message_blocks([dict(block) for block in post.blocks])
        for text in (post.text, text_of(post.blocks)):
            assert not LIVE.search(text), text
            assert "\x00" not in text
            assert "\u202e" not in text
    assert not LIVE.search(text_of(answer_form(case, SCOPE, AT.date())["blocks"]))


@given(st.text())
def test_escape(text: str) -> None:
    """
    Escaped text holds no token, and reads as it was written.
    """
    escaped = escape(text)

    assert "<" not in escaped
    assert ">" not in escaped
    assert re.sub("[\u200b\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", text) == re.sub(
        "[\u200b\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", "", plain(escaped)
    )


@given(st.text(alphabet="ab \n&<>", max_size=400), st.integers(20, 60))
def test_pieces(text: str, most: int) -> None:
    """
    A text that is cut fits, loses only white space at the cuts, and no entity is cut.
    """
    cut = list(blocks.pieces(escape(text), most))

    assert all(0 < len(piece) <= most for piece in cut)
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(plain(piece) for piece in cut))


def test_long_quotation() -> None:
    """
    A quotation too long for one section goes on as a quotation.
    """
    cut = list(blocks.pieces(quoted("word " * 2000), 3000))

    assert len(cut) > 3
    assert all(piece.startswith("> ") for piece in cut)


def test_unbroken_quotation() -> None:
    """
    A quotation without a space is cut all the same.
    """
    cut = list(blocks.pieces(quoted("x" * 10_000), 3000))

    assert "".join(cut).count("x") == 10_000
    assert all(piece.startswith("> ") and len(piece) <= 3000 for piece in cut)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://example.org/a?b=1&c=2", "<https://example.org/a?b=1&amp;c=2|source>"),
        ("http://example.org/a|b>c<d e", "<http://example.org/a%7Cb%3Ec%3Cd%20e|source>"),
        ("javascript:alert(1)", "source"),
        ("slack://channel", "source"),
        ("https://", "source"),
        ("https://slack.com@evil.example/", "source"),
        ("https://example.org/@channel", "<https://example.org/%40channel|source>"),
        ("http://[broken", "source"),
        ("", "source"),
        ("https://example.org/" + "a" * 3000, "source"),
    ],
)
def test_link(url: str, shown: str) -> None:
    """
    Links are http or https, and cannot be broken out of.
    """
    assert shown == link(url, "source")


def test_mention() -> None:
    """
    Only an id of a person becomes a mention.
    """
    assert [mention(name) for name in ("U0000ERIN0", "<!here>", "erin")] == [
        "<@U0000ERIN0>",
        "&lt;!here&gt;",
        "erin",
    ]


def test_verdicts_by_use() -> None:
    """
    The uses are told apart where their verdicts differ, and not where they do not.
    """
    answer = not_allowed(asked())
    same = replace(answer, verdicts=dict.fromkeys(Use, Verdict.NOT_ALLOWED))

    assert "Collecting it\nNot allowed\nEvaluating with it\nAllowed with conditions" in look(answer)
    assert "Collecting it" not in look(same)
    told = blocks.fallback(answer_blocks(entry_of(answer), answer, False, False))
    assert "Collecting it: Not allowed" in told


def test_conditions() -> None:
    """
    Conditions are a list, apart from what is said.
    """
    answer = replace(
        not_allowed(asked()),
        verdict=Verdict.CONDITIONS,
        headline="Allowed once the conditions below are met.",
        statements=(Cited("It is CC BY.", (1,)), Cited("Name the authors.", (1,), condition=True)),
    )
    text = look(answer)

    assert "It is CC BY. [1]" in text
    assert "*Conditions*\n• Name the authors. [1]" in text
    assert text.count("Name the authors.") == 1


def test_what_was_understood() -> None:
    """
    What a model took the question for stands above what is said of it, and is only text.
    """
    answer = replace(not_allowed(asked()), understood="I read this as: <@U1> Harbour.")
    shown = look(answer)

    assert "I read this as: &lt;@U1&gt; Harbour." in shown
    assert shown.index("I read this as") < shown.index(wording.SOURCES)
    assert "I read this as" not in look(not_allowed(asked()))


def test_what_is_missing() -> None:
    """
    What was not found and what is only close are named as such.
    """
    text = look(not_covered(asked()))

    assert "Not covered by any document in force" in text
    assert "*What I could not find*\n• I have HD-VG-130M, not HD-VG-40M." in text
    assert "*Closest passages: they do not decide the question*" in text
    assert "Sources" not in text


def test_summary_and_status() -> None:
    """
    A card of ours says that it is our summary, and an old version says what it is.
    """
    line = origin(citation(summary=True, status=Status.HISTORICAL, url="", section="", version=""))

    assert "_our summary, not the official text_" in line
    assert "*historical*" in line
    assert "http" not in line


@pytest.mark.parametrize(
    ("heading", "shown"),
    [
        ("**3. Use** of `data`", "3. Use of data"),
        (
            "Other languages: [Hmong](https://a.org/?hl=hmn), [ium](x)",
            "Other languages: Hmong, ium",
        ),
        ("word " * 40, ("word " * 23).strip() + " …"),
    ],
)
def test_heading(heading: str, shown: str) -> None:
    """
    A heading is one short line, whatever a document has made of it.
    """
    assert shown in origin(citation(section=heading))


def test_small_talk() -> None:
    """
    Small talk has no heading.
    """
    made = list(answer_blocks(entry_of(small_talk(asked())), small_talk(asked()), False, False))

    assert "header" not in {block["type"] for block in made}


def test_long_answer() -> None:
    """
    An answer is one message, whatever it holds: what is cut says so, what is left out is
    counted, and all of it unfolds.
    """
    sources = tuple(citation(n, f"Begin {n} " + "word " * 300 + f"end {n}.") for n in range(1, 31))
    answer = replace(
        not_allowed(asked()),
        text="All of it: " + "long " * 900 + "to the end.",
        citations=sources,
        statements=tuple(Cited(f"Sentence {n}.", (n,)) for n in range(1, 8)),
    )
    entry = entry_of(answer)
    (post,) = SlackDesk().answer(entry, answer, False)

    check_message_blocks([dict(block) for block in post.blocks])
    text = text_of(post.blocks)
    assert "Sentence 5. [5]" in text
    assert "… and 2 more sentences under *Unfold the clauses*" in text
    assert "Begin 8 word" in text
    assert "end 8." not in text
    assert "… and 22 more sources under *Unfold the clauses*" in text
    assert len(post.text) <= 4000
    whole = unfolded(entry)
    check_view(whole, ("modal",))
    assert "to the end." in text_of(whole["blocks"])
    assert all(f"end {n}." in text_of(whole["blocks"]) for n in range(1, 31))


def test_ask_legal_comes_before_the_sources() -> None:
    """
    Nobody has to scroll past quotations to find the way to a person.
    """
    kinds = [block["type"] for block in answer_blocks(
        entry_of(not_allowed(asked())), not_allowed(asked()), False, False
    )]  # fmt: skip

    assert kinds == ["header", "table", "section", "context", "actions",
                     "section", "section", "context_actions"]  # fmt: skip


def test_more_than_a_modal_holds() -> None:
    """
    What even a modal has no room for comes by command.
    """
    sources = tuple(citation(n, "word " * 1500) for n in range(1, 60))
    answer = replace(not_allowed(asked()), citations=sources)
    whole = unfolded(entry_of(answer))

    check_view(whole, ("modal",))
    assert "the whole of it: `/policy show e1`" in text_of(whole["blocks"])


def test_many_blocks() -> None:
    """
    No message has more than fifty blocks.
    """
    parts = list(blocks.messages(blocks.divider() for _ in range(120)))

    assert [len(part) for part in parts] == [50, 50, 20]


def test_card_is_one_message() -> None:
    """
    A card fits one message whatever it holds, and says what it leaves out.
    """
    case = opened(
        question="long " * 8000,
        citations=tuple(citation(n, "word " * 500) for n in range(1, 30)),
        subjects=tuple(f"subject {n} " + "x" * 500 for n in range(40)),
        uses=tuple(Use),
        audience=Audience.LEGAL,
        askers=tuple(Asker(f"U{n:04d}", "C1", "1.0") for n in range(50)),
        opened_at=AT,
    )
    case = case.claim("ULENA", AT).answer(
        "ULENA", Verdict.ALLOWED, "yes " * 700, "clause " * 400, AT
    )
    made = list(card_blocks(case, Packet()))

    check_message_blocks(made)
    text = text_of(made)
    assert text.count("the whole of it: `/policy show CASE-0001`") == 3
    assert "more sources: `/policy show CASE-0001`" in text
    assert ", 38 more" in text
    assert "and 49 more" in text
    assert "legal only" in text
    check_view(answer_form(case, SCOPE, AT.date()), ("modal",))
    assert text_of(whole_blocks(case)).count("YouTube Terms of Service") == 29


def test_fallback_text() -> None:
    """
    The text for notifications says what the blocks say, and stays short.
    """
    answer = open_issue(asked())
    post = SlackDesk().answer(entry_of(answer, case="CASE-0001"), answer, False)[0]

    assert "with legal as *CASE-0001*" in post.text
    assert "Ask legal" not in post.text


@pytest.mark.parametrize("saying", list(Saying))
def test_sayings(saying: Saying) -> None:
    """
    Each sentence by name has words.
    """
    arrival = Arrival("e", "", Surface.DIRECT, "UERIN", "T1", "D1", "1.0", "x")

    assert wording.SAYINGS[saying] == SlackDesk().say(arrival, "k", saying).text


def test_no_outcome() -> None:
    """
    A case without an answer has nothing to relay.
    """
    case: Case = opened()

    assert SlackDesk().outcome(case, case.askers[0]) == ()


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=5000), st.text(max_size=5000), st.text(max_size=300))
def test_any_text_is_valid(question: str, quote: str, title: str) -> None:
    """
    Whatever texts there are, Slack accepts the blocks.
    """
    source = citation(1, quote or "x", title=title or "t", url=f"https://example.org/{title}")
    answer = replace(
        not_allowed(asked(question)),
        text=question,
        citations=(source,),
        statements=(Cited(title, (1,)),),
    )
    case = opened(question=question, citations=(source,), opened_at=AT)
    desk = SlackDesk()
    for post in (
        *desk.answer(entry_of(answer, thread="@answer:e1", question=question), answer, True),
        desk.card(case, Packet()),
    ):
        check_message_blocks([dict(block) for block in post.blocks])
