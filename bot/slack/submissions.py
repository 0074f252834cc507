"""The forms that legal fills in, read into types."""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from bot.domain.answers import Verdict
from bot.domain.documents import Use
from bot.domain.outcomes import RULINGS
from bot.domain.rulings import Keeping
from bot.domain.states import Closing
from bot.slack.incoming import Json, cleaned


@dataclass(frozen=True, slots=True)
class Submission:
    """A form that somebody sent, about one case; what was left empty is empty."""

    user: str
    case: str
    values: Json

    @classmethod
    def read(cls, body: Json) -> "Submission":
        """Read view_submission."""
        view = body["view"]
        return cls(str(body["user"]["id"]), str(view["private_metadata"]), view["state"]["values"])

    def text(self, name: str) -> str:
        """What was typed into a field."""
        return cleaned(str(self._field(name).get("value") or ""))

    def chosen(self, name: str) -> str:
        """The option, person or day that was chosen."""
        field = self._field(name)
        option = cast(Json, field.get("selected_option") or {})
        other = field.get("selected_user") or field.get("selected_date")
        return str(option.get("value") or other or "")

    def ticked(self, name: str) -> tuple[str, ...]:
        """All options that were chosen."""
        options = cast(list[Json], self._field(name).get("selected_options") or [])
        return tuple(str(option["value"]) for option in options)

    @property
    def verdict(self) -> Verdict | None:
        """The verdict, if one was chosen that legal can give."""
        chosen = self.chosen("verdict")
        return Verdict(chosen) if chosen in RULINGS else None

    @property
    def closing(self) -> Closing | None:
        """The reason for closing, if one was chosen."""
        chosen = self.chosen("closing")
        return Closing(chosen) if chosen in tuple(Closing) else None

    @property
    def keeping(self) -> Keeping | None:
        """The ruling that was wished for, if one was."""
        if "keep" not in self.ticked("keep"):
            return None
        uses = tuple(Use(name) for name in self.ticked("uses") if name in tuple(Use))
        until = self.chosen("until")
        day = date.fromisoformat(until) if until else None
        topics = self.ticked("topics") if "topics" in self.values else None
        return Keeping(
            self.ticked("subjects"), uses, day, self.ticked("teams"), topics, self.text("question")
        )

    def _field(self, name: str) -> dict[str, Any]:
        return self.values.get(name, {}).get(name, {})
