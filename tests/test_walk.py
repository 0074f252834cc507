"""The whole product, as somebody uses it who typed one command: in a browser, and stopped."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
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
    tokens["METRICS_PORT"] = "0"
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
        opened.requests = []
        opened.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.on("request", lambda request: opened.requests.append(request.url))
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


def pane(page: Any, name: str) -> Any:
    """The Slack of a person, brought into view."""
    button = page.locator(f"[data-person={name}]")
    if button.get_attribute("aria-pressed") == "false":
        button.click()
    return page.locator(f"[data-user={name}]")


def say(person: Any, room: str, text: str) -> None:
    """Type something into a conversation."""
    person.locator(f"[data-room={room}]").click()
    person.locator(f"[data-room={room}][aria-current=true]").wait_for()
    box = person.locator(".foot .composer-text")
    box.fill(text)
    box.press("Enter")


def close(person: Any) -> None:
    """Close the dialog of a person."""
    person.get_by_role("dialog").get_by_role("button", name="Close").first.click()
    person.get_by_role("dialog").wait_for(state="detached")


def test_tour(page: Any) -> None:
    """
    The first visit has a tour of five steps that covers nothing and writes a first question;
    it is gone once it was seen, and comes back at a press. Nothing is loaded from elsewhere.
    """
    tour = page.locator("#tour")
    tour.get_by_text("1 of 5.").wait_for()
    for step in range(2, 6):
        tour.get_by_role("button", name="Next").click()
        tour.get_by_text(f"{step} of 5.").wait_for()
        if step == 2:
            tour.get_by_role("button", name="Write a question for me").click()
            written = pane(page, "erin").locator(".foot .composer-text").input_value()
            assert written.startswith("@policy-bot Is HD-VG-130M")
    tour.get_by_role("button", name="Done").click()
    page.reload()
    page.locator("[data-user=erin] .composer").first.wait_for()
    assert tour.is_hidden()
    page.get_by_role("button", name="Tour").click()
    page.keyboard.press("Escape")
    assert tour.is_hidden()
    assert all(url.startswith("http://127.0.0.1:") for url in page.requests)
    assert page.complaints == []


def test_every_way_to_ask(page: Any) -> None:
    """
    By direct message, command, shortcut, the menu of a message and the home: each is answered,
    and the clauses unfold.
    """
    emil = pane(page, "emil")
    say(emil, "policy-bot", "May we use LibriSpeech for our product?")
    emil.get_by_role("heading", name="Allowed").first.wait_for()
    emil.get_by_role("button", name="Unfold the clauses").first.click()
    emil.get_by_role("dialog", name="The answer in full").get_by_text("Sources").wait_for()
    close(emil)
    say(emil, "video-team", "/policy may we train on HD-VG-130M?")
    emil.get_by_text("You will find the answer in our direct messages.").wait_for()
    say(emil, "video-team", "I would like to take Reddit posts")
    own = emil.locator(".message", has_text="take Reddit posts").first
    own.hover()
    own.get_by_label("Message actions").click()
    own.get_by_role("button", name="Check data policy").click()
    form = emil.get_by_role("dialog", name="Ask about data")
    assert form.get_by_label("Your question").input_value() == "I would like to take Reddit posts"
    form.get_by_label("Your question").fill("May we collect Reddit posts for training?")
    form.get_by_role("button", name="Ask", exact=True).click()
    emil.get_by_text("I am looking it up.").last.wait_for()
    close(emil)
    emil.locator("[data-room=policy-bot]").click()
    emil.get_by_text("May we collect Reddit posts for training?").first.wait_for()
    emil.locator("[data-room=home]").click()
    emil.get_by_text("May we use LibriSpeech for our product?").wait_for()
    emil.get_by_role("button", name="Ask a question").click()
    form = emil.get_by_role("dialog", name="Ask about data")
    form.get_by_label("Your question").fill("May we evaluate on LibriSpeech?")
    form.get_by_role("button", name="Ask", exact=True).click()
    emil.get_by_text("I am looking it up.").last.wait_for()
    close(emil)
    emil.locator("[data-room=policy-bot]").click()
    emil.get_by_text("May we evaluate on LibriSpeech?").first.wait_for()
    assert page.complaints == []


def test_follow_up_edit_and_feedback(page: Any) -> None:
    """
    A follow-up needs no mention, an edit is offered a new answer, a bad answer reaches legal.
    """
    erin = pane(page, "erin")
    say(erin, "ask-data-policy", "@policy-bot May we evaluate with HD-VG-130M?")
    thread = erin.locator("article", has_text="May we evaluate with HD-VG-130M?").last
    thread.get_by_role("button", name="Ask legal").wait_for()
    thread.get_by_role("button", name="Reply", exact=True).click()
    reply = thread.get_by_label("Reply in thread")
    reply.fill("and for training our product?")
    reply.press("Enter")
    thread.get_by_role("button", name="Ask legal").nth(1).wait_for()
    own = thread.locator(".message").first
    own.hover()
    own.get_by_label("Message actions").click()
    own.get_by_role("button", name="Edit").click()
    box = erin.get_by_label("Edit message")
    assert box.input_value() == "@policy-bot May we evaluate with HD-VG-130M?"
    box.fill("@policy-bot May we evaluate with LibriSpeech?")
    box.press("Enter")
    erin.get_by_role("button", name="Answer the new words").click()
    thread = erin.locator("article", has_text="evaluate with LibriSpeech?").last
    thread.get_by_role("button", name="Ask legal").nth(2).wait_for()
    thread.get_by_role("button", name="Not helpful").first.click()
    form = erin.get_by_role("dialog", name="What was wrong?")
    form.get_by_role("button", name="Send").click()
    form.get_by_text("Please complete this required field.").wait_for()
    form.get_by_label("Not clear").check()
    form.get_by_role("button", name="Send").click()
    close(erin)
    lena = pane(page, "lena")
    lena.get_by_text("Somebody finds an answer wrong").first.wait_for()
    assert page.complaints == []


def test_without_a_name(page: Any) -> None:
    """
    A question without a name: legal sees "anonymous", and the answer comes back.
    """
    emil = pane(page, "emil")
    emil.get_by_role("button", name="Ask about data").click()
    form = emil.get_by_role("dialog", name="Ask about data")
    form.get_by_label("Your question").fill("Our lead said old YouTube clips are fine to train on?")
    form.get_by_label("Ask without my name").check()
    form.get_by_role("button", name="Ask", exact=True).click()
    close(emil)
    emil.locator("[data-room=policy-bot]").click()
    emil.get_by_text("Our lead said old YouTube clips").first.wait_for()
    leo = pane(page, "leo")
    card = leo.locator("article", has_text="Our lead said old YouTube clips").last
    card.get_by_text("anonymous").wait_for()
    assert "Emil" not in leo.locator(".messages").inner_text()
    card.get_by_role("button", name="Claim").click()
    card.get_by_text("· claimed").wait_for()
    assert page.complaints == []


def in_thread(person: Any, words: str) -> Any:
    """The thread that has these words, in the conversation that a person has open."""
    return person.locator("article", has_text=words).first


def card_of(lawyer: Any, words: str) -> Any:
    """The card of a case, as a lawyer sees it."""
    lawyer.locator("[data-room=legal-data-clearance]").click()
    # Digests and reminders name the case too, at some times of the day only.
    card = lawyer.locator("article", has_text=words).filter(has_text="The documents say").last
    card.wait_for()
    return card


def forward(page: Any, label: str) -> None:
    """Move people's time forward."""
    page.locator("#time summary").click()
    page.locator("#time").get_by_role("button", name=label).click()
    page.locator("#time [role=status]", has_text="It is now").wait_for(state="attached")


