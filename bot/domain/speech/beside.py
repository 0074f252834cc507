"""What stands beside the name of data and makes it other data, or joins other data to it."""

import re
from collections.abc import Collection, Iterator
from itertools import takewhile

from bot.domain.speech.models import MADE, WORD
from bot.domain.speech.products import denied

NAME = "\x00"
"""What stands for a name in a text."""
_TOKEN = re.compile(r"\x00(?:[ -]\x00)*(?:'s)?(?:-\w+)?|[^\W_](?:['-]?\w)*|[^\w\s]")
_JOINED = re.compile(
    r"\b(?:as well as|along with|together with|combined with|mixed with|in addition to|next to"
    r"|on top of|alongside|besides|including|versus|vs|plus|zusammen mit|sowie|ainsi que"
    r"|en plus de|junto con|además de)\b|[&+/]"
)
_JOINS = frozenset("and or und oder et ou y o e u plus".split())
# A clause begins with these, and no other thing.
_CLAUSE = frozenset(
    """i we you he she it they there this that is are was were am be may can could might shall
    should would will do does did have has had must need want if whether what who whom where
    when why how which also so then not no nobody nothing please thanks thank just let let's
    use used using feed fed feeding serve charge train trained training pretrain finetune
    fine-tune teach evaluate benchmark
    legal ask asking tell wondering wonder would i'd we'd i'm we're it's there's wir
    ich ist sind darf
    dürfen kann können fetch get download collect pull grab scrape crawl store save training
    fine-tuning finetuning pretraining evaluation evaluating benchmarking commercial nous je
    look see keep find make start begin try measure compare storing saving keeping fetching getting
    downloading collecting pulling grabbing scraping crawling
    hold holding hang hanging retain retaining to keeps saves stores preserve archive archiving
    stash maintain warehouse compute computing report reporting counting for file put write writes
    leave saved stored kept storage definitely certainly surely archived preserved archives dump
    dumps fetches pulls back backing stays dumping crawl pull puts send process analyse analyze
    score scoring grade judge rate bring bringing turn turning give giving pass passing hand
    handing send sending share sharing
    stashing offer zip pack compress putting posting writes write saves
    thought think thinking hope hoping plan planning
    est sont peut on puis es son podemos puedo si ob whether""".split()
)
_TESTS = frozenset("test check assess run try".split())  # "… and test our model", no "test set"
_DETERMINED = (["our"], ["my"], ["this"])
_NO_CLAUSE = frozenset((("and", "on"), ("or", "on"), ("plus", "on")))  # only in French it is one
_ACTS = frozenset(
    """scrape crawl download fetch grab pull collect gather harvest save store copy host mirror
    ahead testing""".split()
)
_FEW = frozenset(
    "the a an our my your this that these those its their all some any of from by copy copies der"
    " die das den dem des unser unsere le la les l' du de nos notre el los las del nuestro".split()
)
_ANOTHER = frozenset(
    """new newer newest latest old older oldest other another second third next previous recent
    big bigger biggest large larger largest small smaller smallest tiny mini full-size better
    improved special custom modern updated different similar successor sister sibling related
    alternative neighbouring adversarial multilingual tokenised tokenized encoded embedded
    indexed chunked shuffled parsed multimodal symmetric
    asymmetric balanced noisy perturbed simplified translated
    filtered deduplicated cleaned annotated relabelled relabeled augmented compressed distilled
    quantized recaptioned raw processed half-baked so-called fake synthetic unlike like than but
    except excluding without minus before until neue neuer neuen ältere andere anderen autre
    nouveau nouvelle otro otra nuevo nueva""".split()
)
_VERSION = frozenset(
    """version versions variant variants edition editions flavour flavor fork forks derivative
    derivatives remake remix lookalike lookalikes clone clones successor successors predecessor
    sequel spin-off spinoff equivalent equivalents alternative alternatives competitor family
    lexicon wordlist glossary leaderboard follow-up followup companion
    series style extension extensions supplement generation generations remaster pro premium
    enterprise lite deluxe""".split()
)
# "A translation of" data is other data; their "translation" may be what a model is tested on.
_MADE_OF = _VERSION | frozenset(
    """translation summary paraphrase rewrite imitation transcription adaptation reproduction
    parody übersetzung traduction traducción""".split()
)
_TELLING = _ANOTHER | _VERSION
_KINDS_OF_SETS = frozenset("version versions edition editions family series style".split())
"""What a set may be called itself: "the full version of it"."""
SELLING = frozenset(("sell", "selling", "sold", "market", "marketing"))
_SINGULAR = frozenset("is was has looks seems appears sounds fits contains".split())
_OF = frozenset(("of", "von", "de", "del", "du"))
_SETS = frozenset("data dataset datasets corpus benchmark benchmarks licence license terms".split())
IN_NAME = " in its name"
"""What follows a word that goes on with a name: a word for a use says something else there."""
_FOR_WHOM = (
    r"(?:Teams?|Enterprise|Business|Work|Education|Schools?|Kids|Developers?|Artists|Creators)"
)
_WHERE = (  # "Question Answering in Context"; what is said of the day is no name
    r"(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Q\d|Mon|Tue|Wed|Thu|Fri|Sat|Sun)"
    r"[a-z]*\b)[A-Z][a-z]"
)
_GOES_ON = re.compile(
    rf"\x00 (?:of (?=[A-Z][a-z])|in (?={_WHERE})|for (?={_FOR_WHOM}\b))?"
    r"((?!OK\b|I\b|VS\b|(?:Green|Amber|Grey|Gray)\W)(?:\d+[A-Z]\w*|[A-Z][\w-]+))"
)
_OWN_SET = re.compile(  # "the Yelp Open Dataset" is a set of its own
    r"\x00 ((?:Open|Public|Academic|Research) (?:Data ?set|Data|Corpus))\b"
)
_GOES_BEFORE = re.compile(
    r"(?<=[a-z,;] )((?!OK\b|I\b)(?:[A-Z][a-z]+(?:-\w+)*"
    r"|(?!(?:ASR|TTS|NLP|OCR|LLM|GPU|API|QA|ASAP|EOD|FYI|PM)\b)[A-Z]{2,})) \x00"
    r"|\b(?i:(tiny|mini|lite|deluxe)) \x00"
)
_WOULD = re.compile(r"would|should|'d|i'd|we'd|i|we|they|you|legal|team")
_ABOUT = re.compile(  # those in the data, and where they lie, are not the data
    r"\b(people|persons?|users|visitors|readers|folks|community|site|website|pages?|homepage|blog"
    r"|portal|server) (?:in|on|of|from|behind|at) (?:the |our )?\x00"
)
_OURS = frozenset(("our", "my"))
_MADE = re.compile(  # "… + our own ASR model": no data
    rf"^(?:{WORD} ){{0,3}}?(?:{MADE}|clusters?|gpus?|lab|(?:web ?)?site)(?!\w)"
)
_TRAINED = re.compile(  # "X + tagger training": what is done with X
    rf"(?:{WORD} ){{0,3}}?{MADE} (?:training|evaluation|testing|finetuning|fine-tuning)\b"
)
_COPY_KEPT = re.compile(
    r"(?:a|one|the) copy (?:be |is |would |will )*(?:kept|stored|saved"
    r"|retained|sit|stay|live|go)\b"
)
_PUT_IN = re.compile(r"(?:ship|include|put|embed|build) it (?:in|into|inside)\b")
"""Where the model goes that is trained on the data before."""
_OUR_END = re.compile(rf"\b{MADE}(?: (?:that |which )?we (?:sell|offer|built|made|trained|ship))?$")
_LIKENESS = "-"
_DETERMINED_BY = (
    r"(?:on|from|with|the|an?|some|few|several|other|another|various|many|more|all|any|our|my"
    r"|their|this|that|these|those|new|synthetic)"
)
_OTHERS = re.compile(rf"(?:and|or|plus) {_DETERMINED_BY}")
_OTHER_DATA = re.compile(  # "and some blogs", and no "and our new model", "and on \x00"
    rf"(?:(?:\b(?:and|or)|{_JOINED.pattern}),? )(?:{_DETERMINED_BY} )+"
    rf"(?!{_DETERMINED_BY}\b|(?:{WORD} ){{0,3}}?(?:{MADE}|teams?|staff|colleagues?|lawyers?|lead"
    r"|manager|boss|legal|issues?|problems?|objections?|reasons?|results?|outputs?|weights|deadline"
    r"|sprint|rest|same|way|time|day|week|month|one)\b)[a-z]"
)
_OTHER_ONE = re.compile(  # "we use the newer one", "their checkpoint"
    r"\bthe (newer|newest|latest|older|oldest|other|larger|largest|bigger|smaller|second|previous"
    r"|full|extended|original|improved|updated|different|cleaned) ones?\b"
    r"|\bthe (one)s? (?:with|that|which|from|of|for|in|without)\b(?! \x00)"
    r"|\b(their)(?: \w+){0,2} (?:checkpoint|weight)s?\b"
)


