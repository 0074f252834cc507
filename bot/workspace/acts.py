"""What people do in conversations: they write, type commands, react, open the app's home."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.workspace import names, responses
from bot.workspace.calls import Context
from bot.workspace.delivery import Delivery
from bot.workspace.errors import SlackError, UnknownNameError
from bot.workspace.methods.reactions import react, unreact
from bot.workspace.payloads import Payloads
from bot.workspace.rooms import Room
from bot.workspace.streams import STOPPED
from bot.workspace.transport import Reply
from bot.workspace.wire import Json, compose


@dataclass(frozen=True)
class Outcome:
    """How a press, command or submission ended, as the person's Slack would show it.

    `error` is one sentence for the person; `errors` are sentences at the fields of a modal.
    """

    ok: bool
    error: str | None = None
    errors: Mapping[str, str] = field(default_factory=dict[str, str])

    @classmethod
    def of(cls, reply: Reply, app: str) -> "Outcome":
        """An acknowledgement, or the sentence that Slack shows for its lack."""
        if reply.ok:
            return cls(True)
        what = "did not answer in time" if reply.failure else f"answered with {reply.status}"
        return cls(False, f"{app} {what}.")


@dataclass(frozen=True)
class Acts:
    """Acts of people in conversations. Nothing here waits for events to be delivered."""

    context: Context
    delivery: Delivery

    @property
    def _payloads(self) -> Payloads:
        return Payloads(self.context.state.seed)

    def say(self, user: str, channel: str, text: str, thread_ts: str | None = None) -> Json:
        """Post what a person typed; @names and #names become mentions."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            said = {"text": compose(text, names.tokens(state))}
            return self.context.timeline.post(where, who.id, said, thread_ts)

    def edit(self, user: str, channel: str, ts: str, text: str) -> Json:
        """Change one's own message."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            said = {"text": compose(text, names.tokens(state))}
            return self.context.timeline.edit(where, who.id, ts, said)

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete one's own message."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            self.context.timeline.delete(names.room(state, who, channel), who.id, ts)

    def slash(self, user: str, channel: str, text: str) -> Outcome:
        """Type a slash command; without a leading slash, the app's first command is meant."""
        state = self.context.state
        app = state.seed.app
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            line = text if text.startswith("/") else f"{app.commands[0]} {text}"
            command, _, rest = line.partition(" ")
            if command not in app.commands:
                return Outcome(False, f"{command} is not a valid command.")
            fields = self._payloads.command(
                who, where, command, compose(rest.strip(), names.tokens(state))
            )
            ticket = self.context.tickets.response(where.id, who.id, None, None)
            fields["response_url"] = f"{self.context.site}/response/{ticket}"
            fields["trigger_id"] = self.context.tickets.trigger(who.id)
        reply = self.delivery.form("slash_command", fields)
        if reply.ok and reply.body.strip():
            try:
                target = self.context.tickets.respond(ticket)
                responses.answer(self.context, target, reply.body)
            except SlackError as error:
                return Outcome(False, f"{app.name} answered something Slack refuses: {error}")
        return Outcome.of(reply, command)

    def shortcut(self, user: str, callback_id: str, channel: str = "", ts: str = "") -> Outcome:
        """Use a shortcut of the app: on a message if one is given, else a global one."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            stamp = state.mint.ts()
            if ts:
                where = names.room(state, who, channel)
                found = names.message(where, who, ts)
                payload = self._payloads.message_action(who, callback_id, stamp, where, found)
                thread = found.get("thread_ts")
                ticket = self.context.tickets.response(where.id, who.id, ts, thread)
                payload["response_url"] = f"{self.context.site}/response/{ticket}"
            else:
                payload = self._payloads.shortcut(who, callback_id, stamp)
            payload["trigger_id"] = self.context.tickets.trigger(who.id)
        return Outcome.of(self.delivery.interaction(payload), state.seed.app.name)

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open the app's home ("home") or its direct conversation ("messages")."""
        state = self.context.state
        if "app_home_opened" not in state.seed.app.events:
            return
        with state.lock:
            who = names.person(state, user)
            event: Json = {
                "type": "app_home_opened",
                "user": who.id,
                "channel": state.direct(who.id).id,
                "tab": tab,
                "event_ts": state.mint.ts(),
            }
            if tab == "home" and who.id in state.modals.homes:
                event["view"] = state.modals.homes[who.id]
        self.delivery.event(event)

    def react(self, user: str, channel: str, ts: str, name: str) -> None:
        """Put one's reaction under a message, or take it back."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            try:
                react(state, where, who.id, ts, name)
                kind = "reaction_added"
            except SlackError:
                unreact(state, where, who.id, ts, name)
                kind = "reaction_removed"
            item = {"type": "message", "channel": where.id, "ts": ts}
            event: Json = {"type": kind, "user": who.id, "reaction": name, "item": item}
            event |= {"item_user": where.find(ts)["user"], "event_ts": state.mint.ts()}
        if kind in state.seed.app.events:
            self.delivery.event(event)

    def stop(self, user: str, channel: str, thread_ts: str) -> Outcome:
        """Press Stop while the app is at work in a thread: its streams end, and it is told.

        The session stays as it is until the app sets it.
        """
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            session = state.sessions.get((where.id, thread_ts))
            if session is None or session.status != "processing":
                return Outcome(False, f"{state.seed.app.name} is not at work here.")
            ended = self._end_streams(where, thread_ts)
            event: Json = {
                "type": "agent_session_stopped",
                "channel": where.id,
                "thread_ts": thread_ts,
                "user": who.id,
                "streaming_message_ts": ended,
                "event_ts": state.mint.ts(),
            }
        if event["type"] in state.seed.app.events:
            self.delivery.event(event)
        return Outcome(True)

    def _end_streams(self, where: Room, thread_ts: str) -> list[str]:
        state = self.context.state
        ended: list[str] = []
        for (room_id, ts), streamed in state.streams.items():
            here = room_id == where.id and streamed.thread == thread_ts
            if here and ts in where.messages and state.is_streaming(where, ts):
                streamed.over = STOPPED
                streamed.fail()
                self.context.timeline.rewrite(where, ts, {"blocks": streamed.blocks()})
                ended.append(ts)
        return ended

    def dismiss(self, user: str, channel: str, ts: str) -> None:
        """Put away a message that only this person sees."""
        state = self.context.state
        with state.lock:
            who = names.person(state, user)
            where = names.room(state, who, channel)
            left = [e for e in where.ephemerals if e.to != who.id or e.message["ts"] != ts]
            if len(left) == len(where.ephemerals):
                raise UnknownNameError(f"{who.name} sees no private message {ts}")
            where.ephemerals = left
            state.changed({"kind": "ephemeral", "channel": where.id})
