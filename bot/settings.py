"""The only reader of the environment; it reports all faults at once."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path

import platformdirs
from dotenv import dotenv_values

from bot.domain.errors import SettingsError

PROJECT = Path(__file__).resolve().parent.parent
_NUMBERS = {
    "questions_a_minute": 10_000,
    "questions_a_minute_all": 1_000_000,
    "questions_waiting": 1_000_000,
    "catch_up_hours": 72,
}
_LOG_FORMATS = ("console", "json")
_LOG_LEVELS = ("debug", "info", "warning", "error")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the environment and `.env` say. Names of settings are these fields in capitals."""

    slack_bot_token: str = field(default="", repr=False)
    slack_app_token: str = field(default="", repr=False)
    slack_signing_secret: str = field(default="", repr=False)
    slack_api_url: str = ""
    legal_channel: str = "legal-data-clearance"
    legal_group: str = ""
    legal_users: tuple[str, ...] = ()
    admin_group: str = ""
    admin_users: tuple[str, ...] = ()
    legal_fallback: str = ""
    team_groups: Mapping[str, str] = field(default_factory=dict[str, str])
    clock_scale: float = 1.0
    knowledge_dirs: tuple[Path, ...] = (PROJECT / "knowledge",)
    terms_archives: tuple[Path, ...] = ()
    data_dir: Path = PROJECT / ".data"
    database_url: str = field(default="", repr=False)
    chroma_url: str = ""
    cache_dir: Path = Path(platformdirs.user_cache_dir("policy-bot"))
    port: int = 8765
    http_host: str = "127.0.0.1"
    http_port: int = 0
    metrics_host: str = "127.0.0.1"
    metrics_port: int = 8766
    log_format: str = "console"
    log_level: str = "info"
    questions_a_minute: int = 20
    questions_a_minute_all: int = 600
    questions_waiting: int = 1000
    catch_up_hours: int = 6
    chat_model: str = ""
    chat_model_url: str = ""
    chat_model_key: str = field(default="", repr=False)
    embeddings: str = "local"
    embeddings_url: str = ""
    embeddings_key: str = field(default="", repr=False)

    audit_key: str = field(default="", repr=False)
    retention_days: int = 180
    case_retention_days: int = 0

    @property
    def database(self) -> Path | str:
        """What keeps everything but the index: a file, or the address of a server."""
        return self.database_url or self.data_dir / "policy-bot.db"

    @property
    def secrets(self) -> tuple[str, ...]:
        """Everything that must stay out of logs."""
        hidden = (f.name for f in fields(self) if not f.repr)
        return tuple(value for name in hidden if (value := str(getattr(self, name))))

    @property
    def real_slack(self) -> bool:
        """Tell whether tokens of a real workspace are set."""
        return bool(self.slack_bot_token or self.slack_app_token)


