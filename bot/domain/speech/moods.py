"""Moods: what a sentence asks, wishes, tells or denies, and its clauses, in four languages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from bot.domain.language import Language, detect

_PAUSE = r"(?:[,;:(]|\s[-–—]+)\s+"


def _clauses(begins: str, doubts: str) -> re.Pattern[str]:
    """Compile where clauses part: a word that begins one is left out, one of doubt stays."""
    return re.compile(rf"(?:{_PAUSE}|\s)(?:{begins})\b|{_PAUSE}|\s(?=(?:{doubts})\b)")


@dataclass(frozen=True, slots=True)
class Mood:
    """How one language asks, wishes, tells something of a thing, denies, and goes on (`clauses`).

    Behind the last of the `leads` begins what is told of data before their name, and before the
    first of the `ends` ends what is told behind it. All but `clauses` are for lower case; those are
    split in the order in which they stand.
    """

    language: Language
    asks: re.Pattern[str]
    wishes: re.Pattern[str]
    says: re.Pattern[str]
    denies: re.Pattern[str]
    clauses: re.Pattern[str]
    leads: re.Pattern[str]
    ends: re.Pattern[str]

    def told_of_data(self, text: str) -> Iterator[str]:
        """Yield what a text (lower case) with a NUL for each name tells of what is named.

        Of "may we feed the purged SNLI that our exporter cut to a chatbot" these are two pieces.
        """
        pieces = text.split("\x00")
        for before, after in pairwise(pieces):
            yield self.leads.split(before)[-1]
            yield self.ends.split(after, 1)[0]


_ENGLISH = Mood(
    Language.ENGLISH,
    asks=re.compile(
        r"\b(?:may|can|could|might|shall|should|would) (?:we|i|our|my|us)\b"
        r"|^\W*(?:please|pls|is|are|does|do|did|any|how)\b"
        r"|\b(?:i|we|lead|boss|manager|pm|team)\b.{0,30}\b(?:wonder\w*|asks?|asked|knows?|checks?)\b"
        r".{0,12}\b(?:whether|if)\b|\b(?:let (?:me|us) know|(?:allowed|permitted|free) to"
        r"|permission to|ok(?:ay)? (?:to|for|if|with)|fine (?:to|if|with)|tell (?:me|us))\b"
    ),
    wishes=re.compile(  # "we need sketch data for a drawing app"
        r"\b(?:we|i|team|group|lab|squad|colleagues?|boss|manager|pm)(?:'d|'m|'re|'ve)? "
        r"(?:(?:would|also|just|really|currently|now|then|still|am|are|is|have been) ){0,3}"
        r"(?:like|wants?|needs?|plans?|planning|hopes?|hoping|writing|build|building|working on"
        r"|training|testing|drafting|preparing|developing|making|thinking|trying|looking|wondering"
        r"|considering|intend|collect(?:ing)?|love|prefer)\b"
        r"(?!.*\b(?:because|although|but|though|without|after|despite|plus|even|anyway|nobody|never"
        r"|not|secret\w*|leaked|stolen|pirated|stop|remove|removed)\b)"
    ),
    says=re.compile(  # "SNLI is from a mirror": a name in a sentence that tells something
        r"\b(?:is|are|was|were|has|have|had|comes?|came|contains?|includes?|got|does|do|did|went"
        r"|goes|says?|said|isn't|aren't|wasn't|hasn't|haven't|doesn't|don't|didn't"
        r"|be|been|it's|that's|there's|they're|we're|won't)\b"
    ),
    denies=re.compile(
        r"n't\b|\b(?:not|no(?! (?:weights|speaker|voice)\b)|nor|never|none|nobody"
        r"|nothing(?! but)|without|yet|later|but|except|however|though|although|lost|missing"
        r"|forgot\w*|refus\w*|fail\w*|cannot|will|would|should|soon|wrong|bad|instead|until"
        r"|unless|if|longer|minus|(?<!signed[ -])off|left|ended|expired?|anyway|all but"
        r"|withdr[ae]wn?"
        r"|on hold|hold list)\b"
    ),
    clauses=_clauses(
        "including|keeping|leaving|adding|along with|together with|as well as|once|so that|with"
        "|plus|after|while|since"
        "|because|now that|given(?: that)?|whose|when|if|provided(?: that)?|(?:as|so) long as"
        "|where|in which|and (?:also )?(?=the|our|their|its|all|some|his|her|my)",
        "but|though|although|even|despite|minus|except|apart from|before|unless|until|without"
        "|mixed",
    ),
    leads=re.compile(
        r"\b(?:on|with|from|over|use|using|into|for|in|we|i|to|and|or|by|let|is|are|about)\b"
    ),
    ends=re.compile(r"(?<!\basked )(?<!\bus )\bto\b|\b(?:for|into|as)\b"),
)
_GERMAN = Mood(
    Language.GERMAN,
    asks=re.compile(
        r"\b(?:d[üu]rf(?:en|t|te|ten)|darf|k[öo]nn(?:en|te|ten)|kann|soll(?:en|te|ten)?) "
        r"(?:wir|ich|man|unser\w*|das|die|der|es)\b|^\W*(?:bitte|ist|sind|gibt|wie)\b"
        r"|\bob (?:wir|ich|man|das|die|der|es)\b|\bsagt? (?:mir|uns)\b"
        r"|\b(?:in ordnung|okay?|erlaubt|zulässig)\W*$"
    ),
    wishes=re.compile(
        r"\b(?:wir|ich|team|gruppe|kolleg\w+|chef\w*) (?:\w+ ){0,2}?(?:würden?|möchten?|wollen|will"
        r"|planen?|brauchen?|bräuchten?|bauen?|arbeiten?|trainieren?|entwickeln?|überlegen?"
        r"|hätten?|suchen?|schreiben?)\b"
        r"(?!.*\b(?:weil|obwohl|aber|ohne|nach(?:dem)?|trotz\w*|plus|nie\w*|nicht|kein\w*|sogar"
        r"|heimlich\w*|geleakt\w*|gestohlen\w*|raubkop\w*|entfern\w*|lösch\w*)\b)"
    ),
    says=re.compile(
        r"\b(?:ist|sind|war|waren|hat|haben|hatte\w*|kommt|kommen|kam\w*|enthält|enthalten|wurden?"
        r"|wird|werden|steht|stehen|liegt|liegen|gibt|sagt|stammt|stammen)\b"
    ),
    denies=re.compile(
        r"\b(?:nicht|kein\w*|nie\w*|weder|noch|ohne|später|aber|außer|jedoch|obwohl|trotz\w*|verlor\w*"
        r"|fehl\w*|vergess\w*|verweiger\w*|abgelehn\w*|werden|wird|würden?|sollten?|bald|falsch\w*"
        r"|stattdessen|bis|wenn|falls|sofern|abgelaufen\w*|zurück\w*|widerr\w*|widerspr\w*|endete\w*"
        r"|weg|teilweise)\b"
    ),
    clauses=_clauses(
        "und mit|und (?=einige|ein paar|mehrere|unsere|weitere)|wobei|samt|sowie|zusammen mit"
        "|und auch|und dazu|inklusive|einschließlich|plus|nachdem"
        "|sobald"
        "|wenn|falls|weil|deren|dessen",
        "aber|obwohl|obgleich|trotz|außer|bevor|bis|ohne",
    ),
    leads=re.compile(
        r"\b(?:auf|mit|von|aus|über|in|wir|ich|man|für|zu|und|oder|nutzen|verwenden|ist|sind)\b"
    ),
    ends=re.compile(r"\b(?:fürs?|zu[mr]?|als|um|i[mn]|ins|und)\b"),
)
_FRENCH = Mood(
    Language.FRENCH,
    asks=re.compile(
        r"\b(?:peut|peux|puis|pouvons|pourrait|pourrions|doit|devons)[- ](?:on|nous|je|il)\b"
        r"|\b(?:on|nous|je) (?:peut|pouvons|peux|pourrait|pourrions|demande)\b.*\?"
        r"|^\W*(?:svp|merci de|est|sont|y a|comment)\b"
        r"|\b(?:est-ce qu\w*|dites[- ](?:moi|nous)|savoir si)\b"
    ),
    wishes=re.compile(
        r"\b(?:on|nous|je|équipe|collègues?|chef\w*) (?:\w+ ){0,2}?(?:veut|voulons|voudrait"
        r"|voudrions|veux|voudrais|aimerait|aimerions|aimerais|souhait\w+|prévo\w+|compt(?:e|ons)"
        r"|prépar\w+|développ\w+|construi\w+|entraîn\w+|cherch\w+|travaill\w+|a besoin|avons besoin"
        r"|envisag\w+)\b"
        r"(?!.*\b(?:parce|bien que|mais|sans|après|malgré|plus|même|jamais|pas|aucun\w*"
        r"|volé\w*|piraté\w*|supprim\w+|enlev\w+|retir\w+)\b)"
    ),
    says=re.compile(
        r"\b(?:est|sont|était|étaient|a|ont|avait|avaient|vient|viennent|contient|contiennent|été"
        r"|dit|figure|figurent|provient|proviennent)\b"
    ),
    denies=re.compile(
        r"\bn'|\b(?:ne|pas|non|jamais|aucun\w*|personne|rien|sans|encore|tard|mais|sauf|cependant"
        r"|bien que|quoique|malgré|perdu\w*|manqu\w*|oubli\w*|refus\w*|échou\w*|ser(?:a|ont|ait)"
        r"|devrai\w*|bientôt|faux|fausse|mauvais\w*|jusqu\w*|moins|si|expir\w*|retir\w*|plus"
        r"|annul\w*)\b"
    ),
    clauses=_clauses(
        "et avec|et (?=des|nos|quelques|plusieurs)|en gardant|en laissant|en ajoutant|y compris"
        "|ainsi que|et aussi|et en plus|plus|après"
        "|une fois|dès que|si|parce que|puisque"
        "|dont|alors que",
        "mais|bien que|quoique|malgré|sauf|avant|jusqu|sans",
    ),
    leads=re.compile(
        r"\b(?:sur|avec|d[eu]s?|dans|on|nous|je|pour|à|aux?|et|ou|utiliser|est|sont)\b|\bd'"
    ),
    ends=re.compile(r"\b(?:pour|afin|comme|dans|en|à|aux?|et)\b"),
)
_SPANISH = Mood(
    Language.SPANISH,
    asks=re.compile(
        r"\b(?:podemos|puedo|se puede|podríamos|podría|debemos|pueden)\b.*\?|¿"
        r"|^\W*(?:por favor|hay|cómo)\b|\b(?:saber si|dígan?(?:me|nos)|dime|decid(?:me|nos))\b"
    ),
    wishes=re.compile(
        r"\b(?:(?:querríamos|queremos|quiero|quisiera\w*|quisiéramos|necesit\w+|planeamos|pensamos"
        r"|preparamos|desarrollamos|construimos|entrenamos|buscamos|nos gustaría|me gustaría)"
        r"|estamos \w+ndo|estoy \w+ndo)\b"
        r"(?!.*\b(?:porque|aunque|pero|sin|después|tras|pese|además|incluso|nunca|no|ningun\w*"
        r"|robad\w+|pirat\w+|filtrad\w+|quit\w+|elimin\w+|borr\w+)\b)"
    ),
    says=re.compile(
        r"\b(?:es|son|era|eran|ha|han|había\w*|está|están|viene|vienen|contiene\w*|fue|fueron"
        r"|dice\w*|figura\w*|procede\w*|tiene\w*)\b"
    ),
    denies=re.compile(
        r"\b(?:no|ni|nunca|jamás|nadie|nada|ningun\w*|sin|aún|todavía|luego|después|pero|excepto"
        r"|salvo|aunque|embargo|pese|perdi\w*|falt\w*|olvid\w*|rechaz\w*|negó|será\w*|sería\w*"
        r"|deberí\w*|pronto|mal|malo|hasta|menos|si|caduc\w*|expir\w*|retir\w*|ya no|anul\w*)\b"
    ),
    clauses=_clauses(
        "y con|y (?=unos|unas|algunos|algunas|varios|varias|nuestros|nuestras)|dejando"
        "|manteniendo|añadiendo|incluyendo|sumando|incluid[oa]s?|junto con|así como"
        "|y también|y además|más|después|tras|una vez|cuando|si"
        "|porque|ya que|cuy[oa]s?",
        "pero|aunque|pese|salvo|excepto|antes|hasta|sin",
    ),
    leads=re.compile(
        r"\b(?:con|en|de|del|sobre|para|a|al|y|o|usar|utilizar|es|son|podemos|puedo)\b"
    ),
    ends=re.compile(r"\b(?:para|como|en|al?|y)\b"),
)
MOODS = {mood.language: mood for mood in (_ENGLISH, _GERMAN, _FRENCH, _SPANISH)}


def mood_of(sentence: str, otherwise: Language) -> Mood | None:
    """Return how the language of a sentence speaks; None for one that is not split into words."""
    return MOODS.get(detect(sentence) or otherwise)
