"""How text that is meant for machines reads, in the languages that people write it in.

Everything is looked for in text of small letters without dashes and line breaks.
"""

import re


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE)


# Whom such text is for; an ending may follow.
NAMES = (
    *(
        f"{kind} {what}"
        for kind in ("ai", "a.i.", "artificial intelligence", "ki", "automated", "automatic")
        for what in ("assistant", "system", "model", "agent", "bot", "reader", "reviewer")
    ),
    *(
        f"{what} {of}"
        for what in (
            "assistants",
            "assistant",
            "systèmes",
            "système",
            "modèles",
            "modèle",
            "agents",
        )
        for of in ("ia", "d'ia", "d'intelligence artificielle", "de langage")
    ),
    *(
        f"{what} {of}"
        for what in (
            "asistentes",
            "asistente",
            "sistemas",
            "sistema",
            "modelos",
            "modelo",
            "robots",
        )
        for of in ("de ia", "de inteligencia artificial", "de lenguaje")
    ),
    *("assistenti ai", "assistente ai", "sistemi di ia", "modelli linguistici", "assistenti ia"),
    *("language model", "llm", "chatbot", "chat bot", "policy bot", "compliance bot", "slack bot"),
    *(
        "sprachmodell",
        "ki assistent",
        "ki modell",
        "ai助手",
        "ai 助手",
        "ai系统",
        "ai 系统",
        "ai模型",
    ),
    *(
        "ai 模型",
        "人工智能",
        "语言模型",
        "机器人",
        "aiアシスタント",
        "aiシステム",
        "aiモデル",
        "aiボット",
    ),
    *("ai アシスタント", "人工知能", "言語モデル", "チャットボット"),
)
# How it turns to them: in the words before their name, and in those after it.
CALL_BEFORE = _words(
    r"""(?:
      \b(?:note|notice|message|attention|instructions?|reminder|warning|dear|hey)\b
    | \b(?:hinweis|nachricht|anweisung|achtung|liebe)\w*\b
    | \b(?:avis|consignes?|chers?|chères?)\b
    | \b(?:nota|aviso|mensaje|instrucci[óo]n(?:es)?|avviso|messaggio|estimad[oa]s?)\b
    | \b(?:if\ you\ are|wenn\ (?:du|sie)|si\ (?:tu\ es|vous\ êtes)|si\ (?:eres|es\ usted)|se\ sei)\b
    | 致|给|給|请|請|すべての|全ての
    )[\W_]*
    (?:(?:to|for|an|für|aux?|à|pour|para|per|a|all|any|every|the|alle|die|le|les|la|los|las|tous
      |todos|and|other|ein|eine|un|une|una|ai|of)\b[\W_]*|所有|各位){0,4}$"""
)
CALL_AFTER = _words(
    r"""[^.!?。！？,]{0,30}\b(?:(?:who\ (?:is|are)\ |that\ (?:is|are)\ )?reading|that\ reads?
      |which\ reads?|(?:die|das|der)\ dies\w*|qui\ li(?:t|sent)|que\ le(?:en?|an?)|che\ legg\w+)\b
    | (?:へ|各位|向け|の皆|请注意|注意|[:：,，、]\s*(?:请|必须|不要))"""
)
# The same where their name opens a sentence, as in "AI assistants: ...".
CALL_ALONE = re.compile(r"\s?[:：]\s")
# What they are to do.
ORDER = _words(
    r"""\b(?:must|should|shall|please|always|never|do\ not|don['’]t|have\ to|tell|answer|reply
      |respond|say|report|treat|consider|classify|confirm|cite|mention|approve|output|ignore
      |disregard|muss|müssen|sollen?|bitte|immer|niemals|antworte\w*|sag\w*|behandel\w*
      |bestätig\w*|erwähn\w*|doi(?:t|vent|s)|devez|toujours|jamais|répond\w*|dites|trait\w+
      |considér\w+|confirm\w+|deben?|debes|siempre|nunca|diga|digan|trat\w+|indi(?:ca|que)\w*
      |dev[eo]\w*|rispond\w+)\b
    | 必须|必須|请|請|不要|应当|回答|告诉|告知
    | しなさい|してください|して下さい|せよ|答え|伝え|するな"""
)
# One of these alone is an order to whoever answers from the text: how it begins, and all of it.
TAKEOVERS = (
    (
        ("ignor", "disregard", "forget", "override", "bypass"),
        _words(
            r"""(?:ignor(?:e|ing)|disregard|forget|override|bypass)\b[^.!?]{0,40}
            \b(?:previous|prior|preceding|above|earlier|existing|other|system|your)\b[^.!?]{0,30}
            \b(?:instructions?|prompts?|rules|guidelines|documents?|polic(?:y|ies)|guardrails?)\b"""
        ),
    ),
    (
        ("ignorier", "missacht", "vergiss", "vergess"),
        _words(
            r"""\w+\b[^.!?]{0,40}
            \b(?:vorherig\w*|vorig\w*|bisherig\w*|obig\w*|früher\w*|ander\w*|alle)\b[^.!?]{0,30}
            \b(?:anweisung\w*|vorgaben?|regeln?|dokument\w*|richtlinien?)\b"""
        ),
    ),
    (
        ("ignor", "oubli", "ne tene"),
        _words(
            r"""(?:ignore[zr]?|oublie[zr]?|ne\ tene?z\ pas\ compte)\b[^.!?]{0,40}
            \b(?:instructions?|consignes?|règles|documents?)\b[^.!?]{0,30}
            \b(?:précédent\w*|antérieur\w*|ci\ dessus|autres)\b"""
        ),
    ),
    (
        ("ignor", "olvid", "descart", "dimentic"),
        _words(
            r"""\w+\b[^.!?]{0,40}
            \b(?:instrucci\w+|reglas|documentos?|políticas|istruzioni|regole|documenti)\b[^.!?]{0,30}
            \b(?:anterior\w*|previ[ao]s|demás|precedent\w+|altr[ei])\b"""
        ),
    ),
    (
        ("忽略", "无视", "無視し", "忘记"),
        re.compile(r"..[^。！？]{0,30}(?:指令|指示|规则|規則|文件|提示词)"),
    ),
    (
        ("指示", "命令", "ルール", "規則", "文書"),
        re.compile(r"..[^。！？]{0,10}(?:無視|忘れ)"),
    ),
    (
        ("you are now", "from now on", "du bist", "sie sind", "tu es", "vous êtes", "ahora eres"),
        _words(
            r"""(?:you\ are\ now|from\ now\ on,?\ you\ are|(?:du\ bist|sie\ sind)\ (?:jetzt|ab|nun)
            |(?:tu\ es|vous\ êtes)\ (?:désormais|maintenant)|ahora\ eres)\b[^.!?]{0,60}
            \b(?:mode|modus|modo|assistant|assistent|asistente|bot|ai|ki|ia)\b"""
        ),
    ),
    (
        ("你现在是", "您现在是", "从现在起", "あなたは今", "あなたはこれから"),
        re.compile(r"[^。！？]*(?:模式|助手|モード|アシスタント|ボット)"),
    ),
    (
        ("<|im_start|>", "<|start_header_id|>", "<system>", "[system]"),
        re.compile(r"(?:<\|\w+\|>\s*system|<system>|\[system\]\s*:)"),
    ),
)
# What hidden text says when it is there to mislead.
CLEARED = _words(
    r"""\b(?:approved|cleared|permitted|allowed|authori[sz]ed|clearance)\b
    | \b(?:freigegeben|genehmigt|erlaubt|zugelassen|freigabe)\b
    | \b(?:autorisé|approuvé|permis)e?s?\b | \b(?:aprobad|autorizad|permitid)[oa]s?\b
    | 批准|允许|获准|許可|承認"""
)
# A line of a header, or a ruling, where none can stand.
HEADER_LINE = re.compile(
    r"""^[\s>*`-]*(?:effect:\s*["']?permits|reviewed_(?:by|on):\s*\S"""
    r"""|audience:\s*["']?(?:all|legal)|status:\s*["']?in-force"""
    r"""|kind:\s*["']?(?:ruling|internal-pol))""",
    re.MULTILINE,
)
RULINGS = (
    "ruling", "clearance", "approval", "freigabe", "entscheidung", "décision", "autorisation",
    "resolución", "autorización", "裁定", "批准",
)  # fmt: skip
RULING = re.compile(r"\w+\s*(?:no\.?\s*)?[a-z]{2,6}-\d")
