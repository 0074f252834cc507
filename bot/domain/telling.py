"""Which findings an answer tells: the fewest that carry its verdict.

A permission is told with everything that it hangs on. A refusal needs less: what
the source itself says, what a policy says of it, and what the question brought up.
What only follows from those, such as "what the terms forbid must not be crawled",
is told where nothing else settles the matter. No verdict hangs on this.
"""

from collections.abc import Iterable, Sequence

from bot.domain.answers import Verdict
from bot.domain.documents import Effect
from bot.domain.findings import Finding, Layer, bars
from bot.domain.knowledge import Knowledge

_SOURCE = frozenset({Layer.LICENCE, Layer.TERMS})


def told(
    verdict: Verdict, findings: Sequence[Finding], knowledge: Knowledge
) -> tuple[Finding, ...]:
    """Return the findings that an answer of this verdict tells, in their order."""
    if verdict.permits:
        return tuple(f for f in findings if not _general(f, findings))
    kept = [f for f in findings if not _lifted(f, verdict) and not _idle(f, verdict)]
    if verdict is Verdict.NOT_ALLOWED and any(_settles(f) for f in kept):
        kept = [f for f in kept if not f.inherited and not f.follows]
    elif verdict is Verdict.NOT_ALLOWED and any(bars(f) for f in kept):
        kept = [f for f in kept if not f.inherited]
    return tuple(_once(_registered(kept, knowledge)))


def _lifted(finding: Finding, verdict: Verdict) -> bool:
    """Where an issue is open, a ban that it took the decision from decides nothing."""
    return verdict is Verdict.OPEN_ISSUE and finding.effect is Effect.FORBIDS


def _idle(finding: Finding, verdict: Verdict) -> bool:
    """Of what came from elsewhere only a ban bears on a refusal."""
    refused = verdict in (Verdict.NOT_ALLOWED, Verdict.OPEN_ISSUE)
    return refused and finding.inherited and finding.effect is not Effect.FORBIDS


def _settles(finding: Finding) -> bool:
    """Tell whether a ban stands on its own: of the source itself, or of a policy on it."""
    own = not finding.inherited and not finding.follows
    return finding.effect is Effect.FORBIDS and finding.layer is not Layer.CLAIM and own


def _general(finding: Finding, findings: Iterable[Finding]) -> bool:
    """Tell whether a permission is told by a rule for fewer classes: that on share-alike data."""
    return finding.follows and any(
        f.classes < finding.classes and f.classes and f.effect is finding.effect
        for f in findings
        if f.layer is finding.layer and f.subject == finding.subject
    )


def _registered(findings: Iterable[Finding], knowledge: Knowledge) -> list[Finding]:
    """Tell an open issue once, by the register that has the entry, where one of them has."""
    listed = list(findings)

    def entry(finding: Finding) -> bool:
        document = knowledge.documents.get(finding.document)
        return document is not None and f"\n## {finding.issue} " in document.text

    registered = {f.issue for f in listed if f.issue and entry(f)}
    return [f for f in listed if f.issue not in registered or entry(f)]


def _once(findings: Sequence[Finding]) -> Iterable[Finding]:
    """Tell what a source says by one text: the first that forbids, else the first that speaks."""
    chosen: dict[tuple[str, Layer], str] = {}
    for finding in sorted(findings, key=lambda f: f.effect is not Effect.FORBIDS):
        chosen.setdefault((finding.subject, finding.layer), _text(finding))
    for finding in findings:
        place = finding.subject, finding.layer
        if finding.layer not in _SOURCE or chosen[place] == _text(finding):
            yield finding


def _text(finding: Finding) -> str:
    return finding.source.document if finding.source else finding.document
