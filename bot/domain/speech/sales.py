"""Sales: how something of ours is sold, which changes nothing where a product is trained.

Only what is said of our own goods is read: "the paid version" of data is other data.
"""

import re

from bot.domain.speech.models import MADE, WORD

_PART = (  # a word in the name of goods
    r"(?!(?:data|dataset|datasets|corpus|set|sets|version|edition|access|cop(?:y|ies)|subset|split"
    r"|api|of|for|from|in|on|and|or|with|to|by|as|annotat\w*|label\w*|users?|customers?|clients?"
    r"|partners?|vendors?|their|another|other)(?!\w))" + WORD
)
_AGENT = (  # what such a tool is called: "the contract reviewer"
    r"(?:review|check|find|spot|rank|draft|scor|sort|match|lint|highlight|plann|help|extract"
    r"|explain|navigat|compar|proofread|tagg|detect|classifi|predict|categori[sz]|writ|label"
    r"|rout|edit|build|screen|forecast|manag|monitor|moderat)(?:er|or)s?|agents?"
)
_GOODS = rf"(?:{MADE}|bots?|apps?|features?|helpers?|tiers?|l?lms?)"
_WARES = (
    rf"(?:{_GOODS}|{_AGENT}|tools?|services?|platforms?|things?|stacks?|engines?|solutions?|suites?"
    r"|software|offerings?|plans?|packages?|business)"
)
_PAID = (
    r"(?:paid(?:-for)?|for-pay|premium|enterprise|subscription|for-?sale|for-?profit"
    r"|(?:revenue|money|profit)-(?:generating|earning|making)|commercially (?:offered|sold))"
)
_SHOWN = re.compile(
    r"\b(?:scrap|crawl|collect|download)(?:e|ing)? (?:the |all |their )?products\b"
    r"|\bfor (?:its |their |the |all )?product (?:pages|reviews|ratings|listings|prices"
    r"|descriptions|titles|catalog(?:ue)?s)\b"
    r"|(?<=reviews of )products\b|(?<=ratings of )products\b|(?<=reviews that )products\b"
    r"|(?<=reviews the )products\b|(?<=reviews on )products\b|(?<=reviews for )products\b"
    r"|(?<!our )(?<!own )(?<!for )(?<!into )\bproducts? (?:pages?|photos?|images?|pictures?"
    r"|listings?|descriptions?|reviews?|titles?|catalog(?:ue)?s?|videos?)\b"
)
_NOT_OF = r"(?!\w)(?! of (?!our|my))"
_BUYERS = r"(?:our )?(?:(?:paying|enterprise|business|external) )*(?:customers|clients|companies)"
_PAYING = r"(?:(?:(?:our )?(?:paying )?(?:users|customers|clients|companies|people)|them) )?"
_CLIENTS = (
    r"(?:(?:our|the|paying|enterprise|business|premium|external|corporate) ){0,3}"
    r"(?:customers|clients|companies|enterprises|businesses|buyers|subscribers|users|people|shops)"
)
_PRICED = (  # how it is told that something of ours is sold
    r"(?:(?:that |which |what )?(?:we )?(?:is |are )?(?:sell|sold|selling|offer|offered|offering"
    r"|rent|market|marketed)"
    r"(?: to (?:our )?(?:customers|clients|users))? (?:by|via|through|on|under|as|against"
    r"|in) (?:an? |our |the )?"
    r"(?:(?:monthly|yearly|annual|paid) )*subscriptions?(?: (?:basis|model|plan|tier))?"
    r"|(?:that |which |what )?we(?:'re| are|'ll| will)?(?: going to| about to)? "
    r"(?:sell|selling|market|marketing|license|licensing"
    r"|monetis\w+|monetiz\w+|retail|vend(?:ing)?|trade in|commerciali[sz]e"
    r"|charge(?: (?:customers|clients|users|people|companies))?(?: money)? for"
    r"|make money (?:from|with)|offer commercially|do business with|trade commercially)"
    rf"(?: commercially)?(?: to {_CLIENTS})?"
    rf"|(?:that |which )?{_CLIENTS} (?:can )?(?:buy|purchase|pay (?:us )?for"
    r"|are (?:billed|invoiced|charged) for|use and pay(?: for)?)(?: from us)?"
    r"|,? ?(?:that |which |the one )[a-z]+(?: [a-z]+)? (?:buy|purchase)s? from us,?"
    r"|(?:that |which )?(?:is|are|gets?|will be) (?:(?:on|for|put on) sale|sold|billed|monetis\w+"
    rf"|monetiz\w+|on the market)(?: (?:to {_CLIENTS}|commercially|by us|now)){{0,2}}"
    r"|(?:that |which )?(?:our )?(?:customers|clients|users|people|companies) subscribe to"
    r"|(?:that |which )?we (?:sell|offer|run|provide) as (?:an?|our) (?:(?:paid|commercial|own"
    r"|monthly|yearly) )*"
    r"(?:apis?|services?|subscriptions?|plans?)"
    r"|and (?:it |which )?is sold"
    r"|(?:that |which )?we then sell(?: as (?:an? )?(?:hosted |cloud |managed )?(?:service|product"
    r"|api))?"
    r"|sold (?:under|on|with|by) (?:an? )?(?:(?:annual|monthly|yearly) )?(?:licen[cs]es?"
    r"|contracts?|plans?)"
    r"|(?:that |which )?earns? us (?:money|revenue) from (?:our )?(?:subscribers|customers|users"
    r"|clients)"
    r"|sold (?:per|by the) (?:seat|user|month|call|licen[cs]e)"
    r"|(?:that |which )?(?:goes out|comes|is available|is offered|ships|is billed) (?:on|by|via|as"
    r"|under|through) "
    r"(?:an? |our )?(?:(?:paid|monthly|yearly|annual) )*subscriptions?"
    r"|(?:via|through|over|behind) (?:an?|our) (?:(?:paid|commercial|own) )*apis?"
    r"|(?:by|via|on|under|through) (?:an? |our )?(?:(?:paid|monthly|yearly|annual) )*subscriptions?"
    r"(?: (?:basis|plan|model|tier))?(?! (?:of|to) )"
    rf"|(?:that |which )?goes? on sale(?: to {_CLIENTS})?"
    r"|(?:put on|for) (?:commercial )?sale(?: by us)?"
    r"|(?:sold|marketed|offered|supplied|billed)(?: (?:commercially|under our (?:own )?name|by us"
    rf"|to {_CLIENTS}|against payment|for a fee|for money)){{1,3}}"
    rf"|(?:that |which )?(?:goes?|ships?|goes out|is going) to {_CLIENTS}"
    r"(?: (?:who pay(?: us)?|against payment|for a fee|for money))?"
    r"|(?:that |which )?(?:(?:brings? in|earns?|makes?|generates?) (?:us |our |its |some )*"
    r"(?:revenue|money|income|profit|keep)|sits behind a paid product)"
    r"|(?:in|from|on) our (?:commercial )?(?:price list|catalogue|catalog|product line)"
    rf"|to (?:sell|market)(?: it)?(?: to {_CLIENTS})?(?=\s*[.,;!?]|$| on\b)"
    r"|(?:for|on) the market|against payment|for a fee)"
)
_PRICED_WARES = re.compile(
    rf"\b(?P<thing>{_WARES}|ones?|evaluate it)(?:,? \(?(?:(?:itself|ours"
    rf"|our own),? )?{_PRICED}\)?)+(?!\w)"
    r"(?! (?:as|by|for)(?: an?)? download)"
    r"|\b(?:profit-making|for-profit|money-making|monetis\w+|monetiz\w+|paid-for|saleable|sold"
    rf"|selling|commercially (?:sold|distributed|offered|available)) "
    rf"(?=(?:{_PART} ){{0,2}}?{_GOODS}(?!\w))"
)
_API = (  # a model of ours is had through it; one of others is a way to their data
    rf"(?:{_PART} ){{0,3}}?(?:paid|commercial|hosted|premium|own) (?:{_PART} ){{0,2}}?apis?"
    r"(?! (?:access|keys?|plans?|accounts?|subscriptions?|tiers?|licen\w+|contracts?|quotas?|for"
    r"|from|of|to|by)\b)(?!\w)"
)
_SOLD = re.compile(
    # "the model behind our paid API", "that our paid API exposes"
    rf"\b(?:(?:that |which )?(?:we )?(?:is |are |sits? |lives? )*(?:behind|inside|powering|powers"
    rf"|drives|backs|(?:serve|sell|offer|expose)s? (?:via|through|over|in|by)) (?:our|the)"
    rf"|(?:for|in|of|into|within) our) {_API}"
    rf"|\b(?:that |which )?our {_API} (?:exposes|serves|offers|runs on|runs|uses|sells|provides"
    r"|is built on)(?!\w)"
    rf"|\b{_PAID} (?=(?:{_PART} ){{0,2}}?{_GOODS}{_NOT_OF})"
    # "our paid review thing", "the model that powers our subscription service"
    r"|\b(?P<ours>(?:our|(?:behind|into|inside|powers|powering) (?:a|the)) "
    rf"(?:{_PART} ){{0,2}}?){_PAID} (?=(?:{_PART} ){{0,2}}?{_WARES}{_NOT_OF})"
    # how a model is told by who pays for it: "offered to paying customers"
    rf"|\b(?P<thing>{_WARES}) (?:"
    r"(?:that |which )?we(?: are going to|'re going to| will|'ll)? "
    rf"(?:sell|charge for|offer to {_BUYERS})"
    r"|is behind a paywall|(?:that |which )?(?:customers|clients) pay for"
    r"|(?:that |which )?(?:is |are |gets? |will be |would be )?"
    rf"(?:offered|sold|marketed) to {_BUYERS}(?! as\b| (?:for|to|by) download))\b"
    # "it is a paid one", "our customers pay a monthly subscription for our chatbot"
    r"|(?:^|(?<=[.?!;] ))(?:it|this|that|the model|the product)(?: is|'s) (?:an? )?(?:paid"
    r"|commercial|subscription) "
    r"(?:one|product|service|offering|app)(?=\s*[.?!;]|$)"
    r"|(?:^|(?<=[.?!;] ))(?:our |the )?(?:customers|clients|users|people) (?:buy (?=our )|pay "
    r"(?:us )?"
    r"(?:an? )?(?:(?:monthly|yearly|annual) )?(?:subscriptions?|fees?|money) for (?=(?:our|the"
    r"|it)\b))"
    rf"|(?:^|(?<=[.?!;] ))(?:our|the|this) (?:{_PART} ){{0,3}}?{_GOODS} is (?:an?"
    rf"|our) (?:commercial|paid) "
    r"(?:product|service|offering|one|app)(?=\s*[.;!])"
    r"|(?:^|(?<=[.?!;] ))(?:it|this|that|the (?:model|product|thing)) is sold"
    r"(?: to (?:our )?(?:business(?:es)?|customers|companies|clients|enterprises"
    r"|people)| (?:per|by the) (?:seat|user|month))?(?=\s*[.;!])"
    rf"|(?P<goods>\b{_GOODS}\s*[?.;!]) we (?:do )?sell it(?: to (?:our )?(?:customers|clients"
    rf"|companies|businesses))?"
    r"(?=\s*[.;!]|$)"
    r"|(?:^|(?<=[.?!;,] ))(?:(?:it|this|that)(?:'s| is) )?the one (?:that |which )?we sell"
    r"(?=\s*[.?!;,]|$)"
    r"|\bwe(?:'re| are) an? (?:subscription|commercial|paid|for-profit) (?:business|company"
    r"|service)(?:,? if that matters)?(?!\w)"
    rf"|(?P<bracket>\b{_GOODS}) \((?:ours,? ?|our own,? ?)?(?:sold|paid"
    rf"|commercial)(?:,? [^()]{{0,30}})?\)"
    r"|\b(?:given|considering|since|as|seeing) (?:that )?we (?:charge|take|ask) (?:money|a fee"
    r"|a price) for "
    r"(?:the model|the product|it|that)(?!\w)"
    r"|\b(?:given|considering|since|as|seeing|because|knowing) (?:that )?we (?:do )?(?:sell|market"
    r"|offer) "
    r"(?:(?:the|our|this) (?:model|product|thing)|it)(?: to (?:our )?customers)?(?=\s*[.,;:?!]|$)"
    rf"|\b(?:the )?(?:paid|commercial|premium) (?:version|edition"
    rf"|tier) of (?=our (?:{_PART} ){{0,3}}?{_GOODS})"
    rf"|\b(?P<api>the|our|an?) (?:{_PART} ){{0,3}}?apis? (?:that |which )?we (?:sell|offer|run)"
    r"(?: to (?:our )?(?:customers|clients))?(?!\w)"
    rf"|(?<=sell )(?:via|through|as|behind|in|over) (?:an?|our) (?:(?:paid|commercial|public"
    rf"|own) )*apis?(?!\w)"
    r"|\b(?:sales|market|commerce)-ready "
    rf"|\band (?:then )?sell (?:that|the|this|the resulting|the finished) {MADE}(?!\w)(?! (?:with"
    rf"|along|together|as)\b)"
    # "and charge our customers for the service", "to sell the app"
    rf"|\b(?:and |then |would |will |we |we'd |we'll )+charge {_PAYING}for (?:using )?"
    r"(?:it|the (?:service|app|product|tool|result))\b"
    r"|\b(?P<act>(?:to|will|we|we'll|can) sell (?:the|our|this|an?)) "
    rf"(?=(?:{_PART} ){{0,2}}?{_WARES}{_NOT_OF})"
    # what it is for, or in: "it's for the paid tier", "for a commercial release"
    r"|\b(?:in|into|of|(?:it's|it is|is|are|model|goes|meant) for) (?:a|the|our)"
    r" (?:paid tier|premium tier|paid plan|subscription)(?! of (?!our)| to)\b"
    rf"|\b(?:for|in|into) (?:an?|the|our|its|this|next) (?:{_PART} ){{0,2}}?"
    r"(?:commercial|product|paid) (?:release|launch|rollout|offering)(?! of)\b"
    r"|\b(?:ends?|ended|ending) up "
    rf"(?=in (?:our|the|a) (?:{_PART} ){{0,2}}?{_WARES}{_NOT_OF})"
    rf"|\bbehind (?=our (?:{_PART} ){{0,3}}?{_WARES}{_NOT_OF})"
    rf"|\b(?:inside|within) (?=(?:our|the|a) (?:(?:paid|{_PART}) ){{0,3}}?{_WARES}{_NOT_OF})"
)
_TRAINED = re.compile(  # "train the contract reviewer": a tool of ours, no person
    rf"\b(?P<train>(?:pre-?train|train|fine-?tun|tun)\w* "
    r"(?:(?:corpus|data|set|run|job|mix) (?:for|of) )?"
    rf"(?:our|my|the|a|an) (?:{_PART} ){{1,3}}?){_AGENT}(?!\w)"
)

