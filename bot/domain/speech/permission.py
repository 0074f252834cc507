"""Permission: how people ask for it: "is there a ban on", "must we avoid it", "is it on the list".

Asked the other way round it is the same question, whose words would else bring something up.
"""

import re

from bot.domain.speech.beside import NAME

_BAN = r"(?:ban|bar|prohibition|restriction|rule)s?"
_SHALL = r"(?:should|must|shall)(?: not)? (?:we|i)|do (?:we|i) (?:have|need) to"
_SOMEBODY = (
    r"(?:my|our|a|one) (?:of (?:my|our) )?(?:colleague|co-?worker|teammate|manager|lead|boss|pm"
    r"|director|supervisor|intern|friend)s?(?: here| at work)?|somebody|someone|he|she"
)
_RIGHT = (
    r"(?:so,? )?is (?:that|this|it|he|she) (?:right|true|correct|so|really so)\b"
    r"|(?:right|true|correct)\?"
    r"|does (?:that|this) hold\b"
)
_LEAVE = re.compile(
    rf"\b(?:(?:is|are) there (?:really |actually )?(?:an?|any)|any) {_BAN}"
    r"(?: (?:on|against)\b|(?= *(?:[?.!]|$)))"
    # "is it against the rules", but not those of a place
    r"|\b(?:is|be|it|that) against (?:the|our|any|company|internal) "
    r"(?:rules?|polic(?:y|ies)|guidelines?)\b(?! (?:of|on|in|at)\b)"
    r"|\bwhat (?:do|does|would|did) (?:the |our )?(?:lawyers?|counsel|legal)"
    r"(?: team| department| folks)? (?:say|think)(?: (?:about|of|to|on)\b)?"
    r"|\bwhat(?:'s| is) (?:the )?(?:legal|counsel|lawyers)(?: team| department)?(?:'s?)? "
    r"(?:view|take|position|stance|opinion) on\b"
    r"|\blegal (?:check|question|advice|sign-?off|clearance|approval|ok|okay)"
    r"(?: please| pls| needed| required| wanted)?(?=\s*(?:[:,.-]|$))"
    r"|\bdo(?:es)? the (?:terms|licen[cs]e|conditions)(?: of (?:use of )?\x00)? "
    r"(?:forbid|prohibit|allow|permit|bar|ban|stop|let|prevent)(?: us from| us to| us)?\b"
    r"|\bare we (?:prohibited|forbidden|banned|barred|prevented|kept) from\b"
    r"|\b(?:is there |any )(?:an? |any )?(?:(?:legal|good|particular|real) )?reason (?:why )?(?:we"
    r"|i) (?:should|could|may|can) ?not\b"
    r"|\b(?:is|would) (?:it|there) be (?:an? |any )?(?:problem|issue|ok|okay|fine|wrong|alright)"
    r"(?: for you)?(?= if\b)"
    r"|\bgo ahead and\b|\b(?:are|am) (?:we|i) (?:at liberty|entitled|cleared|in a position) to\b"
    r"|,? or (?:should|must|do) (?:we|i) (?:have to |need to )?(?:leave|skip|drop|avoid"
    r"|forget)(?: it| this| that)?(?: alone)?(?=\s*[?.!])"
    r"|\b(?P<asks>may|can|should|are) we or (?P=asks) (?:we )?not\b"
    r"|\b(?:(?:that|which)(?: would| could| might)?|to|(?:do(?:es)?|would) (?:anything|something)"
    r"|anything|something) "
    r"(?:keep|stop|prevent|bar|hold|hinder)(?:s|ing)? (?:us|me|our team|the team)(?: back)? from\b"
    r"|\b(?:do|does|would|will|might) (?:an?|any|some|the|our|its) (?:[\w-]+ )?"
    r"(?:rules?|polic(?:y|ies)|laws?|terms|licen[cs]e|clause) "
    r"(?:keep|stop|prevent|bar|hinder|forbid|prohibit) (?:us|me|our team|the team)(?: from| to)?\b"
    r"|\b(?:are|is) there (?:any )?(?:restrictions?|obstacles?|objections?)(?= (?:that|which|to)\b)"
    r"|\b(?:do|does|would|will|might) (?:the |our )?(?:lawyers?|legal|counsel|company|firm"
    r"|management)(?: team)? "
    r"(?:object to|mind|approve of|have anything against|be (?:fine|happy|ok|okay) with"
    r"|allow|permit|sign off on)(?: (?:us|our|me)(?: to)?)?\b"
    r"|\b(?:am i right|is it (?:true|right|correct)|do i understand correctly) "
    r"(?:that|in thinking that"
    r"|to think that) we (?:can't|cannot|can not|may not|mustn't|must not|are not allowed to)\b"
    r"|\b(?:(?:get|land|bring) us (?:in|into)|(?:we|i) (?:get|land|be) (?:in|into))"
    r" (?:legal )?trouble"
    r"(?: (?:for|by))?(?!\w)"
    # "may it be on the crawl list", "putting together the training data"
    r"|\bon (?:the|our|my|next week's) (?:crawl(?:ing)? |training |data |evaluation |to-?do )?"
    r"list\b(?! of\b)"
    r"|\b(?:put|putting) together "
    r"(?=(?:(?:the|our|my|some) )?(?:training|fine-?tuning|evaluation|eval|test)\b)"
    r"|\bmust (?P<must>we|i) not\b"
    # "should we avoid crawling", "do we have to keep our hands off crawling"
    rf"|(?P<shall>\b(?:{_SHALL}) )(?:avoid|refrain from"
    r"|(?:keep|stay|steer) (?:our hands off|away from|clear of|off)) (?=[\w-]+ing\b)"
    r"|\b(?:is there|do we have) (?:an?|any) (?:rule|policy|law) (?:that|which) "
    r"(?:says|tells us)(?: that)? (?P<could>we|i) (?:can not|may not|must not|should not)\b"
    # "my colleague says we can't do it. Is that right?"
    rf"|\b(?:(?:{_SOMEBODY}) (?:says|said|thinks|claims|believes|insists"
    r"|told (?:me|us)|tells (?:me|us)|is (?:sure|convinced|certain))(?: that)?"
    r"|i(?:'ve| have)? (?:was told|heard|hear)(?: that)?) (?P<may>we|i) "
    r"(?:can not|may not|must not|should not|are not allowed to|are not permitted to)\b"
    rf"(?=[^.!?]*[.!?] *(?:{_RIGHT}))"
)
_NO_REASON = re.compile(  # "is there any reason why a copy can't be offered"
    r"\b(?:is there |any )?(?:an? |any )?(?:(?:legal|good|particular|real) )?reason (?:why )?"
    r"(?P<what>(?!(?:we|i)\b)[^.?!]{1,70}?) (?:can|could|may|should|must) not(?= be\b)"
)
_SPARED = re.compile(  # "must we keep it out of training"
    r"\b(?P<ask>(?:must|should|do|need|shall)(?: not)? (?:we|i)(?: (?:have|need) to)?) "
    r"(?:avoid|skip|leave|keep(?: our hands off)?|(?:keep|stay|steer) (?:away from|clear of))"
    rf" (?:the )?{NAME}(?P<what>(?: dataset| data)?)"
    r"(?: alone| (?:out of|away from|off)(?: the| our)?"
    r"(?= (?:training|evals?|evaluations?|benchmarks?|tests?|mix|list)\b))?"
    r"(?: when(?= (?:(?:train|evaluat|test|benchmark)ing|we (?:train|evaluate|test|benchmark))\b))?"
)