_JOINING = (
    r"(?:,? (?:and|or|plus|also|&|\+|as well as|along with|together with|mixed with|combined with)"
    r"(?: (?:on|with))?)"
)
_AFTER = r"(?:'s)?(?: (?:data ?set|data|corpus|questions|stories))?\)?"
_NO_SET = (  # what is written in capitals and is no data
    r"(?:ASR|TTS|NLP|OCR|LLMS?|VLMS?|GPUS?|API|QA|ASAP|EOD|FYI|PM|OK|SFT|RLHF|PA|EU|US|USA|UK|NC"
    r"|CC|MIT|BSD|GPL|RAG|SDK|VS|NDA|DPA|ML|AI|AND|OR|NOT|ALL|NO|YES|ODC|PDF|CEO|CTO|HR|R&D|MVP|POC)"
)
_CAPITALS = re.compile(  # "X and SWAG", "X, TOP, STAR", "SWAG and X"
    rf"\x00{_AFTER}(?:{_JOINING}|,|/) (?:the )?(?!{_NO_SET}\b)[A-Z][A-Z\d]{{2,}}\b"
    rf"|(?<![\w-])(?!{_NO_SET}\b)[A-Z][A-Z\d]{{2,}}(?: (?:and|or|plus)|,) \x00"
)
_SO_ON = re.compile(
    r"\x00,? (?:etc\b|and so on\b|and so forth\b|and (?:the )?others?\b"
    r"|and (?:some )?more\b(?! than)|(?:and|or) similar\b"
    r"|(?:and|plus|or|as well as|together with|along with),? (?:whatever|another one|the rest\b"
    r"|all other|everything else|last [\w']+ (?:blend|mix|run|corpus)"
    r"|what we (?:had|used|have|discussed))\b"
    r"|u\.s\.w|usw\b|et cetera)"
    r"|\A\W*(?:and |what about |how about )?(?:the|all|those) others?(?: ones?)?\W*\Z"
)
_NAMELESS = re.compile(
    rf"\x00{_AFTER}{_JOINING} (?P<what>(?!(?:its|their|the same)\b)[\w'-]+(?: [\w'-]+){{0,3}})"
    rf"|\x00{_AFTER}, (?P<listed>(?!(?:its|their|the same)\b)[\w'-]+(?: [\w'-]+){{0,2}}) "
    r"(?:and|or|plus)\b"
)
_MATTER = re.compile(  # what data may be made of, whatever it is
    r"\b(?:textbooks?|books?|papers|notes|logs|blogs?|novels|e-?books|audiobooks|lyrics|shows"
    r"|broadcasts|radio|recordings|transcripts|manuals|articles|news|newspapers|memes|photos|pictures"
    r"|images|videos|clips|films|movies|podcasts|interviews|tickets|chats|emails|mails"
    r"|data(?! (?:augmentation|pipeline|loader|team|loading))|websites?|pages|forums?|posts|scans"
    r"|maps|songs|music|poems|essays|exams?|magazines|comics|reports|slides|dictionar(?:y|ies)"
    r"|(?:hours|minutes) (?:of|that|which|from))\b"
    r"|\Awhat (?:[\w'-]+ ){1,3}?(?:collect|scrap|download|record|crawl|gather|copi|buy|bought|wrote"
    r"|made)\w*"
)


