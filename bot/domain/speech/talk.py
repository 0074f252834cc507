"""Talk: thanks, hurry and who is speaking, around a question: none of it changes anything."""

import re

from bot.domain.speech.models import FOREIGN

_TIMES = r"(?: (?:yesterday|today|earlier|again|this morning|last time|last week|the other day))?"
_FAVOUR = (
    r"(?:help|answers?|reply|replies|advice|support|hints?|call|chat|response|rush|hurry|noise"
    r"|pings?|spam|bother|delay|short notice|interruption|trouble|late message|question|patience)"
)
_OUTSIDE = (
    rf"(?:{FOREIGN}|universit\w*|college|school|hospital|government|police|agency|compan\w*"
    r"|customers?|clients?|subsidiary|sister|parent|joint)"
)
_MACHINES = r"(?:gpus?|[abh]\d{2,3}s?|nodes?|slots?|compute|cluster)"
_TALK = re.compile(
    r"\b(?:thanks|thank you|thx|cheers|sorry|apologies)(?: so much| a lot| again| already)* for "
    r"(?:(?:the|your|all|that|any|this|my|being|so|quick|great|kind|last) ){0,4}"
    rf"{_FAVOUR}{_TIMES}(?!\w)"
    r"|\b(?:thanks|thank you|thx) a (?:million|bunch|ton)\b"
    r"|\b(?:searched|checked|read|went through|looked (?:in|at|through)) (?:the|our|your) "
    r"(?:docs|wiki|handbook|intranet|faq|pages)(?: (?:but|and))?"
    r"(?: (?:found|saw) (?:nothing|no answer|no rule|no entry))?(?!\w)"
    r"|\bno need for an? (?:long|detailed|lengthy) (?:answer|reply|explanation)\b"
    r"|\bkeep (?:it|this) (?:short|brief|quick)\b"
    r"|\bmy (?:pm|boss|manager|lead|director|supervisor) (?:is|keeps) (?:chasing|pushing|pinging)"
    r"(?: me| us)?(?!\w)"
    # "I know you are swamped"
    r"|\b(?:(?:i know|i see|sure) )?(?:you|legal|we|i|everyone|everybody|you all|you guys)"
    r"(?:'re| are|'m| am| is|'s) (?:all |very |quite |a bit )?"
    r"(?:swamped|busy|slammed|overloaded|in a (?:hurry|rush))"
    r"(?: (?:right now|today|this week|these days|at the moment))?(?!\w)"
    r"|\b(?:wants?|needs?|likes?|have|get|prefers?) "
    r"(?:it|this|that|an answer|something|a yes|your ok) in writing\b"
    r"|\b(?:am|are|'m|'re) (?:just |only )?after "
    r"(?=(?:an? (?:quick|short|simple|clear|plain|yes)|your)\b)"
    r"|\b(?:put|putting|get|getting) together (?=(?:the|our|my|an?|this) (?:\w+ ){0,3}?"
    r"(?:plan|list|schedule|roadmap|agenda|proposal|budget|form|ticket|request)\b)"
    # "GPUs booked from Monday"
    r"|(?<=s )(?:booked|reserved)(?= (?:from|for|on|until|till|since|this|next|tonight|already)\b)"
    rf"|\bbooked (?=(?:\w+ ){{0,2}}{_MACHINES}(?!\w))"
    r"|\bfresh (?=(?:(?!data\b|for\b|of\b|to\b|cop)[\w-]+ ){0,2}?"
    r"(?:checkpoint|model|prototype|network)s?\b)"
    r"|\b(?:watch|look) out for\b"
    r"|\bgo(?:es|ing)? live (?=(?:on|at|by|in|for|next|this|tomorrow|today|soon)\b)"
    r"|\b(?:and )?keep the (?:better|best) (?:one|model|variant|checkpoint)\b"
)
_SPEAKS = re.compile(  # "hello from the docs team": who asks, if it is one of us
    r"(?P<hello>(?:^|[.!]\s*)(?:hello|hi|hey|greetings|good (?:morning|afternoon|evening))"
    r"(?: all| there| legal| everyone| folks)?,?) (?:from|here is|this is) (?:the|our) "
    rf"(?:(?!{_OUTSIDE}(?!\w))[\w-]+ ){{1,3}}?(?:team|crew|folks|guild)(?!\w)"
)
_STAYS = re.compile(  # what becomes of the model: it goes nowhere
    r"(?P<what>[,;.(]\s*"
    r"|\b(?:models?|prototypes?|networks?|checkpoints?|results?|everything|it)\s+"
    r"(?:is |are |will |would |be |being |gets? )*)"
    r"(?:(?:kept|keep it|stays?|remains?)(?: strictly| purely| only)?"
    r"(?: in[- ]house| (?:inside|within) (?:the|our) (?:company|org|organi[sz]ation|team|group|lab)"
    r"|(?<=stays) internal|(?<=remains) internal)"
    r"|(?:never|will never|will not|does not|would not|would never) leaves? (?:the|our) "
    r"(?:research )?(?:org|organi[sz]ation|company|house|lab|building|premises|team|group"
    r"|department))(?!\w)"
)


def plain(text: str) -> str:
    """Return a text (lower case) without talk; what stays with us is called "inhouse"."""
    return _TALK.sub(" ", _SPEAKS.sub(r"\g<hello>", _STAYS.sub(r"\g<what> inhouse", text)))
