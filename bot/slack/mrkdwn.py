"""Text for Slack. Every text that is not ours passes through here exactly once."""

import re
from urllib.parse import quote, urlsplit

# Also as the beginning of a longer word, which may be cut there.
_BROADCAST = re.compile(r"@(?=here|channel|everyone)", re.IGNORECASE)
_ID = re.compile(r"[UW][A-Z0-9]{2,20}")
_AS_IT_IS = "!#$&'()*+,/:;=?[]%~-._"
_LEFT_OUT = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def escape(text: str) -> str:
    """Make a foreign text inert in mrkdwn: no mention, no link, no broadcast.

    Control characters and marks that turn the direction of reading are left out.
    """
    text = _LEFT_OUT.sub("", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _BROADCAST.sub("@\u200b", text)


def plain(text: str) -> str:
    """Undo Slack's escaping of what a person typed."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def link(url: str, label: str) -> str:
    """A link made by our own code; only for plain http and https, else the label alone."""
    url = _LEFT_OUT.sub("", url).strip()
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and not parts.username
    except ValueError:
        usable = False
    if not usable:
        return escape(label)
    address = quote(url, safe=_AS_IT_IS).replace("&", "&amp;")
    if len(address) > 2000:
        return escape(label)
    return f"<{address}|{escape(label).replace('|', '/')}>"


def mention(user: str) -> str:
    """A person's name that notifies; whatever is no id of a person becomes plain text."""
    return f"<@{user}>" if _ID.fullmatch(user) else escape(user)


def quoted(text: str) -> str:
    """A foreign text as a block quotation, line by line."""
    return "\n".join(f"> {line}" for line in escape(text).strip().split("\n"))
