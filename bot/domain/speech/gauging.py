"""Gauging: how people say that they test a model of theirs: "see how it does", "track accuracy".

What is tested is ours, whatever it is called; the models of others, and people, are another matter.
"""

import re

from bot.domain.speech.models import MADE, WORD

_RUN = (
    r"(?:models?|networks?|llms?|vlms?|checkpoints?|prototypes?|runs?|releases?|candidates?"
    r"|builds?)"
)
_OURS = rf"(?:our|my|the|this|a|an|one of our) (?:{WORD} ){{0,4}}?"
_MODEL = rf"{_OURS}(?:{MADE}|{_RUN})(?!\w)"
_IT = rf"(?:it|they|she|he|that|this|we|{_MODEL})"
_SEE = r"(?:sees?|seeing|check(?:s|ing)?|learn|know|find(?:ing)? out|look(?:ing)? at|watch|show)"
_FARES = (
    r"(?:does|do|did|fares?|performs?|fails?|breaks?|struggles?|scores?|stacks? up|holds? up"
    r"|copes?|improves?|improved|regress(?:es|ed)?)(?: on)?(?!\w)"
)
_FIGURES = (
    r"(?:accuracy|accuracies|scores?|error rates?|metrics?|performance|quality|recall|precision"
    r"|regressions?|numbers)(?!\w)"
)
_KIND = r"(?:own|overall|mean|average|zero-shot|few-shot|test|model|top-\w+|word|quality|new)"
_ANSWERS = r"(?:answers?|outputs?|predictions?|responses?|translations?|replies|captions?)"
_GAUGE = (
    r"(?:grade|grades|grading|score|scoring|rate|rating|judge|judging|quantify|quantifies"
    r"|quantifying|measure|measuring|assess|assessing|gauge|gauging)"
)
_GAUGED = re.compile(
    # "run our model against it", "try our prototype on it to see where it fails"
    rf"\b(?:run|runs|running|pit|pitting|check|checks|checking|put|putting) {_OURS}{_RUN}"
    r" (?:against|through)(?!\w)"
    rf"|\b(?:try|tries|trying) (?:out )?{_OURS}{_RUN} (?:out )?on"
    r"(?= .*\b(?:fails?|breaks?|does|do|works?|performs?)\b)"
    # "test our assistant on it"
    rf"|\b(?:test|tests|testing|trial) {_MODEL}(?= (?:on|with|against|using)\b)"
    # "see how it does", "how would our model do", "a sanity check of our model"
    rf"|\b{_SEE} (?:how (?:well |good |badly |far )?|where |whether |if |that ){_IT} (?:still )?"
    rf"{_FARES}"
    rf"|\bhow (?:does|do|did|would|will) {_MODEL} "
    r"(?:fare|do|perform|score|compare|hold up|work)(?: on)?(?!\w)"
    rf"|\b(?:sanity|smoke|quality|regression) (?:check|test)(?:s|ing)? (?:of|on|for) {_MODEL}"
    # "validate that the new release did not get worse"
    r"|\b(?:validate|verify|confirm|check|test|make sure|ensure)(?: that| whether| if)? "
    rf"{_MODEL} (?:(?:did|does|has|is|was|had) not |still |never )?"
    r"(?:gets?|got|become|gotten|do|does|performs?)? ?(?:any )?"
    r"(?:worse|better|improved?|regress(?:ed)?)\b"
    # "grade our model's answers", "quantify the reading skills of our model"
    rf"|\b{_GAUGE} (?:{_MODEL} {_ANSWERS}|(?:the )?(?:{WORD} ){{0,4}}?of {_MODEL})"
    # "track its accuracy", "compute scores"
    r"|\b(?:track|tracks|tracking|monitor|monitoring|plot|plotting|quantify|compute|computing) "
    rf"(?:\x00 |it |(?:(?:our|my|the|its) )?(?:{_KIND} )?){_FIGURES}"
)
_LOOKS = re.compile(rf"\b(?:and )?(?:then )?look(?:ing)? at (?:the |its |our ){_FIGURES}")


def for_a_test(text: str) -> str:
    """Return a text (lower case) with "evaluate it" for each statement that a model is tested."""
    return _LOOKS.sub(" ", _GAUGED.sub("evaluate it", text))
