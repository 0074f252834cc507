"""Generated answers and cards: long, hostile, odd; all of them fit Slack, and none bites.

`LOOKS=10000` makes more of them than the 500 of every day.
"""

import os
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.domain.answers import (
    DEGRADED,
    Advice,
    Answer,
    Citation,
    Cited,
    Escalation,
    Question,
    Quote,
    Reason,
    Ruled,
    Verdict,
)
from bot.domain.cases import Asker, Case
from bot.domain.documents import Audience, Status, Use
from bot.domain.packets import Packet
from bot.domain.records import Entry, Post
from bot.slack.answer_view import ASK_LEGAL, FEEDBACK, unfolded
from bot.slack.case_forms import answer_form
from bot.slack.desk import SlackDesk
from bot.workspace.validation import check_message_blocks, check_view
from tests.slack_schema import faults

# Many examples of the same: each line that they reach has a test of its own.
pytestmark = pytest.mark.no_cover

COUNT = int(os.environ.get("LOOKS", "500"))
SCHEMA = 5 if COUNT <= 500 else 1
"""The schema, which is slow, looks at every fifth of every day's; it knows shapes, no lengths."""
AT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BITS = [
    "may we train on it", "HD-VG-130M", "Ünïcödé", "データ", "数据集可以商用吗", "🙂👩‍👩‍👧‍👦🏳️‍🌈",
    "<!channel>", "<!here|here>", "<!everyone>", "<@U0000ERIN0>", "<@W012A3CDE|x>", "<#C1|general>",
    "<!subteam^S000LEGAL0>", "@channel", "@HERE", "@everyone", "&lt;!channel&gt;", "&amp;", "&",
    "<https://evil.example|https://slack.com>", "https://evil.example/?q=1&r=2", "<mailto:a@b.c>",
    "[click](https://evil.example)", "*bold* _it_ ~no~ `code`", "```fence```", "> quote", "\n",
    "\n\n", "\r\n", "\t", "\x00", "\ud800", "\u202egnp.exe", "\u2066x\u2069", "\u200b", "\ufeff",
    "<", ">", "<<>>", "<!", "|", "]]>", "</script><script>alert(1)</script>", ":tada:", "a" * 300,
    "x" * 4000, "&" * 700, "<" * 500, "word " * 900, "é" * 1000, "\u0301" * 200, "", " ",
]  # fmt: skip
LIVE = re.compile(r"<(?!https?://|@[UW][A-Z0-9]+>)|@(?:here|channel|everyone)\b", re.IGNORECASE)
TAGS = re.compile(r"<[^<>]*>")
OURS = re.compile(r"<https?://(?:www\.)?example\.org[^\s<>|]*\|open the source>|<@U00000LEO0>")


