"""Differences told by a turn of speech: "not only", "a model trained on it", "against its terms".

Each word of it may be harmless; together they make a question another one than its like. A turn
has a name of several words: a single one might be a plain word for the use that a ruling is on.
"""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from bot.domain.documents import Use
from bot.domain.speech.beside import NAME
from bot.domain.speech.models import MADE, WORD
from bot.domain.speech.products import UNSOLD

_WISH = r"(?:robots|terms|tos|rules|polic|wish|will|ban|block|licen|consent|objection|opt)"
_PRODUCED = (
    r"(?:made|built|derived|taken|extracted|drawn|created|compiled|generated|distilled|separated"
    r"|isolated|cropped|sampled|translated|transcribed|computed|calculated|obtained|learned|learnt"
    r"|paraphrased|rewritten|reworded|rephrased|adapted|inferred|predicted|rendered|resampled"
    r"|synthesi[sz]ed|mined)"
)
_TRAINED = (
    r"(?:models?|weights|checkpoints?|embeddings|networks?|systems?|adapters?|tokeni[sz]ers?)"
)
_UNASKED = r"(?<!is it )(?<!is that )(?<!is this )(?<!anything )"
_OTHER_PEOPLE = (
    r"(?:customer|client|partner|vendor|supplier|contractor|provider|subsidiar(?:y|ie)"
    r"|student|freelancer"
    r"|professor|universit(?:y|ie))s?"
)
_DERIVED = (
    r"(?:spectrograms?|waveforms|fingerprints?|hashes|counts?|charts?|plots?|graphs?|statistics"
    r"|stats|frequenc(?:y|ies)|histograms?|n-?grams?|embeddings?|features"
    r"|summar(?:y|ies)|(?:machine )?translations|excerpts?|quotes?|snippets?|word lists?"
    r"|vocabular(?:y|ies)|screenshots?)"
)
_ADDED = (
    r"(?:captions?|labels?|annotations?|transcripts?|subtitles|translations?|tags|answers"
    r"|questions|descriptions|summaries)"
)
_CODE = r"(?:code|scripts?|software|toolkit|notebooks?)"
_WROTE = r"(?:wrote|written|made|generated|produced|created|added)"
_OPEN_SOFTWARE = (
    r"\b(?:our|my|the|an?) (?:own )?open[ -]?sourced? (?:[\w-]+ ){0,2}?(?:toolkit|toolbox|framework"
    r"|library|project|software|tool|package|code ?base|app|plug-?in|sdk|stack|pipeline)s?\b"
)
_OF_LEAVE = (  # what asks for leave though it begins like a question for something else
    r"(?:when it comes to|what about|what if|how about|which is it|what (?:should|do|shall|can"
    r"|could|would) i"
    r"|wh(?:o|at) (?:we|says?)|who (?:can|could|would|may|knows?|decides|do i|should i)"
    r"|(?:what|how|where)(?:'s|'re|s)? (?:[\w'-]+ ){0,4}?"
    r"(?:position|stance|verdict|rules?|ruling|view|take|answer|policy|line|word|guidance|opinion"
    r"|legal(?:'s)?|lawyers?|terms|conditions?|say|think|feel|stand|decided?|read|see|done|deal"
    r"|status|situation|requirements?)"
    r"|how (?:well|good|do things|do i find out|(?:does|do|would|will) (?:our|the|my)))"
)
_LEAVE = (  # one of these is in any question for leave that begins like one for a fact
    r"(?:may|can|could|should|might|let|lets|get to|have to|want|ok|okay|oki|fine|all?right"
    r"|rights?(?! now)"
    r"|allow\w*|permi\w*|prohibit\w*|accept\w*|clear\w*|legal\w*|legit\w*|lawful\w*|lawyers?"
    r"|approv\w*|appropriate|admissible|good|safe\w*|poss|possible|problem\w*|issues?|objections?"
    r"|objects?|trouble|obstacles?|blockers?|blocks?|bar|bars|barred|restrict\w*|limits?|green|go"
    r"|go-ahead|leave|free|against|stop\w*|prevents?|preventing|keeps?|forb\w+|ban|banned"
    r"|off-limits|usable|able|sign\w*|mind|happy|comfortable|entitled|eligible|rules?|ruling|policy"
    r"|position|stance|verdict|covered|licen\w+|yes|no|cool|kosher|valid|authori\w+|consent"
    r"|conditions?|concerns?|reasons?|suitable|compl(?:y|ies|iant|iance)|fair|bad|wrong|risk\w*"
    r"|worry|know|sure"
    r"|true|correct|so(?= ?\?| for us)|in order|option|ours)"
)
_OPENING = (
    r"(?:^|[.?!:;] )(?:(?:hi|hey|hello|ok|okay|so|and|but|also|then|now|please|all|team|legal|bot"
    r"|folks|everyone|there),? )*"
    r"(?:(?:do you know|does any(?:one|body)(?: here)? know|any idea|i wonder|i was wondering"
    r"|wondering|(?:can|could|would) (?:you|any(?:one|body)|some(?:one|body)) (?:please )?"
    r"(?:tell|say|explain|remind)(?: me| us)?|tell me|i'd like to know|i want to know),? )?"
)
"""Where a sentence begins, behind a greeting and "do you know"."""
_FORBIDS = r"(?:forbids?|prohibits?|bans?|disallows?|excludes?|rules? out|says? no)"
_TOLD = {
    "those that forbid": r"\b(?:whose|where (?:the|their|its)) (?:[\w-]+ )?(?:licen[cs]es?"
    rf"|terms|owners?|authors?|rules|robots\S*) (?:{_FORBIDS}|(?:do|does) not (?:allow|permit))\b",
    "what is asked": rf"{_OPENING}(?!{_OF_LEAVE}\b)"
    r"(?:which|what|what's|whats|who|who's|whose|whom|when|where|where's|wheres|why|how) "
    r"[^.?!]*(?:\?|\Z)"
    rf"|{_OPENING}(?:is|are|was|were|does|do|did|has|have|had|will|would)(?:n't)? "
    rf"(?![^.?!]*\b{_LEAVE}(?!\w))(?:[^\s.?!]+ +){{3,}}[^.?!]*(?:\?|\Z)",
    "the site behind it": r"\b(?:web ?site|site|home ?page|page|blog|wiki)s? (?:of|from|by) "
    r"(?:the |our |an? |another |its |their )?(?:lab|people|group|team|author|university|company"
    r"|creator|maker|publisher|owner|institute|firm)s?\b",
    "a duty": rf"{_OPENING}(?:must (?:we|i|they|(?:our|the|my) \w+)"
    r"|(?:do|does|did) (?:we|i|they|(?:our|the|my) \w+) (?:have|need) to) "
    r"(?!(?:not|never|worry|stay|say no|stop|keep|avoid|leave|exclude|ask|hold|steer|refrain)\b)"
    r"[^.?!]*\?|\bare (?:we|they) (?:required|obliged|forced) to\b",
    "something better": r"\bor (?:is|are|would|do) (?:there|it|that|we) (?:[\w-]+ "
    r"){0,3}?(?:better|worse|cheaper"
    r"|other|another|waste|alternatives?)\b",
    "at another time": r"\b(?:will|would) (?:we|it|i|they) still be\b|\bonce (?:the|their|its|our) "
    r"(?:new|updated|revised|next)\b|\bnext year\b|\b(?:could|would|might|should) (?:we|i|it|they"
    r"|our \w+) have (?:been )?\w+|\b(?:before|after|since|until) (?:19|20)\d\d\b|\b(?:was|were"
    r"|would) [^.?!]* in "
    r"(?:19|20)\d\d\b|\b(?:last|previous) (?:year|month|week|quarter|summer)\b",
    "already done": r"\b(?:we|i|they|he|she)(?:'ve)?(?: have| had)? already (?:trained|tested"
    r"|evaluated"
    r"|scraped|crawled|published|shared|used|did)\b|\bis (?:anybody|anyone|somebody|someone|any "
    r"(?:other )?team)"
    r" (?:already |currently |else )?(?!wondering|asking)\w+ing\b",
    "the ruling itself": r"\b(?:chang|extend|revis|appeal|withdraw|overturn|explain|updat|find)\w* "
    r"(?:[\w'-]+ ){0,2}?ruling|\bruling [^.?!]*\b(?:extended|changed|revised|withdrawn|written)\b"
    r"|\band why\b|\b(?:can|could|would|will|should) legal (?:look again|change|reconsider|revisit"
    r"|extend|withdraw|explain)\b",
    "against the ruling": r"\b(?:not|never|without) (?:meet|fulfil|follow|keep|observ)\w* (?:the"
    r"|all|any"
    r"|its|these|those|their|legal's) (?:\w+ )?conditions\b|\blegal (?:has |already )?(?:told"
    r"|said) "
    r"[^.?!]{0,40}\bno\b",
    "all of ours": r"\b(?:everything|anything) (?:that )?we (?:sell|like|want|have|make|build)\b"
    r"|\b(?:any|every|all|which)(?: of our| our)? (?:\w+ )?(?:models?|products?)(?: that)? we\b"
    r"|\b(?:any|every|all|which|some|several) of our (?:\w+ )?(?:products|models)\b"
    r"|\b(?:every|each) model\b|\ball our models\b|\bwhatever we\b|\bfor everything\b",
    "all there are": r"\b(?:any|every|all) (?:(?:public|open|free|similar|other|academic) )+"
    r"(?:data ?sets?|corpora|benchmarks?|sites?|platforms?)\b|\bthe only (?:thing|model|one|data "
    r"?set)\b",
    "another one": rf"\b(?:alternatives?|replacements?|substitutes?|equivalents?) (?:to|for|of) "
    rf"(?:the )?{NAME}"
    r"|\b(?:that|which|who) (?:cop(?:y|ies|ied)|mirrors?|clones?|competes? with|resembles?"
    r"|imitates?)"
    rf" (?:the )?{NAME}|\bthe same (?:licen[cs]e|terms) as (?:the )?{NAME}"
    rf"|\b(?:version|edition|release|v) ?\d+(?:\.\d+)? of (?:the )?{NAME}|\bon that (?:version"
    rf"|edition)\b",
    "their model": rf"{NAME} (?:train|test|evaluate|use) (?:its|their)\b",
    "taken down": r"\b(?:took|taken) (?:(?:it|them|these|those) )?down\b"
    rf"|\btake (?:the )?{NAME} (?:off|down)\b",
    "a course": r"\btraining (?:course|session|workshop|seminar)s?\b",
    "the company sold": r"\b(?:sell|buy|acquire)(?:ing)? (?:our|the|my|a) (?:company|firm"
    r"|business|start-?up)\b",
    "something besides": r"\band (?:then )?also (?!train|test|evaluat|want|would|need)\w+|\band "
    r"(?:not )?tell(?! me| us)\b"
    r"|\band use (?:it|them|that|the same \w+) for (?!(?:\w+ )?research|nothing|our |train"
    r"|evaluat|test|free)"
    r"|\band (?:write|publish|submit|present) (?:an? |the |our )*(?:paper|article|results)\b"
    r"|\b(?:and|to) adapt it\b",
    "stopped": r"\bstop (?!us\b|me\b)(?:train|test|evaluat|scrap|crawl|us|host|sell|mirror)\w*ing\b"
    r"|\bstop (?:others|people|them|anybody|anyone)\b|\bonce we stop\b",
    "only looked at": r"\b(?:have|take) a (?:look|peek)\b|\b(?:read|look|browse|skim) through\b"
    r"|\b(?:just|only) look at\b",
    "his own": r"\b(?:his|her|their) own\b|\bprivate (?:project|model)\b|\bmy next (?:employer"
    r"|job)\b",
    "of the machines": r"\b(?:benchmark|test|evaluat)(?:e|ing)? (?:our |the |my )?(?:gpus?"
    r"|hardware|servers?|clusters?"
    r"|storage|network speed|loaders?)\b",
    "elsewhere": r"\b(?:team|office|colleagues|branch|staff) in "
    r"(?!(?:our|the|my|legal|research|charge|question|need|general)\b)[a-z]+\b",
    "unit tests": r"\bload[- ]test|\b(?:unit|integration|ci) tests?\b|\bregular tests\b",
    "as leads": r"\bsales leads?\b|\b(?:as|for) leads\b",
    "for some of them": r"\b(?:registered|logged-in|selected|approved|verified|invited) (?:\w+ )?"
    r"(?:users|researchers|members|people|visitors)\b",
    "smaller": r"\bin (?:a )?(?:lower|low|higher|reduced|smaller) (?:resolution|quality|size)\b",
    "paid for": rf"\bpay(?:ing)? (?:the )?{NAME}(?!\w)|\bpay(?:ing)? (?:its|their) (?:users|authors"
    rf"|members)\b",
    "sold to them": rf"\b(?:sell|licen[cs]e|offer)(?:ing)? (?:our|the|this) [^.?!\x00]{{1,40}}? "
    rf"to (?:the )?{NAME}",
    "an edited copy": r"\b(?:paraphrased|translated|rewritten|shortened|edited|cleaned|filtered"
    r"|anonymi[sz]ed"
    r"|compressed) (?:versions?|cop(?:y|ies)|editions?) of\b",
    "who has access": r"\b(?:give|grant|get) (?:me|us|them|our \w+) access\b",
    "what was wrong": r"(?<=[.!?] )(?:are|am) (?:we|i) in trouble\b|\bshould i (?:report|delete)\b",
    "carried over": r"\bcarr(?:y|ies|ied) over\b|\binherit\w*",
    "started from": rf"\bstarting (?:from|with|out) (?:the )?{NAME}",
    "endorsed": r"\b(?:endorsed|recommended|sponsored|certified|supported) by (?:the )?"
    rf"{NAME}",
    "told elsewhere": r"\b(?:in|into|for) (?:a|the|our) (?:press release|blog post"
    r"|newsletter|annual report|technical file|filing|brochure|data ?sheet|model card)\b"
    rf"|\b(?:tell|inform|notify|ask|warn|let) (?:the )?{NAME}(?: know)? (?:that|about|if|whether"
    rf"|know)\b",
    "what went wrong": r"\b(?:crash(?:es|ed|ing)?|out of memory|oom|cuda|stack ?trace|traceback)\b",
    "what stands in the way": r"\bbot (?:detection|protection|check)s?\b|\bget(?:ting)? (?:round"
    r"|around"
    r"|past)\b|\bbypass\w*|\bcircumvent\w*|\bslow(?:s|ing|ed)? (?:(?:it|them|the \w+) )?down\b"
    r"|\boverload\w*"
    r"|\bso (?:often|fast|much|hard) that\b",
    "a breach": r"\b(?:data )?breach\w*|\b(?:subject )?access requests?\b",
    "it forbids": rf"{NAME} (?:forbids|prohibits|bans|disallows|says no|does not (?:want|allow"
    rf"|permit))\b",
    "for open software": _OPEN_SOFTWARE,
    "not only": r"(?<!can )\bnot (?:only|just|merely|solely)\b|\bmore than (?:just|only)\b"
    r"|\bexcept\b|\bdo more\b"
    r"|\bunless\b(?! you\b)",
    "not limited": r"\b(?:not|never|no longer) (?:to )?(?:limit|restrict|confin)\w*\b"
    r"|\bno (?:limits?|restrictions?) to\b",
    "a model of others": rf"\b{MADE} (?:that |which )?(?:they|he|she|somebody|someone else|others) "
    r"(?:sells?|offers?|owns?|makes?|made|built|trained|ships?|runs?|markets?|develop\w*)\b"
    r"|\b(?:that|which) (?:somebody|someone) else (?:has |have )?(?:made|built|(?:pre-?)?trained"
    r"|fine-?tuned|developed)\b",
    "who acts": r"\b(?:can|may|could|should|might|let|lets) (?:our |the |an? |all |these )?"
    rf"(?:\w+ )?{_OTHER_PEOPLE}\b"
    r"|\b(?:lets?|allows?|permits?|enables?|asks?|requires?) (?:its|their)(?: own)? "
    r"(?:users|members|visitors|customers|authors|creators|contributors|owners|uploaders|writers)\b"
    rf"|\b(?:have|let|make|get) {NAME} (?:offer|crawl|host|share|publish|train|evaluate|store"
    r"|collect|scrape|use|test)\b",
    "so that they": r"\bso (?:that )?they (?:can|could|may|might) (?:offer|host|share|publish|put"
    r"|sell|train|redistribute|upload"
    r"|evaluate|test)\b",
    "asked not to": r"\b(?:asked|asks?|requested|wants?|wanted|wish(?:es|ed)?|prefer(?:s|red)?)"
    r"(?: us| me)? (?:not|never) to\b"
    r"|\b(?:told|instructed|warned|advised) (?:us|me) (?:not|never) to\b"
    r"|\basked to be (?:removed|excluded|deleted|forgotten|left out)\b",
    "part of": rf"{NAME} (?:part|portion|section|half|subset|split) (?:of|in|from) \w+|"
    r"(?<!\bbe)(?<!\bas)(?<!\bis)(?<! a)(?<!\bbecome)(?<!\bany) "
    rf"(?:part|portion|section|half|subset) of (?:the )?{NAME}"
    r"|\bjust (?:the|its) (?!data|corpus|cop|page|content|file|whole|full)"
    rf"(?:[\w-]+ ){{1,3}}?(?:of|in|from) (?:the )?{NAME}"
    rf"|\bonly (?:the |its )?(?:[\w\x00-]+ ){{1,3}}?(?:of|in|from) (?:the )?{NAME}"
    rf"|\b(?:in|from|of) (?:the )?{NAME} only\b",
    "another part": rf"{NAME}(?:'s)? (?:spreadsheet|attachment|calendar|thumbnail)s?\b"
    rf"|{NAME}(?:'s)? (?:contrast|challenge|stress|hard|hidden|blind|private|gold|bonus"
    r"|mini|adversarial|debug|demo|counterfactual)(?: test)? (?:sets?|splits?|subsets?|examples)\b",
    "comes with": rf"\b(?:comes?|came|shipped|delivered|bundled) with (?:the )?{NAME}",
    "goes with": r"\b(?:that|which) (?:go(?:es)?|went|ran|runs?|appear(?:s|ed)?) with "
    rf"(?:the )?{NAME}",
    "a release": r"\b(?:first|initial|second|third|latest|next|previous|earlier|newest|oldest) "
    rf"{NAME} (?:release|version|edition|dump|snapshot)\b"
    r"|\b(?:next|last|first|latest|newest|new|old|previous) (?:release|version|edition|dump"
    r"|update) of "
    rf"(?:the )?{NAME}|\b(?:original|older|legacy|early) {NAME}",
    "other sites": r"\b(?:all|other|both|several|many|these|those|such|various) (?:of )?(?:the )?"
    r"(?:[\w\x00-]+ ){0,2}sites\b",
    "its dump": rf"\b(?:dump|torrent|export|leak)s? (?:(?:that|which|of|from|by|on|the) )*{NAME}",
    "put there": r"\b(?:post|publish|upload|put|share|submit)(?:ing|ting)? (?:them|it|these|those) "
    rf"(?:on|to|onto) (?:the )?{NAME}",
    "made of it": rf"\b{_DERIVED} (?:(?:that |which )?(?:we|i|an? \w+)(?:'ve| have| has)? \w+ )?"
    r"(?:(?:about|of|on) (?:[\w-]+ ){1,3}?)?"
    rf"(?:from|of|about|in) (?:the )?{NAME}"
    rf"|\b(?:lists?|index|tables?) of (?:[\w-]+ ){{1,5}}?(?:in|from|of) (?:the )?{NAME}"
    rf"|{NAME} (?:was|is|were|are) (?:\w+ )?{_PRODUCED} (?:from|of|by|with|out of)\b"
    rf"|\b{_PRODUCED} (?:from|out of|by|with|using) (?:the )?{NAME}",
    "a rewriting": rf"\b(?:rewrit|reword|rephras|paraphras|translat)(?:e|es|ing) (?:the )?{NAME}"
    r"|(?<!machine )\b(?:translations?|paraphrases) of (?:the )?(?:[\w-]+ ){1,3}?"
    r"(?:from|on|of|in) (?:the )?"
    rf"{NAME}",
    "added to it": r"\b(?:explanations|rationales|hints|annotations|labels|translations|transcripts"
    rf"|paraphrases|subtitles|summaries) (?:for|to|about) (?:the )?{NAME}"
    rf"|\b{_ADDED} (?:(?:that|which) )?(?:[\w-]+ ){{0,4}}?{_WROTE} "
    rf"(?:by (?:[\w-]+ ){{1,2}})?(?:for|about|of|on) (?:the )?{NAME}",
    "behind it": r"\b(?:images?|pictures?|photos?|videos?|audio|originals?|sources?) "
    rf"(?:from|of|behind|in) (?:the )?{NAME} (?:articles|pages|posts|videos|documents|texts)\b"
    rf"|\b(?:that|which|where) (?:the )?{NAME} (?:came|comes|stems|originates|derives"
    r"|(?:was|were|is|are) (?:taken|drawn)) (?:from|of)\b",
    "what it is of": r"\b(?:the|its|their|full|whole|original|entire) [\w-]+ "
    rf"(?:behind|underlying) (?:the )?{NAME}",
    "a reward": r"\bwarm(?:s|ing)?[ -](?:it )?(?:up|start)\b|\breward(?:s|ed|ing)?\b"
    r"|\breinforcement\b",
    "a quotation": rf"\bquot(?:e|es|ed|ing|ations?)\b[^.?!]{{0,40}}{NAME}"
    rf"|{NAME} quot(?:e|ation)s?\b|{NAME} [^.?!]{{0,40}}\bbe quoted\b",
    "a mention": r"\bmention(?:s|ing)? (?:in|on|that)\b",
    "not not": r"(?:n't|\bnot|\bnever) (?:not|never)\b|\bnot un\w+",
    "not research": r"\bnot (?:for |as |really |strictly )?(?:the |any |our )?research\b"
    r"|\bno research\b",
    "not ours": r"(?:n't|\bnot) (?:our|my)(?: own)?\b|\bnot (?:owned|made|built|trained) by us\b",
    "not for download": r"\bnot (?:for|to be|as an?) (?:download|share|redistribut|publish)",
    "a trained model": rf"{NAME}-(?:(?:pre|fine)-?)?(?:trained|tuned)\b"
    rf"|\b{_TRAINED} (?:(?:that|which) (?:was|were|is|are) )?"
    rf"(?:pre-?)?(?:trained|tuned|built|based) (?:on|with|from|off) (?:the )?{NAME}"
    r"|\b(?:which|that) (?:was|were|had been) (?:already |originally |itself "
    r")?(?:(?:pre-?)?trained|tuned) "
    rf"(?:on|with) (?:the )?{NAME}"
    r"|\b(?:use|using|reuse|run|running|deploy|take|adopt|integrate|buy|download) (?:an?|the|some"
    r"|any|another) "
    rf"(?:[\w-]+ ){{1,5}}?(?:pre-?trained|already trained) (?:on|with) (?:the )?{NAME}",
    "against a wish": rf"{_UNASKED}\b(?:against|despite|in spite of|contrary to|regardless of"
    rf"|never mind(?: what)?|ignoring|whatever) (?:its|their|the|his|her|any|all"
    rf"|what) (?:[\w.-]+ )?{_WISH}",
    "not this": rf"\b(?:not|instead of|rather than|apart from|other than|aside from|in place of)"
    rf" (?:on |with |for |from )?(?:the )?{NAME}",
    "terms not accepted": r"(?:\b(?:not|never)|n't) (?:yet |ever )?(?:accept|sign|agree|click"
    r"|register|fill|appl)\w*(?: to| through| in| out| for)? "
    r"(?:[\w']+ ){0,2}?(?:licen|terms|agreement|eula|contract|form|access|request)",
    "what it costs": r"\bwhat (?:does|do|would|will|did) [^.?!]{1,60}? cost\b"
    r"|\b(?:what is|what's|whats) the (?:price|fee|cost|charge|rate)s?\b|\bhow expensive\b",
    "for a customer": r"\b(?:for|to) (?:an?|another|one of (?:our|the)|some(?: of our)?) "
    rf"{_OTHER_PEOPLE}(?=\s*[,.?!;:]| (?:on|from|with|using|and|who|that|if|in|of ours)\b|$)",
    "only what tells of it": r"\b(?:only|just|merely) (?:the |its |their )?"
    r"(?:links?|urls?|ids?|titles?|thumbnails?|metadata)\b",
    "who somebody is": r"\b(?:find(?:s|ing)? out|tell(?:s|ing)?|pick(?:s|ing)? out|guess(?:es|ing)?"
    rf"|infer\w*|predict\w*|shar\w+ (?:.{{0,40}} )?)\s?who\b|\bwho(?:'s| is) who\b|\bwho in {NAME}"
    r"|\bwho should\b|\btell(?:s|ing)? us who\b|\bwho (?:follows|knows|likes|employs) who"
    r"|\b(?:look(?:ing)? up|(?:find|work|figur|mak)\w* out|trac(?:e|ing)|track(?:ing)? down"
    r"|identify\w*|reveal\w*|learn"
    r"|check(?:ing)?) who (?:the |these |their |its )?\w+ (?:really |actually |truly )?(?:are|is)\b"
    r"|\bwhich (?!of)(?:\w+ ){1,2}(?:wrote|posted|said|spoke|sang|sent|took|left|made) (?:which"
    r"|what|it|each|the|them|those|these|one)\b"
    r"|\bwho (?:wrote|posted|said|spoke|sang|sent|took) (?:which|what|it|each|the)\b",
    "on hold": r"\bon (?:hold|ice|pause)\b|\bput off\b|\bunder (?:review|dispute|investigation)\b",
    "no credit": r"\bnot (?:say|name|mention|credit|show|cite) (?:who|its|the|their|any)\b"
    r"|\bwithout (?:saying|naming|mentioning|crediting|citing|attribution|credit)\b",
    "only what we make of it": r"\b(?:machine )?(?:translations?|summar(?:y|ies)|embeddings?"
    r"|statistics|counts|paraphrases"
    r"|transcripts?|extracts?|excerpts?) of (?:them|it|those|these)\b|\b(?:only|just"
    r"|merely) (?:the |their |its )?[\w-]+ (?:that "
    r"|which )?we "
    r"(?:compute|derive|extract|calculate|generate|distil)\b"
    r"|, (?:but )?not the (?:audio|sound|images?|pictures?|photos?|texts?|videos?|clips?"
    r"|recordings?|data|files?|pages?"
    r"|originals?|articles?|posts?|reviews?)(?: (?:itself|themselves))?(?=\s*[.,;?!)]|$)",
    "what it links to": rf"{NAME} (?:links? (?:point|lead|go|refer)|links?|points?|refers?) to\b"
    rf"|\blinked (?:from|by|in) {NAME}"
    r"|\b(?:that|which) (?:[\w\x00-]+ ){0,4}?links? to\b",
    "of it": rf"(?<!from )(?<!on ){NAME}(?:'s|s') (?:web ?)?site\b(?! (?:pages?|posts?)\b)"
    rf"|{NAME}(?:'s|s') (?!3d )(?:\w+ )?(?:code|software|app|api|logo|name"
    r"|users?"
    r"|contributors|speakers|authors|members|servers?|metadata|paper|models?|weights|checkpoints?"
    r"|leaderboard|forum|blog)\b(?! (?:pages?|posts?)\b)",
    "its code": rf"{NAME}(?:'s|s')? (?:(?:train|evaluat|evaluation|eval|preprocess|process|load"
    rf"|pars|clean|data|data ?set|github|source"
    rf"|reference|benchmark|sampl|exampl|baseline|inference|starter|helper|download|demo)(?:e"
    rf"|ing)?[ -]?)+{_CODE}(?!\w)"
    rf"|{NAME} {NAME} {_CODE}(?!\w)|\buse (?:the )?{NAME} (?!notebook){_CODE}\b(?! (?:data"
    r"|corpus|files))"
    rf"|\b(?:the|our|its|their) (?:\w+ )?{_CODE} (?:that|which|used|to|for"
    rf"|behind) (?:[\w-]+ ){{0,5}}?(?:the )?{NAME}"
    rf"|\b(?:source )?{_CODE} (?:of|behind) (?:the )?{NAME}(?! (?:data ?set|corpus))"
    rf"|\b{_CODE} (?:that|which|to) (?:loads?|reads?|builds?|parses?|made|makes?|created?|cleans?"
    rf"|processes?"
    rf"|prepares?|fetch(?:es)?|downloads?) (?:the )?{NAME}"
    rf"|\bpapers? (?:that|which) (?:introduc|describ|present|announc|came"
    rf"|goes)\w* (?:with )?(?:the )?{NAME}"
    rf"|{NAME}(?:'s)? (?:data ?set )?paper(?!s|\w| pages?\b)",
    "even against": rf"\b(?:if|though|although) (?:its|the|their) (?:licen[cs]e|card) says {NAME}|"
    r"\b(?:terms|tos|licen[cs]e|rules|card|site)\b (?:of [\w\x00]+ )?(?:might|may"
    r"|could|seems? to|appears? to|probably) (?:well )?(?:rule (?:[\w\x00]+ )?out|forbid|prohibit"
    r"|ban|disallow"
    r"|exclude|restrict|not allow|not permit)s?\b|\b(?:even )?(?:if|though|although) (?:its|the"
    r"|their|a|our) (?:licen[cs]es?"
    r"|terms|tos|card"
    r"|rules?|owners?|site|publishers?|authors?|contract"
    r"|conditions?)(?: [\w\x00'-]+){0,4}? (?:says? (?:(?:\w+ ){1,3}only\b|no|not|otherwise|so"
    r"|(?:that )?(?:we|it) (?:can not|may not|must not|should not|is not|are not))"
    r"|(?:to )?(?:forbids?|prohibits?|bans?|disallows?"
    r"|excludes?|rules? out)|does not (?:allow|permit|let)|do not (?:allow|permit|let))\b"
    r"|\beven (?:if|where|though|when|for) (?:[\w'-]+ ){1,6}?"
    r"(?:says? (?:no|not|so|otherwise)|said (?:no|not|so)|forbids?|prohibits?|does not (?:allow"
    r"|permit)|is against)\b",
    # What a licence lets us do is what is asked anyway.
    "on their side": rf"\b(?!\w+ (?:the )?{NAME} licen[cs]e (?:let|allow|permit)s? us )"
    r"(?:can|may|could|should|might|does|do|would|will) "
    rf"(?:the )?{NAME} (?:licen[cs]e|sell|scrape|crawl|collect|download|harvest"
    r"|gather|copy|index|use|take|fetch|have|get) ",
    "about it": r"\b(?:on|scrape|crawl|collect|download|with|use|using|put) (?:\w+ )?questions "
    rf"about {NAME}"
    r"|\b(?!(?:questions|thoughts|concerns|doubts|rules|terms|news|ideas|is|was|its)\b)"
    rf"[a-z][\w-]*s (?:about|mentioning|concerning) (?:the )?{NAME}",
    "an edition": rf"{NAME}[ -]\d+(?:\.\d+)?[kmb]?\b"
    r"(?! (?:times?|models?|epochs?|days?|percent|weeks?|months?|gpus?|steps?|languages?"
    r"|hours?)\b)",
    "what is said of it": r"\b(?:what|which) (?:is |are |was )?(?:(?:the|its|kind of|sort of"
    r"|exact) )*"
    r"(?:licen[cs]es?|licensing|copyright)\b|(?:^|[.?!:;,] |\b(?:know|wonder|ask|tell me|see) )"
    r"(?:what|where|how|do|does|did) (?:do |does |did )?[^.?!]{0,40}"
    r"(?:terms|tos|licen[cs]e|robots|card|read ?me)\b[^.?!]{0,40}?"
    r"\b(?:say|state|mention|define|describe|word|phrase)\b",
    "who it is": r"\band who (?:has |have |had |did )?[a-z]+(?:ed|s)\b",
    "what is owed": r"\b(?:do|must|should|would|have) (?:we|i) (?:need to |have to |first )?"
    r"(?:pay|credit|attribute|cite|notify|inform|register|log|delete|anonymi[sz]e|blur|mask|strip"
    r"|filter|buy|licen[cs]e|sign|withdraw|retrain|take (?:it|them|that|this) (?:down|offline))\b",
    "how it did": rf"\bhow (?:does|do|would|will) (?:our|the|my) (?:{WORD} ){{0,4}}?{MADE} "
    r"(?:score|do|perform|fare|compare|rank)\b(?![^?]*\?.*\b(?:may|can|could|allowed|ok|okay"
    r"|fine)\b)"
    r"|\bhow (?:did|has|have) (?:our|the|my|your|their) ",
    "another version": r"\b(?:our|the|an?|my) (?:newly |freshly )?(?:corrected|fixed"
    r"|cleaned(?:-up)?|improved|updated|modified|edited"
    r"|extended|translated|patched|reduced|shortened|filtered|deduplicated|annotated|relabel\w+"
    r"|repaired|own(?! one)) "
    r"(?:version|edition|variant|fork|one)\b",
    "like it": r"\b(?:like|similar to|resembling) (?:(?:those|the ones|that|what|the \w+) )?"
    rf"(?:is |are )?(?:on|from|in|at) (?:the )?{NAME}",
    "already licensed": r"\b(?:licen[sc]ed|bought|purchased) (?:[\w-]+ ){1,3}(?:from|of|by) "
    rf"(?:the )?{NAME}",
    "of our own": r"\b(?:on|off|scrape|crawl|collect|download|put) (?:our|my)(?: own)? "
    rf"(?!(?:[\w'-]+ ){{0,3}}?(?:(?!products?\b){MADE}|site|website|page|portal|server"
    r"|dataset|corpus|scores|results)(?!\w))"
    rf"(?:[\w'-]+ ){{1,3}}?(?:on|from|in) (?:the )?{NAME}"
    r"|\b(?:we|our \w+)(?: itself| ourselves)? (?:put|posted|uploaded|published) (?:up )?on "
    rf"(?:the )?{NAME}",
    "as elsewhere": rf"\bsame as (?:with|for|on) (?:the )?{NAME}"
    rf"|\b(?:like|as|the way|the same as) (?:we|you|they|others) (?:already "
    rf"|also )?(?:do|did|use|used|have done"
    rf"|handle|treat) (?:with |for |on )?(?:the )?{NAME}",
    "how good it is": rf"{NAME} any good\b|\bor is it too [a-z]+\b"
    rf"|{NAME} (?:[\w-]+ ){{0,2}}?(?:good|big|large|rich|clean|diverse|accurate"
    r"|detailed|recent|fresh|varied) enough\b"
    r"|\b(?:has|have|had|holds?|contains?|there|is|are|with) "
    r"(?:enough|sufficient) [\w-]+ (?:to|for|in)\b"
    rf"|\bhow (?:good|useful|suitable|helpful|big|large|reliable) (?:is|are"
    rf"|would) (?:the )?{NAME}"
    rf"|\bis (?:the )?{NAME} (?:really |too |at all )?(?:biased|noisy|outdated|balanced|clean"
    r"|representative|saturated|contaminated|skewed)\b"
    rf"|\bis (?:the )?{NAME} (?:really |still )?an? (?:good|useful|suitable|reliable|hard|fair"
    r"|decent|proper|meaningful|standard|popular|common|known) "
    rf"|{NAME}(?: data ?set| data)? (?:any good|worth|big enough|large enough|good enough"
    rf"|hard enough|helpful)\b",
    "made after it": r"\b(?:data ?sets?|questions|examples|items|tasks|data|texts|records"
    rf"|sentences|images"
    rf"|tests?|sets?|problems) "
    rf"(?:that (?:are|were) )?(?:modell?ed|based|patterned|built) (?:on|after) (?:the )?{NAME}"
    rf"|\b(?:in the (?:style|spirit) of|inspired by) (?:the )?{NAME}",
    "robots file": r"\brobots(?:\.txt| txt)?\b",
    "what it looks up": r"\bat (?:run ?time|(?:inference|query|serving|answer)(?: time)?)\b"
    r"|\bon the fly\b",
    "all there is": rf"\b(?:everything|anything) (?:on|in|from|of|at) (?:the )?{NAME}"
    r"|\bno matter (?:which|what|where)\b|\bwhichever\b",
    "given away": r"\b(?:give|gives|given|giving|gave) (?:[\w-]+ ){0,3}?away\b"
    rf"(?! (?:(?:an?|the|our|free|cop(?:y|ies)|of) )*{NAME} (?:for|as) )"
    r"|\bwith (?:its|the|our) weights\b",
    "a link": r"\blink(?:s|ing)? (?:[^.?!]{0,50} )?to "
    r"(?:(?:the |their |its )?(?:official|original)\b|the (?:page|site|place) where\b)"
    rf"|\b(?:put|add|place|include|post|give|have)\w* (?:an? |the )?links? to (?:the )?{NAME}(?!\w)"
    r"|(?<!download )\blinks to (?:[\w-]+ ){1,4}?(?:on|from|of|at) (?:the )?"
    rf"{NAME}"
    rf"|(?<!download )\blink(?:s|ed|ing)? (?:[^.?!]{{0,50}} )?to (?:the |their |its )?{NAME}(?:'s"
    rf"|s')? "
    r"(?:(?:official|original|download|dataset|project) )?(?:page|site|website|homepage|repo\w*"
    r"|url|card)\b",
    "as decoration": r"\bas (?:an? )?(?:decoration|illustration|background|banner|wallpaper|avatar"
    r"|icon|thumbnail|teaser|figure)s?\b",
    "shown elsewhere": r"\bas (?:an? )?(?:built-?in |few-?shot )?(?:example|sample|demo)s?\b"
    r"|\b(?:put|show|print|includ|reproduc|past|play|present|us)(?:e|ing|t?ing)? "
    r"(?:[\w\x00-]+ ){1,5}?(?:in|into|on) (?:an?|the|our|my) (?:[\w-]+ )?"
    r"(?:paper|talk|slides?|presentation|poster|deck|post|report|figures?)\b",
    "only to us": r"\b(?:shar|offer|distribut|pass|host|upload|publish|put|give|giving)"
    r"(?:e|ing|ting)? [^.?!]{0,60}"
    r"\b(?:internal(?:ly)?|intranet|(?:with|to) (?:our |my |the )?(?:own )?"
    r"(?:colleagues|team(?:s|mates)?|employees|staff))\b",
    "told off": r"\b(?:wrote|written|mailed|e-?mailed|messaged|contacted|sent)(?: (?:to us|us|me))+"
    r" (?:to (?:stop|cease|ask|demand|complain|object|opt|decline|refuse|withdraw)"
    r"|that|about|asking|demanding|an? (?:letter|notice))\b"
    r"|\b(?:told|asked|ordered|warned|urged|telling|asking|ordering|warning) "
    r"(?:us|me) (?:\w+ )?(?:to|that we (?:must|should)) (?:stop|cease|leave|go away|delete"
    r"|remove)\b"
    r"|\b(?:block|bann|bar|throttl|lock)(?:ed|s|ing) (?:us|me|our|my)\b"
    r"|\bcease and desist\b|\bopt(?:s|ed|ing)?[ -]out\b",
    "with names": r"\bwith (?:the |their |all |its )*(?:user|account|author|speaker|real|full"
    r"|e-?mail)"
    r"(?:'s|s')? ?(?:ids?|names?|handles?|e-?mails?|addresses|accounts?|ips?)\b"
    r"|\bwith (?:the |their |all )*(?:user|account)?(?:ids|names|handles|e-?mails) of\b",
    "something added": r"\bwith (?:[\w-]+ ){1,4}(?:added|mixed in|overlaid|on top)\b",
    "from a": r"\bcop(?:y|ies) (?:from|off|out of) (?:an?|some|another|somebody|someone|my|his|her"
    r"|their)\b"
    rf"|{NAME} (?:cop(?:y|ies) )?(?:from|off|of) (?:an?|some|another|somebody|someone)\b",
    "all the time": r"\b(?:in )?real[- ]time\b|\bcontinuous(?:ly)?\b|\bround the clock\b"
    r"|\bevery (?:hour|minute|second|night)\b|\b24/7\b",
}
_DIFFERENCES = {name: re.compile(told) for name, told in _TOLD.items()}


