"""A step that the database did not take is taken once more, as a whole."""

from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from time import sleep
from typing import ParamSpec, TypeVar

from bot.domain.errors import LedgerError

P = ParamSpec("P")
R = TypeVar("R")


_PAUSE = 0.05
"""Seconds until the second try: by then whoever stood in the way is done."""


def anew(step: Callable[P, R]) -> Callable[P, R]:
    """Try again, once, what leaves its trace in the ledger only.

    A connection was lost, or two transactions stood in each other's way: nothing is kept of the
    first try. Should its end have been kept without our hearing of it, the second finds keys
    and revisions taken, and changes nothing.
    """

    @wraps(step)
    def stepping(*args: P.args, **named: P.kwargs) -> R:
        with suppress(LedgerError):
            return step(*args, **named)
        sleep(_PAUSE)
        return step(*args, **named)

    return stepping