_SUPPOSED = re.compile(  # "would it be a problem if the model that we sell was trained on it"
    r"\bif (?P<made>(?:our|the|its) (?:[\w'-]+ ){1,8}?)(?:was|were|got) "
    r"(?P<done>trained|fine-?tuned|tested|evaluated) on (?=[\w\x00])"
)


_SUPPOSING = re.compile(  # "would it be fine if we downloaded it"
    r"\bif (?P<who>we|i) (?P<verb>download|scrape|crawl|collect|store|train|test|evaluate|benchmark"
    r"|share|publish|offer|host|fine-tune|use|save|gather|harvest|fetch|pull)e?d\b"
)


def without_leave(text: str) -> str:
    """Return a text (lower case) without the words that only ask for leave."""
    text = _NO_REASON.sub(r"can \g<what>", _SUPPOSED.sub(_done, text))
    text = _SUPPOSING.sub(r"if \g<who> \g<verb>", text)
    return _LEAVE.sub(_asked, _SPARED.sub(rf"\g<ask> use {NAME}\g<what> for", text))


def _asked(found: re.Match[str]) -> str:
    who = found["may"] or found["could"] or found["must"]
    if who:
        return f"may {who}"
    return found["shall"] or " "


def _done(found: re.Match[str]) -> str:
    does = {"t": "train", "f": "fine-tune", "e": "evaluate"}[found["done"][0]]
    return f"if we {'test' if found['done'] == 'tested' else does} {found['made']}on "
