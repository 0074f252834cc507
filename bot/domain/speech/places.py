"""Names that are none of data: of places, teams, tools, and of what a model is built like.

"Our Tokyo team", "on AWS in Ireland", "for Project Falcon", "with DeepSpeed", "train a Conformer".
"""

import re
from collections.abc import Callable

from bot.domain.speech.gazetteer import PLACES

_TEAM = (
    r"(?i:teams?|offices?|labs?|clusters?|regions?|branch(?:es)?|groups?|crew|folks|people|staff"
    r"|colleagues|engineers|researchers|scientists|developers|interns?|students|subsidiary"
    r"|data ?cent(?:re|er)s?|machines?|servers?|nodes?|gpus?)"
)
_WHERE = (
    rf"(?:{_TEAM}|(?i:sites?|buckets?|storage|cloud|features?|apps?|products?|nfs|drives?|launch|pilot"
    r"|rollout)|AWS|GCP|Azure|EC2|S3|CoreWeave|(?:Google|Oracle) Cloud)"
)
_WHOM = (
    r"(?:(?:a|an|our|the|one|some|this) (?:[a-z-]+ ){0,2}(?:customers?|clients?|partners?"
    r"|hospitals?|banks?|schools?|universit(?:y|ies)|compan(?:y|ies)|startups?|users?|markets?"
    r"|insurers?|agency|ministry|telcos?|airlines?|retailers?)|customers|clients|users|hospitals|schools|banks)"
)
_NAME = r"(?P<name>(?!I\b)[A-Z][a-zà-ÿ]+(?:[ -][A-Z][a-zà-ÿ]+)?)"
_PLACES = (
    re.compile(rf"\b{_WHERE}(?: (?:here|running|hosted|based|located))? in {_NAME}\b"),
    re.compile(rf"\b{_WHOM}(?: based| located)? in {_NAME}\b"),
    re.compile(rf"\b(?:[Oo]ur|[Mm]y|[Tt]he) {_NAME}(?= {_TEAM}\b)"),
    re.compile(  # "l'équipe de Lyon", "el equipo de Valencia", "das Büro in Graz"
        r"\b(?i:équipe|bureau|site|clients?|clientes?|equipo|oficina|sede|team|büro|standort|kunden?)"
        rf" (?:de|à|en|a|in|aus) {_NAME}\b"
    ),
    re.compile(  # "au cabinet Delmas", "el cliente Ortuño"
        rf"\b(?i:clients?|cabinet|société|clientes?|empresa|cadena|kunden?|firma|kanzlei) {_NAME}\b"
    ),
)
# "Photos taken in Norway" and "the Boston Housing data" are told apart by their place.
_IN_THE_WORLD = re.compile(
    r"(?<!taken )(?<!shot )(?<!recorded )(?<!collected )(?<!published )(?<!written )(?<!protected )"
    r"(?<!law )(?<!illegal )(?<!legal )(?<!banned )(?<!forbidden )(?<!copyright )"
    rf"\b(?:in|near|at|to|for|our|the|The|Our|a|A) {_NAME}(?! [A-Z])\b"
)
_PROJECT = re.compile(r"\b(?:for|in|of|on) (?:our |the )?[Pp]roject [A-Z]\w+\b")
_LANGUAGES = (
    r"(?:Java|JavaScript|TypeScript|Python|Rust|Kotlin|Scala|Swift|Ruby|PHP|Perl|SQL|Bash|HTML|CSS"
    r"|Haskell|Fortran|COBOL|MATLAB|Julia|Lua|Go|Golang|C\+\+|C#|C|R|Elixir|Erlang|Dart|Solidity"
    r"|Verilog)"
)
_CODE = re.compile(  # "MIT-licensed Java code": which licence it has counts
    rf"(?i:(?<=licensed )|(?<=licenced )|(?<=our )|(?<=own ))(?:{_LANGUAGES}(?:,? (?:and|or) |, ))*"
    rf"{_LANGUAGES} (?=(?:source )?(?:code|crates|packages|projects|libraries|repos|repositories"
    r"|functions|files|snippets|modules)\b)"
    rf"|(?<=[Tt]rain a )(?:small |large |new )?{_LANGUAGES} (?=(?:code )?completion\b)"
)

