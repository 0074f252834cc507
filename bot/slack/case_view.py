"""How a case looks to legal and to those who asked: values in, blocks out."""

from collections.abc import Iterator
from datetime import UTC

from bot.domain.cases import HELD, WAITING, Case, CaseState, Exchange
from bot.domain.documents import Audience
from bot.domain.outcomes import Outcome
from bot.domain.packets import Packet
from bot.domain.rulings import Ruling, RulingStatus
from bot.domain.states import ENDED
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.citation_view import citation_blocks, found_heading
from bot.slack.mrkdwn import escape, mention, quoted

CLAIM = "case-claim"
RELEASE = "case-release"
ANSWER = "case-answer"
ASK_BACK = "case-ask-back"
ASSIGN = "case-assign"
DUPLICATE = "case-duplicate"
CLOSE = "case-close"
REOPEN = "case-reopen"

_ROOM = 11_000
_MOST_SOURCES = 8
_MOST_TALK = 3
_LONG = 2_400
_SHORT = 1_200


def card_blocks(case: Case, packet: Packet) -> Iterator[Block]:
    """The card of a case: one message, whatever the case holds; it says what it leaves out."""
    head = [
        blocks.header(f"{case.id} · {case.state.value}"),
        blocks.section(_cut(quoted(case.question), _SHORT, case)),
        blocks.fields(_facts(case, packet)),
    ]
    if case.outcome:
        head += [blocks.section(_cut(part, _LONG, case)) for part in _outcome_parts(case.outcome)]
    room = _ROOM - sum(blocks.text_length(block) for block in head)
    yield from head
    left_out = False
    for part in (*_talk(case), *_asked_otherwise(case), *_said(case), *_nearby(packet)):
        made = blocks.section(_cut(part, _SHORT, case))
        if blocks.text_length(made) <= room:
            room -= blocks.text_length(made)
            yield made
        else:
            left_out = True
    yield from _sources(case, room)
    if left_out:
        yield blocks.section(wording.LEFT_OUT.format(number=case.id))
    if buttons := list(_buttons(case, packet)):
        yield blocks.actions(f"case-{case.id}-{case.revision}", buttons)


def notice_text(case: Case, joined: bool = False) -> str:
    """The line in the asker's thread that says how the case stands."""
    state = wording.STATES[case.state]
    if case.state is CaseState.DUPLICATE:
        state += f" of {case.duplicate_of}; you will hear what is answered there"
    if case.closing and case.state is CaseState.CLOSED:
        state += f". {wording.CLOSINGS[case.closing]}"
    line = f"*{case.id}*: {state}."
    if joined:
        line += " Somebody asked this before you; you are told with them."
    return f"{line}\n{quoted(case.remark)}" if case.remark else line


def outcome_blocks(case: Case, outcome: Outcome, ruling: Ruling | None = None) -> Iterator[Block]:
    """What everybody who asked is told."""
    yield blocks.header(f"{case.id}: {wording.VERDICTS[outcome.verdict]}")
    yield from blocks.sections(f"{wording.YOU_ASKED}:\n{quoted(case.question)}")
    for part in _outcome_parts(outcome):
        yield from blocks.sections(part)
    if ruling and ruling.status is RulingStatus.IN_FORCE:
        yield from blocks.sections(f"*Kept as a ruling*\n{_holds(ruling)}")


def whole_blocks(case: Case) -> Iterator[Block]:
    """All that the card may have to leave out."""
    yield blocks.header(case.id)
    yield from blocks.sections(quoted(case.question))
    if case.outcome:
        for part in _outcome_parts(case.outcome):
            yield from blocks.sections(part)
    for part in (*(_exchange(e) for e in case.talk), *_asked_otherwise(case), *_said(case)):
        yield from blocks.sections(part)
    if case.citations:
        yield blocks.section(found_heading(case.verdict))
    yield from citation_blocks(case.citations)


