"""Questions that ask for no leave: for a fact, a duty or a reason, of another time, of a ruling."""

from collections.abc import Mapping, Sequence

from bot.domain.speech.beside import NAME
from bot.domain.speech.models import MADE, WORD

_OF_LEAVE = (  # what asks for leave though it begins like a question for something else
    r"(?:when it comes to|what about|what if|how about|which is it|what (?:should|do|shall|can"
    r"|could|would) i"
    r"|wh(?:o|at) (?:we|says?)|who (?:can|could|would|may|knows?|decides|do i|should i)"
    r"|(?:what|how|where)(?:'s|'re|s)? (?:[\w'-]+ ){0,4}?"
    r"(?:position|stance|verdict|rules?|ruling|view|take(?! to\b)|answer|policy|line|word"
    r"|guidance|opinion"
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
    r"|position|liberty|table|stance|verdict|covered|licen\w+|yes|no|cool|kosher|valid|authori\w+"
    r"|consent"
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
TURNS: Mapping[str, Sequence[str]] = {
    "what is asked": (
        rf"{_OPENING}(?!{_OF_LEAVE}\b)"
        # "When we train it, may we …" begins with no question.
        r"(?:which|what|what's|whats|who|who's|whose|whom|where|where's|wheres|why|how"
        r"|when(?! (?:we|i|our|you|they|someone|somebody|people|users|[\w-]+ing)\b[^.?!]*,)) "
        r"[^.?!]*(?:\?|\Z)",
        rf"{_OPENING}(?:for|by|in|at|since|until|under|on|to|from|with) (?:how (?:many|much|long)"
        r"|which|whom|when)\b[^.?!]*(?:\?|\Z)",
        rf"{_OPENING}(?:is|are|was|were|does|do|did|has|have|had|will|would)(?:n't)? "
        rf"(?![^.?!]*\b{_LEAVE}(?!\w|-tun))(?:[^\s.?!]+ +){{3,}}(?:[^.?!]|\.(?=\d))*"
        r"(?:\?|\Z)",
    ),
    "a duty": (
        rf"{_OPENING}(?:must (?:we|i|they|(?:our|the|my|an?) (?:[\w\x00]+ ){{0,4}}?\w+)"
        r"|(?:do|does|did) (?:we|i|they|(?:our|the|my) (?:\w+ )?\w+) (?:have|need) to) (?!(?:not"
        r"|never|worry|stay|say no|stop|keep|avoid|leave|exclude|hold|steer|refrain)\b"
        # "must we ask first?" asks for leave, "must we ask its authors?" does not
        r"|ask(?: (?:you|legal|for|first|before|again|anyone|anybody|someone|somebody)\b|\?))"
        r"[^.?!]*\?",
        rf"{_OPENING}(?:do|does|did) (?!(?:we|i|it|this|that)\b)[^.?!,]{{1,50}}? (?:have|need) to "
        r"(?!(?:not|never|stop|keep|stay|avoid|leave|exclude|steer|an?|the|our|one)\b)\w+",
        r"\b(?:whether|if) (?:we|i|they|our [\w-]+) (?:must|have to|need to) (?!(?:not|never|worry"
        r"|stay"
        r"|stop|keep|avoid|leave|exclude|hold|steer|refrain|ask)\b)\w+",
        r"\bare (?:we|they) (?:required|obliged|forced) to\b",
        r"\b(?:each|every) (?:single )?time (?:we|i|you|somebody|someone)\b",
        r"\bask (?:each|every) time\b",
        r"\b(?:if|when|once|in case) [^.?!]{1,60}?, (?:must|do) (?:we|i|they) (?!not\b)",
    ),
    "a fact": (
        r"\b(?:has|have|did) (?:legal|the lawyers|anybody|anyone|somebody|we) (?:ever |already )?"
        r"(?:told|tell|informed|inform|asked|notified|notify|contacted|contact)\b",
        # "know whether our model was tested on it", "whether our model flags posts"
        r"\b(?:whether|(?:know|asks?|asked|wonders?|wondered|see|check|tell me|find out) if) "
        r"(?!it\b|this\b|that\b|there\b)(?:[\w'-]+ ){1,6}?(?:was|were|has been|have been|had been) "
        r"(?:already |ever |actually |really )*(?:\w+ed|built|run|taught|put|given|sent)\b",
        rf"\b(?:whether|(?:know|asks?|asked|wonders?|wondered) if) (?:our|the|my|an?) "
        rf"(?:{WORD} ){{0,4}}?{MADE} (?!(?:is|was|has|gets|goes|needs|passes|uses)\b)[a-z]+s "
        r"(?!to\b)",
        r"\b(?:do|did|have|had|are) (?:we|they) already\b",
        r"\b(?:was|were) (?:that|this|it|we|they) (?:ok|okay|allowed|permitted|legal|lawful|fine"
        r"|right)\b",
    ),
    "something better": (
        r"\bor (?:is|are|would|do) (?:there|it|that|we) (?:[\w-]+ ){0,3}?(?:better|worse|cheaper"
        r"|other|another|waste|alternatives?)\b",
    ),
    "the ruling itself": (
        r"\blegal's (?:reason|reasoning|rationale|grounds?)s?\b",
        r"\b(?:reasons?|rationale|grounds) (?:for|of|behind) (?:letting|allowing|permitting|the)\b",
        r"\b(?:chang|extend|revis|appeal|withdraw|overturn|explain|updat|find)\w* (?:[\w'-]+ "
        r"){0,2}?ruling",
        r"\bruling [^.?!]*\b(?:extended|changed|revised|withdrawn|written)\b",
        r"\band (?:why|(?:when|where|by whom)(?=\s*\?))\b",
        r"\b(?:can|could|would|will|should) legal (?:look again|change|reconsider|revisit|extend"
        r"|withdraw|explain)\b",
        r"\b(?:old|earlier|previous|last|former) ruling\b",
        r"\bruling [^.?!]*\b(?:valid|in force|expired?)\b",
        r"\bdoes (?:the|that|this|your|legal\'s) (?:yes|ruling|approval|answer|permission"
        r"|clearance) (?:\S+ ){0,4}?(?:cover|extend|apply|include|hold|count)",
        r"\bdid (?:legal|they) (?:ever|already) ",
        r"\bwaive[dr]?\b",
        r"\bi know (?:that )?[^.?!]* (?:is a no|(?:is not|isn\'t) allowed|is forbidden)\b",
    ),
    "how it did": (
        rf"\bhow (?:does|do|would|will) (?:our|the|my) (?:[\w'-]+ ){{0,4}}?{MADE} "
        r"(?:score|do|perform|fare|compare|rank)\b(?![^?]*\?.*\b(?:may|can|could|allowed|ok|okay"
        r"|fine)\b)",
        rf"\b(?:what|which) (?:[\w-]+ ){{1,4}}?(?:does|do|did|has|would|will) (?:our|the|my) "
        rf"(?:[\w'-]+ ){{0,4}}?{MADE} (?!\w*train|learn)[a-z]+\b",
        r"\bhow (?:did|has|have) (?:our|the|my|your|their) ",
        rf"\bhow (?:good|well|accurate|fast|slow) (?:is|are|was|were|does|do|did|would|will"
        rf"|might) (?:our|the|my"
        rf"|an?) (?:[\w'-]+ ){{0,4}}?{MADE}\b(?![^?]*\?.*\b(?:may|can|could|allowed|ok|okay"
        rf"|fine)\b)",
        r"\bhow (?:good|well|accurate|fast|slow) train it on\b",
    ),
    "what is said of it": (
        r"\b(?:what|which) (?:is |are |was )?(?:(?:the|its|kind of|sort of|exact) "
        r")*(?:licen[cs]es?|licensing|copyright)\b",
        r"(?:^|[.?!:;,] |\b(?:know|wonder|ask|tell me|see) )(?:what|where|how|do|does|did) (?:do "
        r"|does |did )?[^.?!]{0,40}(?:terms|tos|licen[cs]e|robots|card|read "
        r"?me)\b[^.?!]{0,40}?\b(?:say|state|mention|define|describe|word|phrase)\b",
        r"\bunder (?:which|what) (?:terms|licen[cs]es?) (?:is|are|was|were)\b",
    ),
    "what is owed": (
        r"\b(?:do|must|should|would|have) (?:we|i) (?:need to |have to |first )?(?:pay|credit"
        r"|attribute|cite|notify|inform|register|log|delete|anonymi[sz]e|blur|mask|strip|filter"
        r"|buy|licen[cs]e|sign|withdraw|retrain|take (?:it|them|that|this) (?:down|offline))\b",
    ),
    "what it costs": (
        r"\bwhat (?:does|do|would|will|did) [^.?!]{1,60}? cost\b",
        r"\b(?:what is|what's|whats) the (?:price|fee|cost|charge|rate)s?\b",
        r"\bhow expensive\b",
        r"\b(?:what|how much) (?:it|this|that) (?:would |will )?costs?\b",
    ),
    "who it is": (
        r"\band who (?:has |have |had |did )?[a-z]+(?:ed|s)\b",
        r"\b(?:asks?|asked|knows?|wonders?|wondering|see|tell me) who (?:has|have|is|was|are|were"
        r"|will"
        r"|would|must|should|needs|pays|gets)\b",
        r", who (?:is|are|was|were|does|do|did|has|have|had|will|would|pays)\b",
    ),
    "what is in it": (
        rf"{_OPENING}(?:do|does|did) (?:the )?{NAME}(?: data ?set| corpus)? (?:actually |really "
        rf"|even |also )*"
        r"(?:contain|include|hold|come|consist|feature)\b",
    ),
    "how good it is": (
        rf"{NAME} any good\b",
        r"\bor is it too [a-z]+\b",
        rf"{NAME} (?:[\w-]+ ){{0,2}}?(?:good|big|large|rich|clean|diverse|accurate"
        r"|detailed|recent|fresh|varied) enough\b",
        r"\b(?:has|have|had|holds?|contains?|there|is|are|with) (?:enough|sufficient) [\w-]+ "
        r"(?:to|for|in)\b",
        rf"\bhow (?:good|useful|suitable|helpful|big|large|reliable) (?:is|are|would) (?:the "
        rf")?{NAME}",
        rf"\bis (?:the )?{NAME} (?:really |too |at all )?(?:biased|noisy|outdated|balanced|clean"
        r"|representative|saturated|contaminated|skewed)\b",
        rf"\bis (?:the )?{NAME} (?:really |still )?an? (?:good|useful|suitable|reliable|hard|fair"
        r"|decent|proper|meaningful|standard|popular|common|known) ",
        rf"{NAME}(?: data ?set| data)? (?:any good|worth|big enough|large enough|good enough"
        rf"|hard enough|helpful)\b",
        r"\b(?:good|high|low|decent|poor|bad)[ -]quality\b",
        r"\btoo (?:noisy|small|big|large|old|dirty|biased|easy|hard|short)\b",
        rf"\bhow (?:good|noisy|clean|large|big|biased|hard|old|reliable) (?:the )?{NAME} (?:is"
        rf"|really is)\b",
    ),
    "whether it can be done": (r"\btechnically (?:possible|feasible|able|doable)\b",),
    "what went wrong": (
        r"\b(?:crash(?:es|ed|ing)?|out of memory|oom|cuda|stack ?trace|traceback)\b",
    ),
    "what was wrong": (
        r"(?<=[.!?] )(?:are|am) (?:we|i) in trouble\b",
        r"\bshould i (?:report|delete)\b",
    ),
    "who has access": (r"\b(?:give|grant|get) (?:me|us|them|our \w+) access\b",),
    "as elsewhere": (
        rf"\bsame as (?:with|for|on) (?:the )?{NAME}",
        rf"\b(?:like|as|the way|the same as) (?:we|you|they|others) (?:already |also )?(?:do|did"
        rf"|use|used|have done|handle|treat) (?:with |for |on )?(?:the )?{NAME}",
    ),
    "only looked at": (
        r"\b(?:have|take) a (?:look|peek)\b",
        r"\b(?:read|look|browse|skim) through\b",
        r"\b(?:just|only) look at\b",
    ),
    "told elsewhere": (
        r"\b(?:in|into|for) (?:a|the|our) (?:press release|blog post|newsletter|annual report"
        r"|technical file|filing|brochure|data ?sheet|model card)\b",
        rf"\b(?:tell|inform|notify|ask|warn|let) (?:the )?{NAME}(?: know)? (?:that|about|if"
        rf"|whether|know)\b",
        r"\b(?:tell|inform|notify) (?:our |the |all )?(?:customers|clients|users|people|public"
        r"|press)\b",
        rf"\bask (?:the )?{NAME} for\b",
    ),
    "at another time": (
        r"\b(?:will|would) (?:we|it|i|they) still be\b",
        r"\bonce (?:the|their|its|our) (?:new|updated|revised|next)\b",
        r"\bonce (?:our|the|their) (?:[\w\x00-]+ ){0,4}?(?:has|have|is|are|was) (?:run out|expired"
        r"|over|ended|lapsed|terminated|cancelled|signed|renewed)\b",
        r"\bnext year\b",
        r"\b(?:could|would|might|should) (?:we|i|it|they|our \w+) have (?!legal|any\b|an?\b|the\b"
        r"|our\b"
        r"|to\b"
        r"|some\b|no\b)(?:been )?\w+",
        r"\b(?:before|after|since|until) (?:19|20)\d\d\b",
        r"\b(?:was|were|would) [^.?!]* in (?:19|20)\d\d\b",
        r"(?<!help )(?<!call )(?<!chat )\b(?:last|previous) (?:year|month|week|quarter|summer)\b",
        r"\bonce (?:the|its|their|a|new) [^.?!,]{1,40}? (?:applies|apply|takes? effect|expires?"
        r"|changes?"
        r"|comes? into (?:force|effect)|is in force)\b",
    ),
    "already done": (
        r"\b(?:we|i|they|he|she)(?:'ve)?(?: have| had)? already (?:trained|tested|evaluated"
        r"|scraped|crawled|published|shared|used|did)\b",
        r"\bis (?:anybody|anyone|somebody|someone|any (?:other )?team) (?:already |currently "
        r"|else )?(?!wondering|asking)\w+ing\b",
        r"\bdid (?:any(?:one|body)|some(?:one|body)) ",
        r"\b(?:has|have|had|did) (?:(?:our|the|any|my) )?(?:[\w-]+ ){1,3}?ever\b",
        r"\b(?:trained|tuned|fine-?tuned|built) [^?!]*\b(?:go on|keep|continue) (?:using|to use)"
        r" it\b",
        r"\bwe(?:\'ve| have) (?:already |just )?(?:started|begun)\b",
        r"\balready (?:trained|tested|measured|fine-tuned|collected|downloaded|ran|run|did)\b",
    ),
    "stopped": (
        r"\bstop (?!us\b|me\b)(?:train|test|evaluat|scrap|crawl|us|host|sell|mirror)\w*ing\b",
        r"\bstop (?:others|people|them|anybody|anyone)\b",
        r"\bonce we stop\b",
        r"\bmust (?:we|i) (?:now |then )?stop (?!us\b|me\b)",
        r"\b(?:can|may|should|could) (?:we|i) (?:now |please )?(?:stop|quit|cease) \w+ing\b",
    ),
    "left undone": (
        r"\brefrain(?:ing)? from\b",
        r"\b(?:ok|okay|fine|allowed|al(?:l )?right|permitted|legal|free)(?: for us)? not to "
        r"(?!limit|restrict)",
        r"\b(?:problem|trouble|wrong|issue|matter|fine|ok|okay|all ?right|alright|allowed|permitted"
        r"|acceptable) if (?:we|i|they) (?:do|did) not\b",
    ),
    "on hold": (
        r"\bon (?:hold|ice|pause)\b",
        r"\bput off\b",
        r"\bunder (?:review|dispute|investigation)\b",
    ),
    "all the time": (
        r"\b(?:in )?real[- ]time\b",
        r"\bcontinuous(?:ly)?\b",
        r"\bround the clock\b",
        r"\bevery (?:hour|minute|second|night)\b",
        r"\b24/7\b",
        r"\b(?:every|each) (?:single )?(?:day|week|month|morning)\b",
    ),
    "a course": (
        r"\btraining (?:course|session|workshop|seminar)s?\b",
        r"\b(?:in|for|at) (?:an?|the|our|my) (?:[\w-]+ ){0,2}?(?:workshop|lecture|seminar|tutorial"
        r"|course"
        r"|summer school|demo day)s?\b(?! papers?)",
    ),
    "unit tests": (
        r"\bload[- ]test",
        r"\b(?:unit|integration|ci) tests?\b",
        r"\bregular tests\b",
    ),
    "of the machines": (
        r"\b(?:benchmark|test|evaluat)(?:e|ing)? (?:our |the |my )?(?:gpus?|hardware|servers?"
        r"|clusters?|storage|network speed|loaders?)\b",
    ),
    "not not": (
        r"(?:n't|\bnot|\bnever) (?:not|never)\b",
        r"\bnot un\w+",
    ),
    "how much": (r"\bhow much (?:energy|power|electricity|time|memory|money|compute|disk)\b",),
    "once it is done": (
        r"\b(?:tell me|let me know|ping me|notify me|inform me) (?:when|once|as soon as)\b",
    ),
    "is it there": (
        rf"\bis (?:the )?{NAME} (?:still|already|even) (?:available|online|around|there|up)\b",
    ),
    "one after another": (r"\bfirst (?:an? |for )?[\w ]{1,30}, then\b",),
}
