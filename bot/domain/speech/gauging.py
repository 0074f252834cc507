"""Gauging: how people say that they test a model of theirs: "see how it does", "track accuracy".

What is tested is ours, whatever it is called; the models of others, and people, are another matter.
"""

import re

from bot.domain.speech.beside import NAME
from bot.domain.speech.models import FOREIGN, MADE, WORD

OUTWARDLY = "outwardly"
"""What `measured` says of a test whose results are told to others."""
_RUN = (
    r"(?:models?|networks?|l?lms?|vlms?|checkpoints?|prototypes?|runs?|releases?|candidates?"
    r"|builds?)"
)
_OURS = (
    r"(?:our|my|the|this|a|an|one of our|every|each|all|all our|all the|both|two|three|several)"
    rf" (?:{WORD} ){{0,4}}?"
)
_MODEL = rf"{_OURS}(?:{MADE}|{_RUN})(?!\w)"
_IT = rf"(?:it|they|she|he|that|this|we|{_MODEL})"
_METRIC = (
    r"(?:bleu|rouge|meteor|chrf|comet|f1|wer|cer|miou|iou|fid|psnr|ssim|lpips|auroc|auc|map|top-\d"
    r"|perplexity)"
)
_SEE = r"(?:sees?|seeing|check(?:s|ing)?|learn|know|find(?:ing)? out|look(?:ing)? at|watch|show)"
_FARES = (
    r"(?:does|do|did|fares?|performs?|fails?|breaks?|struggles?|scores?|stacks? up|holds? up"
    r"|copes?|works?|improves?|improved|regress(?:es|ed)?)(?: on)?(?!\w)"
)
_FIGURES = (
    r"(?:accuracy|accuracies|scores?|error rates?|metrics?|performance|quality|recall|precision"
    r"|regressions?|numbers)(?!\w)"
)
_KIND = r"(?:own|overall|mean|average|zero-shot|few-shot|test|model|top-\w+|word|quality|new)"
_ANSWERS = r"(?:answers?|outputs?|predictions?|responses?|translations?|replies|captions?)(?![\w-])"
_GAUGE = (
    r"(?:grade|grades|grading|score|scoring|rate|rating|judge|judging|quantify|quantifies"
    r"|quantifying|measure|measuring|assess|assessing|gauge|gauging)"
)
_GOOD = r"(?:good|accurate|robust|precise|strong|bad|exact)"
_CHECK = (
    r"(?:check|judg|gaug|rat|grad|scor|assess|determin|quantif|validat|measur)"
    r"(?:e|es|ed|ing|y|ies)?"
)
_ON_DATA = rf"(?:out )?(?:on|with|by|against|using) {NAME}"
_SCORES = (
    r"(?:(?:scores?|f1|wers?|cers?|mAP|miou|accurac(?:y|ies)"
    r"|metrics?|bleu|chrf|rouge|exact[- ]match"
    r"|perplexit(?:y|ies)|error rates?|pass rates?|pass@\d+|(?:loss|learning|training|validation)"
    r" (?:curves?|plots?)|leaderboards? of our (?:own )?models?)(?!\w))"
)
_RESULTS = r"(?:results?|numbers?|figures|outcomes?|findings|measurements)(?!\w)"
_PAPER = r"(?:papers?|articles?|blog posts?|tech(?:nical)? reports?)(?!\w)"
_TELL = (
    r"(?:publish|releas|shar|show|report|post|disclos|announc|present|quot|cit|print)"
    r"(?:e|es|ed|ing|ting|ted)?"
)
# Whoever publishes "the answers with their scores" hands out more than scores.
_ITS = (
    r"(?:(?!(?:with|and|or|plus|to|in|on|along|together|by|under|data|data ?sets?|sets?|corpus"
    r"|cop(?:y|ies)|questions?|answers?|images?|pictures?|photos?|texts?|items?|examples?|records?"
    r"|annotations?|labels?|weights?|checkpoints?|models?|outputs?|files?|subsets?|splits?)\b)"
    r"[\w.'-]+ ){0,3}?"
)
_WHERE_TO = r"(?:in|on|onto|into) (?:our|the|an?|my|its) (?!(?:repo|repository|hub|mirror)\b)"
_TOLD = re.compile(  # "publish our score on it", "report our SQuAD accuracy"
    rf"(?i)\b(?:{_TELL}|go(?:ing)? public with|mak(?:e|ing) public)"
    rf"(?= (?:(?:the|our|its|my|those|an?) )?{_ITS}{_SCORES}"
    rf"|(?= (?:(?:our|its) {_ITS}|(?-i:[A-Z][\w.-]+) ){_RESULTS}))"
    rf"|\b(?:put|putting|paste|pasting)(?= (?:the|our|its|those) {_ITS}"
    rf"(?:{_SCORES}|{_RESULTS})(?: [\w.-]+){{0,4}}? {_WHERE_TO})"
)
_TESTED = re.compile(
    r"(?i)\b(?:benchmark|evaluat|test(?:ed|ing)?\b|measur|assess|scor|comput|calculat)"
)
_TOLD_OF_A_TEST = re.compile(  # "and publish the numbers", "and make the scores public"
    rf"(?i)\b(?:{_TELL}|go(?:ing)? public with|mak(?:e|ing) public|publication of)"
    rf"(?P<told> (?:the|those|these|its|resulting|all|whatever) {_ITS}(?:{_RESULTS}"
    rf"|{_SCORES}))(?: publicly| openly| externally)?(?!\w)"
    rf"|(?:(?<=[+&] )|(?<=plus )){_TELL}(?P<bare> {_RESULTS})"
    rf"|\bplus publication of(?P<plus> (?:the|our|its) {_RESULTS})"
    rf"|\bmak(?:e|ing)(?P<made> (?:(?:the|our|its|those|these|all) {_ITS})"
    rf"(?:{_SCORES}|{_RESULTS})) public\b"
)
_PAPERS = re.compile(  # a paper on a test is no data: "publish a paper with the results"
    rf"(?i)\b(?:{_TELL}(?= (?:an?|the|our|that|this|one) (?:short |research )?{_PAPER})"
    rf"|{_TELL}(?= what (?:comes out|we (?:find|get|measure|see))(?!\w)"
    rf"|,? in (?:an?|our|the) {_PAPER})"
    rf"|(?:published|public)(?= {_PAPER}))"
    rf"|\b{_TELL}(?= (?:them|those|these)(?: {_RESULTS})? in (?:an?|our|the) {_PAPER})"
    rf"|\b(?P<what>{_PAPER}|{_RESULTS}) (?:that |which )?we (?:will |want to |plan to )?publish"
    r"(?!\w)"
)
_MADE_PUBLIC = re.compile(  # "and the scores be published", "the numbers would be made public"
    rf"(?i)\b(?:the |its |our )?(?P<what>\b(?:{_SCORES}|{_RESULTS})) "
    r"(?:(?:may|can|could|would|will|should|to|be|is|are|get|being) )*"
    r"(?:published|released|made public|reported|posted|announced|shown|shared)\b"
)
_GAUGED = re.compile(
    # "run our model against it", "try our prototype on it to see where it fails"
    rf"\b(?:run|runs|running|pit|pitting|check|checks|checking|put|putting) {_OURS}{_RUN}"
    r" (?:against|through)(?!\w)"
    rf"|\b(?:run|runs|running|pit|pitting|put|putting|send|sending|take"
    rf"|taking) {_MODEL} (?:against|through)(?= (?:the )?{NAME})"
    rf"|\b(?:check|test|audit|probe|examine|inspect)(?:ing)? {_MODEL}(?: (?:that "
    rf"|which )?we (?:sell|ship|offer|market|made|built))? "
    r"for (?:(?:any|possible|its) )?(?:bias(?:es)?|errors|mistakes|fairness|robustness|quality"
    r"|accuracy|regressions|hallucinations)"
    rf"(?= (?:with|on|using|against|over) (?:the )?{NAME})"
    rf"|\b{_SEE} how (?:often|much|many times|truthful\w*|honest\w*|reliabl[ey]|well) {_IT} "
    r"(?:is|says?|gets?|makes?|tells?|lies?|errs?)(?: \w+){0,3}"
    rf"|\b(?:use|using) {NAME} (?:to|for) (?:check|checking|see|seeing|find out"
    rf"|learn) how \w+ {_MODEL} (?:is|are|does|do)"
    rf"|\b(?:use|using) {NAME}(?: dataset| data)? (?:to|for) {_CHECK} {_MODEL} {_FIGURES}"
    rf"|\b{_CHECK} how (?:well|accurately|good|reliably|often|exactly) {_MODEL} \w+s\b"
    rf"|\b(?:get|getting|obtain|report|know|compute) (?:the )?{_FIGURES}(?: and {_FIGURES})? for "
    rf"{_MODEL}(?= {_ON_DATA})"
    rf"|\b(?:put|putting|take|taking) {_MODEL} through its paces(?!\w)"
    rf"|\b{_MODEL} (?:may |can |could |might )?be (?:tested|evaluated|benchmarked|assessed)"
    r"(?= (?:out )?(?:on|with|against|using)\b)"
    # "our summariser needs testing", "use it as a held-out test for our summariser"
    rf"|\b{_MODEL} (?:needs|wants|requires|is due for|could use) (?:some |a )?"
    r"(?:testing|evaluation|evaluating|benchmarking|test|check)(?!\w)"
    rf"|\b(?:use|using|take|taking) (?:the )?{NAME}(?: data(?:set)?)? as (?:an?|the|our) "
    r"(?:[\w-]+ ){0,3}?(?:test|test set|benchmark|yardstick|probe|eval|evaluation)"
    rf"(?: set)? (?:for|of) {_MODEL}"
    rf"|\b(?:evaluat|assess|grad|scor|judg|check)(?:e|es|ing)? (?:its"
    rf"|their) {_ANSWERS}(?= {_ON_DATA})"
    rf"|\b(?:try|tries|trying) (?:out )?{_OURS}{_RUN} (?:out )?on"
    r"(?= .*\b(?:fails?|breaks?|does|do|works?|performs?"
    rf"|(?:see|look at|check|read|report|get|note|compare) (?:the|its|a|our) {_FIGURES})"
    r"(?!\w))"
    # "test our assistant on it"
    rf"|\b(?:test|tests|testing|tested|trial) (?:{_MODEL}|it)"
    r"(?: (?:that |which )?we (?:sell|ship|offer|market))?"
    r"(?= (?:on|with|against|using)\b|\s*(?:[.?!,;]|$))"
    rf"|\bcheck(?:ing)? {_MODEL}(?= on (?:some |the |a few )?(?:[\w-]+ ){{1,4}}?(?:from|of|off) \w)"
    # "see how it does", "how would our model do", "a sanity check of our model"
    rf"|\b{_SEE} (?:how (?:well |good |badly |far )?|where |whether |if |that ){_IT} (?:still )?"
    rf"{_FARES}"
    rf"|\bhow (?:does|do|did|would|will) {_MODEL} "
    r"(?:fare|do|perform|score|compare|hold up|work)(?: on)?(?!\w)"
    rf"|\b(?:sanity|smoke|quality|regression|performance|accuracy) (?:check|test)(?:s|ing)? (?:of"
    rf"|on|for) {_MODEL}"
    # "validate that the new release did not get worse"
    r"|\b(?:validate|verify|confirm|check|test|make sure|ensure)(?: that| whether| if)? "
    rf"{_MODEL} (?:(?:did|does|has|is|was|had) not |still |never )?"
    r"(?:gets?|got|become|gotten|do|does|performs?)? ?(?:any )?"
    r"(?:worse|better|improved?|regress(?:ed)?)\b"
    # "grade our model's answers", "quantify the reading skills of our model"
    rf"|\b{_GAUGE} (?:{_MODEL} {_ANSWERS}|(?:the )?(?:{WORD} ){{0,4}}?of {_MODEL})"
    rf"|\b(?:{_SEE}|tell|judge) (?:if|whether) {_MODEL} is (?:any |really |still )?{_GOOD}"
    r"(?: enough)?(?!\w)"
    # "How good is our model? Can we use X to measure that?"
    rf"|\b(?:us(?:e|ing)|take) {NAME}(?: data(?:set)?)? (?:to|for) (?:{_CHECK}|{_SEE}|tell"
    r"|find out) (?:that|this)(?=\s*(?:[.?!,;]|$))"
    rf"|\b{_SEE} how {_GOOD} {_IT} (?:is|are)(?: on)?(?!\w)"
    rf"|\b(?:{_SEE}|{_CHECK}) the (?:{_FIGURES}|(?:{WORD} ){{0,2}}?{WORD}) of {_MODEL}"
    rf"|\b(?:its|the|our) {_FIGURES} be (?:measured|checked|tested|assessed)(?= {_ON_DATA})"
    rf"|\b(?:bench|benching) {_MODEL}|\b{_SEE} its (?:\w+ )?\w+(?= {_ON_DATA})"
    rf"|\b(?:comput|measur|calculat|determin)(?:e|ing) {_MODEL} (?:{_FIGURES}|{_METRIC}(?!\w))"
    rf"|\b{_FIGURES}(?: and {_FIGURES})? of {_MODEL}(?= {_ON_DATA})"
    rf"|\b(?:put|putting) {_MODEL} to the test(?!\w)|\b{_MODEL} be put to the test(?!\w)"
    # "run GLUE on our own model"
    rf"|\b(?:run|running|try|trying) (?:the )?{NAME}(?: benchmark| test)? "
    rf"(?:on|against|with|over) {_MODEL}"
    # "check it on X", "judge our recogniser with X", "can our tagger be graded on X"
    rf"|\b{_CHECK} (?:it|how {_MODEL} (?:does|performs|is|fares|do)|{_MODEL})(?= {_ON_DATA})"
    rf"|\b(?:try|trying) (?:it|{_MODEL}) out(?= {_ON_DATA})"
    rf"|\b(?:{_CHECK}) {_OURS}{MADE} {_FIGURES}(?= {_ON_DATA})"
    rf"|\b(?:give|giving) {_MODEL} a (?:spin|try|go|run)(?= {_ON_DATA})"
    rf"|\b{_MODEL}(?:,? (?:which is )?(?:our|my) own(?: work)?,?)? (?:\w+ ){{0,3}}?be "
    rf"(?:tried(?: out)?|graded|gauged|judged|rated|checked|measured)(?= {_ON_DATA})"
    rf"|\b(?:run|running) {_OURS}(?:{MADE}|{_RUN})(?= (?:over|on|through|against) {NAME} "
    r"(?:and|to) (?:see|count|check|compute|get|find|learn|look)\b)"
    # "compute the scores of our model", "in the test suite of our model"
    rf"|\bcomput(?:e|ing) (?:the )?(?:{WORD} ){{1,5}}?(?:for|of) {_MODEL}"
    r"(?= (?:on|over|with|using) )"
    r"|\b(?:the|our|a) (?:test|eval|evaluation|benchmark(?:ing)?) (?:suite|bed|plan|harness)"
    rf"(?: (?:of|for) {_MODEL})?(?!\w)"
    # "what mAP our tagger gets on X"
    rf"|\b(?:what|which|how (?:many|much|well|{_GOOD}))(?: \w+)? {_MODEL} "
    r"(?!is (?:(?:pre-?)?trained|fine-?tuned|fed|built)\b)(?:is|gets|get|makes|achieves|reaches"
    r"|scores)(?: on)?(?!\w)"
    # "track its accuracy", "compute scores"
    r"|\b(?:track|tracks|tracking|monitor|monitoring|plot|plotting|quantify|compute|computing) "
    rf"(?:\x00 |it |(?:(?:our|my|the|its) )?(?:{_KIND} )?){_FIGURES}"
)
_THING = rf"(?!(?:and|or|to|in|on|with|by|of|for|from|if|as|{FOREIGN})(?!\w))[\w'-]+"
_TRIED = re.compile(  # what stands between "test our" and "on it" is what we test, whatever it does
    rf"\b(?:test(?:ing)?(?P<what> (?:our|my|the|this|an?) {_THING}(?: {_THING}){{0,5}}?)"
    r"(?: (?:that |which )?we (?:sell|ship|offer|market|made|built))?"
    rf"|(?:check|audit|probe|examine|inspect)(?:ing)?"
    rf"(?P<whose> (?:our|my|the|this|an?) {_THING}(?: {_THING}){{0,5}}?)"
    r"(?: (?:that |which )?we (?:sell|ship|offer|market|made|built))? for "
    r"(?:(?:any|possible|its) )?(?:bias(?:es)?|errors|mistakes|fairness|robustness|quality"
    r"|accuracy|regressions"
    r"|hallucinations))"
    rf"(?= (?:out )?(?:on|with|against|using) (?:[\w'-]+ ){{0,6}}?(?:{NAME}|(?:from|off|of) \w))"
)
_LOOKS = re.compile(
    r"\b(?:and )?(?:then )?(?:(?:look(?:ing)? at|comput(?:e|ing)|report(?:ing)?|count(?:ing)?"
    rf"|plot(?:ting)?) (?:the |its |our ){_FIGURES}"
    r"|count(?:ing)? (?:the |its )?(?:mistakes|errors))"
)
_HAVE_MADE = re.compile(  # what we have is ours, whatever it learned from
    r"\b(?P<we>we)(?:'ve| have)?(?: just)? (?:(?:pre-?)?trained|fine-?tuned|built|made|developed"
    rf"|finished) (?:an?|our|the) (?P<model>(?:{WORD} ){{0,4}}?(?:{MADE}|{_RUN}))(?!\w)"
    r"(?! (?:on|with|from|using|for|in|out|by)\b)"
)
_CALLED = re.compile(  # "train on the X benchmark": what data are called is no test on them
    rf"(?P<data>\btrain(?:s|ing|ed)?\b[^.?!]*? on (?:the )?{NAME}) (?:benchmark|collection)\b"
    r"(?=\s*[.,;:?!]|$)"
)
_OF_OURS = re.compile(r"\b(?P<our>our)(?: own)? proprietary\b")


