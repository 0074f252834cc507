"""Names as people write them: which words look like the name of something we ought to know."""

import re
from collections.abc import Callable, Iterator

# Identifiers of our own records, sizes, dates and hardware look like names of datasets.
_NO_NAME = re.compile(
    r"(?i)(pol|oli|reg|leg|clr|dr|case|pa|lh|gdpr|art|iso|rfc|mp|h|a|v|b|gb|mb|k|m|t|s|q|fy|ver"
    r"|utf|sha|md|fp|bf|int|pre|x|us|eu|en|de|fr)"
    r"-?\d[\w.-]*|[\d.,]+[a-z]{0,5}|\d.*|[ivx]+-vectors?|gpt-?(?!.*(?:instruct|data|convers|dialog|corpus|\d+k\b|clean|answers)).*|p\d+|re-.*\d"
    r"|[a-z]+-to-[2-4]d"
    r"|(?:train|test|dev|val|valid|validation)(?:-(?:clean|other|all|full|\d+\w?))+"
    r"|(?:clean|other)-\d+"
    r"|(?:top|pass|hit|hits|recall|precision|map|ndcg|k)[-@]\d+|[fr]\d"
)
_NAME_LIKE = re.compile(
    r"(?=.*[A-Za-z]{2})(?=.*\d)[A-Za-z][\w.+-]{3,}"  # SynthWorld-9B
    r"|[A-Z]{2,}\w*-[A-Z]{2,}[\w-]*"  # MIMIC-CXR
    r"|(?:[A-Z][a-z]+){2,}[A-Z]*(?:-\w+)*\+*"  # OpenVid, OpenHarborSpeech-XL, OpenVid++
)
_CAPITALISED = re.compile(r"(?<=[\w,;\x00] )[A-Z][a-z]{2,}[A-Za-z]+\b")
_VERSION = re.compile(r"[vV]\d+(\.\d+)*|\d+(\.\d+)+")
_TOOLS = frozenset(
    """PyTorch TensorFlow JavaScript TypeScript DeepSpeed MacBook DevOps PowerPoint TessalineBot
    OneDrive SharePoint GoogleDrive DropBox LangChain AutoGPT WhatsApp ShareAlike NonCommercial
    NoDerivatives NoDerivs""".split()
)
_SET = (
    r"(?:data ?sets?|corpus|corpora|benchmark|collection|datensatz|jeu de données"
    r"|conjunto de datos)"
)
# In scripts without spaces nothing shows where the word ends.
_UNSPACED_SET = (
    r"(?:的\s*)?(?:公开)?(?:数据集|數據集|資料集|语料库|語料庫)|(?:の\s*)?(?:データセット|コーパス)"
)
_NAMED_SET = re.compile(
    rf"((?:[A-Z][\w.+&-]*\s+){{1,4}})(?:{_SET}\b|{_UNSPACED_SET})"
    rf"|\b{_SET}\s+(?:called|named|namens|appelé|llamado)\s+([\w.+-]+)"
    r"|(?:名为|名為|叫做|名叫|称为|稱為)\s+([A-Z][\w.+-]*)"
    r"|([A-Z][\w.+-]*)\s+(?:という|って)"
)
_THE_SET = re.compile(rf"\b(?:the|this|that)\s+([a-z][\w.+]{{2,}})\s+{_SET}\b")
_NO_PROPER_NAME = frozenset(
    """un une le la les el los las der die das den dem ein eine einen unser unsere notre nos
    nuestro nuestra ce cette ese este approved registered non-commercial noncommercial
    academic-only research-only share-alike copyleft unlicensed permissive green amber grey red
    gray frozen internal in-house synthetic machine-generated model-generated llm-generated
    gpt-generated crowd-sourced crowdsourced self-collected open-source open-licensed a an the
    this that our your their is are can could may might will would should do does did we i you
    they he she it what which who where when why how if and or but for in on of to from with
    right obvious ideal perfect natural usual best without any some all no not public open own
    new old same other another vendor instruction
    training image video speech text audio music code chat web whole entire first second third
    big large small similar different licensed private external commercial academic research
    generated caption captioned labelled labeled cleaned filtered medical customer user employee
    pretraining finetuning fine-tuning preference eval evaluation test hf huggingface
    proprietary free released publicly available scraped crawled english german french spanish
    multilingual parallel legal personal face faces children ok okay use published paid existing
    current final complete full raw mixed combined automated automatic manual reward original qa
    vqa nlp nli ner asr tts ocr mt cv lm llm rl rlhf sft dpo ai ml""".split()
)

