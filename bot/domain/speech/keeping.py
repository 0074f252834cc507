"""Keeping: "hold on to them", "keep it around"; for how long is another matter."""

import re

_TIME = (
    r"(?:longer|until|till|beyond|after|forever|indefinitely"
    r"|for (?:[\w-]+ )?(?:days|weeks|months?|years?|ever|good))"
)
_THEM = r"(?:it|them|those|these|(?:the |a |our )?(?:cop(?:y|ies)|pages|posts|articles))"
_HELD = re.compile(
    rf"\b(?:hold|holding|hang|hanging) on ?to (?=(?:{_THEM}|the|a|our|everything|what)\b"
    rf"(?!.*\b{_TIME}\b))"
)
_OUR_PLACE = (
    r"(?:on|in) our(?: own)?(?: internal)? (?:servers?|buckets?|storage|disks?|cluster|nas|drives?"
    r"|data ?lake|data ?store|machines?|side)"
)
_COPY = re.compile(
    r"\b(?P<keep>keeps?|keeping|stores?|storing|saves?|saving|holds?|holding) "
    rf"(?:a|one|our own|the) cop(?:y|ies) {_OUR_PLACE}(?!\w)"
    rf"|\bhave a copy (?:sitting|lying|stored|kept)? ?{_OUR_PLACE}(?!\w)"
)
_STORAGE = re.compile(
    r"\band (?:the )?(?:storage|retention) of "
    r"(?:it|them|those|the same|an? cop(?:y|ies)|what we get)(?: by us)?(?!\w)"
)
_AROUND = re.compile(rf"\b(?P<kept>(?:keep|keeping|kept) {_THEM}) around\b(?! {_TIME}\b)")
_PLUS = re.compile(r"\bplus (?=(?:then )?(?:stor|keep|sav|hold|archiv|retain)ing\b)")
_LATER = re.compile(rf"\b(?P<keep>(?:keep|store|save|hold)(?:ing)? {_THEM}) for later(?: use)?\b")
_PLACED = re.compile(
    r"\b(?P<kept>(?:keep|store|save|hold|keeping|storing|saving) (?:the |all |its )?[\w-]+) "
    rf"{_OUR_PLACE}(?!\w)"
)
_FOUND = re.compile(  # "keep what it brings back", "keep the recordings it finds"
    r"\b(?P<keep>keep|keeping|store|storing|save|saving|hold on to) (?:(?:what|whatever|all"
    r"|everything)|"
    r"the (?:[\w-]+ ){1,3}?(?:that |which )?)(?: ?(?:it|we|the crawler|the scraper|he|she|they)) "
    r"(?:brings? (?:back|home|in)|finds?|gets?|fetch(?:es)?|collects?|gathers?|comes? across)(?!\w)"
)
_BACKED = re.compile(
    r"\bback(?P<ing>ing)?(?:s|ed)? (?:them|it|those|these) up(?: (?:to|on|onto|in) our \w+)?(?!\w)"
)
_STORED = re.compile(
    r"\b(?:put|putting|plac(?:e|ing)|hav(?:e|ing)) (?:a|one|our own|the) cop(?:y|ies)(?: of (?:it"
    r"|them|those|these))? "
    r"(?:in|into|on|onto|to) (?:our|my|the)(?: own)?(?: internal)? (?:storage|buckets?|data ?lake"
    r"|data ?store|archive"
    r"|disks?|cluster|nas|drives?|servers?|machines?)(?!\w)|"
    r"\b(?:put|putting) (?:it|them|those|these|\x00|what we get) (?:in|into|on|onto) "
    r"(?:(?:our|the|a)(?: own)?(?: internal)? )?(?:storage|buckets?|data ?lake|archive"
    r"|disks?|cluster|nas|drives?)(?!\w)"
)


def stored(text: str) -> str:
    """Return a text (lower case) with "store it" where something is put into a store of ours."""
    return _STORED.sub("store it", text)


def kept(text: str) -> str:
    """Return a text (lower case) with "keep" for each of its turns that names no time."""
    text = _PLUS.sub("and ", _LATER.sub(r"\g<keep>", _COPY.sub(_held_as, text)))
    text = _FOUND.sub(
        r"\g<keep> them", _BACKED.sub(lambda m: "storing them" if m["ing"] else "store them", text)
    )
    text = _STORAGE.sub("and store it", text)
    text = _PLACED.sub(r"\g<kept>", text)
    return _AROUND.sub(r"\g<kept>", _HELD.sub("keep ", text))


def _held_as(found: re.Match[str]) -> str:
    return f"{found['keep'] or 'keep'} it"
