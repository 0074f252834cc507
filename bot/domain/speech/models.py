"""Models of ours: what they are called changes nothing, unless it tells a purpose that matters."""

import re
from collections.abc import Callable

_LLM = r"(?:l?lms?|language models?|chat models?)"
FOREIGN = (
    r"(?:another|other|external|hosted|third|party|their|someone|somebody|provider\S*|vendor\S*"
    r"|gpt\S*|chatgpt|claude|gemini|openai\S*|competitor\S*|partner\S*|closed|proprietary|open|its"
    r"|purchased|bought|rented|rival\S*|competing|leaked|stolen"
    r"|(?:customer|client|user|publisher|author)(?:'s|s'))"
)
"""Words for what is not ours."""
_GRAVE = (
    r"(?:(?:person|people|speaker|face|facial|gait|emotion|child|minor)s? "
    r"(?:identif|recogni|verif|detect|track|re-?id)\w*|identif\w*|biometric\w*|facial|emotion\w*"
    r"|surveil\w*|deepfake\w*|clon\w*|weapon\w*|military|army|navy|defen[cs]e|policing|border"
    r"|spy\w*|lie|wiretap\w*|eavesdrop\w*|insur\w*|lend\w*|hiring|recruit\w*|tenant\w*"
    r"|scam\S*|phishing|fraud\w*|malware|propaganda)"
)
"""Words for what a model does that matters, whosever it is."""
WORD = rf"(?!(?:[\w']+-)*(?:{FOREIGN}|{_GRAVE})(?!\w))[\w'-]+"
"""A word in what something of ours is called."""
_OURS = re.compile(  # what is trained or tested is ours: "train a commercial LLM"
    rf"\b(?:(?:our|my) (?:{WORD} ){{0,4}}?"
    r"|(?:(?:pre|post)?-?train\w*|fine-?tun\w*|evaluat\w*|benchmark\w*|test\w*|scor\w*|assess\w*"
    rf"|measur\w*|validat\w*|for|of|into|behind|learning) (?:{WORD} ){{0,4}}?)"
    rf"{_LLM}\b|(?<![\w'-])(?:{WORD} )?{_LLM} (?=(?:pre|post)?-?training|fine-?tuning|evaluation"
    rf"|run\b)"
)
MADE = (
    r"(?:models?|networks?|l?lms?|vlms?|filters?|checkers?|correctors?|translators?|scorers?"
    r"|retrievers?|rerankers?|recommenders?"
    r"|(?:search|recognition|translation|recommendation|speech|ranking) engines?"
    r"|classifiers?|detectors?|generators?|backbones?|encoders?|embedders?"
    r"|checkpoints?|systems?|products?|assistants?|chatbots?|pipelines?|recogni[sz]ers?|rankers?"
    r"|taggers?|parsers?|captioners?|synthesi[sz]ers?|summari[sz]ers?|transcribers?|answerers?"
    r"|provers?|graders?|tutors?|estimators?|predictors?|trackers?|spotters?|matchers?|aligners?"
    r"|denoisers?|enhancers?"
    r"|planners?|resolvers?|schedulers?|forecasters?|simulators?|finders?|scanners?|sorters?"
    r"|describers?"
    r"|removers?|cloners?|colou?ri[sz]ers?|inpainters?|decoders?|copilots?|identifiers?|locators?"
    r"|moderator|screener"
    r"|separators?|simplifiers?|paraphrasers?|rewriters?|extractors?|locali[sz]ers?|solvers?"
    r"|regressors?|autocompletes?|upscalers?|segmenters?|vocoders?|tts|asr|ocr"
    r"|text[ -]to[ -]speech|speech[ -]to[ -]text"
    r"|speech synthesis|(?:robot|control|manipulation|driving|navigation) polic(?:y|ies))(?:'s)?"
)
"""What people like us make."""
_BY_US = (  # "the recogniser we trained", but for what it was trained on
    r"(?:(?:,? (?:that |which )?we(?:'ve| have)?(?: just)? "
    r"(?:made|built|trained|wrote|developed|created)"
    r"|,? (?:made|built|developed|created) (?:by us|here|ourselves))"
    r"(?: (?:ourselves|here|in-?house|by ourselves))?"
    r"(?! (?:on|with|from|using|for|by|out)\b))"
)
_TESTED = re.compile(  # the object of a test is what we have made, whatever it is sold as
    r"\b(?P<verb>evaluat\w*|benchmark\w*|test|tests|testing|tested|scor(?:e|es|ed|ing)|assess\w*"
    r"|measur\w*|validat\w*|compar\w*|rate|rating|rank|ranking|judge|judging)"
    rf" (?:how well |how good )?(?:our|my|the|this|a|an) (?:{WORD} ){{0,4}}?"
    rf"{MADE}(?: {MADE})*"
    rf"(?: (?:in|inside|behind|of) (?:our|my|the) (?:{WORD} ){{0,3}}?{MADE})?{_BY_US}?(?!\w)"
    rf"|\b(?:the|our|my|this|a) (?:{WORD} ){{0,4}}?{MADE}{_BY_US}(?= be (?P<tried>evaluated|tested"
    r"|benchmarked|assessed|scored|validated|measured|graded)\b)"
    # "a regression check for every nightly checkpoint"
    r"|\b(?P<check>(?:checks?|tests?|evals?|evaluations?|benchmarks?|gates?)) (?:[\w-]+ ){0,3}?"
    rf"(?:for|of|on|per) (?:(?:every|each|all) )?(?:{WORD} ){{0,4}}?{MADE}(?!\w)"
    rf"|\b(?:run|running|use|using) (?:the )?(?:\x00|it) (?:on|for|with|at|after|before)"
    r" (?:every|each|all) "
    rf"(?:{WORD} ){{0,4}}?{MADE}(?!\w)"
)
_MADE_BY_US = (  # "a model" alone may be anybody's
    r"(?:(?:our|my|its)(?: own)?|(?:own|in-?house|home-?grown)"
    r"|(?:(?:pre-?)?train\w*|fine-?tun\w*|evaluat\w*|benchmark\w*|test\w*|scor\w*|build\w*"
    r"|learn\w*|assess\w*|measur\w*) (?:an?|the|this|one)(?: own)?"
    r"|train\w* (?:data|sets?|material|corpus) (?:for|of) (?:an?|the|our|this)(?: own)?)"
)
_NAMED = rf"{MADE}(?: {MADE})*(?!\w)"
_OUR_MODEL = re.compile(  # what kind of model it is that we test
    rf"\b{_MADE_BY_US} (?:{WORD} ){{0,3}}?(?:embeddings? )?{_NAMED}"
    r"(?: (?:of (?:our|my) own|(?:that |which )?we(?:'ve| have)?(?: just)? (?:made|built|trained"
    r"|developed)(?: ourselves| in-?house)?))*"
    r"(?: for (?:(?:short|long|online|user|news) )?(?:comments?|texts?|reviews?|posts?|tweets?"
    r"|headlines?|sentences?|documents?|articles?|e-?mails?|questions?|dialogues?|speech|audio"
    r"|music"
    r"|images?|photos?|pictures?|videos?|clips?|summaries|captions?)(?!\w))?"
    r"(?:,? (?:which )?(?:is|are) (?:all )?(?:our|my) own|,? \(?our own(?: one)?\)?)?(?!\w)"
)
_KIND = re.compile(  # "our product's entity linking model"
    rf"\b(?P<whose>{_MADE_BY_US}) "
    rf"(?P<kind>(?:{WORD} ){{0,4}}?(?:{MADE}(?<='s) (?:(?!(?:about|on|in|of|for|with|from|to|and|or"
    rf"|the|an?)\b){WORD} ){{0,3}}?)?){_NAMED}"
)
_DOES = (
    r"(?:recogni[sz]|assign|extract|rat|scor|estimat|judg|giv|mark|classif|categori[sz]|sort|tell"
    r"|detect"
    r"|find|summari[sz]|answer|translat"
    r"|transcrib"
    r"|caption|describ|tag|label|generat|writ|predict|complet|rank|group|separat|segment)"
)
_DOING = re.compile(  # "a model that sorts posts into classes", "a model for describing pictures"
    rf"\b(?P<made>{MADE}(?: (?:that |which )?we (?:sell|made|built|trained|wrote|developed))?)"
    rf" (?:(?:that|which) {_DOES}(?:e?s|ies)|for {_DOES}y?ing|to {_DOES}(?:e|y|ze|se)?(?!\w))"
    rf"(?: (?P<what>(?:{WORD} ){{0,6}}?{WORD}))?(?=\s*[.,;:!?]| (?:on|with|using|by)\b|$)"
)
_STUDYING = re.compile(  # "we are researching story understanding and want to"
    r"\b(?P<made>(?:we|i)(?:'re| are|'m| am) (?:researching|studying)) "
    rf"(?P<what>(?:{WORD} ){{0,3}}?{WORD})"
    r"(?=,? (?:and|so|here)\b|\s*[.;:!])"
)
_OF_OUR_OWN = re.compile(rf"\b(?P<made>{MADE}) of (?:our|my) own(?!\w)")
_HARMLESS = re.compile(  # what is recognised is no person
    r"\b(?!(?:person|people|human|face|facial|speaker|voice|emotion|mood|gait|iris|fingerprint"
    r"|plate"
    r"|identity|child|minor|user|customer|client|employee|student|patient|name|member|gender|age"
    r"|race|ethnicity|accent|licen[cs]e|number|id|passport|target|suspect|crowd|body|pose)\b)"
    r"[a-z]{3,} recognition"
    r"(?= (?:\w+ )?(?:models?|networks?|systems?|products?|engines?|services?|apps?)\b)"
)
_OF_HUMANS = re.compile(r"\bhuman (?=(?:action|activit|motion|pose)\w*)")
_MODELS = re.compile(rf"\b(?:[\w-]+ ){{0,3}}{MADE}(?!\w)")
_OF_PAPERS = re.compile(  # "the paper recommender that we sell" is for no paper
    r"(?<!research )(?<!academic )(?<!scientific )"
    r"\bpapers? (?=(?:(?!(?:an?|the|our|my|we|i|and|or|with|on|in|of|to|for|from|that|which|is"
    rf"|by)\b){WORD} )?{MADE}(?!\w))|(?P<made>\b{MADE}) (?:of|for) papers\b"
)
_TESTED_IN_PRODUCT = re.compile(  # "a benchmark for the classifier that ships in our product"
    r"(?P<test>\b(?:evaluat\w*|benchmark\w*|measur\w*|assess\w*|scor(?:e|es|ing)|test(?:s|ing)?"
    r"|evals?|accuracy|precision|recall|quality)(?: (?:sets?|data|numbers|results))?"
    r"(?: of| for)? (?:our|the|my) )"
    rf"(?:(?P<made>(?:{WORD} ){{0,3}}?{MADE})(?: (?:that|which))?"
    r"(?: (?:is|are|we have|ships|runs|sits|lives|used|deployed|running))* "
    rf"(?:in|inside|behind|of) (?:our|the|my) (?:{WORD} )?products?(?!['\w])"
    rf"|(?:{WORD} )?product's (?=(?:{WORD} ){{0,3}}?{MADE}(?!\w)))"
)
_PRODUCT_TESTED = re.compile(  # "can the classifier our product uses be evaluated?"
    rf"(?P<made>\b(?:our|the|my) (?:{WORD} ){{0,3}}?{MADE})(?: that| which)?"
    r"(?: (?:is |runs |ships )?in(?:side)? (?:our|the|my) products?| our product (?:uses|has|runs))"
    r"(?= (?:may |can |could )?(?:be (?:evaluated|benchmarked|tested|measured|assessed|scored)"
    r"|needs (?:an? |some )?(?:benchmark|test|evaluation|testing|benchmarking))\b)"
)
_IN_TRADE = re.compile(  # who tests a "commercial recogniser" trains none
    r"(?<!in )(?<!into )(?<!inside )(?<!behind )\b(?P<whose>our|my|the|an?|this) "
    rf"(?:{WORD} ){{0,2}}?(?:commercial|paid) (?:{WORD} ){{0,3}}?{MADE}(?: {MADE})*(?!\w)"
    rf"|(?P<made>\b(?:{MADE}|it)) (?:(?:that|which) )?(?:we|(?:our|the) company) "
    r"(?:sells?|markets?)(?!\w)"
    r"|(?:,? (?:and|but))? (?:it|this|that|which)(?: is|'s) (?:an? )?commercial(?: one| product)?"
    r"(?=\s*[.,;:!?]|$)"
)
_USED_FOR = re.compile(  # "use it for our commercial model" may be to train it
    r"\bus(?:e|ed|ing) (?:(?!as\b|to\b)[\w'-]+ ){1,4}for (?:our|my|the|an?|this) "
    r"(?!(?:evaluat|benchmark|test|assess|measur)\w*)"
)
_LEARNS = re.compile(
    r"\b(?:(?:re|pre|post)?-?train|fine-?tun|learn|teach|taught|improv|feed|add|includ|embed|put"
    r"|build|built|ship it|into)"
)
_HOW_WELL = re.compile(rf"\bhow (?:well|good) (?:our|my|the|this) (?:{WORD} ){{0,3}}?{MADE} \w+s\b")
_MEANT_FOR = re.compile(  # what data are good for says nothing of what is asked
    r"(?P<data>\x00 (?:is|are|seems|looks like) (?:an?|the) (?:[\w-]+ ){0,3}?"
    r"(?:corpus|data ?set|collection|benchmark|set)) (?:for|to (?:train|test|evaluate)) "
    rf"(?:(?!research\b|academic\b|non){WORD} ){{0,2}}?{MADE}(?=[.,;!?]| and\b| so\b| but\b)"
    rf"|(?P<same>\x00, (?:an?|the) (?:{WORD} ){{0,2}}?(?:corpus|data ?set|collection)) for "
    rf"(?:(?!research\b|academic\b|non){WORD} ){{0,2}}?{MADE}(?=,)"
)


