"""The words by which a clause shows what it limits, topic by topic.

All patterns read text as `forbidding.plain` writes it. `FORBIDDEN` holds acts that
limit only where something forbids them, `SAID` sentences that limit as they stand.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.documents import Kind


class Topic(StrEnum):
    """What a clause limits."""

    NON_COMMERCIAL = "non-commercial"
    ACADEMIC = "academic-only"
    NO_REDISTRIBUTION = "no-redistribution"
    AUTOMATED = "automated-access"
    MACHINE_LEARNING = "machine-learning"
    COMPETING = "competing-models"
    SHARE_ALIKE = "share-alike"
    ATTRIBUTION = "attribution"
    NO_DERIVATIVES = "no-derivatives"
    REQUEST = "request-form"
    PERSONAL_DATA = "personal-data"


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Act:
    """What is forbidden; with `never` in the sentence something else is meant."""

    done: re.Pattern[str]
    never: re.Pattern[str]


_DATA = (
    r"(?:contents?|materials?|data|datasets?|databases?|videos?|images?|photos?|music|audio|files?"
    r"|works?|cop(?:y|ies)|text|articles?|recordings?|clips?|weights|corpus|annotations?"
    r"|information|outputs?|portions?|parts?|assets?|documents?|feeds?|models?|compilations?)"
)
_AI = (
    r"(?:machine[- ]learning|artificial[- ]intelligence|\bai\b|\bml\b|\bllms?\b|language\ models?"
    r"|neural\ networks?|deep[- ]learning|generative|foundation\ models?|diffusion\ models?)"
)
_TRAIN = r"(?:train(?:s|ed|ing)?|fine-?tun\w+|develop(?:s|ed|ing|ment)?|improv\w+|build(?:ing)?)"

# Without one of these letters a sentence is not on the topic: they save the slow patterns.
_LETTERS: dict[Topic, tuple[str, ...]] = {
    Topic.NON_COMMERCIAL: ("commerc", "for profit", "monetary", "by-nc", "by nc"),
    Topic.ACADEMIC: ("research", "academ", "scholar", "scientific", "education", "university"),
    Topic.NO_REDISTRIBUTION: (
        "distribut", "sell", "sold", "sublicen", "sub-licen", "republi", "re-publi", "publicly",
        "disseminat", "lease", "rent", "loan", "broadcast", "post", "available",
    ),
    Topic.AUTOMATED: (
        "scrap", "crawl", "spider", "robot", "bot", "harvest", "mining", "mine", "automat",
        "extraction", "data gathering",
    ),
    Topic.MACHINE_LEARNING: (
        "machine learning", "machine-learning", "artificial", "ai", "ml", "llm", "model", "neural",
        "deep learning", "deep-learning", "generative", "algorithm",
    ),
    Topic.COMPETING: ("compet", "improve any"),
    Topic.SHARE_ALIKE: ("licen", "by-sa", "by sa"),
    Topic.ATTRIBUTION: ("attribut", "credit", "acknowledg", "cite", "citation", "notice"),
    Topic.NO_DERIVATIVES: (
        "derivative", "adapt", "modif", "alter", "transform", "remix", "by-nd", "nc-nd", "nc nd",
        "noderiv",
    ),
    Topic.REQUEST: ("form", "agreement", "eula", "dua", "request", "application", "registration"),
    Topic.PERSONAL_DATA: (
        "personal", "biometric", "facial", "private", "identi", "surveil", "email", "user", "about",
    ),
}  # fmt: skip
HINTS = {topic: re.compile("|".join(letters)) for topic, letters in _LETTERS.items()}

FORBIDDEN: dict[Topic, Act] = {
    Topic.NON_COMMERCIAL: Act(
        _words(
            r"""(?<!non-)(?<!non\ )\bcommercial(?:ly)?\b
              (?!\ (?:software|computer|general|item|e-?mails?|messages?|communications?|solicit\w+
                |advert\w+|content|reasonabl\w*|electronic|paper|data\b|break|entit\w+|arbitrat\w+))
            | \bcommerciali[sz]e?|\bfor\ profit\b|\bmonetary\ (?:gain|compensation)"""
        ),
        _words(
            r"""warrant(?:y|ies)|\bliab|spam|unsolicited|reasonabl|u\.s\.\ government|arbitrat
            |non-commercial\ (?:and|or|as\ well\ as)\ commercial|junk\ mail|solicitation|advertis
            |commercial\ (?:and|or|as\ well\ as)\ non-?commercial|jurisdiction|promot|linking"""
        ),
    ),
    Topic.NO_REDISTRIBUTION: Act(
        _words(
            rf"""\b(?:re-?distribut\w+|distribut\w+|re-?sell\w*|sell\w*
                |re-?publish\w*|publicly\ (?:display|perform)\w*|disseminat\w+|lease|rent|loan
                |rebroadcast\w*|republication|re-?post\w*|make\ (?:\w+\ ){{0,3}}?available)\b
              (?=[^.;]{{0,220}}?\b{_DATA}\b
               | [^.;]{{0,60}}?\b(?:it|them|the\ (?:services?|site|platform|software))\b)
            | \b(?:redistribut\w+|re-?sold|sub-?licensed|republished)\b"""
        ),
        _words(
            r"""\b(?:your\ )?(?:accounts?|usernames?)\b[^.;]{0,60}\b(?:sell|transfer|rent|lease)
            |\b(?:sell|rent|lease|loan|transfer|share)\w*\W+(?:\w+\W+){0,6}?
               (?:accounts?|usernames?|password|credentials|api\ keys?|followers|likes|tickets
                 |votes)\b
            |virus|malware|spyware|trojan|spam|unsolicited|chain\ letter|illegal|unlawful|defam
              |obscene
            |pornograph|weapon|drugs|infring|offensive|harass|hatred|misleading|counterfeit|stolen
            |warrant(?:y|ies)|under\ the\ (?:terms|conditions)|liable|this\ licen[cs]e
            |\bwhich:|\bthat:|content\ (?:which|that)\b|terminat|technological\ measures|\bassert
            |\bfalse|\bharm|personal\ information|solicitation|\bupload\ to\b
            |identifiable|\bexport\b|\bexclusiv\w+\ (?:basis|expires)
            |not\ have\ the\ right\ to\ make
            |\bparts?\ of\ (?:the|that|our)\ software\b"""
        ),
    ),
    Topic.AUTOMATED: Act(
        _words(
            r"""\b(?:scrap(?:e[sd]?|ing|ers?)|crawl(?:s|ers?|ing)?|spider(?:s|ing)?|robots?|bots?
              |harvest\w*(?![^.;]{0,80}(?:information|address|e-?mail|personal|users))
                |data[- ]?min(?:e|ing)|text\ and\ data\ mining|screen-?scrap\w+
              |data\ (?:extraction|gathering)|automat(?:ed|ic)\ (?:\w+\ ){0,2}?(?:means?|access
                |tools?
                |systems?|process\w*|scripts?|quer\w+|programs?|devices?|software|methods?
                  |download\w*
                |collection|retrieval|agents?|searches|requests|set-?ups?))\b"""
        ),
        _words(
            r"""\b(?:create|creat(?:ing)|register\w*|open)\b[^.;]{0,60}\baccounts?
            |\b(?:votes?|likes|followers|streams\ count|play\ counts?|impressions|tickets|gameplay
              |cheats?|purchas\w+|stuffing|chat|traffic|clicks?|engagement|hacks|mods|illegal)\b
            |\bsubmit\b[^.;]{0,40}automat|generated\ by|automat\w+\ (?:messages|posting|decision
              |renew\w*|opt)|robots?\ exclusion|your\ bots?|\bblock|\bright\ to\ crawl"""
        ),
    ),
    Topic.MACHINE_LEARNING: Act(
        _words(
            rf"""{_TRAIN}\b[^.;]{{0,120}}?{_AI} | {_AI}[^.;]{{0,80}}?\b{_TRAIN}\b
            | \b(?:train|training)\ (?:\w+\ ){{0,4}}?(?:models?|algorithms?)\b
            | \b(?:for|into|inputs?\ to)\ (?:\w+\ ){{0,4}}?{_AI}"""
        ),
        _words(
            r"disclos|mislead|deepfake|impersonat|label|transparen|human-generated|safeguards"
            r"|weapon|\brely|\bgenerated\ by|adversarial"
        ),
    ),
    Topic.COMPETING: Act(
        _words(
            rf"""\bcompet\w+[^.;]{{0,160}}?(?:{_AI}|\bmodels?\b|\boutputs?\b)
            | (?:{_AI}|\bmodels?\b|\boutputs?\b)[^.;]{{0,160}}?\bcompet\w+
            | \bimprove\ any\ other\ (?:\w+\ ){{0,3}}?models?"""
        ),
        _words(r"competent|competition\ law|antitrust"),
    ),
    Topic.NO_DERIVATIVES: Act(
        _words(
            r"""\b(?:creat|mak|prepar|produc|develop|distribut|publish|shar)(?:e|es|ing
              |ed)?\b[^.;]{0,60}?
                \bderivatives?\b(?!\ of\b)
            | \bshare\ adapted\ material
            | \b(?:modify(?:ing)?|alter(?:ing)?|adapt(?:ing)?|transform(?:ing)?|remix(?:ing)?
                |modification)\b
                (?=[^.;]{0,120}?\b(?:contents?|materials?|data|datasets?|images?|videos?|works?
                |recordings?|photos?|music|articles?|text)\b)"""
        ),
        _words(
            r"""\bnotices?\b|trademark|these\ terms|this\ agreement|this\ licen[cs]e|\blinks?\b
            |price|logo|watermark|metadata|headers?|file\ name|contractual|warrant|copies\ of\ this
            |attribution|governmental|deceptive|impersonat|rating|settings|layout|liable|\bprevent
            |\bremov\w+|\bwaive|\bplayer\b|covered\ work|provenance|harass|\bfalse|software\b"""
        ),
    ),
    Topic.PERSONAL_DATA: Act(
        _words(
            r"""\b(?:collect\w*|gather\w*|harvest\w*|stor(?:e|ing)|process\w*
                |use|track\w*|deriv\w+|infer\w*|min(?:e|ing)|extract\w*|scrap\w+|identify\w*
                |aggregat\w+|compil\w+)\b
              [^.;]{0,110}?\b(?:personal(?:ly)?[- ](?:data|information|identif\w+)|biometric
                |facial\ recognition|personal\ details|private\ information
                |user\ (?:information|data)|information\ about\ (?:\w+\ ){0,3}?(?:users
                  |individuals))
            | \b(?:collect\w*|gather\w*|harvest\w*|stor(?:e|ing)|scrap\w+|extract\w*)\b[^.;]{0,60}?
                \be-?mail\ addresses
            | \bre-?identif\w+
            | \bidentify\ (?:\w+\ ){0,5}?(?:individuals?|persons?|people|participants?|speakers?
                |subjects?|users?|donors?|contributors?)
            | \bidentity\ of\ (?:\w+\ ){0,3}?(?:individuals?|persons?|people|participants?
              |speakers?)
            | \b(?:facial\ recognition|biometric\ identification|surveillance)\b"""
        ),
        _words(
            r"""your\ personal\ (?:data|information)|we\ (?:may|will)\ (?:collect|use|process)
            |under\ 1[0-9]\b|you\ are\ responsible|provide\ any\ personal"""
        ),
    ),
}

_NC = r"non-?\ ?commercial(?:ly)?"
_ONLY = r"(?:only|solely|strictly|exclusively|purely)"
_SCHOOL = r"(?:academic|scholarly|scientific|educational|non-?profit|university)"
_STUDY = rf"(?:{_SCHOOL}(?:\ research)?|research)"

SAID: dict[Topic, re.Pattern[str]] = {
    Topic.NON_COMMERCIAL: _words(
        rf"""\b{_ONLY}\b[^.;]{{0,90}}\b{_NC}\b | \b{_NC}\b[^.;]{{0,50}}\b{_ONLY}\b
        | \b(?:limited|restricted)\ to\b[^.;]{{0,60}}\b{_NC}\b
        | \bpersonal(?:,|\ and|\ or|,\ and)*\ {_NC}\b | \b{_NC}(?:,|\ and)*\ personal\b
        | \b(?:for|under|of)\ (?:your\ |their\ |its\ |a\ |the\ )?(?:\w+,?\ (?:and\ )?){{0,2}}?{_NC}
            (?:\ \w+)?\ (?:use|purposes?|licen[cs]e|basis|research)\b
        | \bother\ than\ {_NC}\b | \bnot\ {_NC}\b"""
    ),
    Topic.ACADEMIC: _words(
        rf"""\b{_ONLY}\ (?:be\ used\ |available\ |released\ |intended\ )?(?:for|to)\b[^.;]{{0,50}}
            \b{_STUDY}\b(?:\ \w+)?\ (?:purposes?|use|community|institutions?|projects?)?
        | \b{_STUDY}\ (?:use|purposes?)(?:\ use)?\ {_ONLY}\b
        | \b{_STUDY}[- ]only\b
        | \b(?:limited|restricted)\ to\ (?:\w+\ ){{0,3}}?{_STUDY}\ (?:\w+\ )?(?:purposes?|use
            |institutions?|projects?|organi[sz]ations?)"""
    ),
    Topic.SHARE_ALIKE: _words(
        r"""\b(?:must|shall|have\ to|has\ to|required?s?\ (?:to|that)|only\ if|only|provided
          |condition)
            \b[^.;]{0,200}\b(?:under|with|by|of|to)\ (?:the\ |a\ |an\ |its\ )?
            (?:terms\ of\ (?:the\ )?)?
            (?:same|identical|compatible)\ (?:or\ \w+\ )?(?:open\ )?licen[cs]e
        | \b(?:must|shall)\ (?:also\ )?(?:license|be\ licensed|distribute
          |be\ distributed)\b[^.;]{0,120}
            \bunder\ (?:the\ terms\ of\ )?this\ licen[cs]e\b"""
    ),
    Topic.ATTRIBUTION: _words(
        r"""\b(?:must|shall|should|required\ to|agree\ to|need\ to|have\ to|has\ to
          |provided\ (?:that\ )?
              you|on\ (?:the\ )?condition|requires?|obliged\ to)\b[^.;]{0,160}
            (?:(?<!commons\ )\battribution\b(?![-\ ](?:\d|non|share|no))
              |\battribute\ (?!to\ us\b)|\bcredit\ (?!cards?|score|report|agency|or\ debit)
              |\backnowledge\ (?:the\ )?(?:source|author|use|origin|creator|contribution)|\bcite\b
              |\bcitation\b
              |\b(?:retain|keep|include|reproduce|preserve|maintain)\b[^.;]{0,80}\b(?:copyright
                |licen[cs]e
                |attribution|permission|proprietary|above|required)\b[^.;]{0,40}\bnotices?\b)
        | \bredistributions?\b[^.;]{0,80}\bmust\ (?:retain|reproduce)\b
        | \bshall\ be\ included\ in\ all\ copies\b"""
    ),
    Topic.REQUEST: _words(
        r"""\b(?:must|need\ to|have\ to|has\ to|required\ to|please|should|to\ (?:obtain|access
          |download
              |get|use|receive|gain|request)|in\ order\ to|after|once|by)\b[^.;]{0,120}
            \b(?:fill(?:ing)?\ (?:in|out|up)|complet(?:e|ing)|submit(?:ting)?|sign(?:ing)?|return
              |agree(?:ing)?\ to)\b[^.;]{0,70}
            \b(?:form|questionnaire|(?:user|licen[cs]e|data\ use|data\ usage|usage|access|release)
              \ agreement|eula|dua|application)\b
        | \b(?:fill\ (?:in|out)|complete|sign)\ (?:\w+\ ){0,4}?(?:form|agreement|eula)\b[^.;]{0,80}
            \b(?:access|download|obtain|request|link|send|dataset|data)\b
        | \brequest(?:ing|s|ed)?\ (?:\w+\ ){0,2}?(?:access|download
          |permission)\b[^.;]{0,80}\b(?:data
            |dataset|form|corpus|videos|images|annotations|download)
        | \b(?:data(?:set)?|corpus|videos|images|access)\b[^.;]{0,60}\b(?:available|granted|provided
            |distributed|released)\b[^.;]{0,40}\b(?:upon|on|by|after)\ (?:\w+\ )?
            (?:request|application|registration|approval)\b"""
    ),
}

# Lists of what is forbidden often stand below a title that a program cannot read. An item
# that begins like this is in no other list of a platform's terms.
_BEGINS = r"\A(?:\d+(?:\.\d+)+\ )?(?:[\w\ &-]{1,40}:\ )?(?:,\ )?(?:except\ [^,]{1,60},\ )?(?:to\ )?"
ITEMS: dict[Topic, re.Pattern[str]] = {
    Topic.AUTOMATED: _words(
        rf"""{_BEGINS}(?:
          (?:us(?:e|ing)|visit|utili[sz]\w+|employ\w*|engag\w+|conduct\w*|perform\w*|access\w*
            |develop\w*|collect\w*|copy|copying|extract\w*|systematic|download\w*)\b[^.;]{{0,220}}?
            \b(?:scrap(?:e|ing|ers?)|robots?|spiders?|crawlers?|data[- ]?min\w+
              |(?:text|text\ and)\ data\ mining|data\ gathering|automated\ (?:means|activity))\b
        | (?:screen-?)?scrap(?:e|ing)\b(?=.{{15}}))"""
    ),
    Topic.MACHINE_LEARNING: _words(
        rf"""{_BEGINS}(?:
          (?:us(?:e|ing)|utili[sz]\w+|collect\w*|access\w*|anything)\b[^.;]{{0,200}}?
            \b(?:{_TRAIN}|distil\w*|inputs?\ to|datasets)\b[^.;]{{0,160}}?{_AI}
        | (?:developing|building|training)\b[^.;]{{0,120}}?{_AI})"""
    ),
}
NOT_ITEMS = _words(
    r"""\b(?:you|we)\ (?:may|can|grant|permit|allow)\b|\bgrants?\b|\bhelp|\bfacial|\bpersonal
    |\be-?mail|\busernames?|\bjailbreak|\bservice,\ which"""
)

# A sentence that says it as it stands says the opposite with one of these.
UNSAID: dict[Topic, re.Pattern[str]] = {
    Topic.NON_COMMERCIAL: _words(
        rf"""\bcommercial(?:ly)?\ (?:\w+\ )?(?:and|or|as\ well\ as|and/or|&)\ (?:\w+\ )?{_NC}
        | {_NC}(?:\ \w+)?\ (?:and|or|as\ well\ as|and/or|&)\ (?:for\ )?commercial
        | \bnot\ (?:only|limited|restricted|just)\b | \bmeans\b | \bwhether\b | \bwarrant
          | \bindividual\ who\b
          | \broyalt | not\ apply\b"""
    ),
    Topic.ACADEMIC: _words(
        r"\bnot\ (?:only|limited|restricted|just|merely)\b|\bmeans\b|\bwhether\b|not\ apply\b"
    ),
    Topic.SHARE_ALIKE: _words(
        r"\b(?:need|do|does|shall|is|are)(?:\ not|n't)\b|\bnot\ (?:have|required)\b"
        r"|\bwithout\b|\bmeans\b"
    ),
    Topic.ATTRIBUTION: _words(
        r"""(?:\bnot\ (?:be\ )?(?:required|need|have|necessary)|n't\ required
          |\bneed\ not|\bno\ attribution|\bwithout)\b
        | \bmeans\b|\bcredit(?:s|ed)\b|\bdmca\b|takedown|infring|removed?\b|remove\ (?:any|such|the)
        | \bwe\ (?:must|shall|should|will|are)\b|\bpayment|\bfees?\b|\bpull\ request"""
    ),
    Topic.REQUEST: _words(
        r"""\b(?:no|not|without|don't|needn't)\b[^.;]{0,30}\b(?:form|agreement|regist|request|sign)
        | infring|takedown|copyright\ (?:owner|holder)|pull\ request|contribut|issue|remov|opt-?out
        | http\ request|api\ request|bug|feature\ request|paper|leaderboard|evaluation\ server
        | citation|inquir"""
    ),
}

# Who has no right to limit in these words: a platform's terms know no data request form.
NOT_IN: dict[Topic, frozenset[Kind]] = {
    Topic.REQUEST: frozenset({Kind.PLATFORM_TERMS, Kind.LICENCE_TEXT}),
}

_LICENSED = re.compile(
    r"\blicen[cs]|\breleased\b|\bunder\b|\bavailable\b|\bterms\b|\bsubject to\b|\bdistributed\b"
)
_CC = re.compile(r"\b(?:cc|creative commons)[- ](?:by|attribution)((?:[- ]?[a-z]+){0,4})")
_PARTS = {
    Topic.NON_COMMERCIAL: ("nc", "noncommercial", "non-commercial"),
    Topic.SHARE_ALIKE: ("sa", "sharealike", "share-alike"),
    Topic.NO_DERIVATIVES: ("nd", "noderivatives", "noderivs"),
}


def names_licence(text: str) -> frozenset[Topic]:
    """Return what a Creative Commons licence limits that a sentence puts something under."""
    if not _LICENSED.search(text):
        return frozenset()
    parts = {part for match in _CC.finditer(text) for part in re.split(r"[-\s]", match[1])}
    joined = " ".join(match[1] for match in _CC.finditer(text))
    return frozenset(
        topic
        for topic, names in _PARTS.items()
        if any(name in parts or (len(name) > 2 and name in joined) for name in names)
    )