_BOUGHT = re.compile(  # where the data were paid for is another matter
    r"\b(?:from|via|through|over|using|with|by|behind) (?:(?:an?|the|their|some|this) )?"
    r"(?P<how>paid|premium|commercial|subscription)(?=(?: [\w-]+)? "
    r"(?:services?|sources?|feeds?|platforms?|licen[cs]es?|accounts?|databases?|access|api)\b)"
    # "sell our app with it" hands it on; "with it" may tell as well what it was trained with
    r"|\b(?P<sold>sell|sells|selling|ship|ships|shipping)(?: [\w'-]+){1,4}(?<!ed)(?<!ing) with \x00"
)


_OUR_WAY = re.compile(
    r"(?<=\bwe )(?:sell|offer) (?:via|through|over|as|behind|with) (?:an?|our) "
    r"(?:paid|premium|commercial|subscription) (?:apis?|services?|platforms?|accounts?)"
)


def traded(text: str) -> frozenset[str]:
    """Return the words of a text (lower case) that tell that the data are bought, or sold along."""
    text = _OUR_WAY.sub(" ", text)
    return frozenset(match["how"] or match["sold"] for match in _BOUGHT.finditer(text))


_TO_CLIENTS = re.compile(  # "we sell our summariser to customers" hands out no data
    rf"(?P<sell>\bwe (?:sell|offer|market) (?:our|the|an?) (?:(?!data|corpus|cop){_PART} ){{0,3}}?"
    rf"(?!data|corpus|cop){_PART}) to {_CLIENTS}(?=\s*[,.;:!?]| and\b| so\b)"
)
_SOLD_ON = re.compile(  # "train a tagger on it and sell it to customers" sells the tagger
    r"(?P<learn>\b(?:train|tun)\w* (?:an?|our|the|my) [^.?!]{0,200}?\band (?:then )?sell(?:ing)? "
    rf"(?:it|that|them|the (?:model|result)s?)) to {_CLIENTS}(?!\w)"
    # "… if it's going to customers"
    r"|(?P<taught>\b(?:train|tun)\w* (?:an?|our|the|my) [^.?!]{0,200}?)(?:,| if| since| as| "
    r"because)+ "
    rf"(?:it|this|that|which)(?:'s| is) (?:going |meant |intended )?(?:to|for) {_CLIENTS}(?!\w)"
)
_IN_USE = re.compile(  # "the chatbot that our customers use" has nothing of theirs in it
    rf"(?P<made>\b{MADE})(?:,? (?:that|which))? (?:(?:our|the|paying|all) )*"
    r"(?:customers|clients|users|subscribers) (?:use|rely on|work with|pay for|talk to|interact "
    r"with"
    r"|chat with|see|get)(?!\w)"
    rf"|(?P<wares>\b{_WARES}) (?:that |which )?we(?:'re| are)? charg(?:e|ing) (?:money )?for(?!\w)"
    # "the translator that we ship to customers", "our tagger, it's going to customers"
    rf"|(?P<ours>\b{MADE})(?:,? (?:that|which))? we (?:ship|sell|offer|provide|deliver|license"
    rf"|give)"
    rf" to {_CLIENTS}(?!\w)"
    # "the classifier that ships in our product"
    rf"|(?P<part>\b{MADE}),? (?:(?:that |which )(?:ships?|comes?|sits?|lives?|runs?|works?|goes|is"
    rf"|are"
    r"|will be)(?: (?:shipped|used|included|built|running|part of|going))? (?:in|with|inside|into)"
    r"|inside|(?:built|shipped|going) in(?:to)?) "
    r"(?=(?:our|the) (?:products?|devices?|apps?|headset|robot|phones?|cars?|camera"
    r"|appliances?)(?!\w))"
)
_INSIDE = re.compile(  # "it will sit inside a paid product", "with our tagger inside"
    r"\b(?:sit|sits|sitting|go|goes|going|live|lives|is|be) inside (?=(?:a|our|the) (?:paid"
    r"|commercial) )"
)
_SERVICE = r"(?:customer|client|user|consumer)(?:s'?|'s)?[- ](?:support|service|care|help|success)"
_ASKED = r"(?:requests|queries|questions|enquiries|inquiries|desk|staff|agents|team)"
_FACING = re.compile(r"\b(?:customer|client|user|consumer)s?[- ]facing ")
_FOR_SERVICE = re.compile(  # "our customer-support assistant" has nothing of theirs in it
    rf"\b{_SERVICE}[- ](?=(?:{_PART} ){{0,2}}?{_WARES}(?!\w))"
    rf"|(?P<wares>\b{_WARES})(?: for| in| (?:that|which) (?:answers?|handles?|does|runs?|works? in"
    rf"|deals? with|is for)) (?:(?:our|the|all) ){{0,2}}{_SERVICE}(?: {_ASKED})?(?!\w)"
)
_OF_SERVICE = re.compile(  # "its chats", "our old tickets": those may be theirs
    rf"\b(?:{_WARES}(?:'s)?|our|its|their|these|those|real|live|past|old) (?:[\w-]+ ){{0,2}}?"
    r"(?:logs?|chats?|transcripts?|tickets?|conversations?|dialog(?:ue)?s?|messages?|records?"
    r"|(?<!training )data|e?-?mails?|recordings?|history|histories|interactions?|sessions?|calls?"
    r"|queries"
    r"|questions|prompts?|inputs?)(?!\w)"
)


