"""Roles and messages through Slack's Web API, as the simulated workspace speaks it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from slack_sdk import WebClient

from bot.adapters.courier import SlackCourier
from bot.adapters.roles import SlackRoles
from bot.domain.errors import NotPermittedError
from bot.domain.records import Absent, Parcel, Refused, Sent, Unknown, Wait
from bot.workspace import Fault, Workspace
from tests.fakes_slack import FakeSeals
from tests.running_bot import SEED

SEALS = FakeSeals()


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A workspace without an app."""
    with Workspace("a secret", seed=SEED) as running:
        yield running


def client(workspace: Workspace, timeout: int = 1) -> WebClient:
    """A client that does not try again."""
    return WebClient(
        workspace.bot_token, base_url=workspace.api_url, timeout=timeout, retry_handlers=[]
    )


class Watch:
    """A stopwatch that is set by hand."""

    seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    """A stopwatch."""
    return Watch()


@pytest.fixture
def roles(workspace: Workspace, watch: Watch) -> SlackRoles:
    """Roles by group, and one member of legal by list."""
    return SlackRoles(
        client(workspace),
        workspace.seed.team_id,
        "S000LEGAL0",
        "S000ADMIN0",
        frozenset({"UBOSS"}),
        frozenset(),
        watch,
    )


@pytest.fixture
def courier(workspace: Workspace) -> SlackCourier:
    """A courier."""
    return SlackCourier(client(workspace), client(workspace), "C000LEGAL0", SEALS)


def parcel(**changes: object) -> Parcel:
    """A message at the top of a channel."""
    now = datetime.now(UTC)
    made = Parcel(
        1, 1, "k", "m" * 32, "C00ASKDATA", "", "Hello", (), "", "", False, now, "C00ASKDATA", now
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def test_groups_and_lists(roles: SlackRoles) -> None:
    """
    Members of the groups and those on the lists have a role, nobody else.
    """
    legal = [roles.is_legal(user) for user in ("U0000LENA0", "UBOSS", "U0000ERIN0")]
    admins = [roles.is_admin(user) for user in ("U0000ADAM0", "U0000LENA0")]

    assert legal == [True, True, False]
    assert admins == [True, False]


def test_no_group(roles: SlackRoles) -> None:
    """
    Without a group only the list counts.
    """
    alone = replace(roles, legal="")

    assert [alone.is_legal(user) for user in ("UBOSS", "U0000LENA0")] == [True, False]


def test_colleagues(roles: SlackRoles, workspace: Workspace) -> None:
    """
    Guests, people of another workspace and bots are no colleagues.
    """
    team = workspace.seed.team_id
    people = ("U0000ERIN0", "U00000GUS0", "U0000STAN0", workspace.seed.app.user_id)

    assert [roles.is_colleague(user, team) for user in people] == [True, False, False, False]
    assert not roles.is_colleague("U0000ERIN0", "T00ANOTHER")


def test_a_minute(roles: SlackRoles, workspace: Workspace, watch: Watch) -> None:
    """
    What Slack said holds for a minute and no longer.
    """
    assert roles.is_legal("U0000LENA0")
    workspace.set_group("legal", "leo")
    assert roles.is_legal("U0000LENA0")
    watch.seconds += 60

    assert not roles.is_legal("U0000LENA0")
    assert len(workspace.calls("usergroups.users.list")) == 2


def test_failure_is_a_no(roles: SlackRoles, workspace: Workspace, watch: Watch) -> None:
    """
    When Slack does not say, nobody has a role, whatever it said before.
    """
    assert roles.is_legal("U0000LENA0")
    watch.seconds += 60
    for fault in (Fault.server_error(), Fault.refused("plan_upgrade_required"), Fault.slow(1.5)):
        workspace.fail("usergroups.users.list", fault)
        with pytest.raises(NotPermittedError, match="cannot check your role just now"):
            roles.is_legal("U0000LENA0")
    workspace.fail("users.info", Fault.lost_request())
    with pytest.raises(NotPermittedError):
        roles.is_colleague("U0000ERIN0", "")


def test_memory_is_bounded(roles: SlackRoles) -> None:
    """
    Many people do not fill the memory.
    """
    roles._known |= {f"user:{n}": (0.0, frozenset[str]()) for n in range(10_000)}
    roles.is_colleague("U0000ERIN0", "")

    assert len(roles._known) == 1


def test_post_and_find(courier: SlackCourier) -> None:
    """
    What was posted is found by its mark, at the top and in a thread; what was not is absent.
    """
    first = courier.post(parcel())
    assert isinstance(first, Sent)
    reply = courier.post(parcel(mark="n" * 32, thread=first.ts))

    assert first == courier.find(parcel())
    assert reply == courier.find(parcel(mark="n" * 32, thread=first.ts))
    assert Absent() == courier.find(parcel(mark="o" * 32))
    assert Absent() == courier.find(parcel(mark="n" * 32))
    assert Absent() == courier.find(parcel(since=datetime.now(UTC) + timedelta(minutes=5)))


def test_find_on_later_pages(courier: SlackCourier) -> None:
    """
    A mark is found however much was said since.
    """
    first = courier.post(parcel())
    for n in range(210):
        courier.post(parcel(mark=f"{n}"))

    assert first == courier.find(parcel())


def test_update(courier: SlackCourier, workspace: Workspace) -> None:
    """
    A message takes its new look; doing it again does no harm.
    """
    sent = courier.post(parcel())
    assert isinstance(sent, Sent)
    changed = parcel(update=sent.ts, text="Changed")

    assert sent == courier.update(changed) == courier.update(changed)
    assert [m["text"] for m in workspace.messages("#ask-data-policy")] == ["Changed"]


@pytest.mark.parametrize(
    ("fault", "receipt"),
    [
        (Fault.rate_limited(7), Wait(7.0)),
        (Fault.server_error(), Unknown()),
        (Fault.server_error(503), Unknown()),
        (Fault.refused("fatal_error"), Unknown()),
        (Fault.lost_reply(), Unknown()),
        (Fault.lost_request(), Unknown()),
        (Fault.slow(1.5), Unknown()),
        (Fault.refused("not_in_channel"), Refused("not_in_channel")),
    ],
)
def test_faults(
    courier: SlackCourier, workspace: Workspace, fault: Fault, receipt: Wait | Unknown | Refused
) -> None:
    """
    Each failure is waited for, final, or unknown; never is anything tried twice by itself.
    """
    for method in ("chat.postMessage", "chat.update", "conversations.history"):
        workspace.fail(method, fault)

    assert receipt == courier.post(parcel())
    assert receipt == courier.update(parcel(update="1.0"))
    assert receipt == courier.find(parcel())
    assert len(workspace.calls("chat.postMessage")) == 1


def test_direct(courier: SlackCourier, workspace: Workspace) -> None:
    """
    A direct conversation is found, or there is none.
    """
    assert courier.direct("U0000ERIN0") == "D0000ERIN0"
    assert courier.direct("UNOBODY") is None