def test_newcomer(page: Any) -> None:
    """
    Who writes into the channel without a mention is told how the bot is asked; who presses *Ask
    legal* at the top of a long answer sees what came of it, without looking for it.
    """
    erin = pane(page, "erin")
    say(erin, "ask-data-policy", "Can we train on LAION-5B?")
    erin.get_by_text("policy-bot hears only what mentions it: begin with @policy-bot").wait_for()
    say(erin, "ask-data-policy", "@policy-bot Can we train our image model on LAION-5B?")
    thread = in_thread(erin, "our image model on LAION-5B?")
    thread.get_by_role("button", name="Ask legal").click()
    notice = thread.get_by_text("open, waiting for somebody of legal")
    notice.wait_for()
    page.wait_for_function(
        """(words) => {
          const list = document.querySelector("[data-user=erin] .messages");
          const found = [...list.querySelectorAll(".message")].find((one) =>
            one.textContent.includes(words));
          return found.getBoundingClientRect().bottom <= list.getBoundingClientRect().bottom + 1;
        }""",
        arg="open, waiting for somebody of legal",
    )
    assert page.complaints == []


def test_from_two_lawyers_to_a_ruling_that_ends(page: Any) -> None:
    """
    Erin and Emil ask about the same data and share a case. Lena and Leo claim it at once, and
    one has it; it is asked back, replied to, and answered with a ruling, which answers Adam by
    itself. The queue shows it to whom it belongs. When time has moved on the ruling is over: all
    three are told, and its question is open again.
    """
    erin, emil, lena = (pane(page, name) for name in ("erin", "emil", "lena"))
    first, second = "May we train our product on VoxCeleb?", "Can we train on VoxCeleb?"
    for person, question in ((erin, first), (emil, second)):
        say(person, "ask-data-policy", f"@policy-bot {question}")
        thread = in_thread(person, question)
        thread.get_by_role("button", name="Ask legal").click()
        thread.get_by_text("open, waiting for somebody of legal").wait_for()
    in_thread(emil, "Somebody asked this before you").wait_for()

    leo = pane(page, "leo")
    lena = pane(page, "lena")
    for lawyer in (lena, leo):
        card_of(lawyer, "VoxCeleb").get_by_role("button", name="Claim").wait_for()
    page.evaluate(
        """() => document.querySelectorAll(
          "[data-user=lena] [data-action=case-claim], [data-user=leo] [data-action=case-claim]"
        ).forEach((button) => button.closest("article").textContent.includes("VoxCeleb")
          && button.click())"""
    )
    page.get_by_text("is claimed by somebody else already").first.wait_for()
    card_of(lena, "VoxCeleb").get_by_text("· claimed").wait_for()
    refused = lena if lena.get_by_text("claimed by somebody else").count() else leo
    owner, name = (leo, "Leo") if refused is lena else (lena, "Lena")

    owner.locator("[data-room=home]").click()
    owner.get_by_label("Owner").select_option("me")
    owner.get_by_text(re.compile(r"^\d+ of \d+ open")).wait_for()
    owner.locator(".section", has_text="VoxCeleb").get_by_role("button", name="Look at it").click()
    owner.get_by_role("dialog").get_by_text("on its card, in the legal channel").wait_for()
    close(owner)

    card = card_of(owner, "VoxCeleb")
    card.get_by_role("button", name="Ask back").click()
    form = owner.get_by_role("dialog")
    form.get_by_label("What you want to know").fill("Which speakers?")
    form.get_by_role("button", name="Ask", exact=True).click()
    form.wait_for(state="detached")
    erin = pane(page, "erin")
    thread = in_thread(erin, first)
    thread.get_by_text("Which speakers?").wait_for()
    thread.get_by_role("button", name="Reply", exact=True).click()
    thread.get_by_label("Reply in thread").fill("Only those who agreed.")
    thread.get_by_label("Reply in thread").press("Enter")
    thread.get_by_text("Thank you. Legal has your reply").wait_for()

    owner = pane(page, name.lower())
    card = card_of(owner, "Only those who agreed.")
    card.get_by_role("button", name="Answer").click()
    form = owner.get_by_role("dialog")
    form.get_by_label("Verdict").select_option("allowed_with_conditions")
    form.get_by_label("What you tell everybody who asked").fill("Yes, for speakers who agreed.")
    form.get_by_label("Clause, licence or agreement").fill("Agreement of May, clause 4")
    form.get_by_label("Keep it as a ruling").check()
    day = page.locator("#time time").get_attribute("datetime")[:10]
    until = (date.fromisoformat(day) + timedelta(days=20)).isoformat()
    form.get_by_label("It holds until").fill(until)
    form.get_by_role("button", name="Send answer").click()
    form.wait_for(state="detached")
    in_thread(pane(page, "erin"), first).get_by_text("Kept as a ruling").wait_for()
    in_thread(pane(page, "emil"), second).get_by_text("Kept as a ruling").wait_for()

    adam = pane(page, "adam")
    say(adam, "ask-data-policy", "@policy-bot Is VoxCeleb allowed for training our product?")
    thread = in_thread(adam, "Is VoxCeleb allowed")
    thread.get_by_role("heading", name="Allowed with conditions").wait_for()
    thread.get_by_text("Yes, for speakers who agreed.").first.wait_for()
    thread.get_by_text("Legal was asked: ").first.wait_for()
    thread.get_by_role("button", name="Reply", exact=True).click()
    thread.get_by_label("Reply in thread").fill("And if the quokka has VoxCeleb for the product?")
    thread.get_by_label("Reply in thread").press("Enter")
    thread.get_by_text("Legal has answered this on the same data.").wait_for()
    answers = thread.get_by_role("heading", name="Allowed with conditions")
    assert answers.count() == 1
    thread.get_by_role("button", name="Ask this").click()
    answers.nth(1).wait_for()
    thread.get_by_role("button", name="Ask this").click()
    thread.get_by_text("You asked that here before").wait_for()

    forward(page, "Four weeks")
    thread.get_by_text("by which I answered you, has expired").wait_for()
    over = "the ruling on your question has expired"
    in_thread(pane(page, "erin"), first).get_by_text(over).wait_for()
    in_thread(pane(page, "emil"), second).get_by_text(over).wait_for()
    card_of(pane(page, "lena"), "VoxCeleb").get_by_text("· reopened").wait_for()
    forward(page, "To the next working morning")
    pane(page, "lena").get_by_text("Good morning: the cases of").first.wait_for()
    assert page.complaints == []


