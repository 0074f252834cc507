"""Cards, forms and notes of cases, whatever people write; the validator plays Slack's part."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import Cited, Question, Verdict
from bot.domain.cases import Asker, Case, Exchange
from bot.domain.documents import Audience, Use
from bot.domain.packets import Digest, Packet
from bot.domain.rulings import Ruling, RulingStatus, Scope
from bot.domain.states import Closing
from bot.slack.case_forms import (
    answer_form,
    ask_form,
    assign_form,
    close_form,
    duplicate_form,
)
from bot.slack.case_view import card_blocks, whole_blocks
from bot.slack.desk import SlackDesk
from bot.workspace.validation import check_message_blocks, check_view
from tests.domain.test_cases import AT, opened
from tests.fakes_slack import citation, open_issue
from tests.slack.test_views import LIVE, entry_of, text_of

TODAY = date(2026, 11, 25)
HOSTILE = st.sampled_from(
    ["<!channel>", "<@U0000ERIN0>", "<https://evil.example|x>", "@here", "&amp;lt;!here>", "`*_~>"]
)
WORDS = st.one_of(
    st.text(max_size=40),
    st.lists(st.one_of(HOSTILE, st.text(max_size=10)), max_size=8).map(" ".join),
    st.sampled_from(
        ["&" * 3000, "word " * 590, "x" * 3000, "\n" * 50 + "a", "＠channel \u202eabc"]
    ),
)
SAID = WORDS.map(lambda text: f"{text} .")
MANY = st.lists(WORDS, max_size=12).map(tuple)
RULINGS = st.builds(
    Ruling,
    id=st.just("ruling-case-0002-3"),
    case=st.just("CASE-0002"),
    scope=st.builds(
        Scope,
        subjects=MANY,
        uses=st.just((Use.COLLECT,)),
        topics=st.lists(SAID, unique=True, max_size=5).map(tuple),
        teams=st.lists(SAID, unique=True, max_size=3).map(tuple),
    ),
    verdict=st.sampled_from([Verdict.ALLOWED, Verdict.NOT_ALLOWED]),
    text=SAID,
    grounds=WORDS,
    audience=st.sampled_from(Audience),
    by=WORDS,
    made_on=st.just("2026-11-01"),
    until=st.just("2027-05-01"),
    status=st.sampled_from(RulingStatus),
)
EXCHANGES = st.builds(
    Exchange,
    question=SAID,
    by=st.just("ULENA"),
    at=st.just(AT),
    reply=WORDS,
    replied_by=st.sampled_from(["", "UERIN"]),
)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case in any state, with anything in it."""
    verdicts = dict.fromkeys(Use, Verdict.NOT_ALLOWED)
    verdicts[Use.EVALUATE] = draw(st.sampled_from(Verdict))
    made = opened(
        question=draw(SAID),
        audience=draw(st.sampled_from(Audience)),
        askers=tuple(Asker(f"U{n:04d}", "C1", "1.0") for n in range(draw(st.integers(1, 30)))),
        opened_at=AT,
        uses=tuple(Use),
        subjects=draw(MANY),
        citations=tuple(
            citation(n, draw(SAID), title=draw(WORDS), section=draw(WORDS), version=draw(WORDS))
            for n in range(draw(st.integers(0, 12)))
        ),
        prior=draw(WORDS),
        also=draw(MANY),
        said=tuple(Cited(text, (1, 2)) for text in draw(MANY)),
        verdicts=verdicts,
        talk=tuple(draw(st.lists(EXCHANGES, max_size=5))),
        due_at=AT,
        remark=draw(WORDS)[:500],
    )
    for step in range(draw(st.integers(0, 3))):
        match step:
            case 0:
                made = made.claim("ULENA", AT)
            case 1:
                made = made.answer(
                    "ULENA", Verdict.ALLOWED, draw(SAID)[:3000], draw(SAID)[:3000], AT
                )
            case _:
                made = made.close("ULEO", Closing.SETTLED, AT, draw(WORDS)[:500])
    return made