def _facts(case: Case, packet: Packet) -> list[str]:
    asked = mention(case.asker)
    others = len({asker.user for asker in case.askers}) - 1
    if others:
        asked += f" and {others} more"
    opened = f"{case.opened_at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    if case.live:
        opened += f", {wording.age(packet.age)} ago"
    facts = [
        f"*The documents say*\n{wording.verdict(case.verdict, case.reason)}",
        f"*Why it is here*\n{wording.REASONS[case.reason]}",
        f"*Asked by*\n{asked}",
        f"*Opened*\n{opened}",
        f"*Owner*\n{mention(case.claimant) if case.claimant else 'nobody yet'}",
    ]
    if case.due_at:
        what = "an owner" if case.state in WAITING else "an answer"
        facts.append(f"*Due*\n{what} by {wording.moment(case.due_at)}")
    if case.uses:
        facts.append("*Use*\n" + ", ".join(wording.USES[use].lower() for use in case.uses))
    if case.subjects:
        facts.append("*About*\n" + _about(case.subjects))
    if case.audience is Audience.LEGAL:
        facts.append("*Seen by*\nlegal only")
    if packet.ruling:
        facts.append(f"*Ruling*\n{_ends(packet.ruling)}")
    elif case.closing:
        facts.append(f"*Closed*\n{wording.CLOSINGS[case.closing]}")
    elif case.duplicate_of:
        facts.append(f"*Duplicate of*\n{escape(case.duplicate_of)}")
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


def _talk(case: Case) -> Iterator[str]:
    """The latest exchanges with the asker, the last first where room is short."""
    yield from (_exchange(exchange) for exchange in case.talk[::-1][:_MOST_TALK])


def _exchange(exchange: Exchange) -> str:
    asked = f"*{mention(exchange.by)} asked back*\n{quoted(exchange.question)}"
    if not exchange.replied_by:
        return asked
    return f"{asked}\n*{mention(exchange.replied_by)} replied*\n{quoted(exchange.reply)}"


def _asked_otherwise(case: Case) -> Iterator[str]:
    if case.prior:
        yield f"*{wording.ASKED_BEFORE}*\n{quoted(case.prior)}"
    if case.also:
        yield f"*{wording.ALSO_ASKED}*\n" + "\n".join(quoted(words) for words in case.also)


def _said(case: Case) -> Iterator[str]:
    differ = len(set(case.verdicts.values())) > 1
    lines = [
        f"• {wording.USES[use]}: *{wording.VERDICTS[verdict].lower()}*"
        for use, verdict in case.verdicts.items()
        if differ
    ]
    lines += [
        f"• {escape(said.text)} {' '.join(f'[{n}]' for n in said.citations)}" for said in case.said
    ]
    if lines:
        yield "\n".join((f"*{wording.SAID}*", *lines))


def _nearby(packet: Packet) -> Iterator[str]:
    if packet.nearby:
        lines = [
            f"• *{ruling.case}*: {wording.VERDICTS[ruling.verdict].lower()}; {_ends(ruling)}; "
            f"{_covered(ruling)}{_asked(ruling)}"
            for ruling in packet.nearby
        ]
        yield "\n".join((f"*{wording.NEARBY}*", *lines))


def _ends(ruling: Ruling) -> str:
    return wording.ENDS[ruling.status].format(until=ruling.until)


def _covered(ruling: Ruling) -> str:
    scope = ruling.scope
    uses = ", ".join(wording.USES[use].lower() for use in scope.uses)
    team = f", for {', '.join(scope.teams)} only" if scope.teams else ""
    return escape(f"{', '.join(scope.subjects)}: {uses}{team}")


def _asked(ruling: Ruling) -> str:
    return f"\n{quoted(ruling.question)}" if ruling.question.strip() else ""


def _holds(ruling: Ruling) -> str:
    return f"{_ends(ruling).capitalize()}. It covers {_covered(ruling)}."


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


def _buttons(case: Case, packet: Packet) -> Iterator[Block]:
    if case.state in WAITING:
        yield blocks.button(wording.CLAIM, CLAIM, case.id, "primary")
    if case.state in HELD:
        yield blocks.button(wording.ANSWER, ANSWER, case.id, "primary")
        if case.state is CaseState.CLAIMED:
            yield blocks.button(wording.ASK_BACK, ASK_BACK, case.id)
        yield blocks.button(wording.RELEASE, RELEASE, case.id)
    if case.live:
        yield blocks.button(wording.ASSIGN, ASSIGN, case.id)
        yield blocks.button(wording.DUPLICATE, DUPLICATE, case.id)
    if case.live or case.state is CaseState.ANSWERED:
        yield blocks.button(wording.CLOSE, CLOSE, case.id)
    if case.state in ENDED:
        ruling = packet.ruling
        in_force = ruling is not None and ruling.status is RulingStatus.IN_FORCE
        label = wording.WITHDRAW if in_force else wording.REOPEN
        yield blocks.button(label, REOPEN, case.id)


def _cut(text: str, most: int, case: Case) -> str:
    """A text of mrkdwn that fits; what is cut says where the whole of it is."""
    if len(text) <= most:
        return text
    return f"{next(blocks.pieces(text, most))}\n{wording.whole(case.id)}"
