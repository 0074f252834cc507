"""Health and metrics: what whoever runs the bot can ask for, and what is never among it."""

import http.client
import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from bot.adapters.database import Database
from bot.adapters.metrics import PrometheusMeter
from bot.adapters.watchtower import Watchtower
from bot.adapters.web import WebServer
from bot.commands import main
from bot.domain.answers import Question
from bot.domain.documents import Audience
from bot.domain.errors import IndexUnavailableError, SettingsError
from bot.domain.records import Arrival, Backlog, Post, Surface
from bot.domain.usage import Usage
from bot.domain.vitals import CHAIN_VERIFIED, Vitals, ailments, warnings
from bot.services.letters import Letters
from bot.services.watching import Watching
from tests.fakes_slack import FakeClock, not_allowed

NOW = datetime(2026, 3, 2, tzinfo=UTC)


class Site:
    """A database, and the watchtower over it."""

    def __init__(self, path: Path) -> None:
        self.clock = FakeClock()
        self.database = Database(path / "policy-bot.db")
        self.meter = PrometheusMeter()
        self.built: datetime | None = self.clock() - timedelta(hours=1)
        self.token, self.tried = True, 0
        self.ticks = 0.0
        watching = Watching(
            self.database, self.clock, lambda: self.ticks, self.generation, self.slack, self.clock
        )
        self.meter.watch(watching.vitals)
        tower = Watchtower(watching.vitals, self.meter.text)
        self.server = WebServer(tower, "127.0.0.1", 0, 2, "watchtower")
        self.server.start()
        self.port = urlsplit(self.server.address).port

    def generation(self) -> tuple[int, datetime | None]:
        if self.built is None:
            raise IndexUnavailableError("There is no index.")
        return 7, self.built

    def slack(self) -> bool:
        self.tried += 1
        return self.token

    def get(self, path: str, method: str = "GET") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port or 0, timeout=5)
        connection.request(method, path)
        answer = connection.getresponse()
        body = answer.read().decode()
        connection.close()
        return answer.status, body

    def number(self, name: str) -> float:
        """A metric by its name."""
        _, text = self.get("/metrics")
        found = [line for line in text.splitlines() if line.startswith(f"{name} ")]
        assert found, text
        return float(found[0].split(" ")[1])


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    made = Site(tmp_path)
    yield made
    made.server.stop()
    made.database.close()


def test_pages(site: Site) -> None:
    """
    There are three pages to read, and nothing else; the token is not tried at each look.
    """
    assert site.get("/healthz") == (200, "alive\n")
    assert site.get("/readyz")[0] == site.get("/metrics")[0] == 200
    assert (site.get("/else")[0], site.get("/readyz", "POST")[0]) == (404, 405)
    assert site.tried == 1
    site.ticks = 31.0
    site.get("/readyz")
    assert site.tried == 2


def test_ready(site: Site) -> None:
    """
    Without index or token, or with a database that cannot be written, it is not ready and says why.
    """
    site.built, site.token = None, False
    with site.database._engine.connect() as connection:
        connection.exec_driver_sql("DROP TABLE pulses")
        connection.commit()
    status, text = site.get("/readyz")
    told: dict[str, Any] = json.loads(text)

    assert status == 503
    assert len(told["wrong"]) == 3
    assert (told["ready"], told["database"], told["generation"]) == (False, False, None)
    assert site.number("policy_bot_ready") == 0


