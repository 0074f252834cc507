"""How the bot is at one moment, and whether it is fit to work: values and a rule."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.domain.records import Backlog

CHAIN_VERIFIED = "chain-verified"
"""The sign of life of whoever verifies the audit trail."""
LONGEST_WAIT = timedelta(minutes=5)


@dataclass(frozen=True, slots=True)
class Vitals:
    """What was looked at. None stands for what is not there, or was never done."""

    at: datetime
    database: bool
    slack: bool
    generation: int | None = None
    built: datetime | None = None
    inbox: Backlog = field(default_factory=Backlog)
    outbox: Backlog = field(default_factory=Backlog)
    roles_asked: datetime | None = None
    verified: datetime | None = None


def ailments(vitals: Vitals) -> tuple[str, ...]:
    """Say what keeps the bot from its work, a sentence each; nothing when it is fit."""
    found: list[str] = []
    if not vitals.database:
        found.append("The database cannot be written; look at the disk and at DATA_DIR.")
    if vitals.generation is None:
        found.append("There is no index to answer from; run policy-bot reindex.")
    if not vitals.slack:
        found.append("Slack does not accept the token or cannot be reached; run policy-bot doctor.")
    return tuple(found)


def warnings(vitals: Vitals) -> tuple[str, ...]:
    """Say what somebody should look at, though the bot works."""
    found: list[str] = []
    for name, backlog in (("question", vitals.inbox), ("post", vitals.outbox)):
        if backlog.oldest and vitals.at - backlog.oldest > LONGEST_WAIT:
            minutes = (vitals.at - backlog.oldest) // timedelta(minutes=1)
            found.append(f"The oldest {name} has waited for {minutes} minutes.")
        if backlog.dead:
            found.append(f"Given up {name}s: {backlog.dead}; policy-bot letters list shows them.")
    return tuple(found)
