"""The Web API as slack_sdk meets it."""

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.workspace import AppProfile, Channel, Person, Seed, Workspace
from bot.workspace.methods import METHODS

ASK = "C00ASKDATA"


@pytest.fixture
def client(workspace: Workspace) -> WebClient:
    return WebClient(workspace.bot_token, base_url=workspace.api_url)


def error(client: WebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, json=args)
    return caught.value.response["error"]


def test_who_am_i(client: WebClient) -> None:
    me = client.auth_test()

    assert (
        me["user_id"],
        me["bot_id"],
        me["team_id"],
    ) == ("U00POLICY0", "B00POLICY0", "T00SIMULAT")


def test_tokens(workspace: Workspace) -> None:
    assert error(WebClient("xoxb-1", base_url=workspace.api_url), "auth.test") == "invalid_auth"
    assert error(WebClient(base_url=workspace.api_url), "auth.test") == "not_authed"
    assert WebClient(base_url=workspace.api_url).api_test()["ok"]


def test_unknown_method(client: WebClient) -> None:
    assert error(client, "chat.sing") == "unknown_method"


def test_every_method_answers(client: WebClient) -> None:
    """
    Called without arguments a method may refuse, but it does not break.
    """
    for method in METHODS:
        try:
            client.api_call(method)
        except SlackApiError as refused:
            assert refused.response.status_code == 200, method  # noqa: PT017 - either is right


@pytest.mark.parametrize("how", ["json", "params", "data"])
def test_json_query_and_form(client: WebClient, how: str) -> None:
    arguments = {"channel": ASK, "text": "hello"}

    answer = client.api_call(
        "chat.postMessage",
        http_verb="GET" if how == "params" else "POST",
        **{how: arguments},  # type: ignore[arg-type]
    )

    assert answer["message"]["text"] == "hello"


def test_history_replies_and_metadata(client: WebClient) -> None:
    """
    Metadata is given back only to those who ask for it; a thread stays out of the history.
    """
    metadata = {"event_type": "answer", "event_payload": {"key": "k1"}}
    parent = client.chat_postMessage(channel=ASK, text="a", metadata=metadata)["ts"]
    client.chat_postMessage(channel=ASK, text="b", thread_ts=parent)
    client.chat_postMessage(channel=ASK, text="c")

    plain = client.conversations_history(channel=ASK)["messages"]
    full = client.conversations_history(channel=ASK, include_all_metadata=True)["messages"]
    thread = client.conversations_replies(channel=ASK, ts=parent)["messages"]
    later = client.conversations_history(channel=ASK, oldest=parent)["messages"]

    assert [m["text"] for m in plain] == ["c", "a"]
    assert "metadata" not in plain[1]
    assert metadata == full[1]["metadata"]
    assert [m["text"] for m in thread] == ["a", "b"]
    assert [m["text"] for m in later] == ["c"]


def test_pages(client: WebClient) -> None:
    for number in range(5):
        client.chat_postMessage(channel=ASK, text=str(number))

    pages = [page["messages"] for page in client.conversations_history(channel=ASK, limit=2)]

    assert [[m["text"] for m in page] for page in pages] == [["4", "3"], ["2", "1"], ["0"]]


def test_update_and_delete(workspace: Workspace, client: WebClient) -> None:
    foreign = workspace.say("erin", ASK, "mine")["ts"]
    own = client.chat_postMessage(channel=ASK, text="a", blocks=[{"type": "divider"}])["ts"]

    client.chat_update(channel=ASK, ts=own, text="b", blocks=[])
    updated = workspace.messages(ASK)[-1]
    client.chat_delete(channel=ASK, ts=own)

    assert (updated["text"], updated.get("blocks")) == ("b", None)
    assert [m["text"] for m in workspace.messages(ASK)] == ["mine"]
    assert error(client, "chat.update", channel=ASK, ts=foreign, text="x") == "cant_update_message"
    assert error(client, "chat.delete", channel=ASK, ts=foreign) == "cant_delete_message"
    assert error(client, "chat.update", channel=ASK, ts=own, text="x") == "message_not_found"


def test_a_parent_that_is_gone(workspace: Workspace, client: WebClient) -> None:
    parent = workspace.say("erin", ASK, "a")
    workspace.purge(parent)

    assert (
        error(client, "chat.postMessage", channel=ASK, text="b", thread_ts=parent["ts"])
        == "message_not_found"
    )
    assert (
        error(client, "conversations.replies", channel=ASK, ts=parent["ts"]) == "thread_not_found"
    )


def test_posting_to_a_person_and_by_name(workspace: Workspace, client: WebClient) -> None:
    client.chat_postMessage(channel="U0000ERIN0", text="a")
    client.chat_postMessage(channel="#ask-data-policy", text="b")
    direct = client.conversations_open(users="U0000ERIN0")["channel"]["id"]

    assert direct == workspace.messages("dm", "erin")[0]["channel"]
    assert [m["text"] for m in workspace.messages(ASK)] == ["b"]


