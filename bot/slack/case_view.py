"""How a case looks to legal and to those who asked: values in, blocks out."""

from collections.abc import Iterator

from bot.domain.answers import Verdict
from bot.domain.cases import HELD, WAITING, Case, CaseState
from bot.domain.documents import Audience
from bot.domain.outcomes import LONGEST, RULINGS, Outcome
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.citation_view import citation_blocks, found_heading
from bot.slack.mrkdwn import escape, mention, quoted

CLAIM = "case-claim"
RELEASE = "case-release"
ANSWER = "case-answer"
CLOSE = "case-close"
REOPEN = "case-reopen"
ANSWER_FORM = "case-answer-form"

_ROOM = 11_000
_MOST_SOURCES = 8
_LONG = 2_400
_SHORT = 1_200


def card_blocks(case: Case) -> Iterator[Block]:
    """The card of a case: one message, whatever the case holds; it says what it leaves out."""
    head = [
        blocks.header(f"{case.id} · {case.state.value}"),
        blocks.section(_cut(quoted(case.question), _SHORT, case)),
        blocks.fields(_facts(case)),
    ]
    if case.outcome:
        head += [blocks.section(_cut(part, _LONG, case)) for part in _outcome_parts(case.outcome)]
    yield from head
    yield from _sources(case, _ROOM - sum(blocks.text_length(block) for block in head))
    if buttons := list(_buttons(case)):
        yield blocks.actions(f"case-{case.id}-{case.revision}", buttons)


def notice_text(case: Case) -> str:
    """The line in the asker's thread that says how the case stands."""
    return f"*{case.id}*: {wording.STATES[case.state]}."


def outcome_blocks(case: Case, outcome: Outcome) -> Iterator[Block]:
    """What everybody who asked is told."""
    yield blocks.header(f"{case.id}: {wording.VERDICTS[outcome.verdict]}")
    yield from blocks.sections(f"{wording.YOU_ASKED}:\n{quoted(case.question)}")
    for part in _outcome_parts(outcome):
        yield from blocks.sections(part)


def whole_blocks(case: Case) -> Iterator[Block]:
    """All that the card may have to leave out."""
    yield blocks.header(case.id)
    yield from blocks.sections(quoted(case.question))
    if case.outcome:
        for part in _outcome_parts(case.outcome):
            yield from blocks.sections(part)
    if case.citations:
        yield blocks.section(found_heading(case.verdict))
    yield from citation_blocks(case.citations)


def answer_form(case: Case) -> Block:
    """The form in which legal answers."""
    options = [_option(verdict) for verdict in RULINGS]
    return {
        "type": "modal",
        "callback_id": ANSWER_FORM,
        "private_metadata": case.id,
        "title": _plain(f"Answer {case.id}"),
        "submit": _plain("Send answer"),
        "close": _plain("Cancel"),
        "blocks": [
            blocks.section(_cut(quoted(case.question), _LONG, case)),
            _input(
                "verdict",
                "Verdict",
                {"type": "static_select", "options": options},
            ),
            _input("text", "What you tell everybody who asked", _writing()),
            _input(
                "clause",
                "Clause, licence or agreement that it rests on",
                _writing(),
                optional=True,
            ),
        ],
    }


def _facts(case: Case) -> list[str]:
    asked = mention(case.asker)
    others = len({asker.user for asker in case.askers}) - 1
    if others:
        asked += f" and {others} more"
    facts = [
        f"*The documents say*\n{wording.VERDICTS[case.verdict]}",
        f"*Why it is here*\n{wording.REASONS[case.reason]}",
        f"*Asked by*\n{asked}",
        f"*Opened*\n{case.opened_at:%Y-%m-%d %H:%M} UTC",
        f"*Owner*\n{mention(case.claimant) if case.claimant else 'nobody yet'}",
    ]
    if case.uses:
        facts.append("*Use*\n" + ", ".join(wording.USES[use].lower() for use in case.uses))
    if case.subjects:
        facts.append("*About*\n" + _about(case.subjects))
    if case.audience is Audience.LEGAL:
        facts.append("*Seen by*\nlegal only")
    return facts


def _about(subjects: tuple[str, ...]) -> str:
    shown, left = list[str](), len(subjects)
    for subject in subjects:
        name = escape(subject)
        if sum(map(len, shown)) + len(name) > _SHORT:
            break
        shown.append(name)
        left -= 1
    more = [f"{left} more"] if left else []
    return ", ".join((*shown, *more))


def _outcome_parts(outcome: Outcome) -> Iterator[str]:
    said = f"*{wording.VERDICTS[outcome.verdict]}*, says {mention(outcome.by)} of legal:"
    yield f"{said}\n{quoted(outcome.text)}"
    if outcome.clause:
        yield f"*It rests on*\n{quoted(outcome.clause)}"


def _sources(case: Case, room: int) -> Iterator[Block]:
    shown = 0
    for citation in case.citations[:_MOST_SOURCES]:
        made = list(citation_blocks([citation]))
        room -= sum(blocks.text_length(block) for block in made)
        if room < 0:
            break
        if not shown:
            yield blocks.section(found_heading(case.verdict))
        shown += 1
        yield from made
    if left := len(case.citations) - shown:
        yield blocks.section(wording.more_sources(left, case.id))


def _buttons(case: Case) -> Iterator[Block]:
    if case.state in WAITING:
        yield blocks.button(wording.CLAIM, CLAIM, case.id, "primary")
    if case.state in HELD:
        yield blocks.button(wording.ANSWER, ANSWER, case.id, "primary")
        yield blocks.button(wording.RELEASE, RELEASE, case.id)
    if case.state is CaseState.ANSWERED:
        yield blocks.button(wording.CLOSE, CLOSE, case.id)
    if case.state in (CaseState.ANSWERED, CaseState.CLOSED):
        yield blocks.button(wording.REOPEN, REOPEN, case.id)


def _cut(text: str, most: int, case: Case) -> str:
    """A text of mrkdwn that fits; what is cut says where the whole of it is."""
    if len(text) <= most:
        return text
    return f"{next(blocks.pieces(text, most))}\n{wording.whole(case.id)}"


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _option(verdict: Verdict) -> Block:
    return {"text": _plain(wording.VERDICTS[verdict]), "value": verdict.value}


def _writing() -> Block:
    return {"type": "plain_text_input", "multiline": True, "max_length": LONGEST}


def _input(name: str, label: str, element: Block, optional: bool = False) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": _plain(label),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
