"""Conversation: small talk, and questions that lean on an earlier turn."""

import re
from collections.abc import Iterable, Sequence

from bot.domain.documents import SubjectKind
from bot.domain.speech.beside import clause, joins_matter
from bot.domain.subjects import Registry, Subject
from bot.domain.vocabulary import Vocabulary

_GREETING = re.compile(
    r"(?i)^\W*(?:hi|hello|hey|good (?:morning|evening|afternoon)|thanks?|thank you|thx|ty|cheers"
    r"|great|nice|cool|ok(?:ay)?|lol|bye|see you|you rock|well done|perfect|awesome|danke\w*|hallo"
    r"|guten \w+|merci|bonjour|salut|gracias|hola|adiós)\b"
    "|^\\W*(?:谢谢|謝謝|多谢|多謝|感谢|感謝|你好|您好|早上好|晚上好|再见|辛苦了"
    "|ありがとう|どうも|こんにちは|こんばんは|おはよう|お疲れ|了解|助かりました)"
)
_CHAT = re.compile(
    r"(?i)\b(?:do you like|how are you|your job|who are you|are you (?:a|an|human|real)|lol"
    r"|haha\w*|joke|weather|lunch|coffee)\b|你是谁|你是誰|哈哈|天气|天氣|あなたは誰|天気|冗談"
)
_WORK = re.compile(
    r"(?i)^\W*(?:please |pls |hey,? |hi,? |can you |could you |would you |will you )*"
    r"(?:translate|proofread|rephrase|reword|compose|debug|refactor|review my"
    r"|summari[sz]e (?:this|the|my|our) (?:paper|meeting|thread|article|doc\w*|page|chat)"
    r"|write (?:me )?(?:an? |some )?(?:haiku|poem|story|song|function|script|unit test|e-?mail))\b"
)
_POINTS_BACK = re.compile(
    r"(?i)\b(?:it|its|that|this|they|them|those|these|same|there|then|again|instead|ones?|also|too"
    r"|else|and|but|so|what about|how about|what if|das|dann|dies\w*|davon|und|es|sie|ça|cela"
    r"|alors|et|eso|esto|entonces|y)\b"
    "|它|这|這|那|同样|同樣|一样|一樣|呢|如果|换成|それ|これ|あれ|その|この|では|じゃあ|なら|同じ|場合"
)

_BESIDE = re.compile(  # with its API is by it, and not beside it
    r"(?i)(?<=.)(?:(?:\band|[+&])(?: (?P<next>[\w-]+))?"
    r"|\bwith\b(?! (?:(?:its|their) api|us|me|you|research)\b)"
    r"|\b(?:plus|incl\w*|both|together|along|as well|too|und|mit|samt|sowie"
    r"|et|avec|y|con|junto)\b)"
)
_ALONE = re.compile(
    r"(?i)\b(?:only|just|alone|without|minus|except|instead|rather|by (?:them|it)sel\w+"
    r"|on (?:their|its) own|leav\w+|drop\w*|skip\w*|no (?:images|pictures|photos|videos|audio)"
    r"|nur|ohne|allein|seulement|seule?s?|uniquement|sans|sol[oa]s?|sin|únicamente)\b"
)


_GOES_ON = re.compile(
    r"(?i)^\W*[^\W\d_]+(?:[\s,.!:;-]+(?:cool|great|thanks|good|nice|then|perfect))?[\s,.!:;-]+"
    r"(?:but|and|so|then|what|how about|aber|und|also|dann|mais|et"
    r"|alors|donc|pero|y|entonces)\b.*\?"
)


