"""Others who act, are meant or are told of, where a ruling is on what we do."""

from collections.abc import Mapping, Sequence

from bot.domain.speech.beside import NAME
from bot.domain.speech.models import MADE

_OTHER_PEOPLE = (
    r"(?:customer|client|partner|vendor|supplier|contractor|provider|subsidiar(?:y|ie)"
    r"|student|freelancer"
    r"|professor|universit(?:y|ie)|agenc(?:y|ie)|annotator|labell?er)s?"
)
_PEOPLE = (  # "visitors", "our readers"
    r"(?:(?!(?:we|i|you|one|they|it|this|that|legal|please|not|also|now|then|just|someone|somebody"
    r"|anyone|anybody|everyone|everybody|us|robotics|vision|speech|search|research|infra|product"
    r"|platform|marketing|sales|perception|translation|engineering|operations)\b)(?![a-z]+ly\b)[a-z]+"
    r"|(?:our|the|its) (?:[a-z-]+ )?(?:users|visitors|readers|subscribers|players|members"
    r"|audience|community|public))"
)
_ACTS = (
    r"(?:train|fine-tune|pretrain|evaluate|benchmark|scrape|crawl|collect|publish|republish"
    r"|redistribute|host|upload|sell)"
)
TURNS: Mapping[str, Sequence[str]] = {
    "the site behind it": (
        r"\b(?:web ?site|site|home ?page|page|blog|wiki)s? (?:of|from|by) (?!our (?:own "
        r")?company\b)(?:the |our |an? "
        r"|another |its |their )?(?:lab|people|group|team|author|university|company|creator|maker"
        r"|publisher|owner|institute|firm)s?\b",
    ),
    "their model": (rf"{NAME} (?:train|test|evaluate|use) (?:its|their)\b",),
    "the company sold": (
        r"\b(?:sell|buy|acquire)(?:ing)? (?:our|the|my|a) (?:company|firm|business|start-?up)\b",
    ),
    "his own": (
        r"\b(?<!shard of )(?<!folder of )(?<!bucket of )(?:his|her|their) own\b"
        r"(?! (?:shards?|buckets?|folders?|director(?:y|ies)|storage|prefix)\b)",
        r"\bprivate (?:project|model)\b",
        r"\bmy next (?:employer|job)\b",
        r"\bmy (?:last|old|previous|former|first) (?:job|employer|company|team|firm)\b",
    ),
    "elsewhere": (
        r"\b(?:team|office|colleagues|branch|staff) in (?!(?:our|the|my|legal|research|charge"
        r"|question|need|general)\b)[a-z]+\b",
    ),
    "as leads": (
        r"\bsales leads?\b",
        r"\b(?:as|for) leads\b",
    ),
    "for some of them": (
        r"\b(?:registered|logged-in|selected|approved|verified|invited) (?:\w+ )?(?:users"
        r"|researchers|members|people|visitors)\b",
    ),
    "sold to them": (
        rf"\b(?:sell|licen[cs]e|offer)(?:ing)? (?:our|the|this) [^.?!\x00]{{1,40}}? to (?:the "
        rf")?{NAME}",
    ),
    "a model of others": (
        r"\b(?:ready-made|off-the-shelf|pre-?built)\b",
        rf"\b{MADE} (?:that |which )?(?:they|he|she|somebody|someone else|others) "
        r"(?:sells?|offers?|owns?|makes?|made|built|trained|ships?|runs?|markets?|develop\w*)\b",
        r"\b(?:that|which) (?:somebody|someone) else (?:has |have )?(?:made|built"
        r"|(?:pre-?)?trained|fine-?tuned|developed)\b",
    ),
    "who acts": (
        r"\b(?:can|may|could|should|might|let|lets) (?:our |the |an? |all |these )?"
        rf"(?:\w+ )?{_OTHER_PEOPLE}\b(?![ -](?:support|service|care|help|success|facing))",
        r"\b(?:lets?|allows?|permits?|enables?|asks?|requires?) (?:its|their)(?: own)? (?:users"
        r"|members|visitors|customers|authors|creators|contributors|owners|uploaders|writers)\b",
        rf"\b(?:have|let|make|get) {NAME} (?:offer|crawl|host|share|publish|train|evaluate|store"
        r"|collect|scrape|use|test)\b",
        rf"\b(?:may|can|could|might) {_PEOPLE} {_ACTS}\b",
        r"\bmay (?:any(?:one|body)|every(?:one|body))\b(?! here\b)",
        rf"\b(?:is|are) (?:our |the |an? |all |these )?(?:\w+ )?{_OTHER_PEOPLE} (?:allowed"
        rf"|permitted|free|able|entitled)\b",
        r"\b(?:an?|our|the) (?:ai |automatic |automated )?(?:agent|script|bot|pipeline|job)s? "
        r"(?:decide|choose|pick|send|publish|share)s?\b",
        r"\blet (?!an? bot (?:scrape|crawl|collect|download|fetch|gather)\b)"
        r"(?:our|the|an?) (?:[\w-]+ ){0,2}?(?:assistant|agent|bot|chatbot)s? "
        r"(?!(?:be|learn|train|study|see)\b)\w+",
        r"\blegal (?:team )?lets (?:everybody|everyone|anyone|anybody)\b",
        rf"\b{_OTHER_PEOPLE} (?:asks?|asked|wants to know|wonders?) (?:if|whether) (?:they|he"
        rf"|she) (?:can|may|could)\b",
    ),
    "others forbidden": (
        r"\b(?:forbid|prevent|stop|ban|prohibit|bar|block)(?:ding|ning|ping|ting|ring|ing)? "
        r"(?!us\b|me\b|it\b|this\b|that\b)"
        r"(?:the|our|an?|any|all|them|people|every\w+|other\w*|some\w*|my) (?:[\w-]+ ){0,3}?(?:to"
        r"|from) ",
    ),
    "what they are": (
        r"\b(?:former|previous|past|future|next|prospective|foreign|overseas|offshore|competing"
        r"|rival"
        rf"|unpaid)[ -](?:[\w-]+ )??(?:{_OTHER_PEOPLE}|annotators?|labell?ers?|compan(?:y|ies)"
        rf"|firms?)"
        r"\b",
        rf"\b{_OTHER_PEOPLE}(?: of ours)?,? (?:who|whose) (?:is|are|was|were|has|have|had|did|does "
        rf"not"
        r"|do not|will|may|might|[a-z]+ (?:is|are|has|was))\b(?! asked| waiting| asking)",
    ),
    "so that they": (
        r"\bso (?:that )?they (?:can|could|may|might) (?:offer|host|share|publish|put|sell|train"
        r"|redistribute|upload|evaluate|test)\b",
    ),
    "who hands it on": (
        rf"\b(?:may|can|could|should|might) (?:our |the |an? )?(?:[\w-]+ )?{_OTHER_PEOPLE} (?:pass"
        r"|share|send|give|forward|hand|upload|publish|redistribute|distribute|transfer|lend|sell"
        r"|host|post|mirror)\b",
        rf"\b(?:whether|if) (?:our |the |an? )?(?:[\w-]+ )?{_OTHER_PEOPLE} (?:may|can|could|should"
        r"|might) (?:pass|share|send|give|forward|hand|upload|publish|redistribute|distribute"
        r"|transfer|lend|sell|host|post|mirror)\b",
    ),
    "for a customer": (
        r"\b(?:for|to) (?:an?|another|one of (?:our|the)|some(?: of our)?) "
        rf"{_OTHER_PEOPLE}(?=\s*[,.?!;:]| (?:on|from|with|using|and|who|that|if|of ours)\b|$)",
    ),
    "whom it serves": (
        r"\b(?:kids?|child(?:ren)?|teenagers?|teens?|pupils?|toddlers?|hospitals?|clinics?)(?:'s?)?\b",
    ),
    "got from others": (
        r"\bwhat (?:[\w'-]+ ){1,2}?(?:scraped|crawled|downloaded|collected|recorded|bought"
        r"|copied)\b(?! (?:from|off|of|on) )",
        rf"\b(?:{_OTHER_PEOPLE}|users?|friends?|somebody|someone) (?:has |have |had )?(?:gave"
        rf"|given|sent"
        r"|sold|handed|supplied|provided|lent|passed) (?:it to |them to )?us\b",
    ),
    "who somebody is": (
        r"\b(?:find|spot|catch|identify|locate|detect)(?:ing)? (?:the )?(?!out\b)\w+s (?:who|that) "
        r"(?:\w+ed|copy|steal|break|violate)\b",
        r"\b(?:find(?:s|ing)? out|tell(?:s|ing)?|pick(?:s|ing)? out|guess(?:es|ing)?"
        r"|infer\w*|predict\w*|shar\w+ (?:.{0,40} )?)\s?who\b",
        r"\bwho(?:'s| is) who\b",
        rf"\bwho in {NAME}",
        r"\bwho should\b",
        r"\btell(?:s|ing)? us who\b",
        r"\bwho (?:follows|knows|likes|employs) who",
        r"\b(?:look(?:ing)? up|(?:find|work|figur|mak)\w* out|trac(?:e|ing)|track(?:ing)? down"
        r"|identify\w*|reveal\w*|learn|check(?:ing)?) who (?:the |these |their |its )?\w+ "
        r"(?:really |actually |truly )?(?:are|is)\b",
        r"\bwhich (?!of)(?:\w+ ){1,2}(?:wrote|posted|said|spoke|sang|sent|took|left|made) "
        r"(?:which|what|it|each|the|them|those|these|one)\b",
        r"\bwho (?:wrote|posted|said|spoke|sang|sent|took) (?:which|what|it|each|the)\b",
        r"\b(?:say|tell|predict|guess|detect|know|show)s? which (?:\w+ |\x00 )?(?:user|author"
        r"|person|speaker|singer|artist|writer|employee)s?\b",
    ),
    "no credit": (
        r"\bnot (?:say|name|mention|credit|show|cite) (?:who|its|the|their|any)\b",
        r"\bwithout (?:saying|naming|mentioning|crediting|citing|attribution|credit)\b",
    ),
    # What a licence lets us do is what is asked anyway.
    "when they object": (
        r"\b(?:if|when|once|after|in case|though|although|while) "
        rf"(?:(?:the|its|their|an?|any|some) )?(?:{NAME}"
        r"|(?:original )?(?:author|owner|maker|creator|artist|publisher|writer|photographer"
        r"|right ?holder|copyright holder|singer|speaker|user|uploader)s?) (?:has |have |had )?"
        r"(?:later |ever |once )?(?:(?:object|complain|sue|protest|refuse|find|mind|oppose)"
        r"(?:e?d|s)?|noticed)\b",
    ),
    "on their side": (
        rf"{NAME} (?:may|can|could|is allowed to|is permitted to) (?:scrape|crawl|collect|download"
        rf"|use"
        r"|train|copy|take|keep|store|publish|sell|share) (?:on )?(?:our|my)\b",
        rf"\b(?!\w+ (?:the )?{NAME} licen[cs]e (?:let|allow|permit)s? (?:us|me|[a-z]+ing) )"
        r"(?:can|may|could|should|might|does|do|would|will) "
        rf"(?:the )?{NAME} (?:licen[cs]e|sell|scrape|crawl|collect|download|harvest"
        r"|gather|copy(?! (?:we|i|of|that|which)\b)|index|use|take|fetch|have|get) ",
        rf"\b(?:is|are) (?:the )?{NAME} (?:allowed|permitted|free|entitled) to (?!be\b)\w+",
        rf"\b(?:can|may|could) (?:the )?{NAME} (?:team|people|authors?|creators?|makers?|lab|staff"
        r"|company|group) (?!be\b)\w+",
        rf"\b(?:does|do|did|will|would|should|must) (?:the )?{NAME} (?:already |ever )?(?:know"
        rf"|notice"
        r"|care|mind|track|log|see|find|charge|pay|expect|ask|want|detect|tell|react|block|limit|throttle|sue|punish|ban)\b",
        rf"\bfor {NAME} to (?!(?:be|go|get|our|the|an?|my)\b)\w+",
        rf"\b(?:has|have|did|does) (?:the )?{NAME} (?:already |ever |yet )?(?:answer|repl|agree"
        rf"|respon|sign|grant|refus|object|complain|sue|chang|updat)\w*",
        rf"\b(?:can|may|could|would|will) (?:the )?{NAME} (?:stop|sue|block|ban|object|forbid"
        rf"|fine|punish)\b",
    ),
    "with names": (
        r"\b(?:keep|stor|sav|includ|retain)(?:e|ing)? (?:(?:the|their|all) )*(?:(?<=the )names"
        r"|(?<=their )names|user ?names|user ?ids|handles|e-?mail addresses|ip addresses)\b",
        r"\bwith (?:the |their |all |its )*(?:user|account|author|speaker|real|full|e-?mail)(?:'s"
        r"|s')? ?(?:ids?|names?|handles?|e-?mails?|addresses|accounts?|ips?)\b",
        r"\bwith (?:the |their |all )*(?:user|account)?(?:ids|names|handles|e-?mails) of\b",
    ),
    "only to us": (
        r"\b(?:shar|offer|distribut|pass|host|upload|publish|put(?! down| together)|give"
        r"|giving)(?:e|ing|ting)? "
        r"[^.?!]{0,60}\b(?:internal(?:ly)?|intranet|(?:with|to) (?:our |my |the )?(?:own "
        r")?(?:colleagues|team(?:s|mates)?|employees|staff))\b",
    ),
    "from a": (
        r"\bcop(?:y|ies) (?:from|off|out of) (?:an?|some|another|somebody|someone|my|his|her"
        r"|their)\b",
        rf"{NAME} (?:cop(?:y|ies) )?(?:from|off|of) (?!an? (?:public|open) )(?:an?|some|another"
        rf"|somebody"
        r"|someone)\b",
    ),
    "not ours": (
        r"(?:n't|\bnot) (?:our|my)(?: own)?\b",
        r"\bnot (?:owned|made|built|trained) by us\b",
    ),
    "another step": (
        r"\b(partner|client|customer|vendor|supplier|friend)s? of (?:our|the|an?|their|your|that"
        r"|this) (?:\w+ )?\1s?\b",
        r"\b(?:start-?up|spin-?off|company|firm|lab) of (?:an?|the|one of) (?:\w+ )?(?:professor"
        r"|student|partner|client|customer|researcher|colleague|friend|employee)s?\b",
    ),
    "of one person": (r"\b(?:candidate|applicant|job seeker|ex-?(?:partner|wife|husband))s?\b",),
}
