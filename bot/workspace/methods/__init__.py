"""The Web API methods, by name."""

from collections.abc import Callable, Mapping

from bot.workspace.calls import Call, Context
from bot.workspace.methods import (
    assistant,
    chat,
    conversations,
    history,
    reactions,
    sessions,
    streaming,
    team,
    usergroups,
    views,
)
from bot.workspace.wire import Json

Method = Callable[[Context, Call], Json]

METHODS: Mapping[str, Method] = {
    "api.test": team.api_test,
    "auth.test": team.auth_test,
    "team.info": team.team_info,
    "bots.info": team.bots_info,
    "users.info": team.users_info,
    "users.list": team.users_list,
    "users.conversations": conversations.of_app,
    "apps.connections.open": team.connections_open,
    "chat.postMessage": chat.post_message,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.update": chat.update,
    "chat.delete": chat.delete,
    "chat.startStream": streaming.start_stream,
    "chat.appendStream": streaming.append_stream,
    "chat.stopStream": streaming.stop_stream,
    "chat.getPermalink": chat.get_permalink,
    "conversations.open": conversations.open_direct,
    "conversations.info": conversations.info,
    "conversations.members": conversations.members,
    "conversations.list": conversations.list_rooms,
    "conversations.join": conversations.join,
    "conversations.history": history.history,
    "conversations.replies": history.replies,
    "reactions.add": reactions.add,
    "reactions.remove": reactions.remove,
    "usergroups.list": usergroups.list_groups,
    "usergroups.users.list": usergroups.list_members,
    "views.open": views.open_view,
    "views.push": views.push,
    "views.update": views.update,
    "views.publish": views.publish,
    "agents.sessions.setStatus": sessions.set_status,
    "agents.sessions.rename": sessions.rename,
    "assistant.threads.setStatus": assistant.set_status,
    "assistant.threads.setTitle": assistant.set_title,
    "assistant.threads.setSuggestedPrompts": assistant.set_suggested_prompts,
}
NO_TOKEN = frozenset({"api.test"})
"""Methods that answer without a token."""
