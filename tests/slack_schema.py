"""The third look at what we send: a JSON schema made from Slack's own types.

`python -m tests.slack_schema` (`make schema`) makes the schema again: Node is needed for that,
and for nothing else.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jsonschema import Draft7Validator

Json = dict[str, Any]
FILE = Path(__file__).parent / "schemas" / "slack_types.json"
TYPES, GENERATOR = "@slack/types@3.2.0", "ts-json-schema-generator@2.10.0"
ENTRY = """import type { HomeView, KnownBlock, ModalView } from "@slack/types";
export type Sent = KnownBlock | HomeView | ModalView;
"""
OPTIONS = {"strict": True, "module": "nodenext", "moduleResolution": "nodenext", "types": []}


def faults(item: Json) -> list[str]:
    """What the schema finds wrong with a block, or with a view and its blocks."""
    validator = _validators().get(str(item.get("type")))
    if validator is None:
        return [f"{item.get('type')} is no type of Slack's"]
    inner: list[Json] = item.get("blocks", [])
    alone = {**item, "blocks": []} if "blocks" in item else item
    own = [error.message[:200] for error in validator.iter_errors(alone)]
    return [*own, *(fault for block in inner for fault in faults(block))]


@cache
def _validators() -> dict[str, Draft7Validator]:
    """A validator for each block and view, by its type."""
    schema = json.loads(FILE.read_text("utf-8"))
    found: dict[str, Draft7Validator] = {}
    for name, one in schema["definitions"].items():
        kind = one.get("properties", {}).get("type", {}).get("const")
        if kind and name.endswith(("Block", "View")):
            found[kind] = Draft7Validator({**schema, "$ref": f"#/definitions/{name}"})
    return found


def make() -> str:
    """Return the schema as its file holds it: a definition a line, with the notice of Slack."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "entry.ts").write_text(ENTRY, "utf-8")
        settings = {"compilerOptions": OPTIONS, "files": ["entry.ts"]}
        (folder / "tsconfig.json").write_text(json.dumps(settings), "utf-8")
        _run(folder, "npm", "install", "--silent", "--no-audit", "--no-fund", TYPES, GENERATOR)
        made = _run(
            folder, "npx", "ts-json-schema-generator", "--path", "entry.ts", "--tsconfig",
            "tsconfig.json", "--type", "Sent", "--no-type-check", "--jsDoc", "none",
        )  # fmt: skip
        notice = (folder / "node_modules" / "@slack" / "types" / "LICENSE").read_text("utf-8")
    return "\n".join(_lines(json.loads(made), notice)) + "\n"


def _lines(schema: Json, notice: str) -> Iterator[str]:
    told = f"Made from {TYPES} by {GENERATOR}; `make schema` makes it again."
    definitions = sorted(schema["definitions"].items())
    yield "{"
    yield f' "$schema": {json.dumps(schema["$schema"])},'
    yield f' "$comment": {json.dumps([told, *notice.strip().split(chr(10) * 2)])},'
    yield ' "definitions": {'
    for place, (name, one) in enumerate(definitions):
        comma = "," if place + 1 < len(definitions) else ""
        yield f"  {json.dumps(name)}: {json.dumps(one, sort_keys=True)}{comma}"
    yield " }\n}"


def _run(folder: Path, *command: str) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    FILE.write_text(make(), "utf-8")
