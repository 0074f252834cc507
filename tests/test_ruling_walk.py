"""A ruling from the first question to the last, with the real index, bot and clock."""

import shutil
import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.app import App
from bot.commands.run import Care
from bot.services.reindexing import Progress, Report
from bot.serving import _running
from bot.settings import Settings
from bot.slack import SlackSettings
from bot.workspace import Workspace
from tests.commands.conftest import CARDS
from tests.running_bot import ASK, LEGAL, SEED, shown
from tests.shared import KNOWLEDGE

Json = dict[str, Any]


def root(path: Path) -> Path:
    """The project's policies and tables, and a few of its cards."""
    shutil.copytree(KNOWLEDGE / "internal-policies", path / "internal-policies")
    for name in ("vocabulary.yaml", "licences.yaml", "due.yaml"):
        shutil.copy(KNOWLEDGE / name, path / name)
    for name in CARDS:
        (path / "source-cards" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(KNOWLEDGE / "source-cards" / name, path / "source-cards" / name)
    return path


def test_ruling_walk(tmp_path: Path) -> None:
    """
    Erin's question is an open issue and becomes a case; Adam's, in other words, joins it; Lena's
    ruling answers both, and Leo's third question by itself, with a quotation and without a case;
    a near miss still goes to legal; when the ruling expires its question is open again,
    whoever relied on it is told, and nothing is answered by it any more.
    """
    data = tmp_path / "data"
    settings = Settings(knowledge_dirs=(root(tmp_path / "root"),), data_dir=data, port=0,
                        cache_dir=tmp_path / "cache")  # fmt: skip
    runs: list[int] = []
    built = threading.Event()
    with closing(App(settings)) as app, Workspace("a secret", seed=SEED) as workspace:
        app.reindex(lambda *_: None)

        class Counting(Care):
            def reindex(self, progress: Progress) -> Report:
                report = super().reindex(progress)
                runs.append(report.embedded)
                built.set()
                return report

        slack = SlackSettings(
            bot_token=workspace.bot_token, signing_secret=workspace.signing_secret,
            api_url=workspace.api_url, legal_channel="legal-data-clearance",
            legal_group="S000LEGAL0", admin_group="S000ADMIN0",
        )  # fmt: skip
        with _running(app, Counting(app), slack) as surface:
            workspace.connect(surface.url)

            def said(asked: Json, words: str) -> Json:
                def look() -> Json | None:
                    found = workspace.replies(asked["channel"], asked["ts"])
                    return next((m for m in found if words in shown(m)), None)

                return workspace.wait_for(look, 30.0)

            def card(words: str, number: int = 0) -> Json:
                def look() -> Json | None:
                    found = workspace.messages(LEGAL)
                    known = len(found) > number and words in shown(found[number])
                    return found[number] if known else None

                return workspace.wait_for(look, 30.0)

            def ask(person: str, text: str) -> Json:
                return workspace.say(person, ASK, f"@policy-bot {text}")

            first = ask("erin", "May we train our product on the YouTube clips from 2024?")
            said(first, "with legal as *CASE-0001*")
            second = ask("adam", "Can we train on existing copies of YouTube videos?")
            said(second, "Somebody asked this before you")
            workspace.press("lena", card("and 1 more"), "case-claim")
            workspace.press("lena", card("claimed"), "case-answer")
            view = workspace.wait_for(lambda: workspace.views("lena"))[-1]
            until = (app.wall() + timedelta(days=20)).date().isoformat()
            sent = workspace.submit(
                "lena", view,
                {"verdict": "not_allowed", "text": "No. Delete the copies by the end of May.",
                 "clause": "LI-7", "keep": ["keep"], "until": until},
            )  # fmt: skip
            assert sent.ok, sent
            for asked in (first, second):
                said(asked, "Kept as a ruling")
            assert built.wait(60)
            workspace.wait_for(
                lambda: "ruling-case-0001-3" in app.generations.current().documents, 30.0
            )
            third = ask("leo", "Is training on old YouTube clips OK?")
            told = shown(said(third, "Delete the copies by the end of May."))
            assert "Ruling CASE-0001 on YouTube" in told
            assert f"valid until {until}, *expires soon*" in told
            assert "CASE-0002" not in told
            asked_first = "May we train our product on the YouTube clips from 2024?"
            assert f'Legal was asked: "{asked_first}"' in told
            other = ask("leo", "May we evaluate on the old YouTube clips?")
            assert "Delete the copies" not in shown(said(other, "CASE-0002"))

            app.wall.forward(timedelta(days=21))
            surface.tick()
            for asked in (first, second):
                said(asked, "the ruling on your question has expired")
            said(third, "by which I answered you, has expired; do not rely on it any more.")
            card("reopened")
            late = ask("leo", "Is training on YouTube copies from 2023 OK?")
            assert "Delete the copies" not in shown(said(late, "with legal as *CASE-0001*"))
            workspace.wait_for(lambda: len(runs) == 2, 60.0)
    assert runs[0] <= 8  # the pieces of the ruling, and of nothing else
    assert replace(settings).data_dir == data
