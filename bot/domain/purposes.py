"""Purposes: how people say what they do with data, put into the plain words for it.

The name of the data is one sign here (`NAME`): what is said of it is no purpose of ours.
A statement is read only where few harmless words stand in it: any other word keeps it as it is.
Statements that may be said of the data ("X is research only") are left alone.
"""

import re

from bot.domain.asides import FOREIGN, MADE, WORD

# --- research -----------------------------------------------------------------------------
_SCIENCE = r"(?:research|science)"
_WHAT = (  # what "research" is said of: what is done, never the data or those who ask
    r"(?:(?:it|this|that)(?:'s| is| would be| will be|'d be)"
    r"|(?:if |since |as |because )?(?:the |our |my )?(?:only |sole |whole |entire )?"
    r"(?:goal|purpose|aim|point|intent|intention|reason)(?: (?:here|of (?:this|the (?:run"
    r"|training|experiment|work))))?\s*(?:is|being|would be|=|:))"
)
_MERELY = (
    r"(?:just|purely|pure|merely|simply|strictly|solely|exclusively|entirely|all|internal|inhouse"
    r"|in-house|exploratory|basic|fundamental|non-product|plain|early|some|an?|our|own|small"
    r"|academic|scientific)"
)
_DONE = r"(?:thing|stuff|work|effort|exercise|spike|experiment|experimentation|training|project)s?"
_TRIED = r"(?:idea|question|hypothesis|spike|exercise|hackathon)s?"
_OPENS = r"(?P<opens>^|[.?!;:,(–—]|\s-+|\b(?:and|so|but|because|since|if|as)\b)\s*"
_CLOSES = (
    r"(?=\s*(?:[.?!;:,)–—]|$|\s-+\s"
    r"|(?:and|not|no|nothing|never|rather|without|so|but|because|since)\b))"
)
_TOLD = re.compile(
    # "it's pure research", "the only goal is research": said of what is done
    rf"{_OPENS}(?:{_WHAT}\s+(?:{_MERELY} ){{0,4}}?{_SCIENCE}(?: {_DONE})?"
    # "just research stuff", "purely exploratory research", "internal research only": on its own
    rf"|(?:{_MERELY} ){{0,4}}?{_SCIENCE} {_DONE}"
    rf"|(?:{_MERELY} ){{0,3}}?(?:internal|in-?house|exploratory|own) (?:{_MERELY} )?{_SCIENCE}"
    rf"|(?:internal|in-?house) {_SCIENCE}(?: use)? only){_CLOSES}"
)
_BESIDE = re.compile(  # "(research, internal)", but behind a name it may be said of the data
    rf"(?<![\x00\s])(?<!\bit)(?P<opens>\s*[.?!;(–—]\s*)(?:(?:{_MERELY} ){{0,3}}?"
    rf"(?:just|purely|pure) {_SCIENCE}|{_SCIENCE}(?=, (?:internal|in-?house|not for sale)\b)){_CLOSES}"
)
_IDEA = re.compile(  # "to test a research idea", "for a research spike"
    r"\b(?:(?:to )?(?:test|try|explore|check|answer|investigate)(?: out)?|for|as|in|during)"
    rf" (?:an?|our|the|some|this|my|one) (?:{_MERELY} ){{0,2}}?(?:research|academic|scientific) {_TRIED}(?!\w)"
)
_OF_DATA = re.compile(  # said of the data, and no purpose of ours: "X is pure research"
    rf"\x00(?: is| are|:| \() ?(?:{_MERELY} ){{0,3}}?{_SCIENCE}(?: only)?{_CLOSES}\)?"
)
_FIRST = re.compile(  # before any name "this" is what is asked for
    rf"\A(?:[^\x00.!?]{{0,30}}[,.!] )?this (?:is|would be) (?:(?:just|only|purely|strictly) )?for "
    rf"{_SCIENCE}(?: only| purposes?(?: only)?)?{_CLOSES}"
)
_AFTERWARDS = re.compile(  # a whole sentence behind the question
    rf"\?\s*(?:only {_SCIENCE}|{_SCIENCE} only)(?=\s*[.!]?\s*$)"
)
_MERE_RUN = re.compile(  # "a research-only experiment"; research-only data are another matter
    r"\b(?:research|academic)[- ]only (?=(?:\w+ ){0,1}?(?:experiment|run|training|study|exercise"
    r"|prototype|job|spike)s?\b(?! (?:sets?|splits?|data|parts?|subsets?|licen\w+|use)\b))"
)
_NO_BUSINESS = re.compile(
    r"\b(?:(?:no|without|not|rather than|instead of)(?: any| a| an| our)?)"
    r" (?:commercial|business|product)[ -](?:goal|aim|intent|intention|interest|plan|ambition|work"
    r"|thing|stuff|project|effort)s?\b"
    r"|\bnothing (?:of (?:it|this) )?(?:will |would )?(?:ends? up|goes?|gets?) in(?:to)? (?:a|any|the|our)"
    r" products?\b"
)

