"""A whole simulated workspace: its server, and the hands of its people."""

import secrets
import threading
import time
from collections.abc import Sequence
from types import TracebackType

from bot.workspace.acts import Acts
from bot.workspace.calendar import Calendar
from bot.workspace.calls import Context
from bot.workspace.delivery import RETRY_DELAYS, Delivery
from bot.workspace.driver import Driver
from bot.workspace.interactions import Interactions
from bot.workspace.looks import Looks
from bot.workspace.page_routes import PageRoutes
from bot.workspace.rates import Rates
from bot.workspace.seed import DEFAULT, Seed
from bot.workspace.server import Server, Site
from bot.workspace.state import State
from bot.workspace.stream import Stream
from bot.workspace.tickets import Tickets
from bot.workspace.timeline import Timeline
from bot.workspace.transport import Deliver, HttpDelivery, Signer, WithDeadline
from bot.workspace.webapi import WebApi
from bot.workspace.wire import Clock


class Workspace(Driver):
    """Slack as an app sees it, on 127.0.0.1. It listens from `start` to `close`.

    The address is known from the beginning, so that the app can be built first and
    connected afterwards. With `rates`, calls that come too often get 429. Everything is
    in memory and gone at the end.
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
    ) -> None:
        self.signing_secret = signing_secret or secrets.token_hex(16)
        self.bot_token = f"xoxb-simulated-{secrets.token_hex(12)}"
        self.page_token = secrets.token_urlsafe(24)
        self._deadline = deadline
        self._server = Server(port)
        self._thread: threading.Thread | None = None
        self._stream = Stream()

        state = State(seed, clock)
        state.listeners.append(self._stream.publish)
        delivery = Delivery(seed, Signer(self.signing_secret, clock), clock, retry_delays)
        context = Context(state, Timeline(state, delivery.event), Tickets(clock), self.site)
        webapi = WebApi(context, self.bot_token, Rates(clock) if rates else None)
        acts, interactions = Acts(context, delivery), Interactions(context, delivery)
        looks = Looks(state)
        super().__init__(state, delivery, webapi, acts, interactions)

        routes = PageRoutes(acts, interactions, looks)
        self._server.site = Site(webapi, routes, self._stream, self.page_token)
        if deliver_to is not None:
            self.connect(deliver_to)

    @property
    def site(self) -> str:
        """The address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    @property
    def api_url(self) -> str:
        """What to give to `WebClient(base_url=…)`, or to set as SLACK_API_URL."""
        return f"{self.site}/api/"

    @property
    def page_url(self) -> str:
        """The page, with the token without which it does not open."""
        return f"{self.site}/?token={self.page_token}"

    def connect(self, deliver_to: str | Deliver) -> None:
        """Say where the app takes events: a URL on the loopback, or a function."""
        if isinstance(deliver_to, str):
            self._delivery.connect(HttpDelivery(deliver_to, self._deadline))
        else:
            self._delivery.connect(WithDeadline(deliver_to, self._deadline))

    def keep_time(self, calendar: Calendar) -> None:
        """Show people's time on the page, and let it be moved there."""
        self.state.calendar = calendar

    def start(self) -> "Workspace":
        """Begin to listen, in a thread of its own."""
        if self._thread is None:
            self._thread = threading.Thread(
                target=self._server.serve_forever, args=(0.05,), name="workspace", daemon=True
            )
            self._thread.start()
        return self

    def close(self) -> None:
        """Stop delivering and listening."""
        self._delivery.close()
        self._stream.close()
        if self._thread is not None:
            self._server.shutdown()
            self._thread.join()
            self._thread = None
        self._server.server_close()

    def __enter__(self) -> "Workspace":
        return self.start()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
