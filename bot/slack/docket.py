"""What legal's work goes by: time, places and people."""

from dataclasses import dataclass

from bot.domain.timetable import STANDARD, Timetable
from bot.ports.documents import Shelf
from bot.ports.people import Clock, Zones


@dataclass(frozen=True, slots=True)
class Docket:
    """`wall` is people's time; without a shelf nothing is kept as a ruling, and without zones
    nobody is reminded. `fallback` is told of cases that nobody claims, and `teams` are those
    that a ruling can be limited to.
    """

    wall: Clock
    timetable: Timetable = STANDARD
    zones: Zones | None = None
    shelf: Shelf | None = None
    fallback: str = ""
    teams: tuple[str, ...] = ()
