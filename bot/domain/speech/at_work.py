"""Models at work: how people say that a model wrote, labelled or filtered records.

A model that is only trained or tested is not what a question on data is about; one that made or
changed them is, since its own terms may say what its outputs are for.
"""

import re

_DO = (
    r"(?:(?:re-?)?(?:writ|word|phras|generat|mak|creat)|paraphras|translat|back-?translat|produc"
    r"|answer|annotat|label|caption|summari[sz]|transcrib|sampl|filter|clean|scor|grad|rank|judg"
    r"|synthesi[sz]|augment|expand|extend|simplif|correct|explain|solv|complet|shorten|describ"
    r"|draw|render|distil|prompt|ask|dedup|deduplicat|extract|classif|tag|convert)"
)
_DONE = (
    rf"(?:(?:re)?wrote|made|drew|gave|got|returned|came up with|spat out|handed back|improved"
    rf"|{_DO}(?:l?ed|t?ted|ied))"
)
_AT_WORK = re.compile(
    # what its makers did with a set is no work of a model
    r"(?i)\b(?!(?:publish|releas|provid|host|maintain|collect|develop|own|licen[cs]|issu|upload"
    r"|offer|shar|curat|compil|distribut|introduc|describ|announc|support|fund|sponsor"
    r"|open-sourc)ed\b)"
    r"(?:[a-z-]+ed|(?:re-?)?(?:written|made)|drawn|got) (?:by|with|using|via|through|from|out of)\b"
    rf"|\bto (?:back-|re-?)?{_DO}\w*\b|\b(?:we|i|it) (?:have |had )?{_DONE}\b"
    rf"|\b(?:that|which) (?:[\w.-]+ ){{1,3}}?(?:{_DONE}|{_DO}e?s)\b"
    r"|\b(?:outputs?|answers?|solutions?|responses?|repl(?:y|ies)|generations?|completions?"
    r"|chains?[ -]of[ -]thoughts?|rationales|explanations|reasoning|traces|labels|captions"
    r"|translations|summaries|paraphrases|masks|annotations|scores|samples|ratings) "
    r"(?:made |(?:that|which) (?:are|were|come|came) )?(?:from|by|with|out of|using|via)\b"
    r"|\b(?:wrote|did|made|created|produced|drafted|prepared|got) (?:with|using|via|through|from)\b"
    r"|\b(?:come|comes|came|coming) back from\b|\breturned (?:by|from)\b"
)


_OF_A_MODEL = re.compile(  # "Claude's reasoning", "Llama 3's answers"
    r"(?i)([\w.-]+(?: [\w.-]+)?)'s? (?:own )?(?:reasoning|answers?|solutions?|responses?|outputs?"
    r"|captions?|labels?|rationales?|explanations?|translations?|summar(?:y|ies)|generations?"
    r"|completions?|annotations?|paraphrases?|traces)\b"
)


def whose(text: str) -> list[str]:
    """Return whose answers and the like a text speaks of: "Claude" of "Claude's answers"."""
    return [found[1] for found in _OF_A_MODEL.finditer(text)]


def at_work(text: str) -> bool:
    """Tell whether a text says that somebody or something made or changed records."""
    return bool(_AT_WORK.search(text))
