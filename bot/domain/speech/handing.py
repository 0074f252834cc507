"""Handing on: how people say that they give data to everybody: "put it up for download".

Only the data themselves, whole and unchanged, and only places of ours: any other word between
("the labels of", "our partner's site") keeps a statement as it is.
"""

import re

_HAND = (
    r"(?:re-?)?(?:put|plac|post|stick|host|serv|mirror|offer|provid|shar|giv|upload|publish|mak"
    r"|releas|distribut|pass|push|supply|carry|drop|add)"
)
_HANDS = (  # what "they released" tells only where the data lie
    rf"(?:(?<!they )(?<!which )(?<!that ){_HAND}(?:t?ing|e)?"
    rf"|(?:we|i|be|being|get|gets) (?:{_HAND}e?d|given|made|put|set))"
)
_DATA = (
    r"(?:(?:(?:\x00|it)\s?[,!?]{0,2}|them|this|that|the|an?|our|my|own|full|whole|complete|exact"
    r"|unmodified|unchanged|original|open|public|free|publicly|freely|openly|simply|just|also|then"
    r"|up|out|on|of|to|data"
    r"|set|downloadable"
    r"|dataset|corpus|benchmark|collection|accessible|available|files?|cop(?:y|ies)|mirrors?"
    r"|archives?"
    r"|tarballs?|zip"
    r"|as(?= an? (?:tar|zip|arch|file|csv|parq|down))|tar\.gz|tgz|csv|parquet)\s+)"
    r"{0,9}?"
)
_TO = r"(?:(?:third parties|others|people|visitors)\s+(?=the |our |an? |\x00))?"
_SITE = (
    r"(?:(?:our|my|the (?:company|firm|organi[sz]ation|lab)(?:'s)?|an?|the)\s+"
    r"(?:(?:own|public|public-facing|publicly|accessible|external|open|free|company|corporate"
    r"|official|main"
    r"|project)\s+)*"
    r"(?:(?:web|home|hub|downloads?)[ -]?)?"
    r"(?:site|website|page|webpage|homepage|domain|portal|blog|address|(?:internet|web) presence)s?"
    # a server may be for ourselves alone
    r"|(?:our|my|an?|the)\s+(?:(?:own|company)\s+)*(?:(?:public|open|free|web|downloads?)\s+)+"
    r"(?:server|folder|area|section|space|bucket|repo|repository|github)s?)"
    r"(?:\s+of\s+our\s+(?:own\s+)?(?:web ?site|site|web page|homepage|company))?"
)
_END = r"(?! of\b)(?!\w)"
_ALL = r"(?:everyone|everybody|anyone|anybody|all|the (?:general )?public|the (?:whole )?world)"
_OPENLY = (
    r"(?:(?:up |there )?(?:for|as) (?:an? )?(?:(?:(?:freely|publicly|openly) available|free|open"
    r"|public) )?(?:download(?:s|ing)?"
    r"|downloadable (?:files?|archives?|cop(?:y|ies)))|online|publicly"
    r"|openly"
    r"|(?:publicly |freely |openly )?downloadable|available (?:publicly|openly|online)"
    rf"|(?:on|from|through|via|to|onto|at|in|by)\s+{_SITE}(?! of\b)"
    rf"|(?:for|to|with) {_ALL}(?: who(?: wants?| needs?| likes?| asks for"
    r"|'d like| would like)(?: to (?:download|get|have|use))? (?:it|one|a copy))?"
    r"(?! (?:in|on|at|of|within|here|inside|folder|server|area|site|page)\b)"
    r"(?: to (?:download|use|get|grab|fetch))?)(?!\w)"
)
_HANDED_ON = re.compile(
    rf"\b(?:publicly |openly |public |open )?{_HANDS}\s+{_TO}{_DATA}"
    rf"(?:to (?:{_ALL}|visitors|people)\s+)?{_OPENLY}"
    rf"(?:\s+{_OPENLY}){{0,3}}"
    rf"|\b(?:an?|the|for|public|open|free|its)\s+(?:public |open |free )*downloads?"
    rf"(?: section| page| area)?\s+(?:on|from|of|at)\s+{_SITE}{_END}"
    # "offer the public a download of it on our website"
    rf"|\b{_HANDS}\s+(?:(?:{_ALL}|people|visitors|others|them)\s+(?:(?:of|to|on|at) {_SITE}\s+)?)?"
    r"(?:(?:an?|the|its|public|open|free)\s+)*(?:downloads?|cop(?:y|ies))(?:\s+of\s+(?:\x00|it))?"
    rf"(?:\s+(?:for|as)\s+(?:(?:an?|public|free)\s+)*downloads?)?\s+(?:on|from|at|via"
    rf"|through)\s+{_SITE}{_END}"
    # "add a download link for it to our website", "X for download on our website"
    r"|\badd(?:ing)? an? (?:public )?downloads? (?:link|button|page|section|area) (?:to|on|in) "
    rf"{_SITE}{_END}"
    r"|(?:\b(?:put|add|list|place)(?:ting|ing)? (?:\x00|it) (?:to|in|on|among)"
    r"|(?<=\x00 )(?:can|could|may|should|to|will) (?:go|be (?:put|added|listed))"
    r" (?:to|in|into|on)) "
    r"(?:the|our) (?:(?:public|open) )?downloads?"
    rf"(?: (?:section|page|area))?(?: (?:on|of) {_SITE}{_END})?(?!\w)"
    r"|\b(?:put|add|place|post|have)(?:ting|ing)? (?:up )?(?:(?:an?|the|public) )*"
    r"downloads? (?:link|button|page|section|area)s? (?:for|to|of) "
    r"(?:(?:an?|our|the|own) )*(?:cop(?:y|ies) of )?(?:\x00|it) "
    rf"(?:on|to|at|in) {_SITE}{_END}"
    rf"|\b(?:keep|keeping|have|having|store|storing) {_DATA}(?:on|at) {_SITE} "
    r"for (?:(?:public|free|open|general|anyone's|everyone's) )*downloads?(?!\w)"
    rf"|\b(?:an?|the|our) copy(?: of (?:\x00|it))? (?:on|at) {_SITE} (?:that|which|where|for) "
    r"(?:everyone|everybody|anyone|anybody|people|others|visitors|any (?:visitor|user)) (?:can"
    r"|could|may|to) "
    r"(?:download|get|fetch|grab)(?: it)?(?!\w)"
    rf"|\blet(?:ting)? (?:{_ALL}|people|others|visitors|them)(?: on the (?:internet"
    rf"|web))? (?:download|get|grab|fetch"
    rf"|have) {_DATA}"
    rf"(?:from|off|on|at|of) {_SITE}{_END}"
    rf"|\blet(?:ting)? (?:{_ALL}|people|others|visitors) (?:who|that) (?:visits?|comes? to"
    rf"|browses?) {_SITE} "
    rf"(?:download|get|grab|fetch|have) {_DATA}(?!\w)"
    rf"|\b(?:(?:is|are) {_SITE} (?:allowed|permitted|able|free) to"
    rf"|(?:may|can|could|should) {_SITE}) (?:carry|host|offer|serve|have"
    rf"|provide|mirror) {_DATA}(?:\x00|it)(?!\w)"
    r"|(?<=[.?!;] )(?:visitors|people|everyone|everybody|anyone|anybody) (?:can|could|would|should"
    r"|will"
    r"|may) (?:be able to )?(?:download|get|fetch|grab) (?:it|them)(?: there| from there)?"
    r"(?=\s*(?:[.?!;]|$))"
    r"|\bpublic (?:web ?)?site,? downloads?(?: of (?:(?:an?|the|our) copy|\x00))?(?=\s*[,.;:?!-]|$)"
    rf"|{_SITE} (?:have|be|has|get) a (?:page|place|section|area) (?:where|from which|to)"
    r" (?:(?:you|people|everybody|everyone|anybody|anyone|visitors) (?:can|may|could) )?"
    r"(?:download|get|fetch) (?:\x00|it)(?: from)?(?!\w)"
    rf"|\b(?:keep|keeping|have|having) {_DATA}(?:on|at) (?=(?:our|the) public\b){_SITE}{_END}"
    r"|(?<=\x00 )be (?:one|part) of (?:the|our) (?:public )?downloads\b"
    r"|\x00,? (?:for|as) (?:(?:an?|public|free|open) )*downloads?,? (?:on|from|at|via) "
    rf"{_SITE}{_END}"
    rf"|\b(?:add|put) (?:an? |the )?\x00 downloads? (?:to|on) {_SITE}{_END}"
    r"|\b(?:have|having|get|getting) (?:\x00|it) (?:up )?(?:for|as) (?:an? )?downloads? (?:on|at) "
    rf"{_SITE}{_END}"
    rf"|(?:\bcop(?:y|ies) of )?(?:\x00|it)(?: cop(?:y|ies))? (?:sitting|living|standing|live|sit"
    rf"|stand|reside) on "
    rf"{_SITE}{_END}"
    rf"|\x00 downloads? (?:on|from|at|via) {_SITE}{_END}"
    rf"|{_SITE} (?:could|can|might|may|should) (?:use|have|get|offer|do with) (?:an?|the) "
    r"downloads? of (?:\x00|it)"
    rf"|{_SITE} (?:offers?|provides?|hosts?|serves?|carries) (?:(?:a|the) copy of )?(?:the )?"
    r"(?:\x00|it) (?:for|as) (?:an? )?(?:(?:free|public|open) )*downloads?(?!\w)"
    rf"|{_SITE} (?:should |could |may |can )?(?:get|have|gets|has) an? "
    r"[\"']?downloads?(?: of)? \x00[\"']? (?:button|link|section|page)"
    r"|\b(?:add|put|have|offer)(?:ting|ing)? (?:an? |the )?downloads? of (?:\x00|it) "
    rf"(?:to|on|at) {_SITE}"
    rf"|\b(?:visitors|people|users) (?:of|to|on) {_SITE} be given (?:\x00|it) to download"
    rf"|\b(?:give|giving|offer|offering|provide|providing) {_ALL} (?:(?:an?|the|free|public) )*"
    r"downloads? of (?:\x00|it)(?!\w)"
    rf"|(?:{_SITE} )?\b(?:give|giving|let|letting|offer) (?:{_ALL}|people|visitors|others) "
    r"(?:have )?(?:(?:an?|the) copy of )?(?:the )?(?:\x00|it)(?: ?(?:dataset|data|corpus))? "
    rf"(?:to|by|as a(?: public| free| web ?site)?) download(?: (?:from|on|at) {_SITE})?(?!\w)"
    r"|\b(?:add|put|place)(?:ting|ing)? (?:an? |the )?[\"']?downloads?(?: of)? \x00[\"']? "
    rf"(?:button|link|section|page) (?:to|on) {_SITE}"
    rf"|\bvisitors (?:of|to|on) {_SITE} (?:should |to |can |could |may |will )?(?:be able to )?"
    r"(?:download|get|fetch|grab) (?:(?:an?|the) cop(?:y|ies) of )?(?:\x00|it)(?: there)?"
    r"|\b(?:public|open) (?:hosting|mirroring|sharing|distribution)(?: of)?(?!\w)"
    rf"|\b(?:put|set)(?:ting)? up {_DATA}mirrors?(?!\w)"
    rf"|\b(?:lets? |letting )?(?:{_ALL}|(?:outside )?people|folks|others|visitors|outsiders"
    rf"|whoever)\s+"
    rf"(?:(?:of|to|on) {_SITE}\s+)?(?:(?:can|could|may|to|will|just|be able to|allowed to)\s+)*"
    rf"(?:download|get|fetch|grab)\s+{_DATA}(?:straight |directly )?from (?:us|{_SITE})(?!\w)"
    rf"|\b(?:be|and) downloaded (?:by (?:{_ALL}|people|others|visitors) )?(?:from|on|at) "
    rf"{_SITE}{_END}"
    # "on our website, may we post it?", "may it go on our website?"
    rf"|\b(?:on|at) {_SITE},? (?:may|can|could|should) (?:we|i) {_HAND}\w* {_DATA}(?:\x00|it)?"
    r"|(?:(?<=\x00 )|(?<=\x00 may )|(?<=\x00 can )|(?<=\x00 could )|(?<=\x00 would ))"
    r"(?:(?:be|allowed|to) ){0,4}(?:go|up|posted|put|placed|hosted|published|stuck)(?: up)? "
    rf"(?:on|at|onto) {_SITE}{_END}"
    rf"|{_SITE},? (?:would|may|can|could|is) \x00 (?:be |allowed |to |okay |ok ){{1,4}}(?:posted"
    rf"|put"
    r"|placed|hosted|published) (?:on it|there)"
    rf"|(?<=\x00 )on {_SITE},[^.?!]{{0,30}} (?:have|put|post) it (?:up )?there"
    r"|\bdownloadable (?:by|for|to) (?:all |the )?(?:internet |web )?"
    rf"(?:users|public|everyone|everybody|anyone|people)(?: (?:from|on|at) {_SITE})?(?!\w)"
)
_OTHERS = (
    r"(?:others|any (?:visitor|user|reader)|(?:third )?parties|visitors|people|outsiders"
    r"|every(?:one|body)|any(?:one|body)|all"
    r"|who(?:ever)?|users|readers|folks|they|one|community|internet"
    r"|the (?:whole |general )?(?:public|internet|world|web))"
)
_THERE = r"(?:(?:the|its|their) )?(?:people|users|others|members|folks|posters)"
_SHOWN_ON = re.compile(
    r"(?i)\b(?P<what>(?!(?:ourselves|employees|colleagues|customers|clients|partners)\b)\w{3,}s) "
    r"(?:(?:(?:that|which) (?:are|were|have been|get) )?(?:publicly )?"
    rf"(?:published|posted|shared|uploaded)(?: by {_THERE})?"
    r"|(?:(?:that|which) (?:are|were) )?(?:hosted|listed|uploaded|available)"
    r"(?= (?:on|in|at|to) (?!(?:our|my|us|the|an?|public|download)\b))"
    rf"|(?:that |which )?(?:{_THERE}|they) (?:post|publish|share|upload|put)) "
    r"(?:on|in|to|at|of) (?=[a-z\x00])"
    rf"|\b(?P<theirs>\w{{3,}}s) (?:(?:that|which) )?{_THERE} (?:of|on|at) "
    r"(?P<where>(?:the )?[\w.\x00]+(?: \w+)?) (?:post|share|publish|upload|put)(?: there)?(?!\w)"
    rf"|\b(?P<from>from {_THERE} (?:of|on|at|who post on)|as {_THERE} (?:post|share) them (?:on"
    rf"|to|in)) "
    r"(?=[a-z\x00])"
    r"|\b(?P<all>\w{3,}s) (?:(?:that|which) )?(?:the )?\x00 (?:offers|has|hosts|holds|shows|posts"
    r"|publishes|puts out|carries|prints|runs(?! on\b))(?!\w)"
)
_FETCHED = re.compile(  # what others download is not collected by us, nor what we have
    r"\b(?:the|their|its) (?:original|official) download (?:is|was|page|link|site|keeps"
    r"|takes)(?!\w)"
    r"|(?:\x00|it) (?:is|are) (?:(?:free|freely|openly|publicly) ?(?:available)?|available"
    r"|open) (?:to"
    r"|for) (?:download(?:ing)?)\b"
    # "take its articles as training data" takes none
    r"|(?<=training data\. )(?:may|can|could) (?:we|i) take (?=[^.?!]{1,40} for (?:that|it|this)\b)"
    r"|\bto (?:train|fine-?tune|pretrain|teach) [^.?!]{3,80}, (?:may|can|could) (?:we|i) take\b"
    r"|\btak(?:e|ing) (?=[^.?!]{1,60} (?:as|for) (?:(?:the|our|an?) )?(?:train|test|eval"
    r"|fine-?tun)\w*)"
    r"|\bwhere (?:they can |they could |to )(?:get|download|find|fetch) (?:\x00|it)(?!\w)"
    r"|\b(?:have|got|has) (?:\x00|it|(?:a |our )?cop(?:y|ies) of (?:\x00|it)) on our \w+\b"
    r"|\b(?:for|by|via|as|through)(?: (?:an?|the|public|free|open|bulk|general))* "
    r"download(?:s|ing)?\b"
    r"|\bdownload(?:able)? (?:buttons?|links?|area|sections?|options?|mirrors?)\b"
    r"|\bdownloads (?:section|area|page)\b|\bdownloads (?:are |being )?open to \w+"
    r"|\b(?:everyone|everybody|anyone|anybody|people|visitors) (?:everywhere |being )?(?:(?:is "
    r"|are )?"
    r"able to|who(?:'d| would) like to|can|free to) download(?: (?:it|them|\x00))?(?!\w)"
    r"|\b(?:everyone|everybody|anyone|anybody)(?:'s| is) downloads?\b"
    rf"|\b(?:people|others|visitors|folks)(?: who [^.,?!]{{0,60}}?)? (?:can|could|may|to) "
    r"(?:get|have|fetch|grab) (?:it|them)\b"
    r"|\bso (?:that )?(?:it|\x00|they) (?:can|could|may) be (?:downloaded|fetched|grabbed)\b"
    rf"|\bfor (?:{_OTHERS}|them) to (?:download|fetch|get|grab)\b|\bdownloads? for {_OTHERS}(?!\w)"
    r"|\b(?:as|by|via) (?:[\w-]+ ){1,2}download\b"
    rf"|\b{_OTHERS}(?: (?:then|just|who|wants?|it|them|to|can|could|may|might|will|would|clicks?"
    rf"|(?:of|to|on) {_SITE})){{0,4}} download(?:s|ed|ing)?\b"
    r"|\b(?:cop(?:y|ies)(?: of (?:the )?(?:\x00|it| ?dataset )(?: ?(?:corpus|data|emails|files))?)?"
    r"|tarball|file|archive|zip|click) to download\b"
    r"|(?<!we )(?<!i )(?<!us )\bdownload(?:s|ed|ing)?"
    r"(?: (?:it|them|that|this|\x00|the|an?|our|own|cop(?:y|ies)|of|corpus|dataset|data)){0,6}"
    rf" (?:from us|(?:from|off|at|on) (?=our |my |the company){_SITE})(?!\w)"
)