_ADDRESSED = re.compile(
    r"(?i)(?P<hello>^\W*(?:hi|hello|hey|hiya|dear|(?:good )?(?:morning|afternoon|evening)|hallo"
    r"|liebe|lieber|bonjour|salut|hola)),? (?-i:[A-Z][a-z]+)\b"
    r"|(?P<bye>\b(?:thanks|thank you|thx|cheers|regards|best|danke|merci|gracias)),?"
    r" (?-i:[A-Z][a-z]+)\W*$"
    # who wants to know: "Dana from the web team", "asked by Dana", "Dana asks whether"
    r"|(?P<asker>\b(?:asked by|for|on behalf of|told|tell)) (?-i:[A-Z][a-z]+)"
    r"(?= (?:from|of|in|at) (?:the|our|my) (?:(?-i:[a-z]+) ){0,2}"
    r"(?:office|site|lab|team|group|folks|crew)\b)"
    r"|(?P<sake>\basking for) (?-i:[A-Z][a-z]+)(?=[:,])"
    r"|(?P<before>^|[.!?:] |\b(?:my|our) (?:(?-i:[a-z]+) ){1,2})(?-i:[A-Z][a-z]+)"
    r"(?= (?:(?:asks?|asked|wonders?|wondered)(?: me| us)? (?:if|whether)"
    r"|wants? to know (?:if|whether)) (?:we|i|it|our|my)\b)"
    r"|(?P<may>\b(?:can|could|may|might|should|does|did|has)) (?-i:[A-Z][a-z]+)"
    r"(?= (?:use|train|run|evaluate|fine-tune|download|test|try|take|get|keep|start|build|work)\b)"
    r"|(?P<whose>\b(?:for|in|with|of|by|to|and|can|could|may|would|should|will|is|that|on|after"
    r"|since|from)) (?-i:[A-Z][a-z]+)'s"
    r"(?= (?:(?:new|own) )?(?:team|group|model|project|squad|experiment|run|branch|demo|office|lab"
    r"|desk|department|crew|unit)\b)"
    r"|(?P<signer>(?:^|\b(?:after|once|since|because|as|and|that|when)|[.;:])) (?-i:[A-Z][a-z]+)"
    r"(?= (?:has |have |had )?(?:signed off|signed|approved|completed|filed)"
    r" (?:(?:the|our|its|form) ){0,2}(?:pa-1|privacy|register|entry)\b)"
    r"|(?P<what>\b(?:model|one|thing|that|which|what)) (?-i:[A-Z][a-z]+)"
    r"(?= (?:is|was|has|wants|needs) (?:[a-z]+ing|built|trained|planned|to)\b)"
    r"|(?P<team>(?:^|[.!]\s*)(?-i:Team)) (?-i:[A-Z][a-z]+)(?= (?:here|speaking)\b)"
    r"|(?P<self>\b(?:I'm|I am|this is|here is)) (?-i:[A-Z][a-z]+)(?=,? (?:from|of|in|at)\b)"
    # where who asks sits: "Hello from the Zurich office", "question from our Lisbon lab"
    r"|(?P<seat>\b(?:from|in|at) (?:the|our)) (?-i:[A-Z][a-z]+(?: [A-Z][a-z]+)?)"
    r"(?= (?:(?-i:[a-z]+) ){0,2}(?:office|site|lab|team|group|folks|crew)\b)"
)


_OURS = re.compile(  # "our own Aurora model", "our new assistant Orion"
    r"\b(?:[Oo]ur|[Mm]y)(?: own)?(?: in-house)? [\"“']?([A-Z][a-z]+)(?:[- ]\w+)?[\"”']? "
    r"(?:model|llm|LLM|network|assistant|chatbot|bot|tutor|copilot|app|product)s?\b"
    r"|\b(?:[Oo]ur|[Mm]y)(?: (?:own|new|next|first|in-house|big|small|large)){0,2} "
    r"(?:model|llm|LLM|network|assistant|chatbot|bot) [\"“']?([A-Z][a-z]+)"
)
_OPENING = re.compile(r"(?:^|[.!?:;]\s+|\n)([A-Z][a-z]+)\b")


def named_ours(text: str) -> frozenset[str]:
    """Return the names that a text gives to models of ours: "our own Aurora model"."""
    return frozenset(found[1] or found[2] for found in _OURS.finditer(text))


def opening(text: str) -> frozenset[str]:
    """Return the words with which sentences of a text begin: their capital is that of any word."""
    return frozenset(_OPENING.findall(text))


