"""The language of a question, by script and frequent words."""

import re
from enum import StrEnum

from bot.domain.text import normalise


class Language(StrEnum):
    """The languages that the bot answers in."""

    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"
    SPANISH = "es"
    CHINESE = "zh"
    JAPANESE = "ja"


_KANA = re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff]")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
# Signs and words of Japanese that Chinese writes differently, for questions without kana.
_JAPANESE = re.compile(
    "[権収売読変気発実対験証検価択釈訳図録処込働枠々]|利用可|学習|規約|著作物|動画"
)
# A word that hardly stands in another language counts twice; common to two languages, it is in
# neither list, or in both.
_CERTAIN = {
    Language.ENGLISH: "the what which does could would should may can about with this that thanks "
    "please hello",
    Language.GERMAN: "dürfen darf können kann wir ist und oder für nicht unser unsere unserem "
    "unseren unseres einen einem eine wenn auf welche trainieren nutzen verwenden danke hallo "
    "bitte guten zum zur erlaubt gilt daten lizenz wofür",
    Language.FRENCH: "peut pouvons puis-je est-ce pour avec dans nous notre nos cette ces sont "
    "quelle quelles quel aux données entraîner utiliser merci bonjour peut-on avons-nous licence-t "
    "faut-il télécharger sommes",
    Language.SPANISH: "podemos puedo puede para con por nuestro nuestra nuestros nuestras qué cuál "
    "cómo está están usar datos entrenar gracias hola licencia descargar permite permitido",
}
_LIKELY = {
    Language.ENGLISH: "is are we our us my i for of to and or do if it in on at be have has was "
    "were not no use using train from how who when where why any some just only you your they ok "
    "okay so let but then an a as by same model data dataset licence license videos hi help",
    Language.GERMAN: "der die das den dem des ein ich von mit im aus bei auch was wie wer wo man "
    "es sie sind dass wird werden ob nur mehr noch schon dann denn ja nein in an am als um so",
    Language.FRENCH: "le la les un une des du de et ou en on que qui ce au il elle est sont sur "
    "par pas ne je sans plus alors oui non si modèle",
    Language.SPANISH: "el la los las un una del al de y o en que se es son no lo su sus sin este "
    "esta estos estas hay si sí más le como modelo",
}
_POINTS = {
    language: dict.fromkeys(_LIKELY[language].split(), 1)
    | dict.fromkeys(_CERTAIN[language].split(), 2)
    for language in _CERTAIN
}
_SIGNS = {
    Language.GERMAN: re.compile("[äöüß]"),
    Language.FRENCH: re.compile(r"[èêëàâçùûîïœ]|\b(?:[ldjn]|qu)'(?=[aeiouyhéèêàâîô])"),
    Language.SPANISH: re.compile("[ñáíóú¿¡]"),
}
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ENOUGH = 2
_READ = 2000


def detect(text: str) -> Language | None:
    """Return the language of a text; None when its words do not tell."""
    plain = normalise(text[:_READ]).casefold()
    points = _points(plain)
    best = max(points, key=lambda language: points[language])
    kana, han = len(_KANA.findall(plain)), len(_HAN.findall(plain))
    if kana + han > 2 * points[best]:
        return Language.JAPANESE if kana or _JAPANESE.search(plain) else Language.CHINESE
    if sum(1 for said in points.values() if said == points[best]) > 1:
        return None
    return best if points[best] >= _ENOUGH else None


def language_of(text: str, before: str = "") -> Language:
    """Return the language to answer in: that of the question, of the turn before, or English."""
    return detect(text) or detect(before) or Language.ENGLISH


def _points(plain: str) -> dict[Language, int]:
    words = _WORD.findall(plain)
    points = {
        language: sum(values.get(word, 0) for word in words) for language, values in _POINTS.items()
    }
    for language, signs in _SIGNS.items():
        points[language] += bool(signs.search(plain))
    return points
