"""How old something is, as people say it: "7 months", "three weeks", "un an"."""

import re

_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "sixty": 60, "ninety": 90, "ein": 1, "eine": 1, "zwei": 2,
    "drei": 3, "un": 1, "une": 1, "deux": 2, "trois": 3, "una": 1, "dos": 2, "tres": 3,
    "half a": 0.5, "半": 0.5, "一": 1, "二": 2, "两": 2, "兩": 2, "三": 3,
    "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
}  # fmt: skip
_UNITS = {
    "day": 1, "tag": 1, "jour": 1, "día": 1, "week": 7, "woche": 7, "semaine": 7, "semana": 7,
    "month": 30.4, "monat": 30.4, "mois": 30.4, "mes": 30.4,
    "year": 365, "jahr": 365, "an": 365, "année": 365, "año": 365,
}  # fmt: skip
_LONGEST = 36_500
_OVER = (
    r"(?:(?P<over>older than|more than|longer than|over|beyond|past|above|über|mehr als|länger als"
    r"|älter als|plus de|más de)\s+)?"
)
_AGE = re.compile(
    rf"\b{_OVER}(\d+|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})[\s-]+"
    r"(?:(?:more|further|additional|full|whole|extra)\s+)?"
    rf"({'|'.join(sorted(_UNITS, key=len, reverse=True))})(?:e?n|s|es|e)?\b"
)
# Chinese and Japanese: "7个月", "三年前", "半年". "3月7日" is a date, and "2023年" a year.
_UNSPACED = {"天": 1, "日": 1, "周": 7, "週": 7, "星期": 7, "月": 30.4, "年": 365}
_UNSPACED_AGE = re.compile(
    r"(?<![\d一二三四五六七八九十])(\d{1,3}|[半一二两兩三四五六七八九十])\s?"
    r"(?:(?:个|個|か|ヶ|カ|ケ)(月|星期)|(天|日(?=前|间|間)|周|週|年)(?!\d))"
)

_TO_COME = re.compile(
    r"\b(?:in|within|every|next|the next)\s+(?:about|around|roughly|the next|the coming|another)?"
    rf"\s*{_AGE.pattern}"
    r"(?!\s+(?:old|ago))"
)
_AGO = re.compile(rf"{_AGE.pattern}(?= (?:ago|old|back)\b)")
_ANOTHER = re.compile(rf"\b(?:another|further|the next|the coming)\s+{_AGE.pattern}")
_LONGER = re.compile(rf"{_AGE.pattern}(?= (?:more|longer)\b)")
_SEASON = (
    r"(?:spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august"
    r"|september|october|november|december)"
)
_DATE = re.compile(  # "the shards date from spring 2022", "from last autumn"
    rf"\b(?:from|since|of|in|back to|made|early|late|mid|{_SEASON})[ -](20\d\d)\b"
    rf"|\b(?:from|since) ((?:last |this |early |late )?{_SEASON})\b(?! \d)"
)
_AGE_TOPIC = re.compile(r"(older-than|within)-([0-9]{1,5})-days")


def age_in_days(text: str) -> int | None:
    """Return the longest stretch of time that a text names, in days; None when it names none.

    What is "older than 180 days" is older by a day at least, and what was made "two years ago" and
    is kept "for another year" will be three years old.
    """
    days = [
        (_NUMBERS.get(match[2]) or float(match[2])) * _UNITS[match[3]] + bool(match["over"])
        for match in _AGE.finditer(text.casefold())
    ]
    days += [
        (_NUMBERS.get(match[1]) or float(match[1])) * _UNSPACED[match[2] or match[3]]
        for match in _UNSPACED_AGE.finditer(text)
    ]
    if days:
        to_come = max(_longest(_ANOTHER, text), _longest(_LONGER, text))
        days.append(_longest(_AGO, text) + to_come)
    return round(min(max(days), _LONGEST)) if days else None


def _longest(stretch: re.Pattern[str], text: str) -> float:
    """Return the longest of such stretches in a text, in days; 0 without one."""
    found = stretch.finditer(text.casefold())
    return max(((_NUMBERS.get(m[2]) or float(m[2])) * _UNITS[m[3]] for m in found), default=0)


def age_of_data(text: str) -> int | None:
    """Return such a stretch where it is no time to come: "in three weeks" makes nothing old."""
    return age_in_days(_TO_COME.sub(" ", text.casefold()))


def date_in(text: str) -> str:
    """Return the year or season from which something is, as it is written; "" without one."""
    found = _DATE.search(text.casefold())
    return (found[1] or found[2]) if found else ""


def limit_of(topic: str) -> tuple[bool, int] | None:
    """Read a topic such as "older-than-180-days" or "within-180-days"; None when it is none.

    Returns whether an age has to be above the limit, and the limit in days.
    """
    match = _AGE_TOPIC.fullmatch(topic)
    return (match[1] == "older-than", int(match[2])) if match else None
