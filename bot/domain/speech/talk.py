"""Talk: thanks, hurry and who is speaking, around a question: none of it changes anything."""

import re

from bot.domain.speech.keeping import kept
from bot.domain.speech.models import FOREIGN, MADE
from bot.domain.speech.staying import inhouse

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
_DEBATES = r"(?:has|have) been (?:debating|discussing|arguing|wondering|asking)"
_ASKS = (
    rf"(?:{_DEBATES}|is|are (?:asking|wondering)|asks?|asked|wants?|needs?|would|wonders?|says?"
    r"|thinks?|suggests?|insists?)"
)
_TEAM_ASKS = re.compile(  # "our travel team wants"
    r"(?<!in )(?<!on )(?<!of )(?<!at )(?<!from )\b(?:the|our|my) "
    rf"(?P<team>(?:(?!(?:{_OUTSIDE}|from|of|in|the|our)(?!\w))[a-z-]+ ){{1,3}}?)(?:lead|team"
    rf"|group|crew|guild|lab|manager"
    rf"|colleague|folks|people)s?(?= {_ASKS}\b)"
)
_ALL_ASK = re.compile(  # whoever works here is allowed what we are
    r"\bare (?:our |the |all )?(?:employees|staff|engineers|researchers|developers|data scientists)"
    r"(?: here| of ours)?(?= (?:allowed|permitted|free|entitled) to\b)"
)
_OF_TEAMS = frozenset(
    """voice localisation localization translation mobile vision embedded devtools moderation trust
    safety
    devops tech account accounts legaltech analytics web website crawl mail docs qa nlp
    ml ai mt cv asr tts ocr infra lab marketing sales comms pr ops it my our""".split()
)
_OFFICES = (
    r"(?:marketing|sales|comms|pr|finance|support|design|ops|operations|procurement|purchasing"
    r"|accounting|controlling|security|compliance|communications|engineering|strategy|hr)"
)
_TALK = re.compile(
    r"(?:\A|(?<=[.!?,;] ))(?:(?:sorry to bother you|hello|hi)[.!,] )?(?:our |the )?(?:release"
    r"|launch|code"
    r" freeze|feature freeze|deadline) is (?:(?:on|in|by|this|next|due|at) )?\w+,? (?:and|so|hence"
    r"|thus)(?: the hurry:?)?(?= )|\bforgive (?:the|my|this) basic question\b|\bforgive me if "
    r"it(?:'s| has) been asked\b:?"
    r"|\bi(?:'d| would) like to book (?:the |some )?gpus\b"
    r"|\bbefore i (?:write|send|answer) (?:the|that|this|my) (?:e-?mail|mail|message|reply|script"
    r"|code)\b[:,]?"
    r"|\bthe (?:e-?mail|mail|message|reply) is (?:already )?(?:drafted|written|ready)\b"
    r"|\bour (?:call|meeting) with (?:them|him|her) is (?:on \w+|tomorrow|today)\b"
    r"|\bi have a (?:call|meeting) with (?:them|him|her|the team)(?: at \w+| tomorrow| today)?\b,?"
    r"|\b(?:typing|writing|sent|typed|written)(?: this)? (?:on|from) my (?:phone|mobile)\b"
    r"|\bbefore i book "
    r"(?:the|our|some) gpus\b[:,]?|"
    r"\b(?:the|those) ones?(?= (?:from|on|in|at|of) \x00)"  # not "the big one"
    r"|,? (?:it's |it is )?the one (?=(?:that |which )?we sell\b)|"
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
    r"|\b(?:is|are) (?:all |just |exactly |only )?what (?:we|i)(?:'re| are|'m| am) (?:after"
    r"|looking for)(?!\w)"
    r"|(?:^|(?<=[.!?] ))asking (?:for|on behalf of) (?:the|our) (?:[a-z]+ ){1,2}(?:team|group|crew"
    r"|folks|guild)(?=[:,])"
    r"|\b(?:(?:so )?(?:please )?forgive me|excuse me|sorry)(?: if (?:this|it|that) (?:is"
    r"|was) an? (?:\w+ )?question)?(?=\s*[,.:]| but\b)"
    r"|\b(?:people|users|visitors|folks|customers|many) (?:keep|kept) (?:asking|e-?mailing|writing"
    r"|pinging|bugging|messaging)"
    r"(?: (?:us|me))? (?:for|about)(?= (?:the )?\x00)"
    r"|\b(?:i(?:'m| am)|we(?:'re| are)) in (?:an? |quite a )?(?:bit of an? )?(?:rush"
    r"|hurry)(?: (?:today|here|now))?(?!\w)"
    r"|\bfor the (?:convenience|benefit|sake) of (?:our|the) (?:visitors|users|readers|community"
    r"|public)(?!\w)"
    r"|\b(?:since |because |as )?(?:we|i)(?:'re| are|'m| am) (?:short on|short of|lacking|low on"
    r"|running out of) "
    r"(?:(?:labell?ed|training|more|good) )*(?:data|examples)(?!\w)"
    r"|\b(?:the |my |our |this )?ticket(?:'s| is) (?:blocked|waiting|open|pending)(?: until (?:i"
    r"|we) hear back)?(?!\w)"
    r"|\b(?:my team|our team|the team) looks after (?=(?:our|the|my)\b)"
    r"|\bi(?:'ve| have)? lost the thread\b"
    r"|\b(?:two|some|three|the|our) (?:engineers|people|colleagues|of us)(?: (?:on|in) (?:my|our"
    r"|the) team)? "
    r"(?:disagree|are arguing|argue)(?:, so|:)?"
    r"|\b(?:the |my |our )?demo is (?:tomorrow|today|tonight|next week|on \w+day)(?!\w)"
    r"|\b(?:put|putting|get|getting) together (?=(?:the|our|my|an?|this) (?:\w+ ){0,3}?"
    r"(?:plan|list|schedule|roadmap|agenda|proposal|budget|form|ticket|request|page|section)\b)"
    # "GPUs booked from Monday"
    r"|(?<=s )(?:booked|reserved)(?= (?:from|for|on|until|till|since|this|next|tonight|already)\b)"
    rf"|\bbooked (?=(?:\w+ ){{0,2}}{_MACHINES}(?!\w))"
    r"|\bfresh (?=(?:(?!data\b|for\b|of\b|to\b|cop)[\w-]+ ){0,2}?"
    r"(?:checkpoint|model|prototype|network)s?\b)"
    r"|\b(?:watch|look) out for\b"
    r"|\bgo(?:es|ing)? live (?=(?:on|at|by|in|for|next|this|tomorrow|today|soon)\b)"
    r"|\b(?:i|we)(?:'m|'re| am| are) (?:updating|redoing|rebuilding|redesigning|refreshing"
    r"|relaunching) (?:the (?:\w+ ){0,2}?(?:pages?|sections?|part) (?:of|on) )?(?:our"
    r"|the) (?:(?:public|new|own|company) )*"
    r"(?:web ?site|site|home ?page|downloads? (?:page|section))(?: and)?(?!\w)"
    # "the sprint ends tomorrow", "my boss keeps asking"
    r"|\bthe (?:sprint|quarter|cycle|iteration|milestone) ends(?= (?:tomorrow|today|tonight|soon"
    r"|on|this|next|at|in)\b)"
    r"|\bkeeps? (?:on )?(?:asking|looking|wondering|hearing|forgetting)(?: me| us)?"
    r"(?: (?:about|for|if)\b)?"
    r"(?! (?:them|him|her|people|users|authors|the (?:owner|site|publisher|author)s?)\b)"
    r"|\bkeep getting (?:different|other|mixed|conflicting) (?:answers|replies|advice)\b"
    r"|\bsince (?=(?:it|this|that|we|i|there)(?:'s|'re|'m|'d| is| are| am| would| have| only| just"
    r"| need| want)(?!\w))"
    r"|\bsince (?=(?:no|nothing)\b|[a-z]+ing (?:\w+ ){0,4}?(?:is|takes|costs|would|needs)\b)"
    rf"|\bsince (?:the|our) {_MACHINES}(?: is| are) (?:booked|reserved|free|idle)"
    r"|\b(?:please )?(?:shout|holler|yell|scream)(?= if\b)"
    r"|\bfingers crossed(?: for an? (?:yes|ok|go))?\b"
    r"|\bno drama\b"
    r"|\b(?:colleague|co-?worker|teammate)s? (?:claims?|insists?|reckons?|thinks?|believes?)"
    r"(?: that)?(?= (?:we|i|it|that|you|our)\b)"
    r"|\b(?:an?|one of (?:our|my)|my|our) (?:colleague|co-?worker|teammate|manager|lead|boss"
    r"|engineer|intern)s? (?:asks?|asked|wonders?|wondered|wants to know|is asking|has asked)"
    r"(?: me| us)?(?= (?:if|whether)\b)"
    # who asks: "our product owner wants", "the marketing team asks"
    r"|(?<!in )(?<!on )(?<!of )(?<!at )(?<!from )\b(?:the|our|my) "
    rf"(?:product|project|backlog|feature) owners?(?= {_ASKS}\b)"
    r"|(?:^|(?<=[.!?] ))(?:product )?(?:marketing|sales|comms|pr)"
    r"(?= (?:asks?|asked|wants?|needs?|would (?:like|love)|wonders?|suggests?|insists?)\b)"
    r"|\b(?:since|because|as) (?:people|users|folks|many|customers|they|others) (?:keep|kept|often"
    r"|always) ?"
    r"(?:asking|ask|asked)(?: us| me)? (?:where to (?:find|get|download) it|for it|about it)(?!\w)"
    r"|\b(?:only |just |still )?missing (?:legal's|your|a|an) (?:ok|okay|approval|sign-?off|go|yes"
    r"|blessing)(?!\w)"
    r"|\b(?:for|on|in|of) (?:the|our|a|my) (?:model card|data ?sheet|data card|intake form)"
    r"(?! of\b)"
    r"|\bunless you (?:tell (?:me|us) (?:not to|otherwise)|say (?:no|otherwise|not to)|object"
    r"|stop (?:me|us)|forbid (?:it|me|us))(?!\w)"
    r"|\b(?:an?|our|my|the|one of our|two of our)(?: new)? (?:ph\.?d\.? interns?|new hires?"
    r"|working students?|trainee|newcomer)"
    r"(?= (?:and|here|in|on|of|asks?|asked|wants?|would|hopes?|needs?)\b)"
    rf"|\b(?:asked|pinged|approached) by {_OFFICES}(?= (?:whether|if)\b)"
    rf"|(?:(?<=\bsomeone)|(?<=\bsomebody)|(?<=\bcolleague)) (?:in|from) {_OFFICES}"
    r"(?=:| (?:asks?|asked|wants?|would|wonders?|suggests?|suggested)\b)"
    r"|(?:(?<=our )|(?<=its ))own (?=(?:internal |in-?house |stored |local )*"
    r"(?:research|stud(?:y|ies)|purposes?|use|experiments?"
    rf"|cop(?:y|ies)|public|web ?site|site|servers?|storage|(?:[\w-]+ ){{0,2}}?{MADE})(?!\w))"
    r"|(?:(?<=the )|(?<=our ))(?:image|video|audio|text|speech|music|vision|nlp|data|search"
    r"|recommendations?|ranking|infra|platform|docs|web|growth|ml|ai) "
    r"(?=(?:team|group|crew|folks|guild|lab)\b)"
    r"|\bi (?:look after|maintain|manage|am responsible for|take care of) (?=(?:our|the|my)\b)"
    r"|\bbefore (?:i|we) (?:push|set|put|make|get) (?:this|it) live"
    r"(?: (?:tonight|today|tomorrow|on \w+day|(?:this|next) week))?(?!\w)"
    r"|\b(?:and )?keep the (?:better|best) (?:one|model|variant|checkpoint)\b"
    r"|\b(?:i|we) (?:could|can|did|do) ?(?:not|n't) (?:find|see) (?:this|it|that|an answer"
    r"|the answer|anything|a rule) (?:in|on) (?:the|our|your) (?:docs|wiki|handbook|intranet|faq"
    r"|pages|policies|policy pages)(?!\w)"
    r"|\bbefore (?:i|we) (?:book|set up|start|launch|kick off|reserve|request|schedule|order"
    rf"|spin up|fill in) (?:(?:the|our|some|my|an?|this) )?(?:{_MACHINES}|run|jobs?|machines?"
    r"|instances?|form|sheet|ticket|sprint)\b[:,]?"
    r"|\b(?:we|i) (?:can ?not|can't) (?:start|begin|go on|continue|proceed|move) without "
    r"(?:your|legal's|an?) (?:word|ok|okay|answer|yes|go-ahead|approval|blessing)(?!\w)"
    r"|\b(?:i|we)(?: have|'ve)? (?:got|heard|received|have) (?:two|three|several|different"
    r"|conflicting|mixed) (?:different |conflicting )?(?:opinions|answers|views)(?: so far)?(?!\w)"
    r"|\b(?:so )?(?:i'm|i am) asking (?:early|now|in advance|ahead of time)(?!\w)"
    r"|\bthere(?:'s| is) an? (?:blank|gap|open (?:line|field|item))(?: left)? (?:in|on) "
    r"(?:my|our|the) (?:planning )?(?:sheet|form|plan|list|ticket)(?!\w)"
    r"|\bfor an? (?:colleague|teammate|co-?worker) (?:who|that)(?:'s| is) (?:out |off )?(?:sick"
    r"|ill|away|off|on (?:leave|holiday|vacation))(?!\w)"
    rf"|\b{_DEBATES}(?=,? (?:if|whether)\b)"
    r"|\bi (?:have|need|want|am|'m)(?: got)? (?:to |supposed to )(?:report|get) back(?: on \w+day"
    r"| tomorrow| to (?:them|him|her|my \w+))?(?!\w)"
    r"|\b(?:asks?|asked|asking) about (?=[^.?!]{1,60}: (?:may|can|could|is|are)\b)"
    r"|\bsince (?=(?:the|our) (?:sprint|deadline|quarter|project|launch|demo|run|review|release) "
    r"(?:starts?|ends?|is|begins?)\b)"
    r"|\bthe one (?:on|with|for) the other\b"
    r"|\bkeeps? getting asked(?: (?:this|that|it|about this|about it))?(?!\w)"
    r"|\b(?:our|my|the) (?:team|group) (?:disagrees?|is split|can ?not agree)"
    r"(?: (?:on|about) this(?: one)?)?(?!\w)"
    rf"|(?<!\w)(?P<owned>{MADE}) (?:that |which )?we own(?!\w)"
    r"|\bdo (?:we|i) (?:get|have) (?:an? |your |legal's )?(?=(?:yes|ok|okay|go|go-ahead) for\b)"
)
_FIGURES = (
    r"(?:accuracy|recall|precision|coverage|(?:word )?error rate|quality|performance|numbers"
    r"|scores?"
    r"|results?|metrics)"
)
_REASONS = re.compile(  # "as its accuracy has dropped", "we'd love better results"
    rf"(?:, |\b)(?:(?:because|since|as|now that|and|but) )?(?:the|our|its|their|your)? ?{_FIGURES} "
    r"(?:of (?:the|our) (?:[\w'-]+ ){1,6}?)?(?:has|have|had|is|are|was|were) (?:been )?(?:still "
    r"|too |rather |very |quite )*"
    r"(?:dropp(?:ed|ing)|poor|bad|low|high|down|gone down|fall(?:en|ing)|weak|slipping|slipped)"
    r"(?: (?:lately|recently|of late|a bit|again|since \w+|on (?:\w+ ){1,2}))?(?=\s*[.,;:!]| so\b"
    r"|$)"
    r"|\b(?:we|i)(?:'d| would)? (?:love|want|like|need|hope for) (?:better|higher|more) "
    rf"{_FIGURES}(?: (?:on|for|with) \w+)?(?=\s*[,;.]| so\b)"
)
_SPEAKS = re.compile(  # "hello from the docs team": who asks, if it is one of us
    r"(?P<hello>(?:^|[.!,]\s*)(?:hello|hi|hey|greetings|good (?:morning|afternoon|evening)"
    r"|(?:i'm|i am)(?: [a-z]+)?"
    r"|(?:(?:i've |i have |we |i )?(?:got |have |had )?(?:a |another |one )?(?:quick )?"
    r"(?:question|request|note|ping|query)))"
    r"(?: all| there| legal| everyone| folks)?,?) (?:from|with|on|in|here is|this is) (?:the|our) "
    rf"(?:(?!{_OUTSIDE}(?!\w))[\w-]+ ){{0,3}}?"
    r"(?:team|crew|folks|guild|office|group|lab|department|desk)(?!\w)"
    r"|(?P<team>^|[.!]\s*)(?:the )?(?:(?:[a-z]+ )?team|team [a-z]+|[a-z]+ (?:team|crew|squad"
    r"|guild)) (?:here|speaking)"
    r"(?=[.!,:;]| -|$)"
    # "Anna from the recommendations team here"
    r"|(?P<who>(?:^|[.!]\s*)(?:(?:hello|hi|hey),? )?(?:[a-z]+ )?)(?:here )?from (?:the|our) "
    rf"(?:(?!{_OUTSIDE}(?!\w))[\w-]+ ){{0,3}}?(?:team|crew|guild|group|lab|department|desk)"
    r"(?:(?: here| speaking)(?=[.!,:;]| -|$)|(?=:))"
)


def without_askers(text: str) -> str:
    """Return a text (lower case) with "we" for those of us who ask: "our research group"."""
    return _TEAM_ASKS.sub("we ", _ALL_ASK.sub("are we", text))


def without_reasons(text: str) -> str:
    """Return a text (lower case) without figures of ours that tell why something is wanted."""
    return _REASONS.sub(" ", text)


def plain(text: str) -> str:
    """Return a text (lower case) without talk; what stays with us is called "inhouse"."""
    text = without_reasons(text)
    return _TALK.sub(_kept_of, _TEAM_ASKS.sub(" ", _SPEAKS.sub(_spoken, inhouse(kept(text)))))


def teams(text: str) -> frozenset[str]:
    """Return the words in names of teams that ask, but for those of which teams are called."""
    named = (
        word
        for found in _TEAM_ASKS.finditer(text)
        for word in re.findall(r"[^\s-]+", found["team"])
    )
    return frozenset(named) - _OF_TEAMS


def _kept_of(found: re.Match[str]) -> str:
    return found["owned"] or " "


def _spoken(found: re.Match[str]) -> str:
    return found["hello"] or found["who"] or found["team"] or ""
