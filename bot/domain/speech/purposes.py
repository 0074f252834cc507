"""Purposes: how people say what they do with data, put into the plain words for it.

A statement is read only where few harmless words stand in it, which hide nothing that matters.
"""

from functools import lru_cache

from bot.domain.speech.gauging import for_a_test
from bot.domain.speech.giving import to_somebody
from bot.domain.speech.handing import for_everybody
from bot.domain.speech.keeping import stored
from bot.domain.speech.models import without_aims
from bot.domain.speech.permission import without_leave
from bot.domain.speech.products import denied
from bot.domain.speech.research import for_research
from bot.domain.speech.staying import inhouse
from bot.domain.speech.talk import without_askers, without_reasons


@lru_cache(maxsize=64)  # a question is read from several sides
def told(text: str) -> str:
    """Return a text (lower case) with each purpose that it states in the plain words for it."""
    text = without_leave(without_aims(stored(inhouse(without_reasons(without_askers(text))))))
    return to_somebody(for_everybody(for_a_test(denied(for_research(text)))))
