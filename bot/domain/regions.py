"""For which countries a text is, and in which language: as its header says, or it says itself.

One address may show another text to each country. Such texts are no versions of one another.
"""

import re
from functools import lru_cache

from bot.domain.documents import Document
from bot.domain.language import detect
from bot.domain.text import normalise
from bot.domain.units import units

_STATES = (
    "California|Delaware|New York|Texas|Washington|Massachusetts|Illinois|Nevada|Florida|Colorado"
    "|Virginia|Oregon|Utah|New Jersey|Pennsylvania|Tennessee"
)
# Countries by the names that terms give them. Those of one market count as one.
_COUNTRIES = {
    "us": rf"United States|U\.S\.|USA?|{_STATES}",
    "eu": "European Economic Area|European Union|EEA|EU|EFTA|Switzerland|Swiss|Ireland|Irish"
    "|Luxembourg|Netherlands|Dutch|Germany|German|France|French|Spain|Sweden|Finland",
    "uk": r"United Kingdom|U\.K\.|UK|England|English|Great Britain",
    "ca": "Canada|Canadian|Ontario|Quebec|British Columbia",
    "au": "Australia|New South Wales",
    "in": "India",
    "jp": "Japan|Japanese",
    "kr": "Korea",
    "br": "Brazil",
    "sg": "Singapore",
    "cn": "China|PRC|Hong Kong",
}
_NAMED = re.compile(
    "|".join(rf"(?P<{code}>\b(?:{names})(?!\w))" for code, names in _COUNTRIES.items())
)
# Whom the text is for, in so many words; where nothing says it, the law that it goes by.
_FOR = re.compile(
    r"(?:entity|company) (?:that provides|providing) the \w+ in\b(.*?)\bis\b"
    r"|\b[Tt]erms(?: of \w+)? apply (?:only )?if you (?:live|reside) in\b([^.;]*)"
)
_LAW = re.compile(r"\bgovern(?:s|ed)?\b.*\blaws?\b|\blaws?\b.*\bgovern(?:s|ed)?\b", re.IGNORECASE)
_OUTSIDE = re.compile(r"\b(?:outside|except|other than)\b[^;.]*?(?=\bgovern|\bthe laws?\b|[;.]|\Z)")


def regions_of(document: Document) -> frozenset[str]:
    """Return the countries that a text says it is for; none when it does not say."""
    if document.region:
        return frozenset(re.split(r"[\s,;/]+", document.region.casefold())) - {""}
    return _stated(document.body)


def language_in(document: Document) -> str:
    """Return the language of a text by its header, or else by its words; empty if neither tells."""
    stated = document.language.casefold()[:2]
    return stated or (detect(document.body) or "")


@lru_cache(maxsize=256)
def _stated(body: str) -> frozenset[str]:
    texts = [normalise(body[start:end]) for start, end in units(body)]
    meant = [part for text in texts for found in _FOR.findall(text) for part in found]
    lawful = [_OUTSIDE.sub(" ", text) for text in texts if _LAW.search(text)]
    return _countries(meant) or _countries(lawful)


def _countries(texts: list[str]) -> frozenset[str]:
    return frozenset(m.lastgroup or "" for text in texts for m in _NAMED.finditer(text))