def checked(blocks: list[dict[str, object]]) -> None:
    """Valid, and nothing foreign in it is live."""
    check_message_blocks(blocks)
    assert not LIVE.search(text_of(blocks)), text_of(blocks)


@settings(max_examples=60, deadline=None)
@given(cases(), st.lists(RULINGS, max_size=3), st.one_of(st.none(), RULINGS))
def test_any_case(case: Case, nearby: list[Ruling], ruling: Ruling | None) -> None:
    """
    The card of any case is one valid message with its buttons, its forms are valid views, and
    all that is said around it is inert.
    """
    packet = Packet(timedelta(hours=30), ruling, tuple(nearby))
    card = list(card_blocks(case, packet))
    checked(card)
    assert card[-1]["type"] == "actions"
    list(whole_blocks(case))
    scope = ruling.scope if ruling else None
    for form in (
        answer_form(case, scope, TODAY),
        ask_form(case),
        assign_form(case),
        duplicate_form(case),
        *([close_form(case)] if case.closing is None else []),
    ):
        check_view(form, ("modal",))
    desk, asker = SlackDesk(), case.askers[-1]
    posts = [
        desk.card(case, packet),
        desk.notice(case, asker),
        *desk.outcome(case, asker, ruling),
        desk.given(case, "ULENA"),
        desk.reminder(case, "ULEO", "D1", packet),
        desk.reminder(case, "", "", packet),
        desk.digest(Digest(TODAY, (case,) * 20, (case,), (case,), tuple(nearby) or ())),
    ]
    if ruling:
        posts.append(desk.ended(case, asker, ruling))
        read = replace(ruling.scope, uses=(Use.EVALUATE,))
        missed = desk.misread(case, ruling, case.question, read)
        assert case.id in missed.key.split(":")  # by which it is found when somebody is erased
        posts += [missed, desk.misread(case, ruling, case.question, ruling.scope)]
        posts.append(desk.recalled(entry_of(open_issue(Question(case.question))), ruling))
    if case.talk:
        posts.append(desk.asked_back(case, asker))
        if case.talk[-1].replied_by:
            posts.append(desk.heard(case))
    for post in posts:
        checked([dict(block) for block in post.blocks])
        assert len(post.key) <= 255
        assert not LIVE.search(post.text)


def test_packet() -> None:
    """
    The card says all that legal needs: question, use, data, evidence, where the documents
    differ, rulings nearby, clock, owner, state.
    """
    case = replace(
        opened(
            question="May we?", prior="What of Harbour?", subjects=("Harbour",),
            uses=(Use.COLLECT,), citations=(citation(),), said=(Cited("It is closed.", (1,)),),
            verdicts={Use.COLLECT: Verdict.NOT_ALLOWED, Use.EVALUATE: Verdict.ALLOWED},
        ).claim("ULENA", AT),
        due_at=datetime(2026, 3, 4, 12, tzinfo=UTC),
    )  # fmt: skip
    near = Ruling(
        "r", "CASE-0009", Scope(("Harbour",), (Use.EVALUATE,), (), ("video",)), Verdict.ALLOWED,
        "Yes.", "", Audience.ALL, "ULEO", "2026-01-01", "2026-06-01", question="May <we> test?",
    )  # fmt: skip
    text = text_of(card_blocks(case, Packet(timedelta(hours=5), None, (near,))))

    for part in (
        "CASE-0001 · claimed",
        "> May we?",
        "*Asked after*\n> What of Harbour?",
        "*Owner*\n<@ULENA>",
        "an answer by 2026-03-04 12:00 UTC",
        "5 hours of working time ago",
        "*About*\nHarbour",
        "• Collecting it: *not allowed*",
        "• It is closed. [1]",
        "> You may not download content.",
        "• *CASE-0009*: allowed; in force until 2026-06-01; Harbour: evaluating with it, for "
        "video only\n> May &lt;we&gt; test?",
    ):
        assert part in text, part
