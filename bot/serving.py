"""The running bot: in real Slack, or in the simulated workspace in the browser."""

import json
import logging
import os
import time
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from bot.adapters.courier import SlackCourier
from bot.adapters.metrics import PrometheusMeter
from bot.adapters.rolelist import RoleList
from bot.adapters.roles import SlackRoles
from bot.adapters.seals import FileSeals
from bot.adapters.watchtower import Watchtower
from bot.adapters.web import WebServer
from bot.adapters.zones import SlackZones
from bot.app import App, new_id, now
from bot.domain.allowance import Limits
from bot.domain.errors import SettingsError, UsageError
from bot.ports.care import IndexCare
from bot.ports.people import Roles
from bot.services.nightly import Nightly
from bot.services.watching import Watching
from bot.settings import PROJECT, Settings
from bot.slack import (
    Connection,
    Docket,
    Parts,
    SlackSettings,
    Surface,
    accepted,
    connect,
    start,
)
from bot.workspace import (
    COMPANY,
    Calendar,
    Leap,
    RecordingError,
    Replay,
    Seed,
    Workspace,
    profile,
    read_recording,
)

LOG = logging.getLogger(__name__)
MANIFEST = PROJECT / "manifest.json"
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy")


@contextmanager
def in_slack(app: App, index: IndexCare) -> Generator[str]:
    """Run the bot in the real workspace whose tokens are set; yields a line that says so."""
    settings = app.settings
    with _running(app, index, slack_settings(settings)):
        yield "policy-bot is in Slack. Mention it, write to it, or type /policy."


@contextmanager
def simulated(app: App, index: IndexCare, record: IO[str] | None = None) -> Generator[str]:
    """Run the bot in a simulated workspace, and record it; yields the address of its page."""
    # The Slack SDK would send even calls on this machine through a proxy.
    for name in _PROXIES:
        os.environ.pop(name, None)
    company = replace(COMPANY, app=profile(json.loads(MANIFEST.read_text("utf-8"))))
    with _workspace(app.settings.port, company, record) as workspace:
        settings = SlackSettings(
            bot_token=workspace.bot_token,
            signing_secret=workspace.signing_secret,
            api_url=workspace.api_url,
            legal_channel="legal-data-clearance",
            legal_group=company.groups[0].id,
            admin_group=company.groups[1].id,
        )
        with _running(app, index, settings) as surface:
            workspace.connect(surface.url)
            workspace.keep_time(people_time(app, surface.tick))
            yield workspace.page_url


def people_time(app: App, tick: Callable[[], None]) -> Calendar:
    """People's time in a demonstration; `tick` looks at once at what a step forward brings."""
    wall, timetable = app.wall, app.timetable

    def leap(label: str, step: Callable[[datetime], timedelta]) -> Leap:
        def take() -> None:
            wall.forward(step(wall()))
            tick()

        return Leap(label, take)

    def to_morning(at: datetime) -> timedelta:
        return timetable.hours.next_morning(at, timetable.zone) - at

    leaps = (
        leap("An hour", lambda _: timedelta(hours=1)),
        leap("A day", lambda _: timedelta(days=1)),
        leap("To the next working morning", to_morning),
        leap("Four weeks", lambda _: timedelta(weeks=4)),
    )
    return Calendar(wall, leaps, app.settings.clock_scale)


@contextmanager
def recorded(path: Path | None) -> Generator[IO[str] | None]:
    """A new or empty file for what people write; a new one only its owner can read."""
    if path is None:
        yield None
        return
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({error.strerror}).") from error
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        if os.fstat(handle).st_size:
            raise UsageError(f"{path} exists; choose another name, or remove it.")
        yield file


@contextmanager
def replayed(path: Path, port: int) -> Generator[str]:
    """Show a recorded conversation, without a bot; yields the address of its page."""
    try:
        recording = read_recording(path)
    except RecordingError as error:
        raise UsageError(str(error)) from error
    try:
        replay = Replay(recording, port)
    except OSError as error:
        raise _taken(port) from error
    with replay:
        yield replay.page_url


@contextmanager
def _workspace(port: int, seed: Seed, record: IO[str] | None) -> Generator[Workspace]:
    try:
        workspace = Workspace(seed=seed, port=port, rates=True, record=record).start()
    except OSError as error:
        raise _taken(port) from error
    try:
        yield workspace
    finally:
        workspace.close()