def test_metrics(site: Site) -> None:
    """
    Ages, counts, verdicts, stages and what models took are numbers; no words are among them.
    """
    secret = "May we train on secret-words?"
    with site.database.step() as step:
        for number in range(2):
            step.inbox.receive(
                Arrival(f"e{number}", "", Surface.DIRECT, "UERIN", "T1", "D1", "1", secret),
                site.clock(),
            )
        work = step.inbox.take(site.clock(), site.clock())
        assert work
        step.inbox.bury(work, "KeyError")
        step.outbox.add(Post("k", "C1", "1", secret), site.clock())
        step.outbox.take(site.clock(), site.clock(), [])
        step.pulses.beat(CHAIN_VERIFIED, site.clock())
    site.clock.pass_seconds(90)
    question = Question(secret, Audience.ALL, None, "id1", None)
    answer = not_allowed(question)
    site.meter.answered(answer)
    usage = Usage("openai:x", "p1", 100, 20, 0, "timeout")
    site.meter.answered(worded_by(answer, usage))
    site.meter.took("answering", 0.3)

    assert site.number("policy_bot_inbox_waiting") == 1
    assert site.number("policy_bot_inbox_age_seconds") == 90
    assert site.number("policy_bot_outbox_age_seconds") == 90
    assert site.number("policy_bot_unknown_sends") == 1
    assert site.number('policy_bot_dead_letters{kind="question"}') == 1
    assert site.number("policy_bot_chain_verified_age_seconds") == 90
    assert site.number("policy_bot_generation_age_seconds") == 3690
    assert site.number('policy_bot_answers_total{verdict="not_allowed"}') == 2
    assert site.number('policy_bot_stage_seconds_count{stage="answering"}') == 1
    tokens = 'policy_bot_model_tokens_total{direction="in",model="openai:x"}'
    assert site.number(tokens) == 100
    assert "secret-words" not in site.get("/metrics")[1] + site.get("/readyz")[1]


def worded_by(answer: Any, usage: Usage) -> Any:
    """The same answer, worded by a model."""
    return replace(answer, usage=usage)


def test_rules() -> None:
    """
    What keeps the bot from its work, and what only wants a look, are different things.
    """
    well = Vitals(NOW, True, True, 3, NOW)
    old = Backlog(2, NOW - timedelta(minutes=7), 1)
    late = Vitals(NOW, True, True, 3, NOW, old, Backlog(1, NOW))

    assert ailments(well) == warnings(well) == ailments(late) == ()
    assert warnings(late) == (
        "The oldest question has waited for 7 minutes.",
        "Given up questions: 1; policy-bot letters list shows them.",
    )
    assert len(ailments(Vitals(NOW, False, False))) == 3


def test_health_command(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    `policy-bot health` says whether the running bot is fit to work, by its exit code as well.
    """
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.setenv("METRICS_PORT", str(site.port))
    assert main(["health"]) == 0
    assert "Ready: 0 questions and 0 posts wait." in capsys.readouterr().out
    site.built = None
    assert main(["health", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["wrong"]
    site.server.stop()
    assert main(["health"]) == 1
    assert "No bot answers at 127.0.0.1" in capsys.readouterr().err
    monkeypatch.setenv("METRICS_PORT", "0")
    assert main(["health"]) == 2


def test_letters_command(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """
    `policy-bot letters` shows what was given up by number and reason, and has it tried again;
    the trail has each that was, and none that was not.
    """
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    with site.database.step() as step:
        step.inbox.receive(
            Arrival("e1", "", Surface.DIRECT, "UERIN", "T1", "D1", "1", "secret words"), NOW
        )
        work = step.inbox.take(NOW, NOW)
        assert work
        step.inbox.bury(work, "KeyError")
        step.outbox.add(Post("k", "C1", "1", "secret words"), NOW)
        parcel = step.outbox.take(NOW, NOW, [])
        assert parcel
        step.outbox.bury(parcel, "no_permission")
    assert main(["letters", "list"]) == 0
    shown = capsys.readouterr().out
    assert "question-1  2026-03-02 00:00  KeyError" in shown
    assert "post-1  2026-03-02 00:00  no_permission" in shown
    assert "secret" not in shown
    assert main(["letters", "retry"]) == 2
    assert main(["letters", "retry", "case-1"]) == main(["letters", "retry", "post-9"]) == 1
    assert main(["letters", "retry", "question-1"]) == 0
    assert [letter.id for letter in Letters(site.database, site.clock).all()] == ["post-1"]
    assert main(["letters", "retry", "all"]) == 0
    capsys.readouterr()
    assert main(["letters", "list"]) == 0
    assert capsys.readouterr().out == "Nothing was given up.\n"
    with site.database.step() as step:
        links = [k for k in step.trail.read(0, 99) if k.kind == "letter.retried"]
    assert [link.ref for link in links] == ["letter:question-1", "letter:post-1"]


def test_taken_port(site: Site) -> None:
    """
    A port that another program has is one sentence.
    """
    with pytest.raises(SettingsError, match=f"Port {site.port} is taken"):
        WebServer(lambda *_: [], "127.0.0.1", site.port or 0, 1, "x")
