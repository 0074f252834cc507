"""Products denied: "never ends up in any product"; what is none as yet may be one later.

Only words that leave a denial one may stand in it: "no objection to put it in a product" is none.
"""

import re

_NO = r"(?:no|not|never|zero|without|nothing|none|no intention|no plans?|(?:is|are|wo|do|does)n't)"
_BETWEEN = (
    r"(?:it|its|that|is|be|being|will|would|does|do|to|for|in|into|on|a|an|any|the|our|of|part|put"
    r"|puts|go|goes|going|ends?|up|feeds?|enters?|meant|intended|planned|used|use|gets?|makes?"
    r"|reach|reaches|touch|touches|ships?|lands?|near|becomes?|ever|later|single|commercial)"
)
_ASKED = "".join(
    f"(?<!{asks} )"
    for asks in (
        "why",
        "only",
        "reason",
        "can it",
        "can we",
        "could it",
        "could we",
        "may it",
        "may we",
    )
)
_IN_PRODUCT = rf"{_ASKED}\b{_NO}(?: {_BETWEEN}){{0,8}} products?"
_AS_YET = (
    r"(?:yet|now|today|so far|for now|for the moment|initially|right away|immediately|until|before"
    r"|at (?:first|once|the moment|present)|but|except|unless|only|without)"
)
_OF_PEOPLE = r"(?:team|manager|owner|counsel|name)s?"
_NOT_YET = re.compile(rf"{_IN_PRODUCT},? {_AS_YET}(?!\w)")
_NEVER = re.compile(
    rf"{_IN_PRODUCT}(?!\w)(?! {_OF_PEOPLE}(?!\w))"
    r"(?: (?:plans?|use|involved|attached|behind it|purposes?|at all|whatsoever|in sight))*"
    r"|\b(?:no|without|not|rather than|instead of)(?: any| an?| our)? "
    r"(?:commercial|business|product)[ -](?:goal|aim|intent|intention|interest|plan|ambition|work"
    r"|thing|stuff|project|effort)s?\b"
    r"|\bproduct(?: use| plans?)?\s*[:=]\s*(?:none|no)\b"
)


def denied(text: str) -> str:
    """Return a text (lower case) with "no product" where somebody says that there is none."""
    return _NEVER.sub("no product", _NOT_YET.sub("for a product later on", text))