def _taken(port: int) -> SettingsError:
    return SettingsError(
        f"Port {port} is in use; stop the other program, or set PORT to another number."
    )


@contextmanager
def _running(app: App, index: IndexCare, settings: SlackSettings) -> Generator[Surface]:
    app.settings.data_dir.mkdir(parents=True, exist_ok=True)
    slack = connect(settings)
    seals = FileSeals(app.seal_key)
    surface: Surface | None = None
    tower: WebServer | None = None
    people, meter = _roles(app, slack, settings), PrometheusMeter()
    try:
        tower = _tower(app, slack, people, meter)
        parts = Parts(
            ledger=app.database,
            roles=people,
            meter=meter,
            courier=SlackCourier(slack.client, slack.quick, slack.legal_channel, seals),
            seals=seals,
            answering=app.answering,
            index=index,
            clock=now,
            stopwatch=time.monotonic,
            new_id=new_id,
            chores=(
                lambda _: app.auditing.work,
                lambda casework: app.retention(casework).work,
                lambda _: Nightly(app.look, index.update, app.today).work,
            ),
            docket=Docket(
                app.wall, app.timetable, SlackZones(slack.quick, time.monotonic), app.shelf,
                app.settings.legal_fallback, tuple(app.settings.team_groups),
            ),
            generations=app.generations,
            catch_up=timedelta(hours=app.settings.catch_up_hours),
            limits=Limits(
                app.settings.questions_a_minute,
                app.settings.questions_a_minute_all,
                app.settings.questions_waiting,
            ),
        )  # fmt: skip
        surface = start(slack, parts)
        yield surface
    finally:
        if surface is not None:
            surface.stop()
        if tower is not None:
            tower.stop(0.5)
        app.close()


def _tower(
    app: App, slack: Connection, people: SlackRoles, meter: PrometheusMeter
) -> WebServer | None:
    """Health and metrics, at a port of their own."""
    settings = app.settings
    if not settings.metrics_port:
        return None
    watching = Watching(
        app.database, now, time.monotonic, app.generations.built, lambda: accepted(slack),
        lambda: _moment(people.asked_at),
    )  # fmt: skip
    meter.watch(watching.vitals)
    tower = Watchtower(watching.vitals, meter.text)
    try:
        server = WebServer(tower, settings.metrics_host, settings.metrics_port, 2, "watchtower")
    except SettingsError as error:
        if settings.real_slack:
            raise SettingsError(f"METRICS_PORT: {error} 0 is for none.") from error
        LOG.warning("METRICS_PORT: %s Nobody can ask this bot for its health.", error)
        return None
    server.start()
    return server


def _moment(ticks: float | None) -> datetime | None:
    """A reading of the stopwatch as a time of the clock."""
    return None if ticks is None else now() - timedelta(seconds=time.monotonic() - ticks)


def roles(app: App) -> Roles:
    """Who may do what, for the terminal: by Slack, or by LEGAL_USERS where there is none."""
    settings = app.settings
    if not settings.real_slack:
        everybody = settings.legal_users or COMPANY.groups[0].members
        return RoleList(frozenset(everybody), frozenset(settings.admin_users))
    return _roles(app, connect(slack_settings(settings)), slack_settings(settings))


def _roles(app: App, slack: Connection, settings: SlackSettings) -> SlackRoles:
    return SlackRoles(
        slack.quick,
        slack.team,
        settings.legal_group,
        settings.admin_group,
        frozenset(settings.legal_users),
        frozenset(settings.admin_users),
        time.monotonic,
        app.settings.team_groups,
    )


def slack_settings(settings: Settings) -> SlackSettings:
    """Tell the surface what the settings say of Slack."""
    return SlackSettings(
        bot_token=settings.slack_bot_token,
        app_token=settings.slack_app_token,
        signing_secret=settings.slack_signing_secret,
        api_url=settings.slack_api_url,
        legal_channel=settings.legal_channel,
        legal_group=settings.legal_group,
        admin_group=settings.admin_group,
        legal_users=settings.legal_users,
        admin_users=settings.admin_users,
        host=settings.http_host,
        port=settings.http_port,
    )