def test_guest_and_admin(page: Any) -> None:
    """
    A guest is refused with a sentence; an admin sees the index, and has it read anew.
    """
    gus, adam = pane(page, "gus"), pane(page, "adam")
    say(gus, "policy-bot", "May we use HD-VG-130M?")
    gus.get_by_text("I answer only members of this company").first.wait_for()
    say(gus, "ask-data-policy", "/policy reindex")
    gus.get_by_text("Only admins can look after the documents.").wait_for()
    adam.locator("[data-room=home]").click()
    adam.get_by_role("button", name="Read the documents anew").click()
    adam.locator("[data-room=policy-bot]").click()
    adam.get_by_text("Nothing changed:").wait_for(timeout=60_000)
    assert page.complaints == []


def test_keyboard_alone(page: Any) -> None:
    """
    A question can be asked, and a dialog opened and left, without a mouse.
    """
    erin = pane(page, "erin")
    erin.locator("[data-room=ask-data-policy]").focus()
    page.keyboard.press("Enter")
    erin.get_by_label("Message #ask-data-policy").focus()
    page.keyboard.type("@policy-bot May we train on LibriSpeech?")
    page.keyboard.press("Enter")
    thread = erin.locator("article", has_text="May we train on LibriSpeech?").last
    unfold = thread.get_by_role("button", name="Unfold the clauses").first
    unfold.wait_for()
    unfold.focus()
    page.keyboard.press("Enter")
    dialog = erin.get_by_role("dialog", name="The answer in full")
    dialog.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('[role=dialog]') !== null")
    page.keyboard.press("Escape")
    dialog.wait_for(state="detached")
    assert page.complaints == []


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_accessible(page: Any, colours: str) -> None:
    """
    An automatic check finds nothing serious, in messages, the homes of an admin and of a lawyer,
    a dialog and the menu of time, in both colours.
    """
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()

    def faults() -> list[str]:
        found = axe.run(page).response["violations"]
        return [
            f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found if v["impact"] != "minor"
        ]

    page.emulate_media(color_scheme=colours)
    page.locator("#tour").get_by_text("1 of 5.").wait_for()
    assert faults() == []
    adam = pane(page, "adam")
    adam.locator("[data-room=home]").click()
    adam.get_by_role("heading", name="Documents and index").wait_for()
    lena = pane(page, "lena")
    lena.locator("[data-room=home]").click()
    lena.get_by_role("heading", name="Open cases").wait_for()
    page.locator("#time summary").click()
    assert faults() == []
    adam.get_by_role("button", name="Ask a question").click()
    adam.get_by_role("dialog", name="Ask about data").wait_for()
    assert faults() == []
    close(adam)
