"""The sentences of answers, in each language that the bot speaks."""

from bot.domain.language import Language
from bot.domain.phrases.chinese import CHINESE
from bot.domain.phrases.english import ENGLISH
from bot.domain.phrases.french import FRENCH
from bot.domain.phrases.german import GERMAN
from bot.domain.phrases.japanese import JAPANESE
from bot.domain.phrases.shape import Sentences
from bot.domain.phrases.spanish import SPANISH

SENTENCES = {
    Language.ENGLISH: ENGLISH,
    Language.GERMAN: GERMAN,
    Language.FRENCH: FRENCH,
    Language.SPANISH: SPANISH,
    Language.CHINESE: CHINESE,
    Language.JAPANESE: JAPANESE,
}


def sentences(language: Language) -> Sentences:
    """Return the sentences of a language."""
    return SENTENCES[language]
