"""Staying: how people say that what they make goes nowhere: "it stays within the company".

Said of data it may tell where a copy goes, so it is read only behind words for research, for a
model, or at the beginning of a clause.
"""

import re

_HOME = (
    r"(?:the|our)(?: own)?(?: four)?(?: research)? (?:org|organi[sz]ation|company|firm|house|lab"
    r"|building|premises|team|group|department|walls|roof)"
)
_IN = r"(?:inside(?: of)?|within|behind|under|in)"
_MERELY = r"(?:strictly|purely|only|all)"
_RESEARCH = re.compile(
    # "research inside the company"
    r"\b(?P<what>research(?: (?:use|work|project|study|effort|models?|prototypes?|networks?"
    r"|experiments?))?|stud(?:y|ies)|purposes?(?: only)?"
    r"|only|purely|strictly|solely|internal(?:ly)?|just"
    rf"|exclusively|experiment|exercise),? {_IN} {_HOME}(?!\w)"
    # "training a model inside the company for research"
    rf"|,? {_IN} {_HOME},?(?= (?:for|as) (?:(?:our|pure|internal|own) )*research\b)"
    # "is for inside research"
    r"|\binside(?= research(?: only)?\b)"
    # "nobody outside the company sees it"
    rf"|\b(?:nobody|no one)(?: from)? outside(?: of)?(?: {_HOME})?(?: (?:will|would|can|ever))?"
    r"(?: (?:sees?|gets?|uses?|touch(?:es)?|has|have))(?: it| this)?(?!\w)"
)
_MODEL = re.compile(
    r"(?P<what>[,;.(?!:]\s*(?:we(?:'d| would|'ll| will)?\s+)?|\b(?:and|that|that's|we)\s+"
    r"|\b(?:research|work|models?|prototypes?|networks?|checkpoints?|results?|everything|it)\s+"
    r"(?:is |are |will |would |be |being |gets? )*)"
    r"(?:keep (?:everything|it all|all of it|all data|all)"
    r"(?: on our(?: own)? (?:servers?|machines?|premises|infrastructure))?(?= and\b|[.,;!])"
    r"|keep (?:it|the (?:\w+ )?(?:models?|networks?|results?|weights)) (?:internal(?:ly)?"
    r"|in[- ]house|to ourselves)"
    rf"|(?:kept|keep it|stays?|remains?)(?: {_MERELY})?(?: in[- ]house| {_IN} {_HOME}"
    r"|(?:that |which )(?:we|i) (?:will |would |want to )?keep internal(?:ly)?|(?<=kept) "
    r"internal(?:ly)?|(?<=keep it) internal"
    r"|(?:(?<=stays)|(?<=remains)) internal(?! research))"
    r"|(?:(?:never|not|nothing|nobody)(?: \w+)? (?:leaves?|leaving)"
    rf"|(?:not|nothing|never) goes? out(?:side)?(?: of| from)?) {_HOME})(?!\w)"
)


def inhouse(text: str) -> str:
    """Return a text (lower case) with "inhouse" where somebody says that it goes nowhere."""
    text = _RESEARCH.sub(lambda found: f"{found['what'] or ''} inhouse", text)
    return _MODEL.sub(r"\g<what> inhouse", text)
