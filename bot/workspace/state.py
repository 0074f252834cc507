"""The whole workspace in memory, and the one way to be told of each change."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.workspace.calendar import Calendar
from bot.workspace.errors import SlackError
from bot.workspace.modals import Modals
from bot.workspace.rooms import Room
from bot.workspace.seed import Group, Person, Seed
from bot.workspace.streams import LONGEST_SECONDS, Session, Streamed
from bot.workspace.wire import Clock, Json, Mint

STATUS_SECONDS = 120.0
Listener = Callable[[Json], None]


@dataclass
class Status:
    """The line "policy-bot is …" of one thread, until it is cleared or two minutes old."""

    text: str
    expires: float


@dataclass
class State:
    """People, rooms, views and status lines.

    Whoever reads or changes it holds `lock`; every change is told to the listeners by
    `changed`, which also wakes those who wait on the lock.
    """

    seed: Seed
    clock: Clock
    people: dict[str, Person] = field(init=False)
    groups: dict[str, Group] = field(init=False)
    rooms: dict[str, Room] = field(init=False)
    lock: threading.Condition = field(default_factory=threading.Condition)
    modals: Modals = field(default_factory=Modals)
    statuses: dict[tuple[str, str], Status] = field(default_factory=dict[tuple[str, str], Status])
    titles: dict[tuple[str, str], str] = field(default_factory=dict[tuple[str, str], str])
    streams: dict[tuple[str, str], Streamed] = field(
        default_factory=dict[tuple[str, str], Streamed]
    )
    sessions: dict[tuple[str, str], Session] = field(default_factory=dict[tuple[str, str], Session])
    prompts: dict[str, Json] = field(default_factory=dict[str, Json])
    inputs: dict[tuple[str, str], dict[str, dict[str, Json]]] = field(
        default_factory=dict[tuple[str, str], dict[str, dict[str, Json]]]
    )
    """What each person has chosen in the selects of a message, by (person, message)."""
    listeners: list[Listener] = field(default_factory=list[Listener])
    calendar: Calendar | None = None
    """People's time, where the app keeps one of its own."""

    def __post_init__(self) -> None:
        self.mint = Mint(self.clock)
        self.people = {person.id: person for person in self.seed.people}
        self.groups = {group.id: group for group in self.seed.groups}
        self.rooms = {
            channel.id: Room(
                channel.id,
                channel.name,
                "group" if channel.private else "channel",
                set(channel.members),
                channel.topic,
                channel.ext_shared,
            )
            for channel in self.seed.channels
        }
        for person in self.seed.people:
            self.direct(person.id)

    def changed(self, notice: Json) -> None:
        """Tell of a change; `notice` says of what kind and where."""
        self.lock.notify_all()
        for listener in list(self.listeners):
            listener(notice)

    def direct(self, person_id: str) -> Room:
        """The direct conversation of a person with the app, made on first use."""
        if person_id not in self.people:
            raise SlackError("user_not_found")
        room_id = "D" + person_id[1:]
        if room_id not in self.rooms:
            members = {person_id, self.seed.app.user_id}
            self.rooms[room_id] = Room(room_id, self.people[person_id].name, "im", members)
        return self.rooms[room_id]

    def room(self, room_id: str) -> Room:
        """A room that the app can see; a private one it is not in does not exist for it."""
        room = self.rooms.get(room_id)
        if room is None or (room.kind == "group" and self.seed.app.user_id not in room.members):
            raise SlackError("channel_not_found")
        return room

    def room_to_post(self, target: str) -> Room:
        """Where a post goes: a room that the app is in, or a person's direct conversation."""
        if target in self.people:
            return self.direct(target)
        named = next((room.id for room in self.rooms.values() if f"#{room.name}" == target), target)
        room = self.room(named)
        if self.seed.app.user_id not in room.members:
            raise SlackError("not_in_channel")
        return room

    def set_status(self, room: Room, thread_ts: str, text: str) -> None:
        """Show what the app is doing in a thread; an empty text clears it."""
        if text:
            expires = self.clock() + STATUS_SECONDS
            self.statuses[room.id, thread_ts] = Status(text, expires)
        elif self.statuses.pop((room.id, thread_ts), None) is None:
            return
        self.changed({"kind": "status", "channel": room.id, "thread_ts": thread_ts})

    def is_streaming(self, room: Room, ts: str) -> bool:
        """Tell whether the app is still writing a message."""
        streamed = self.streams.get((room.id, ts))
        if streamed is None or streamed.over:
            return False
        return self.clock() - streamed.begun <= LONGEST_SECONDS

    def standing(self, room: Room) -> dict[str, str]:
        """The status of each session of a room, by thread."""
        return {
            thread: session.status
            for (room_id, thread), session in self.sessions.items()
            if room_id == room.id
        }

    def live_statuses(self, room: Room) -> dict[str, str]:
        """The status lines of a room by thread, without those older than two minutes."""
        now = self.clock()
        return {
            thread: status.text
            for (room_id, thread), status in self.statuses.items()
            if room_id == room.id and status.expires > now
        }
