"""The courier's wire: what is sent to Slack, and what each of its answers means."""

import logging
from dataclasses import replace
from datetime import UTC, datetime
from http.client import IncompleteRead

import pytest

from bot.adapters.courier import SlackCourier
from bot.domain.records import LEGAL_DESK, Absent, Parcel, Receipt, Refused, Sent, Unknown, Wait
from bot.domain.stages import Session
from tests.adapters.scripted_slack import Json, ScriptedSlack, refusal, response
from tests.fakes_slack import FakeSeals

BLOCKS = ({"type": "divider"},)
SINCE = datetime(2026, 3, 2, tzinfo=UTC)
OLDEST = f"{SINCE.timestamp() - 60:.6f}"
SEALED = FakeSeals().seal("UERIN")
HOME = {"channel": {"id": "D1"}}


class Office:
    """A courier between two scripted clients: one for posts, one for what may fail."""

    def __init__(self, *says: Json | Exception, quick: tuple[Json | Exception, ...] = ()) -> None:
        self.slack, self.quick = ScriptedSlack(*says), ScriptedSlack(*quick)
        self.courier = SlackCourier(self.slack, self.quick, "CLEGAL", FakeSeals())


def parcel(**changes: object) -> Parcel:
    """A message in a thread."""
    made = Parcel(
        1, 1, "k", "mark", "C1", "1.0", "Hello", BLOCKS, "", "", False, SINCE, "C1", SINCE
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def message(mark: str, ts: str, event_type: str = "policy_bot") -> Json:
    """A message that carries a mark."""
    return {"ts": ts, "metadata": {"event_type": event_type, "event_payload": {"key": mark}}}


def test_a_post() -> None:
    """
    A message goes to its thread, with its blocks and its mark, and nothing in it is unfolded.
    """
    office = Office({"channel": "C9", "ts": "5.0"}, {"channel": "C9", "ts": "6.0"})
    assert office.courier.post(parcel()) == Sent("C9", "5.0")
    assert office.courier.post(parcel(thread="", blocks=())) == Sent("C9", "6.0")

    mark = {"event_type": "policy_bot", "event_payload": {"key": "mark"}}
    plain = {
        "channel": "C1", "text": "Hello", "metadata": mark,
        "unfurl_links": False, "unfurl_media": False,
    }  # fmt: skip
    assert office.slack.heard == [
        ("chat.postMessage", {**plain, "thread_ts": "1.0", "blocks": list(BLOCKS)}),
        ("chat.postMessage", plain),
    ]


def test_a_new_look() -> None:
    """
    A new look goes to the message by its time, with its blocks or without.
    """
    office = Office({"channel": "C1", "ts": "4.0"}, {"channel": "C1", "ts": "4.0"})
    assert office.courier.update(parcel(update="4.0")) == Sent("C1", "4.0")
    office.courier.update(parcel(update="4.0", blocks=()))

    plain = {"channel": "C1", "ts": "4.0", "text": "Hello"}
    assert office.slack.heard == [
        ("chat.update", {**plain, "blocks": list(BLOCKS)}),
        ("chat.update", plain),
    ]


def test_the_legal_desk() -> None:
    """
    What is for legal's desk goes to wherever that is, whatever is done there.
    """
    there = {"channel": "CLEGAL", "ts": "5.0"}
    office = Office(there, there, {"messages": [message("mark", "5.0")]})
    desk = parcel(channel=LEGAL_DESK)

    assert office.courier.post(desk) == Sent("CLEGAL", "5.0")
    assert office.courier.update(desk) == Sent("CLEGAL", "5.0")
    assert office.courier.find(desk) == Sent("CLEGAL", "5.0")
    assert [said["channel"] for _, said in office.slack.heard] == ["CLEGAL"] * 3


def test_a_sealed_route() -> None:
    """
    A sealed route is opened for the moment of sending or looking; what is kept is the route.
    """
    there = {"channel": "D1", "ts": "5.0"}
    found = {"messages": [message("mark", "5.0")]}
    office = Office(there, there, found, quick=(HOME,) * 4)
    sealed = parcel(channel=SEALED, update="4.0", session=Session.ACTIVE)

    assert office.courier.post(sealed) == Sent(SEALED, "5.0")
    assert office.courier.update(sealed) == Sent(SEALED, "5.0")
    assert office.courier.find(sealed) == Sent(SEALED, "5.0")
    assert [said["channel"] for _, said in office.slack.heard] == ["D1"] * 3
    assert {said["users"] for _, said in office.quick.heard} == {"UERIN"}
    office.courier.stand(sealed)
    assert len(office.quick.heard) == 4


def test_a_route_that_does_not_open() -> None:
    """
    A route that no key opens is final; nothing is sent.
    """
    office, closed = Office(), parcel(channel="~")
    refused = Refused("sealed_route_does_not_open")

    assert office.courier.post(closed) == refused
    assert office.courier.update(closed) == refused
    assert office.courier.find(closed) == refused
    assert office.slack.heard == []


def test_looking_in_a_thread() -> None:
    """
    A mark is looked for in its thread from a minute before the first try on, page by page, and
    only among messages that carry ours.
    """
    others = [
        {"ts": "2.0"},
        {"ts": "2.1", "metadata": None},
        message("mark", "2.2", "another_app"),
        message("another", "2.3"),
        {"ts": "2.4", "metadata": {"event_type": "policy_bot"}},
    ]
    more = {"messages": others, "response_metadata": {"next_cursor": "page 2"}}
    office = Office(more, {"messages": [message("mark", "3.0"), message("mark", "4.0")]})

    assert office.courier.find(parcel()) == Sent("C1", "3.0")
    first = {
        "channel": "C1", "ts": "1.0", "oldest": OLDEST, "limit": 200,
        "include_all_metadata": True,
    }  # fmt: skip
    assert [method for method, _ in office.slack.heard] == ["conversations.replies"] * 2
    assert [said for _, said in office.slack.heard] == [
        asked(first), asked({**first, "cursor": "page 2"})
    ]  # fmt: skip


def asked(said: Json) -> Json:
    """Parameters as the SDK writes them."""
    return {name: int(value) if isinstance(value, bool) else value for name, value in said.items()}


def test_looking_in_a_channel() -> None:
    """
    What has no thread is looked for in the channel; on the last page without it, it is absent.
    """
    pages: list[Json] = [
        {"messages": [], "response_metadata": {"next_cursor": "page 2"}},
        {"messages": [message("another", "2.0")], "response_metadata": {"next_cursor": ""}},
    ]
    office = Office(*pages)
    assert office.courier.find(parcel(thread="")) == Absent()
    assert Office({"messages": []}).courier.find(parcel(thread="")) == Absent()

    first = {"channel": "C1", "oldest": OLDEST, "limit": 200, "include_all_metadata": True}
    assert [method for method, _ in office.slack.heard] == ["conversations.history"] * 2
    assert [said for _, said in office.slack.heard] == [
        asked(first), asked({**first, "cursor": "page 2"})
    ]  # fmt: skip


def test_too_many_pages() -> None:
    """
    After ten pages it is unknown whether the message stands; it is looked for again later.
    """
    page: Json = {"messages": [], "response_metadata": {"next_cursor": "on"}}
    office = Office(*[page] * 20)

    assert office.courier.find(parcel()) == Unknown()
    assert len(office.slack.heard) == 10


@pytest.mark.parametrize(
    ("error", "receipt"),
    [
        (refusal("ratelimited", 429, Retry_After="7"), Wait(7.0)),
        (refusal("ratelimited", 429), Wait(1.0)),
        (refusal("ratelimited", 429, retry_after="soon"), Wait(1.0)),
        (refusal("ratelimited", 200, Retry_After="3"), Wait(3.0)),
        (refusal("", 429, Retry_After="3"), Wait(3.0)),
        (refusal("whatever", 500), Unknown()),
        (refusal("whatever", 499), Refused("whatever")),
        (refusal("whatever", 503), Unknown()),
        (refusal("internal_error"), Unknown()),
        (refusal("fatal_error"), Unknown()),
        (refusal(""), Unknown()),
        (refusal("not_in_channel"), Refused("not_in_channel")),
        (TimeoutError(), Unknown()),
        (IncompleteRead(b""), Unknown()),
    ],
)
def test_failures(error: Exception, receipt: Receipt) -> None:
    """
    A failure is to be waited for, final, or done perhaps, whatever was tried.
    """
    courier = Office(error, error, error).courier

    assert courier.post(parcel()) == receipt
    assert courier.update(parcel(update="4.0")) == receipt
    assert courier.find(parcel()) == receipt


def test_an_answer_that_is_none() -> None:
    """
    An error whose answer is no JSON, or says nothing, leaves it unknown.
    """
    for data in (b"<html>", {}):
        error = refusal("")
        error.response = response(data)
        assert Office(error).courier.post(parcel()) == Unknown()


def test_a_direct_conversation(caplog: pytest.LogCaptureFixture) -> None:
    """
    A direct conversation is opened with the person, or there is none and the log says why; it
    never takes the time of posts.
    """
    office = Office(quick=(HOME, refusal("user_disabled"), TimeoutError(), IncompleteRead(b"")))

    assert [office.courier.direct("UERIN") for _ in range(4)] == ["D1", None, None, None]
    assert office.quick.heard[0] == ("conversations.open", {"users": "UERIN"})
    assert caplog.messages == [
        f"courier: no direct conversation ({kind})"
        for kind in ("SlackApiError", "TimeoutError", "IncompleteRead")
    ]
    assert office.slack.heard == []


def test_how_a_conversation_stands(caplog: pytest.LogCaptureFixture) -> None:
    """
    The session of a thread is set to what the parcel says; where there is no thread, or nothing
    to say, Slack is not asked, and if it fails that is no harm.
    """
    caplog.set_level(logging.DEBUG, "bot.adapters.courier")
    office = Office(quick=({}, {}, refusal("unknown_method"), TimeoutError()))
    stands = parcel(session=Session.SUSPENDED)
    office.courier.stand(stands)
    office.courier.stand(replace(stands, channel=LEGAL_DESK))
    method, said = office.quick.heard[0]
    assert method == "agents.sessions.setStatus"
    assert said == {"channel_id": "C1", "thread_ts": "1.0", "status": "suspended"}
    assert office.quick.heard[1][1]["channel_id"] == "CLEGAL"

    for nothing in (parcel(), replace(stands, thread=""), replace(stands, channel=SEALED)):
        office.courier.stand(nothing)
    assert len(office.quick.heard) == 2
    for _ in range(2):
        office.courier.stand(stands)
    assert caplog.messages == [
        f"courier: no session ({kind})" for kind in ("SlackApiError", "TimeoutError")
    ]
