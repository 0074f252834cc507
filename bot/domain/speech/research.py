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
_OPENS = r"(?P<opens>^|[.?!;:,(]|\s-+|\b(?:and|so|but|because|since|if|as|when)\b)\s*"
_CLOSES = (
    r"(?=\s*(?:[.?!;:,)]|$|\s-+\s"
    r"|(?:and|not|no|nothing|never|rather|without|so|but|because|since)\b))"
)
_STATED = re.compile(
    # "it's pure research", "the only goal is research"
    rf"{_OPENS}(?:{_WHAT}\s+(?:{_MERELY} ){{0,4}}?{_SCIENCE}(?: {_WORK})?(?: inhouse(?: only)?)?"
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

_MADE = r"(?:model|network|net|prototype|checkpoint|[a-z]{3,}(?:er|or))s?(?!\w)"
_TRAINS = r"(?:(?:re)?train|build|fine-?tun)(?:e|ing)?"
_MERE_MODEL = re.compile(  # "train a research-only model"; what others have made so is no purpose
    rf"\b(?P<train>{_TRAINS} (?:of )?(?:an?|our|one) |\A(?:(?:an?|our) )?)(?P<kind>(?:internal )?)"
    rf"(?:research|academic)[- ]only (?=(?:[\w-]+ ){{0,3}}?{_MADE})"
)
_ONLY = (
    rf"(?:{_MERELY} )*(?:research|scientific)(?: (?:use|purposes?|work))? "
    r"(?:only|alone|use|purposes)(?!\w)"
)
_TRAINED_FOR = re.compile(  # "train a tagger on X for research only"; X "released for" it is not
    rf"(?P<trained>\b{_TRAINS}\b[^.?!;]{{0,160}}?\x00),? (?:{_MERELY} )*for {_ONLY}{_CLOSES}"
)
_MADE_FOR = re.compile(  # "train a tagger for research only on X", "it's a tagger, research only"
    rf"(?P<made>\b(?:{_TRAINS} (?:[^.?!;,]{{0,60}}? for |of )?(?:an?|our|the|one)|it(?:'s| is) an?)"
    rf" (?:[\w-]+ ){{0,4}}?{_MADE})"
    rf"(?:,? (?:(?:that|which) is |(?:that)?'s |and (?:is )?|meant |intended |[?.!] it(?:'s| is) )?"
    rf"for |, |(?: that| which)(?: is|'s) |[?.!] it(?:'s| is) ){_ONLY}"
    r"(?! (?:data|datasets?|licen\w+|splits?|sets?|corpus)\b)"
)
_WOULD_BE = re.compile(  # said of what is planned, never of data that are there
    rf"\b(?:(?:it|this|that)(?: would|'d) be|if (?:it|this|that)(?: is|'s)) (?:for )?{_ONLY}"
    rf"|\b(?:the|our|my) (?:only |sole )?(?:purpose|goal|aim|point) is {_ONLY}{_CLOSES}"
)


def for_research(text: str) -> str:
    """Return a text (lower case) with "for research" where that is the stated purpose."""
    text = _OF_DATA.sub("\x00 ", _FIRST.sub("for research", _KEPT.sub("for research", text)))
    text = _TRYING.sub("for research", text)
    for statement in (_STATED, _BESIDE):
        text = statement.sub(r"\g<opens> for research", text)
    text = _MERE_MODEL.sub(r"\g<train>\g<kind>for research ", text)
    text = _MADE_FOR.sub(
        r"\g<made> for research", _TRAINED_FOR.sub(r"\g<trained> for research", text)
    )
    text = _WOULD_BE.sub("for research", text)
    return _MERE_RUN.sub("for research ", _AFTERWARDS.sub("? for research", text))
