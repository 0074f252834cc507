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
    r"|data ?lake|side)"
)
_COPY = re.compile(
    r"\b(?P<keep>keep|keeping|store|storing|save|saving|hold|holding) (?:a|one|our own|the) "
    rf"cop(?:y|ies) {_OUR_PLACE}(?!\w)"
)
_AROUND = re.compile(rf"\b(?P<kept>(?:keep|keeping|kept) {_THEM}) around\b(?! {_TIME}\b)")


def kept(text: str) -> str:
    """Return a text (lower case) with "keep" for each of its turns that names no time."""
    text = _COPY.sub(r"\g<keep> it", text)
    return _AROUND.sub(r"\g<kept>", _HELD.sub("keep ", text))