# --- a test -------------------------------------------------------------------------------
_OURS = rf"(?:our|my|the|this|a|an|one of our) (?:{WORD} ){{0,4}}?"
_RUN = r"(?:models?|networks?|llms?|vlms?|checkpoints?|prototypes?|runs?|releases?|candidates?|builds?)"
_MODEL = rf"{_OURS}(?:{MADE}|{_RUN})(?!\w)"
_IT = r"(?:it|they|she|he|that|this|we)"
_FIGURES = (
    r"(?:accuracy|accuracies|scores?|error rates?|metrics?|performance|quality|recall|precision"
    r"|regressions?|numbers)"
)
_SEES = r"(?:sees?|seeing|check(?:s|ing)?|learn|know|find(?:ing)? out|look(?:ing)? at|watch|show)"
_TEST = re.compile(
    # "run our model against it", "try our prototype on it"
    rf"\b(?:run|runs|running|pit|pitting|check|checks|checking|put|putting) {_OURS}{_RUN}"
    r" (?:against|through)(?!\w)"
    rf"|\b(?:try|tries|trying) (?:out )?{_OURS}{_RUN} (?:out )?on(?= .*\b(?:fails?|breaks?|does"
    r"|do|works?|performs?)\b)"
    # "see how it does", "find out where it fails"
    rf"|\b{_SEES} (?:how (?:well |good |badly |far )?|where |whether |if |that )"
    rf"(?:{_IT}|{_MODEL}) (?:still )?(?:does|do|did|fares?|performs?|fails?|breaks?|struggles?"
    r"|scores?|stacks? up|holds? up|copes?|improves?|improved|regress(?:es|ed)?)(?: on)?(?!\w)"
    rf"|\bhow (?:does|do|did|would|will) {_MODEL} (?:fare|do|perform|score|compare|hold up|work)(?: on)?(?!\w)"
    rf"|\b(?:sanity|smoke|quality|regression) (?:check|test)(?:s|ing)? (?:of|on|for) {_MODEL}"
    # "validate that the new release did not get worse"
    r"|\b(?:validate|verify|confirm|check|test|make sure|ensure)(?: that| whether| if)? "
    rf"{_MODEL} (?:(?:did|does|has|is|was|had) not |still |never )?"
    r"(?:get|gets|got|become|gotten|do|does|perform|performs)? ?(?:any )?(?:worse|better|improved?|regress(?:ed)?)\b"
    # "grade our model's answers", "quantify the reading skills of our model"
    r"|\b(?:grade|grades|grading|score|scoring|rate|rating|judge|judging|quantify|quantifies"
    r"|quantifying|measure|measuring|assess|assessing|gauge|gauging) "
    rf"(?:{_MODEL} (?:answers?|outputs?|predictions?|responses?|translations?|replies|captions?)"
    rf"|(?:the )?(?:{WORD} ){{0,4}}?of {_MODEL})"
    # "track its accuracy", "compute scores"
    rf"|\b(?:track|tracks|tracking|monitor|monitoring|plot|plotting|quantify|compute|computing)"
    rf" (?:\x00 |(?:our|my|the|its|it) )?(?:{WORD} ){{0,2}}?{_FIGURES}(?!\w)"
)
_LOOKS = re.compile(rf"\b(?:and )?(?:then )?look(?:ing)? at (?:the |its |our ){_FIGURES}(?!\w)")

