"""The pictures of the documentation, taken from the simulated workspace: `make screenshots`."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import sync_playwright

from bot.slack.wording import RECALL_TITLE, RECALLED
from tests import recall_story as story
from tests.shared import PROJECT

IMAGES = PROJECT / "docs" / "images"
SIZE = {"width": 1500, "height": 940}


@contextmanager
def running(folder: Path, knowledge: Path | None = None) -> Iterator[str]:
    """`policy-bot run` without tokens, over a knowledge folder or ours; the address it says."""
    tokens = {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "PORT": "0", "METRICS_PORT": "0"}
    tokens["KNOWLEDGE_DIRS"] = str(knowledge or "")
    log = folder / "log"
    with log.open("w") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "bot", "run"],
            cwd=PROJECT,
            env={**os.environ, **tokens, "DATA_DIR": str(folder / "data")},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        try:
            while not (found := re.search(r"http://127\.0\.0\.1:\S+", log.read_text("utf-8"))):
                if process.poll() is not None:
                    sys.exit(log.read_text("utf-8"))
                time.sleep(0.2)
            yield found[0]
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(20)


def take(page: Any, name: str) -> None:
    """Keep what is seen now."""
    page.wait_for_timeout(600)
    page.screenshot(path=IMAGES / f"{name}.png")


def look(words: Any) -> None:
    """Bring words to the top of what is seen, as soon as they are there."""
    words.wait_for()
    words.evaluate("(found) => found.scrollIntoView({ block: 'start' })")


def ask(person: Any, text: str) -> None:
    """Ask something in the channel."""
    box = person.get_by_label("Message #ask-data-policy")
    box.fill(f"@policy-bot {text}")
    box.press("Enter")


def walk(page: Any) -> None:
    """Play what the documentation shows."""
    erin, lena, adam = (page.locator(f"[data-user={name}]") for name in ("erin", "lena", "adam"))
    page.get_by_role("button", name="Skip the tour").click()
    ask(erin, "What happens with the YouTube clips the team downloaded in 2024?")
    lena.get_by_text("CASE-0001 · open").wait_for()
    ask(erin, "Is HD-VG-130M ok for training our text-to-video product?")
    erin.get_by_role("heading", name="Not allowed").first.wait_for()
    adam.locator("[data-room=home]").click()
    adam.get_by_role("heading", name="Documents and index").wait_for()
    take(page, "workspace")
    erin.get_by_role("button", name="Unfold the clauses").last.click()
    erin.get_by_role("dialog", name="The answer in full").wait_for()
    lena.locator("[data-room=home]").click()
    lena.get_by_role("heading", name="Open cases").wait_for()
    adam.get_by_role("button", name="Ask a question").click()
    adam.get_by_role("dialog", name="Ask about data").wait_for()
    take(page, "surfaces")
    for person in (erin, adam):
        person.get_by_role("dialog").get_by_role("button", name="Close").first.click()
    for step in ("To the next working morning", "A day"):
        page.locator("#time summary").click()
        page.locator("#time").get_by_role("button", name=step).click()
        page.wait_for_timeout(1500)
    page.locator("[data-person=leo]").click()
    leo = page.locator("[data-user=leo]")
    leo.get_by_text("Nobody has claimed").wait_for()
    lena.locator("[data-room=ask-data-policy]").click()
    lena.locator("[data-room=home]").click()
    lena.get_by_text("was due").first.wait_for()
    page.locator("#time summary").click()
    take(page, "time")


def ruling(page: Any) -> None:
    """Play how legal keeps an answer as a ruling, and whom it answers from then on."""
    erin, lena = (page.locator(f"[data-user={name}]") for name in ("erin", "lena"))
    page.get_by_role("button", name="Skip the tour").click()
    ask(erin, "May we train our product on VoxCeleb?")
    erin.get_by_role("button", name="Ask legal").click()
    erin.get_by_text("waiting for somebody of legal").wait_for()
    lena.get_by_role("button", name="Claim").click()
    lena.get_by_role("button", name="Answer", exact=True).click()
    form = lena.get_by_role("dialog")
    form.get_by_label("Verdict").select_option("allowed_with_conditions")
    form.get_by_label("What you tell everybody who asked").fill("Yes, for speakers who agreed.")
    form.get_by_label("Clause, licence or agreement").fill("Agreement of May, clause 4")
    form.get_by_label("Keep it as a ruling").check()
    until = date.fromisoformat(page.locator("#time time").get_attribute("datetime")[:10])
    form.get_by_label("It holds until").fill(str(until + timedelta(days=90)))
    look(form.get_by_text("Clause, licence or agreement"))
    take(page, "ruling")
    form.get_by_role("button", name="Send answer").click()
    erin.get_by_text("Kept as a ruling").wait_for()
    emil = story.say(page, "emil", "policy-bot", "Is VoxCeleb allowed for training our product?")
    emil.get_by_text("Legal was asked: ").first.wait_for()
    page.locator("[data-person=adam]").click()
    look(emil.get_by_role("heading", name="Allowed with conditions"))
    take(page, "ruled")


def recall(page: Any, root: Path) -> None:
    """Play what docs/versions.md shows: a clause that is edited, and taken back."""
    page.get_by_role("button", name="Skip the tour").click()
    erin = story.say(page, "erin", "ask-data-policy", f"@policy-bot {story.AFFECTED}")
    erin.get_by_role("heading", name="Allowed with conditions").wait_for()
    emil = story.say(page, "emil", "policy-bot", story.UNAFFECTED)
    emil.get_by_role("heading", name="Allowed with conditions").wait_for()
    page.locator("[data-person=emil]").click()
    lena = story.enter(page, "lena", "legal-data-clearance")
    story.pane(page, "erin")
    story.edit(root)
    adam = story.say(page, "adam", "policy-bot", "/policy reindex --dry-run")
    adam.get_by_text("change 2 and remove 0 documents").wait_for()
    page.locator("[data-person=lena]").click()
    look(adam.get_by_text("change 2 and remove 0 documents"))
    take(page, "diff")
    story.say(page, "adam", "policy-bot", "/policy reindex")
    story.enter(page, "lena", "legal-data-clearance")
    look(lena.get_by_text(RECALL_TITLE))
    look(erin.get_by_text(RECALLED))
    page.locator("[data-person=adam]").click()
    take(page, "recall")
    story.say(page, "adam", "policy-bot", "/policy rollback")
    page.locator("[data-person=lena]").click()
    look(adam.get_by_text("of the index answers now"))
    look(erin.get_by_text(RECALLED).nth(1))
    take(page, "rollback")


def play(scene: Callable[[Any], None], folder: Path, knowledge: Path | None = None) -> None:
    """Open the page of a bot of its own, and have somebody use it."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    folder.mkdir()
    with running(folder, knowledge) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE)
        page.set_default_timeout(60_000)
        page.goto(address)
        scene(page)
        browser.close()


def main() -> None:
    """Take all pictures."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        root = folder / "knowledge"
        story.write(root)
        play(lambda page: recall(page, root), folder / "recall", root)
        play(walk, folder / "walk")
        play(ruling, folder / "ruling")


if __name__ == "__main__":
    main()