_ASKS_BACK = (
    re.compile(  # "why?", "are you sure?", "which conditions?"
        r"(?i)^\W*(?:(?:but|and|ok(?:ay)?|hm+|so)\b\W*)*(?:why|how come|how so|really|are you sure"
        r"|(?:what|which) conditions|what are the conditions|says who|where does it say|since when"
        r"|warum|wieso|wirklich|sicher|welche bedingungen|pourquoi|vraiment|quelles conditions"
        r"|por qué|de verdad|seguro|qué condiciones|为什么|為什麼|なぜ|どうして)\b[^.?!]{0,30}\W*$"
    ),
    re.compile(  # "so we can go ahead?", "ok?"
        r"(?i)^\W*(?:(?:ok(?:ay)?|sure|really|right|still|so|and|but|then|now|go|ahead|can|could|may"
        r"|we|i|us|are|is|it|that|good|fine|to|start|begin|proceed|do|this|allowed|clear|safe|set"
        r"|yes|no|all|for|definitely|just|today|anyway|s|cleared|ready|any|problems?|issues?"
        r"|thoughts|objections?|opinions?|correct|c|est|bon|d|accord|toujours|donc|vale|de|acuerdo|sigue"
        r"|siendo|válido|immer|noch|geht|das|also|ja|carry|on|fine)\W+)+\Z(?<=[?])"
    ),
    re.compile(  # "source?", "how do I get permission?", "what now?"
        r"(?i)^\W*(?:(?:(?:can|could|would) you )?(?:please )?(?:(?:give|show|send|tell) me |got )?"
        r"(?:(?:an?|the|your|any|some) )?(?:sources?|references?|links?|quot\w+|reasons?)"
        r"|(?:how|where|when) (?:do|can|could|would|may|should) (?:we|i) (?:get|ask for|obtain"
        r"|apply for|request|appeal|do (?:it|that)|start|begin|use it)\b[^.?!]{0,30}"
        r"|(?:what|and) (?:now|next|then)|what (?:should|can|must|do) (?:we|i) do"
        r"|when (?:may|can|could) (?:we|i))\W*\Z"
    ),
)


_FRAGMENT = re.compile(  # "on 64 GPUs", "for a demo", "only the German part", "registered already"
    r"(?i)^\W*(?:on|for|at|by|via|from|in|under|over|until|as|only|just|about|around|roughly|the|an?"
    r"|each|it's|we're|we've|our|my|registered|yes)\b(?:\W+[\w'-]+){0,7}\W*$"
)
_FOR_WHAT = re.compile(
    r"(?i)^\W*(?:(?:and|but|also|only|just|ok(?:ay)?|it's|this is|that is|it is|we'd do it)\W+)*"
    r"(?:for|at|by|via|until|about|around|roughly|over|under)\b(?:\W+[\w'-]+){1,7}\W*$"
)
_BOTH = re.compile(
    r"(?i)\b(?:(?:which|any|either|none) of (?:these|them|those)|both|together|combined"
    r"|the (?:two|three)|all (?:fine|allowed|ok(?:ay)?|good)"
    r"|all (?:of )?(?:them|these|those|three|four)"
    r"|each of them|beide\w*|zusammen|les deux|tous les|ambos|juntos)\b|两个|都|両方"
)
_SOME_LEFT_OUT = re.compile(  # "leave out PG-19", "without ANLI", "PG-19 is out", "we removed ANLI"
    r"(?i)\b(?:without|minus|except|excluding|drop(?:ped|ping)?|skip(?:ped|ping)?|remov(?:e|ed|ing)"
    r"|exclud(?:e|ed)|delet(?:e|ed)|forget|ohne|sans|sin|leav(?:e|ing) out|left out|take out"
    r"|took out|taking out|throw out|threw out|no|not) (?:the )?\x00"
    r"(?!'s| (?!then|now|please|any|anymore|so|and|but|if|we|may|can|could|is|are)[a-z])"
    r"|\b(?:leav(?:e|ing)|left|take|taking|took|throw|kick(?:ed)?|cut) \x00 out\b"
    r"|\x00 (?:is|are|was) (?:now )?(?:out|gone|removed|dropped|left out)\b"
)


def asks_back(text: str) -> bool:
    """Tell whether a follow-up asks for the same answer again: "why?", "so we can go ahead?"."""
    return any(asked.match(text) for asked in _ASKS_BACK)


def tells_more(text: str) -> bool:
    """Tell whether a follow-up adds a circumstance, and cannot name data: "for two epochs"."""
    return bool(_FOR_WHAT.match(text))


_PLACES = {
    "first": 0, "former": 0, "1st": 0, "second": 1, "2nd": 1, "latter": -1, "third": 2, "3rd": 2,
    "fourth": 3, "last": -1,
}  # fmt: skip
_PLACE = re.compile(  # "ok the first then", "the latter", "without the second one"
    r"(?i)(?P<out>\b(?:without|minus|except|excluding|drop|skip|remove|leave out|leaving out) )?"
    r"\bthe (?P<place>first|second|third|fourth|last|former|latter|1st|2nd|3rd)"
    r"(?P<two> two)?(?: (?:one|set|data ?set|of (?:them|these)|in the list))?"
    r"(?P<gone> (?:is|was) (?:dropped|out|removed|gone|left out))?"
    r"(?=\s*(?:[,.?!;:)]|$|\b(?:then|only|instead|and|is|for|too|ok|as)\b))"
)


