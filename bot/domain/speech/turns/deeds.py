"""Something else or something more that is done with data, and where it ends up."""

from collections.abc import Mapping, Sequence

from bot.domain.speech.beside import NAME

_TRAINED = (
    r"(?:models?|weights|checkpoints?|embeddings|networks?|systems?|adapters?|tokeni[sz]ers?)"
)
_OPEN_SOFTWARE = (
    r"\b(?:our|my|the|an?) (?:own )?open[ -]?sourced? (?:[\w-]+ ){0,2}?(?:toolkit|toolbox|framework"
    r"|library|project|software|tool|package|code ?base|app|plug-?in|sdk|stack|pipeline)s?\b"
)
TURNS: Mapping[str, Sequence[str]] = {
    "all of ours": (
        r"\b(?:everything|anything) (?:that )?we (?:sell|like|want|have|make|build)\b",
        r"\b(?:any|every|all|which)(?: of our| our)? (?:\w+ )?(?:models?|products?)(?: that)? we\b",
        r"\b(?:any|every|all|which|some|several) of our (?:\w+ )?(?:products|models)\b",
        r"\b(?:every|each) model\b",
        r"\ball our models\b",
        r"\bwhatever we\b",
        r"\bfor everything\b",
        r"\ball (?:the|our) models\b",
    ),
    "something besides": (
        r"\band (?:then )?also (?!train|test|evaluat|want|would|need)\w+",
        r"\band (?:not )?tell(?! me| us)\b",
        r"\band use (?:it|them|that|the same \w+) for (?!(?:the )?(?:\w+ )?research|the (?:train"
        r"|evaluat|test)|nothing|our |train"
        r"|evaluat|test|free)",
        r"\band (?:write|publish|submit|present) (?:an? |the |our )*(?:paper|article|results)\b",
        r"\b(?:and|to) adapt it\b",
        r"\band (?:also |then )?us(?:e|ing) the same (?:[\w-]+ ){1,2}?(?:for|in|as|to)\b(?! train)",
    ),
    "for open software": (_OPEN_SOFTWARE,),
    "not only": (
        r"(?<!can )\bnot (?:only|just|merely|solely)\b",
        r"\bmore than (?:just|only)\b",
        r"\bexcept\b",
        r"\bdo more\b",
        r"\bunless\b(?! you\b)",
    ),
    "not limited": (
        r"\b(?:not|never|no longer) (?:to )?(?:limit|restrict|confin)\w*\b",
        r"\bno (?:limits?|restrictions?) to\b",
    ),
    "put there": (
        r"\b(?:post|publish|upload|put|share|submit)(?:ing|ting)? (?:them|it|these|those) "
        rf"(?:on|to|onto) (?:the )?{NAME}",
    ),
    "a reward": (
        r"\bwarm(?:s|ing)?[ -](?:it )?(?:up|start)\b",
        r"\breward(?:s|ed|ing)?\b",
        r"\breinforcement\b",
    ),
    "a quotation": (
        rf"\bquot(?:e|es|ed|ing|ations?)\b[^.?!]{{0,40}}{NAME}",
        rf"{NAME} quot(?:e|ation)s?\b",
        rf"{NAME} [^.?!]{{0,40}}\bbe quoted\b",
    ),
    "a mention": (r"\bmention(?:s|ing)? (?:in|on|that)\b",),
    "not research": (
        r"\bnot (?:for |as |really |strictly )?(?:the |any |our )?research\b",
        r"\bno research\b",
        rf"\bmention(?:ing)? (?:the )?{NAME}",
    ),
    "not for download": (r"\bnot (?:for|to be|as an?) (?:download|share|redistribut|publish)",),
    "a trained model": (
        rf"{NAME}-(?:(?:pre|fine)-?)?(?:trained|tuned)\b",
        rf"\b{_TRAINED} (?:(?:that|which) (?:was|were|is|are) )?(?:pre-?)?(?:trained|tuned|built"
        rf"|based) (?:on|with|from|off) (?:the )?{NAME}",
        r"\b(?:which|that) (?:was|were|had been) (?:already |originally |itself "
        r")?(?:(?:pre-?)?trained|tuned) "
        rf"(?:on|with) (?:the )?{NAME}",
        r"\b(?:use|using|reuse|run|running|deploy|take|adopt|integrate|buy|download) (?:an?|the"
        r"|some|any|another) "
        rf"(?:[\w-]+ ){{1,5}}?(?:pre-?trained|already trained) (?:on|with) (?:the )?{NAME}",
    ),
    "what it looks up": (
        r"\bat (?:run ?time|(?:inference|query|serving|answer)(?: time)?)\b",
        r"\bon the fly\b",
        r"\b(?:us|put|index|load|feed|add|ingest|embed|search)(?:t?ing|e)?\b"
        r"(?:(?!train|tun|evaluat|test|benchmark|teach|learn)[^.?!]){1,60}?"
        r"\b(?:in|into|for|to|with|as|by) (?:our |the |an? |its )?"
        r"(?:(?!train|tun|evaluat|test|benchmark|teach)[\w-]+ ){0,2}?"
        r"(?:rag|retrieval[ -]augmented\w*|retrieval (?:index|corpus|database|store)"
        r"|vector (?:store|database|db)|search index|knowledge base)\b",
    ),
    "given away": (
        r"\b(?:give|gives|given|giving|gave) (?:[\w-]+ ){0,3}?away\b"
        rf"(?! (?:(?:an?|the|our|free|cop(?:y|ies)|of) )*{NAME} (?:for|as) )",
        r"\bwith (?:its|the|our) weights\b",
    ),
    "a link": (
        rf"\b(?:an?|the|our) links? to (?:the )?{NAME} (?:on|in|from|at) (?:our|the|my|a)\b",
        rf"\b(?:may|can|could|should|to|just|only) (?:we |i )?link to (?:the )?(?:[\w-]+ ){{0,3}}?"
        rf"(?:(?:on|from|of|at) )?(?:the )?{NAME}",
        r"\blink(?:s|ing)? (?:[^.?!]{0,50} )?to (?:(?:the |their |its )?(?:official|original)\b"
        r"|the (?:page|site|place) where\b)",
        rf"\b(?:put|add|place|include|post|give|have)\w* (?:an? |the )?links? to (?:the "
        rf")?{NAME}(?!\w)",
        r"(?<!download )\blinks to (?:[\w-]+ ){1,4}?(?:on|from|of|at) (?:the )?"
        rf"{NAME}",
        rf"(?<!download )\blink(?:s|ed|ing)? (?:[^.?!]{{0,50}} )?to (?:the |their |its "
        rf")?{NAME}(?:'s|s')? "
        r"(?:(?:official|original|download|dataset|project) )?(?:page|site|website|homepage"
        r"|repo\w*|url|card)\b",
        r"\b(?:send|share|give|post|giving|sending|posting|sharing) (?:[\w-]+ ){0,3}?(?:the|an?"
        r"|its|their)"
        r" (?:download )?(?:links?|urls?) (?:for|to|of)\b",
    ),
    "as somebody": (
        r"\bas if (?:it|he|she|they) (?:was|were)\b",
        r"\b(?:in the (?:voice|tone|name) of|pretend\w*|pos(?:e|es|ing) as|impersonat\w*)\b",
    ),
    "as decoration": (
        r"\bas (?:an? )?(?:decoration|illustration|background|banner|wallpaper|avatar|icon"
        r"|thumbnail|teaser|figure)s?\b",
    ),
    "shown elsewhere": (
        r"\bas (?:an? )?(?:built-?in |few-?shot )?(?:example|sample|demo)s?\b",
        r"\b(?:put|show|print|includ|reproduc|past|play|present|us)(?:e|ing|t?ing)? "
        r"(?:[\w\x00-]+ ){1,5}?(?:in|into|on) (?:an?|the|our|my) (?:[\w-]+ )?(?:paper|talk"
        r"|slides?|presentation|poster|deck|post|report|figures?)\b",
    ),
    "word for word": (
        r"\bword for word\b",
        r"\bverbatim\b",
        r"\bmemori[sz]\w*",
    ),
    "something for sale": (
        r"\bmarket research\b",
        r"\blead generation\b",
        r"\badvertising\b",
    ),
    "in another place": (
        r"\b(?:to|in|on|into|at) (?:an?|the|our) (?:us|eu|u\.s\.|foreign|overseas|chinese"
        r"|american|european|offshore) (?:cloud|server|region|data ?cent(?:er|re)|bucket)",
    ),
    "not for them": (
        r"\b(?:customers|clients|users) (?:never|won\'t|will not|do not|don\'t|would never) "
        r"(?:\w+ )?(?:touch|see|use|get|have|notice)\b",
    ),
    "one kind only": (r"\b(?:text|audio|image|video|speech|vision|english|german)-only\b",),
    "for a list": (
        rf"\badd (?:the )?{NAME} to (?:the|our|an?) (?:\w+ )?(?:list|catalogue|catalog|register"
        rf"|registry)\b",
    ),
}
