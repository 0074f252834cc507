"""Asides: turns of speech whose words would bring something up, but mean none of it."""

import re
from collections.abc import Callable

_ASKED = re.compile(  # "can somebody check": nobody of whom the data tell
    r"\b(?:some|any)(?:one|body)(?=(?: here| there| please| kindly| from \w+| in \w+| on \w+)?"
    r" (?:please )?(?:\w+-)?(?:check|confirm|tell|know|help|clarif|advise|explain|point|remind"
    r"|let|say|look|answer|verif|give|have|had|has|object|sign|clear|approve|mind)\w*\b)"
    r"|\bsome(?:one|body)(?= (?:(?:in|from|on|of|at) (?:(?:the|our|my|today's) )?(?:[\w-]+ ){1,3})?"
    r"(?:asked|asks|wonder|wonders|wondered|said|says|thinks|thought|mentioned|told me|suggested"
    r"|claims|claimed|reckons|wants to know|raised)\b)"
)
_LLM = r"(?:llms?|language models?|chat models?)"
FOREIGN = (
    r"(?:another|other|external|hosted|third|party|their|someone|somebody|provider\S*|vendor\S*"
    r"|gpt\S*|chatgpt|claude|gemini|openai\S*|competitor\S*|partner\S*|closed|proprietary|open|its"
    r"|purchased|bought|rented|rival\S*|competing|leaked|stolen"
    r"|(?:customer|client|user|publisher|author)(?:'s|s')"
    r"|(?:person|people|speaker|face|facial|gait|emotion|child|minor)s? "
    r"(?:identif|recogni|verif|detect|track|re-?id)\w*|identif\w*|biometric\w*|facial"
    r"|surveil\w*|emotion\w*|deepfake\w*|clon\w*|weapon\w*|army|navy"
    r"|defen[cs]e|insur\w*|wiretap\w*|eavesdrop\w*|lend\w*|hiring|recruit\w*|tenant\w*|border|weapon\w*|military|policing|spy\w*|lie)"
)
"""Words for what is not ours, and for models whose purpose matters."""
WORD = rf"(?!{FOREIGN}(?!\w))[\w'-]+"
"""A word in what something of ours is called."""
_OURS = re.compile(  # what is trained or tested is ours: "train a commercial LLM"
    rf"\b(?:(?:our|my) (?:{WORD} ){{0,4}}?"
    r"|(?:(?:pre|post)?-?train\w*|fine-?tun\w*|evaluat\w*|benchmark\w*|test\w*|scor\w*|assess\w*"
    rf"|measur\w*|validat\w*|for|of|into|behind|learning) (?:{WORD} ){{0,4}}?)"
    rf"{_LLM}\b|(?:{WORD} )?{_LLM} (?=(?:pre|post)?-?training|fine-?tuning|evaluation|run\b)"
)
MADE = (
    r"(?:models?|networks?|llms?|classifiers?|detectors?|generators?|backbones?|encoders?"
    r"|checkpoints?|systems?|products?|assistants?|chatbots?|pipelines?|recogni[sz]ers?|rankers?"
    r"|taggers?|parsers?|captioners?|synthesi[sz]ers?|vocoders?|tts|asr|ocr|text-to-speech"
    r"|speech synthesis)(?:'s)?"
)
"""What people like us make."""
_TESTED = re.compile(  # the object of a test is what we have made, whatever it is sold as
    r"\b(?P<verb>evaluat\w*|benchmark\w*|test|tests|testing|tested|scor(?:e|es|ed|ing)|assess\w*"
    r"|measur\w*|validat\w*|compar\w*|rate|rating|rank|ranking|judge|judging)"
    rf" (?:how well |how good )?(?:our|my|the|this|a|an) (?:{WORD} ){{0,4}}?"
    rf"{MADE}(?: {MADE})*"
    rf"(?: (?:in|inside|behind|of) (?:our|my|the) (?:{WORD} ){{0,3}}?{MADE})?(?!\w)"
)
_MADE_BY_US = (  # "a model" alone may be anybody's
    r"(?:(?:our|my|its)(?: own)?|(?:own|in-?house|home-?grown)"
    r"|(?:(?:pre-?)?train\w*|fine-?tun\w*|evaluat\w*|benchmark\w*|test\w*|scor\w*|build\w*"
    r"|learn\w*|assess\w*|measur\w*) (?:an?|the|this|one)(?: own)?)"
)
_NAMED = rf"{MADE}(?: {MADE})*(?!\w)"
_OUR_MODEL = re.compile(  # what kind of model it is that we test
    rf"\b{_MADE_BY_US} (?:{WORD} ){{0,3}}?(?:embeddings? )?{_NAMED}"
    r"(?: (?:of (?:our|my) own|(?:that |which )?we(?:'ve| have)?(?: just)? (?:made|built|trained"
    r"|developed)(?: ourselves| in-?house)?))*"
    r"(?:,? (?:which )?(?:is|are) (?:all )?(?:our|my) own|,? \(?our own(?: one)?\)?)?(?!\w)"
)
_KIND = re.compile(rf"\b(?P<whose>{_MADE_BY_US}) (?P<kind>(?:{WORD} ){{1,4}}?){_NAMED}")
_MODELS = re.compile(rf"\b(?:[\w-]+ ){{0,3}}{MADE}(?!\w)")
_NO_HURRY = re.compile(  # when and how it is asked
    r"\b(?:no (?:rush|hurry)|not urgent|(?:is|are) waiting for (?:me|us)|fair game|in[- ]house"
    r"|if (?:nobody|no one) (?:says no|objects|minds)|nobody (?:has )?asked(?: yet)?"
    r"|(?:till|until) (?:legal|you) (?:says?|okays?|approves?|confirms?)(?: so)?"
    r"|without (?:any )?(?:problems?|troubles?|issues?|concerns?|worries)"
    r"|before the \w+ (?:ends|starts|begins)|(?:do not|not|never) change (?:a thing|anything|it)"
    r"|(?:find|found|see|saw) (?:anything|nothing|something|it)"
    r" (?:in|on) (?:the|our) (?:wiki|docs|intranet|handbook)"
    r"|(?<=our) own (?=crawlers?\b|scripts?\b|bots?\b|pipelines?\b))"
)
_HOW_WELL = re.compile(rf"\bhow (?:well|good) (?:our|my|the|this) (?:{WORD} ){{0,3}}?{MADE} \w+s\b")
_GOES_ON = re.compile(r"\b(?:keep|go on|continue)(?: on)? (?:us|train|evaluat|test|benchmark)ing\b")
_MIRRORS = re.compile(  # to have a mirror is to hand out; to take from one is another matter
    r"\b(?:host|run|offer|provide|maintain|set up|open|operate|build|create|act as"
    r"|serve as|be|as|to|may|can|could|we|us|our|public|free|official)"
    r" (?:(?:an?|the|our|own|simply|just|also|then|be|public|free|open|official|up|full|complete"
    r"|unmodified|unchanged|new|it|dataset) )*(?:mirror|re-?upload|re-?host)(?:s|ing)?\b"
    r"|\bmirroring\b|\bre-?(?:host|upload)(?:ing)?(?= it\b)"
    r"|\bre-?(?:hosted|uploaded)(?= by (?:us|me)\b)"
)
_REACHES = re.compile(r"\bexten(?:ds?|ded|ding) to\b")
_NO_NAME = (  # with these the name of the dataset goes on, or a sentence about it
    r"(?:on|with|and|or|in|for|from|of|us(?:e|es|ing)|against|via|plus|vs|than|like|is|to|into"
    r"|train\w*|evaluat\w*|original|full|entire|official|english|models?|datasets?|benchmarks?)"
)
_TEAM = re.compile(  # a "squad" is people, unless it is called a dataset
    r"(?<!on )(?<!with )(?<!use )(?<!using )(?<!against )"
    rf"\b((?i:our|my|the|your|this|whole|a|their)(?: (?!{_NO_NAME}\b)[\w-]+){{0,2}}) squad\b"
    r"(?! (?:data|dataset|benchmark|set|dev|train|test|v?\d))"
)
_COPILOT = re.compile(r"\b(our|my)((?: [a-z-]+){0,2}) copilot\b")