def read_settings(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the environment over `.env` of the working folder, or over the project's.

    Raises SettingsError with one sentence for each fault.
    """
    if environment is None:
        near = Path(".env") if Path(".env").is_file() else PROJECT / ".env"
        stored = {k: v for k, v in dotenv_values(near).items() if v is not None}
        environment = {**stored, **os.environ}
    values = {f.name: environment.get(f.name.upper(), "").strip() for f in fields(Settings)}
    faults: list[str] = []
    known: dict[str, object] = {}
    for name, value in ((n, v) for n, v in values.items() if v):
        if name in ("knowledge_dirs", "terms_archives"):
            known[name] = tuple(Path(p).expanduser() for p in _list(value.replace(os.pathsep, ",")))
        elif name in ("data_dir", "cache_dir"):
            known[name] = Path(value).expanduser()
        elif name in ("legal_users", "admin_users"):
            known[name] = _list(value)
        elif name == "team_groups":
            known[name] = dict(_pair(part, faults) for part in _list(value))
        elif name == "clock_scale":
            known[name] = _scale(value, faults)
        elif name in ("retention_days", "case_retention_days"):
            known[name] = _days(name.upper(), value, faults)
        elif name in ("port", "http_port", "metrics_port"):
            known[name] = _number(name, value, 65535, faults)
        elif name in _NUMBERS:
            known[name] = _number(name, value, _NUMBERS[name], faults)
        else:
            known[name] = value
    settings = Settings(**known)  # pyright: ignore[reportArgumentType]
    faults += _slack_faults(settings)
    faults += _model_faults(settings)
    faults += _storage_faults(settings)
    faults += _log_faults(settings)
    if faults:
        raise SettingsError(" ".join(faults))
    return settings


def _list(value: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _number(name: str, value: str, most: int, faults: list[str]) -> int:
    if value.isascii() and value.isdecimal() and int(value) <= most:
        return int(value)
    faults.append(f'{name.upper()} is "{value}"; set it to a number from 0 to {most}.')
    return 0


def _days(name: str, value: str, faults: list[str]) -> int:
    least = 1 if name == "RETENTION_DAYS" else 0
    if value.isascii() and value.isdecimal() and least <= int(value) <= 36_500:
        return int(value)
    faults.append(f'{name} is "{value}"; set it to a number of days from {least} to 36500.')
    return least


def _pair(part: str, faults: list[str]) -> tuple[str, str]:
    team, _, group = (piece.strip() for piece in part.partition("="))
    if not (team and group):
        faults.append(f'TEAM_GROUPS has "{part}"; write each team as name=S0123456789.')
    return team, group


def _scale(value: str, faults: list[str]) -> float:
    try:
        scale = float(value)
    except ValueError:
        scale = 0.0
    if not 1 <= scale <= 100_000:
        faults.append(f'CLOCK_SCALE is "{value}"; set it to a number from 1 to 100000.')
        return 1.0
    return scale


def _slack_faults(settings: Settings) -> list[str]:
    faults: list[str] = []
    if settings.slack_bot_token and not settings.slack_bot_token.startswith("xoxb-"):
        faults.append(
            "SLACK_BOT_TOKEN does not begin with xoxb-; copy the bot token of the Slack app."
        )
    if settings.slack_app_token and not settings.slack_app_token.startswith("xapp-"):
        faults.append(
            "SLACK_APP_TOKEN does not begin with xapp-; copy the app-level token of the Slack app."
        )
    if settings.slack_bot_token and not (settings.slack_app_token or settings.http_port):
        faults.append(
            "SLACK_BOT_TOKEN is set and SLACK_APP_TOKEN is not; Socket Mode needs both. Where "
            "Slack sends by HTTP instead, set HTTP_PORT and SLACK_SIGNING_SECRET."
        )
    if settings.http_port and settings.slack_app_token:
        faults.append(
            "HTTP_PORT and SLACK_APP_TOKEN are both set; take out HTTP_PORT for Socket Mode, or "
            "SLACK_APP_TOKEN for events by HTTP."
        )
    if settings.http_port and settings.slack_bot_token and not settings.slack_signing_secret:
        faults.append("HTTP_PORT is set and SLACK_SIGNING_SECRET is not; events by HTTP need it.")
    if settings.slack_app_token and not settings.slack_bot_token:
        faults.append("SLACK_APP_TOKEN is set and SLACK_BOT_TOKEN is not; Socket Mode needs both.")
    if settings.real_slack and settings.clock_scale != 1:
        faults.append("CLOCK_SCALE is for the simulated workspace only; take it out.")
    if settings.real_slack and not (settings.legal_group or settings.legal_users):
        faults.append("Set LEGAL_GROUP or LEGAL_USERS, so that somebody can answer cases.")
    return faults


def _model_faults(settings: Settings) -> list[str]:
    faults = [
        f"{name} has to begin with http:// or https://; set it to the address of the server."
        for name, url in (
            ("CHAT_MODEL_URL", settings.chat_model_url),
            ("EMBEDDINGS_URL", settings.embeddings_url),
            ("CHROMA_URL", settings.chroma_url),
        )
        if url and not url.startswith(("http://", "https://"))
    ]
    if settings.chat_model_url and not settings.chat_model:
        faults.append("CHAT_MODEL_URL is set and CHAT_MODEL is not; set it to provider:model.")
    return faults


def _storage_faults(settings: Settings) -> list[str]:
    url = settings.database_url
    if url and not url.startswith(("postgresql://", "postgres://")):
        return ["DATABASE_URL has to begin with postgresql://; without it SQLite keeps a file."]
    return []


def _log_faults(settings: Settings) -> list[str]:
    return [
        f'{name} is "{value}"; set it to {", ".join(known[:-1])} or {known[-1]}.'
        for name, value, known in (
            ("LOG_FORMAT", settings.log_format, _LOG_FORMATS),
            ("LOG_LEVEL", settings.log_level, _LOG_LEVELS),
        )
        if value not in known
    ]
