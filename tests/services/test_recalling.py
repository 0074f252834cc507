"""When a clause changes: who is told, who is not, and that each is told once."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.chroma import ChromaStore
from bot.adapters.database import Database
from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.lexical import BM25Store
from bot.adapters.tables import YamlTables
from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.answers import DEGRADED, Answer, Question, Verdict
from bot.domain.documents import Audience
from bot.domain.recalls import Why
from bot.domain.records import Entry, Post
from bot.services.answering import AnsweringService
from bot.services.casework import Casework
from bot.services.recalling import Recalling
from bot.services.reindexing import Reindexing
from bot.services.search import Assembler
from bot.slack.desk import SlackDesk
from tests.fakes import HashingEmbedder
from tests.fakes_slack import FakeClock, FakeRoles
from tests.shared import KNOWLEDGE

CLAUSE = "Clips of Harbour must not be used for training."
POLICY = """---
id: pol-{low}
title: Policy on {name}
subject: {name}
{more}rules:
- id: one
  effect: {effect}
  use: any
  subject: {name}
  clause: "{clause}"
  reviewed_by: Ada Winter
  reviewed_on: '2026-05-04'
---
# {name}

{clause}

Other words stand here as well.
"""
CARD = """---
id: card-{low}
subject: {name}
subject_kind: platform
title: {name} (card)
---
{name} is a platform with clips of many people.
"""
TABLES = YamlTables((KNOWLEDGE,))


@dataclass
class Bot:
    """An index of a few documents, the answers that were given from it, and recalls."""

    place: Path
    database: Database
    roles: FakeRoles = field(default_factory=FakeRoles)
    clock: FakeClock = field(default_factory=FakeClock)
    desk: SlackDesk = field(default_factory=SlackDesk)

    def __post_init__(self) -> None:
        dense, lexical, embedder = ChromaStore(), BM25Store(), HashingEmbedder()
        self.store = Generations(self.place / "index", Assembler(dense, lexical, embedder))
        cache = SqliteVectorCache(self.place / "vectors.sqlite")
        self.reindexing = Reindexing(
            self.store, dense, lexical, embedder, cache, lambda: 0.0, lambda: "2026-06-01"
        )
        self.answering = AnsweringService(self.store, TABLES)

    def policy(self, name: str, clause: str, effect: str = "forbids", more: str = "") -> None:
        for folder, text in (("internal-policies", POLICY), ("source-cards", CARD)):
            file = self.place / "root" / folder / f"{name.lower()}.md"
            file.parent.mkdir(parents=True, exist_ok=True)
            low = name.lower()
            file.write_text(
                text.format(name=name, low=low, clause=clause, effect=effect, more=more)
            )

    def reindex(self) -> None:
        self.reindexing.run({"root": Folder(self.place / "root")})

    def ask(self, number: int, text: str, user: str = "") -> Entry:
        """An answer as it was given."""
        answer = self.answering.ask(Question(text, Audience.ALL, id=f"e{number}"))
        entry = Entry.of(
            answer, at=self.clock(), user=user or f"U{number}", channel="C1",
            thread=f"{number}.0", seconds=0.1,
        )  # fmt: skip
        with self.database.step() as step:
            step.journal.write(entry)
        return entry

    def recalling(self, desk: Any = None) -> Recalling:
        """Begin anew, as after a restart."""
        casework = Casework(
            self.database, self.roles, desk or self.desk, self.clock, self.clock,
            answering=self.answering,
        )  # fmt: skip
        return Recalling(casework, self.store, self.answering)

    def told(self) -> list[str]:
        """The exchanges of whom is told, as often as they are."""
        with self.database.step() as step:
            rows = [r for n in range(20) for r in step.recalls.of_round(n)]
            found = [r.exchange for r in rows if r.why is Why.TOLD]
            assert all(step.outbox.holds(f"recall:{name}:1") for name in found)
        return sorted(found)

    def posts(self) -> int:
        with self.database.step() as step:
            return step.outbox.waiting()[0]


@pytest.fixture
def bot(tmp_path: Path) -> Iterator[Bot]:
    database = Database(tmp_path / "d.db")
    bot = Bot(tmp_path, database)
    bot.policy("Harbour", CLAUSE)
    bot.policy("Meadow", "Clips of Meadow must not be used for training.")
    bot.reindex()
    bot.recalling().work()
    yield bot
    database.close()


HARBOUR, MEADOW = "May we train on clips of Harbour?", "May we train on clips of Meadow?"


def test_affected_set(bot: Bot) -> None:
    """
    Of 202 answers exactly those are told whose clause changed and whose verdict is another.
    """
    given = [bot.ask(200, HARBOUR), bot.ask(201, MEADOW)]
    with bot.database.step() as step:
        for number in range(200):
            one = given[bool(number % 4)]
            step.journal.write(replace(one, id=f"e{number}", user=f"U{number}", thread=f"{number}"))
    bot.policy("Harbour", "Clips of Harbour are open to questions.", "undecided")
    bot.reindex()

    assert bot.recalling().work()
    assert sorted(f"e{n}" for n in range(0, 201, 4)) == bot.told()
    assert bot.posts() == 51 + 1  # and the card of legal
    assert not bot.recalling().work()
    assert bot.posts() == 51 + 1


@dataclass
class Crashing:
    """A desk at which the process dies after some posts."""

    left: int
    desk: SlackDesk = field(default_factory=SlackDesk)

    def changed(self, *given: Any) -> Post:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return self.desk.changed(*given)

    def recall_card(self, recall: Any) -> Post:
        self.left -= 1
        if self.left < 0:
            raise KeyboardInterrupt
        return self.desk.recall_card(recall)


@dataclass
class Listening(Crashing):
    """A desk that keeps what it posts."""

    posts: list[Post] = field(default_factory=list[Post])

    def changed(self, *given: Any) -> Post:
        self.posts.append(super().changed(*given))
        return self.posts[-1]

    def recall_card(self, recall: Any) -> Post:
        self.posts.append(super().recall_card(recall))
        return self.posts[-1]


@pytest.mark.parametrize("alive", [0, 7, 12])
def test_crash(bot: Bot, alive: int) -> None:
    """
    Whenever the process dies, after the restart each is told once, and legal has one card.
    """
    given = bot.ask(0, HARBOUR)
    with bot.database.step() as step:
        for number in range(1, 12):
            step.journal.write(replace(given, id=f"e{number}", user=f"U{number}"))
    bot.policy("Harbour", "Clips of Harbour are open to questions.", "undecided")
    bot.reindex()
    with pytest.raises(KeyboardInterrupt):
        bot.recalling(Crashing(alive)).work()
    bot.recalling().work()

    assert sorted(f"e{n}" for n in range(12)) == bot.told()
    assert bot.posts() == 12 + 1


def test_only_the_wording(bot: Bot) -> None:
    """
    Where the clause has other words and the verdict is the same nobody is disturbed; why is kept.
    """
    bot.ask(1, HARBOUR)
    bot.policy("Harbour", "Nobody may use clips of Harbour for training.")
    bot.reindex()
    bot.recalling().work()

    assert bot.posts() == 0
    with bot.database.step() as step:
        rows = step.recalls.of_round(step.recalls.round() - 1)
    assert [(r.exchange, r.document, r.why) for r in rows] == [("e1", "pol-harbour", Why.SAME)]


def test_back_and_forth(bot: Bot) -> None:
    """
    Who was told is told again when the clause is back, by a new text or by a rollback: what was
    said last, and what stood in the place of the clause; legal sees the same.
    """
    bot.ask(1, HARBOUR)
    bot.policy("Harbour", "Clips of Harbour may only be used for training later.", "undecided")
    bot.reindex()
    bot.recalling().work()
    bot.store.rollback()
    desk = Listening(9)
    bot.recalling(desk).work()
    notice, card = (post.text for post in desk.posts)

    with bot.database.step() as step:
        assert step.recalls.times_told("e1") == 2
        assert step.outbox.holds("recall:e1:2")
    assert "Now it is *Not allowed*" in notice
    for said in (notice, card):
        assert "Clips of Harbour ~may only~ be used for training ~later.~" in said
        assert "Clips of Harbour *must not* be used for training" in said
    assert " → Not allowed)" in card


def test_back_from_what_only_legal_may_see(bot: Bot) -> None:
    """
    Words that only legal could see while they stood are not shown when they are taken back.
    """
    bot.ask(1, HARBOUR)
    bot.policy("Harbour", "Clips of Harbour: a secret.", "undecided", "audience: legal-only\n")
    bot.reindex()
    bot.recalling().work()
    bot.store.rollback()
    desk = Listening(9)
    bot.recalling(desk).work()
    notice, card = (str(post.blocks) for post in desk.posts)

    assert "Now it is *Not allowed*" in notice
    assert "secret" not in notice
    assert card


def test_a_document_that_is_gone(bot: Bot) -> None:
    """
    When the document is gone, or for legal only now, who relied on it is told without its words.
    """
    bot.ask(1, HARBOUR)
    bot.ask(2, MEADOW)
    (bot.place / "root/internal-policies/harbour.md").unlink()
    bot.policy("Meadow", "A secret of counsel.", more="audience: legal-only\n")
    bot.reindex()
    desk = Listening(9)
    bot.recalling(desk).work()
    shown = [str(post.blocks) for post in desk.posts if post.key.startswith("recall:")]

    assert bot.told() == ["e1", "e2"]
    assert CLAUSE.split(maxsplit=1)[0] in shown[0]
    assert "_gone_" in shown[0]
    assert "secret" not in "".join(shown)


def test_another_country(bot: Bot) -> None:
    """
    When a source shows the text of another country nobody is disturbed, and the record says why.
    """
    law = "These terms are governed by the laws of {}."
    terms = bot.place / "root/platform-terms/quay-terms.md"
    terms.parent.mkdir(parents=True)
    text = "---\nsubject: Quay\n---\nNobody may use robots to gather clips of Quay.\n\n" + law
    terms.write_text(text.format("California"))
    bot.reindex()
    bot.recalling().work()
    entry = bot.ask(1, "May we scrape clips of Quay?")
    assert "quay-terms" in {c.document for c in entry.citations}
    terms.write_text(text.format("Ireland").replace("Nobody may use", "You may use"))
    bot.reindex()
    bot.recalling().work()

    assert bot.posts() == 0
    with bot.database.step() as step:
        (row,) = step.recalls.of_round(step.recalls.round() - 1)
    assert row.why is Why.ELSEWHERE


def test_what_is_said(bot: Bot) -> None:
    """
    It says what was asked, what I said, what holds now, and both clauses; legal sees the list.
    """
    entry = bot.ask(1, HARBOUR, user="UERIN")
    assert entry.verdict is Verdict.NOT_ALLOWED
    bot.policy("Harbour", "Clips of Harbour may only be used for training later.", "undecided")
    bot.reindex()
    desk = Listening(9)
    bot.recalling(desk).work()
    said = desk.posts
    notice, card = (post.text for post in said)

    assert (said[0].channel, said[0].thread, said[0].person) == ("C1", "1.0", "UERIN")
    assert (
        "What I answered you does not hold any more: a document that it rests on has changed."
        in notice
    )
    assert f"> {HARBOUR}" in notice
    assert "I said _Not allowed_. Now it is *" in notice
    assert "Clips of Harbour ~must not~ be used for training" in notice
    assert "Clips of Harbour *may only* be used for training *later.*" in notice
    assert "1 answer would be another now, and who asked was told" in card
    assert f"<@UERIN>: {HARBOUR} (Not allowed → " in card


def test_while_the_model_fails(bot: Bot) -> None:
    """
    What a model worded is not looked at without one: a looser reading of rules alone is no news.
    """
    given = bot.ask(1, HARBOUR)
    with bot.database.step() as step:
        worded = {**given.answer, "drafter": "openai:m"}
        step.journal.write(replace(given, id="e9", answer=worded))
    bot.policy("Harbour", "Clips of Harbour are open to questions.", "undecided")
    bot.reindex()

    @dataclass
    class Failing:
        answering: AnsweringService

        def ask(self, question: Question) -> Answer:
            return replace(self.answering.ask(question), drafter=DEGRADED)

    waiting = bot.recalling()
    waiting.answering = Failing(bot.answering)  # type: ignore[assignment]  # only asks
    waiting.work()
    assert bot.told() == []
    waiting.answering = bot.answering
    waiting.work()

    assert bot.told() == ["e1", "e9"]
