"""Research as the purpose of what is done: "just research stuff", "it's research, no product".

Research that is said of people may be for a product, and data may be "research only": neither is
a purpose. A name of data is one sign, `NAME` of `beside`, which tells what is said of it.
"""

import re

_SCIENCE = r"(?:research|science)"
_MERELY = (
    r"(?:just|purely|pure|merely|simply|strictly|solely|exclusively|entirely|all|internal|inhouse"
    r"|in-house|exploratory|basic|fundamental|non-product|plain|early|some|an?|our|own|small"
    r"|academic|scientific)"
)
_OURS = r"(?:internal|in-?house|exploratory|own)"  # nobody says so of the data of others
_WORK = r"(?:thing|stuff|work|effort|exercise|spike|experiment|experimentation|training|project)s?"
_TRIED = r"(?:idea|question|hypothesis|spike|exercise|hackathon)s?"
_WHAT = (  # what is called research: what is done, never the data or those who ask
    r"(?:(?:it|this|that)(?:'s| is| would be| will be|'d be)"
    r"|(?:if |since |as |because )?(?:the |our |my )?(?:only |sole |whole |entire )?"
    r"(?:goal|purpose|aim|point|intent|intention|reason)"
    r"(?: (?:here|of (?:this|the (?:run|training|experiment|work))))?\s*(?:is|being|would be|=|:))"
)
_OPENS = r"(?P<opens>^|[.?!;:,(]|\s-+|\b(?:and|so|but|because|since|if|as|when|where)\b)\s*"
_CLOSES = (
    r"(?=\s*(?:[.?!;:,)]|$|\s-+\s"
    r"|(?:and|not|no|nothing|never|rather|without|so|but|because|since)\b))"
)
_STATED = re.compile(
    # "it's pure research", "the only goal is research"
    rf"{_OPENS}(?:{_WHAT}\s+(?:{_MERELY} ){{0,4}}?{_SCIENCE}(?: {_WORK})?(?: inhouse(?: only)?)?"
    # "this is for internal research only", where "it" may be the data
    rf"|this (?:is|would be|will be) (?:for )?(?:{_MERELY} ){{0,2}}?{_OURS} {_SCIENCE}"
    r"(?: use)?(?: only)?"
    rf"|(?:it|this|that) (?:stays|remains) (?:in )?(?:{_MERELY} ){{0,2}}?{_SCIENCE}(?: only)?"
    # "research is all it is for", "with research as the only purpose"
    rf"|{_SCIENCE} (?:is|would be) all (?:it|this|that)(?:'s| is| would be) for"
    rf"|with {_SCIENCE} as (?:the|our|its) (?:only |sole |single )?(?:purpose|goal|aim)"
    # a clause of its own: "just research stuff", "exploratory research", "internal research only"
    rf"|(?:{_MERELY} ){{0,4}}?{_SCIENCE} {_WORK}"
    rf"|(?:{_MERELY} ){{0,3}}?{_OURS} (?:{_MERELY} )?{_SCIENCE}"
    rf"|(?:internal|in-?house) {_SCIENCE}(?: use)? only){_CLOSES}"
)
_KEPT = re.compile(  # "we'd keep it to internal research"; what others keep so is their data
    r"(?:(?:\b(?:we|i)(?:'d| would|'ll| will)? |(?<=, ))keep(?:ing)? (?:it|this|things) to "
    r"|\b(?:the|our|this) (?:work|project|training|run|experiment)"
    r"(?:'s| is| stays| will be| would be) (?:confined|limited|restricted) to )"
    rf"(?:{_MERELY} )*{_SCIENCE}(?!\w)"
    rf"|\binternally(?:,)?(?: and)? for {_SCIENCE}(?: purposes)?(?: only)?(?!\w)"
    r"|\b(?:our (?:model|network|prototype|checkpoint)(?:'s| is| will be| would be)"
    r"|the (?:model|network|prototype|checkpoint) (?:will be|would be)) "  # no word of theirs
    rf"(?:{_MERELY} )*for (?:{_MERELY} )*{_SCIENCE}(?: purposes)?(?: only)?(?!\w)"
)
_BESIDE = re.compile(  # "(research, internal)", but for behind a name: there it may be the data
    rf"(?<![\x00\s])(?<!\bit)(?P<opens>\s*[.?!;(]\s*)"
    rf"(?:(?:{_MERELY} ){{0,3}}?(?:just|purely|pure) {_SCIENCE}"
    rf"|{_SCIENCE}(?=, (?:internal|in-?house|not for sale)\b)){_CLOSES}"
)
_BRACKETED = re.compile(rf"\((?:for )?{_OURS} {_SCIENCE}(?: purposes| use)?(?: only)?\)")
_TRYING = re.compile(  # "to test a research idea", "for a research spike"
    r"\b(?:(?:to )?(?:test|try|explore|check|answer|investigate)(?: out)?|for|as|in|during)"
    rf" (?:an?|our|the|some|this|my|one) (?:{_MERELY} ){{0,2}}?"
    rf"(?:research|academic|scientific) {_TRIED}(?!\w)"
)
_OF_DATA = re.compile(  # "X is pure research", "X (research only)"
    rf"\x00(?: is| are|:| \() ?(?:{_MERELY} ){{0,3}}?{_SCIENCE}(?: only)?{_CLOSES}\)?"
)
_FIRST = re.compile(  # before any name "this" is what is asked for
    r"\A(?:[^\x00.!?]{0,30}[,.!] )?this (?:is|would be) (?:(?:just|only|purely|strictly) )?for "
    rf"{_SCIENCE}(?: only| purposes?(?: only)?)?{_CLOSES}"
)
_AFTERWARDS = re.compile(  # a whole sentence behind the question
    rf"\?\s*(?:only {_SCIENCE}|{_SCIENCE} only)(?=\s*[.!]?\s*$)"
)
_MERE_RUN = re.compile(  # "a research-only experiment"; research-only data are another matter
    r"\b(?:research|academic)[- ]only "
    r"(?=(?:\w+ )?(?:experiment|run|training|study|exercise|prototype|job|spike)s?\b"
    r"(?! (?:sets?|splits?|data|parts?|subsets?|licen\w+|use)\b))"
    r"|(?<=\bfor )(?:an?|our|this|my|one) (?:research|academic)[- ]only "
    r"(?=(?:\w+ )?(?:project|effort|investigation)s?\b)"
)
_CLAUSE = re.compile(  # "train a tagger on X, research only"
    r"(?:^|[.?!;:,(]|\s-+)\s*(?:(?:it|this|that)(?:'s| is| would be) )?"
    rf"(?:for )?(?:{_MERELY} |only )*{_SCIENCE}(?: use| purposes?)?(?: only)?"
    r"(?=\s*(?:[.?!;:,)]|$|\s-))"
    # "given that it's research only", "with research as the only use", "for nothing but research"
    rf"|\b{_SCIENCE}[ -]only\b(?![ -](?:licen\w+|data|corpus|terms|clause|content))"
    rf"|\b{_SCIENCE}(?: use)? (?:being |as |is )?(?:the|our) (?:only|sole|single) \w+"
    rf"|\b(?:in|for) (?:[\w-]+ ){{0,3}}?{_SCIENCE}(?=\s*[.?!,;]|$)|\b(?:does|do) {_SCIENCE} on\b"
    rf"|\b(?:nothing|anything|none) (?:but|except|other than|besides) {_SCIENCE}"
)
_MAYBE_OF_DATA = re.compile(
    r"\b(?:cards?|licen[cs]\w+|terms|says?|said|states?|stated|released|published|available|marked"
    r"|labelled|distributed|shared|intended|meant|(?:which|that|data|data ?set|corpus) (?:is"
    r"|are))\b"
    r"|\bdata ?set(?: \(|:)"
    r"|\bonly (?:[\w-]+ )?(?:licen\w+|data|corpus|terms|clause|content|splits?|parts?|subsets?"
    r"|files)\b"
)
_NEAR = 300  # letters before what is said in which it is looked for of what
_JUST = r"(?:just|purely|merely|strictly|solely|exclusively|internal|in-?house)"
_ONLY = re.compile(
    rf"(?:\b{_JUST}[ -])*(?P<for>\bfor )?(?:\b{_JUST}[ -])*\b(?:research|academic|scientific)[ -]"
    r"(?:use |purposes? |work )?(?:only|alone)(?!\w)"
)
_RESEARCH_MODEL = re.compile(  # "train a research story generator"; one of research papers is none
    r"\b(?P<train>(?:(?:(?:re|pre)?-?train|fine-?tun|build|teach)(?:e|ing)?|may|can|could"
    r"|(?:train(?:ing)?|set|data|corpus|material) (?:of|for)|\Afor) (?:an?|our|one) "
    r"|(?:(?:re|pre)?-?train|fine-?tun)(?:e|ing)? )research "
    r"(?=(?:(?!(?:assistants?|agents?|tools?|apps?|bots?|search|papers?|articles?|literature|data"
    r"|questions?|abstracts?|reports?|notes?|documents?|summary|news|on|for|with|from|and|in|of)\b)"
    r"[\w-]+ ){0,3}?(?:model|l?lm|network|net|prototype|checkpoint|system|(?!chatbot"
    r"|paper)[a-z]{3,}(?:er|or)|(?:robot|control|manipulation|driving|navigation|locomotion) policy"
    r")s?(?!\w))"
)
_A_MODEL = r"(?:model|l?lm|network|net|prototype|checkpoint|agent|[a-z]{3,}(?:er|or))s?"
_OF_THE_TRAINED = re.compile(  # "train a robot policy model (research)", "…, just research"
    r"(?P<made>\b(?:(?:re|pre)?-?train|fine-?tun|build)(?:e|ing)? (?:an?|our|one|the) "
    rf"(?:[\w-]+ ){{0,3}}?{_A_MODEL})"
    rf"(?: \((?:{_MERELY} )*{_SCIENCE}(?: only)?\)|,? (?:just|purely|pure) {_SCIENCE}{_CLOSES})"
)
_IN_RESEARCH = re.compile(  # "train a tagger on X in research?"
    r"(?P<made>\b(?:(?:re|pre)?-?train|fine-?tun|build)(?:e|ing)? (?:an?|our|one) "
    rf"(?:[\w-]+ ){{0,3}}?{_A_MODEL}"
    r"(?: (?:on|with) (?:the )?\x00)?) in research(?=\s*(?:[?.!,]|\Z))"
)
_USED_IN = re.compile(  # "use X in academic research"
    r"(?P<used>(?:\b(?:us(?:e|ing)|use of) (?:the )?\x00(?: data ?set| data)? "
    r"|\x00 (?:(?:may|can|could|to|be) ){0,2}used? ))in (?:(?:an?|our|the|joint|own"
    r"|pure|some|internal|academic|scientific|basic) )*research(?: projects?| work)?"
    r"(?! (?:[a-z-]+(?:er|or)|papers?|articles?|tools?|products?|assistants?|models?"
    r"|data)s?\b)(?![\w-])"
)
_FOR_A_PAPER = re.compile(  # "for our ICLR paper"; papers may be what is trained on
    r"\bfor (?:an?|our|my|the|this|his|her|their|another|some|one|that) (?:[\w.'-]+ ){0,4}?"
    r"(?<!research )(?<!news )paper(?![\w-])(?= (?:and|on|about|that|we|i|to|with|at|in|for|or|only"
    r"|is|it|may|can)\b|[^\w ]|\s*\Z)"
)
_STOP = re.compile(r"[.?!;](?=\s|\Z)")  # none is within "Academia.edu"
_TRAINS = re.compile(r"\b(?:(?:re|pre)?-?train|fine-?tun|build|built)\w*")
_DATA = re.compile(
    r"[ -]*(?:[\w-]+ )?(?:data|data ?sets?|corpus|corpora|licen\w+|splits?|sets?|subsets?|parts?"
    r"|terms|clauses?|collections?|materials?|content|archives?|files?)\b"
)
_KIND = re.compile(
    r"[ ,]*(?:(?!(?:on|with|from|for|and|or|by|in|to|of|we|i|is|may|can|if|as)\b)[\w-]+ ){0,3}?"
    rf"{_A_MODEL}(?!\w)"
)
_ONE = re.compile(r"(?:\A|[.?!;:,>] |\b(?:an?|one|our|my|for|train|training|build|building) )\Z")
_NOT_OURS = re.compile(  # "outputs of a …", "their …", "the vendor's …"
    r"(?:(?<!training )\b(?:of|from|by|with|than) (?:an?|one|the)|\b(?:their|its|his|her|whose)"
    rf"|(?<!that)(?<!it)(?<!what)'s) (?:[\w-]+ ){{0,4}}?"
    rf"(?:{_A_MODEL}[ ,:(-]*(?:(?:that|which) is |that's )?)?\Z"
)
_OF_OURS = re.compile(
    rf"(?:(?<!\w){_A_MODEL}|\b(?:training|project|experiment))"
    r"(?:\s*[,:(-]+ ?"
    r"| (?:(?:that|which) (?:is|are) |that's |meant |intended |and (?:it is|it's|is) )?)\Z"
    rf"|(?<!\w){_A_MODEL}[.?!] it(?:'s| is) \Z"
)
_PLANNED = re.compile(  # said of what is planned, never of data that are there
    r"\b(?:(?:it|this|that)(?: would|'d| will|'ll) (?:only |just )?be(?: used| kept)?"
    r"|(?:if|provided|assuming)(?: that)? (?:it|this|that)(?: is|'s)"
    r"|we(?:'d| would|'ll| will)? (?:only |just )?(?:do|use) (?:it|this|that)"
    rf"|if (?:the|our) (?:[\w-]+ ){{0,3}}?{_A_MODEL} (?:is|would be|will be)"
    r"|(?:so|as) long as (?:it|this|that)(?: is|'s| stays| remains)"
    r"|(?:the|our|my) (?:only |sole )?(?:purpose|goal|aim|point)(?: is|:)|\bpurpose ?=) \Z"
)
_OPENING = re.compile(r"\A(?:[^\x00.?!]{0,30}[,.!:-] )?\Z")
_OF_THAT = re.compile(  # what may be for research only itself
    r"\b(?:data|data ?sets?|corpus|corpora|sets?|licen\w+|terms|collections?|archives?|files?|it"
    r"|them|which|that|is|are|available|released|meant|intended|published|open|free|shared|offered"
    r"|provided|given|made|only)\s*,?\s*\Z"
)
_RELEASED = re.compile(
    r"\b(?:which|they|released|licen[cs]ed|available|published|shared)\b[^,]*,\s*\Z"
)