class Maker:
    """Makes answers and cases out of chance; the same seed makes the same."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def text(self, most: int = 6) -> str:
        """Something that a person, a document or a model may have written."""
        bits = self.dice.choices(BITS, k=self.dice.randint(1, most))
        return self.dice.choice(["", " "]).join(bits) or "x"

    def many(self, most: int) -> int:
        """Mostly few, sometimes a lot."""
        return self.dice.randint(0, most if self.dice.random() < 0.1 else min(most, 4))

    def citation(self, n: int) -> Citation:
        """A citation with nothing to be relied on."""
        text = self.text(9)
        url = self.dice.choice(
            [
                "",
                f"https://example.org/{self.text()}",
                "javascript:alert(1)",
                "https://example.org/a|b>c",
            ]
        )
        facts = [self.dice.choice(["", "7", "2024-01-01", self.text()]) for _ in range(3)]
        return Citation(
            n, Quote("doc", 0, len(text), text), self.text(), self.text(), *facts,
            self.dice.choice(list(Status)), url, self.dice.random() < 0.3,
        )  # fmt: skip

    def answer(self) -> Answer:
        """An answer of any verdict and length."""
        dice = self.dice
        citations = tuple(self.citation(n + 1) for n in range(self.many(60)))
        numbers = tuple(c.n for c in citations)
        statements = tuple(
            Cited(self.text(), numbers[: dice.randint(0, len(numbers))], dice.random() < 0.4)
            for _ in range(self.many(40))
        )
        verdict = dice.choice(list(Verdict))
        return Answer(
            question=Question(
                self.text(), dice.choice(list(Audience)), id=f"e{dice.randint(0, 99)}"
            ),
            verdict=verdict,
            text=self.text(20),
            headline=self.text(2),
            verdicts={
                use: dice.choice(list(Verdict))
                for use in dice.sample(list(Use), dice.randint(0, 5))
            },
            statements=statements,
            citations=citations,
            ruled=tuple(
                Ruled(self.text()[:300], dice.choice(list(Use)), "ruling-1")
                for _ in range(self.many(2))
            ),
            closest=tuple(self.citation(n + 70) for n in range(self.many(3))),
            missing=tuple(self.text() for _ in range(self.many(20))),
            escalation=Escalation(dice.choice(list(Advice)), dice.choice(list(Reason))),
            subjects=tuple(self.text() for _ in range(self.many(30))),
            uses=tuple(Use),
            drafter=dice.choice(["extractive", DEGRADED]),
        )

    def case(self, answer: Answer) -> Case:
        """The case of an answer, answered by legal or not."""
        askers = tuple(Asker(f"U00000000{n}", "C1", "1.0") for n in range(1 + self.many(60)))
        case = Case(
            number=7, sameness="s", question=answer.question.text,
            audience=answer.question.audience, verdict=answer.verdict,
            reason=answer.escalation.reason, askers=askers, opened_at=AT,
            uses=answer.uses, subjects=answer.subjects, citations=answer.citations,
        )  # fmt: skip
        if self.dice.random() < 0.5:
            return case
        said, clause = (self.text()[:2900] + " x" for _ in range(2))
        return case.claim("U00000LEO0", AT).answer("U00000LEO0", Verdict.ALLOWED, said, clause, AT)


def texts(node: Any) -> Iterator[str]:
    """Every text of blocks."""
    if isinstance(node, dict):
        yield from (
            value for key, value in node.items() if key == "text" and isinstance(value, str)
        )
        yield from (text for value in node.values() for text in texts(value))
    elif isinstance(node, list | tuple):
        yield from (text for child in node for text in texts(child))


def inert(text: str) -> None:
    """Nobody is notified, and each link is whole and ours."""
    assert not LIVE.search(text), text
    foreign = [tag for tag in TAGS.findall(text) if tag.startswith("<http") and not OURS.match(tag)]
    assert not foreign, foreign
    assert not re.search("[\x00\u202e\u2066\ud800]", text)


def actions(post: Post) -> list[str]:
    """The ids of what can be pressed."""
    return [e["action_id"] for b in post.blocks for e in b.get("elements", []) if "action_id" in e]


def test_looks() -> None:
    """
    Every generated answer is one message that Slack takes, with *Ask legal* in it; so is every
    card. Modals are taken too. No text of others becomes a mention, a broadcast or a link.
    """
    desk = SlackDesk()
    for seed in range(COUNT):
        maker = Maker(seed)
        answer = maker.answer()
        thread = maker.dice.choice(["1.0", f"@answer:{answer.question.id}"])
        entry = Entry.of(answer, at=AT, user="UERIN", channel="C1", thread=thread, seconds=0.1)
        entry = replace(entry, case=maker.dice.choice(["", "CASE-0007"]))
        case = maker.case(answer)
        answered = desk.answer(entry, answer, maker.dice.random() < 0.5)
        posts = [
            *answered,
            desk.card(case, Packet()),
            desk.notice(case, case.askers[0]),
            *desk.outcome(case, case.askers[0]),
        ]
        for post in posts:
            check_message_blocks([dict(block) for block in post.blocks])
            if seed % SCHEMA == 0:
                assert [fault for block in post.blocks for fault in faults(block)] == [], seed
            assert len(post.text) <= 4000
            for text in (post.text, *texts(post.blocks)):
                inert(text)
        assert len(answered) == 1, seed
        if answer.verdict is not Verdict.OUT_OF_SCOPE:
            assert {ASK_LEGAL, FEEDBACK} <= set(actions(answered[0])), seed
        for view in (unfolded(entry), answer_form(case, None, AT.date())):
            check_view(view, ("modal",))
            if seed % SCHEMA == 0:
                assert faults(view) == [], seed
            for text in texts(view["blocks"]):
                inert(text)