_TRAINING = frozenset({Use.TRAIN_COMMERCIAL, Use.TRAIN_RESEARCH})
_TEST = frozenset({Use.EVALUATE})
_HELD_OUT = r"(?:test|validation|held-?out|dev|evaluation|eval)"
_SPLIT = (
    r"(?:splits?|sets?|portions?|parts?|subsets?|half|data|questions|examples|labels|images|photos"
    r"|pictures|videos|clips|files|texts|sentences|documents)"
)
_UNTRAINED = re.compile(
    r"\b(?:choose|choosing|decide|select|pick)(?:ing)? (?:between|among)\b|\bnot trained on it\b|"
    r"\btrained on (?:other|another|different|something else|our own|those|its own)\b|"
    r"\bno (?:ml |ai |trained )?models?(?=\s*[,.;:!?)]|$)|"
    r"\bwithout (?:any |ever )?(?:re)?training\b|\bno (?:re)?training\b"
)
_PICKED = re.compile(
    r"\b(?:pick|select|choos|tun)(?:e|es|ing)? (?:(?:the|a|our|its|best|final|right|decision) )*"
    r"(?:checkpoint|threshold|cut-?off|epoch|hyper-?parameter)s?\b"
)
_TO_BE_TRAINED = re.compile(  # "we plan to ship a model trained on it": who asks is to train it
    r"\b(?:ship|sell|launch|offer|have|build|plan|want|need|is|are|would|will|can|may|market"
    r"|develop|mak|creat)(?:e|s|es|n?ing)? (?:to \w+ )?(?:an?|our) "
    rf"(?:(?!(?:on|from|with|in|of|by|using|around|over)\b){WORD} ){{0,3}}?{MADE} "
    rf"trained on (?:the )?(?={NAME})"
    # "research model trained on it, is that alright"
    rf"|\b(?:is|are) (?:(?:an?|our) )?(?:{WORD} ){{0,3}}?{MADE} trained on (?:the )?"
    rf"(?={NAME}(?: data(?:set)?)? (?:ok|okay|allowed|alright|all right|fine|possible|permitted"
    rf"|acceptable)\b)"
    rf"|(?:^|(?<=[.?!:;] ))(?:(?:an?|our) )?(?:{NAME} )?"  # "research-only" may name a licence
    rf"(?:(?!(?:is|are|was|can|may)\b){WORD} ){{0,3}}?{MADE} "
    rf"trained on (?:the )?(?={NAME}(?: data(?:set)?)?,? (?:is (?:that|this|it)|ok|okay|allowed"
    rf"|alright|all right|fine"
    r"|possible|permitted|yes|no product|internal)\b)"
)
_ITS_MODEL = re.compile(  # "use the X captioning model": one that somebody else has trained
    rf"\b(?:us(?:e|ing)|run(?:ning)?|deploy(?:ing)?|download(?:ing)?) (?:(?:the|an?) )?"
    rf"(?:(?:pre-?trained|existing|ready-made|off-the-shelf|published|public) )?{NAME} "
    rf"(?:(?!(?:for|to|in|on|and|or|as|with|data|data ?set|corpus|by|when)\b)[\w-]+ ){{0,2}}?"
    r"(?:model|models|weights|checkpoints?|baseline|classifier|captioner|encoder|network)(?!\w)"
)
_NOT_THAT = re.compile(  # "our tokenizer, not the rating model that we sell"
    r"\b(?:tokeni[sz]er|preprocessing|vocabulary) (?:of|for|behind|in|or)\b"
    rf"|\b(?:tokeni[sz]er|vocabulary) from (?:the )?{NAME}|"
    r"\b(?:only|just|merely) (?:the |an? |its )?(?:tokeni[sz]er|vocabulary|embeddings?|adapter"
    r"|vocoder)\b"
    rf"|(?:,|\band|\bbut) not (?:the|our) (?:{WORD} ){{0,4}}?(?!products?\b){MADE}(?!\w)(?! for a)"
)
_PREDICTED = re.compile(
    rf"\b(?:predictions|outputs|captions|labels) (?:for|on) (?:the )?{NAME}"
    # "train on the answers on Stack Overflow"
    rf"|\banswers for (?:the )?{NAME}|(?<!on )(?<!on the )\banswers on (?:the )?{NAME}"
)
_ONLY_A_PART = re.compile(
    rf"\b(?:just|only|merely) the {NAME} (?!(?:data|corpus|benchmark|collection|set|archive|files?"
    r"|tarball|copy|zip|one|as|for|on|to|in|with|and|or)(?:\w|\b))[a-z]"
)
_ON_HELD_OUT = re.compile(
    rf"{NAME}(?:'s|s')? {_HELD_OUT} {_SPLIT}(?!\w)"
    rf"|\b{_HELD_OUT} {_SPLIT} (?:of|from|in) (?:the )?{NAME}"
)
_GAUGED = re.compile(
    r"\b(?:evaluat|benchmark|measur|scor)|\btest(?:s|ing|ed)?\b(?! (?:and \w+ )?"
    + _SPLIT
    + r"(?!\w))"
)
_FIGURES = (
    r"(?:scores?|results?|numbers|figures|accurac(?:y|ies)|metrics?|perplexit(?:y|ies)|losses"
    r"|bleu|rouge|f1|wer|error rates?|leaderboards?)"
)
_ABOUT_IT = re.compile(  # what is handed out is no data: scores on them, a tool that fetches them
    rf"{NAME}(?:'s|s')? (?:[\w-]+ ){{0,3}}?{_FIGURES}(?!\w)"
    rf"|{NAME}(?:'s|s')? (?:data ?sheet|data ?card|dataset card|read ?me|documentation)s?\b"
    r"|\b(?:scores?|results|numbers|figures|accuracy|accuracies|metrics|leaderboard|predictions"
    r"|outputs|translations|captions"
    rf"|labels|annotations|transcripts) (?:[\w']+ ){{0,5}}?(?:on|for|of|from) (?:the )?{NAME}"
    r"|\b(?:report|paper|article|analysis|study) (?:on|about) [^.?!]*"
    rf"{NAME}"
    r"|\b(?:chat ?bot|assistant|search engine|bot|app|tool|model) (?:that|which) (?:looks?|search"
    r"|quer|answer|retriev|run)\w*"
    r"|\b(?:tool|script|app|service|plugin|bot|code|loader|downloader)s? (?:[\w-]+ ){0,4}?"
    r"(?:that|which|to) (?:helps?|lets?|allows?|fetch\w*|download\w*)"
)
_MAKING = re.compile(  # "write instructions from it": what is handed out is something else
    r"\b(?:writ|creat|generat|produc|build|deriv|extract|comput|distil|synthesi|render|cut|crop"
    r"|mak)"
    r"(?:es?|s|l?ing|[sz]e|[sz]ing)? "
    r"(?!(?:a |the |our )?(?:full |whole |public )?(?:cop|mirror))"
    rf"(?:[\w-]+ ){{1,6}}?(?:from|out of) (?:the )?{NAME}"
)
_CALIBRATED = re.compile(r"\bcalibrat\w*")
_RED_TEAMED = re.compile(r"\bred[ -]team\w*")
_PRICED = re.compile(
    r"\bre-?sell\w*|\bfor (?:a fee|money|sale)\b|\bmarketplace\b|\bpaid downloads?\b"
)
_LEARNED = re.compile(rf"{NAME}(?:'s)? (?:(?!3d )[\w-]+ ){{0,2}}?{_TRAINED}(?!\w)")
_COPY_GIVEN = re.compile(
    r"\b(?:giv|hand|send|ship|deliver|provid|offer|sell)(?:e|es|s|ing)? (?:[\w'-]+ ){0,9}?"
    rf"(?:a |the )?cop(?:y|ies) of (?:the )?{NAME}"
    rf"|\b(?:ship|send|deliver) (?:the )?{NAME} to (?:them|customers|clients|partners|our)\b"
    rf"|{NAME} included\b"
)
_TEST_SOLD = re.compile(
    r"\b(?:sell|offer|run|provid)(?:s|e|ing)? (?:an? |our )?(?:\w+ )?(?:evaluation|benchmark\w*"
    r"|testing|rating|leaderboard)"
    r" (?:service|product|business|platform|as a service)s?(?!\w)"
)
_TESTED_WARES = re.compile(  # "sell a model that we evaluated on it": the test is over
    r"\b(?:sell|ship|launch|release|market|offer|deploy)(?:ing)? (?:[\w'-]+ ){1,6}?(?:that|which) "
    r"(?:(?:we|was|were|has|have|had|been|already|only|once) )+"
    r"(?:evaluated|tested|benchmarked|assessed|scored)\b"
    rf"|\b(?:sell|ship|launch|market|deploy)(?:ing)? (?:an?|the|our) (?:{WORD} ){{0,3}}?{MADE} "
    r"(?:evaluated|tested|benchmarked|assessed|scored) (?:on|with|against)\b"
)
_TELLING = re.compile(
    r"\b(?:say|state|announce|mention|tell|write|note|disclose)(?:s|ing)? (?:[\w-]+ ){0,6}?"
    r"that (?:we|our \w+) (?:us(?:e|ed)|train(?:ed|s)?|evaluat\w+|was trained|rel(?:y|ied))"
)
_SAID_OF_A_MODEL = re.compile(
    r"\b(?:say|state|announce|mention|advertise|disclose)(?:s|ing)? (?:[\w-]+ ){0,6}?"
    r"that (?:we|our|the|this) (?:[\w'-]+ ){1,8}?(?:was|were|is|are|has been|have been) "
    rf"(?:pre-?|fine-?)?(?:trained|tuned|tested|evaluated) (?:on|with) (?:the )?{NAME}"
)
_WORK_TOOL = re.compile(  # what is in daily use with us is more than research
    r"\bfor (?:daily|everyday) (?:work|use)\b|"
    r"\b(?:in-?house|internal|everyday|daily|productivity|office) tools?\b"
    r"|\b(?:for|in|by) (?:our|the) (?:support|sales|marketing|hr|finance|it|legal|operations"
    r"|service) "
    r"(?:department|desk|team|centre|center|staff|agents)\b(?!.* (?:asks?|wants?|wonders?)\b)"
)
_UNLEARNED = r"\A(?!.*(?:train|learn|teach|taught|tun(?:e|ing)\b))(?s:.)*?"
_WITHIN = re.compile(  # "include it in our app": that may give it away
    rf"{_UNLEARNED}\b(?:includ|ship|put|bundl|embed|plac|insert|packag|cop)(?:e|y|t?ing)? "
    rf"(?:the |(?:the )?(?:[\w-]+ ){{1,3}}?(?:from|of) )?{NAME}[^.?!]{{0,30}}? "
    r"(?:in|into|inside|within|behind) (?:our|the|an?) (?:[\w'-]+ ){0,3}?"
    rf"(?:apis?|apps?|tools?|services?|software|extensions?|plugins?|{MADE}"
    r"|[\w-]+(?= (?:that |which )?we (?:sell|ship|market)))(?!['\w])"
)
_SOLD_THERE = re.compile(
    rf"{_UNLEARNED}\b(?:sell|list|licen[cs]e|offer)(?:ing)? (?:the|our|these|those|some) "
    rf"[^.?!\x00]{{2,60}}? (?:on|via|through|to) {NAME}(?=\s*(?:[?.!,]|\Z))"
)
_ACTS_THERE = re.compile(  # "can our chatbot write posts on it": nobody trains it
    rf"\b(?:can|may|could|should|might|would|does|let) (?:our|the|my|an?|this) (?:{WORD} ){{0,4}}?"
    rf"{MADE} (?:(?:that |which )?we (?:sell|ship|offer) )?(?:also |then |now )?"
    r"(?:be (?:deployed|installed|offered) on|write|post"
    r"|answer|repl(?:y|ies)|comment|read|search|browse|look|quote|cite|show|display|link|recommend"
    r"|mention|summari[sz]e|translate|play|send|message"
    r"|upload|publish|fetch|open|visit|talk|speak)\b"
    rf"|\b(?:deploy|launch|install)(?:ing)? (?:our|the|my|an?) (?:{WORD} ){{0,4}}?{MADE} "
    rf"(?:as an? \w+ )?(?:on|in|within|for) (?:the )?{NAME}"
)
_NOT_KEPT = re.compile(r"\b(?:never|not|without) (?:keep|stor|sav|retain)\w*")
_TAKEN_BEFORE = re.compile(  # what has been collected is only kept now
    r"\b(?:we|i|they|somebody|someone|he|she|team) (?:have |had |already |once )*"
    r"(?:crawled|scraped|downloaded|collected|fetched|gathered|harvested|saved|grabbed|pulled) "
    r"(?:\w+ ){0,3}?(?:last|ago|before|earlier|back|years?|months?|weeks?|yesterday|in \d{4})\b"
)
_INTRANET = re.compile(
    r"\binternal tools?\b|\bonly (?:used )?in[- ]?house\b|\bfor internal use\b|"
    r"\b(?:for|on|within) (?:our|the|an) intranet\b|\binternal-only\b|\bfor internal use only\b"
)
_NO_WORK = re.compile(  # a purpose that is no product of ours
    r"\bas (?:an? |my )?(?:\w+ )?(?:side|hobby|pet|weekend|student|school) project\b|"
    r"\bfor (?:an?|my|our|the|some) (?:[\w-]+ )?(?:student|school|class|course|coursework|hobby"
    r"|weekend|pet|university|college|thesis|internship|hackathon|charity|volunteer)(?:'s)?"
    r"(?: (?:project|work|assignment|thesis|competition))?"
    r"(?=\s*[,.?!;:]| (?:on|with|using|and|only)\b|$)"
)
_SOLD_WITH = re.compile(  # "sell its posts with our tagger": what is sold is the data
    rf"{_UNLEARNED}\bsell(?:ing)? (?:(?:(?!(?:the|our|an?|that|which|we|on)\b)[\w-]+ ){{1,3}}?"
    rf"(?:from|of) )?(?:the )?{NAME}"
)
_NOT_FOR_SALE = re.compile(
    r"\bnever (?:for sale|to be sold)\b|"
    r"\b(?:no|without|not)(?: any)? (?:plans?|intentions?|intent|wish|planning|intending) (?:to"
    r"|of) sell(?:ing)?\b|"
    r"\bwe (?:do not|will not|never|don't|won't|are not going to) (?:ever )?sell(?:ing)?\b"
    r"|\b(?:is|are|be|being|gets?|will be) (?:not|never) (?:be |being )?sold\b|\bnot for sale\b"
    r"|\bunsold\b"
)
_IN_OTHER_DATA = re.compile(
    rf"\b(?:includ|add|merg|fold|mix|absorb)(?:e|ing|ed|ging)? (?:the )?{NAME} "
    r"(?:in|into|to|with) (?:the|our|an?|another|one) "
    r"(?:(?!training\b|train\b)[\w-]+ ){0,4}?(?:corpus|data ?set|collection|benchmark|suite|mixture"
    r"|mix|pile)s?\b"
)
_TUNED = re.compile(  # a test that decides what becomes of a model is a part of its training
    r"\b(?:pick|select|choos|tun|optimi[sz])(?:e|es|ing)? (?:\w+ ){0,3}?"
    r"(?:hyper-?parameter|checkpoint|threshold)s?\b"
)
_OPEN_PLACE = re.compile(  # where what is kept is to be had by others
    r"\b(?:bucket|folder|server|drive|storage|share|repo\w*|directory)s? (?:that|which) (?:is|are) "
    r"(?:open|public|visible|accessible)\b"
    r"|\bpublic(?:ly (?:accessible|readable))? (?:\w+ )?"
    r"(?:bucket|folder|drive|share|storage|repo\w*)"
)


