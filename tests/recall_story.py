"""A clause that somebody takes back, for the browser test and the pictures of the documentation."""

import re
import shutil
from pathlib import Path
from typing import Any

from tests.shared import KNOWLEDGE

CARDS = ("licences/cc-by-nc-4-0.md", "licences/cc-by-4-0.md", "datasets/librispeech.md")
AFFECTED = "Can we use a CC BY-NC dataset to report a benchmark number in a paper?"
UNAFFECTED = "May we use LibriSpeech for our product?"
WAS = "Narrow route: a non-commercial dataset may be used in the isolated research enclave"
IS = "Closed: a non-commercial dataset must not be used in the isolated research enclave either"
_CLAUSE = (
    "a non-commercial dataset may be used in the isolated research enclave to report a benchmark "
    "number in a paper, if the licence allows companies to do that, Data Legal has confirmed it "
    "in writing, and no weights leave the enclave"
)
_CLOSED = (
    "a non-commercial dataset must not be used in the isolated research enclave either, not even "
    "to report a benchmark number in a paper"
)
_CONDITIONS = re.compile(r"    conditions:\n(?:      - .*\n)+    escalate: true\n")
_WORDED = "May be used if the conditions of the licence are recorded"


def write(root: Path) -> None:
    """The project's policies, and a few of its cards."""
    shutil.copytree(KNOWLEDGE / "internal-policies", root / "internal-policies")
    for name in CARDS:
        (root / "source-cards" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(KNOWLEDGE / "source-cards" / name, root / "source-cards" / name)


def edit(root: Path) -> None:
    """Take the narrow route of one policy back; in another one only word a sentence anew."""
    route = root / "internal-policies" / "pol-007-academic-only.md"
    header, mark, body = route.read_text("utf-8").partition("\n# POL-007")
    assert header.count("effect: permits-with-conditions") == header.count(_CLAUSE) == 2
    header = _CONDITIONS.sub("", header.replace("permits-with-conditions", "forbids"))
    body = body.replace("Narrow route:", "Closed:")
    route.write_text((header + mark + body).replace(_CLAUSE, _CLOSED), "utf-8")
    intake = root / "internal-policies" / "pol-002-dataset-intake.md"
    words = intake.read_text("utf-8")
    assert _WORDED in words
    intake.write_text(words.replace(_WORDED, _WORDED.replace(" if ", " once ")), "utf-8")


def pane(page: Any, name: str) -> Any:
    """The Slack of a person, brought into view."""
    button = page.locator(f"[data-person={name}]")
    if button.get_attribute("aria-pressed") == "false":
        button.click()
    return page.locator(f"[data-user={name}]")


def enter(page: Any, name: str, room: str) -> Any:
    """The Slack of a person, with a conversation open."""
    person = pane(page, name)
    person.locator(f"[data-room={room}]").click()
    person.locator(f"[data-room={room}][aria-current=true]").wait_for()
    return person


def say(page: Any, name: str, room: str, text: str) -> Any:
    """Somebody types something into a conversation."""
    person = enter(page, name, room)
    box = person.locator(".foot .composer-text")
    box.fill(text)
    box.press("Enter")
    return person
