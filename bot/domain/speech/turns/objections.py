"""What those want whose data they are: what they forbid, ask, sell, and what we do against it."""

from collections.abc import Mapping, Sequence

from bot.domain.speech.beside import NAME

_WISH = r"(?:robots|terms|tos|rules|polic|wish|will|ban|block|licen|consent|objection|opt)"
_UNASKED = r"(?<!is it )(?<!is that )(?<!is this )(?<!anything )"
_FORBIDS = r"(?:forbids?|prohibits?|bans?|disallows?|excludes?|rules? out|says? no)"
TURNS: Mapping[str, Sequence[str]] = {
    "those that forbid": (
        r"\b(?:whose|where (?:the|their|its)) (?:[\w-]+ )?(?:licen[cs]es?"
        rf"|terms|owners?|authors?|rules|robots\S*) (?:{_FORBIDS}|(?:do|does) not (?:allow"
        rf"|permit))\b",
    ),
    "it forbids": (
        rf"{NAME} (?:forbids|prohibits|bans|disallows|says no|does not (?:want|allow|permit))\b",
    ),
    "a restriction quoted": (
        r"\b(?:says?|reads?|states?|said|writes|adds|also|line|readme|website|page|card|licen[cs]e)\b"
        r"[^.?!]{0,40}[\"“«][^\"”»]{0,120}\b(?:not|no|never|only|without|permission|prohibit\w*"
        r"|forbid\w*|except|excluding)\b",
        r"[;,] [\"“«][^\"”»]{0,120}\b(?:not|no|never|only|permission|prohibit\w*|forbid\w*)\b",
    ),
    "asked not to": (
        r"\b(?:asked|asks?|requested|wants?|wanted|wish(?:es|ed)?|prefer(?:s|red)?)(?: us| me)? "
        r"(?:not|never) to\b",
        r"\b(?:told|instructed|warned|advised) (?:us|me) (?:not|never) to\b",
        r"\basked to be (?:removed|excluded|deleted|forgotten|left out)\b",
    ),
    "told off": (
        r"\b(?:wrote|written|mailed|e-?mailed|messaged|contacted|sent)(?: (?:to us|us|me))+ "
        r"(?:to (?:stop|cease|ask|demand|complain|object|opt|decline|refuse|withdraw)|that|about"
        r"|asking|demanding|an? (?:letter|notice))\b",
        r"\b(?:told|asks?|asked|ordered|warned|urged|telling|asking|ordering|warning) (?:us|me) "
        r"(?:\w+ |in writing |by (?:e-?mail|letter) )?(?:to|that we (?:must|should))"
        r" (?:stop|cease|leave|go away|take|delete|remove)\b",
        # "is there anything that bars us from it?" asks for leave
        r"(?<!thing that )(?<!thing )(?<!rule that )\b(?:block|bann|bar|throttl|lock)(?:ed|s|ing) "
        r"(?:us|me|our|my)\b",
        r"\b(?:we|i|our [\w-]+)(?:'ve| have| had)?(?: were| was| got| been)+ (?:banned|blocked"
        r"|barred"
        r"|suspended|locked out|kicked|expelled|excluded|removed)\b",
        r"\bcease and desist\b",
        r"\bopt(?:s|ed|ing)?[ -]out\b",
    ),
    "already licensed": (
        r"\b(?:licen[sc]ed|bought|purchased) (?:[\w-]+ ){1,3}(?:from|of|by) "
        rf"(?:the )?{NAME}",
    ),
    "terms not accepted": (
        r"(?:\b(?:not|never)|n't) (?:yet |ever )?(?:accept|sign|agree|click|register|fill"
        r"|appl)\w*(?: to| through| in| out| for)? (?:[\w']+ ){0,2}?(?:licen|terms|agreement|eula"
        r"|contract|form|access|request)",
        r"\b(?:click|tick|press|check)\w* (?:on )?(?:\S+ ){0,2}?(?:agree|accept|box|button)",
        r"\b(?:accept|agree to|sign) (?:the |its |their )?(?:\S+ ){0,2}?(?:terms|licen[cs]e"
        r"|agreement|eula|conditions|contract)\b",
    ),
    "robots file": (r"\brobots(?:\.txt| txt)?\b",),
    "even against": (
        rf"\b(?:if|though|although) (?:its|the|their) (?:licen[cs]e|card) says {NAME}",
        r"\b(?:terms|tos|licen[cs]e|rules|card|site)\b (?:of [\w\x00]+ )?(?:might|may|could"
        r"|seems? to|appears? to|probably) (?:well )?(?:rule (?:[\w\x00]+ )?out|forbid|prohibit"
        r"|ban|disallow|exclude|restrict|not allow|not permit)s?\b",
        r"\b(?:even )?(?:if|though|although) (?:its|the|their|a|our) (?:licen[cs]es?|terms|tos"
        r"|card|rules?|owners?|site|publishers?|authors?|contract|conditions?)(?: "
        r"[\w\x00'-]+){0,4}? (?:says? (?:(?:\w+ ){1,3}only\b|no|not|otherwise|so|(?:that )?(?:we"
        r"|it) (?:can not|may not|must not|should not|is not|are not))|(?:to )?(?:forbids?"
        r"|prohibits?|bans?|disallows?|excludes?|rules? out)|does not (?:allow|permit|let)|do "
        r"not (?:allow|permit|let))\b",
        r"\beven (?:if|where|though|when|for) (?:[\w'-]+ ){1,6}?(?:says? (?:no|not|so|otherwise)"
        r"|said (?:no|not|so)|forbids?|prohibits?|does not (?:allow|permit)|is against)\b",
        r"\b(?:before|after|since|until|under) (?:its|the|their) (?:(?:19|20)\d\d|old|previous"
        r"|former|earlier) (?:terms|tos|licen[cs]e|rules)\b",
    ),
    "against a wish": (
        rf"{_UNASKED}\b(?:against|despite|in spite of|contrary to|regardless of|never mind(?: "
        rf"what)?|ignoring|whatever) (?:its|their|the|his|her|any|all|what) (?:[\w.-]+ )?{_WISH}",
    ),
    "what stands in the way": (
        r"\bbot (?:detection|protection|check)s?\b",
        r"\bget(?:ting)? (?:round|around|past)\b",
        r"\bbypass\w*",
        r"\bcircumvent\w*",
        r"\bslow(?:s|ing|ed)? (?:(?:it|them|the \w+) )?down\b",
        r"\boverload\w*",
        r"\bso (?:often|fast|much|hard) that\b",
    ),
    "endorsed": (
        r"\b(?:endorsed|recommended|sponsored|certified|supported) by (?:the )?"
        rf"{NAME}",
    ),
    "paid for": (
        rf"\bpay(?:ing)? (?:the )?{NAME}(?!\w)",
        r"\bpay(?:ing)? (?:its|their) (?:users|authors|members)\b",
    ),
    "taken down": (
        r"\b(?:took|taken) (?:(?:it|them|these|those) )?down\b",
        rf"\btake (?:the )?{NAME} (?:off|down)\b",
    ),
    "against the ruling": (
        r"\b(?:not|never|without) (?:meet|fulfil|follow|keep|observ)\w* (?:the|all|any|its|these"
        r"|those|their|legal's) (?:\w+ )?conditions\b",
        r"\blegal (?:has |already )?(?:told|said) [^.?!]{0,40}\bno\b",
    ),
    "a breach": (
        r"\b(?:data )?breach\w*",
        r"\b(?:subject )?access requests?\b",
    ),
    "another licence": (
        r"\b(?:change|remove|drop|replace|alter|switch|strip)(?:ing)? (?:the |its |their "
        r")?(?:licen[cs]es?|terms|notices?|copyright|attribution)\b",
        r"\b(?:another|different|other|its own|separate|conflicting|contradicting|unclear|second) "
        r"licen[cs]es?\b",
        r"\blicen[cs]es? (?:is different|differs?|says? (?:otherwise|something else)|contradicts?"
        r"|is unclear|is not clear)\b",
        r"\bunder (?:an? )?(?:nda|non-disclosure|embargo)\b",
    ),
    "behind their back": (
        r"\bnot tell(?:ing)? (?:any|them|legal|people|\x00)",
        r"\bwithout telling\b",
        r"\bnobody (?:needs to |has to |will )?knows?\b",
    ),
}
