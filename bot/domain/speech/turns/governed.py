"""What leave is asked for: the verb behind "may we", "we could", "is it okay for us to".

Those who ask about a use put it in one of few verbs, and no list has all the others: so a verb
that is none of these makes a question another one, however everyday it is ("may we promise …").
"""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from itertools import chain

from bot.domain.documents import Use
from bot.domain.speech.beside import NAME

_ADVERBS = (
    r"(?:(?:please|pls|plz|kindly|just|now|also|then|still|ever|indeed|maybe|perhaps|even|first|too"
    r"|not|both|each|all|therefore|instead|rather|already|go ahead and|go on and|go and"
    r"|(?:start|begin|proceed|continue) to|in (?:fact|principle|theory|practice)|at all"
    r"|be (?:allowed|able|permitted|free|entitled|cleared) to|(?!(?:reply|apply|supply|rely|comply"
    r"|multiply|fly)\b)[a-z]+ly) )*"
)
_GROUP = (
    r"(?:my|our|the|an?|this) (?:[\w'-]+ ){0,3}?(?:teams?|group|guys|people|folks|colleagues?"
    r"|company|department|engineers?|squad|lab|researchers?|scientists?|developers?|side|unit|crew"
    r"|staff|interns?)(?: (?:here|of ours|of mine))?"
)
_US = rf"(?P<us>we|i|{_GROUP})"
_WHO = rf"(?:{_US}|you|us|one|any(?:one|body)|some(?:one|body)|legal)"
_VERB = r"(?P<verb>[a-z][\w-]*)(?: (?:and|or|and then|and/or) (?P<next>[a-z][\w-]*))?(?!['\w])"
_LEAVE = (
    re.compile(rf"\b(?:may|can|could|might) {_WHO} {_ADVERBS}{_VERB}"),
    # "so that I can finish" asks for nothing
    re.compile(
        rf"(?<![\w'])(?<!so )(?<!so that )(?P<us>we|i) {_ADVERBS}(?:may|can|could|might) "
        rf"{_ADVERBS}{_VERB}"
    ),
    re.compile(
        r"\b(?:allowed|permitted|free|cleared|authori[sz]ed|entitled|ok|okay|fine|all ?right|lawful"
        r"|legal|permissible|acceptable)(?:(?P<us>(?: (?:for|with) (?:us|me))?)| (?:for|with) [\w' "
        r"-]{1,30}?) to "
        rf"{_ADVERBS}{_VERB}"
    ),
    re.compile(
        r"\b(?:ok|okay|fine|all ?right|allowed|permitted|lawful|legal|acceptable|problem|issue|good"
        rf"|happy|mind|object)(?: (?:for|with) \w+)? (?:if|when|that) {_WHO} {_ADVERBS}{_VERB}"
    ),
    re.compile(
        r"\b(?:ok|okay|fine|all ?right|allowed|permitted|lawful|legal|acceptable|problem|issue"
        r"|objections?|happy|mind|permission|clearance|approval|go-ahead|green light)"
        rf"(?: (?:with|to|in|about|against|for|of))?(?: (?P<us>us|{_GROUP}))? {_ADVERBS}"
        r"(?P<verb>(?!\w*thing\b|during\b)[a-z][\w-]*ing)(?: (?:and|or) (?P<next>[a-z][\w-]*ing))?"
        r"(?!['\w])"
    ),
    re.compile(
        rf"\b(?:permission|clearance|approval|go-ahead|green light) (?P<us>to) {_ADVERBS}{_VERB}"
    ),
)
_DONE = re.compile(  # "may COCO be translated"
    r"\b(?:may|can|could|might) (?:(?:the|our|this) )?(?:[\w-]+ (?:of|from|on|in) )?(?:the )?"
    rf"{NAME}(?:'s)? (?:[\w-]+ )?be {_ADVERBS}(?P<verb>[a-z][\w-]*(?:ed|wn|en|old))(?!['\w])"
)
_ANY_USE = frozenset(
    """use reuse utilise utilize employ do go proceed take get have run make start
    kick begin try put add include work be set build create develop rely turn bring
    point let draw need want keep involve leverage exploit apply throw stick feed base
    consider plan move register""".split()
)
_TRAINS = frozenset(
    """train retrain pretrain pre-train posttrain post-train fine-tune finetune tune
    teach fit learn adapt sft instruction-tune instruct-tune assemble compile update
    improve give load plug pour expose list mix fold drop place prepare""".split()
)
_TESTS = frozenset(
    """evaluate eval test benchmark measure score assess report check compute fill
    grade quantify track verify monitor compare validate gauge judge examine rate
    probe determine calculate see find hold pit carry perform give state share publish
    re-evaluate retest re-test""".split()
)
_DEEDS: Mapping[Use, AbstractSet[str]] = {
    Use.TRAIN_COMMERCIAL: _TRAINS | {"sell", "ship", "offer", "market", "launch"},
    Use.TRAIN_RESEARCH: _TRAINS | {"study", "research", "investigate", "analyse", "analyze"},
    Use.EVALUATE: _TESTS,
    Use.COLLECT: frozenset(
        """scrape crawl collect download pull gather harvest grab fetch extract
        web-scrape webscrape write save bulk bulk-download store hold spider acquire
        obtain ingest mass-download mirror retrieve copy cache archive retain compile
        assemble query request dump rip record capture accumulate import sweep hoover
        vacuum siphon snag lift log stash warehouse amass source index pick preserve
        send screen-scrape mass-scrape mass-crawl bulk-scrape back-up back""".split()
    ),
    Use.REDISTRIBUTE: frozenset(
        """redistribute distribute publish republish re-publish host re-host rehost
        offer share re-share reshare post repost upload re-upload reupload pass send
        provide mirror hand place serve release re-release forward transfer supply
        deliver give open ship transmit act operate lend loan mail email e-mail slip
        submit grant furnish disclose copy stand bundle spread circulate carry allow
        enable arrange donate dump drop load public hang sublicense sublicence license
        licence stock download grab fetch save receive obtain see find browse access""".split()
    ),
}
_OF_US = frozenset(
    "ask know check see find hear assume confirm worry wonder come expect remember".split()
)
"""What we do to learn whether it is allowed."""
_OF_OTHERS = _OF_US | frozenset(
    """tell say advise clarify help explain answer remind verify sign approve
    authorise authorize clear decide weigh look respond reply rule give let point shed
    speak comment grant allow permit accept bless agree please provide enlighten share
    send object forbid mind review""".split()
)
"""What others do to tell us."""
_IRREGULAR = {
    "took": "take",
    "gave": "give",
    "made": "make",
    "ran": "run",
    "went": "go",
    "did": "do",
    "had": "have",
    "got": "get",
    "sent": "send",
    "lent": "lend",
    "kept": "keep",
    "held": "hold",
    "built": "build",
    "taught": "teach",
    "learnt": "learn",
    "fed": "feed",
    "threw": "throw",
    "stuck": "stick",
    "drew": "draw",
    "wrote": "write",
    "began": "begin",
    "were": "be",
    "was": "be",
    "brought": "bring",
    "found": "find",
    "saw": "see",
    "stood": "stand",
    "hung": "hang",
    "knew": "know",
    "heard": "hear",
    "came": "come",
    "told": "tell",
    "said": "say",
}
_NO_VERB = frozenset(
    """never or in from with for as of at on us ahead into fine not a an the our and if that
    this to it you they we i so but by about when while under without via using
    through because is are was though since both only even such there here what which
    who how may can could might should would will shall must""".split()
)


