"""The only form in which a model may answer: claims that name a passage out of a closed list."""

from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, create_model


class Reply(BaseModel):
    """What a model returned, read by a schema."""

    model_config = ConfigDict(extra="forbid")

    claims: list[Any]


def _listed(item: Any) -> Any:
    return list[item]


@cache
def reply_schema(passages: int) -> type[Reply]:
    """Return the schema for P1 to Pn; sources first, because constrained models write in order."""
    names: Any = Literal[tuple(f"P{n}" for n in range(1, passages + 1))]
    claim: Any = create_model(
        "SaidOfPassage",
        __config__=ConfigDict(extra="forbid"),
        passage=(names, Field(description="the passage that the sentence rests on")),
        text=(str, Field(description="one sentence in the words of that passage")),
    )
    return create_model("Answer", __base__=Reply, claims=(_listed(claim), ...))
