"""auth, team, bots and users."""

from bot.workspace.calls import Call, Context
from bot.workspace.errors import SlackError
from bot.workspace.seed import Person
from bot.workspace.wire import Json


def api_test(_context: Context, call: Call) -> Json:
    """Send the arguments back; `error` makes it fail with that name."""
    error = call.optional("error")
    if error:
        raise SlackError(error)
    return {"args": {key: value for key, value in call.args.items() if key != "token"}}


def auth_test(context: Context, _call: Call) -> Json:
    """Who the token belongs to."""
    seed = context.state.seed
    return {
        "url": f"{context.site}/",
        "team": seed.team_name,
        "user": seed.app.name,
        "team_id": seed.team_id,
        "user_id": seed.app.user_id,
        "bot_id": seed.app.bot_id,
        "app_id": seed.app.app_id,
        "is_enterprise_install": False,
    }


def team_info(context: Context, _call: Call) -> Json:
    """The workspace itself."""
    seed = context.state.seed
    return {
        "team": {
            "id": seed.team_id,
            "name": seed.team_name,
            "domain": seed.team_domain,
            "url": f"{context.site}/",
            "icon": {},
        }
    }


def bots_info(context: Context, call: Call) -> Json:
    """The app's bot; no other is known."""
    app = context.state.seed.app
    if call.optional("bot") not in (None, app.bot_id):
        raise SlackError("bot_not_found")
    return {
        "bot": {
            "id": app.bot_id,
            "app_id": app.app_id,
            "user_id": app.user_id,
            "name": app.name,
            "deleted": False,
        }
    }


def users_info(context: Context, call: Call) -> Json:
    """One person, or the app's own bot user."""
    wanted = call.text("user")
    if wanted == context.state.seed.app.user_id:
        return {"user": _bot_user(context)}
    person = context.state.people.get(wanted)
    if person is None:
        raise SlackError("user_not_found")
    return {"user": _user(context, person)}


def users_list(context: Context, _call: Call) -> Json:
    """Everybody, the bot user included."""
    people = [_user(context, person) for person in context.state.people.values()]
    return {
        "members": [*people, _bot_user(context)],
        "cache_ts": int(context.state.clock()),
        "response_metadata": {"next_cursor": ""},
    }


def connections_open(_context: Context, _call: Call) -> Json:
    """Socket Mode is not offered here; events come by HTTP."""
    raise SlackError("not_supported", ["the simulated workspace delivers by HTTP only"])


def _user(context: Context, person: Person) -> Json:
    return {
        "id": person.id,
        "team_id": person.team_id or context.state.seed.team_id,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": False,
        "tz": "Etc/UTC",
        "tz_offset": 0,
        "is_bot": False,
        "is_app_user": False,
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_stranger": person.team_id is not None,
        "locale": "en-GB",
        "profile": {
            "real_name": person.real_name,
            "display_name": person.name,
            "title": person.role,
            "team": person.team_id or context.state.seed.team_id,
        },
    }


def _bot_user(context: Context) -> Json:
    app = context.state.seed.app
    bot = _user(context, Person(app.user_id, app.name, app.real_name))
    return bot | {"is_bot": True, "profile": bot["profile"] | {"bot_id": app.bot_id}}
