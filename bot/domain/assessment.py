"""The rules that decide: a frame and the documents in force into a verdict for each use.

Only people permit; machines may only restrict. A use is permitted when every
layer that it needs has a reviewed rule that permits it and none forbids it or
leaves it open; whatever is missing, unknown or unreviewed is no permission.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from bot.domain.answers import Advice, Escalation, Reason, Verdict, strictest
from bot.domain.contexts import Context, contexts_of
from bot.domain.documents import Effect, Use
from bot.domain.findings import PERMITTING, Finding, Layer, bars
from bot.domain.framing import Frame, Scope
from bot.domain.knowledge import Knowledge
from bot.domain.language import Language
from bot.domain.past import Old, replaced


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdicts with what they rest on, in the order of telling.

    `by_subject` has the verdict on each of several subjects, `past` what used to hold.
    """

    verdict: Verdict
    verdicts: Mapping[Use, Verdict] = field(default_factory=dict[Use, Verdict])
    by_subject: Mapping[str, Verdict] = field(default_factory=dict[str, Verdict])
    findings: tuple[Finding, ...] = ()
    missing: tuple[str, ...] = ()
    escalation: Escalation = field(default_factory=Escalation)
    language: Language = Language.ENGLISH
    past: tuple[Old, ...] = ()


def assess(frame: Frame, knowledge: Knowledge) -> Assessment:
    """Decide each use of a frame by the rules of the documents in force."""
    if frame.scope in (Scope.SMALL_TALK, Scope.OTHER):
        return Assessment(Verdict.OUT_OF_SCOPE, language=frame.language)
    if frame.scope is Scope.PRIVATE:
        escalation = Escalation(Advice.OFFER, Reason.LEGAL_MATTER)
        return Assessment(Verdict.NOT_COVERED, escalation=escalation, language=frame.language)
    contexts = contexts_of(frame, knowledge)
    uses = frame.uses if frame.stated else tuple(Use)
    verdicts = {use: strictest([_verdict(c, use) for c in contexts]) for use in uses}
    if frame.guessed:  # what a model understood permits nothing
        verdicts = {u: Verdict.NOT_COVERED if v.permits else v for u, v in verdicts.items()}
    verdict = strictest([verdicts[use] for use in frame.uses])
    by_subject = _by_subject(contexts, frame.uses)
    findings = _telling(verdict, frozenset(frame.uses), contexts)
    claims = dict.fromkeys(f for c in contexts for f in c.findings if f.layer is Layer.CLAIM)
    no_clearance = any(f.effect is Effect.FORBIDS for f in claims)
    if verdict is Verdict.NOT_COVERED and no_clearance and not frame.unknown:
        # Nothing else decides, and what was claimed is no clearance.
        verdict = Verdict.NOT_ALLOWED
        verdicts = dict.fromkeys(uses, verdict)
        by_subject = dict.fromkeys(by_subject, verdict)
    findings = (*findings, *claims)
    # What nobody could look up does not matter where a ruling has decided all that was asked.
    open_ = (c for c in contexts if not frozenset(frame.uses) <= _ruled(c))
    missing = tuple(dict.fromkeys(sentence for c in open_ for sentence in c.missing))
    named = {c.subject.name for c in contexts if c.subject}
    escalation = _escalation(verdict, findings, frozenset(frame.uses), named)
    past = replaced(frame, knowledge, (f.document for c in contexts for f in c.findings))
    return Assessment(
        verdict, verdicts, by_subject, findings, missing, escalation, frame.language, past
    )


def _by_subject(contexts: list[Context], uses: tuple[Use, ...]) -> dict[str, Verdict]:
    """The verdict on each subject where several were asked about."""
    if len(contexts) < 2:
        return {}
    return {
        c.subject.name: strictest([_verdict(c, use) for use in uses]) for c in contexts if c.subject
    }


def _verdict(context: Context, use: Use) -> Verdict:
    found = [f for f in context.findings if use in f.uses and f.layer is not Layer.CLAIM]
    rulings = [f for f in found if f.layer is Layer.RULING]
    found = rulings or found
    lifted = {name for f in found for name in f.lifts}
    if any(f.effect is Effect.FORBIDS and f.layer.name.lower() not in lifted for f in found):
        return Verdict.NOT_ALLOWED
    undecided = [f for f in found if f.effect is Effect.UNDECIDED]
    if undecided:
        return Verdict.OPEN_ISSUE if any(f.issue for f in undecided) else Verdict.NOT_COVERED
    permitted = {f.layer for f in found if f.effect in PERMITTING}
    if not rulings and (context.missing or not context.needed <= permitted):
        return Verdict.NOT_COVERED
    if any(f.effect is Effect.CONDITIONS for f in found):
        return Verdict.CONDITIONS
    return Verdict.ALLOWED