def picks(text: str) -> bool:
    """Tell whether a follow-up means data by their place."""
    return bool(_PLACE.search(text))


def picked(text: str, subjects: Sequence[Subject]) -> tuple[Subject, ...] | None:
    """Return which of some subjects a follow-up means by their place: "the first one then".

    None where it speaks of no place; all where there is nothing at that place.
    """
    found = _PLACE.search(text)
    if not found:
        return None
    place, several = _PLACES[found["place"].casefold()], 2 if found["two"] else 1
    if len(subjects) <= max(place, several - 1, 1 - several):
        return tuple(subjects)
    first = place if place >= 0 else len(subjects) - several
    meant = tuple(subjects[first : first + several])
    left_out = found["out"] or found["gone"]
    return tuple(s for s in subjects if s not in meant) if left_out else meant


def speaks_of_both(text: str) -> bool:
    """Tell whether a follow-up means all data of a thread: "so we can use both?"."""
    return bool(_BOTH.search(text))


def without_left_out(around: str) -> str:
    """Return a text around names without what takes those out of what is asked: "drop ANLI"."""
    return _SOME_LEFT_OUT.sub(" ", around)


def greets(text: str) -> bool:
    """Tell whether a text begins like small talk; "ok, but …?" begins a question."""
    return bool(_GREETING.match(text)) and not _GOES_ON.match(text)


def wants_work(text: str) -> bool:
    """Tell whether a text asks for a piece of work: a translation, a poem, a review of code."""
    return bool(_WORK.match(text))


