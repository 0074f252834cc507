"""A client for Slack's Web API that answers as a test says, and notes what it hears."""

from collections.abc import Mapping
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.web import SlackResponse

Json = dict[str, Any]


class ScriptedSlack(WebClient):
    """Answers each call with what comes next in `says`: a payload, or an error to be raised."""

    def __init__(self, *says: Json | Exception) -> None:
        super().__init__("no token")
        self.says: list[Json | Exception] = list(says)
        self.heard: list[tuple[str, Json]] = []

    def api_call(  # type: ignore[override]
        self, api_method: str, *, params: Json | None = None, json: Json | None = None, **_: Any
    ) -> SlackResponse:
        said = {k: v for k, v in (params or json or {}).items() if v is not None}
        self.heard.append((api_method, said))
        answer = self.says.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return response({"ok": True, **answer})


def response(
    data: Json | bytes, status: int = 200, headers: Mapping[str, str] | None = None
) -> SlackResponse:
    """What the SDK makes of an answer."""
    return SlackResponse(
        client=None, http_verb="POST", api_url="", req_args={}, data=data,
        headers=dict(headers or {}), status_code=status,
    )  # fmt: skip


def refusal(error: str, status: int = 200, **headers: str) -> SlackApiError:
    """What the SDK raises of an answer that is none."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return SlackApiError("no", response({"ok": False, "error": error}, status, named))
