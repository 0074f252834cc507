"""User groups and who is in them."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.wire import Json


def list_groups(context: Context, call: Call) -> Json:
    """All groups, with their members if asked for."""
    groups: list[Json] = []
    for group in context.state.groups.values():
        described: Json = {
            "id": group.id,
            "team_id": context.state.seed.team_id,
            "is_usergroup": True,
            "name": group.name,
            "handle": group.handle,
            "description": "",
            "user_count": len(group.members),
            "date_delete": 0,
        }
        if call.flag("include_users"):
            described["users"] = list(group.members)
        groups.append(described)
    return {"usergroups": groups}


def list_members(context: Context, call: Call) -> Json:
    """The ids of a group's members."""
    group = context.state.groups.get(call.text("usergroup"))
    if group is None:
        raise SlackError("no_such_subteam")
    return {"users": list(group.members)}
