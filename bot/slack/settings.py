"""What the Slack surface has to be told."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from bot.domain.errors import SettingsError

SLACK = "https://slack.com/api/"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class SlackSettings:
    """How to reach Slack, and who may do what.

    With an app token events come by Socket Mode, without one by HTTP at `host` and `port`;
    port 0 takes a free one.
    `legal_channel` is an id or a name; the groups are ids of user groups, or empty.
    """

    bot_token: str
    app_token: str = ""
    signing_secret: str = ""
    api_url: str = ""
    legal_channel: str = ""
    legal_group: str = ""
    admin_group: str = ""
    legal_users: tuple[str, ...] = ()
    admin_users: tuple[str, ...] = ()
    host: str = "127.0.0.1"
    port: int = 0

    @property
    def base_url(self) -> str:
        """The address of the Web API.

        Raises SettingsError for a host that tokens must not be sent to.
        """
        if not self.api_url:
            return SLACK
        parts = urlsplit(self.api_url)
        real = parts.scheme == "https" and parts.hostname == "slack.com"
        if not real and parts.hostname not in _LOOPBACK:
            raise SettingsError(
                "SLACK_API_URL is neither slack.com nor this machine; a token sent there would "
                "be given away. Leave it empty for the real Slack."
            )
        return self.api_url if self.api_url.endswith("/") else f"{self.api_url}/"

    @property
    def socket_mode(self) -> bool:
        """Tell whether events come through a socket that the bot opens."""
        return bool(self.app_token)


@dataclass(frozen=True, slots=True)
class Pace:
    """How many work at once, and how long things may take, in seconds."""

    listeners: int = 32
    doors: int = 24
    workers: int = 8
    posters: int = 4
    poll: float = 1.0
    lease: float = 15.0
    timeout: float = 10.0
    grace: float = 5.0
    quick: float = 2.0
    tick: float = 5.0
    gap: float = 1.0
    pulse: float = 10.0
    patience: float = 2.0
    silence: float = 1.0
    drain: float = 8.0