def chats(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a text is small talk and nothing else."""
    small = greets(text) or bool(_CHAT.search(text))
    return small and not (
        vocabulary.about_data(text) or vocabulary.topics_in(text) or vocabulary.uses_in(text)
    )


def is_data(subject: Subject) -> bool:
    """Tell whether a subject is data, and not only a licence or the place where data lie."""
    return subject.kind is not SubjectKind.LICENCE and not subject.hub


def names_data(subjects: Iterable[Subject]) -> bool:
    """Tell whether subjects name data."""
    return any(map(is_data, subjects))


def continues(text: str, subjects: tuple[Subject, ...], vocabulary: Vocabulary) -> bool:
    """Tell whether a question needs the earlier turn: it names no subject of its own."""
    if names_data(subjects):
        return False
    if asks_back(text) or picks(text):
        return True
    leave = only_asks_leave(text, vocabulary)
    if chats(text, vocabulary) and not (leave and _MAY_WE.search(text)):
        return False
    return bool(
        leave
        or _POINTS_BACK.search(text)
        or _ALONE.search(text)
        or adds(text)
        or speaks_of_both(text)
        or joins_matter(text.casefold())
        or _FRAGMENT.match(text)
        or vocabulary.topics_in(text)
        or vocabulary.about_data(text)
        or vocabulary.uses_in(text)
        or vocabulary.says_met(text)
    )


_MAY_WE = re.compile(
    r"(?i)\b(?:(?:may|can|could|shall|should) (?:we|i)(?! thank)|(?:dürfen|können|sollen) wir"
    r"|(?:darf|kann|soll) ich|(?:peut|pouvons|puis)-(?:on|nous|je)|podemos|puedo)\b"
)


def only_asks_leave(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a follow-up asks for leave and names nothing: "may I start the job tonight?"."""
    if vocabulary.errand(text) or not (vocabulary.asks_leave(text) or _MAY_WE.search(text)):
        return False
    return all(
        vocabulary.harmless(word)
        or vocabulary.reasons.has(word)
        or any(word in words for words in vocabulary.elsewhere.values())
        for word in vocabulary.specific_words(text)
    )


_THE_SAME = re.compile(  # "and LibriSpeech?", "the same for LJ Speech", "I meant BoolQ, sorry"
    r"(?i)^\W*(?:(?:ok(?:ay)?|sorry|no|hm+|thanks?|yes|ah|oh|cool|great)\b[\W]*)*"
    r"(?:and|or|plus|what about|how about|same|the same|i mean(?:t)?|rather|instead|only|just"
    r"|und|oder|et|ou|y|o|was ist mit|gleiche|qu'en est-il de|qué hay de)\b"
    r"|\b(?:same|do it|for that|in that case|instead|as well|too|either|ones?|still|genauso|ebenso"
    r"|pareil|igual)\b|\bi meant\b"
    r"|同样|一样|呢|同じ|は[?？]"
)


def says_the_same(text: str) -> bool:
    """Tell whether a question says itself that it asks what the one before asked."""
    return bool(_THE_SAME.search(text))


_TRAINED_ON = re.compile(
    r"(?i)\b(?<=ones )(?:trained|tuned) (?=on |with )|(?<=one )trained (?=on )"
)


def asks_the_same(text: str, vocabulary: Vocabulary) -> bool:
    """Tell whether a question with a name of its own says no use of its own.

    "and LibriSpeech?", "sorry, LibriSpeech", "is LibriSpeech ok?" ask what was asked before.
    """
    text = _TRAINED_ON.sub("", text)
    return not (
        vocabulary.uses_in(text) or vocabulary.topics_in(text) & vocabulary.flagged("activity")
    )


_ADDS = re.compile(  # "with GSM8K mixed in?", "together with GSM8K", "if we add GSM8K"
    r"(?i)\b(?:mixed in|mix(?:ed|ing)?|together with|along with|combined with|merged with"
    r"|add(?:ed|ing|s)?"
    r"|on top|in addition|zusammen mit|gemischt mit|mélangé|avec|junto con|mezclado)\b"
    r"|^\W*(?:and |plus |also )?with\b|^\W*(?:and )?plus\b|^\W*(?:and |plus )(?:also )?on\b"
)


def adds(text: str) -> bool:
    """Tell whether a follow-up adds data to those of the turn before."""
    return bool(_ADDS.search(text))


_NOT_TAKEN = re.compile(  # "we scrape it rather than use the dump"
    r"(?i)\b(?:instead of|rather than|not|statt|au lieu de|en vez de)"
    r"(?: (?:us|tak)(?:e|ing)| prendre| usar| the| an?| den| des| le| la| el)* [\w'-]+"
)


_OUR_API = re.compile(  # "customers use it by API": the model, and not the data
    r"(?i)\b(?:our(?: own)?|behind an"
    r"|(?:use|call|reach|get) (?:it|the model) (?:by|via|through|over)(?: the| our| an)?) api\b"
    r"|\b(?:served|offered|hosted|sold) (?:only )?(?:by|via|through|over|from)"
    r" (?:the |our |an )?api\b"
)


_TRADE = (
    r"(?:annotations?|label(?:s|l?ing)?|images?|pictures?|photos?|videos?|audio|captions?|metadata"
    r"|code|text|questions?|transcripts?)"
)
_WHOSE_TRADE = re.compile(  # "our annotation vendor", "the photos app": of no data that is named
    rf"(?i)\b{_TRADE}[ -](?=(?:(?:service|data) )?(?:vendor|supplier|contractor|subcontractor|team"
    r"|company|firm|provider|service|partner|agency|department|app|product|tool)s?\b)"
    rf"|\b(?:that|who|which|we pay|to) (?:do(?:es)?|handles?|makes?|for) (?:our |the |us )?{_TRADE}"
)


def part_of(
    earlier: tuple[Subject, ...], text: str, registry: Registry, vocabulary: Vocabulary
) -> tuple[Subject, ...]:
    """Return the parts of subjects that a text names, where a part is a subject itself.

    A part that is asked about beside the whole does not stand for it: both are returned.
    """
    text = _WHOSE_TRADE.sub("", text)
    said = vocabulary.parts_in(_OUR_API.sub(" ", _NOT_TAKEN.sub(" ", text)))
    found: list[Subject] = []
    for subject in earlier:
        inner = next((i for part in said if (i := registry.part(subject, part))), None)
        if inner and inner not in earlier:
            found.append(inner)
    # In "and save them" a clause begins, and no other thing.
    joins = (m["next"] for m in _BESIDE.finditer(text))
    beside = any(not clause((n or "").casefold()) for n in joins) and not _ALONE.search(text)
    return (*earlier, *found) if found and beside else tuple(found)
