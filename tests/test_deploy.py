"""The files for containers agree with the program; no container runs here."""

import re
from dataclasses import fields
from typing import Any

import yaml

from bot.commands import parser
from bot.settings import Settings, read_settings
from tests.shared import PROJECT

COMPOSE: dict[str, Any] = yaml.safe_load((PROJECT / "compose.yaml").read_text("utf-8"))
DOCKERFILE = (PROJECT / "Dockerfile").read_text("utf-8")
IGNORED = (PROJECT / ".dockerignore").read_text("utf-8").splitlines()


def test_settings_of_the_bot() -> None:
    """
    The team's bot is given settings that exist, and that are taken.
    """
    given = COMPOSE["services"]["bot"]["environment"]
    known = {f.name.upper() for f in fields(Settings)}
    filled = {name: re.sub(r"\$\{[^}]*\}", "secret", value) for name, value in given.items()}

    assert given.keys() <= known
    assert read_settings(filled).chroma_url == "http://vectors:8000"


def test_parts_of_the_team() -> None:
    """
    Services name each other and volumes that are there; what is kept lies in a volume.
    """
    services = COMPOSE["services"]
    for service in services.values():
        assert set(service.get("depends_on", ())) <= services.keys()
        for volume in service["volumes"]:
            source = re.sub(r"\$\{\w+:-(.*)\}", r"\1", volume).split(":")[0]
            assert source in COMPOSE["volumes"] or (PROJECT / source).exists()
    hosts = re.findall(r"@(\w+)/|//(\w+):", " ".join(services["bot"]["environment"].values()))
    assert {a or b for a, b in hosts if (a or b) != "policy_bot"} == {"database", "vectors"}


def test_what_goes_into_the_image() -> None:
    """
    Everything that is copied is there and let through, and nothing that holds secrets.
    """
    copied = [
        name for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE)
        for name in line.split()[:-1]
    ]  # fmt: skip
    assert all((PROJECT / name).exists() for name in copied)
    assert {f"!{name}" for name in copied} == {line for line in IGNORED if line.startswith("!")}
    assert IGNORED[0] == "*"
    assert re.search(r'CMD \["(\w+)"\]', DOCKERFILE)[1] in parser().format_help()  # type: ignore[index]