_OFFICES = re.compile(  # ours, as the policies call them
    r"\b(?:(?:Open Source )?Programme Office|Data (?:Governance|Legal|Partnerships|Register)"
    r"|Privacy (?:Office|Board)|Legal Ops)\b"
)
_TOOLS = re.compile(
    r"\b(?:DeepSpeed|Docker|Kubernetes|KenLM|Slurm|Megatron|FSDP|PyTorch|JAX|TensorFlow|Kaldi|ESPnet"
    r"|NeMo|vLLM|MLflow|Airflow|Jenkins|Jupyter|Colab|SageMaker|Databricks|Snowflake|BigQuery|Hadoop"
    r"|Dask|OSPO|NeurIPS|ICML|ICLR|EMNLP|CVPR|ECCV|ICCV|Interspeech|ICASSP|SIGGRAPH"
    r"|TessalineBot|Axolotl|Unsloth|TensorRT|AutoML|DataLoader|LoRA|QLoRA|SentencePiece|Transformers"
    r"|Lightning|Hydra|Gradio|Streamlit|Grafana|Ray|Jira|Confluence)\b"
)
_RUN_ON = re.compile(  # what a product runs on
    r"\b(?:Android|iOS|iPadOS|Linux|Windows|macOS|Jetson|Raspberry Pi|Snapdragon|Arduino)"
    r"(?= (?:tablets?|phones?|apps?|SDK|devices?|boards?|boxes|laptops?|clients?|keyboards?)\b)"
)
_BUILT = re.compile(  # "train a Conformer on": it is the model that has this name
    r"\b(?P<before>(?i:(?:pre-?)?train|build)(?:s|ing)? (?:of |(?:an?|our|the|my|another) )?"
    r"(?:(?!(?:on|with|from|using|over|in|against|of|for|to)\b)[a-z-]+ ){0,3})"
    r"(?P<name>(?!(?i:[\w/-]*(?:voice|face|speak|clon|person|gait|iris|emot|id\b)))"
    r"(?:[A-Z]\w*(?:\d|[a-z][A-Z])[\w/-]*|(?:Con|Trans|Branch|Squeeze)former|Mamba|Perceiver|Tacotron"
    r"|Jasper|Citrinet|Zipformer|Griffin))(?= (?:[a-z-]+ ){0,2}(?:on|with|from|using|over) )"
)
_UNIT = (
    r"(?:Vision|Speech|Robotics|Search|Product|Privacy|Research|Infra|Platform|Marketing|Sales"
    r"|Support|Security|Design|Data|Legal|Perception|Translation|(?:Code )?Intelligence|Legal AI"
    r"|Finance|Health|Operations|Engineering)"
)
_UNITS = re.compile(  # "Can Vision publish", "Privacy signed off the form"
    r"(?:(?<=^)|(?<=[.?!;:] )|(?<=\b[Cc]an )|(?<=\b[Mm]ay )|(?<=\b[Cc]ould )|(?<=\b[Ii]s ))"
    rf"{_UNIT}"
    r"(?= (?:finish|complet|clear)ed\b| (?:publish|train|use|fine-?tune|evaluate|run|keep|ship"
    r"|report|want|would|signed|approved|asked|asks|needs|confirmed|said|says|plans|allowed)s?\b)"
)
_CREDITED = re.compile(  # "with credit to the COCO Consortium": those who made the data
    r"(?P<credit>\b(?:(?:[Cc]redits?|[Aa]ttribution|[Aa]cknowledge?ments?)"
    r"(?: (?:is|are|given|goes))* to|[Cc]redited to|[Cc]rediting|[Aa]cknowledging|(?:[Ww]e|I)"
    r" credit))"
    r" (?:[Tt]he )?(?P<name>[A-Z][\w&.-]*(?: (?:of )?[A-Z][\w&-]*){0,4})"
    r"(?:(?: (?:is|are))?(?= included\b))?"
    r"|\b(?:[Tt]he|[Aa]n?) (?P<whose>[A-Z]\w+(?: [A-Z]\w+)?)(?= (?:credit|notice|attribution)\b)"
    r"|\bas (?P<maker>[A-Z]\w+)(?= (?:itself )?(?:published|released|hosts|hosted) (?:it|them)\b)"
)
_CUSTOMER = re.compile(  # "customer Norvik's contract"
    r"\b(?P<who>(?:[Cc]ustomer|[Cc]lient|[Tt]enant)) [A-Z]\w+(?: [A-Z]\w+)?"
    r"(?='s\b| (?:has|have|is|signed|switched|turned|opted|agreed|wants|enabled)\b)"
)
_SIGNED_WITH = re.compile(  # "Halvorsen Bank's contract", "a signed deal with Norrland Film"
    r"\b(?P<deal>(?:deal|contract|agreement|licence) (?:that we (?:have|signed) )?with)"
    r" (?P<whom>[A-Z]\w+(?: [A-Z]\w+){0,2})"
    r"|\b(?P<who>(?!(?:Customers?|Clients?|Tenants?|Users?|People|Those|Employees?|Staff|Speakers?"
    r"|Authors?|Actors?|Hosts?|Sites?|Publishers?|Companies|Partners?|Creators?|Artists?)\b)"
    r"[A-Z]\w+(?: [A-Z]\w+){0,2})(?='s (?:contract|agreement|admin)\b"
    r"| (?:has|have) (?:signed|switched|turned|enabled|activated|opted)\b"
    r"| (?:has )?(?:asked|wants) us to\b| (?:has )?opted in\b"
    r"| (?:has )?licensed (?:it |them )?to us\b"
    r"|'s? (?:tickets|chats|forms)\b"
    r"| whose (?:contract|agreement|admin)\b"
    r"| who (?:has |have )?(?:signed|switched|opted|enabled)\b)"
)
_CHAIN = re.compile(  # "for Nordhaven, a supermarket chain"
    r"\b(?P<before>for|at) [A-Z]\w+(?: [A-Z]\w+)?(?=, (?:a|an|our|one of our|the) (?:[\w-]+ ){0,3}?"
    r"(?:chain|company|customer|client|bank|insurer|retailer|manufacturer|firm|startup|hospital"
    r"|utility|airline|railway|supplier|maker)\b)"
)
_OUR_SIZE = re.compile(
    r"\b((?:[Oo]ur|[Tt]he)(?: own)?) \d+(?:\.\d+)?[Bb]\b(?! \w*(?:words|tokens))"
)
_NETWORK = re.compile(  # "a toy CNN", "train its tutorial CNN on it": no news
    r"\b(?i:small|tiny|toy|little|simple|kleines|petit|pequeña) CNN\b"
    r"|(?<=\b[Tt]rain )(?:its|our|an?|my|this) (?:[a-z-]+ ){0,3}CNN(?= (?:on|with|from)\b)"
)
_DEVICE = re.compile(r"(?i)\b(smart|bluetooth|wifi|wireless)[- ]speaker")  # it is nobody
_SIZE = re.compile(r"\b[A-Z][\w.]*-(?:sized?|scale) (?=(?:[a-z-]+ )?(?:model|network|LLM|llm)\b)")
TONGUES = frozenset(
    """afrikaans albanian amharic arabic armenian assamese azerbaijani bashkir basque belarusian
    bengali bosnian breton bulgarian burmese cantonese catalan cebuano chichewa chinese corsican
    croatian czech danish dutch english esperanto estonian farsi filipino finnish flemish french
    frisian galician georgian german greek guarani gujarati haitian hausa hawaiian hebrew hindi
    hungarian icelandic igbo indonesian irish italian japanese javanese kannada kazakh khmer kikuyu
    friulian levantine fulfulde fula bambara lingala luganda sesotho tswana faroese sardinian
    sicilian venetian ladino aymara nahuatl mapudungun samoan tongan fijian ilocano balinese konkani
    dhivehi kashmiri bhojpuri maithili santali chechen abkhaz ossetian sorani kurmanji assyrian
    chuvash udmurt sorbian kashubian hokkien hakka navajo cherokee inuktitut ojibwe papiamento sami
    kinyarwanda korean kurdish kyrgyz lao latin latvian lithuanian luxembourgish macedonian malagasy
    malay malayalam maltese mandarin maori marathi mongolian nepali norwegian occitan odia oromo
    pashto persian polish portuguese punjabi quechua romanian romansh russian sanskrit serbian
    shona sindhi sinhala slovak slovene slovenian somali spanish sundanese swahili swedish tagalog
    tajik tamil tatar telugu thai tibetan tigrinya turkish turkmen ukrainian urdu uyghur uzbek
    vietnamese welsh wolof xhosa yiddish yoruba zulu""".split()
)
"""Names of languages; beside the name of data in many languages each is a part of them."""


