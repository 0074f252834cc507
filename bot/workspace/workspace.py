"""A whole simulated workspace: its server, and the hands of its people."""

import secrets
import time
from collections.abc import Sequence
from typing import IO

from bot.workspace.acts import Acts
from bot.workspace.calendar import Calendar
from bot.workspace.calls import Context
from bot.workspace.delivery import RETRY_DELAYS, Delivery
from bot.workspace.driver import Driver
from bot.workspace.interactions import Interactions
from bot.workspace.looks import Looks
from bot.workspace.page_routes import PageRoutes
from bot.workspace.rates import Rates
from bot.workspace.recording import Recorder
from bot.workspace.seed import DEFAULT, Seed
from bot.workspace.server import Server, Site
from bot.workspace.service import Service
from bot.workspace.state import State
from bot.workspace.tickets import Tickets
from bot.workspace.timeline import Timeline
from bot.workspace.transport import Deliver, HttpDelivery, Signer, WithDeadline
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Clock


class Workspace(Service, Driver):
    """Slack as an app sees it, on 127.0.0.1. It listens from `start` to `close`.

    The address is known from the beginning, so that the app can be built first and
    connected afterwards. With `rates`, calls that come too often get 429; with
    `record`, what happens is written there. All else is in memory and gone at the end.
    """

    def __init__(
        self,
        signing_secret: str | None = None,
        deliver_to: str | Deliver | None = None,
        *,
        seed: Seed = DEFAULT,
        port: int = 0,
        clock: Clock = time.time,
        deadline: float = 3.0,
        retry_delays: Sequence[float] = RETRY_DELAYS,
        rates: bool = False,
        record: IO[str] | None = None,
    ) -> None:
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self.bot_token = f"xoxb-simulated-{secrets.token_hex(12)}"
        self._deadline = deadline
        Service.__init__(self, Server(port))

        state = State(seed, clock)
        state.listeners.append(self._stream.publish)
        delivery = Delivery(seed, Signer(self.signing_secret, clock), clock, retry_delays)
        context = Context(state, Timeline(state, delivery.event), Tickets(clock), self.site)
        webapi = WebApi(context, self.bot_token, Rates(clock) if rates else None)
        acts, interactions = Acts(context, delivery), Interactions(context, delivery)
        looks = Looks(state)
        Driver.__init__(self, state, delivery, webapi, acts, interactions)

        witness = None
        if record is not None:
            recorder = Recorder(state, record)
            state.listeners.append(recorder.heard)
            witness = recorder.acted
        routes = PageRoutes(acts, interactions, looks, witness)
        self._server.site = Site(webapi, routes, self._stream, self.page_token)
        if deliver_to is not None:
            self.connect(deliver_to)

    @property
    def api_url(self) -> str:
        """What to give to `WebClient(base_url=…)`, or to set as SLACK_API_URL."""
        return f"{self.site}/api/"

    def connect(self, deliver_to: str | Deliver) -> None:
        """Say where the app takes events: a URL on the loopback, or a function."""
        if isinstance(deliver_to, str):
            self._delivery.connect(HttpDelivery(deliver_to, self._deadline))
        else:
            self._delivery.connect(WithDeadline(deliver_to, self._deadline))

    def keep_time(self, calendar: Calendar) -> None:
        """Show people's time on the page, and let it be moved there."""
        self.state.calendar = calendar

    def close(self) -> None:
        """Stop delivering and listening."""
        self._delivery.close()
        super().close()
