"""A day, month or year in the past that a question names, and the dates that a text states."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

_MONTHS = (
    "jan(?:uary|uar|vier)?|enero|janvier", "feb(?:ruary|ruar)?|febrero|février",
    "mar(?:ch|s)?|märz|marzo", "apr(?:il)?|abril|avril", "may|mai|mayo", "june?|juni|junio|juin",
    "july?|juli|julio|juillet", "aug(?:ust)?|agosto|août", "sept?(?:ember)?|septiembre|septembre",
    "o[ck]t(?:ober)?|octubre|octobre", "nov(?:ember|embre)?|noviembre",
    "de[cz](?:ember)?|diciembre|décembre",
)  # fmt: skip
_NAMES = [re.compile(rf"(?:{names})\.?\Z", re.IGNORECASE) for names in _MONTHS]
_NAME = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_MOMENT = re.compile(
    rf"""\b(?:
        (?P<y1>{_YEAR})-(?P<m1>0[1-9]|1[0-2])(?:-(?P<d1>[0-3]\d))?(?!\d)
      | (?P<n2>{_NAME})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>{_YEAR})
      | (?:(?P<d3>\d{{1,2}})(?:st|nd|rd|th|\.|er)?\s+(?:of\s+|de\s+)?)?
        (?P<n3>{_NAME})\.?,?\s+(?:of\s+|de\s+|del\s+)?(?P<y3>{_YEAR})
      | (?P<y4>{_YEAR})年(?:\s*(?P<m4>\d{{1,2}})月)?
      | (?P<y5>{_YEAR})\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_BEFORE = re.compile(r"(?i)\b(?:before|until|prior to|vor|bis|avant|jusqu'en|antes de|hasta)\W*\Z")
# "could we … in June 2024", "as of 2024-06"; a date alone tells nothing of what is asked.
_AS_OF = re.compile(
    r"(?i)(?:\bas (?:of|at)|\bback in|\bstand|\bà la date du|\ba fecha de|截至)\W*(?:the\s)?\Z"
)
_THEN = re.compile(
    r"(?i)\b(?:could|did|was|were|might)\s+(?:we|i|one|you|it|they|any(?:body|one)|people|our"
    r"|the)\b"
    r"|\b(?:durften|konnten|galt|war es|durfte|konnte)\b|\b(?:pouvions|pouvait|était-ce|étions)\b"
    r"|\b(?:podíamos|podía|se permitía)\b|当时|當時|当时|でしたか|ていましたか"
)
_EFFECTIVE = re.compile(r"(?i)effective(?:\s+(?:date|as|on|of|from))*\W*")


@dataclass(frozen=True, slots=True)
class Moment:
    """A stretch of time: its first and its last day, and its name, as in 2024-06."""

    first: str
    last: str
    name: str


def moment_in(text: str) -> Moment | None:
    """Return the first day, month or year that a text names; of "before" one the time until it."""
    found = _MOMENT.search(text)
    moment = _read(found) if found else None
    if found and moment and _BEFORE.search(text[: found.start()]):
        last = (date.fromisoformat(moment.first) - timedelta(days=1)).isoformat()
        return Moment("", last, last)
    return moment


def asks_of_a_moment(text: str) -> bool:
    """Tell whether a text asks what was so at a time that it names."""
    found = _MOMENT.search(text)
    if not found or not _read(found):
        return False
    return bool(_AS_OF.search(text[: found.start()]) or _THEN.search(text))


def stated_day(text: str) -> str:
    """Return the day since which a text says it holds: that after "effective", or the first."""
    effective = _EFFECTIVE.search(text)
    for start in (effective.end() if effective else 0, 0):
        for found in _MOMENT.finditer(text, start):
            moment = _read(found)
            if moment and moment.first == moment.last:
                return moment.first
    return ""


def _read(found: re.Match[str]) -> Moment | None:
    part = {name: value for name, value in found.groupdict().items() if value}
    year = int(next(part[name] for name in part if name[0] == "y"))
    named = next((part[name] for name in part if name[0] == "n"), "")
    month = int(next((part[name] for name in part if name[0] == "m"), 0)) or _month(named)
    day = int(next((part[name] for name in part if name[0] == "d"), 0))
    return _of(year, month, day)


def _month(name: str) -> int:
    return next((n for n, names in enumerate(_NAMES, 1) if names.match(name)), 0)


def _of(year: int, month: int = 0, day: int = 0) -> Moment | None:
    """The stretch of a year, a month or a day; None where there is no such day or month."""
    if not month:
        return Moment(f"{year}-01-01", f"{year}-12-31", str(year))
    if month > 12 or day > monthrange(year, month)[1]:
        return None
    start = f"{year}-{month:02}"
    if day:
        return Moment(f"{start}-{day:02}", f"{start}-{day:02}", f"{start}-{day:02}")
    return Moment(f"{start}-01", f"{start}-{monthrange(year, month)[1]}", start)
