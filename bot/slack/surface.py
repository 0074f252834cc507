"""The Slack surface as a whole: one Bolt app, its workers, and the way in."""

import logging
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient

from bot.adapters.web import WebServer
from bot.domain.allowance import NO_LIMITS, Limits
from bot.domain.errors import SettingsError
from bot.ports.answers import Answering
from bot.ports.care import IndexCare, Meter
from bot.ports.index import KeptIndex
from bot.ports.people import Clock, Roles, Seals
from bot.ports.record import Ledger
from bot.ports.slack import Courier
from bot.services.allowance import Allowance
from bot.services.casework import Casework
from bot.services.chasing import Chasing
from bot.services.complaints import Complaints
from bot.services.courtesy import Courtesy
from bot.services.crew import Crew, Errands
from bot.services.delivery import Delivery
from bot.services.inquiries import Inquiries
from bot.services.pulse import Pulse
from bot.services.recalling import Recalling
from bot.services.rulings import Rulings
from bot.services.watching import Unwatched
from bot.slack import asking as asking_surface
from bot.slack import (
    commands,
    feedback,
    guard,
    home,
    intake,
    legal,
    questions,
    stopping,
    unfolding,
    wording,
)
from bot.slack.admin import Admin
from bot.slack.asking import Asking
from bot.slack.catching_up import CatchingUp
from bot.slack.connection import Connection
from bot.slack.desk import SlackDesk
from bot.slack.docket import Docket
from bot.slack.guard import Guard
from bot.slack.home import Homes
from bot.slack.http import PATH, Door
from bot.slack.intake import Intake
from bot.slack.progress import SlackProgress
from bot.slack.reception import Reception
from bot.slack.sources import Sources

# Bolt is untyped in parts.
# pyright: reportUnknownMemberType=false

LOG = logging.getLogger("bot.slack.bolt")
LOG.setLevel(
    logging.ERROR
)  # what Bolt says below that holds whole requests, people's words included


@dataclass(frozen=True, slots=True)
class Parts:
    """What the surface works with. `stopwatch` gives seconds, such as time.monotonic.

    `catch_up` is how far back is read what was said while the bot was away; `chores` are what
    has to be looked after as time goes by, whoever uses the bot, each in a thread of its own.
    """

    ledger: Ledger
    roles: Roles
    courier: Courier
    seals: Seals
    answering: Answering
    index: IndexCare
    clock: Clock
    stopwatch: Callable[[], float]
    new_id: Callable[[], str]
    docket: Docket | None = None
    limits: Limits = NO_LIMITS
    catch_up: timedelta = timedelta()
    meter: Meter | None = None
    chores: Sequence[Callable[[Casework], Callable[[], bool]]] = ()
    generations: KeptIndex | None = None


@dataclass(frozen=True, slots=True)
class Surface:
    """The running bot. `url` is where requests are taken by HTTP; empty in Socket Mode."""

    app: App
    casework: Casework
    url: str
    _way_in: WebServer | SocketModeHandler
    _crews: tuple[Crew, ...]
    _aside: tuple[Crew, ...]
    _listeners: ThreadPoolExecutor
    _drain: float
    _hand_back: Callable[[], None]
    _progress: SlackProgress

    def tick(self) -> None:
        """Look at once at what time has brought, because it was moved."""
        for crew in self._crews:
            crew.wake()

    def stop(self, seconds: float | None = None) -> bool:
        """Take nothing more in, and finish what is at work.

        What takes longer is handed back, for another process or the next run; False then.
        """
        end = time.monotonic() + (self._drain if seconds is None else seconds)
        if isinstance(self._way_in, WebServer):
            self._way_in.stop()
        else:
            self._way_in.close()
        for crew in (*self._crews, *self._aside):
            crew.halt()
        idle = [crew.stop(max(end - time.monotonic(), 0.0)) for crew in self._crews]
        self._progress.close()
        self._listeners.shutdown(wait=False, cancel_futures=True)
        if not all(idle):
            self._hand_back()
        return all(idle)


