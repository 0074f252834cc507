"""A replay as text, and as JSON: what was asked and said, on what grounds, and what proves it."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from bot.domain.answer_json import citation_json
from bot.domain.audit import Link
from bot.domain.case_json import case_json
from bot.domain.records import Entry
from bot.services.replaying import CaseReplay, Proof, Replay

_INTACT = {
    True: "It is as it was written.",
    False: "It is NOT as it was written: run policy-bot audit verify.",
    None: "Its words were forgotten or erased; what was decided, and by what, stays.",
}


def exchange_lines(replay: Replay) -> Iterator[str]:
    """One exchange, for reading."""
    entry, told = replay.entry, replay.entry.answer
    yield f"Answer {entry.id}, {_time(entry.at)}, to {entry.user}, readable for {entry.audience}"
    yield f"  {_INTACT[replay.intact]}"
    yield f"Question: {entry.question or '(forgotten)'}"
    yield from (f"After: {asked}" for asked in entry.prior.splitlines())
    if entry.subjects:
        yield f"Read as: {', '.join((*entry.subjects, *entry.topics))}"
    place = "on disk" if replay.on_disk else "not on disk any more"
    yield f"Generation {told['generation']} ({place}), worded by {_by(entry)}"
    yield f"Verdict: {entry.verdict.value} ({_verdicts(entry)})"
    grounds: list[dict[str, Any]] = told.get("grounds", [])
    if grounds:
        yield "Grounds:"
        yield from (f"  - {_ground(ground)}" for ground in grounds)
    if told["text"]:
        yield "Answer:"
        yield from (f"  {line}" for line in str(told["text"]).splitlines())
    if replay.proofs:
        yield "Evidence:"
        yield from (f"  {line}" for proof in replay.proofs for line in _proof(proof, told))
    if entry.case:
        yield f"Case: {entry.case}"
    if entry.feedback:
        yield f"Readers: {', '.join(said.split(':')[0] for said in entry.feedback.values())}"
    yield from _trail(replay.links)


def case_lines(replay: CaseReplay) -> Iterator[str]:
    """A case with its steps, and the exchanges that led to it."""
    case, outcome = replay.case, replay.case.outcome
    yield f"{case.id}, {case.state.value}, opened {_time(case.opened_at)}"
    yield f"Question: {case.question}"
    for step in replay.steps:
        yield f"  {step.revision}. {step.step} by {step.actor}, {_time(step.at)}: {step.state}"
    if outcome:
        yield f"Answer: {outcome.verdict.value}, says {outcome.by}: {outcome.text}"
    if outcome and outcome.clause:
        yield f"It rests on: {outcome.clause}"
    if replay.ruling:
        yield f"Kept as {replay.ruling.id}, {replay.ruling.status.value}, to {replay.ruling.until}"
    yield from _trail(replay.links)
    for exchange in replay.exchanges:
        yield ""
        yield from exchange_lines(exchange)


def replay_json(replay: Replay | CaseReplay) -> dict[str, Any]:
    """The same for programs."""
    if isinstance(replay, CaseReplay):
        return {
            **case_json(replay.case, replay.steps, replay.ruling),
            "trail": [asdict(link) for link in replay.links],
            "exchanges": [replay_json(exchange) for exchange in replay.exchanges],
        }
    entry = replay.entry
    return {
        **entry.answer,
        "question": entry.question,
        "prior": entry.prior,
        "at": _time(entry.at),
        "user": entry.user,
        "audience": entry.audience.value,
        "case": entry.case,
        "model": asdict(entry.usage) if entry.usage else None,
        "evidence": [
            {**citation_json(proof.citation), "stands": proof.stands} for proof in replay.proofs
        ],
        "intact": replay.intact,
        "on_disk": replay.on_disk,
        "trail": [asdict(link) for link in replay.links],
    }


def _by(entry: Entry) -> str:
    drafter, usage = str(entry.answer["drafter"]), entry.usage
    return f"{drafter} (asked {usage.model} with {usage.prompt})" if usage else drafter


def _verdicts(entry: Entry) -> str:
    return ", ".join(f"{use.value}: {verdict.value}" for use, verdict in entry.verdicts.items())


def _ground(ground: dict[str, Any]) -> str:
    version = f" {ground['version']}" if ground["version"] else ""
    since = f", in force from {ground['effective']}" if ground["effective"] else ""
    review = "" if ground["reviewed"] else ", not reviewed"
    clause = f": {ground['clause']}" if ground["clause"] else ""
    about = f" for {ground['subject']}" if ground["subject"] else ""
    return (
        f"{ground['layer']} {ground['document']}{version}{since}{review} {ground['effect']} "
        f"{', '.join(ground['uses'])}{about}{clause}"
    )


def _proof(proof: Proof, told: dict[str, Any]) -> Iterator[str]:
    citation = proof.citation
    version = f", version {citation.version}" if citation.version else ""
    yield f"[{citation.n}] {citation.title} ({citation.document}{version}) {citation.section}"
    yield f"    “{' '.join(citation.quote.text.split())}”"
    number = told["generation"]
    stands = {
        True: f"stands at its place in generation {number}",
        False: f"does NOT stand at its place in generation {number}",
        None: f"kept here: generation {number} is not on disk any more",
    }
    yield f"    {stands[proof.stands]}, {citation.quote.start} to {citation.quote.end}"


def _trail(links: tuple[Link, ...]) -> Iterator[str]:
    yield "Trail:" if links else "The trail does not tell of it."
    for link in links:
        yield f"  {link.seq}. {link.at} {link.kind} by {link.actor} {link.h[:12]}"


def _time(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
