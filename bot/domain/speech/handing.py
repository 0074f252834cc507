"""Handing on: how people say that they give data to everybody: "put it up for download".

Only the data themselves, whole and unchanged, and only places of ours: any other word between
("the labels of", "our partner's site") keeps a statement as it is.
"""

import re

_HAND = (
    r"(?:re-?)?(?:put|plac|post|stick|host|serv|mirror|offer|provid|shar|giv|upload|publish|mak"
    r"|releas|distribut|pass|push)"
)
_HANDS = (  # what "they released" tells only where the data lie
    rf"(?:(?<!they )(?<!which )(?<!that ){_HAND}(?:t?ing|e)?"
    rf"|(?:we|i|be|being|get|gets) {_HAND}e?d)"
)
_DATA = (
    r"(?:(?:(?:\x00|it)\s?[,!?]{0,2}|them|this|that|the|an?|our|my|own|full|whole|complete|exact"
    r"|unmodified|unchanged|original|open|public|free|simply|just|also|then|up|out|on|of|to|data"
    r"|dataset|files?|cop(?:y|ies)|mirrors?|archives?|tarballs?|zip)\s+){0,9}?"
)
_TO = r"(?:(?:third parties|others|people|visitors)\s+(?=the |our |an? |\x00))?"
_SITE = (
    r"(?:(?:our|my|the company|the company's|an?|the)\s+"
    r"(?:(?:own|public|open|free|company|official|main|project)\s+)*"
    r"(?:(?:web|home|hub|downloads?)[ -]?)?"
    r"(?:site|website|page|webpage|homepage|domain|portal|blog)s?"
    # a server may be for ourselves alone
    r"|(?:our|my|an?|the)\s+(?:(?:own|company)\s+)*(?:(?:public|open|free|web|downloads?)\s+)+"
    r"(?:server|folder|area|section|space|bucket|repo|repository|github)s?)"
    r"(?:\s+of\s+our\s+(?:own\s+)?(?:web ?site|site|web page|homepage|company))?"
)
_ALL = r"(?:everyone|everybody|anyone|anybody|all|the (?:general )?public|the (?:whole )?world)"
_OPENLY = (
    r"(?:(?:up )?(?:for|as) (?:an? )?(?:(?:free|open|public) )?downloads?|online|publicly|openly"
    r"|(?:publicly |freely |openly )?downloadable|available (?:publicly|openly|online)"
    rf"|(?:on|from|through|via|to|onto|at|in|by)\s+{_SITE}(?! of\b)"
    rf"|(?:for|to|with) {_ALL}"
    r"(?! (?:in|on|at|of|within|here|inside|folder|server|area|site|page)\b)"
    r"(?: to (?:download|use|get|grab))?)(?!\w)"
)
_HANDED_ON = re.compile(
    rf"\b(?:publicly |openly |public |open )?{_HANDS}\s+{_TO}{_DATA}{_OPENLY}"
    rf"(?:\s+{_OPENLY}){{0,3}}"
    rf"|\b(?:an?|the|for|public|open|free|its)\s+(?:public |open |free )*downloads?"
    rf"(?: section| page| area)?\s+(?:on|from|of|at)\s+{_SITE}(?! of\b)(?!\w)"
    r"|\b(?:public|open) (?:hosting|mirroring|sharing|distribution)(?: of)?(?!\w)"
    rf"|\b(?:put|set)(?:ting)? up {_DATA}mirrors?(?!\w)"
    rf"|\b(?:let |lets |letting )?(?:{_ALL}|people|others|visitors)\s+"
    rf"(?:(?:can|could|may|to|will|just)\s+)?(?:download|get|fetch|grab)\s+{_DATA}"
    rf"from (?:us|{_SITE})(?!\w)"
)


def for_everybody(text: str) -> str:
    """Return a text (lower case) with "redistribute it publicly" where data go to everybody."""
    return _HANDED_ON.sub("redistribute it publicly", text)