def without_people(text: str) -> str:
    """Return what is left of a text without the name of whom it greets, or of who has signed it."""
    return _ADDRESSED.sub(lambda found: next(g for g in found.groups() if g is not None), text)


_IDENTIFIER = re.compile(r"[a-z][a-z\d]+(?:[-_][a-z\d]+)+")
_MADE_OF_NAME = re.compile(  # "imagenet-pretrained" names ImageNet, and no other data
    r"-(?:like|styled?|based|derived|inspired|type|quality|level|sized?|scale|(?:pre|fine)?-?trained"
    r"|(?:fine)?-?tuned|generated|written|made|hosted|scraped|crawled|sourced|related|licen[cs]ed"
    r"|only|free|wise|compatible|format|wide|owned|approved|sharealike|alike|derivative|commercial)\b.*"
)
_SHORTEST_NAME = 5
_SET_ENDS = re.compile(  # "alpaca-cleaned", "webvid-captions-clean", "the-pile-dedup"
    r"(?!(?:machine|hand|human|pre|non|open|un|semi|re|self|well|auto|double|de|raw|web|text|video"
    r"|image|audio|speech|code|live|customer|user|first|third|real|big|small|our|in|per|multi"
    r"|cross|single|full|half|all|low|high|long|short|voice|train|test|dev|internal|external|key"
    r"|question|noise|quality|manually|newly|read|write|plain|fine|silver|gold|over|mid|post|held"
    r"|hold|side|parallel|cc|mit|apache|bsd)[-_]).+[-_](?:clean(?:ed)?|filtered|dedup(?:ed)?|mini"
    r"|small|tiny|subset|fixed|sample|v\d+|\d+[km]b?|full|lite|hq|captions|instructions|instruct"
    r"|chat|pairs|dataset|corpus|dump|mirror|reupload|copy)"
)
_UPLOAD = re.compile(
    r"(?i)\b(?:https?://)?(?:www\.)?(?:huggingface\.co|hf\.co|kaggle\.com|zenodo\.org)"
    r"/(?:[\w.-]+/)*?([\w.-]+/[\w.-]+)/?(?![\w/.-]*\w)"
)


def _identifiers(text: str, of_data: Callable[[str], bool]) -> Iterator[str]:
    """Yield names in the form of an upload: "imagenet-mini", "huggingface.co/datasets/foo/bar"."""
    for upload in _UPLOAD.finditer(text):
        yield upload[1].rstrip(".").removeprefix("datasets/")
    for word in _UPLOAD.sub(" ", text).split():
        bare = word.strip(".'`*_")
        if not _IDENTIFIER.fullmatch(bare) or bare in _NO_PROPER_NAME:
            continue
        parts = re.split("[-_]", bare)
        begins = ("-".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
        whole = any(len(name) >= _SHORTEST_NAME and of_data(name) for name in begins)
        if (whole and not _MADE_OF_NAME.search(bare)) or _SET_ENDS.fullmatch(bare):
            yield bare


def unknown_names(
    text: str, known: Callable[[str], object], of_data: Callable[[str], bool]
) -> list[str]:
    """The names in what is left of a text once the known ones are taken out of it."""
    found: list[str] = []
    for word in text.split():
        bare = word.strip(".'`*_")
        if _NAME_LIKE.fullmatch(bare) and not _NO_NAME.fullmatch(bare) and bare not in _TOOLS:
            found.append(bare)
    found += _identifiers(text, of_data)
    for match in _NAMED_SET.finditer(text):
        words = (match[match.lastindex or 0]).split()
        while words and words[0].casefold() in _NO_PROPER_NAME:
            words.pop(0)
        # "Hi-Fi TTS" is a name, "Speech" is none
        if words and all(w.casefold() not in _NO_PROPER_NAME or w.isupper() for w in words):
            found.append(" ".join(words))
    for match in _THE_SET.finditer(text):
        word = match[1]
        if word.casefold() not in _NO_PROPER_NAME and not known(word):
            found.append(word)
    return [
        name
        for name in dict.fromkeys(found)
        if not any(known(part) for part in (name, *name.split()))
    ]


def capitalised(text: str) -> list[str]:
    """The words with a capital letter within the sentences of a text."""
    return _CAPITALISED.findall(text)


def is_version(word: str) -> bool:
    """Tell whether a word behind a name makes it that of another version: "2.0", "v3"."""
    return bool(_VERSION.fullmatch(word))
