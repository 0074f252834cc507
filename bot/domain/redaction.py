"""What must not stand in a log: secrets that are known, and whatever has the shape of one."""

import json
import re
from collections.abc import Iterable

HIDDEN = "[hidden]"
_SHORTEST = 4  # what is shorter would hide ordinary words
_SHAPES = re.compile(
    r"""
    \bxox[a-z]{1,2}[-.][\w.-]{6,}            # tokens of Slack
  | \bxapp-[\w-]{6,}
  | \b(?:sk|rk|pk)-[\w-]{12,}                # keys of providers of models, and others
  | \bhf_\w{16,} | \bgh[a-z]_\w{20,} | \bgithub_pat_\w{20,} | \bglpat-[\w-]{16,}
  | \bAKIA[0-9A-Z]{12,} | \bAIza[\w-]{30,}
  | \beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*        # JSON web tokens
  | -----BEGIN[ ][A-Z ]*PRIVATE[ ]KEY-----(?:.|\n)*?(?:-----END[ ][A-Z ]*PRIVATE[ ]KEY-----|\Z)
  | \bv0=[0-9a-f]{16,}                       # a signature of Slack
  | \b[0-9a-f]{32}\b                         # a signing secret
    """,
    re.VERBOSE,
)
_NAMED = re.compile(
    r"""((?:bearer|basic)\s+|://[^\s/:@]*:|
        (?:api[_-]?key|token|secret|password|passwd|authorization)["']?\s*[=:]\s*["']?)
        (?!\[hidden\]|bearer\s|basic\s)([^\s"'@,;&]+)""",
    re.VERBOSE | re.IGNORECASE,
)


def forms(secrets: Iterable[str]) -> tuple[str, ...]:
    """Return the known secrets as they may stand in a log, the longest first."""
    known = {secret for secret in secrets if len(secret) >= _SHORTEST}
    written = known | {json.dumps(secret)[1:-1] for secret in known}
    return tuple(sorted(written, key=lambda form: (-len(form), form)))


def redacted(text: str, known: Iterable[str] = ()) -> str:
    """Return a text without the known secrets, and without what looks like one."""
    for form in known:
        text = text.replace(form, HIDDEN)
    return _NAMED.sub(lambda found: found[1] + HIDDEN, _SHAPES.sub(HIDDEN, text))
