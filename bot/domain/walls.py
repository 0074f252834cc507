"""Pages that stand where a document should be: to log in, to prove that one is human, errors."""

import re

_LONGEST = 4000  # characters; whoever writes more has said something
_SHORT, _SHORTEST = 1200, 400  # beyond these, words like "sign in" may be what a text is about
_LOGIN = re.compile(
    r"\b(?:sign|log)(?:ging)?[ -]?(?:in|on)\b|\blogin\b|\banmeld(?:en|ung)\b|\beinloggen\b"
    r"|\b(?:se connecter|connexion|connectez-vous)\b|\biniciar sesi[oó]n\b|登录|登入|ログイン",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"captcha|(?:verify|confirm|prove)(?: that)? you(?:['’]?re| are)? (?:a )?human|just a moment"
    r"|unusual traffic|not a robot|checking (?:your browser|if the site connection)"
    r"|enable javascript|javascript (?:is )?(?:disabled|required)",
    re.IGNORECASE,
)
_ERROR = re.compile(
    r"\b(?:40[134]|410|429|50[0234])\b|\bnot found\b|\b(?:access|permission) denied\b|\bforbidden\b"
    r"|\bunauthori[sz]ed\b|\bservice unavailable\b|\bpage (?:does not|doesn['’]t) exist\b",
    re.IGNORECASE,
)


def wall(text: str, title: str = "", password: bool = False) -> str:
    """Return what stands in the place of the document, or nothing when the text is one.

    `password` says that the page has a field for one. A long text is always a document.
    """
    opening, size = text[:80], len(text)
    asks_in = size <= _SHORT and _LOGIN.search(title)
    if (password and size <= _LONGEST) or asks_in or (size < _SHORTEST and _LOGIN.search(opening)):
        return "a login page"
    if size <= _SHORT and _ROBOT.search(f"{title}\n{text[:300]}"):
        return "a page that wants a person or JavaScript"
    if size <= _SHORT and _ERROR.search(f"{title}\n{opening}"):
        return "an error page"
    return ""