def for_a_test(text: str) -> str:
    """Return a text (lower case) with "evaluate it" for each statement that a model is tested."""
    text = _CALLED.sub(r"\g<data> dataset", text)
    text = _HAVE_MADE.sub(r"\g<we> have our \g<model>", text)
    text = _OF_OURS.sub(r"\g<our> own", text)
    return _LOOKS.sub(" ", _TRIED.sub(_evaluated, _GAUGED.sub("evaluate it", text)))


def _evaluated(found: re.Match[str]) -> str:
    return f"evaluate{found['what'] or found['whose']}"


def measured(text: str) -> str:
    """Return a text in which whoever publishes a score of a model measures it: no data go out."""
    # A ruling on a test is on no publication.
    text = _TOLD.sub(f"evaluate {OUTWARDLY}", text)
    if _TESTED.search(text):
        text = _TOLD_OF_A_TEST.sub(_outwardly, text)
        text = _PAPERS.sub(lambda m: f"{m['what'] or ''} evaluate {OUTWARDLY}".strip(), text)
        text = _MADE_PUBLIC.sub(rf"evaluate {OUTWARDLY} the \g<what>", text)
    return text


def _outwardly(found: re.Match[str]) -> str:
    told = found["told"] or found["bare"] or found["made"] or found["plus"]
    return f"evaluate {OUTWARDLY}{told}"