_OPENS = (
    r"(?:(?:and|or|but|ok|okay|so|also|plus|with|together|mixed|combined|then"
    r"|(?:what|how) about|(?:what )?if (?:we|i)|can (?:we|i)|may (?:we|i)|could (?:we|i)|add|mix"
    r"|mixing|adding|in|on top(?: of (?:that|it|this))?|include|throw|use|take|put)\W+)"
)
_MORE_MATTER = re.compile(  # "what if we mix in some podcasts?", "podcasts too?"
    rf"\A\W*(?:{_OPENS}+(?P<opened>{WORD}(?: {WORD}){{0,3}})"
    rf"|(?:[\w'-]+ ){{1,4}}?(?:have|has|had|brings?|brought|bought|offers?|adds?|got|found"
    rf"|collected|downloaded|recorded|wrote|scraped) (?:also )?(?P<had>{WORD}(?: {WORD}){{0,4}})"
    rf"|(?P<too>{WORD}(?: {WORD}){{0,3}}?),? (?:too|as well|also|on top)\b)"
)
_CRAWL = re.compile(r"(?:(?:the|our|an?|some|my) )?(?:[\w'-]+ ){0,2}?(?:crawls?|scrapes?)\b")
_THE_SAME_DATA = frozenset(
    "the its their these those this that his her for from as under of about to at by".split()
)


