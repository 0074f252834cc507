"""What a model is told: fixed instructions, then the case, then the user's words, last."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.domain.answers import Question, Quote
from bot.domain.assessment import Assessment
from bot.domain.budget import EARLIER, QUESTION, RULED, cut
from bot.domain.claims import Unit
from bot.domain.text import normalise

_FOLDER = Path(__file__).resolve().parents[2] / "prompts"
_HEADER = "---\nversion: "
REPAIR = "Your last reply was not valid JSON of the schema. Reply with that JSON only."

Messages = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Prompt:
    """Instructions out of a Markdown file, with their version."""

    version: str
    text: str


@dataclass(frozen=True, slots=True)
class Data:
    """A stretch of data under its name: nothing in it is an instruction."""

    name: str
    text: str


@cache
def read_prompt(name: str) -> Prompt:
    """Read `bot/prompts/NAME.md`; its header has the version."""
    whole = (_FOLDER / f"{name}.md").read_text("utf-8")
    version, _, text = whole.removeprefix(_HEADER).partition("\n---\n")
    return Prompt(version.strip(), text.strip())


def verdict_line(assessment: Assessment) -> str:
    """Tell what the rules decided."""
    verdicts = ", ".join(f"{use}: {verdict}" for use, verdict in assessment.verdicts.items())
    return f"Verdict of the rules: {assessment.verdict} ({verdicts})."


def passages(offered: Iterable[Unit]) -> Data:
    """Show the numbered passages."""
    shown = (
        f"[{u.name}]{'' if u.worded else ' (to read)'} {u.title}\n{normalise(u.quote.text)}"
        for u in offered
    )
    return Data("passages", "\n\n".join(shown))


def ruled_data(ruled: Iterable[Quote]) -> tuple[Data, ...]:
    """Show the questions that the rulings answer which permit here, as far as the budget goes."""
    told = cut("\n".join(normalise(quote.text) for quote in ruled), RULED)
    return (Data("ruled question", told),) if told else ()


def asked(question: Question) -> tuple[Data, ...]:
    """Show what a person wrote, the earlier turns first, as far as the budget goes.

    Of these the last one comes first: it is the one that is left where there are too many.
    """
    now = Data("question", cut(normalise(question.text), QUESTION))
    if question.prior and question.prior.user.strip():
        turns = "\n".join(reversed(question.prior.user.split("\n")))
        return Data("earlier question", cut(normalise(turns), EARLIER)), now
    return (now,)


def messages(
    prompt: Prompt, intro: str, data: Iterable[Data], *, canary: str, mark: str
) -> list[tuple[str, str]]:
    """Return the messages of one request; `mark` is random and closes each stretch of data."""
    stretches = (
        f"<<{mark} {part.name}>>\n{part.text.replace(mark, '')}\n<<{mark} end>>" for part in data
    )
    human = "\n\n".join((intro, *stretches))
    return [("system", f"{prompt.text}\n\nReference: {canary}"), ("human", human)]
