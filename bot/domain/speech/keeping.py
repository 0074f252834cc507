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
_DISKS = r"storage|buckets?|data ?lake|data ?store|archive|disks?|cluster|nas|drives?"
_MACHINES = r"servers?|machines?"  # what is put there may be there for others as well
_OUR_PLACE = rf"(?:on|in) our(?: own)?(?: internal)? (?:{_DISKS}|{_MACHINES}|databases?|side)"
_COPY = re.compile(
    r"\b(?P<keep>keeps?|keeping|kept|stores?|stored|storing|saves?|saved|saving|holds?|held"
    r"|holding) "
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
    r"\b(?P<keep>keep|keeping|store|storing|save|saving|hold on to) (?:(?:a copy of )?"
    r"(?:what|whatever|all|everything)|the (?:[\w-]+ ){1,3}?(?:that |which )?)"
    r"(?: ?(?:it|we|the crawler|the scraper|he|she|they)) (?:brings? (?:back|home|in)|finds?|gets?"
    r"|fetch(?:es)?|collects?|gathers?|comes? across|crawl(?:s|ed)?|scrapes?|scraped|downloads?"
    r"|downloaded|pulls?|grabs?)(?!\w)"
)
_RESULTS = re.compile(
    r"\b(?P<keep>stores?|storing|keeps?|keeping|saves?|saving) "
    r"the (?:results?|output|findings|haul|html|dump)(?!\w)"
)
_BACKED = re.compile(
    r"\bback(?P<ing>ing)?(?:s|ed)? (?:them|it|those|these) up(?: (?:to|on|onto|in) our \w+)?(?!\w)"
)
_STORED = re.compile(
    r"\b(?:put|puts|putting|dump|dumps|dumping) (?:it|them|those|these|\x00|what we get"
    r"|the results?) (?:in|into|on"
    r"|onto) "
    r"(?:(?:our|the|an?)(?: own)?(?: internal)? )?(?:databases?|tables?|warehouse)(?: of (?:ours"
    r"|our own)| on our side)?(?!\w)|"
    r"\b(?:put|putting|plac(?:e|ing)|hav(?:e|ing)) (?:a|one|our own|the) cop(?:y|ies)(?: of (?:it"
    r"|them|those|these))? "
    rf"(?:in|into|on|onto|to) (?:our|my|the)(?: own)?(?: internal)? (?:{_DISKS}|{_MACHINES})(?!\w)|"
    r"\b(?:put|putting) (?:it|them|those|these|\x00|what we get) (?:in|into|on|onto) "
    rf"(?:(?:our|the|a)(?: own)?(?: internal)? )?(?:{_DISKS})(?!\w)"
)

_ALREADY = re.compile(  # where data lie with us before anything is done
    r"\b(?<!may )(?<!can )(?<!could )(?<!should )(?<!might )(?<!shall )(?<!must )(?<!do )"
    r"(?:(?:we|i|our team|the team)(?:'ve| have)?(?: already| still)?(?: have| keep| store| hold"
    r"| got| kept| stored)? "
    r"(?:an? |the |our )?(?:cop(?:y|ies) of )?(?P<had>(?:the )?\x00(?: data ?set| data| corpus)?)"
    r"|there(?:'s| is) (?:already )?an? cop(?:y|ies) of (?P<lies>(?:the )?\x00(?: data ?set| data"
    r"| corpus)?)"
    r"|(?:an?|the|our) copy of (?P<sits>(?:the )?\x00(?: data ?set| data| corpus)?) (?:is|sits|lies"
    r"|lives)(?: already)?) "
    r"(?:already )?(?:on|in) (?:our|one of our|my team's|the team's|the(?= shared"
    r"| team))(?: own)? (?:(?:internal"
    r"|shared|eval|gpu|training|test|team) )*"
    rf"(?:{_DISKS}|{_MACHINES})(?: already)?(?=\s*[.,;:]| and\b| so\b| to\b)"
)
_COPY_KEPT = re.compile(
    r"\band (?:a|one|the) copy (?:(?:be |is |gets? |would be |will be )?(?:kept|stored|saved"
    r"|retained"
    rf"|held)(?: by us)?|(?:would |will |can )?(?:sit|stay|live|go|stays?|sits) {_OUR_PLACE})(?!\w)"
)
_KEPT_STORED = re.compile(
    r"\b(?P<keep>keep|keeping) (?P<what>them|it|those|these) (?:stored|saved"
    r"|archived)\b"
)
_WHAT_WE_CRAWL = re.compile(  # "store drawings that we crawl from it"
    r"\bstor(?:e|ing) (?P<what>(?:[\w-]+ ){1,3}?)(?:that |which )?we (?:crawl|scrape"
    r"|pull) (?=(?:from|off)\b)"
)
_OWN_COPY = re.compile(
    r"\b(?P<keep>keeps?|keeping|stores?|storing|saves?|saving) an? copy (?:of our own|for (?:us"
    r"|ourselves|(?:the|our|my) team)|(?:on|to) (?:the )?disk"
    r"|on file|in storage)(?!\w)"
)


def stored(text: str) -> str:
    """Return a text (lower case) with "store it" where something is put into a store of ours."""
    text = _RESULTS.sub(r"\g<keep> them", text)
    text = _ALREADY.sub(lambda found: found["had"] or found["lies"] or found["sits"], text)
    return _STORED.sub("store it", text)


def kept(text: str) -> str:
    """Return a text (lower case) with "keep" for each of its turns that names no time."""
    text = _PLUS.sub("and ", _LATER.sub(r"\g<keep>", _COPY.sub(_held_as, text)))
    text = _BACKED.sub(lambda found: "storing them" if found["ing"] else "store them", text)
    text = _FOUND.sub(r"\g<keep> them", _RESULTS.sub(r"\g<keep> them", text))
    text = _WHAT_WE_CRAWL.sub(r"crawl and store \g<what>", text)
    text = _KEPT_STORED.sub(r"\g<keep> \g<what>", text)
    text = _OWN_COPY.sub(r"\g<keep> it", _COPY_KEPT.sub("and store it", text))
    text = _PLACED.sub(r"\g<kept>", _STORAGE.sub("and store it", text))
    return _AROUND.sub(r"\g<kept>", _HELD.sub("keep ", text))


def _held_as(found: re.Match[str]) -> str:
    return f"{found['keep'] or 'keep'} it"
