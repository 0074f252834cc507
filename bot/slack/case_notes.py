"""What is said around a case: questions back, replies, reminders, the digest of a morning."""

from collections.abc import Iterator, Sequence

from bot.domain.cases import WAITING, Case, CaseState
from bot.domain.packets import Digest, Packet
from bot.domain.records import Entry
from bot.domain.rulings import Ruling, RulingStatus, Scope
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape, mention, quoted

_MOST = 10
_LINE = 160
_ROOM = 9_000


def asked_back(case: Case) -> str:
    """Legal's question to whoever asked."""
    question = case.talk[-1].question if case.talk else ""
    return (
        f"*{case.id}*: legal needs to know something from you.\n{_whole(question)}\n"
        "Reply in this thread; I take your reply to legal."
    )


def heard(case: Case) -> str:
    """The news for the holder that the asker has replied."""
    exchange = case.talk[-1]
    return (
        f"{mention(case.claimant)}, {mention(exchange.replied_by)} has replied to your question "
        f"on {case.id}:\n{_whole(exchange.reply)}"
    )


def given(case: Case, by: str) -> str:
    """The news for somebody that a case is theirs now."""
    return f"{mention(case.claimant)}, {mention(by)} has given you {case.id}."


def misread(case: Case, ruling: Ruling, question: str, read: Scope | None) -> str:
    """The news for legal that a ruling will not answer a question that it is meant for."""
    ruled = ruling.scope
    why = wording.MAY_ASK_MORE
    if read and (set(read.subjects), set(read.uses)) != (set(ruled.subjects), set(ruled.uses)):
        why = wording.READ_OTHERWISE.format(read=_on(read), ruled=_on(ruled))
    return f"*{case.id}*: {wording.MISREAD}\n{_whole(question)}\n{why}"


def _on(scope: Scope) -> str:
    uses = ", ".join(wording.USES[use].lower() for use in scope.uses)
    return f"{_short(', '.join(scope.subjects))}: {uses}"


def ended(case: Case, ruling: Ruling) -> str:
    """The news for an asker that nothing may rest on a ruling any more."""
    return (
        f"*{case.id}*: the ruling on your question {_over(ruling)}; do not rely on it any more.\n"
        f"{_whole(case.question)}\nThe question is with legal again; I will tell you here what "
        "they answer."
    )


def recalled(entry: Entry, ruling: Ruling) -> str:
    """The news for somebody whom a ruling has answered."""
    return (
        f"The ruling of *{ruling.case}*, by which I answered you, {_over(ruling)}; do not rely on "
        f"it any more.\n{_asked(entry)}Ask again to hear what holds now."
    )


def _asked(entry: Entry) -> str:
    """The question, unless its words were forgotten."""
    return f"> {_short(entry.question)}\n" if entry.question else ""


def _over(ruling: Ruling) -> str:
    return "was withdrawn" if ruling.status is RulingStatus.WITHDRAWN else "has expired"


def reminder(case: Case, person: str, packet: Packet) -> str:
    """The reminder of a case that is due, for its owner, the fallback, or all of legal."""
    due = wording.moment(case.due_at) if case.due_at else ""
    if case.state in WAITING:
        start = f"{mention(person)}, nobody" if person else "Nobody"
        line = (
            f"{start} has claimed *{case.id}*. It is open for {wording.age(packet.age)} and was "
            f"to be claimed by {due}; press *{wording.CLAIM}* on its card."
        )
    else:
        line = f"*{case.id}* is yours and was to be answered by {due}; its card is waiting for you."
    return f"{line}\n> {_short(case.question)}"


def digest_blocks(digest: Digest) -> Iterator[Block]:
    """A morning's work: one message, however much there is."""
    yield blocks.header(f"Good morning: the cases of {digest.day.isoformat()}")
    for title, cases in (
        ("Nobody has these yet", digest.unclaimed),
        ("Late", digest.late),
        ("In hand", digest.others),
    ):
        if cases:
            yield from blocks.sections("\n".join((f"*{title}*", *_lines(cases))))
    if digest.expiring:
        lines = [
            f"• *{ruling.case}* on {_short(', '.join(ruling.scope.subjects))}: until {ruling.until}"
            for ruling in digest.expiring[:_MOST]
        ]
        yield from blocks.sections("\n".join(("*Rulings that end soon*", *lines)))


def _lines(cases: Sequence[Case]) -> Iterator[str]:
    for case in cases[:_MOST]:
        owner = f", {mention(case.claimant)}" if case.claimant else ""
        waits = ", waits for whoever asked" if case.state is CaseState.NEEDS_INFO else ""
        due = f", due {wording.moment(case.due_at)}" if case.due_at else ""
        yield f"• *{case.id}*{owner}{due}{waits}: {_short(case.question)}"
    if left := len(cases[_MOST:]):
        yield f"… and {left} more"


def _whole(text: str) -> str:
    """A foreign text as a quotation, whole unless it takes more room than a message has."""
    said = quoted(text)
    return said if len(said) <= _ROOM else f"{next(blocks.pieces(said, _ROOM))}\n> …"


def _short(text: str) -> str:
    """The beginning of a foreign text on one line, inert."""
    line = escape(" ".join(text.split()))
    return line if len(line) <= _LINE else f"{next(blocks.pieces(line, _LINE))} …"
