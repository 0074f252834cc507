"""Giving: how people say that they hand data to somebody: "can our vendor have a copy of it?".

What is handed to one company is not published, and what is for partners is not for customers: each
recipient has a name of its own.
"""

import re
from collections.abc import Collection, Iterable

from bot.domain.speech.beside import NAME

_KIND = (
    r"(?:compan(?:y|ies)|firms?|organi[sz]ations?|business(?:es)?|institutions?|start-?ups?|labs?"
    r"|teams?)"
)
_LABELS = (  # "the firm that labels data for us"
    rf"{_KIND} (?:that|which|who) (?:labels?|annotates?|tags?|transcribes?|does (?:our|the|all our"
    rf"|all)"
    r" (?:data )?(?:labell?ing|annotation|tagging))(?: (?:our |the )?data)?(?: for us)?"
)
_WHO = {
    "to a partner": r"partner(?:s|(?: companies| firms| organi[sz]ations?)|ed|ing)?"
    r"|joint[ -]venture",
    "to a supplier": r"(?<!cloud )(?<!hosting )(?<!storage )(?<!cloud service )"
    r"(?<!cloud services )(?<!cloud-services )(?<!hosting service )(?:vendor|supplier|contractor"
    r"|subcontractor|provider(?! of (?:our|the) (?:cloud|storage|hosting)))s?|freelancers?"
    r"|agenc(?:y|ies)|consultan(?:t|cy|ts|cies)"
    r"|(?:labell?ing|annotation|annotating|tagging|transcription|translation|moderation|crowd\w*)"
    rf" (?:{_KIND}|services?|bureaus?|people|crowd)|{_LABELS}",
    "to annotators": r"(?:annotator|labell?er|rater|crowd ?worker)s?"
    r"|people who (?:annotate|label|transcribe|rate)(?: data)? for us",
    "to a cloud provider": r"(?:cloud|hosting|storage)[ -](?:services? )?(?:vendor|provider"
    r"|supplier|service|host|company)s?|providers? of (?:our|the) (?:cloud|storage|hosting)"
    rf"|{_KIND} (?:that|which) (?:provides|runs|hosts|operates) our (?:cloud|storage|servers?)",
    "to a customer": r"(?:customer|client)s?",
    "to researchers": r"universit(?:y|ies)|academics?|professors?|students?|collaborators?"
    r"|researchers?|(?:academic|outside|external|another|other)"
    r"(?: research)? (?:labs?|groups?|institutes?)",
    "to our subsidiary": r"subsidiar(?:y|ies)|affiliates?|(?:parent|sister|mother|group|daughter) "
    r"compan(?:y|ies)",
    "to a friend": r"friends?|former colleagues?|ex-colleagues?",
}
_OF_OURS = (
    r"(?:(?:an?|our|its|the|my|one|two|some|this|that|these|those|any|all|each|every|other|another"
    r"|several|both|few|of|external|outside|trusted|own|new|paying|potential) ){0,6}"
    r"(?:(?:(?<=our )|(?<=the )|(?<= an )|(?<= a ))(?:[a-z][\w-]* ){1,3}?)?"
)
_PARTS = {  # each may have in it those that follow
    "WHO": rf"(?<![\w'-]){_OF_OURS}(?:(?:{'|'.join(_WHO.values())})(?:'s?)?(?: {_KIND})?"
    rf"|(?:third|other|outside|external) part(?:y|ies)"
    rf"|(?:another|other|outside|external) {_KIND}"
    rf"|(?:{_KIND}|universit(?:y|ies)) (?:that |which )?(?:we(?:'re| are) partner(?:ed|ing) with"
    r"|we partner with|we work with|partners? with us))"
    r"(?: of (?:ours|mine))?(?![\w'-])"
    rf"(?:, (?:an?|the|one of our) (?:{'|'.join(_WHO.values())})(?:,|(?=[.?!;]|$)))?"
    r"(?:,? (?:who|that|which) (?:does|do|labels?|annotates?|tags?|transcribes?|translates?|works?)"
    r"(?: (?:our|the|all|data|annotations?|labell?ing|labels|texts?|images?)){0,3}(?: for us)?"
    r"(?![\w'-]))?",
    "ANY_IT": r"(?:DATA|(?:it|them|that|this|the (?:data ?set|data|corpus))(?![\w'-]))",
    "DATA": rf"(?:PARTMINE (?:{NAME}|it)AS_IS|COPY|(?<![\w'-])MINE (?:{NAME}|THINGS)AS_IS)",
    "PART": r"(?<![\w'-])(?:PIECE(?:of|from|out of)|some of) ",
    "PIECE": r"(?:(?:an?|the|this|that|some|one|our|only|just|small|large|random|tiny|little|big) )"
    r"{0,4}(?:subset|part|portion|sample|piece|slice|section|extract|excerpt|fraction|selection"
    r"|half|bit)s? ",
    "THINGS": r"(?:(?:some|of|those|these|a few) ){0,3}(?:[a-z][\w-]* ){0,2}?"
    r"(?!(?:models|weights|results|scores|numbers|findings|answers|reports|recommendations)\b)"
    rf"[a-z][\w-]*s (?:from|off|of|that (?:people|users|others) (?:post|share|put) on) (?:the )?"
    rf"(?:{NAME}|(?!(?:our|my|us|a|an|it|this|that)\b)[a-z][\w.-]+)"
    rf"|{NAME}(?:'s)? (?:[a-z][\w-]* )??[a-z][\w-]*s"
    r"|its (?:[a-z][\w-]* )??[a-z][\w-]*s",
    "BY_US": r"(?:(?:from|by) (?:us|our (?:team|group|company)) )?",
    "COPY": rf"(?<![\w'-])MINE (?:{NAME} )?cop(?:y|ies)(?: of)?(?: MINE)?"
    rf"(?: (?:{NAME}|it)(?![\w'-]))?AS_IS(?:(?: (?:that )?we(?: have|'ve|'ve got| hold| "
    rf"keep| possess)| in our possession)(?![\w'-]))?",
    "MINE ": r"(?:(?:an?|our|my|the|one|full|whole|complete|this|that|exact|own|internal"
    r"|local) ){0,5}",
    " MINE": r"(?: (?:the|our|my|full|whole|complete)){0,3}",
    "AS_IS": r"(?: (?:data ?sets?|data|corpus|corpora|files?|collection|as is|as it is|subset"
    r"|sample|extract|excerpt))?"
    r"(?![\w'-])",
    " ON": r"(?: (?:on|over|across|from us|by us|along|out|available|accessible|directly|straight"
    "|off)){0,3}",
    # What is shipped or released with no name may be a model; what is passed on is the data.
    "HAND": r"\b(?:giv|gav|redistribut|distribut|send|lend|loan|hand|forward|transfer|pass|shar)"
    r"(?:e|es|s|ing)?",
    "GIVEN": r"(?:given|sent|lent|handed|shipped|e?-?mailed|forwarded|delivered|transferred"
    r"|provided|passed|supplied|shared|(?:re)?distributed|granted|released|offered|furnished|disclosed"
    r"|moved"
    r"|copied|licen[cs]ed)",
    "GIVE": r"\b(?:giv|gav|redistribut|send|lend|loan|hand|forward|transfer|pass|shar|ship"
    r"|e?-?mail|deliver"
    r"|provid"
    r"|supply|suppli|distribut|submit|grant|releas|offer|furnish|disclos|transmit|mov|copy"
    r"|licen[cs]|slip|get|make"
    r"|upload|turn|sent)(?:e|es|s|ing|t?ting|ring|ping)?",
    "MAY": r"\b(?:may|can|could|should|might|would|will|to)",
}
_WAYS = (
    r"\b(?:mak(?:e|ing)|tak(?:e|ing)) DATA,? and (?:then )?(?:HAND|ship) (?:it|that|this) ON"
    " to WHO",
    "GIVE ON DATA ON (?:to|with|among|amongst) WHO",
    r"\b(?:ok|okay|fine|allowed|permitted|free|may we|can we|could we|may i|can i) (?:to )?HAND ON "
    "(?:to|with) WHO(?= *(?:[?,.;:!]|$))",
    r"\b(?:let|letting) (?:DATA|it|them) (?:go|pass) (?:over |out |on )?to WHO",
    "(?:\\A|(?<=[.!?,:;] ))DATA,? (?:our|the|a) copy,? to WHO(?= *[:?,])",
    "DATA,? recipients?:? (?:is |are |being |would be )?WHO",
    "WHO (?:[\\w'-]+ ){0,4}?(?:[\\w'-]+,? )?(?:and )?they (?:want|need|asked for|would like) DATA",
    r"\bif (?:we|i) (?:gave|GIVEN) (?:DATA ON (?:to|with) WHO|WHO (?:with )?DATA)",
    "HAND ANY_IT ON (?:to|with) WHO",
    # "may we share a part with a client?", "our client wants a part; ok to send it over?"
    "GIVE (?=(?:an?|some|the|one) )PIECEON ?(?:to|with) WHO",
    "(?:for|to) WHO[:,] MAY (?:we|i) make DATA,? and (?:then )?GIVE ON (?:it|that) ON to (?:them"
    "|him|her)(?!\\w)",
    "(?:\\A|(?<=[.!?,:;] ))WHO[.;:,] (?:so )?MAY (?:we|i) GIVE (?:(?:them|him|her) DATA|DATA ON to"
    " (?:them|him|her))(?!\\w)",
    "MAY (?:DATA|it) be copied BY_US(?:and )?GIVEN ON to WHO",
    "DATA (?:(?:MAY|be|is|are) ){1,5}BY_USGIVEN ON,? as a copy,? to WHO",
    "(?:for|to) WHO[:,] MAY (?:we|i) GIVE ON DATA ON (?:to|with) (?:them|him|her)(?!\\w)",
    "(?:\\A|(?<=[.!?,:;] ))DATA,? from us to WHO",
    "WHO (?:wants?|needs?|would like|'d like|asked for|asks for) DATA[.;,] (?:is it |would it be )?"
    "(?:ok|okay|fine|allowed|alright|all right|may we|can we|could we) (?:to )?"
    "GIVE (?:it|them|that)(?: over| on| along)?(?!\\w)",
    "WHO (?:MAY )?(?:gets?|have|receives?|be GIVEN) PIECEfrom (?:us|me)",
    "MAY WHO (?:get|have|receive|be GIVEN) PIECEfrom (?:us|me)",
    "GIVE ANY_IT (?:available|accessible) (?:for|to) WHO",
    "(?:\\A|(?<=[.!?,:;] ))DATA to WHO(?= *[:?,])",
    "MAY (?:DATA|it|they) go (?:over |out |from us )?to WHO",
    # "A client of ours would like to have it. May we let them have it?"
    "WHO (?:wants?|needs?|would like|'d like|asks? for|keeps? asking for|asked for|is asking for"
    "|requested|has asked"
    "(?: us)? for)(?: to (?:have|get))? (?:DATA|it)[.;:,] MAY (?:we|i) (?:let (?:them|him|her) "
    "have "
    "(?:it|them)|GIVE ON (?:it|them|that) ON(?: to (?:them|him|her))?|GIVE (?:them|him|her)"
    "(?: it| that| a copy)?)(?![\\w'-])",
    "GIVE ON (?:to )?WHO (?:with |access to |the use of )?DATA",
    "GIVE (?:them|him|her)(?: with)? DATA",
    r"\b(?:let|letting|allow|allowing) WHO (?:to )?(?:have|get|receive|keep|take|hold) ANY_IT",
    r"\blet (?:them|him|her) (?:have|get|receive|take) DATA",
    "(?:is|are) WHO (?:allowed|permitted|free) to (?:have|get|receive|obtain|be GIVEN) DATA",
    "DATA (?:->|=>|→) WHO",
    "MAY WHO (?:have|get|receive|obtain|be GIVEN) (?:DATA|(?:them|it)(?= from (?:us|me)\\b))",
    "WHO (?:MAY (?:have|get|receive|obtain|be GIVEN)|being GIVEN) DATA",
    "WHO (?:is|are) waiting for DATA",
    r"\b(?:is|are) WHO (?:someone|somebody|people|those|ones?|a party) (?:(?:that|who|whom) )?"
    "(?:we|i) MAY GIVE DATA to",
    "MAY (?:they|it|these|those|this) be GIVEN ON (?:to|with) WHO",
    "WHO (?:gets?|getting|receiv(?:es?|ing)|obtain(?:s|ing)?|to (?:get|have|receive)) DATA"
    r"(?= from (?:us|me)\b)",
    "WHO (?:wants?|needs?|would like|'d like|asks? for|asked for|is asking for|requested)"
    "(?: to (?:have|get))? COPY",
    "(?:we|i) have (?:got )?DATA,? and WHO (?:(?:who|that) )?(?:wants?|needs?|asks? for|would like)"
    " (?:it|one|a copy)(?:[.;,] MAY (?:we|i) GIVE (?:it|one) ON(?: to (?:them|him|her))?)?(?!\\w)",
    "DATA (?:(?:MAY|be|is|are|being|gets?|go|goes|going) ){1,5}BY_US(?:GIVEN)? ON "
    "?BY_US(?:to|with) WHO",
    "DATA (?:something|a thing) (?:that )?(?:we|i) MAY GIVE ON to WHO",
    "WHO (?:wants?|would like|needs?)(?: to (?:have|get))? DATA from us",
    "WHO[,:]? (?:can|may|could) they (?:get|have|receive) DATA(?: from us)?",
    "WHO (?:wants?|needs?|would like|'d like|asked for|asks for) DATA[.;,] (?:can|may|could) they "
    "(?:get|have|receive) (?:it|them|that)(?: from us)?(?!\\w)",
    r"\b(?:to|with) WHO,? MAY (?:we|i) GIVE DATA",
    "COPY (?:for|to) WHO",
    r"\b(?:for|to) (?:HAND|be GIVEN) ON to WHO",
    r"\b(?:sharing|(?:re)?distribution|handing over|transfer|delivery|hand-?over) of DATA (?:to"
    r"|with) WHO",
)