_IN_USE: tuple[tuple[str, Callable[[AbstractSet[Use]], bool], re.Pattern[str]], ...] = (
    ("what a model said", lambda uses: uses <= _TRAINING, _PREDICTED),
    ("no training", lambda uses: bool(uses & _TRAINING), _UNTRAINED),
    ("picked by it", lambda uses: not uses or bool(uses & _TRAINING), _PICKED),
    ("its own model", lambda uses: uses <= _TRAINING | _TEST, _ITS_MODEL),
    ("not that model", lambda uses: uses <= _TRAINING, _NOT_THAT),
    ("part of", lambda uses: Use.COLLECT not in uses, _ONLY_A_PART),
    ("something about it", lambda uses: Use.REDISTRIBUTE in uses, _ABOUT_IT),
    ("made of it", lambda uses: Use.REDISTRIBUTE in uses, _MAKING),
    ("a trained model", lambda uses: Use.REDISTRIBUTE in uses, _LEARNED),
    ("only telling of it", lambda uses: Use.REDISTRIBUTE in uses, _TELLING),
    ("only telling of it", lambda uses: uses <= _TRAINING | _TEST, _SAID_OF_A_MODEL),
    ("a copy for others", lambda uses: uses <= _TRAINING | _TEST, _COPY_GIVEN),
    ("a test for others", lambda uses: uses == _TEST, _TEST_SOLD),
    ("calibrated on it", lambda uses: uses == _TEST, _CALIBRATED),
    ("a red team", lambda uses: uses <= _TRAINING, _RED_TEAMED),
    ("for a price", lambda uses: uses == {Use.REDISTRIBUTE}, _PRICED),
    ("what was tested", lambda uses: uses == _TEST, _TESTED_WARES),
    ("a tool for work", lambda uses: uses == {Use.TRAIN_RESEARCH}, _WORK_TOOL),
    ("sold there", lambda uses: uses <= _TRAINING, _SOLD_THERE),
    ("the data sold", lambda uses: not uses or bool(uses & _TRAINING), _SOLD_WITH),
    ("for another project", lambda uses: uses <= {Use.TRAIN_COMMERCIAL}, _NO_WORK),
    ("within a product", lambda uses: uses <= _TRAINING, _WITHIN),
    ("for our own use", lambda uses: uses == {Use.TRAIN_COMMERCIAL}, _INTRANET),
    ("it acts there", lambda uses: uses <= _TRAINING, _ACTS_THERE),
    ("not kept", lambda uses: uses == {Use.COLLECT}, _NOT_KEPT),
    ("taken before", lambda uses: Use.COLLECT in uses, _TAKEN_BEFORE),
    ("not sold", lambda uses: uses == {Use.TRAIN_COMMERCIAL}, _NOT_FOR_SALE),
    ("not sold", lambda uses: uses == {Use.TRAIN_COMMERCIAL}, UNSOLD),
    ("within other data", lambda uses: not uses & (_TRAINING | _TEST), _IN_OTHER_DATA),
    ("tuned on it", lambda uses: uses == _TEST, _TUNED),
    ("an open place", lambda uses: Use.COLLECT in uses, _OPEN_PLACE),
)
"""What is a difference for some uses only: a name of ours, for which uses, and its words."""


def open_of_ours(text: str) -> bool:
    """Tell whether a text says of software of ours only that it is open source."""
    text = text.casefold()
    told = _DIFFERENCES["for open software"]
    return "open" not in told.sub(" ", text) and bool(told.search(text))


def differences(text: str, uses: AbstractSet[Use]) -> frozenset[str]:
    """Return what a text (lower case) on `uses` says by such turns, each under a name of ours."""
    if uses <= _TRAINING:
        text = _TO_BE_TRAINED.sub("train it on ", text)
    found = {name for name, told in _DIFFERENCES.items() if told.search(text)}
    found |= {name for name, holds, told in _IN_USE if holds(uses) and told.search(text)}
    if uses != _TEST and _ON_HELD_OUT.search(text) and not _GAUGED.search(text):
        found.add("what is held out")
    return frozenset(found)