def test_ephemeral(workspace: Workspace, client: WebClient) -> None:
    client.chat_postEphemeral(channel=ASK, user="U0000ERIN0", text="psst")

    assert [m["text"] for m in workspace.ephemerals("erin", ASK)] == ["psst"]
    assert client.conversations_history(channel=ASK)["messages"] == []
    assert (
        error(client, "chat.postEphemeral", channel="C000LEGAL0", user="U0000ERIN0", text="x")
        == "user_not_in_channel"
    )


def test_rooms_that_the_app_is_not_in() -> None:
    seed = Seed(
        (Person("U1", "ann", "Ann"),),
        (
            Channel("C1", "open", ("U1",)),
            Channel("C2", "closed", ("U1",), private=True),
            Channel("C3", "shared", ("U1", "UB"), ext_shared=True),
        ),
        app=AppProfile(user_id="UB"),
    )
    with Workspace(seed=seed) as workspace:
        client = WebClient(workspace.bot_token, base_url=workspace.api_url)
        posts = [error(client, "chat.postMessage", channel=c, text="x") for c in ("C1", "C2")]
        listed = client.conversations_list(types="public_channel,private_channel")["channels"]
        shared = client.conversations_info(channel="C3")["channel"]

    assert posts == ["not_in_channel", "channel_not_found"]
    assert [room["name"] for room in listed] == ["open", "shared"]
    assert shared["is_ext_shared"]


def test_groups_and_people(workspace: Workspace, client: WebClient) -> None:
    (legal,) = (g for g in client.usergroups_list()["usergroups"] if g["handle"] == "legal")
    before = client.usergroups_users_list(usergroup=legal["id"])["users"]
    workspace.set_group("legal", "lena", "adam")
    after = client.usergroups_users_list(usergroup=legal["id"])["users"]

    assert (before, after) == (["U0000LENA0"], ["U0000LENA0", "U0000ADAM0"])
    assert error(client, "usergroups.users.list", usergroup="S1") == "no_such_subteam"
    assert client.users_info(user="U0000ADAM0")["user"]["is_admin"]
    assert error(client, "users.info", user="U9") == "user_not_found"


def test_permalink_reactions_title(workspace: Workspace, client: WebClient) -> None:
    ts = workspace.say("erin", ASK, "a")["ts"]
    client.reactions_add(channel=ASK, timestamp=ts, name="eyes")
    client.assistant_threads_setTitle(channel_id=ASK, thread_ts=ts, title="A question")

    link = client.chat_getPermalink(channel=ASK, message_ts=ts)["permalink"]

    assert f"{workspace.site}/archives/{ASK}/p{ts.replace('.', '')}" == link
    assert workspace.messages(ASK)[0]["reactions"][0]["users"] == ["U00POLICY0"]
    assert (
        error(client, "reactions.add", channel=ASK, timestamp=ts, name="eyes") == "already_reacted"
    )


def test_hash_conflict(workspace: Workspace, client: WebClient) -> None:
    view = {
        "type": "modal",
        "title": {"type": "plain_text", "text": "One"},
        "blocks": [{"type": "divider"}],
    }
    trigger = workspace._webapi.context.tickets.trigger("U0000ERIN0")
    opened = client.views_open(trigger_id=trigger, view=view)["view"]
    updated = client.views_update(view_id=opened["id"], hash=opened["hash"], view=view)["view"]

    assert opened["id"] == updated["id"]
    assert (
        error(client, "views.update", view_id=opened["id"], hash=opened["hash"], view=view)
        == "hash_conflict"
    )


def test_hash_conflict_of_the_home(client: WebClient) -> None:
    """
    A home is drawn over the one that was looked at only, where its hash is given.
    """
    view = {"type": "home", "blocks": [{"type": "divider"}]}
    first = client.views_publish(user_id="U0000ERIN0", view=view)["view"]
    second = client.views_publish(user_id="U0000ERIN0", hash=first["hash"], view=view)["view"]
    stale = {"user_id": "U0000ERIN0", "hash": first["hash"], "view": view}

    assert second["id"] == first["id"]
    assert error(client, "views.publish", **stale) == "hash_conflict"
    assert error(client, "views.publish", **stale | {"user_id": "U0000LENA0"}) == "hash_conflict"


def test_markdown_text(client: WebClient) -> None:
    posted = client.chat_postMessage(channel=ASK, markdown_text="**yes**")["message"]

    assert posted["blocks"][0]["type"] == "markdown"
    assert (
        error(client, "chat.postMessage", channel=ASK, text="a", markdown_text="b")
        == "markdown_text_conflict"
    )
    assert error(client, "chat.postMessage", channel=ASK) == "no_text"


@pytest.mark.parametrize("bad", [{"event_type": "x"}, {"event_payload": {}}, [1]])
def test_bad_metadata(client: WebClient, bad: Any) -> None:
    assert (
        error(client, "chat.postMessage", channel=ASK, text="a", metadata=bad)
        == "invalid_metadata_format"
    )
