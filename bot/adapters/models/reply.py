"""The only forms in which a model may answer: every name in them is out of a closed list."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model

from bot.domain.answers import Sense
from bot.domain.choices import Choice, Choices
from bot.domain.claims import Claim, Pointed, Unit
from bot.domain.documents import Use

_FORM = ConfigDict(extra="forbid")
_NOTHING = ("none",)  # a list that offers nothing; whoever chooses it has chosen nothing


class Reply(BaseModel):
    """What a model returned, read by a schema."""

    model_config = _FORM


class AnswerReply(Reply):
    """Sentences for passages, and readings of passages where the form has these."""

    claims: list[Any]

    def said(self) -> tuple[Claim, ...]:
        """The sentences."""
        return tuple(Claim(str(claim.passage), str(claim.text)) for claim in self.claims)

    def pointed(self) -> tuple[Pointed, ...]:
        """The readings."""
        listed: list[Any] = getattr(self, "readings", [])
        return tuple(Pointed(str(r.passage), str(r.quote), str(r.sense)) for r in listed)

    def beyond(self) -> tuple[str, ...]:
        """The words that ask more than a ruling answers."""
        listed: list[Any] = getattr(self, "beyond_ruling", [])
        return tuple(map(str, listed))


class FramingReply(Reply):
    """What a question is about."""

    subjects: list[str]
    uses: list[str]
    topics: list[str]

    def choice(self) -> Choice:
        """What was chosen."""
        return Choice(tuple(self.subjects), tuple(self.uses), tuple(self.topics))


def answer_schema(offered: Iterable[Unit], ruled: bool = False) -> type[AnswerReply]:
    """Return the schema for these passages; sources first, because models write in order.

    Where a ruling permits, it asks for the words that go beyond its question as well.
    """
    units = list(offered)
    return _answer_schema(
        tuple(u.name for u in units if u.worded), tuple(u.name for u in units if u.read), ruled
    )


@cache
def _answer_schema(
    worded: tuple[str, ...], read: tuple[str, ...], ruled: bool
) -> type[AnswerReply]:
    claim: Any = create_model(
        "SaidOfPassage",
        __config__=_FORM,
        passage=(_one_of(worded), Field(description="the passage that the sentence rests on")),
        text=(str, Field(description="one sentence in the words of that passage")),
    )
    fields: dict[str, Any] = {"claims": (_listed(claim), ...)}
    if read:
        reading: Any = create_model(
            "ReadInPassage",
            __config__=_FORM,
            passage=(_one_of(read), Field(description="the passage that was read")),
            quote=(str, Field(description="its deciding sentence, word for word")),
            sense=(_one_of(tuple(Sense)), Field(description="what it means for the use")),
        )
        fields["readings"] = (_listed(reading), ...)
    if ruled:
        words = Field(description="words of the question that ask more than the ruled question")
        fields["beyond_ruling"] = (_listed(str), words)
    return create_model("Answer", __base__=AnswerReply, **fields)


def framing_schema(offered: Choices) -> type[FramingReply]:
    """Return the schema for these lists."""
    fields: dict[str, Any] = {
        "subjects": (_listed(_one_of(offered.subjects)), ...),
        "uses": (_listed(_one_of(tuple(Use))), ...),
        "topics": (_listed(_one_of(offered.topics)), ...),
    }
    return create_model("Framing", __base__=FramingReply, **fields)


def _one_of(names: tuple[str, ...]) -> Any:
    return Literal[tuple(str(name) for name in names) or _NOTHING]


def _listed(item: Any) -> Any:
    return list[item]