_OTHER_SETS = re.compile(  # "plus an NC dataset", "with a few other math datasets"
    rf"\x00{_AFTER}(?:{_JOINING}|,? (?:with|if we (?:add|mix in))) (?:an?|another|other|some|few"
    r"|several|two|three|four|many|more|various|any|plus|additional|further) "
    r"(?:[\w'\x00-]+ ){0,4}?(?:data ?sets?|corpus|corpora|sets)\b"
    rf"|\x00{_AFTER} with an? (?:[\w'\x00-]+ ){{0,4}}?set (?:added|mixed in|on top)\b"
)


def names_matter(text: str) -> bool:
    """Tell whether a text names what data may be made of: "the images"."""
    return bool(_MATTER.search(text.casefold()))


def joins_matter(text: str) -> bool:
    """Tell whether a follow-up (lower case) joins data of another kind: "and some podcasts?".

    "The" pictures are those of the data in question.
    """
    found = _MORE_MATTER.match(text)
    thing = (found["opened"] or found["had"] or found["too"]) if found else ""
    if thing and _CRAWL.match(thing):
        return True
    begins = thing.split(maxsplit=1)[:1]
    return bool(begins) and not _THE_SAME_DATA.intersection(begins) and bool(_MATTER.search(thing))


_INSTEAD = re.compile(  # "something else instead of SNLI"
    r"\b(?:instead of|in place of|in lieu of|rather than|statt|anstatt|anstelle von|au lieu d[eu]"
    r"|à la place d[eu]|en lugar de|en vez de)(?: (?:the|our|die|das|den|dem|le|la|el|los))? \x00"
)


def others(text: str, signs: Collection[str]) -> bool:
    """Tell whether a text (lower case) has other data than those named, under no name of theirs.

    They are joined to them, or taken in their place. `signs` are what stands beside the names.
    """
    if len(_INSTEAD.findall(text)) == text.count("\x00") > 0:
        return True
    if any(map(_OTHERS.fullmatch, signs)) and _OTHER_DATA.search(text):
        return True
    things = (m["what"] or m["listed"] for m in _NAMELESS.finditer(text))
    matter = any(_MATTER.search(thing) for thing in things if _begins_thing(thing))
    return matter or bool(_SO_ON.search(text) or _OTHER_SETS.search(text))


def _begins_thing(words: str) -> bool:
    first = words.split(maxsplit=1)[0]
    return first == "what" or not clause(first)


def in_capitals(text: str) -> bool:
    """Tell whether what stands beside a name is written as a name of other data: "X and SWAG"."""
    return bool(_CAPITALS.search(text))


def another(signs: Collection[str]) -> bool:
    """Tell by what stands beside a name whether it is on what is made of the data, or like them."""
    return not (_MADE_OF - _KINDS_OF_SETS).isdisjoint(signs)


_NO_OTHER = {"api", "json", "jsonl", "csv", "tsv", "xml", "rdf", "sql"}
"""What stands behind a name and is no part of one: the way to the data, which is a topic, or how
they are written."""


def longer_names(text: str, common: Collection[str]) -> frozenset[str]:
    """Return the words with a capital that make a name another: "ImageNet VID", "Tiny ImageNet".

    What `common` words call a set goes on with none; whatever stands before a name makes it longer.
    """
    plain = _SETS.intersection(common)
    after = {match[1].casefold() for match in _GOES_ON.finditer(text)}.difference(plain)
    after |= {match[1].casefold() for match in _OWN_SET.finditer(text)}
    after -= _NO_OTHER
    before = {(match[1] or match[2]).casefold() for match in _GOES_BEFORE.finditer(text)}
    return frozenset(f"{word}{IN_NAME}" for word in after | before)


