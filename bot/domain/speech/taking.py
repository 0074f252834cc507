"""What is taken from a place: "definitions from it", "abstracts of papers on it", "its articles".

Things in the plural, and some that have none: "the model on Flickr" and "scraped from Flickr" name
nothing that is taken. A name is one sign, `NAME` of `beside`.
"""

import re

from bot.domain.speech.beside import NAME
from bot.domain.speech.models import MADE

_ANYTHING = frozenset(
    """has does was its is this terms rules purposes questions thoughts concerns doubts files copies
    customers clients users buyers subscribers items works pieces clips things ones crawlers
    scrapers spiders bots texts downloads requests ours limits corpus pls thanks cheers always
    sometimes nowadays besides days weeks months yes performs fares scores works fails runs copes
    lives rests relies depends members posters folks""".split()
)
"""What may stand beside the name of a place and tells nothing of what is taken from it."""
_THING = (
    rf"(?:(?!{MADE} (?:on|in|at|with)\b)[a-z][\w'-]*[^\Ws]s"
    r"|code|music|audio|artwork|metadata|feedback|poetry|fiction|imagery|software)"
)
_ANY = r"(?:(?:the|all|any|some|public|open|our|their) )*"
_FROM = re.compile(
    rf"(?:(?<![\w'-])(?P<of>{_THING}) (?:of|from|in) (?:the )?(?:[\w'-]+ )?)?"
    rf"(?<![\w'-])(?P<thing>{_THING}) "
    r"(?:(?:posted|published|shown|hosted|found|listed) )?(?:from|on|of|off|at|in) "
    rf"{_ANY}{NAME}"
)
_JOINS = r"(?:and|or|but|that|which|to|with|in|on|by|for|as|is|are|was|has|also|this|at)"
_OWN = re.compile(
    r"\b(?:on|of|in|with|from|using|(?:scrap|crawl|collect|download|stor|keep|gather)\w*) "
    rf"{_ANY}{NAME}(?:'s|s')? (?:(?!{_JOINS}\b)[\w-]+ )??(?P<own>{_THING})(?!\w)"
)
_KIND_OF_DATA = re.compile(  # "claps data from it"
    r"\b(?!(?:the|its?|all|any|some|more|this|that|these|those|our|their|such|of|on|use|using"
    r"|training"
    r"|train|public|open|raw|collect|scrape|crawl|download|from|real|new|enough|good|and|or|get"
    r"|pull"
    r"|fetch|grab|gather|take|want|need|have|store|keep|harvest|obtain|acquire|save|download"
    r"|evaluation|test|text)\b)"
    rf"(?P<kind>[a-z][\w'-]*) (?:data|files) (?:from|on|of|off|at|in) {_ANY}{NAME}"
)


def taken(text: str) -> frozenset[tuple[str, ...]]:
    """Return what a text (lower case) says is taken, each thing with all its names."""
    found = [match.group("of", "thing") for match in _FROM.finditer(text)]
    found += [(match[1],) for one in (_OWN, _KIND_OF_DATA) for match in one.finditer(text)]
    things = (frozenset(filter(None, names)) - _ANYTHING for names in found)
    return frozenset(tuple(sorted(names)) for names in things if names)