def in_the_world(name: str) -> bool:
    """Tell whether a name is that of a place: "Portugal"."""
    return name.casefold() in PLACES


def without_places(text: str, known: Callable[[str], bool]) -> str:
    """Return a text in which the names of places, projects and tools are no names any more.

    What is `known` stays a name: "the Medium team".
    """

    def plain(found: re.Match[str]) -> str:
        return found[0] if known(found["name"]) else found[0].lower()

    for places in _PLACES:
        text = places.sub(plain, text)
    text = _IN_THE_WORLD.sub(lambda m: plain(m) if in_the_world(m["name"]) else m[0], text)
    text = _PROJECT.sub(lambda found: found[0].lower(), text)
    text = _CREDITED.sub(lambda m: _credited(m, known), text)
    text = _UNITS.sub(lambda found: found[0].lower(), text)
    text = _OUR_SIZE.sub(r"\1 model", _CUSTOMER.sub(r"\g<who>", text))
    text = _SIGNED_WITH.sub(
        lambda m: m[0] if known(m["whom"] or m["who"]) else f"{m['deal'] or ''} them".strip(),
        text,
    )
    text = _CHAIN.sub(r"\g<before> them", text)
    text = _OFFICES.sub(lambda found: found[0].lower(), text)
    text = _TOOLS.sub(lambda found: found[0].lower(), _RUN_ON.sub("", text))
    text = _NETWORK.sub("network", text)
    text = _DEVICE.sub(r"\1 loudspeaker", text)
    return _SIZE.sub("", _CODE.sub("", text))


def _credited(found: re.Match[str], known: Callable[[str], bool]) -> str:
    if found["maker"]:
        return "as they"
    if known(found["name"] or found["whose"]):
        return found[0]
    return f"{found['credit']} them" if found["name"] else "the"


def without_architectures(text: str, known: Callable[[str], bool]) -> str:
    """Return a text with "model" for what a trained model is called, unless that is `known`."""

    def plain(found: re.Match[str]) -> str:
        return found[0] if known(found["name"]) else f"{found['before']}model"

    return _BUILT.sub(plain, text)
