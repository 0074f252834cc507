"""The progress of an answer, its Stop button, and a replay, in a real browser."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.workspace import Replay, Workspace, read_recording
from tests.running_bot import PACE, SEED, Bot
from tests.workspace.test_browser import ARGUMENTS

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Where the conversation is kept."""
    return tmp_path / "talk.jsonl"


@pytest.fixture
def workspace(kept: Path) -> Iterator[Workspace]:
    """A workspace that is recorded."""
    with kept.open("w", encoding="utf-8") as file, Workspace(seed=SEED, record=file) as running:
        yield running


@pytest.fixture
def visit() -> Iterator[Callable[[str], Any]]:
    """Opens pages in headless Chromium, with every complaint of the browser in `complaints`."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)

        def visit(url: str) -> Any:
            page = browser.new_page(viewport={"width": 1400, "height": 900})
            page.set_default_timeout(30_000)
            page.complaints = []
            page.on("pageerror", lambda error: page.complaints.append(str(error)))
            page.on(
                "console",
                lambda said: page.complaints.append(said.text) if said.type == "error" else None,
            )
            page.goto(url)
            return page

        yield visit
        browser.close()


def test_progress_stop_and_replay(idle_bot: Bot, kept: Path, visit: Callable[[str], Any]) -> None:
    """
    The steps are seen while the answer is made; Stop ends it with one sentence; asked again it
    is answered, and the steps are gone. The replay shows all of that, and nothing in it is live.
    """
    bot = idle_bot
    bot.pace = replace(PACE, silence=0.01)
    bot.begin()
    bot.answering.gate.clear()
    page = visit(bot.workspace.page_url)
    erin = page.locator("[data-user=erin]")
    erin.locator("[data-room=policy-bot]").click()
    box = erin.get_by_label("Message policy-bot")
    box.fill("HD-VG?")
    box.press("Enter")

    plan = erin.locator(".plan")
    plan.wait_for()
    assert "Working on your question" in plan.inner_text()
    assert plan.locator(".task").count() == 3
    reading = plan.locator("[data-task=reading][data-status=in_progress]")
    reading.wait_for()
    assert reading.inner_text().endswith("(under way)")
    assert erin.get_by_text("policy-bot is working…").is_visible()

    erin.get_by_role("button", name="Stop", exact=True).click()
    erin.get_by_text("Stopped, and nothing was answered.").wait_for()
    erin.get_by_role("button", name="Stop", exact=True).wait_for(state="detached")
    plan.wait_for(state="detached")
    bot.answering.gate.set()
    assert erin.get_by_role("heading", name="Not allowed").count() == 0

    box.fill("HD-VG, please?")
    box.press("Enter")
    erin.get_by_role("heading", name="Not allowed").wait_for()
    plan.wait_for(state="detached")
    assert page.complaints == []
    bot.end()

    with Replay(read_recording(kept)) as replay:
        again = visit(replay.page_url)
        bar, erin = again.get_by_label("Replay"), again.locator("[data-user=erin]")
        again.get_by_text("Nothing here is live").wait_for()
        erin.locator("[data-room=policy-bot]").click()
        bar.get_by_role("button", name="Next step").click()
        bar.get_by_text("Erin Employee writes HD-VG?").wait_for()
        erin.get_by_text("HD-VG?").wait_for()
        assert not erin.get_by_label("Message policy-bot").is_visible()
        bar.get_by_role("button", name="Play").click()
        erin.locator(".plan").first.wait_for()
        bar.get_by_role("button", name="To the start").click()
        bar.get_by_role("button", name="Play").click()
        erin.get_by_role("heading", name="Not allowed").wait_for(timeout=60_000)
        bar.get_by_role("button", name="To the start").click()
        bar.get_by_text("0 of").wait_for()
        assert again.complaints == []
