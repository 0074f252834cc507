"""Turns that make a question another one only where it is on some uses."""

import re
from collections.abc import Callable
from collections.abc import Set as AbstractSet

from bot.domain.documents import Use
from bot.domain.speech.beside import NAME
from bot.domain.speech.models import MADE, WORD
from bot.domain.speech.products import UNSOLD

_TRAINED = (
    r"(?:models?|weights|checkpoints?|embeddings|networks?|systems?|adapters?|tokeni[sz]ers?)"
)
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
    r"\b(?:filter|clean|select|choos|pick|rank|weigh)(?:e|es|ing|t)? (?:the |our |its )"
    r"(?:training|fine-tuning|pre-?training) (?:data|sets?|corpus|mix)\b|"
    r"\b(?:pick|select|choos|tun)(?:e|es|ing)? (?:(?:the|a|our|its|best|final|right|decision) )*"
    r"(?:checkpoint|threshold|cut-?off|epoch|hyper-?parameter)s?\b"
)
_ITS_MODEL = re.compile(  # "use the X captioning model": one that somebody else has trained
    rf"\b(?:us(?:e|ing)|run(?:ning)?|deploy(?:ing)?|download(?:ing)?) (?:(?:the|an?) )?"
    rf"(?:(?:pre-?trained|existing|ready-made|off-the-shelf|published|public) )?{NAME} "
    rf"(?:(?!(?:for|to|in|on|and|or|as|with|data|data ?set|corpus|by|when|because|since|while|if"
    r"|but|so|our|where|that|which)\b)[\w-]+ ){0,2}?"
    r"(?:model|models|weights|checkpoints?|baseline|classifier|captioner|encoder|network)(?!\w)"
    r"(?! cards?\b)"
    rf"|{NAME}(?:'s)? (?:pre-?trained|judge) (?:[\w-]+ )?(?:models?|weights|checkpoints?)(?!\w)"
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
_FIGURES = (
    r"(?:scores?|results?|numbers|figures|accurac(?:y|ies)|metrics?|perplexit(?:y|ies)|losses"
    r"|bleu|rouge|f1|wer|error rates?|leaderboards?)"
)
_ABOUT_IT = re.compile(  # what is handed out is no data: scores on them, a tool that fetches them
    rf"{NAME}(?:'s|s')? (?:[\w-]+ ){{0,3}}?{_FIGURES}(?!\w)"
    rf"|{NAME}(?:'s|s')? (?:data ?sheet|data ?card|dataset card|read ?me|documentation)s?\b"
    rf"|{NAME} (?:[\w-]+ ){{0,2}}?(?:diagrams?|slides?|scripts?|tooling|loaders?|wrappers?"
    r"|charts?)\b"
    r"|\b(?:scores?|results|numbers|figures|accuracy|accuracies|metrics|leaderboard|predictions"
    rf"|outputs|translations) (?:[\w']+ ){{0,5}}?(?:on|for|of|from) (?:the )?{NAME}"
    # "captions from it" are the data themselves
    rf"|\b(?:captions|labels|annotations|transcripts) (?:[\w']+ ){{0,5}}?(?:on|for) (?:the )?{NAME}"
    r"|\b(?:report|paper|article|analysis|study) (?:on|about) [^.?!]*"
    rf"{NAME}"
    r"|\b(?:chat ?bot|assistant|search engine|bot|app|tool|model) (?:that|which) (?:looks?|search"
    r"|quer|answer|retriev|run)\w*"
    r"|\b(?:tool|script|app|service|plugin|bot|code|loader|downloader)s? (?:[\w-]+ ){0,4}?"
    r"(?:that|which|to) (?:helps?|lets?|allows?|fetch\w*|download\w*)"
)
_REPORTED = re.compile(  # "for a market report on our chatbot": nobody trains it
    r"\bfor (?:an?|the|our) (?:[\w-]+ ){0,2}?(?:reports?|articles?|presentations?|newsletters?"
    rf"|surveys?|analys[ie]s) (?:on|about|of) (?:our|the|an?) (?:{WORD} ){{0,4}}?{MADE}(?!\w)"
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
    r"|\bonce (?:it|they)(?:'s|'ve| has| have) been (?:evaluated|tested|benchmarked|assessed)\b"
    rf"|\b(?:sell|ship|launch|market|deploy)(?:ing)? (?:an?|the|our) (?:{WORD} ){{0,3}}?{MADE} "
    r"(?:evaluated|tested|benchmarked|assessed|scored) (?:on|with|against)\b"
)
_SAY = (
    r"(?:say|state|announce|mention|tell|write|note|disclose|advertise|promise|guarantee|claim"
    r"|deny|publish|post|report|print|show)"
)
_TELLING = re.compile(
    rf"\b{_SAY}(?:s|ing)? (?:[\w-]+ ){{0,6}}?"
    r"that (?:we|our \w+) (?:us(?:e|ed)|train(?:ed|s)?|evaluat\w+|was trained|rel(?:y|ied))"
)
_SAID_OF_A_MODEL = re.compile(
    rf"\b{_SAY}(?:s|ing)? (?:[\w-]+ ){{0,6}}?"
    r"that (?:we|our|the|this) (?:[\w'-]+ ){1,8}?(?:was|were|is|are|has been|have been) (?:not "
    r"|never )?"
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
    rf"(?:apis?|apps?|tools?|services?|software|extensions?|plugins?|devices?|firmware|{MADE}"
    r"|[\w-]+(?= (?:that |which )?we (?:sell|ship|market)))(?!['\w])"
)
_SOLD_THERE = re.compile(
    rf"{_UNLEARNED}\b(?:sell|list|licen[cs]e|offer)(?:ing)? (?:the|our|these|those|some) "
    rf"[^.?!\x00]{{2,60}}? (?:on|via|through|to) {NAME}(?=\s*(?:[?.!,]|\Z))"
)
_ACTS_THERE = re.compile(  # "can our chatbot write posts on it": nobody trains it
    rf"\b(?:can|may|could|should|might|would|does|let|have|make) (?:our|the|my|an?|this) "
    rf"(?:{WORD} ){{0,4}}?"
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
    r"\b(?:last|(?:back )?in) (?:week|month|year|spring|summer|autumn|fall|winter|quarter|january"
    r"|february|march|april|may|june|july|august|september|october|november|december|20\d\d),? "
    r"(?:we|i|they|he|she|(?:our|the) (?:[\w-]+ )?\w+) (?:\w+ed|took|built)\b|"
    r"\b(?:we|i|they|somebody|someone|he|she|team) (?:have |had |already |once )*"
    r"(?:crawled|scraped|downloaded|collected|fetched|gathered|harvested|saved|grabbed|pulled) "
    r"(?:[\w\x00-]+ ){0,5}?(?:last|ago|before|earlier|back|years?|months?|weeks?|yesterday|in "
    r"\d{4})\b"
    r"|\b(?:that|which) (?:was|were|has been|have been|had been) (?:already |once |originally )?"
    r"(?:crawled|scraped|downloaded|collected|fetched|gathered|harvested|licen[cs]ed|bought)\b"
)
_INTRANET = re.compile(
    r"\binternal tools?\b|\bonly (?:used )?in[- ]?house\b|\bfor internal use\b|"
    r"\b(?:for|on|within) (?:our|the|an) intranet\b|\binternal-only\b|\bfor internal use only\b"
)
_FOR_FREE = re.compile(r"\bfree (?:trial|version|tier|one|plan|edition)s?\b")
_FROM_SCRATCH = re.compile(r"\bfrom scratch\b")  # who fine-tunes has a model already
_DEGREE = re.compile(r"\b(?:my|his|her|their|a) (?:[\w']+ )?(?:thesis|dissertation)\b")
_NO_WORK = re.compile(  # a purpose that is no product of ours
    r"\bas (?:an? |my )?(?:\w+ )?(?:side|hobby|pet|weekend|student|school) project\b|"
    r"\bfor (?:an?|my|our|the|some) (?:[\w-]+ )?(?:student|school|class|course|coursework|hobby"
    r"|weekend|pet|university|college|thesis|internship|hackathon|charity|volunteer)(?:'s)?"
    r"(?: (?:project|work|assignment|thesis|competition))?"
    r"(?=\s*[,.?!;:]| (?:on|with|using|and|only)\b|$)"
    r"|\b(?:hobby|side|pet|weekend)(?:-project)? (?!projects?\b|effects?\b|note\b)\w+"
    r"|\bin (?:my|our|their) (?:own )?(?:spare|free) time\b"
)
_SOLD_WITH = re.compile(  # "sell its posts with our tagger": what is sold is the data
    rf"{_UNLEARNED}\bsell(?:ing)? (?:(?:(?!(?:the|our|an?|that|which|we|on)\b)[\w-]+ ){{1,3}}?"
    rf"(?:from|of) )?(?:the )?{NAME}"
    r"|\bsell(?:ing)? (?:the|our|an?|this|that) (?:[\w'-]+ ){0,4}?(?:(?:fine-?tun|train)ing "
    r"(?:data|sets?)|data "
    r"?sets?"
    r"|corpus|collection)(?=\s*(?:[?.!,]|\Z)| (?:of|from|on|to|with|made|for|that)\b)"
)
_NOT_FOR_SALE = re.compile(
    r"(?:\b(?:not|never|without|nor)|n't)(?: (?:be|being|to be|ever|going to be))* "
    r"(?:sold|selling|sell|marketed|for sale|on sale|commercial(?:ly)?)\b|"
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
_INFERENCE = re.compile(
    r"\b(?:just|only|pure) inference\b|\binference only\b"
    rf"|\b(?:run|apply)(?:s|ing)? (?:our|the|my|an?) (?:(?!of\b){WORD} ){{0,4}}?{MADE} (?:on|over"
    rf"|to)\b"
    # "may we moderate its photos with the model that we sell?"
    r"|\b(?:may|can|could|should) (?:we|i) (?:moderate|filter|label|tag|classify|score|rank"
    r"|translate|summari[sz]e|transcribe|analy[sz]e|clean|sort|review) [^.?!]* (?:with|using) "
    rf"(?:our|the|my|an?) (?:{WORD} ){{0,4}}?{MADE}(?!\w)"
)
_FOR_GOOD = re.compile(
    r"\bfor good\b(?! reason)|\b(?:(?<!takes )(?<!take )forever|indefinitely|permanently|for "
    r"ever)\b"
    r"|\bno (?:retention |time )?(?:limit|end date|expiry)\b"
)
_OPEN_PLACE = re.compile(  # where what is kept is to be had by others
    r"\b(?:bucket|folder|server|drive|storage|share|repo\w*|directory)s? (?:that|which) (?:is|are) "
    r"(?:open|public|visible|accessible)\b"
    r"|\bpublic(?:ly (?:accessible|readable))? (?:\w+ )?"
    r"(?:bucket|folder|drive|share|storage|repo\w*)"
)

_ON_HELD_OUT = re.compile(  # unless something is tested
    r"(?s)\A(?!.*(?:\b(?:evaluat|benchmark|measur|scor)"
    rf"|\btest(?:s|ing|ed)?\b(?! (?:and \w+ )?{_SPLIT}(?!\w))))"
    rf".*?(?:{NAME}(?:'s|s')? {_HELD_OUT} {_SPLIT}(?!\w)"
    rf"|\b{_HELD_OUT} {_SPLIT} (?:of|from|in) (?:the )?{NAME})"
)

IN_USE: tuple[tuple[str, Callable[[AbstractSet[Use]], bool], re.Pattern[str]], ...] = (
    ("what a model said", lambda uses: uses <= _TRAINING, _PREDICTED),
    ("no training", lambda uses: bool(uses & _TRAINING), _UNTRAINED),
    ("picked by it", lambda uses: not uses or bool(uses & _TRAINING), _PICKED),
    ("its own model", lambda uses: uses <= _TRAINING | _TEST, _ITS_MODEL),
    ("not that model", lambda uses: uses <= _TRAINING, _NOT_THAT),
    ("part of", lambda uses: Use.COLLECT not in uses, _ONLY_A_PART),
    ("something about it", lambda uses: Use.REDISTRIBUTE in uses, _ABOUT_IT),
    ("a report", lambda uses: bool(uses & _TRAINING), _REPORTED),
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
    ("from scratch", lambda uses: bool(uses) and uses <= _TRAINING, _FROM_SCRATCH),
    ("for a degree", lambda uses: Use.TRAIN_RESEARCH in uses, _DEGREE),
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
    ("what is held out", lambda uses: uses != _TEST, _ON_HELD_OUT),
    ("only run on it", lambda uses: uses <= _TRAINING, _INFERENCE),
    ("for good", lambda uses: not uses or Use.COLLECT in uses, _FOR_GOOD),
    ("an open place", lambda uses: not uses or Use.COLLECT in uses, _OPEN_PLACE),
    ("for free", lambda uses: uses == {Use.TRAIN_COMMERCIAL}, _FOR_FREE),
)
"""What is a difference for some uses only: a name of ours, for which uses, and its words."""
