"""A clause changes: what an admin, legal and whoever asked see of it, in a browser."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.slack import wording
from tests import recall_story as story
from tests.recall_story import enter, pane, say
from tests.screenshots import running

ASK, DIRECT, LEGAL = "ask-data-policy", "policy-bot", "legal-data-clearance"
_ADMINS_ONLY = "Only admins can look after the documents."


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small knowledge folder of its own."""
    story.write(tmp_path / "root")
    return tmp_path / "root"


@pytest.fixture
def page(root: Path, tmp_path: Path) -> Iterator[Any]:
    """The page of a bot that runs over that folder, with every complaint of the browser."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with running(tmp_path, root) as address, api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        opened = browser.new_page(viewport={"width": 1680, "height": 1050})
        opened.set_default_timeout(90_000)
        opened.complaints = []
        opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.goto(address)
        opened.get_by_role("button", name="Skip the tour").click()
        yield opened
        browser.close()


def pair(message: Any) -> list[str]:
    """Both sides of the first changed clause in a message."""
    return [side.inner_text() for side in message.locator(".fields > *").all()[:2]]


def test_from_edit_to_rollback(page: Any, root: Path) -> None:
    """
    Erin and Emil ask. A clause is edited that Erin was quoted, and a sentence worded anew that
    Emil was: the admin sees both side by side, in a comparison and in a dry run, before anything
    is changed. After the reindex Erin is told once, in her thread, with both clauses; Emil is
    not; legal has one card. A rollback brings the old clause back, and says so to the same.
    Nobody but the admin can do any of it, and what cannot be done is a sentence.
    """
    erin = say(page, "erin", ASK, f"@policy-bot {story.AFFECTED}")
    thread = erin.locator("article", has_text=story.AFFECTED).first
    thread.get_by_role("heading", name="Allowed with conditions").wait_for()
    thread.get_by_text(story.WAS).first.wait_for()
    emil = say(page, "emil", DIRECT, story.UNAFFECTED)
    emil.get_by_role("heading", name="Allowed with conditions").wait_for()
    for name in ("erin", "gus"):
        for count, word in enumerate(("diff", "reindex", "rollback"), 1):
            person = say(page, name, ASK, f"/policy {word}")
            person.get_by_text(_ADMINS_ONLY).nth(count - 1).wait_for()
    adam = say(page, "adam", DIRECT, "/policy rollback")
    adam.get_by_text("There is no older generation to go back to").wait_for()
    say(page, "adam", DIRECT, "/policy diff")
    adam.get_by_text("A reindex would change nothing").wait_for()

    story.edit(root)
    for count, words in enumerate(("diff", "reindex --dry-run"), 1):
        say(page, "adam", DIRECT, f"/policy {words}")
        reports = adam.locator("article", has_text="change 2 and remove 0 documents")
        reports.nth(count - 1).wait_for()
    report = reports.last
    report.get_by_text(": 1 clause changed, the rules in its header changed").first.wait_for()
    assert report.locator("del, s").all_inner_texts()
    assert report.locator("strong", has_text="must not").count() == 1
    assert thread.get_by_text(wording.RECALLED).count() == 0

    say(page, "adam", DIRECT, "/policy reindex")
    adam.get_by_text("Generation 2: 0 added, 2 changed, 0 removed").wait_for()
    lena = enter(page, "lena", LEGAL)
    cards = lena.locator("article", has_text=wording.RECALL_TITLE)
    cards.first.wait_for()
    assert "1 answer would be another now, and who asked was told; 1 answer" in _text(cards.first)
    assert "(Allowed with conditions → Not allowed)" in _text(cards.first)
    notices = thread.locator(".message", has_text=wording.RECALLED)
    pane(page, "erin")
    notices.first.wait_for()
    assert "I said Allowed with conditions. Now it is Not allowed." in _text(notices.first)
    was, now = pair(notices.first)
    assert (story.WAS in was, story.IS in now) == (True, True)

    say(page, "adam", DIRECT, "/policy rollback")
    adam.get_by_text("Generation 1 of the index answers now").wait_for()
    enter(page, "lena", LEGAL)
    cards.nth(1).wait_for()
    pane(page, "erin")
    notices.nth(1).wait_for()
    assert "I said Not allowed. Now it is Allowed with conditions." in _text(notices.nth(1))
    was, now = pair(notices.nth(1))
    assert (story.IS in was, story.WAS in now) == (True, True)
    assert "(Not allowed → Allowed with conditions)" in _text(cards.nth(1))
    say(page, "erin", ASK, f"@policy-bot {story.AFFECTED}")
    again = erin.locator("article", has_text=story.AFFECTED).nth(1)
    again.get_by_role("heading", name="Allowed with conditions").wait_for()

    assert (notices.count(), cards.count()) == (2, 2)
    assert pane(page, "emil").get_by_text(wording.RECALLED).count() == 0
    assert page.complaints == []


def _text(message: Any) -> str:
    return " ".join(message.inner_text().split())
