"""The words of a clause and nothing else: no number, title, link, emphasis, place or date."""

import re
from collections.abc import Sequence

from bot.domain.text import normalise
from bot.domain.verification import turns

_LONGEST_LABEL = 8  # words; a line without a sentence's end that is no longer is a label
_WORD = re.compile(r"[^\W_]+(?:['.,-][^\W_]+)*")
_SPELT = re.compile(r"\A(\w{3,})is(e[ds]?|ing|ations?)\Z")  # "authorised", "authorized"
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*(?:\([^()]*\)[^()\s]*)*(?:\s+\"[^\"]*\")?\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,500}>")
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
_NUMBER = re.compile(
    r"[\s|]*(?:[-*+•·▪‣●○◦–—>]\s+|\#{1,6}\s+|\\?\(?(?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[ivxlc]{1,5})"
    r"\\?[.)]+(?=\s)|\d{1,2}(?:\.\d{1,2})+(?=\s)|§\s?\d+)\s*"
)
# "(a)", "b)", "(iv)", "(1)" within a sentence.
_ITEM = re.compile(r"(?<![\w(])\(?(?:[a-z]|[ivxlc]{2,5}|[1-9])\)(?!\w)", re.IGNORECASE)
_TITLED = re.compile(  # "Account Sharing. You may …": a title that runs into its text
    r"(?:\*\*[^*]{1,80}\*\*[.:]?|__[^_]{1,80}__[.:]?"
    r"|[A-Z][\w'/&-]*(?:\s+(?:[A-Z][\w'/&-]*|and|or|of|to|the|for|in|by|with|on|a|an|&)){0,7}[.:])"
    r"\s+(?=\S)"
)
_SMALL = frozenset("a an and as at by for from in into of on or our the their to with your".split())
_PLACE = re.compile(  # "Section 4.2(b)", "Sections D.4 - D.8"
    r"\b((?:sub)?(?:section|clause|paragraph|article)s?)"
    r"(?:(?:\s*(?:,|-|and|or|to|through))?\s+"
    r"(?:(?-i:[A-Z])(?:[.-]?\d+)*(?!\w)|\(?\d+(?:\.\d+)*\)?|\([a-z]\)"
    r"|[ivxlc]+\b)(?:\s*\(\w{1,3}\))*"
    r"(?:-(?-i:[A-Z])?[.]?\d+(?:\.\d+)*)?)+",
    re.IGNORECASE,
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DATE = (
    rf"(?:{_MONTH}\.?\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}\.?\s+{_MONTH}\.?\s+\d{{4}}"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|{_MONTH}\s+\d{{4}})\b"
)
# "Last updated: May 4, 2024", "effective as of 2024-05-04"; no other date is one of the text.
_DATED = re.compile(
    r"\b(?P<what>(?:effective|updated?|dated?|revised|revision|version|stand|gültig|en vigueur"
    rf"|vigente)\b[^.;]{{0,20}}?)\b{_DATE}",
    re.IGNORECASE,
)


def plain(text: str) -> str:
    """The text without links, tags and emphasis."""
    return _TAG.sub(" ", _LINK.sub(r"\1", text)).replace("**", "").replace("__", "")


def bare_words(text: str) -> tuple[str, ...]:
    """The words that mean something: without number, links, emphasis and places of the text."""
    bare = plain(_bared(text)).replace("\\", "")
    bare = _ITEM.sub(" ", _PLACE.sub(r"\1", _ADDRESS.sub("", bare)))
    words = _WORD.findall(_DATED.sub(r"\g<what>", bare).casefold())
    return tuple(_SPELT.sub(r"\1iz\2", word) for word in words)


def _bared(text: str) -> str:
    """A clause without its number and the title that runs into it, if that says nothing."""
    text = normalise(_TAG.sub(" ", _LINK.sub(r"\1", text)))
    number = _NUMBER.match(text)
    bare = text[number.end() :] if number else text
    titled = _TITLED.match(bare)
    if titled and (number or bare.startswith(("**", "__"))) and not turns(titled[0]):
        return bare[titled.end() :]
    return bare


def is_numbered(text: str) -> bool:
    """Tell whether a clause begins with a number, a letter or a bullet."""
    return bool(_NUMBER.match(text))


def is_label(text: str, words: Sequence[str]) -> bool:
    """Tell whether a line is a title, an entry of a table of contents, a number, or a date."""
    if len(words) > _LONGEST_LABEL:
        return False
    if _DATED.search(plain(text)) or not any(word[0].isalpha() for word in words):
        return True
    if turns(text):  # "No scraping" is a clause, however short
        return False
    number = _NUMBER.match(text)
    bare = plain(text[number.end() :] if number else text).strip()
    ends = bare.rstrip("*_)]} ").endswith((".", ";", ":", "!", "?", ",", "。"))
    big = [word for word in bare.split() if word.casefold() not in _SMALL]
    titular = all(word[:1].isupper() or not word[:1].isalpha() for word in big)
    return titular if number or ends else not number
