"""What one person sees: the contents of one pane of the page."""

import copy
from dataclasses import dataclass

from bot.workspace import names
from bot.workspace.blocks import initial_state, merged
from bot.workspace.rooms import Room
from bot.workspace.seed import Person
from bot.workspace.state import State
from bot.workspace.wire import Json

_MOST = 200
"""Threads shown; older ones are left out."""


@dataclass(frozen=True)
class Looks:
    """Reads the state as a person may see it: their rooms, and nothing of others' privacy."""

    state: State

    def workspace(self) -> Json:
        """What is the same for everybody: people, groups and the app."""
        seed = self.state.seed
        app = seed.app
        return {
            "team": seed.team_name,
            "people": [self._described(person) for person in self.state.people.values()],
            "groups": [{"id": g.id, "handle": g.handle} for g in self.state.groups.values()],
            "channels": {r.id: r.name for r in self.state.rooms.values() if r.kind == "channel"},
            "app": {
                "id": app.user_id,
                "name": app.name,
                "commands": list(app.commands),
                "shortcuts": [
                    {"callback_id": s.callback_id, "name": s.name, "on_message": s.on_message}
                    for s in app.shortcuts
                ],
            },
        }

    def time(self) -> Json:
        """People's time, and how it can be moved; nothing where the app keeps none."""
        calendar = self.state.calendar
        return calendar.described() if calendar else {}

    def pane(self, user: str, channel: str) -> Json:
        """Everything one person sees with one conversation open."""
        with self.state.lock:
            who = names.person(self.state, user)
            where = names.room(self.state, who, channel)
            home = self.state.modals.homes.get(who.id)
            return copy.deepcopy(
                {
                    "user": who.id,
                    "rooms": [self._listed(r) for r in self._rooms(who)],
                    "channel": where.id,
                    "topic": where.topic,
                    "messages": self._threads(who, where),
                    "statuses": self.state.live_statuses(where),
                    "sessions": self.state.standing(where),
                    "titles": {
                        ts: title
                        for (room_id, ts), title in self.state.titles.items()
                        if room_id == where.id
                    },
                    "prompts": self.state.prompts.get(where.id),
                    "views": self.state.modals.stacks.get(who.id, []),
                    "home": home,
                }
            )

    def _described(self, who: Person) -> Json:
        """A person, and the conversation their pane starts with: a private one if there is one."""
        rooms = self._rooms(who)
        private = [room for room in rooms if room.kind == "group"]
        start = (private or rooms)[0] if not who.is_admin else rooms[-1]
        return {
            "id": who.id,
            "name": who.name,
            "real_name": who.real_name,
            "role": who.role,
            "start": start.id,
        }

    def _rooms(self, who: Person) -> list[Room]:
        visible = [room for room in self.state.rooms.values() if who.id in room.members]
        return sorted(visible, key=lambda room: (room.kind == "im", room.name))

    def _listed(self, room: Room) -> Json:
        last = next(reversed(room.messages), "")
        name = self.state.seed.app.name if room.kind == "im" else room.name
        return {"id": room.id, "name": name, "kind": room.kind, "last": last}

    def _threads(self, who: Person, where: Room) -> list[Json]:
        """Messages by thread: each one at the top with its replies and whispers under it."""
        whispers = where.private(who.id)
        roots = [*where.roots(), *(item for item in whispers if not item.get("thread_ts"))]
        roots.sort(key=lambda item: item["ts"])
        threads: list[Json] = []
        for root in roots[-_MOST:]:
            under = where.replies(root["ts"])
            under += [item for item in whispers if item.get("thread_ts") == root["ts"]]
            under.sort(key=lambda item: item["ts"])
            replies = [self._with_inputs(who, item) for item in under]
            threads.append({**self._with_inputs(who, root), "replies": replies})
        return threads

    def _with_inputs(self, who: Person, message: Json) -> Json:
        """A message with what this person has chosen in it."""
        held = self.state.inputs.get((who.id, message["ts"]), {})
        values = merged(initial_state(message.get("blocks", [])), held)
        return {**message, "state": values} if values else message