_SOLD = re.compile(  # the data, not a model: "sell the X", "ship a copy of X inside the app"
    r"\b(?:re-?)?sell(?:s|ing)? (?:the |this |our |an? )*(?:cop(?:y|ies) of )?(?=\x00)"
    r"|\b(?:ship|bundl|includ|embed|packag|deliver)(?:s|es?|p?ing|d?ing)? (?:the |our |an? )*"
    r"cop(?:y|ies) of (?=\x00)"
)


_DOWNLOAD = re.compile(  # "a download of X", "the X download": what others get from us
    r"(?:\b(?:an?|the|official|public|free|open|our|its|it|as)|\x00|s') downloads?\b"
    r"|\b(?:it|dataset|data|corpus|files?|cop(?:y|ies)) to (?:download|fetch|get)\b"
)


_OFFERED = re.compile(
    r"\b(?P<modal>(?:can|may|could|should|might|to|we|i) )offer(?= "
    r"[^.?!]{0,60}? for download\b)"
)
"""To offer for download is to put there, and no word of a trade."""
_FOR_SALE = re.compile(
    r"\b(?:offer|put|place|bring)(?:t?ing)? (?P<what>it|that|them|the model|the result) "
    r"(?:(?:up )?for sale|on sale|on the market|to market)\b"
)