_DECIDES = {
    Verdict.NOT_ALLOWED: Effect.FORBIDS,
    Verdict.OPEN_ISSUE: Effect.UNDECIDED,
    Verdict.CONDITIONS: Effect.CONDITIONS,
    Verdict.ALLOWED: Effect.PERMITS,
    Verdict.NOT_COVERED: Effect.UNDECIDED,
}
RESTRICTING = frozenset({Effect.FORBIDS, Effect.UNDECIDED})


def _telling(
    verdict: Verdict, uses: frozenset[Use], contexts: list[Context]
) -> tuple[Finding, ...]:
    """The findings on the uses asked about that bear on the verdict, in the order of telling."""
    everything = (f for c in contexts for f in _speaking(c) if f.uses & uses)
    found = dict.fromkeys(f for f in everything if bears(f, verdict))
    named = {c.subject.name for c in contexts if c.subject}
    return tuple(sorted(found, key=lambda finding: _place(finding, _DECIDES[verdict], named)))


def _ruled(context: Context) -> frozenset[Use]:
    """The uses that a ruling decides."""
    return frozenset(u for f in context.findings if f.layer is Layer.RULING for u in f.uses)


def _speaking(context: Context) -> Iterator[Finding]:
    """The findings that have a say: of a use that a ruling decides, it alone speaks."""
    ruled = _ruled(context)
    for finding in context.findings:
        if finding.layer in (Layer.RULING, Layer.CLAIM):
            yield finding
        elif left := finding.uses - ruled:
            yield finding if left == finding.uses else replace(finding, uses=left)


def bears(finding: Finding, verdict: Verdict) -> bool:
    """Tell whether a finding belongs into an answer of this verdict; claims are told apart.

    A ruling is told wherever it decides one of the uses, even where another use is refused.
    """
    if finding.layer is Layer.CLAIM:
        return False
    if finding.layer is Layer.RULING:
        return True
    if verdict.permits or finding.effect in RESTRICTING or finding.layer is Layer.LICENCE:
        return True
    if verdict is Verdict.NOT_COVERED:
        return finding.layer is Layer.TERMS
    return finding.effect is Effect.CONDITIONS and (finding.escalate or finding.asked)


def _place(finding: Finding, decisive: Effect, named: set[str]) -> tuple[int, Layer]:
    """What the source itself grants comes first, then what decides, what is open, and the rest."""
    decides = finding.effect is decisive
    own = finding.subject in named
    granted = finding.layer is Layer.LICENCE and not finding.clause
    if own and (granted or (finding.marked and decides)):
        place = 0
    elif finding.asked and (decides or finding.issue):
        place = 1
    elif decides and finding.layer <= Layer.POLICY:
        place = 2
    elif finding.issue:
        place = 3
    elif decides:
        place = 4
    else:
        place = 5 if finding.asked else 6
    return place, finding.layer


def _escalation(
    verdict: Verdict, findings: tuple[Finding, ...], uses: frozenset[Use], named: set[str]
) -> Escalation:
    if any(f.layer is Layer.CLAIM and f.escalate for f in findings):
        return Escalation(Advice.REQUIRE, Reason.CLEARANCE)
    closed = verdict is Verdict.NOT_ALLOWED and any(_closes(f, uses, named) for f in findings)
    if verdict is Verdict.OPEN_ISSUE or any(f.issue and (f.asked or not closed) for f in findings):
        return Escalation(Advice.REQUIRE, Reason.OPEN_ISSUE)
    if verdict is Verdict.NOT_COVERED:
        return Escalation(Advice.OFFER, Reason.NOT_COVERED)
    if verdict is Verdict.NOT_ALLOWED:
        # Legal can help where a review is missing, not where the source itself is closed to us.
        forbids = [f for f in findings if f.effect is Effect.FORBIDS]
        barred = any(bars(f) and not f.escalate for f in forbids)
        open_ = [f for f in forbids if f.escalate or _unread(f)]
        if not closed and any(f.asked or not barred for f in open_):
            return Escalation(Advice.OFFER, Reason.UNCLASSIFIED)
        narrow = [f for f in findings if f.effect is Effect.CONDITIONS and uses <= f.uses]
        findings = tuple(narrow)
    if any(f.escalate for f in findings):
        return Escalation(Advice.OFFER, Reason.CONFIRMATION)
    return Escalation()


def _unread(finding: Finding) -> bool:
    """Tell whether terms were read by a program alone."""
    return finding.layer is Layer.TERMS and bool(finding.marked) and not finding.reviewed


def _closes(finding: Finding, uses: frozenset[Use], named: set[str]) -> bool:
    """Tell whether a finding settles the matter: a decision on the source, or its own licence."""
    if finding.effect is not Effect.FORBIDS or finding.escalate or not finding.uses & uses:
        return False
    said = not finding.clause or finding.marked  # by the licence itself, or in its own words
    own_licence = finding.layer is Layer.LICENCE and said and finding.subject in named
    return bool(own_licence) or (finding.decided and finding.layer is Layer.POLICY)
