"""Asides: turns of speech whose words would bring something up, but mean none of it."""

import re

_ASKED = re.compile(  # "can somebody check": nobody of whom the data tell
    r"\b(?:some|any)(?:one|body)(?=(?: here| there| please| kindly| from \w+| in \w+| on \w+)?"
    r" (?:please )?(?:\w+-)?(?:check|confirm|tell|know|help|clarif|advise|explain|point|remind"
    r"|let|say|look|answer|verif|give|have|had|has|object|sign|clear|approve|mind)\w*\b)"
)
_LLM = r"(?:llms?|language models?|chat models?)"
_FOREIGN = (
    r"(?:another|other|external|hosted|third|party|their|someone|somebody|provider\S*|vendor\S*"
    r"|gpt\S*|chatgpt|claude|gemini|openai\S*|competitor\S*|closed|proprietary|open|its)"
)
_WORD = rf"(?!{_FOREIGN}\b)[\w'-]+"
_OURS = re.compile(  # what is trained or tested is ours: "train a commercial LLM"
    rf"\b(?:(?:our|my) (?:{_WORD} ){{0,4}}?"
    r"|(?:(?:pre|post)?-?train\w*|fine-?tun\w*|evaluat\w*|benchmark\w*|test\w*|scor\w*|assess\w*"
    rf"|measur\w*|validat\w*|for|of|into|behind|learning) (?:{_WORD} ){{0,4}}?)"
    rf"{_LLM}\b|(?:{_WORD} )?{_LLM} (?=(?:pre|post)?-?training|fine-?tuning|evaluation|run\b)"
)
_MADE = (
    r"(?:models?|networks?|llms?|classifiers?|detectors?|generators?|backbones?|encoders?"
    r"|checkpoints?|systems?|products?|assistants?|chatbots?|pipelines?|recogni[sz]ers?)(?:'s)?"
)
_TESTED = re.compile(  # the object of a test is what we have made, whatever it is sold as
    r"\b(?P<verb>evaluat\w*|benchmark\w*|test|tests|testing|tested|scor(?:e|es|ed|ing)|assess\w*"
    r"|measur\w*|validat\w*|compar\w*|rate|rating|rank|ranking|judge|judging)"
    rf" (?:how well |how good )?(?:our|my|the|this|a|an) (?:{_WORD} ){{0,4}}?"
    rf"{_MADE}(?: {_MADE})*(?!\w)"
)
_MODELS = re.compile(rf"\b(?:[\w-]+ ){{0,3}}{_MADE}(?!\w)")
_GOODS = rf"(?:{_MADE}|bots?|apps?|features?|helpers?|tiers?|llms?)"
_SOLD = re.compile(  # a model, told by how it is sold
    rf"\b(?:paid|premium|for-?sale|for-?profit) (?=(?:[\w-]+ ){{0,2}}?{_GOODS}\b)"
    rf"|\b(?P<thing>{_GOODS}) (?:(?:that |which )?we(?: are going to|'re going to| will|'ll)?"
    r" (?:sell|charge for|offer to (?:our )?(?:customers|clients))"
    r"|is behind a paywall|(?:that |which )?(?:customers|clients) pay for)\b"
    r"|\band charge for (?:using )?it\b"
    r"|\b(?:in|into|of) (?:a|the|our) (?:paid tier|premium tier|subscription)\b"
)
_NO_HURRY = re.compile(  # when and how it is asked
    r"\b(?:no (?:rush|hurry)|not urgent|(?:is|are) waiting for (?:me|us)|fair game|in house"
    r"|if (?:nobody|no one) (?:says no|objects|minds)|nobody (?:has )?asked(?: yet)?"
    r"|(?:till|until) (?:legal|you) (?:says?|okays?|approves?|confirms?)(?: so)?"
    r"|without (?:any )?(?:problems?|troubles?|issues?|concerns?|worries)"
    r"|before the \w+ (?:ends|starts|begins)|(?:do not|not|never) change (?:a thing|anything|it)"
    r"|(?:find|found|see|saw) (?:anything|nothing|something|it)"
    r" (?:in|on) (?:the|our) (?:wiki|docs|intranet|handbook)"
    r"|(?<=our) own (?=crawlers?\b|scripts?\b|bots?\b|pipelines?\b))"
)
_HOW_WELL = re.compile(
    rf"\bhow (?:well|good) (?:our|my|the|this) (?:{_WORD} ){{0,3}}?{_MADE} \w+s\b"
)
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
_TEAM = re.compile(  # a "squad" is people, unless it is called a dataset
    r"(?<!on )(?<!with )(?<!use )"
    r"\b(our|my|the|your|this|whole|a|their|(?:the|our|my) [\w-]+) squad\b"
    r"(?! (?:data|dataset|benchmark|set|dev|train|test|v?\d))"
)
_COPILOT = re.compile(r"\b(our|my)((?: [a-z-]+){0,2}) copilot\b")


def of_ours(text: str) -> str:
    """Return a text with people and products of ours under no name that data have as well."""
    return _COPILOT.sub(r"\1\2 assistant", _TEAM.sub(r"\1 team", text))


def without_models(text: str) -> str:
    """Return a text (lower case) without models and what they are called: "our speech model"."""
    return _MODELS.sub(" ", text)


def without_asides(text: str) -> str:
    """Return a text (lower case) without those who are asked, and with our models as just ours."""
    text = _HOW_WELL.sub("evaluate", _NO_HURRY.sub(" ", _MIRRORS.sub("share", text)))
    text = _SOLD.sub(r"\g<thing>", text)
    text = _OURS.sub("our network ", _ASKED.sub("you", text))
    return _REACHES.sub("for", _GOES_ON.sub("using", _TESTED.sub("evaluate it", text)))


def tested(text: str) -> str:
    """Return a text (lower case) with what somebody tests as just theirs: "evaluate it"."""
    return _TESTED.sub(r"\g<verb> it", text)
