"""What people wrote into the forms for asking and for feedback, read into types."""

from dataclasses import dataclass

from bot.slack.incoming import Json, cleaned


@dataclass(frozen=True, slots=True)
class AskForm:
    """A question that somebody wrote into a form; `event` comes in once only."""

    event: str
    user: str
    team: str
    text: str
    unnamed: bool

    @classmethod
    def read(cls, body: Json) -> "AskForm":
        """Read view_submission."""
        view, user = body["view"], body["user"]
        values: Json = view["state"]["values"]
        return cls(
            event=f"view:{view['id']}",
            user=str(user["id"]),
            team=str(user.get("team_id") or body["team"]["id"]),
            text=cleaned(values["question"]["question"].get("value") or ""),
            unnamed=bool(values["unnamed"]["unnamed"].get("selected_options")),
        )


@dataclass(frozen=True, slots=True)
class FeedbackForm:
    """What somebody found wrong with an answer."""

    user: str
    entry: str
    reason: str
    words: str

    @classmethod
    def read(cls, body: Json) -> "FeedbackForm":
        """Read view_submission."""
        view = body["view"]
        values: Json = view["state"]["values"]
        option: Json = values["reason"]["reason"].get("selected_option") or {}
        return cls(
            user=str(body["user"]["id"]),
            entry=str(view["private_metadata"]),
            reason=str(option.get("value", "")),
            words=cleaned(values["words"]["words"].get("value") or ""),
        )
