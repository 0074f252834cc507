"""What is taken from a place: "definitions from it", "abstracts of papers on it", "its articles".

Things in the plural only: "the model on Flickr" and "scraped from Flickr" name nothing that is
taken. A name is one sign, `NAME` of `beside`.
"""

import re

from bot.domain.speech.beside import NAME

_ANYTHING = frozenset(
    """has does was its is this terms rules purposes questions thoughts concerns doubts files copies
    items works pieces clips things ones crawlers scrapers spiders bots texts downloads requests
    models""".split()
)
"""What may stand beside the name of a place and tells nothing of what is taken from it."""
_THING = r"[a-z][\w'-]*[^\Ws]s"
_FROM = re.compile(
    rf"(?:(?P<of>{_THING}) (?:of|from|in) (?:the )?(?:[\w'-]+ )?)?(?P<thing>{_THING}) "
    rf"(?:(?:posted|published|shown|hosted|found|listed) )?(?:from|on|of|off|at|in) (?:the )?{NAME}"
    r"|\b(?:on|with|from|using|(?:scrap|crawl|collect|download|stor|keep|gather)\w*) (?:the |all )?"
    rf"{NAME}(?:'s|s')? (?:[\w-]+ )?(?P<own>{_THING})(?!\w)"
)


def taken(text: str) -> frozenset[tuple[str, ...]]:
    """Return what a text (lower case) says is taken, each thing with all its names."""
    found = (match.group("of", "thing", "own") for match in _FROM.finditer(text))
    things = (frozenset(filter(None, names)) - _ANYTHING for names in found)
    return frozenset(tuple(sorted(names)) for names in things if names)
