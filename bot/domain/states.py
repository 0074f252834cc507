"""The states of a case, and why one is closed."""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case is in its life."""

    OPEN = "open"
    CLAIMED = "claimed"
    NEEDS_INFO = "needs-info"
    RELEASED = "released"
    ANSWERED = "answered"
    CLOSED = "closed"
    REOPENED = "reopened"
    DUPLICATE = "duplicate"


WAITING = frozenset({CaseState.OPEN, CaseState.RELEASED, CaseState.REOPENED})
HELD = frozenset({CaseState.CLAIMED, CaseState.NEEDS_INFO})
LIVE = WAITING | HELD
DONE = frozenset({CaseState.ANSWERED, CaseState.CLOSED})
ENDED = DONE | {CaseState.DUPLICATE}


class Closing(StrEnum):
    """Why a case is closed; everybody who asked is told which."""

    SETTLED = "settled"
    FOLLOWED_UP = "followed-up"
    WITHDRAWN = "withdrawn"
    NOT_LEGAL = "not-legal"
    ELSEWHERE = "elsewhere"


AFTER_ANSWER = (Closing.SETTLED, Closing.FOLLOWED_UP)
WITHOUT_ANSWER = (Closing.WITHDRAWN, Closing.NOT_LEGAL, Closing.ELSEWHERE)


def closings(state: CaseState) -> tuple[Closing, ...]:
    """Return the reasons for which a case in this state can be closed."""
    if state is CaseState.ANSWERED:
        return AFTER_ANSWER
    return WITHOUT_ANSWER if state in LIVE else ()
