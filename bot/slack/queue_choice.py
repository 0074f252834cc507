"""What somebody of legal chose to see of the queue: kept in the view itself, read from it."""

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar, cast

from bot.domain.queues import Due, Owner, Wanted
from bot.slack import wording
from bot.slack.incoming import Json
from bot.slack.queue_view import DUE, EARLIER, FILTERS, LATER, OWNER, REASON, STATE, word

C = TypeVar("C", bound=StrEnum | None)


def held(wanted: Wanted) -> str:
    """The filters, without the page, as a view holds them for the next time."""
    return json.dumps(
        {
            STATE: word(wanted.state),
            OWNER: word(wanted.owner),
            DUE: word(wanted.due),
            REASON: word(wanted.reason),
        }
    )


def wanted(body: Json) -> Wanted:
    """Read what is wanted now: what the view held, what was chosen in it, the page pressed.

    Whatever cannot be read, or is no choice any more, is as if nothing was chosen.
    """
    view = cast(Json, body.get("view") or cast(Json, body.get("event") or {}).get("view") or {})
    words = {**_held(view), **_entered(view)}
    return Wanted(
        _chosen(wording.QUEUE_STATES, words.get(STATE), None),
        _chosen(wording.QUEUE_OWNERS, words.get(OWNER), Owner.ANYBODY),
        _chosen(wording.QUEUE_DUES, words.get(DUE), Due.WHENEVER),
        _chosen(wording.QUEUE_REASONS, words.get(REASON), None),
        _page(body),
    )


def _chosen(names: Mapping[C, str], said: object, otherwise: C) -> C:
    return next((choice for choice in names if word(choice) == said), otherwise)


def _held(view: Json) -> Json:
    try:
        told = json.loads(view.get("private_metadata") or "{}")
    except (TypeError, ValueError):
        return {}
    return cast(Json, told) if isinstance(told, dict) else {}


def _entered(view: Json) -> dict[str, Any]:
    values = cast("dict[str, Json]", cast(Json, view.get("state") or {}).get("values") or {})
    fields = {name: field for block in values.values() for name, field in block.items()}
    options = {name: fields.get(name, {}).get("selected_option") for name in FILTERS}
    return {name: option["value"] for name, option in options.items() if option}


def _page(body: Json) -> int:
    for action in cast(list[Json], body.get("actions") or []):
        value = str(action.get("value", ""))
        if action.get("action_id") in (EARLIER, LATER) and value.isdecimal() and len(value) < 6:
            return int(value)
    return 0