def _is_purpose(before: str, after: str, *, stated: bool) -> bool:
    """Tell whether "research only" between two texts is why something is trained.

    It is none where it is said of data, of a model of others, or where nobody can tell: "train
    on X, it's research only". `stated` is with "for".
    """
    opening = _OPENING.search(before)
    before = before[-_NEAR:]
    sentence = _STOP.split(before)[-1]
    if _DATA.match(after) or _NOT_OURS.search(sentence):
        return False
    if _KIND.match(after):
        return bool(_ONE.search(before))
    if _OF_OURS.search(before) or _PLANNED.search(sentence):
        return True
    if opening:  # "research only: may we train …"
        return after[:1] in {",", ":"}
    trained = _TRAINS.search(sentence) and not _RELEASED.search(sentence)
    if stated and trained and not _OF_THAT.search(sentence):
        return True
    last = _STOP.split(before.rstrip(" .?!"))[-1]
    alone = not sentence.strip() and not after.strip(" .!?")
    return alone and bool(_TRAINS.search(last))


def _for_nothing_else(text: str) -> str:
    if not _TRAINS.search(text):
        return text

    def read(found: re.Match[str]) -> str:
        before, after = text[: found.start()], text[found.end() :]
        return "for research" if _is_purpose(before, after, stated=bool(found["for"])) else found[0]

    return _ONLY.sub(read, text)


def for_research(text: str) -> str:
    """Return a text (lower case) with "for research" where that is the stated purpose."""
    text = _BRACKETED.sub("for research", text)  # nobody says so of the data of others
    text = _OF_DATA.sub("\x00 ", _FIRST.sub("for research", _KEPT.sub("for research", text)))
    text = _FOR_A_PAPER.sub("for research", _TRYING.sub("for research", text))
    for statement in (_STATED, _BESIDE):
        text = statement.sub(r"\g<opens> for research", text)
    text = _OF_THE_TRAINED.sub(r"\g<made> for research", text)
    text = _IN_RESEARCH.sub(r"\g<made> for research", text)
    text = _USED_IN.sub(r"\g<used>for research", text)
    text = _RESEARCH_MODEL.sub(r"\g<train>for research ", text)
    return _MERE_RUN.sub(
        "for research ", _AFTERWARDS.sub("? for research", _for_nothing_else(text))
    )


def only_research(text: str) -> bool:
    """Tell whether a text (lower case) has a clause that says of something, maybe of the data,
    that it is for research only: enough where legal was asked about research.
    """
    text = " ".join(text.split())
    return not _MAYBE_OF_DATA.search(text) and bool(_CLAUSE.search(text))