def _pattern(ways: str) -> re.Pattern[str]:
    for part, expression in _PARTS.items():
        ways = ways.replace(part, expression)
    return re.compile(ways)


# "A client wants them. May we hand them over?"
_THEM = _pattern(
    r"(?:HAND|\bprovide) (?:them|those|these) ON(?= *(?:to|with) (?:them|him|her)\b"
    r"|[,.?!]|$)"
)
_PIECE = re.compile(
    r"\b(?:an? |the |some )?(?:small |large )?(?:subset|part|portion|sample|piece|slice|section"
    r"|extract|excerpt|fraction|selection|half|bit)s?\b|\bsome(?= of\b)"
)
_HANDED = tuple(_pattern(way) for way in _WAYS)
_TO = {name: re.compile(rf"(?<![\w'-])(?:{who})(?![\w-])") for name, who in _WHO.items()}
_SHIPPED = re.compile(  # "bundle its clips in our app": who has the app has the data
    r"\A(?!.*(?:train|learn|teach|taught|tun(?:e|ing)\b))(?s:.)*?"
    r"\b(?:bundl|ship|includ|embed|packag|deliver|preinstall|pre-install|put|plac|copy)"
    r"(?:e|t?ing)? "
    rf"(?:the |our |(?:the )?(?:[\w-]+ ){{1,3}}?(?:from|of) )?{NAME}(?:'s)? (?:[\w-]+ ){{0,2}}?"
    r"(?:in|into|inside|within|with|on) (?:our|the|an?|every|each) (?:[\w'-]+ ){0,2}?"
    r"(?:products?|apps?|applications?|devices?|firmware|software|sdks?|installers?|extensions?"
    r"|plug-?ins?|games?|toys?|phones?)(?!['\w])"
)
_ITEMS = (
    r"(?:(?:some|a few|a couple of|one|two|three|an?|the|short|single|sample|example) )*"
    r"(?:examples?|excerpts?|extracts?|samples?|snippets?|passages?|sentences?|pictures?|images?"
    r"|photos?|screenshots?|stills?|frames?|clips?|videos?|recordings?|articles?|posts?|comments?"
    r"|reviews?|tweets?|lyrics|songs?|texts?|questions?|rows?|records?|items?|entries|documents?"
    r"|pages?)"
)
_APPEAR = (
    r"(?:may |can |could |to )?(?:appear|go|be (?:shown|displayed|exhibited|reproduced|printed"
    r"|reprinted|used|put|placed|included|pasted|embedded))"
)
_SHOW = r"(?:show|display|exhibit|reproduc|re-?print|print|quot|play|read (?:out|aloud))"
_SHOWN = re.compile(  # "show COCO images on our slides": whoever sees them has a copy
    r"\A(?!.*(?:train|learn|teach|taught|tun(?:e|ing)\b|evaluat|benchmark|scores?\b|results?\b))"
    rf"(?s:.)*?(?<![\w-])(?:{_SHOW}(?:e|ing)? (?:[\w-]+ ){{0,4}}?{NAME}"
    rf"|(?:{_SHOW}|us|put|plac|includ|insert|past|embed|add)(?:e|ing|t?ting)? "
    rf"(?:{_ITEMS} (?:from|of|out of|in) (?:the )?{NAME}"
    rf"|(?:the )?(?:(?:some|a few|one|an?) )?{NAME}(?:'s)? {_ITEMS})"
    rf"|{_ITEMS} (?:from|of|out of|in) (?:the )?{NAME} {_APPEAR}|{NAME}(?:'s)? {_ITEMS} {_APPEAR}"
    rf"|{NAME} (?:may |can |could |to )?be (?:{_SHOW}(?:ed|n|d)))"
    r"(?:'s)? (?:[\w-]+ ){0,3}?(?:(?:to|for) (?:our |the |all |all our )?(?:users|customers|clients"
    r"|visitors|readers|viewers|public|everyone|everybody|anyone|anybody|audience|people)(?!['\w])"
    r"|(?:in|into|on|onto|at|during|for) "
    r"(?:(?:our|the|an?|my|this|your|public|next|internal|customer|company|annual|upcoming|product"
    r"|sales|conference|technical|user|own|travel|school|trade|mobile|web) ){0,4}"
    r"(?:documentation|docs|slides?|slide ?decks?|decks?|presentations?|talks?|keynotes?|demos?"
    r"|tutorials?|webinars?|workshops?|posters?|brochures?|flyers?|leaflets?|catalogues?|catalogs?"
    r"|adverts?|advertisements?|ads?|advertising|marketing|campaigns?|press releases?|newsletters?"
    r"|blogs?|blog ?posts?|books?|handbooks?|manuals?|readme|model cards?|(?:trade )?fairs?"
    r"|exhibitions?|conferences?|landing pages?|product pages?|web ?sites?|homepages?"
    r"|billboards?|videos?|apps?|guides?|shops?|television|tv|radio)(?!['\w]))"
)
_OF_A_KIND = re.compile(  # "our payroll vendor" is not our labelling vendor
    r"\b(?:our|the|an?) (?:[a-z-]+ )??(?!(?:labell?ing|annotation|annotating|tagging|data|external"
    r"|outside|new|trusted|own|cloud|hosting|storage|current|usual|main|other|another|third-party"
    r"|the"
    r"|our|an?|of|to|for|with|one|same|good|regular|big|small|and|or|transcription|crowd\w*|services?)\b)"
    r"(?P<kind>[a-z-]+) (?:vendor|supplier|contractor|agency|provider|consultancy)(?![\w'-])"
)
_ONE, _KIND_OF_ONE = "to a {} vendor", re.compile(r"to a [a-z-]+ vendor")
_EVERYBODY = "to everybody"
_EVERY = re.compile(  # "every university that asks"
    rf"\b(?:every|any) (?:[a-z]+ )?(?:{'|'.join(_WHO.values())})(?![\w-])"
)
_PUBLISHED = re.compile(
    r"\b(?:(?:re-?)?publish\w*|public(?:ly)?|web ?site|homepage|online|every(?:body|one)|hub"
    r"|hugging face|github|kaggle|open-sourc\w*)\b"
)
_PUBLIC = frozenset(
    """public publicly website site homepage portal blog online internet web everybody everyone
    anybody anyone world hub github community open openly publish publishing download downloads
    upload uploading""".split()
)


