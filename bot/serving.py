"""The running bot: in real Slack, or in the simulated workspace in the browser."""

import json
import os
import time
import uuid
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import replace

from bot.adapters.courier import SlackCourier
from bot.adapters.rolelist import RoleList
from bot.adapters.roles import SlackRoles
from bot.adapters.seals import FileSeals
from bot.adapters.zones import SlackZones
from bot.app import App, now
from bot.domain.errors import SettingsError
from bot.ports import IndexCare, Roles
from bot.settings import PROJECT, Settings
from bot.slack import Connection, Docket, Parts, SlackSettings, Surface, connect, start
from bot.workspace import COMPANY, Seed, Workspace, profile

MANIFEST = PROJECT / "manifest.json"
_PROXIES = ("HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy", "ALL_PROXY", "all_proxy")


@contextmanager
def in_slack(app: App, index: IndexCare) -> Generator[str]:
    """Run the bot in the real workspace whose tokens are set; yields a line that says so."""
    settings = app.settings
    with _running(app, index, slack_settings(settings)):
        yield "policy-bot is in Slack. Mention it, write to it, or type /policy."


@contextmanager
def simulated(app: App, index: IndexCare) -> Generator[str]:
    """Run the bot in a simulated workspace; yields the address of its page."""
    # The Slack SDK would send even calls on this machine through a proxy.
    for name in _PROXIES:
        os.environ.pop(name, None)
    company = replace(COMPANY, app=profile(json.loads(MANIFEST.read_text("utf-8"))))
    with _workspace(app.settings.port, company) as workspace:
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
            yield workspace.page_url


@contextmanager
def _workspace(port: int, seed: Seed) -> Generator[Workspace]:
    try:
        workspace = Workspace(seed=seed, port=port, rates=True).start()
    except OSError as error:
        raise SettingsError(
            f"Port {port} is in use; stop the other program, or set PORT to another number."
        ) from error
    try:
        yield workspace
    finally:
        workspace.close()


@contextmanager
def _running(app: App, index: IndexCare, settings: SlackSettings) -> Generator[Surface]:
    app.settings.data_dir.mkdir(parents=True, exist_ok=True)
    slack = connect(settings)
    seals = FileSeals(app.seal_key)
    surface: Surface | None = None
    try:
        parts = Parts(
            ledger=app.database,
            roles=_roles(app, slack, settings),
            courier=SlackCourier(slack.client, slack.quick, slack.legal_channel, seals),
            seals=seals,
            answering=app.answering,
            index=index,
            clock=now,
            stopwatch=time.monotonic,
            new_id=_new_id,
            docket=Docket(
                app.wall, app.timetable, SlackZones(slack.quick, time.monotonic), app.shelf,
                app.settings.legal_fallback, tuple(app.settings.team_groups),
            ),
            generations=app.generations,
        )  # fmt: skip
        surface = start(slack, parts)
        yield surface
    finally:
        if surface is not None:
            surface.stop()
        app.close()


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
    )


def _new_id() -> str:
    return uuid.uuid4().hex[:12]
