"""What Slack tells the app of what a person did, as interactive payloads."""

import copy
from dataclasses import dataclass
from typing import Any

from bot.workspace.rooms import Room
from bot.workspace.seed import Person, Seed
from bot.workspace.wire import Json


@dataclass(frozen=True)
class Payloads:
    """Builds payloads; all that is passed in is copied."""

    seed: Seed

    def command(self, person: Person, room: Room, command: str, text: str) -> Json:
        """A slash command's form fields, without trigger and response URL."""
        return {
            "token": "simulated",
            "command": command,
            "text": text,
            "user_id": person.id,
            "user_name": person.name,
            "team_id": person.team_id or self.seed.team_id,
            "team_domain": self.seed.team_domain,
            "channel_id": room.id,
            "channel_name": "directmessage" if room.kind == "im" else room.name,
            "api_app_id": self.seed.app.app_id,
            "is_enterprise_install": "false",
        }

    def press_message(
        self, person: Person, room: Room, message: Json, state: Json, action: Json
    ) -> Json:
        """block_actions in a message; an ephemeral one comes without its content."""
        ephemeral = bool(message.get("is_ephemeral"))
        container: Json = {
            "type": "message",
            "message_ts": message["ts"],
            "channel_id": room.id,
            "is_ephemeral": ephemeral,
        }
        if message.get("thread_ts"):
            container["thread_ts"] = message["thread_ts"]
        payload = self._base("block_actions", person) | {
            "container": container,
            "channel": self._channel(room),
            "state": {"values": state},
            "actions": [action],
        }
        if not ephemeral:
            payload["message"] = _public(message)
        return copy.deepcopy(payload)

    def press_view(self, person: Person, view: Json, action: Json) -> Json:
        """block_actions in a modal or in the app's home."""
        payload = self._base("block_actions", person) | {
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
            "state": view["state"],
            "actions": [action],
        }
        return copy.deepcopy(payload)

    def submission(self, person: Person, view: Json) -> Json:
        """view_submission with the values that the view holds."""
        return copy.deepcopy(
            self._base("view_submission", person) | {"view": view, "response_urls": []}
        )

    def closed(self, person: Person, view: Json, is_cleared: bool) -> Json:
        """view_closed."""
        payload = self._base("view_closed", person) | {"view": view, "is_cleared": is_cleared}
        return copy.deepcopy(payload)

    def shortcut(self, person: Person, callback_id: str, action_ts: str) -> Json:
        """A global shortcut, which has no channel."""
        return self._base("shortcut", person) | {
            "callback_id": callback_id,
            "action_ts": action_ts,
        }

    def message_action(
        self, person: Person, callback_id: str, action_ts: str, room: Room, message: Json
    ) -> Json:
        """A shortcut on a message."""
        payload = self._base("message_action", person) | {
            "callback_id": callback_id,
            "action_ts": action_ts,
            "channel": self._channel(room),
            "message_ts": message["ts"],
            "message": _public(message),
        }
        return copy.deepcopy(payload)

    def suggestion(self, person: Person, view: Json, element: Json, query: str) -> Json:
        """block_suggestion: the options of an external select for what was typed so far."""
        payload = self._base("block_suggestion", person) | {
            "container": {"type": "view", "view_id": view["id"]},
            "view": view,
            "action_id": element["action_id"],
            "block_id": element["block_id"],
            "value": query,
        }
        return copy.deepcopy(payload)

    def _base(self, kind: str, person: Person) -> dict[str, Any]:
        team = person.team_id or self.seed.team_id
        return {
            "type": kind,
            "token": "simulated",
            "team": {"id": self.seed.team_id, "domain": self.seed.team_domain},
            "user": {
                "id": person.id,
                "username": person.name,
                "name": person.name,
                "team_id": team,
            },
            "api_app_id": self.seed.app.app_id,
            "is_enterprise_install": False,
            "enterprise": None,
        }

    @staticmethod
    def _channel(room: Room) -> Json:
        names = {"im": "directmessage", "group": "privategroup"}
        return {"id": room.id, "name": names.get(room.kind, room.name)}


def _public(message: Json) -> Json:
    """A message as payloads carry it."""
    return {key: value for key, value in message.items() if key != "is_ephemeral"}