def without_service(text: str) -> str:
    """Return a text (lower case) without the customers whom what is trained is to serve.

    Where it may be on what they say, they stay.
    """
    plain = _FOR_SERVICE.sub(lambda m: m["wares"] or "", text)
    return text if _OF_SERVICE.search(plain) else plain


_KIDS = r"(?:kids|children|teenagers|teens|pupils)"
_PRODUCT = (
    r"(?:apps?|games?|quiz(?:zes)?|toys?|tutors?|products?|services?|assistants?|(?:chat)?bots?"
    r"|models?|tools?|web ?sites?|robots?|systems?|help ?desks?|call[ -]cent(?:er|re)s?|search)"
)
_AUDIENCE = re.compile(  # whom a product is for tells nothing of whose data are used
    rf"\bfor (?:an?|our|the|some|my) (?:[\w-]+ ){{0,2}}?{_KIDS}'?s?'? (?:[\w-]+ ){{0,2}}?"
    rf"{_PRODUCT}(?!\w)"
    rf"|\bfor (?:an?|our|the|some|my) (?:[\w-]+ ){{0,3}}?{_PRODUCT} (?:for|that (?:speaks|talks"
    rf"|plays) with|aimed at|used by) (?:[\w-]+ )?{_KIDS}(?!\w)"
    r"|\bfor (?:an? |our |the |all )?(?:[\w-]+ ){0,2}?(?:customers?|clients?)'s? (?:[\w-]+ ){0,2}?"
    rf"{_PRODUCT}(?!\w)"
    r"|\bfor (?:an?|our|the|some) (?:[\w-]+ )?(?:hospital|clinic)s?"
    rf"(?: (?:customers?|clients?|{_PRODUCT}))?(?=\s*(?:[.,?!;:]|$))"
)


def without_audience(text: str) -> str:
    """Return a text (lower case) without whom a product is for: "for a children's story app"."""
    return _AUDIENCE.sub(" ", text)


def unsold(text: str) -> str:
    """Return a text (lower case) without how what is trained is sold: "our paid model"."""
    text = _IN_USE.sub(lambda m: m["made"] or m["ours"] or m["wares"] or f"{m['part']} in ", text)
    text = _SOLD_ON.sub(lambda m: m["learn"] or m["taught"], _TO_CLIENTS.sub(r"\g<sell>", text))
    return unpriced(_TRAINED.sub(r"\g<train>model", text))


def unpriced(text: str) -> str:
    """Return a text (lower case) without how things of ours are sold, each under its own name."""
    text = _FACING.sub("", text)
    text = _INSIDE.sub("in ", _PRICED_WARES.sub(lambda m: f"{m['thing'] or ''} ", text))
    return _SOLD.sub(
        lambda m: (
            m["ours"]
            or f"{m['thing'] or m['bracket'] or m['goods'] or ('the' if m['act'] else '')} "
        ),
        text,
    )


def without_shown(text: str) -> str:
    """Return a text (lower case) without the goods that a shop shows: "product pages"."""
    return _SHOWN.sub(" ", text)
