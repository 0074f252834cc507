"""What a model is told: fixed instructions, then the case, then the user's words, last."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.domain.answers import Question
from bot.domain.assessment import Assessment
from bot.domain.budget import EARLIER, QUESTION, cut
from bot.domain.claims import Unit
from bot.domain.text import normalise

_FOLDER = Path(__file__).resolve().parents[2] / "prompts"
_HEADER = "---\nversion: "
REPAIR = "Your last reply was not valid JSON of the schema. Reply with that JSON only."


@dataclass(frozen=True, slots=True)
class Prompt:
    """Instructions out of a Markdown file, with their version."""

    version: str
    text: str


@cache
def read_prompt(name: str) -> Prompt:
    """Read `bot/prompts/NAME.md`; its header has the version."""
    whole = (_FOLDER / f"{name}.md").read_text("utf-8")
    version, _, text = whole.removeprefix(_HEADER).partition("\n---\n")
    return Prompt(version.strip(), text.strip())


def messages(
    prompt: Prompt,
    question: Question,
    assessment: Assessment,
    offered: Sequence[Unit],
    *,
    canary: str,
    mark: str,
) -> list[tuple[str, str]]:
    """Return the messages of one request; `mark` is random and closes each stretch of data."""
    verdicts = ", ".join(f"{use}: {verdict}" for use, verdict in assessment.verdicts.items())
    passages = "\n\n".join(f"[{u.name}] {u.title}\n{normalise(u.quote.text)}" for u in offered)
    parts = [
        f"Verdict of the rules: {assessment.verdict} ({verdicts}).",
        _data("passages", passages, mark),
    ]
    if question.prior and question.prior.user.strip():
        parts.append(_data("earlier question", cut(normalise(question.prior.user), EARLIER), mark))
    parts.append(_data("question", cut(normalise(question.text), QUESTION), mark))
    return [("system", f"{prompt.text}\n\nReference: {canary}"), ("human", "\n\n".join(parts))]


def _data(name: str, text: str, mark: str) -> str:
    return f"<<{mark} {name}>>\n{text.replace(mark, '')}\n<<{mark} end>>"
