"""Products and sales denied: "never ends up in any product", "nothing of it is sold".

What is no product as yet may be one later. What is sold to nobody may still be a product.

Only words that leave a denial one may stand in it: "no objection to put it in a product" is none.
"""

import re

NO_PRODUCT = "no product"
"""What stands for every denial."""
_NO = r"(?:no|not|never|zero|without|nothing|none|no intention|no plans?|(?:is|are|wo|do|does)n't)"
_BETWEEN = (
    r"(?:it|its|that|is|be|being|will|would|does|do|to|for|in|into|on|a|an|any|the|our|of|part|put"
    r"|puts|go|goes|going|ends?|up|feeds?|enters?|meant|intended|planned|used|use|gets?|makes?"
    r"|reach|reaches|touch|touches|ships?|shipped|sold|released|lands?|near|becomes?|becoming|ever"
    r"|later|single"
    r"|commercial"
    r"|ha(?:s|ve|ving)|serv(?:es?|ing)|support(?:s|ing)?|build(?:s|ing)?|built|mak(?:e|ing)|made"
    r"|headed|destined|foreseen|related|connected|tied|attached|connection|contain(?:s|ed)?"
    r"|intend|plan|expect|foresee|want|links?|linked|relation|bearing|influence|impact|do|depends?"
    r"|leads?|leading|involv(?:e|es|ing)|feeding|there|from|with|this|at|by|work|kind|sort|itself)"
)
_ASKED = "".join(
    f"(?<!{asks} )"
    for asks in (
        "why",
        "only",
        "reason",
        "can it",
        "can we",
        "could it",
        "could we",
        "may it",
        "may we",
    )
)
_IN_PRODUCT = rf"{_ASKED}\b{_NO}(?: {_BETWEEN}){{0,8}} products?"
_AS_YET = (
    r"(?:yet|now|today|so far|for now|for the moment|initially|right away|immediately|until|before"
    r"|at (?:first|once|the moment|present)|but|except|unless|without"
    r"|only(?! (?:for |as )?(?:(?:internal|in-?house|pure|our own) )*(?:research|experiment|stud)))"
)
_OF_PEOPLE = r"(?:team|manager|owner|counsel|name)s?"
_AWAY = (  # what keeps something from a product without a "no"
    r"(?:un(?:connected|related) (?:to|with)|away from|(?:stays?|keep it|kept|and) out of"
    r"|exclud(?:es?|ing)|outside(?: of)?)(?: any| all| our| the)*"
)
_NOT_YET = re.compile(rf"{_IN_PRODUCT},? {_AS_YET}(?!\w)")
_NEVER = re.compile(
    rf"{_IN_PRODUCT}(?!\w)(?! {_OF_PEOPLE}(?!\w))"
    r"(?: (?:plans?|planned|use|involved|attached|behind it|purposes?|at all|whatsoever"
    r"|(?:will |would )?com(?:es?|ing) (?:out )?of it"
    r"|in sight)(?!\w))*"
    r"|\b(?:no|without|not|rather than|instead of)(?: any| an?| our)? "
    r"(?:commercial|business|product)[ -](?:goal|aim|intent|intention|interest|plan|ambition"
    r"|angle|motive|work"
    r"|thing|stuff|project|effort)s?\b"
    r"|\b(?:rather than|instead of) (?:(?:for|in|as|as part of) )?(?:an?|any|the|our) product(?!\w)"
    r"|\b(?:nothing|not (?:something|anything|a thing)) (?:that )?(?:we'd|we would|we will|we'll"
    r"|we) "
    r"(?:ever )?(?:put|ship|use|sell|build|have) (?:it )?(?:in|into|as|with) (?:an?|any"
    r"|our) product(?!\w)"
    r"|\bproduct(?: use| plans?)?\s*[:=]?\s*[\"']?(?:none|no)\b[\"']?(?= *[.,;)?!]| *$)"
    r"|\bproducts?(?: use)? (?:is|are|remains?|stays?) (?:not|out of|no part of|excluded)"
    r"(?: (?:in|planned|scope|intended|foreseen|involved|concerned|it|this|the|question|at"
    r"|all)\b){1,4}"
    r"|\b(?:not|never|no|non)[- ](?:be |being |to be )?producti[sz](?:ed|ing)\b"
    r"|\bnothing (?:will |would |is |gets? |ever )*(?:be |get )?producti[sz]ed\b"
    r"|\bproducts?(?: use| plans?)? (?:is |are )?excluded\b"
    rf"(?! {_AS_YET}(?!\w))|"
    r"\b(?:leave|leaving|keep|keeping) products? (?:out|aside)(?: of it| of this)?(?!\w)|"
    r"\bproduct-free\b|\b(?:no|without) producti[sz]ation\b"
    r"|\bnothing (?:that )?we (?:will |would |want to )?(?:turn|put|make|ship|build|sell)(?: it)? "
    r"(?:into|in|as) (?:an?|any|our) products?(?!\w)"
    r"|\b(?:ship|build|mak|launch|releas|sell|mean)(?:s|e|es|ing)? no products?(?!\w)"
    r"(?: (?:with|from|on|of|out of) it(?!\w))?"
    # "no product team is getting them"
    r"|\bno product teams? (?:(?:is|are|will|would|gets?|getting|sees?|it|them|uses?)(?: |\b)){1,4}"
    r"|\bproduct teams? (?:will|do|does|would|are|is)(?: not|n't) (?:get|see|us)(?:e|t?ing)? "
    r"(?:it|them)\b"
)


UNSOLD = re.compile(  # "nothing of it is sold", "no selling involved"; "not sold yet" is put off
    rf"{_ASKED}\b(?:(?:nothing|none)(?: of (?:it|this|that|them))?"
    r"(?: (?:will|would|is|gets?|being|be|ever|to)){0,4} sold"
    r"|(?<=we )(?:will |would )?sell nothing|no (?:sales?|selling)"
    r"|without (?:selling (?:it|this|anything|any of it)|(?:any )?sales?)"
    r"|(?:not|never)(?: be| being| to be)? sold)"
    r"(?: (?:of any (?:kind|sort)|at all|involved|planned|intended|whatsoever|anywhere))?"
    r"(?=\s*(?:[.,;:!?)]|$))"
)
_KEPT_AWAY = re.compile(rf"\b{_AWAY} products?(?: use)?(?!\w)(?! {_OF_PEOPLE}(?!\w))")
_NEGATED = re.compile(r"(?:\b(?:not|never|no)\b|n't)[^,.;:?!]{0,30}$")


def _away(found: re.Match[str]) -> str:
    """What is "no longer kept away from products" is for one."""
    return found[0] if _NEGATED.search(found.string[: found.start()]) else NO_PRODUCT


def denied(text: str) -> str:
    """Return a text (lower case) with "no product" for every denial of one, and no denied sale."""
    text = UNSOLD.sub("", text)
    text = _NEVER.sub(NO_PRODUCT, _NOT_YET.sub("for a product later on", text))
    return _KEPT_AWAY.sub(_away, text)
