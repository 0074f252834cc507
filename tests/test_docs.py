"""What is written for people is what the program does."""

import re
from dataclasses import fields
from pathlib import Path

from bot.commands import parser
from bot.settings import Settings

PROJECT = Path(__file__).resolve().parents[1]
SETTING = re.compile(r"^([A-Z][A-Z_]*)=(.*)$", re.MULTILINE)


def test_every_setting_is_listed() -> None:
    """
    `.env.example` lists exactly the settings, each with an explanation above it.
    """
    text = (PROJECT / ".env.example").read_text("utf-8")
    listed = [match[1] for match in SETTING.finditer(text)]

    assert sorted(f.name.upper() for f in fields(Settings)) == sorted(listed)
    assert text.startswith("#")


def test_the_readme_names_every_command() -> None:
    """
    The README shows each command of the program, and no other.
    """
    text = (PROJECT / "README.md").read_text("utf-8").split("## On the command line")[1]
    shown = set(re.findall(r"^policy-bot ([a-z]+)", text, re.MULTILINE))

    known = set(re.findall(r"^    ([a-z]+)(?: |$)", parser().format_help(), re.MULTILINE))

    assert shown == known


def test_links_lead_somewhere() -> None:
    """
    Every link of the documentation to a file of the project leads to one.
    """
    pages = [PROJECT / "README.md", PROJECT / "knowledge" / "README.md"]
    pages += sorted((PROJECT / "docs").rglob("*.md"))
    broken = [
        f"{page.name}: {link}"
        for page in pages
        for link in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text("utf-8"))
        if not (page.parent / link).exists()
    ]

    assert broken == []