_PARTNERS = (
    r"(?:universit(?:y|ies)|schools?|hospitals?|institutes?|laborator(?:y|ies)|compan(?:y|ies)"
    r"|firms?|organi[sz]ations?)"
)
_WORKING = (
    r"(?:(?:already|currently|regularly|often) )?(?:work|partner|collaborat|co-?operat|team up)"
    r"(?:e|ing|s|es)?(?: (?:together|jointly|closely))?"
)
_PARTNERED = re.compile(  # "a university that we work with", "a university partner of ours"
    rf"(?i)\b(?P<what>{_PARTNERS})"
    rf"(?: (?:that |which |whom )?we(?:'re| are)? {_WORKING} with(?! us\b)"
    rf"| with (?:which|whom) we(?:'re| are)? {_WORKING}"
    r"| (?:that |which )?we(?: have|'ve) an? (?:collaboration|partnership|co-?operation) with"
    rf"| (?:that |which )?(?:is |are )?{_WORKING} with us"
    r"|,? (?:(?:that's|who's|that is|which is) )?(?:an? |our |one of our )?partners?"
    r"(?: of (?:ours|mine))?)(?![\w'-])"
    rf"|\bpartner(?:ing)? (?P<partner>{_PARTNERS})(?: of (?:ours|mine))?(?![\w'-])"
    rf"|\bwe(?:'re| are)? {_WORKING} with (?=an? )(?P<ours>an? {_PARTNERS})(?=[.;:,])"
)