def clause(word: str) -> bool:
    """Tell whether a clause begins with a word behind "and", and no other thing."""
    return word in _CLAUSE


def beside(text: str, common: Collection[str]) -> frozenset[str]:
    """Return what makes a text (lower case) about other data than the names in it.

    These are what is joined to a name, a word before it that makes it another thing of the kind,
    and a word behind it that does; `common` words say nothing.
    """
    tokens = _TOKEN.findall(_JOINED.sub(" plus ", denied(text)))
    places = [n for n, token in enumerate(tokens) if token.startswith(NAME)]
    signs = (sign for n in places for sign in _signs(tokens, n, common))
    things = (m[1] or m[2] or m[3] for m in _OTHER_ONE.finditer(text))
    return frozenset((*signs, *things, *(f"{m[1]} of" for m in _ABOUT.finditer(text))))


def _ours_before(tokens: list[str], at: int) -> bool:
    """Tell whether what stands before is a model of ours, and no data: "our model + X"."""
    return _OUR_END.search(" ".join(tokens[max(0, at - 8) : at])) is not None


def _signs(tokens: list[str], at: int, common: Collection[str]) -> Iterator[str]:
    name = tokens[at].replace(NAME, "").strip()
    if _LIKENESS in name:
        yield name.strip("-")
    yield from _before(tokens, at, common)
    yield from _behind(tokens, at, common)


def _before(tokens: list[str], at: int, common: Collection[str]) -> Iterator[str]:
    """What stands before a name: "the larger …", "data like …", "version of …", "images and …"."""
    n, of = at - 1, False
    while n >= 0 and tokens[n] not in _TELLING and (tokens[n] in _FEW or tokens[n] in common):
        of, n = of or tokens[n] in _OF, n - 1
    if n < 0:
        return
    if tokens[n] == "like" and n and _WOULD.search(tokens[n - 1]):
        return
    if tokens[n] in _ANOTHER or (of and tokens[n] in _MADE_OF):
        yield tokens[n]
    elif _joined(tokens, n, at):
        yield f"{tokens[n - 1]} {tokens[n]}"


def _joined(tokens: list[str], n: int, at: int) -> bool:
    """Tell whether data are joined to a name by the word before it."""
    if tokens[n] not in _JOINS or not n or _ours_before(tokens, n):
        return False
    return _thing(tokens[n - 1]) and not _alone(tokens, at)


def _thing(token: str) -> bool:
    """Tell whether a word may be a thing: "images and X" are two, "scrape and save X" is one."""
    return re.match(r"\w", token) is not None and token not in _ACTS


def _alone(tokens: list[str], at: int) -> bool:
    """Tell whether a name has a verb for one thing: "… and HD-VG-130M looks good"."""
    return at + 1 < len(tokens) and tokens[at + 1] in _SINGULAR


def _behind(tokens: list[str], at: int, common: Collection[str]) -> Iterator[str]:
    """What stands behind a name: "… version", "… (the big one)", "… and images"."""
    if tokens[at + 1 : at + 2] == ["("]:
        yield from _TELLING.intersection(takewhile(lambda sign: sign != ")", tokens[at + 2 :]))
    n = at + 1
    while n < len(tokens) and tokens[n] in common and tokens[n] not in _TELLING:
        n += 1
    if n < len(tokens) and tokens[n] in _VERSION:
        yield tokens[n]
    if n < len(tokens) and tokens[n] in (",", "("):
        n += 1
    if n + 1 >= len(tokens) or tokens[n] not in _JOINS:
        return
    following = tokens[n + 1]
    if _COPY_KEPT.match(begun := " ".join(tokens[n + 1 : n + 5])) or _PUT_IN.match(begun):
        return
    sold = following == "sell" and tokens[n + 2 : n + 3] != ["it"]
    if (sold or following in _OURS) and _MADE.search(" ".join(tokens[n + 2 : n + 7])):
        return
    begins = clause(following) and (tokens[n], following) not in _NO_CLAUSE
    if tokens[n] == "plus" and _TRAINED.match(" ".join(tokens[n + 1 : n + 7])):
        return
    begins = begins or (following in _TESTS and tokens[n + 2 : n + 3] in _DETERMINED)
    internal = tokens[n + 1 : n + 3] == ["internal", "research"]
    if re.match(r"\w", following) and not begins and not internal:
        yield f"{tokens[n]} {'sell' if following in SELLING else following}"
