"""Whether a sentence forbids something: prohibitions, what takes them back, and lists below them.

Works on text as `plain` writes it: one line, lower case, without Markdown.
"""

import re

from bot.domain.text import normalise

_MARKS = re.compile(r"[*_`\\]+|\[([^\]]*)\]\([^)]*\)")
_ASIDE = re.compile(
    r",? \(?(?:except|unless|other than|without|subject to|excluding)\b[^,;:.)]{0,160}[,)]"
)
_YOU = (
    r"(?:you|users?|licensees?|customers?|recipients?|developers?|researchers?|visitors?|members?"
    r"|subscribers?|participants?|anyone|(?:third|other) part(?:y|ies)|and|or)"
)
_POSSIBLY = (
    r"(?:accurate|complete|available|suitable|appropriate|able|reliable|liable|responsible|current"
    r"|construed|deemed|considered|interpreted|limited|affected|applicable|apply|work|reflect"
    r"|represent|contain|require|necessarily|always|want|need|been|have been)"
)
# What forbids when it stands before the thing that is done.
BEFORE = re.compile(
    rf"""\b(?:
    (?<!we\ )(?<!licensor\ )(?<!they\ )(?<!which\ )(?<!us\ )
      (?:may|must|shall|should)(?:\ also|\ further)?(?:\ not|n't|\ never|\ neither)\b
      (?!\ (?:only|limited\ to)\b)(?!\ (?:be\ )?{_POSSIBLY}\b)
  | {_YOU}\ (?:also\ |further\ |hereby\ )*(?:will|can|do|could)\ ?(?:not|n't|never)\b
      (?!\ (?:have\ to|need|want|agree|own|only|wish|believe|like|consent|comply)\b)
  | (?:will|can)(?:\ not|not)\ be\ (?:used|copied|sold|shared|redistributed|distributed)\b
  | \A(?:please\ )?(?:also\ )?(?:do\ not|don't|never)\b
  | (?<=[.:;]\ )(?:please\ )?(?:do\ not|don't)\b
  | (?:agrees?|undertakes?|covenants?|promise|required|obliged)\ (?:(?:that|you|will|shall|must|to
      |also|further|expressly|hereby|and|it|they)\ ){{0,4}}not\b
  | not\ (?:\w+\ )?(?:permitted|allowed|authori[sz]ed|entitled|licensed|eligible)\ to\b
  | (?:refrain|prohibited|restricted|barred|precluded|forbidden)\ from\b
  | (?:prohibits?|forbids?|disallows?|bans?)\b
  | (?:prohibited|forbidden|unacceptable|restricted)\ (?:uses?|activit\w+|conduct|acts?|actions?)
      \ (?:\w+\ ){{0,4}}?(?:includ\w+|are)\b
  | we\ (?:\w+\ )?(?:prohibit|forbid|disallow)\b
  | (?:it\ is|it's)\ (?:\w+\ )?(?:prohibited|forbidden|not\ (?:permitted|allowed))\b
  | (?:not\ for|not\ to\ be\ (?:used|sold|copied|shared|distributed))\b
  | no\ (?:part|portion|content|material|right|rights|permission|licen[cs]e)\b
  | \A(?:no|not)\b
    )""",
    re.VERBOSE,
)
# What forbids when it stands behind it.
AFTER = re.compile(
    r"\b(?:is|are|be|remains?|being|shall be)\b,? (?:\w+ ){0,2}?(?:prohibited|forbidden|disallowed"
    r"|not (?:\w+ )?(?:permitted|allowed|authori[sz]ed|licensed|granted|covered))\b"
    r"|\brequires? (?:\w+ ){0,4}?(?:permission|consent|authori[sz]ation|approval)\b"
    r"|\bnot (?:permitted|allowed)\b"
)
# Without one of these letters nothing is forbidden: they save the slow patterns.
_SIGNS = (
    "not", "n't", "never", "no ", "prohibit", "forbid", "disallow", "refrain", "restrict",
    "barred", "preclude", "unacceptable", "bans ", "require", "neither",
)  # fmt: skip
# What takes a prohibition back, or says that there is none.
_RELEASE = re.compile(
    rf"""
    \b(?:but|however|instead|except|unless|other\ than|nothing|although|provided\ that)\b
  | \b{_YOU}\ (?:may|can|are\ (?:free|welcome|permitted|allowed))\b(?!\ ?(?:not|never|only))
  | \b(?:do|does|did|shall|will|is|are)(?:\ not|n't)\ (?:be\ )?
      (?:prohibit|forbid|restrict|prevent|limit|preclude|bar)\w*
  | \b(?:not|nothing|never|no\ longer)\b[^.;]{{0,60}}\b(?:prohibit|forbid|restrict|prevent|preclude)
  | (?<!\)\ )(?<!;\ )\b(?:allow|permit|enable)s?\b
    """,
    re.VERBOSE,
)
_ALLOWING = re.compile(
    r"\A,? (?:(?!but\b|however\b|unless\b)\w+,? ){0,5}?(?:allow|permit|enable)\b"
)
_TAKEN_BACK = re.compile(
    r"\b(?:nothing|not|never|no longer)\b[^.;:]{0,80}\Z"
    r"|\b(?:laws?|regulations?|if|whether|where|unless)\b[^.;:,]{0,40}\Z"
)
_REACH = 2500
_BEHIND = 160
_ITEM = re.compile(
    r"\s*(?:>\s*)?(?:[-*+•·▪‣●○◦–—]\s|\\?\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]"
    r"|[ivxlcIVXLC]{1,5})\\?[.)]\s)"
)
_GOES_ON = re.compile(r"(?:[:;,]|\b(?:and|or|and/or|to)|[:;,] ?—)[*_\s]*\Z")


