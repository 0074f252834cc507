"""Asides: turns of speech whose words would bring something up, but mean none of it."""

import re

from bot.domain.speech.models import as_ours

_ASKED = re.compile(  # "can somebody check": nobody of whom the data tell
    r"\b(?:some|any)(?:one|body)(?=(?: here| there| please| kindly| from \w+| in \w+| on \w+)?"
    r" (?:please )?(?:\w+-)?(?:check|confirm|tell|know|help|clarif|advise|explain|point|remind"
    r"|let|say|look|answer|verif|give|have|had|has|object|sign|clear|approve|mind)\w*\b)"
    r"|\bsome(?:one|body)(?= (?:(?:in|from|on|of|at) (?:(?:the|our|my|today's) )?(?:[\w-]+ ){1,3})?"
    r"(?:asked|asks|is asking|proposed|proposes|wonder|wonders|wondered|is wondering|was wondering"
    r"|wants to know|said|says|thinks|thought|mentioned"
    r"|told me|suggested"
    r"|claims|claimed|reckons|raised|would like to|wants(?= \x00)"
    r"|(?:want|plan|hope|need|intend)s to)\b)"
)
_NO_HURRY = re.compile(  # when and how it is asked
    r"\b(?:no (?:rush|hurry)|not urgent|(?:is|are) waiting for (?:me|us)|fair game|in[- ]house"
    r"|if (?:nobody|no one) (?:says no|objects|minds)|nobody (?:has )?asked(?: yet)?"
    r"|(?:till|until) (?:legal|you) (?:says?|okays?|approves?|confirms?)(?: so)?"
    r"|without (?:any )?(?:problems?|troubles?|issues?|concerns?|worries)"
    r"|nobody (?:here |there )?(?:on|in|at) (?:my|our|the) (?:team|group|lab|office|squad) "
    r"(?:knows?|knew|is sure|was sure|could (?:say|tell)|can (?:say|tell))"
    r"|nobody else's|no one else's"
    r"|(?:before|once|when) (?:the|our|this) (?:(?:new|public) )?(?:page|site|web ?site"
    r"|portal) goes live"
    r"(?: (?:tonight|today|tomorrow|soon|on \w+day|(?:this|next) week))?"
    r"|(?:before|for|after|with|at) (?:every|each|our|the|this|the next|the coming"
    r"|a) release(?=\s*[,.;:?!]| we\b| i\b)"
    r"|release (?:planning|meeting|call|review)(?: (?:is |starts )?(?:today|tomorrow|tonight|now))?"
    r"|(?:sorry )?(?:do not want |don't mean |hate )?to rush you"
    r"|(?:already )?(?:(?:sits?|lies?|is|sitting|lying|is stored|stored)(?: already)?"
    r"|have (?:a copy of )?(?:\x00|it)) "
    r"on (?:our|one of our|my) (?:(?:own|file|web|shared|team|eval|evaluation|internal|gpu"
    r"|training|test) )*(?:servers?"
    r"|cluster|machines?|disks?|drives?|nas)"
    r"(?: already)?(?=\s*[.,;:?!]| and\b| so\b| but\b)"
    r"|(?:before|after) (?:the|our|my|today's|this) (?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|o'clock) )?"
    r"(?:call|meeting|sync|stand-?up)(?=\s*[,.:;?!]|$)"
    r"|before the \w+ (?:ends|starts|begins)|(?:do not|not|never) change (?:a thing|anything|it)"
    r"|(?:find|found|see|saw) (?:anything|nothing|something|it)"
    r" (?:in|on) (?:the|our) (?:wiki|docs|intranet|handbook)"
    r"|(?<=our) own (?=crawlers?\b|scripts?\b|bots?\b|pipelines?\b))"
)
_GAPS = re.compile(r" {2,}")  # left by talk
_GOES_ON = re.compile(r"\b(?:keep|go on|continue)(?: on)? (?:us|train|evaluat|test|benchmark)ing\b")
_MIRRORS = re.compile(  # to have a mirror is to hand out; to take from one is another matter
    r"\b(?:host|run|offer|provide|maintain|set up|open|operate|build|create|act as"
    r"|serve as|be|as|to|may|can|could|we|us|our|public|free|official|carry|place|put|publicly)"
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
_WEB = re.compile(r"(?i)\b(our|my)((?: [a-z-]+){0,2}) web[ -](?:page|presence|site)s?(?![\w-])")
_COPILOT = re.compile(r"\b(our|my)((?: [a-z-]+){0,2}) copilot\b")
_YES_OR_NO = re.compile(r"(?i)\b(yes)(?: or | ?/ ?)no(?=\s*[:,-])")  # "…: crawl it?" denies nothing
_NOTHING_BUT = re.compile(
    r"(?i)\bfor (?:the )?sole purposes? of research\b(?! on)"
    r"|\bfor nothing (?:but|else than|other than) (?:pure )?research\b(?! on)"
)
_SAYS_NO = (  # "Anna says we can't"
    r"\b(?:(?:my|our|the|an?|colleague|team|lead|manager|boss) )*[\w-]+ (?:says?|said|thinks?"
    r"|claims?|insists?|reckons?) (?:that )?we (?:can(?:not|'t| not)|may not|must not) "
)
_DISAGREE = re.compile(  # "… crawl it, I say we can. Who is right?", "… crawl it. Is that true?"
    rf"(?i){_SAYS_NO}(?P<what>[^.?!]+?),? (?:(?:and|but|while) )?i (?:say|said|think|claim|believe"
    r"|reckon) (?:that )?we (?:can|may)(?![\w'])"
    r"(?:[.;!]? (?:which (?:one )?is it|who(?:'s| is) right)(?=\s*\?))?"
    rf"|{_SAYS_NO}(?P<that>[^.?!]+?)[.,;:] is (?:that|it|this) (?:really |actually )?(?:true|right"
    r"|correct|so|not allowed|forbidden|the case|not permitted)(?=\s*\?)"
    # "can I tell the team that training on it is fine?"
    r"|\b(?:can|may) i tell (?:the|my|our) (?:team|lead|manager|boss|group|colleagues?) (?:that )?"
    r"(?P<told>[^.?!]+ (?:is|are) (?:fine|ok|okay|allowed|permitted|all right|alright))"
)
_KIND_OF = re.compile(  # "transcripts of podcasts" are "podcast transcripts"
    r"\b(transcripts?|captions?|subtitles|titles|descriptions|covers|summaries|abstracts|reviews"
    r"|ratings|names) of (?:the )?(place|podcast|video|song|film|movie|book|paper|article|episode"
    r"|talk|product|app|game|recipe)s\b"
)


_PRODUCT_PEOPLE = re.compile(  # "somebody on the product side wonders"
    r"(?i)\b(some(?:body|one)|people|folks|(?:a )?colleagues?) (?:in|on|from) (?:the )?product"
    r"(?: (?:side|team|org|management))?(?= (?:is |are |was |would )?(?:wonder|ask|want|like|need))"
)
_THANKS = re.compile(  # "Thanks for the quick reply last week. Another one: may we"
    r"(?i)\A\W*(?:thanks|thank you)\b[^.!?]{0,60}[.!?]\s+(?=\w)|\banother (?:quick )?"
    r"(?:one|question):\s*"
)
_AGAINST = re.compile(  # "would it be against the rules for us to", "if we published it"
    r"(?i)\b(would|is|will) (?:it|that|this)(?: be)? against (?:the|our|any|company) "
    r"(?:rules|polic(?:y|ies))(?! on| for (?!us))\b"
)
_CHANNEL = re.compile(  # "three years of #ask-hr threads", and not "asked in #data"
    r"(?i)(?<![\w#])(?<!\bin )(?<!\bto )(?<!\bat )#(?!legal)[a-z][\w-]*(?: channel)?"
)


def of_ours(text: str) -> str:
    """Return a text with people and products of ours under no name that data have as well.

    What is asked for, and of what kind it is, stands in it in one way.
    """
    text = _PRODUCT_PEOPLE.sub(r"\1 in the team", _THANKS.sub("", text))
    text = _AGAINST.sub(r"\1 it be allowed", text)
    text = _CHANNEL.sub("slack channel", text)
    text = _DISAGREE.sub(_asked_about, _NOTHING_BUT.sub("for research only", text))
    text = _KIND_OF.sub(r"\2 \1", _YES_OR_NO.sub(r"\1", text))
    text = _WEB.sub(r"\1\2 website", text)
    return _COPILOT.sub(r"\1\2 assistant", _TEAM.sub(r"\1 team", text))


def _asked_about(found: re.Match[str]) -> str:
    return found["told"] or f"can we {found['what'] or found['that']}"


def without_asides(text: str) -> str:
    """Return a text (lower case) without those who are asked, and with our models as just ours."""
    text = _GAPS.sub(" ", text)
    text = _ASKED.sub("you", _NO_HURRY.sub(" ", _MIRRORS.sub("share", text)))
    return _REACHES.sub("for", _GOES_ON.sub("using", as_ours(text)))
