"""Other data than those named: a part, an edition, what is made of them or only tells of them."""

from collections.abc import Mapping, Sequence

from bot.domain.speech.beside import NAME
from bot.domain.speech.models import MADE

_PRODUCED = (
    r"(?:made|built|derived|taken|extracted|drawn|created|compiled|generated|distilled|separated"
    r"|isolated|cropped|sampled|translated|transcribed|computed|calculated|obtained|learned|learnt"
    r"|paraphrased|rewritten|reworded|rephrased|adapted|inferred|predicted|rendered|resampled"
    r"|synthesi[sz]ed|mined)"
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
_GIVEN = (
    r"(?:outputs|answers|solutions|hints|responses|replies|completions|explanations|rationales"
    r"|labels|captions|translations|summaries|paraphrases|annotations|scores|samples|questions)"
)
_ANY_MODEL = (
    r"(?:llms?|language models?|ai|(?:bigger|larger|stronger|better|teacher|reward|generative"
    r"|foundation|frontier) models?)"
)
_WORKS = (  # of others, about data or after them
    r"(?:videos?|podcasts?|papers?|posts?|blogs?|articles?|tutorials?|lectures?|talks?|threads?"
    r"|discussions?|comments|tweets|reviews?|stories|films?|movies?|documentar(?:y|ies)|courses?"
    r"|slides|interviews|webinars?|books?|dramas?|plays?|games?|songs?|essays?|news)"
)
_SOMEBODY = (
    r"(?:some(?:body|one)|others|people|students?|users?|(?:an?|another|some) (?!model\b)[\w-]+"
    r"|they|he|she)(?: else)?"
)
_WROTE = r"(?:wrote|written|made|generated|produced|created|added)"
# "Must we keep it out?" asks what "may we use it?" asks.
_NO_NEED = r"(?<!have to )(?<!need to )(?<!must we )(?<!should we )"
TURNS: Mapping[str, Sequence[str]] = {
    "all there are": (
        r"\b(?:any|every|all) (?:(?:public|open|free|similar|other|academic) )+(?:data ?sets?"
        r"|corpora|benchmarks?|sites?|platforms?)\b",
        r"\bthe only (?:thing|model|one|data ?set)\b",
    ),
    "another one": (
        rf"\b(?:(?!(?:publisher|author|maker|creator|owner)s?')[\w-]+'s|his|her|their) (?:own )?"
        rf"(?:version|edition|variant|cut|mix|remix|build|take|rework\w*) of (?:the )?{NAME}",
        r"\b(?:leftovers?|remains|remnants|scraps|shreds|ruins|rip-?offs?|cousins?|sequels?) "
        rf"(?:of|to) (?:the )?{NAME}",
        rf"\b(?:alternatives?|replacements?|substitutes?|equivalents?) (?:to|for|of) (?:the "
        rf")?{NAME}",
        r"\b(?:that|which|who) (?:cop(?:y|ies|ied)|mirrors?|clones?|competes? with|resembles?"
        r"|imitates?)"
        rf" (?:the )?{NAME}",
        rf"\bthe same (?:licen[cs]e|terms) as (?:the )?{NAME}",
        rf"\b(?:version|edition|release|v) ?\d+(?:\.\d+)? of (?:the )?{NAME}",
        r"\bon that (?:version|edition)\b",
    ),
    "smaller": (r"\bin (?:a )?(?:lower|low|higher|reduced|smaller) (?:resolution|quality|size)\b",),
    "an edited copy": (
        r"\b(?:paraphrased|translated|rewritten|shortened|edited|cleaned|filtered|anonymi[sz]ed"
        r"|compressed) (?:versions?|cop(?:y|ies)|editions?) of\b",
    ),
    "carried over": (
        r"\bcarr(?:y|ies|ied) over\b",
        r"\binherit\w*",
    ),
    "part of": (
        rf"{NAME} (?:part|portion|section|half|subset|split) (?:of|in|from) "
        r"(?!(?:(?:the|our|its|a) )?(?:pre-?training|training|fine-tuning|evaluation|test) )\w+",
        r"(?<!\bbe)(?<!\bas)(?<!\bis)(?<! a)(?<!\bbecome)(?<!\bany) "
        rf"(?:part|portion|section|half|subset) of (?:the )?{NAME}",
        r"\bjust (?:the|its) (?!data|corpus|cop|page|content|file|whole|full)"
        rf"(?:[\w-]+ ){{1,3}}?(?:of|in|from) (?:the )?{NAME}",
        rf"\bonly (?:the |its )?(?:[\w\x00-]+ ){{1,3}}?(?:of|in|from) (?:the )?{NAME}",
        rf"\b(?:in|from|of) (?:the )?{NAME} only\b",
        rf"\b(?:an?|a few|some|several|one|two|three|four|five|ten|twenty|\d+) (?:random "
        rf")?(?:examples?|samples?|rows?|lines?|records?|excerpts?) (?:from|of|out of) (?:the "
        rf")?{NAME}",
    ),
    "its tools": (
        rf"{NAME}(?:'s|s')? (?:official |python )?(?:toolkits?|tool ?box|dev ?kits?|sdk|code ?base"
        r"|scripts|loaders?|library|package)(?!\w)",
        rf"{NAME}(?:'s)? language model data\b",
    ),
    "a part by name": (
        rf"{NAME}(?:'s)? (?!(?:training|train|test|dev|validation|eval|evaluation|english|clean"
        r"|commercial|small|large|full|main|public|first|second|other|random|whole|original"
        r"|entire|spoken|text)\b)(?:(?!(?:as|is|are|be|become|for|in|of|and|or|to|with|a|any)\b)"
        r"[\w-]+ ){1,2}?(?:part|portion|section|subset|slice)s?\b",
    ),
    "made by a model": (
        rf"\b(?:by|via|{_GIVEN} from|[a-z]+ed (?:with|using)) (?:an?|another|some|the) "
        rf"(?:[\w-]+ ){{0,2}}?{_ANY_MODEL}(?!\w)(?! (?:team|lab|company|project|head))",
        r"\b(?:an?|another|some) (?:[\w-]+ ){0,2}?(?:llm|language model|ai) (?:made|wrote|rewrote"
        r"|generated|produced|labelled|labeled|answered|translated|filtered)\b",
    ),
    "scraped besides": (
        r"\b(?:we|i|to|and|also) (?:scrape|crawl|scraped|crawled)\b[^.?!]{0,40}\b(?:for more|too"
        r"|as well|also|for (?:the )?(?:newer|newest|latest|other|others|rest|missing)\b)",
        r"\b(?:pulled|scraped|crawled|downloaded|copied|took|grabbed|got|ripped)\b[^.?!\x00]{0,40}"
        r"\b(?:from|off) (?:an?|some|the|several|various) (?:[\w-]+ )?(?:forums?|sites?|web ?sites?"
        r"|blogs?|web|internet|pages?|servers?|channels?)\b",
        r"\b(?:and|plus) (?:may|can|could) (?:we|i) (?:scrape|crawl|get|download)\b",
    ),
    "other pages": (
        rf"{NAME}(?:'s)? (?:user|talk|discussion|member|profile|help|draft) pages?\b",
        rf"{NAME}(?:'s)? (?:map )?tiles\b",
        rf"\b(?:pdfs?|full[- ]texts?)(?: pdfs?| files)? (?:of|from|in) (?:the )?{NAME}",
        rf"{NAME}(?:'s)? (?:pdfs?|full[- ]texts?)\b",
    ),
    "another part": (
        rf"{NAME}(?:'s)? (?:spreadsheet|attachment|calendar|thumbnail)s?\b",
        rf"{NAME}(?:'s)? (?:contrast|challenge|stress|hard|hidden|blind|private|gold|bonus"
        r"|mini|adversarial|debug|demo|counterfactual)(?: test)? (?:sets?|splits?|subsets?"
        r"|examples)\b",
    ),
    "comes with": (rf"\b(?:comes?|came|shipped|delivered|bundled) with (?:the )?{NAME}",),
    "goes with": (
        r"\b(?:that|which) (?:go(?:es)?|went|ran|runs?|appear(?:s|ed)?) with "
        rf"(?:the )?{NAME}",
    ),
    "a release": (
        r"\b(?:first|initial|second|third|latest|next|previous|earlier|newest|oldest) "
        rf"{NAME} (?:release|version|edition|dump|snapshot)\b",
        r"\b(?:next|last|first|latest|newest|new|old|previous) (?:release|version|edition|dump"
        r"|update) of "
        rf"(?:the )?{NAME}",
        rf"\b(?:original|older|legacy|early) {NAME}",
    ),
    "other sites": (
        r"\b(?:all|other|both|several|many|these|those|such|various) (?:of )?(?:the "
        r")?(?:[\w\x00-]+ ){0,2}sites\b",
    ),
    "its dump": (
        rf"\b(?:dump|torrent|export|leak)s? (?:(?:that|which|of|from|by|on|the) )*{NAME}",
    ),
    "made of it": (
        rf"\b{_DERIVED} (?:(?:that |which )?(?:we|i|an? \w+)(?:'ve| have| has)? \w+ )?"
        r"(?:(?:about|of|on) (?:[\w-]+ ){1,3}?)?"
        rf"(?:from|of|about|in) (?:the )?{NAME}",
        rf"\b(?:lists?|index|tables?) of (?:[\w-]+ ){{1,5}}?(?:in|from|of) (?:the )?{NAME}",
        rf"{NAME} (?:was|is|were|are) (?:\w+ )?{_PRODUCED} (?:from|of|by|with|out of)\b",
        rf"\b{_PRODUCED} (?:from|out of|by|with|using) (?:the )?{NAME}",
    ),
    "a rewriting": (
        rf"\b(?:rewrit|reword|rephras|paraphras|translat)(?:e|es|ing) (?:the )?{NAME}",
        r"(?<!machine )\b(?:translations?|paraphrases) of (?:the )?(?:[\w-]+ ){1,3}?(?:from|on|of"
        r"|in) (?:the )?"
        rf"{NAME}",
    ),
    "added to it": (
        rf"{NAME}(?:'s)? {_GIVEN} (?:(?:that|which) )?{_SOMEBODY} "
        r"(?:wrote|made|did|created|published|posted|added|annotated)\b(?! with| using)",
        rf"\b{_GIVEN} (?:of|for|to|on) (?:the )?{NAME}(?: [\w-]+)? by\b",
        rf"\b(?:translations|summaries|paraphrases) of (?:the )?{NAME} (?:bought|made|done|ordered"
        r"|written|by|from)\b",
        r"\b(?:add|append|contribute|submit|merge)(?:s|ing)? [^.?!]{1,60}? (?:to|into) "
        rf"(?:the )?{NAME}(?! ?(?:page|entry|card)\b)",
        r"\b(?:explanations|rationales|hints|annotations|labels|translations|transcripts"
        rf"|paraphrases|subtitles|summaries) (?:for|to|about) (?:the )?{NAME}",
        rf"\b{_ADDED} (?:(?:that|which) )?(?:[\w-]+ ){{0,4}}?{_WROTE} (?:by (?:[\w-]+ "
        rf"){{1,2}})?(?:for|about|of|on) (?:the )?{NAME}",
        r"\b(?:replies|responses|reactions) to (?:the |all )?(?:[\w-]+ )?[\w-]+s (?:that|which"
        r"|from|on)\b",
    ),
    "behind it": (
        r"\b(?:images?|pictures?|photos?|videos?|audio|originals?|sources?) (?:behind|in|that) the "
        r"(?:captions?|texts?|sentences|articles|pages|posts|documents)\b",
        r"\b(?:images?|pictures?|photos?|videos?|audio|originals?|sources?) "
        rf"(?:from|of|behind|in) (?:the )?{NAME} (?:articles|pages|posts|videos|documents|texts)\b",
        rf"\b(?:that|which|where) (?:the )?{NAME} (?:came|comes|stems|originates|derives"
        r"|(?:was|were|is|are) (?:taken|drawn)) (?:from|of)\b",
        rf"{NAME} itself\b",
    ),
    "what it is of": (
        r"\b(?:the|its|their|full|whole|original|entire) [\w-]+ "
        rf"(?:behind|underlying) (?:the )?{NAME}",
    ),
    "not this": (
        rf"\b(?:not|instead of|rather than|apart from|other than|aside from|in place of) (?:on "
        rf"|with |for |from )?(?:the )?{NAME}",
    ),
    "only what tells of it": (
        r"\b(?:only|just|merely) (?:the |its |their )?(?:links?|urls?|ids?|titles?|thumbnails?"
        r"|metadata)\b",
        r"\bonly (?:the |their |its )?(?:totals?|counts?|numbers?|sums?)\b",
        r"\b(?:like|view|share|vote|upvote|follower|comment) counts?\b",
        r"\bnumber of (?:likes|views|shares|votes|upvotes|followers|comments)\b",
    ),
    "only what we make of it": (
        r"\b(?:machine )?(?:translations?|summar(?:y|ies)|embeddings?|statistics|counts"
        r"|paraphrases|transcripts?|extracts?|excerpts?) of (?:them|it|those|these)\b",
        r"\b(?:summaries|excerpts) of (?:the |all )?(?:[\w-]+ )?[\w-]+s (?:from|on"
        r"|that)\b",
        r"\b(?:only|just|merely) (?:the |their |its )?[\w-]+ (?:that |which )?we (?:compute"
        r"|derive|extract|calculate|generate|distil)\b",
        r", (?:but )?not the (?:audio|sound|images?|pictures?|photos?|texts?|videos?|clips?"
        r"|recordings?|data|files?|pages?|originals?|articles?|posts?|reviews?)(?: (?:itself"
        r"|themselves))?(?=\s*[.,;?!)]|$)",
    ),
    "what it links to": (
        rf"{NAME} (?:links? (?:point|lead|go|refer)|links?|points?|refers?) to\b",
        rf"\blinked (?:from|by|in) {NAME}",
        r"\blinked (?:there|in it|to it|from it|from there|from them)\b",
        r"\b(?:that|which) (?:[\w\x00-]+ ){0,4}?links? to\b",
    ),
    "of it": (
        rf"(?<!from )(?<!on ){NAME}(?:'s|s') (?:web ?)?site\b(?! (?:pages?|posts?)\b)",
        rf"{NAME}(?:'s|s') (?!3d )(?:\w+ )?(?:code|software|app|logo|name"
        r"|users?|contributors|speakers|authors|members|servers?|metadata|paper|models?(?! "
        r"cards?\b)|weights"
        r"|checkpoints?|leaderboard|forum|blog)\b(?! (?:pages?|posts?)\b)",
        rf"{NAME}(?:'s|s') own\b",
    ),
    "its code": (
        rf"{NAME}(?:'s|s')? (?:(?:train|evaluat|evaluation|eval|preprocess|process|load|pars"
        rf"|clean|data|data ?set|github|source|reference|benchmark|sampl|exampl|baseline"
        rf"|inference|starter|helper|download|demo)(?:e|ing)?[ -]?)+{_CODE}(?!\w)",
        rf"{NAME} {NAME} {_CODE}(?!\w)",
        rf"\buse (?:the )?{NAME} (?!notebook){_CODE}\b(?! (?:data"
        r"|corpus|files))",
        rf"\b(?:the|our|its|their) (?:\w+ )?{_CODE} (?:that|which|used|to|for|behind) (?:[\w-]+ "
        rf"){{0,5}}?(?:the )?{NAME}",
        rf"\b(?:source )?{_CODE} (?:of|behind) (?:the )?{NAME}(?! (?:data ?set|corpus))",
        rf"\b{_CODE} (?:that|which|to) (?:loads?|reads?|builds?|parses?|made|makes?|created?"
        rf"|cleans?|processes?|prepares?|fetch(?:es)?|downloads?) (?:the )?{NAME}",
        rf"\bpapers? (?:that|which) (?:introduc|describ|present|announc|came|goes)\w* (?:with "
        rf")?(?:the )?{NAME}",
        rf"{NAME}(?:'s)? (?:data ?set )?paper(?!s|\w| pages?\b)",
    ),
    "about it": (
        rf"\b{_WORKS} (?:[\w'-]+ ){{0,3}}?(?:about|citing|discussing|explaining|covering|reviewing"
        r"|mentioning|based on|inspired by|(?:that|which) (?:cites?|discuss(?:es)?|explains?"
        rf"|mentions?|covers?|reviews?)) (?:the |an? )?{NAME}",
        r"\b(?:(?:movie|film|tv|radio|stage|comic|audio) (?:versions?|adaptations?|dramas?)"
        r"|adaptations?|editions?|audiobooks?|reviews?|amendments?|sequels?|retellings?|parod(?:y|ies)"
        rf"|critiques?|commentar(?:y|ies)) (?:of|to) (?:the |all )?{NAME}",
        rf"\billustrations? (?:of|from|to) (?:the )?{NAME} (?:books?|novels?|texts?|stories)\b",
        rf"{NAME}(?:'s)? (?:authors?|writers?|speakers?|annotators?|narrators?)'? (?:photos?"
        r"|pictures|portraits?|biograph(?:y|ies)|profiles?)\b",
        r"\b(?:videos?|footage|photos?|recordings?|pictures) of (?:people|somebody|someone|actors"
        rf"|kids|children|students|[a-z]+ers) [a-z]+ing (?:from |of )?(?:the )?{NAME}",
        r"\b(?:students?|users?|customers?|people|readers?|kids|children|pupils?|players?|clients?)"
        r"(?:'s|'|s')? (?:answers|responses|reviews|comments|feedback|replies|solutions|essays"
        rf"|ratings|opinions) (?:to|of|about) (?:the )?{NAME}",
        r"\b(?:on|scrape|crawl|collect|download|with|use|using|put) (?:\w+ )?questions "
        rf"about {NAME}",
        r"\b(?!(?:questions|thoughts|concerns|doubts|rules|terms|news|ideas|is|was|its)\b)"
        rf"[a-z][\w-]*s (?:about|mentioning|concerning) (?:the )?{NAME}",
    ),
    "an edition": (
        rf"{NAME}[ -]\d+(?:\.\d+)?[kmb]?\b"
        r"(?! (?:times?|models?|epochs?|days?|percent|weeks?|months?|gpus?|steps?|languages?"
        r"|hours?)\b)",
    ),
    "another version": (
        r"\b(?:our|the|an?|my) (?:newly |freshly )?(?:corrected|fixed|cleaned(?:-up)?|improved"
        r"|updated|modified|edited|extended|translated|patched|reduced|shortened|filtered"
        r"|deduplicated|annotated|relabel\w+|repaired|own(?! one)) (?:version|edition|variant"
        r"|fork|one)\b",
    ),
    "like it": (
        r"\b(?:like|similar to|resembling) (?:(?:those|the ones|that|what|the \w+) )?"
        rf"(?:is |are )?(?:on|from|in|at) (?:the )?{NAME}",
        r"\b(?:something|anything|data ?sets?|corpora) like\b",
    ),
    "of our own": (
        r"\b(?:on|off|scrape|crawl|collect|download|put) (?:our|my)(?: own)? "
        rf"(?!(?:[\w'-]+ ){{0,3}}?(?:(?!products?\b){MADE}|site|website|page|portal|server"
        r"|dataset|corpus|scores|results)(?!\w))"
        rf"(?:[\w'-]+ ){{1,3}}?(?:on|from|in) (?:the )?{NAME}",
        r"\b(?:we|our \w+)(?: itself| ourselves)? (?:put|posted|uploaded|published) (?:up )?on "
        rf"(?:the )?{NAME}",
    ),
    "made after it": (
        r"\b(?:data ?sets?|questions|examples|items|tasks|data|texts|records"
        rf"|sentences|images|tests?|sets?|problems) (?:that (?:are|were) )?(?:modell?ed|based"
        rf"|patterned|built) (?:on|after) (?:the )?{NAME}",
        rf"\b(?:in the (?:style|spirit) of|inspired by) (?:the )?{NAME}",
        r"\bmodell?ed (?:on|after)\b",
        r"\b(?:write|make|create|build)(?:ing)? (?:new|our own|more|extra|additional) "
        r"(?:questions|tests?|benchmarks?|examples|items|tasks)\b",
    ),
    "something added": (r"\bwith (?:[\w-]+ ){1,4}(?:added|mixed in|overlaid|on top)\b",),
    "left out": (
        rf"\bwith(?:out| no)(?: any)? {NAME}(?!\w)"
        r"(?! (?:licen[cs]e|account|card|problem|issue)s?\b)",
        r"\bwithout (?:us |our )?(?:crawl|scrap|collect|download|us|train|touch|tak|gather|fetch)"
        rf"(?:e|ing|s)? (?:(?:any|the) )?(?:[\w-]+ ){{0,2}}?(?:(?:from|on|of) (?:the )?)?{NAME}",
        rf"{_NO_NEED}\b(?:remov|exclud|delet|purg|strip|omit|drop)(?:e|es|p?ing)? (?:the |all )?"
        rf"{NAME}(?!\w)",
        rf"{_NO_NEED}\b(?:take|leave|keep|pull|filter|weed)(?:ing)? (?:the |all )?{NAME} "
        r"(?:[\w-]+ ){0,2}?out(?! of the box)\b",
    ),
    "all there is": (
        rf"\b(?:everything|anything) (?:on|in|from|of|at) (?:the )?{NAME}",
        r"\bno matter (?:which|what|where)\b",
        r"\bwhichever\b",
        r"\bevery single\b",
        r"\bever (?:been )?(?:posted|published|uploaded|shared|written)\b",
    ),
    "started from": (rf"\bstarting (?:from|with|out) (?:the )?{NAME}",),
    "not public": (
        r"\b(?:direct|private|deleted|hidden) (?:messages|chats|posts|groups|channels|accounts"
        r"|profiles)\b",
        r"\bdms\b",
    ),
}
