"""The page in a real browser: one question from the asker to legal and back."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

from bot.workspace import Workspace

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture
def page(workspace: Workspace, pilot: Any) -> Iterator[Any]:
    """The page, open, with every complaint of the browser collected in `complaints`."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.skip("chromium is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        opened = browser.new_page(viewport={"width": 1400, "height": 900})
        opened.set_default_timeout(30_000)
        opened.complaints = []
        opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.on(
            "console",
            lambda said: opened.complaints.append(said.text) if said.type == "error" else None,
        )
        opened.goto(workspace.page_url)
        yield opened
        browser.close()


def test_a_question_from_asker_to_legal(page: Any, workspace: Workspace) -> None:
    """
    Ask, read the answer, ask legal through a modal with an error, be seen by legal alone.
    """
    erin, lena = page.locator("[data-user=erin]"), page.locator("[data-user=lena]")
    attack = "<img src=x onerror=alert(1)> <b>may</b> we use *this*?"

    erin.get_by_label("Message #ask-data-policy").fill(f"@policy-bot {attack}")
    page.keyboard.press("Enter")

    erin.get_by_role("heading", name="Allowed with conditions").wait_for()
    assert "<img src=x onerror=alert(1)> <b>may</b> we use this?" in erin.inner_text()
    assert erin.locator("strong", has_text="this").count() == 1
    assert erin.locator(".mention").first.inner_text() == "@policy-bot"
    assert page.locator("img").count() == 0
    terms = erin.get_by_role("link", name="Terms §3")
    assert terms.get_attribute("href") == "https://example.org/terms"
    assert terms.get_attribute("rel") == "noopener noreferrer"

    erin.get_by_role("button", name="Good").click()
    erin.get_by_text("Noted.").wait_for()
    erin.get_by_label("Another use").select_option("research")
    erin.get_by_role("button", name="Ask legal").click()
    dialog = erin.get_by_role("dialog", name="Ask legal")
    dialog.get_by_label("Your question").fill("no question")
    dialog.get_by_label("Use").select_option("research")
    dialog.get_by_label("Without my name").check()
    dialog.get_by_label("Dataset").fill("vg")
    dialog.locator("datalist option").first.wait_for(state="attached")
    dialog.get_by_label("Dataset").fill("HD-VG-130M")
    dialog.get_by_role("button", name="Send").click()
    dialog.get_by_text("Please ask a question.").wait_for()
    dialog.get_by_label("Your question").fill("May we?")
    dialog.get_by_role("button", name="Send").click()
    dialog.wait_for(state="detached")

    lena.get_by_text("New question: May we?").wait_for()
    assert "New question" not in erin.inner_text()
    assert page.complaints == []


def test_commands_threads_home_and_direct(page: Any, workspace: Workspace) -> None:
    """
    A command is answered for one pair of eyes; a thread is answered in place.
    """
    erin, adam = page.locator("[data-user=erin]"), page.locator("[data-user=adam]")
    box = erin.get_by_label("Message #ask-data-policy")
    box.fill("/policy status")
    box.press("Enter")
    erin.get_by_text("You asked: status").wait_for()
    assert "Only visible to you" in erin.inner_text()
    erin.get_by_role("button", name="Dismiss").click()
    erin.get_by_text("You asked: status").wait_for(state="detached")

    box.fill("/nonsense")
    box.press("Enter")
    erin.get_by_text("/nonsense is not a valid command.").wait_for()

    box.fill("a thought")
    box.press("Enter")
    erin.get_by_role("button", name="Reply in thread").click()
    reply = erin.get_by_label("Reply in thread", exact=True).locator("visible=true").first
    reply.fill("and an afterthought")
    reply.press("Enter")
    erin.locator(".replies").get_by_text("and an afterthought").wait_for()

    adam.get_by_role("button", name="Home").click()
    adam.get_by_text("Your cases").wait_for()
    adam.locator("[data-room=policy-bot]").click()
    adam.get_by_role("button", name="May I train on it?").click()
    adam.get_by_text("May I train on HD-VILA?").wait_for()
    assert workspace.messages("dm", "adam")[0]["text"] == "May I train on HD-VILA?"
    assert page.complaints == []


def test_a_press_counts_though_news_arrives(page: Any, workspace: Workspace) -> None:
    """
    A message that comes in between button down and button up takes no press away, nor the focus.
    """
    adam = page.locator("[data-user=adam]")
    adam.locator("[data-room=policy-bot]").click()
    suggestion = adam.get_by_role("button", name="May I train on it?")
    suggestion.hover()
    page.mouse.down()
    with page.expect_response(lambda response: "pane" in response.url):
        workspace.say("adam", "dm", "said from elsewhere")
    page.mouse.up()
    adam.get_by_text("May I train on HD-VILA?").wait_for()
    adam.get_by_text("said from elsewhere", exact=True).wait_for()

    tab = adam.get_by_role("button", name="ask-data-policy")
    tab.focus()
    page.keyboard.press("Enter")
    adam.get_by_label("Message #ask-data-policy").wait_for()
    assert tab.evaluate("node => node === document.activeElement")
    assert page.complaints == []


def test_on_a_narrow_screen_one_pane_at_a_time(page: Any) -> None:
    page.set_viewport_size({"width": 400, "height": 800})

    page.locator("[data-person=lena]").click()

    assert page.locator("[data-user=lena]").is_visible()
    assert not page.locator("[data-user=erin]").is_visible()
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 400