_THE_DATA = re.compile(  # "publish X on our website", and no model that was trained on it
    r"\b(?:publish|re-?distribut|distribut|shar|releas|upload|host|mirror|post|sell|send|giv|hand"
    r"|pass)(?:e|es|ing)? (?:on |out |up )?"
    r"(?:(?:the|an?|our|whole|full|own) |(?:cop(?:y|ies)|subset|part|samples?|translation|version"
    r"|edition) of ){0,4}\x00"
    r"(?: (?:data|data ?sets?|corpus|texts?|articles|dumps?|pages|records|questions|sentences))?"
    r"(?=\s*(?:[.,?!;:]|$|(?:on|to|under|in|with|for|as|online|publicly|again|internally|outside"
    r"|by|from)\b))"
    r"|\b(?:data ?set|corpus|collection) (?:built|made|derived|created|compiled|extracted)? ?"
    r"(?:from|out of) (?:the )?\x00|\x00-(?:derived|based) (?:data ?set|corpus)"
    r"|\b(?:translat|merg|mix|combin|clean|filter)(?:e|ing) (?:the )?\x00 [^.?!]{0,60}?"
    r"\b(?:publish|releas|shar|redistribut)(?:e|ing)? "
    r"(?:it|the (?:mix|result|translation|data ?set))(?!\w)"
)


def of_the_data(text: str) -> bool:
    """Tell whether a text (lower case) says plainly that data are handed on, and no model."""
    return bool(_THE_DATA.search(text))


def for_everybody(text: str) -> str:
    """Return a text (lower case) with "redistribute it publicly" where data go to everybody."""
    text = _FOR_SALE.sub(r"sell \g<what>", _OFFERED.sub(r"\g<modal>put", text))
    text = _HANDED_ON.sub("redistribute it publicly", text)
    return _SOLD.sub(lambda found: f"redistribute {found[0]}", text)


def without_shown_on(text: str) -> str:
    """Return a text with what others show in a place as just from there."""

    def shown(found: re.Match[str]) -> str:
        if found["from"]:
            return "from "
        if found["theirs"]:
            return f"{found['theirs']} from {found['where']}"
        return f"{found['what']} from " if found["what"] else f"{found['all']} from \x00"

    return _SHOWN_ON.sub(shown, text)


def without_downloads(text: str) -> str:
    """Return a text (lower case) without the downloads that somebody offers."""
    return _DOWNLOAD.sub(" ", text)


def without_offers(text: str) -> str:
    """Return a text (lower case) without what others download from us."""
    return _FETCHED.sub(" ", text)