def as_ours(text: str) -> str:
    """Return a text (lower case) with what we train and test as just ours: "our network"."""
    return _TESTED.sub("evaluate it", _OURS.sub("our network ", _HOW_WELL.sub("evaluate", text)))


def without_aims(text: str) -> str:
    """Return a text (lower case) without what data are said to be good for."""
    return _MEANT_FOR.sub(lambda found: found["data"] or found["same"], text)


def without_trade(text: str) -> str:
    """Return a text (lower case) on a test without how the model that is tested is sold."""
    if _USED_FOR.search(text):
        return text
    return _IN_TRADE.sub(lambda m: f"{m['whose']} network" if m["whose"] else m["made"] or "", text)


def without_models(text: str) -> str:
    """Return a text (lower case) without models and what they are called: "our speech model"."""
    return _MODELS.sub(" ", text)


def without_ours(text: str) -> str:
    """Return a text (lower case) with "it" for each model of ours that is tested."""
    return _OUR_MODEL.sub("evaluate it", text)


def without_kinds(text: str, grave: Callable[[str], bool]) -> str:
    """Return a text (lower case) without the kind of each model of ours, but for `grave` words."""

    def kept(found: re.Match[str]) -> str:
        return " ".join((found["whose"], *filter(grave, found["kind"].split()), "network"))

    text = _OF_HUMANS.sub("", text)
    return _KIND.sub(kept, _HARMLESS.sub(" ", _OF_OUR_OWN.sub(r"\g<made>", text)))


def without_deeds(text: str, grave: Callable[[str], bool]) -> str:
    """Return a text (lower case) without what models do and people study, but for `grave` words."""

    def done(found: re.Match[str]) -> str:
        return " ".join((found["made"], *filter(grave, (found["what"] or "").split())))

    text = _HARMLESS.sub(" ", _OF_HUMANS.sub("", text))
    return _STUDYING.sub(done, _DOING.sub(done, text))


def of_products(text: str) -> str:
    """Return a text (lower case) on a test without the product of ours that holds the model.

    Where something is to learn as well, the product may be what learns.
    """
    if _LEARNS.search(text):
        return text
    text = _PRODUCT_TESTED.sub(r"\g<made>", text)
    return _TESTED_IN_PRODUCT.sub(lambda found: found["test"] + (found["made"] or ""), text)


def without_papers(text: str) -> str:
    """Return a text (lower case) without the papers that a model is for: "paper recommender"."""
    return _OF_PAPERS.sub(lambda found: found["made"] or "", text)


def tested(text: str) -> str:
    """Return a text (lower case) with what somebody tests as just theirs: "evaluate it"."""
    return _TESTED.sub(
        lambda found: f"{found['verb'] or found['tried'] or found['check'] or 'evaluate'} it", text
    )