def _partner(found: re.Match[str]) -> str:
    if found["ours"]:
        article, what = found["ours"].split(" ")
        return f"{article} partner {what}"
    return f"partner {found['what'] or found['partner']}"


def with_partners(text: str) -> str:
    """Return a text with whom we work with called in one way: "partner university"."""
    return _PARTNERED.sub(_partner, text)


def to_somebody(text: str) -> str:
    """Return a text (lower case) with "redistribute it" where data are handed to somebody.

    A part stays one: "redistribute a subset of it".
    """
    for way in _HANDED:
        text = way.sub(_redistribute, text)
    return _THEM.sub(_redistribute, text) if recipients(text) else text


def _redistribute(handed: re.Match[str]) -> str:
    part = _PIECE.search(handed[0])
    return f"redistribute {f'{part[0].strip()} of ' if part else ''}it"


def shipped(text: str) -> bool:
    """Tell whether data go out inside a product by the words of a text (lower case)."""
    return bool(_SHIPPED.search(text))


def shown(text: str) -> bool:
    """Tell whether parts of data are shown to others by the words of a text (lower case)."""
    return bool(_SHOWN.search(text))


def recipients(text: str) -> frozenset[str]:
    """Return the names of those whom a text (lower case) on handing data on speaks of.

    Everybody is one of them where others are named too: what is published is for all.
    """
    named = frozenset(name for name, who in _TO.items() if who.search(text))
    named |= {_ONE.format(found["kind"]) for found in _OF_A_KIND.finditer(text)}
    everybody = _PUBLISHED.search(text) or _EVERY.search(text)
    return named | {_EVERYBODY} if named and everybody else named


def beyond(rule_said: Collection[str], found: Collection[str]) -> bool:
    """Tell whether circumstances leave out or go beyond whom the words of a ruling name.

    What is for a partner is not for everybody.
    """
    named = {word for word in rule_said if _for_one(word)}
    more = {word for word in found if word.strip('"') in _PUBLIC}.difference(rule_said)
    return bool(named) and (not named.issubset(found) or bool(more))


def whom(words: Iterable[str]) -> tuple[str, ...]:
    """Return whom the words of a ruling name, each as a question may put it: "to a partner"."""
    return tuple(sorted({word.strip('"') for word in words if _for_one(word)}))


def _for_one(word: str) -> bool:
    """Tell whether a word of a ruling names a recipient: what is for one is for nobody else."""
    word = word.strip('"')
    return word in _TO or bool(_KIND_OF_ONE.fullmatch(word))
