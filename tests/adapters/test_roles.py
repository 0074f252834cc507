"""Who has which role, by what Slack says of people and groups, and by lists."""

import pytest

from bot.adapters.rolelist import RoleList
from bot.adapters.roles import SlackRoles
from bot.domain.errors import UnsureError
from tests.adapters.scripted_slack import ScriptedSlack, refusal

TEAM = "T1"


class Watch:
    """A stopwatch that is set by hand."""

    seconds = 0.5

    def __call__(self) -> float:
        return self.seconds


def roles(slack: ScriptedSlack, watch: Watch | None = None, **groups: str) -> SlackRoles:
    """Roles by the groups of legal, of admins and of two teams."""
    return SlackRoles(
        slack, TEAM, "SLEGAL", "SADMIN", frozenset({"ULIST"}), frozenset({"UROOT"}),
        watch or Watch(), groups,
    )  # fmt: skip


def members(*users: str) -> dict[str, object]:
    """What Slack says of a group."""
    return {"users": list(users)}


@pytest.mark.parametrize(
    ("said", "colleague"),
    [
        ({}, True),
        ({"team_id": TEAM}, True),
        ({"team_id": TEAM, "deleted": False, "is_admin": True}, True),
        ({"deleted": True}, False),
        ({"is_bot": True}, False),
        ({"is_restricted": True}, False),
        ({"is_ultra_restricted": True}, False),
        ({"is_stranger": True}, False),
        ({"team_id": "T2"}, False),
        ({"team_id": None}, False),
    ],
)
def test_colleagues(said: dict[str, object], colleague: bool) -> None:
    """
    A colleague is who belongs to the workspace and is no guest, no stranger, no bot, nor gone.
    """
    slack = ScriptedSlack({"user": said})

    assert roles(slack).is_colleague("UERIN", TEAM) is colleague
    [(method, said)] = slack.heard
    assert (method, said["user"]) == ("users.info", "UERIN")


def test_another_workspace() -> None:
    """
    Whoever comes from another workspace is no colleague, and Slack is not asked of them.
    """
    slack = ScriptedSlack({"user": {}})
    here = roles(slack)

    assert here.is_colleague("UERIN", "T2") is False
    assert slack.heard == []
    assert here.is_colleague("UERIN", "")


def test_groups_and_lists() -> None:
    """
    Legal are the members of its group and those on its list, admins those of theirs; neither is
    the other.
    """
    slack = ScriptedSlack(members("ULENA", "ULEO"), members("UADAM"))
    people = roles(slack)
    users = ("ULENA", "ULIST", "UADAM", "UROOT", "UERIN")

    assert [people.is_legal(user) for user in users] == [True, True, False, False, False]
    assert [people.is_admin(user) for user in users] == [False, False, True, True, False]
    assert [said["usergroup"] for _, said in slack.heard] == ["SLEGAL", "SADMIN"]


def test_lists_alone() -> None:
    """
    Without a group only the list counts, and Slack is not asked.
    """
    people = roles(ScriptedSlack())
    people.legal = ""

    assert [people.is_legal(user) for user in ("ULIST", "ULENA")] == [True, False]


def test_teams() -> None:
    """
    A person is in the teams whose groups they are in; when Slack does not say it of one group,
    nothing is said of any.
    """
    says = [members("UERIN"), members("UADAM"), members("UERIN", "UADAM")]
    people = roles(ScriptedSlack(*says), vision="S1", audio="S2", text="S3")
    assert people.teams("UERIN") == {"vision", "text"}
    assert people.teams("UADAM") == {"audio", "text"}
    assert roles(ScriptedSlack()).teams("UERIN") == frozenset()

    unsure = roles(ScriptedSlack(members("UERIN"), refusal("no_such_subteam")), a="S1", b="S2")
    assert unsure.teams("UERIN") is None


def test_a_minute() -> None:
    """
    What Slack said is believed for a minute from the moment of the question, and no longer; when
    a group was last asked is known, and a question about a person does not count for that.
    """
    slack, watch = ScriptedSlack(members("ULENA"), {"user": {}}, members()), Watch()
    people = roles(slack, watch)
    assert people.asked_at is None
    assert people.is_legal("ULENA")
    assert people.asked_at == 0.5
    watch.seconds = 60.25
    assert people.is_legal("ULENA")
    assert people.is_colleague("ULENA", TEAM)
    assert people.asked_at == 0.5
    watch.seconds = 60.5
    assert not people.is_legal("ULENA")
    assert people.asked_at == 60.5
    assert people.is_colleague("ULENA", TEAM)
    assert len(slack.heard) == 3


@pytest.mark.parametrize("error", [refusal("ratelimited", 429), TimeoutError()])
def test_slack_does_not_say(error: Exception, caplog: pytest.LogCaptureFixture) -> None:
    """
    When Slack does not say, nobody has the role: the person reads why, and the log has the kind
    of failure.
    """
    people = roles(ScriptedSlack(error, members("ULENA")))
    with pytest.raises(UnsureError) as refused:
        people.is_legal("ULENA")

    assert str(refused.value) == "I cannot check your role just now; try again in a minute."
    assert caplog.messages == [f"roles: Slack does not say ({type(error).__name__})"]
    assert people.asked_at is None
    assert people.is_legal("ULENA")


def test_a_full_memory() -> None:
    """
    Ten thousand people are remembered; with one more the memory begins anew, with that one.
    """
    slack, watch = ScriptedSlack({"user": {}}, {"user": {}}), Watch()
    people = roles(slack, watch)
    people._known |= {f"user:{n}": (9.0, frozenset[str]()) for n in range(9_999)}
    people.is_colleague("UERIN", TEAM)
    assert len(people._known) == 10_000
    people.is_colleague("UADAM", TEAM)

    assert list(people._known) == ["user:UADAM"]


def test_a_role_list() -> None:
    """
    Where there is no Slack, whoever is on a list has its role and is a colleague, nobody else;
    of teams nothing is known.
    """
    people = RoleList(frozenset({"lena"}), frozenset({"adam"}))
    users = ("lena", "adam", "erin")

    assert [people.is_legal(user) for user in users] == [True, False, False]
    assert [people.is_admin(user) for user in users] == [False, True, False]
    assert [people.is_colleague(user, "T2") for user in users] == [True, True, False]
    assert people.teams("lena") is None
    assert not RoleList(frozenset()).is_admin("adam")
