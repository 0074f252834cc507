"""What people do with buttons, selects and modals."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.workspace import names
from bot.workspace.acts import Outcome
from bot.workspace.blocks import (
    entered,
    feedback,
    find_element,
    initial_state,
    merged,
    option,
    options,
)
from bot.workspace.calls import Context
from bot.workspace.delivery import Delivery
from bot.workspace.errors import SlackError
from bot.workspace.forms import fill, missing
from bot.workspace.payloads import Payloads
from bot.workspace.seed import Person
from bot.workspace.validation import check_view
from bot.workspace.wire import Json


@dataclass(frozen=True)
class Interactions:
    """Presses and submissions. Each waits for the app's acknowledgement, three seconds at most."""

    context: Context
    delivery: Delivery

    @property
    def _payloads(self) -> Payloads:
        return Payloads(self.context.state.seed)

    def press_in_message(
        self,
        user: str,
        channel: str,
        ts: str,
        action_id: str,
        *,
        value: Any = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Press a button or choose an option in a message; `value` is the option's."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            message = names.message(where, who, ts)
            blocks: list[Json] = message.get("blocks", [])
            action, entry = self._action(find_element(blocks, action_id, block_id), value)
            held = merged(initial_state(blocks), state.inputs.get((who.id, ts), {}))
            if entry is not None:
                held.setdefault(action["block_id"], {})[action_id] = entry
                state.inputs[who.id, ts] = held
            payload = self._payloads.press_message(who, where, message, held, action)
            ticket = self.context.tickets.response(where.id, who.id, ts, message.get("thread_ts"))
            payload["response_url"] = f"{self.context.site}/response/{ticket}"
            payload["trigger_id"] = self.context.tickets.trigger(who.id)
        return Outcome.of(self.delivery.interaction(payload), state.seed.app.name)

    def press_in_view(
        self,
        user: str,
        view_id: str,
        action_id: str,
        *,
        value: Any = None,
        block_id: str | None = None,
    ) -> Outcome:
        """Press a button or choose an option in a modal or in the app's home."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            view = names.view(state, who, view_id)
            action, entry = self._action(find_element(view["blocks"], action_id, block_id), value)
            if entry is not None:
                view["state"]["values"][action["block_id"]][action_id] = entry
            payload = self._payloads.press_view(who, view, action)
            payload["trigger_id"] = self.context.tickets.trigger(who.id, view_id)
        return Outcome.of(self.delivery.interaction(payload), state.seed.app.name)

    def submit(self, user: str, view_id: str, values: Mapping[str, Any]) -> Outcome:
        """Fill a modal and submit it.

        `values` go by block_id, by action_id, or as {block_id: {action_id: value}}. What a
        Slack client checks itself (required fields, lengths) is checked before the app sees it.
        """
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            view = names.view(state, who, view_id)
            fill(view, values)
            errors = missing(view)
            if errors:
                return Outcome(False, errors=errors)
            payload = self._payloads.submission(who, view)
            payload["trigger_id"] = self.context.tickets.trigger(who.id, view_id)
        reply = self.delivery.interaction(payload)
        if not reply.ok:
            return Outcome.of(reply, state.seed.app.name)
        try:
            answer: Json = json.loads(reply.body) if reply.body.strip() else {}
            with state.lock:
                return self._answered(who, view_id, answer)
        except (SlackError, ValueError) as error:
            name = state.seed.app.name
            return Outcome(False, f"{name} answered something Slack refuses: {error}")

    def close(self, user: str, view_id: str) -> None:
        """Close a modal without submitting it; the app is told if it asked to be."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            view = names.view(state, who, view_id)
            first = view["root_view_id"] if view["clear_on_close"] else view_id
            closed = state.modals.close(who.id, first)
            state.changed({"kind": "view", "user": who.id})
        for one in closed:
            if one["notify_on_close"]:
                payload = self._payloads.closed(who, one, bool(view["clear_on_close"]))
                self.delivery.interaction(payload)

    def suggest(self, user: str, view_id: str, action_id: str, query: str) -> list[Json]:
        """The options that the app offers in an external select for what was typed so far."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            view = names.view(state, who, view_id)
            element = find_element(view["blocks"], action_id)
            payload = self._payloads.suggestion(who, view, element, query)
        reply = self.delivery.interaction(payload)
        return options(json.loads(reply.body)) if reply.ok and reply.body else []

    def _answered(self, who: Person, view_id: str, answer: Json) -> Outcome:
        """Do what the answer to a submission asks for."""
        state = self.context.state
        kind = answer.get("response_action")
        if kind == "errors":
            known = {block["block_id"] for block in names.view(state, who, view_id)["blocks"]}
            errors: dict[str, str] = answer.get("errors") or {}
            if not errors or not set(errors) <= known:
                raise SlackError("errors for unknown blocks")
            return Outcome(False, errors=errors)
        if kind == "update":
            current = names.view(state, who, view_id)
            state.modals.update(state.seed, current, check_view(answer.get("view"), ("modal",)))
        elif kind == "push":
            view = check_view(answer.get("view"), ("modal",))
            state.modals.push(state.seed, who.id, view)
        elif kind == "clear":
            state.modals.stacks.pop(who.id, None)
        elif kind is None:
            state.modals.close(who.id, view_id)
        else:
            raise SlackError(f"response_action {kind!r}")
        state.changed({"kind": "view", "user": who.id})
        return Outcome(True)

    def _action(self, element: Json, value: Any) -> tuple[Json, Json | None]:
        """actions[0] of a press, and what the element holds afterwards if it holds anything."""
        kind = element["type"]
        action: Json = {
            "type": kind,
            "action_id": element["action_id"],
            "block_id": element["block_id"],
            "action_ts": self.context.state.mint.ts(),
        }
        if kind in ("button", "icon_button"):
            shown = {key: element[key] for key in ("text", "value", "style") if key in element}
            return action | shown, None
        if kind == "feedback_buttons":
            chosen = feedback(element, value)
            return action | {"text": chosen["text"], "value": chosen["value"]}, None
        if kind == "overflow":
            return action | {"selected_option": option(element, value)}, None
        entry = entered(element, value)
        return action | entry, entry
