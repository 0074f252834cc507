"""When one answer of legal serves two questions."""

import hashlib
from collections.abc import Iterable, Sequence

from bot.domain.documents import Audience, Use
from bot.domain.text import key, normalise


def sameness(
    question: str, prior: str, audience: Audience, subjects: Sequence[str], uses: Sequence[Use]
) -> str:
    """A hash that two questions share when they say the same.

    The words count, not their case or signs. A question that names no subject
    is only the same after the same earlier turn.
    """
    words = key(question) or normalise(question)
    before = "" if subjects else key(prior)
    return _hash(audience.value, words, before, *_named(subjects), *_values(uses))


def coverage(
    audience: Audience,
    subjects: Sequence[str],
    uses: Sequence[Use],
    issues: Sequence[str],
    topics: Sequence[str],
) -> str:
    """A hash that two questions share when an open case of the one covers the other.

    Both are on the same subjects and uses within the same open issues; outside of
    any issue they also bring up the same circumstances. Without a subject nothing
    is covered, and the hash is empty.
    """
    if not subjects:
        return ""
    within = sorted(issues) or ["", *sorted(topics)]
    parts = (_named(subjects), _values(uses), within)
    return _hash(audience.value, *("\1".join(part) for part in parts))


def _named(subjects: Sequence[str]) -> list[str]:
    return sorted(key(subject) or normalise(subject) for subject in subjects)


def _values(uses: Iterable[Use]) -> list[str]:
    return sorted(use.value for use in uses)


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()
