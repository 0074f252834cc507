"""Short wishes that are no questions: for help, and for legal."""

import re

from bot.domain.text import normalise

_LEGAL = re.compile(
    r"""(?:(?:ok(?:ay)?|yes|then|so|and|please|pls|bitte)[,\s]+)*
    (?:can\syou\s|could\syou\s|would\syou\s|i\swant\syou\sto\s|let'?s\s|let\sus\s)?(?:please\s)?
    (?:
        (?:ask|contact|involve|notify|ping)\s(?:the\s)?(?:legal|lawyers?)(?:\s(?:team|department))?
      | escalate(?:\s(?:this|it|that))?(?:\sto\s(?:the\s)?legal)?
      | (?:frag(?:t|en\ssie)?)\s(?:bitte\s)?(?:die\s)?rechtsabteilung
    )
    (?:\s(?:about\s)?(?:this|that|it))?
    (?:[,\s]+(?:please|pls|now|then|for\sme|bitte))*
    [\s.!?]*""",
    re.VERBOSE,
)
_HELP = re.compile(r"(?:help|hilfe|aide|ayuda|\?|what can you do)[\s.!?]*")


def asks_for_legal(text: str) -> bool:
    """Tell whether somebody wants the last answer taken to legal, and says nothing else."""
    return _LEGAL.fullmatch(normalise(text).casefold()) is not None


def asks_for_help(text: str) -> bool:
    """Tell whether somebody wants to know what the bot can do, and says nothing else."""
    return _HELP.fullmatch(normalise(text).casefold()) is not None
