"""What people ask about and no document decides, by number of askers and without their names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.text import key

NO_SUBJECT = "(no subject named)"


@dataclass(frozen=True, slots=True)
class Gap:
    """A subject that no document decides on: how many people asked, and how often."""

    subject: str
    askers: int
    times: int


def gaps(undecided: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[Gap, ...]:
    """Count askers for each subject; what most people ask about comes first."""
    names: dict[str, str] = {}
    askers: defaultdict[str, list[str]] = defaultdict(list)
    for asker, subjects in undecided:
        for subject in dict.fromkeys(subjects or (NO_SUBJECT,)):
            name = names.setdefault(key(subject) or subject, subject)
            askers[name].append(asker)
    found = [Gap(name, len(set(who)), len(who)) for name, who in askers.items()]
    return tuple(sorted(found, key=lambda gap: (-gap.askers, -gap.times, gap.subject)))
