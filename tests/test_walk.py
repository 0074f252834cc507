"""The whole product, as somebody uses it who typed one command: in a browser, and stopped."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.shared import PROJECT

_BROWSER = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
_START = 240  # seconds; the first start on a new machine embeds the project's knowledge


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`policy-bot run` without tokens, in a process of its own; the address that it says."""
    folder = tmp_path_factory.mktemp("walk")
    tokens = {"SLACK_BOT_TOKEN": "", "SLACK_APP_TOKEN": "", "KNOWLEDGE_DIRS": "", "PORT": "0"}
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
            yield _said(log, process)
        finally:
            process.send_signal(signal.SIGTERM)
            code = process.wait(20)
    assert (code, "Stopped." in log.read_text("utf-8")) == (0, True)


def _said(log: Path, process: subprocess.Popen[bytes]) -> str:
    end = time.monotonic() + _START
    while time.monotonic() < end and process.poll() is None:
        if found := re.search(r"http://127\.0\.0\.1:\S+", log.read_text("utf-8")):
            return found[0]
        time.sleep(0.2)
    pytest.fail(f"policy-bot run did not come up:\n{log.read_text('utf-8')}")


@pytest.fixture
def page(address: str) -> Iterator[Any]:
    """The page in headless Chromium, with every complaint of the browser collected."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=_BROWSER)
        opened = browser.new_page(viewport={"width": 1680, "height": 1050})
        opened.set_default_timeout(30_000)
        opened.complaints = []
        opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.goto(address)
        yield opened
        browser.close()


def test_ask_escalate_claim_answer_relay(page: Any) -> None:
    """
    A dataset is not allowed, with quotation and link. Old clips are an open issue: the case is
    claimed and answered by legal, and the answer arrives in the asker's thread.
    """
    erin, lena = page.locator("[data-user=erin]"), page.locator("[data-user=lena]")
    box = erin.get_by_label("Message #ask-data-policy")

    box.fill("@policy-bot Is HD-VG-130M ok for training our text-to-video product?")
    box.press("Enter")
    erin.get_by_role("heading", name="Not allowed").wait_for()
    erin.get_by_text("Everything in the dataset is for academic research only.").first.wait_for()
    link = erin.get_by_role("link", name="open the source").first
    assert link.get_attribute("href").startswith("https://github.com/daooshee/HD-VG-130M")

    box.fill("@policy-bot What happens with the YouTube clips the team downloaded in 2024?")
    box.press("Enter")
    erin.get_by_text("CASE-0001").first.wait_for()

    lena.get_by_text("CASE-0001 · open").wait_for()
    lena.get_by_role("button", name="Claim").click()
    lena.get_by_text("CASE-0001 · claimed").wait_for()
    lena.get_by_role("button", name="Answer").click()
    dialog = lena.get_by_role("dialog")
    dialog.get_by_label("Verdict").select_option("not_allowed")
    dialog.get_by_label("What you tell everybody who asked").fill("Leave <!channel> them frozen.")
    dialog.get_by_role("button", name="Send answer").click()
    dialog.wait_for(state="detached")

    lena.get_by_text("CASE-0001 · answered").wait_for()
    erin.get_by_text("them frozen.").first.wait_for()
    assert page.complaints == []