def another_deed(text: str, uses: AbstractSet[Use]) -> bool:
    """Tell whether a text (lower case) asks leave for something that is none of `uses`."""
    # Whether to download data is a use of its own, which is read elsewhere.
    known = _known({*uses, Use.COLLECT})
    return any(
        (known | (_OF_US if ours else _OF_OTHERS)).isdisjoint(_infinitives(verb))
        for verb, ours in _asked(text)
    )


def no_use(text: str) -> str:
    """Return the verb for which a text (lower case) asks leave if no use is put so: "translate"."""
    known = _known(frozenset(_DEEDS)) | _OF_US
    done = (found["verb"] for found in _DONE.finditer(text))
    asked = chain((verb for verb, ours in _asked(text) if ours), done)
    return next((verb for verb in asked if known.isdisjoint(_infinitives(verb))), "")


def _known(uses: AbstractSet[Use]) -> AbstractSet[str]:
    return _ANY_USE.union(_NO_VERB, *(_DEEDS[use] for use in uses))


def _asked(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the verbs for which leave is asked, and whether it is asked for us."""
    for leave in _LEAVE:
        for found in leave.finditer(text):
            for verb in (found["verb"], found["next"]):
                if verb:
                    yield verb, found["us"] is not None


def _infinitives(verb: str) -> frozenset[str]:
    """Return what a form of a verb may be a form of: "using" is of "use", "fitted" is of "fit"."""
    found = {verb, _IRREGULAR.get(verb, verb)}
    for ending in ("ing", "ed", "s", "es"):
        if verb.endswith(ending):
            stem = verb.removesuffix(ending)
            found |= {stem, f"{stem}e"} | ({stem[:-1]} if stem[-1:] == stem[-2:-1] else set[str]())
    return frozenset(found | {re.sub("ied$|ies$", "y", verb)})