def plain(text: str) -> str:
    """Write a unit of text on one line in lower case, without emphasis, links or list marker."""
    item = _ITEM.match(text)
    bare = _MARKS.sub(lambda match: match[1] or "", text[item.end() if item else 0 :])
    return _ASIDE.sub(",", normalise(bare).lower())


class Sentence:
    """A plain sentence with its prohibitions; `below` a list title that forbids.

    A prohibition counts for the acts behind it until something takes it back:
    "you may not copy, but you may print" forbids to copy.
    """

    def __init__(self, text: str, *, below: bool = False) -> None:
        self.text = text
        signed = any(sign in text for sign in _SIGNS)
        # Where each prohibition ends; a title forbids from the beginning.
        self._ends = (
            [
                match.end()
                for match in BEFORE.finditer(text)
                if not _TAKEN_BACK.search(text[max(0, match.start() - 100) : match.start()])
            ]
            if signed
            else []
        )
        if below:
            self._ends.insert(0, 0)
        self._behind = signed and AFTER.search(text) is not None

    @property
    def silent(self) -> bool:
        """Tell whether nothing at all is forbidden."""
        return not (self._ends or self._behind)

    def forbids(self, act: re.Pattern[str]) -> bool:
        """Tell whether the sentence forbids an act."""
        return not self.silent and any(self._forbidden(match) for match in act.finditer(self.text))

    def _forbidden(self, act: re.Match[str]) -> bool:
        nearest = max((end for end in self._ends if end <= act.start() + 3), default=None)
        if nearest is not None and not _stops(self.text[nearest : act.start()]):
            return True
        behind = self.text[act.end() : act.end() + _BEHIND]
        found = AFTER.search(behind) if self._behind else None
        if not found or _stops(behind[: found.start()]):
            return False
        return not _TAKEN_BACK.search(self.text[max(0, act.start() - 100) : act.start()])


def _stops(between: str) -> bool:
    # "You may not, and may not allow others to, copy" forbids to copy: nothing is allowed there.
    between = _ALLOWING.sub("", between, count=1)
    return len(between) > _REACH or ". " in between or bool(_RELEASE.search(between))


def opens_list(text: str) -> bool:
    """Tell whether a plain unit has a list below it and forbids what stands there."""
    if not text.endswith((":", ": -", "to", "following.", "following", "not")):
        return False
    last = text[-300:]
    released = [match.end() for match in _RELEASE.finditer(last)]
    forbidding = [m.end() for p in (BEFORE, AFTER) for m in p.finditer(last)]
    return bool(forbidding) and max(forbidding) >= max(released, default=0)


def goes_on(previous: str, unit: str, gap: str) -> bool:
    """Tell whether a unit belongs to the list of the one before it, by how they are written."""
    if _ITEM.match(unit) or "\n" not in gap:
        return True
    return bool(_GOES_ON.search(previous)) or unit.lstrip("*_ ")[:1].islower()