def of_ours(text: str) -> str:
    """Return a text with people and products of ours under no name that data have as well."""
    return _COPILOT.sub(r"\1\2 assistant", _TEAM.sub(r"\1 team", text))


def without_models(text: str) -> str:
    """Return a text (lower case) without models and what they are called: "our speech model"."""
    return _MODELS.sub(" ", text)


def without_ours(text: str) -> str:
    """Return a text (lower case) with "it" for each model of ours that is tested."""
    return _OUR_MODEL.sub("evaluate it", text)


def without_kinds(text: str, grave: Callable[[str], bool]) -> str:
    """Return a text (lower case) without the kind of each model of ours, but for `grave` words."""

    def kept(found: re.Match[str]) -> str:
        return " ".join((found["whose"], *filter(grave, found["kind"].split()), "network"))

    return _KIND.sub(kept, text)


def without_asides(text: str) -> str:
    """Return a text (lower case) without those who are asked, and with our models as just ours."""
    text = _HOW_WELL.sub("evaluate", _NO_HURRY.sub(" ", _MIRRORS.sub("share", text)))
    text = _OURS.sub("our network ", _ASKED.sub("you", text))
    return _REACHES.sub("for", _GOES_ON.sub("using", _TESTED.sub("evaluate it", text)))


def tested(text: str) -> str:
    """Return a text (lower case) with what somebody tests as just theirs: "evaluate it"."""
    return _TESTED.sub(r"\g<verb> it", text)