def start(connection: Connection, parts: Parts) -> Surface:
    """Build everything, take up what an earlier run left unfinished, and begin to listen.

    Raises SettingsError when Socket Mode cannot be opened or the port is taken.
    """
    pace = connection.pace
    desk, meter = SlackDesk(), parts.meter or Unwatched()
    docket = parts.docket or Docket(parts.clock)
    casework = Casework(
        parts.ledger, parts.roles, desk, parts.clock, docket.wall, docket.timetable,
        parts.answering if docket.shelf else None, docket.teams, parts.seals.open,
    )  # fmt: skip
    complaints = Complaints(parts.ledger, parts.roles, casework, desk, parts.clock, parts.new_id)
    progress = SlackProgress(
        connection.quick, parts.seals, connection.bot_user, pace.silence, parts.stopwatch,
        pace.workers,
    )  # fmt: skip
    inquiries = Inquiries(
        parts.ledger, parts.answering, casework, parts.roles, desk, parts.courier, parts.clock,
        parts.new_id, connection.legal_channel, pace.lease, parts.stopwatch,
        pace.patience, meter, progress,
    )  # fmt: skip
    delivery = Delivery(
        parts.ledger,
        parts.courier,
        parts.clock,
        pace.timeout,
        pace.grace,
        pace.gap,
        meter,
        wording.UNDELIVERED,
    )
    courtesy = Courtesy(parts.stopwatch)
    posters = Crew(
        "posters", delivery.deliver_next, pace.posters, pace.poll, delivery.pause, courtesy.wait
    )

    def work() -> bool:
        worked = inquiries.work_next()
        if worked:
            posters.wake()
        return worked

    def wake() -> None:
        workers.wake()
        posters.wake()
        clerks.wake()

    clerks = Crew("clerks", _clerks(parts, docket, casework, desk, posters.wake), 1, pace.tick)
    workers = Crew("workers", work, pace.workers, pace.poll, turn=courtesy.wait)
    holder = Crew("holder", inquiries.hold_on, 1, pace.lease / 3)
    listeners = ThreadPoolExecutor(pace.listeners, thread_name_prefix="slack")
    reindexing = Errands("reindex")
    app = _app(connection, listeners)
    admin = Admin(
        parts.ledger, parts.roles, parts.courier, parts.index, parts.clock, parts.new_id,
        parts.stopwatch, reindexing.submit, wake,
    )  # fmt: skip
    sources = Sources(
        parts.ledger, parts.roles, parts.courier, parts.clock, parts.new_id, posters.wake
    )
    taken = Intake(
        parts.ledger, connection.bot_user, parts.seals, parts.roles, workers.wake,
        _reception(parts, courtesy.arrival),
    )  # fmt: skip
    asking = Asking(taken)
    speaker = Guard(connection.quick)
    guard.register(app)
    intake.register(app, taken)
    questions.register(app, taken, casework, speaker, posters.wake)
    stopping.register(app, inquiries, connection.quick, posters.wake)
    unfolding.register(app, sources, speaker, connection.quick)
    commands.register(app, taken, asking, sources, admin)
    homes = Homes(parts.ledger, parts.roles, admin, docket.wall, docket.timetable)
    home.register(app, homes, connection.quick)
    legal.register(app, casework, speaker, connection.quick, wake)
    asking_surface.register(app, asking, connection.quick)
    feedback.register(app, complaints, speaker, connection.quick, posters.wake)
    pulse = Pulse(parts.ledger, parts.clock)
    catching_up = _catching_up(connection, parts, taken, pulse.last())
    way_in, url = _open(app, connection, parts.clock)
    beating = Crew("pulse", pulse.beat, 1, pace.pulse)
    chores = [make(casework) for make in parts.chores]
    keepers = [Crew("keepers", chore, 1, pace.tick) for chore in chores]
    crews = (workers, holder, posters, clerks, beating, *keepers)
    aside = (reindexing.crew, catching_up.crew)
    for crew in (*crews, *aside):
        crew.start()
    return Surface(
        app,
        casework,
        url,
        way_in,
        crews,
        aside,
        listeners,
        pace.drain,
        inquiries.hand_back,
        progress,
    )


def _reception(parts: Parts, arrival: Callable[[], None]) -> Reception:
    """The reception, rehearsed."""
    allowance = Allowance(parts.limits, parts.stopwatch)
    wishes = Allowance(Limits(parts.limits.person), parts.stopwatch)
    reception = Reception(parts.ledger, parts.clock, allowance, wishes, arrival)
    reception.rehearse()
    return reception


def _catching_up(
    connection: Connection, parts: Parts, taken: Intake, away_since: datetime | None
) -> Errands:
    """Read back, once, what was said while nobody was here."""
    errands = Errands("catching-up")
    if away_since and parts.catch_up:
        since = max(away_since, parts.clock() - parts.catch_up)
        reader = CatchingUp(taken, connection.client, connection.team)
        errands.submit(lambda: reader.run(since))
    return errands


def _clerks(
    parts: Parts, docket: Docket, casework: Casework, desk: SlackDesk, wake: Callable[[], None]
) -> Callable[[], bool]:
    """What time brings: reminders, the digest, rulings on their way to the index, and recalls."""
    jobs: list[Callable[[], bool]] = []
    if docket.shelf:
        rulings = Rulings(
            parts.ledger, casework, docket.shelf, parts.index.update, parts.clock, wake
        )
        jobs.append(rulings.work)
    if parts.generations:
        jobs.append(Recalling(casework, parts.generations, parts.answering).work)
    if docket.zones:
        chasing = Chasing(
            parts.ledger, casework, desk, parts.courier, docket.zones, parts.clock,
            docket.fallback,
        )  # fmt: skip
        jobs.append(chasing.work)

    def work() -> bool:
        worked = [job() for job in jobs]
        if any(worked):
            wake()
        return any(worked)

    return work


def _app(connection: Connection, listeners: ThreadPoolExecutor) -> App:
    """Bolt with our own pool; no variable of the environment can replace the token."""

    def authorize(**_: Any) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None,
            team_id=connection.team,
            bot_user_id=connection.bot_user,
            bot_id=connection.bot_id,
            bot_token=connection.settings.bot_token,
        )

    return App(
        logger=LOG,
        name="policy-bot",
        client=WebClient(base_url=connection.settings.base_url, retry_handlers=[]),
        signing_secret=connection.settings.signing_secret or "unused in Socket Mode",
        authorize=authorize,
        request_verification_enabled=not connection.settings.socket_mode,
        listener_executor=listeners,
    )


def _open(
    app: App, connection: Connection, clock: Clock
) -> tuple[WebServer | SocketModeHandler, str]:
    settings = connection.settings
    try:
        if settings.socket_mode:
            socket = SocketModeHandler(
                app, settings.app_token, concurrency=connection.pace.listeners
            )
            socket.connect()
            return socket, ""
        if not settings.signing_secret:
            raise SettingsError("SLACK_SIGNING_SECRET is empty; events by HTTP need it.")
        door = Door(app, settings.signing_secret, lambda: clock().timestamp())
        server = WebServer(door, settings.host, settings.port, connection.pace.doors, "slack-http")
        server.start()
        return server, server.address + PATH
    except SettingsError:
        raise
    except Exception as error:
        raise SettingsError(
            f"Slack's Socket Mode does not open ({type(error).__name__}); check SLACK_APP_TOKEN."
        ) from error