# --- handing on ---------------------------------------------------------------------------
_HAND = (
    r"(?:re-?)?(?:put|plac|post|stick|host|serv|mirror|offer|provid|shar|giv|upload|publish|mak"
    r"|releas|distribut|pass|push)"
)
# What "they released" tells only where the data lie.
_HANDS = (
    rf"(?:(?<!they )(?<!which )(?<!that ){_HAND}(?:t?ing|e)?|(?:we|i|be|being|get|gets) {_HAND}e?d)"
)
_FEW = (
    r"(?:(?:(?:\x00|it)\s?[,!?]{0,2}|them|this|that|the|an?|our|my|own|us|full|whole|complete|exact|unmodified"
    r"|unchanged|original|open|public|free|simply|just|also|then|up|out|on|of|to|data|dataset|files?"
    r"|cop(?:y|ies)|mirrors?|archives?|tarballs?|zip|third parties|others|people|visitors)\s+){0,9}?"
)
_SITE = (
    r"(?:(?:our|my|the company|the company's|an?|the)\s+(?:(?:own|public|open|free|company|official"
    r"|main|project)\s+)*(?:(?:web|home|download|downloads)[ -]?)?"
    r"(?:site|website|page|webpage|homepage|domain|portal|blog)s?"
    r"|(?:our|my|an?|the)\s+(?:(?:own|company)\s+)*(?:(?:public|open|free|web|download|downloads)\s+)+"
    r"(?:server|folder|area|section|space|bucket|repo|repository|github)s?)"
    r"(?:\s+of\s+our\s+(?:own\s+)?(?:web ?site|site|web page|homepage|company))?"
)
_ALL = r"(?:everyone|everybody|anyone|anybody|all|the (?:general )?public|the (?:whole )?world)"
_OPENLY = (
    r"(?:(?:up )?(?:for|as) (?:an? )?(?:(?:free|open|public) )?downloads?|online|publicly|openly"
    r"|(?:publicly |freely |openly )?downloadable|available (?:publicly|openly|online)"
    rf"|(?:on|from|through|via|to|onto|at|in|by)\s+{_SITE}(?! of\b)"
    rf"|(?:for|to|with) {_ALL}(?! (?:in|on|at|of|within|here|inside|folder|server|area|site|page)\b)"
    r"(?: to (?:download|use|get|grab))?)"
)
_HANDED_ON = re.compile(
    rf"\b(?:publicly |openly |public |open )?{_HANDS}\s+{_FEW}{_OPENLY}(?!\w)"
    rf"(?:\s+{_OPENLY}(?!\w)){{0,3}}"
    rf"|\b(?:public|open) (?:hosting|mirroring|sharing|distribution)(?: of)?(?!\w)"
    rf"|\b(?:put|set)(?:ting)? up {_FEW}mirrors?(?!\w)"
    rf"|\b(?:let |lets |letting )?(?:{_ALL}|people|others|visitors)\s+(?:(?:can|could|may|to|will|just)\s+)?"
    rf"(?:download|get|fetch|grab)\s+{_FEW}from (?:us|{_SITE})(?!\w)"
)


def told(text: str) -> str:
    """Return a text (lower case) with each purpose that it states in the plain words for it."""
    text = _FIRST.sub("for research", text)
    text = _IDEA.sub("for research", _OF_DATA.sub("\x00 ", text))
    for statement in (_TOLD, _BESIDE):
        text = statement.sub(r"\g<opens> for research", text)
    text = _AFTERWARDS.sub("? for research", text)
    text = _NO_BUSINESS.sub("nothing is sold", _MERE_RUN.sub("for research ", text))
    text = _LOOKS.sub(" ", _TEST.sub("evaluate it", text))
    return _HANDED_ON.sub("redistribute it", text)
