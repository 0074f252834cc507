"""The forms of a case: values in, views out. Fields are named by what they take."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.domain.cases import LONGEST_REMARK, Case
from bot.domain.documents import Use
from bot.domain.outcomes import LONGEST, RULINGS
from bot.domain.rulings import (
    LONGEST_CHOICE,
    LONGEST_QUESTION,
    MOST_CHOICES,
    UNKEEPABLE,
    USUAL_LIFE,
    Scope,
)
from bot.domain.states import closings
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.mrkdwn import quoted

ANSWER_FORM = "case-answer-form"
ASK_FORM = "case-ask-form"
CLOSE_FORM = "case-close-form"
ASSIGN_FORM = "case-assign-form"
DUPLICATE_FORM = "case-duplicate-form"

_LONG = 2_400
_OPTION = 75


def answer_form(case: Case, scope: Scope | None, today: date) -> Block:
    """The form in which legal answers, and may keep the answer as a ruling."""
    verdicts = [_option(wording.VERDICTS[verdict], verdict.value) for verdict in RULINGS]
    fields = [
        _input("verdict", "Verdict", {"type": "static_select", "options": verdicts}),
        _input("text", "What you tell everybody who asked", _writing()),
        _input(
            "clause", "Clause, licence or agreement that it rests on", _writing(), optional=True
        ),
        *_keeping(case, scope, today),
    ]
    return _form(ANSWER_FORM, case, f"Answer {case.id}", "Send answer", fields)


def ask_form(case: Case) -> Block:
    """The form in which legal asks back."""
    fields = [_input("question", "What you want to know from whoever asked", _writing())]
    return _form(ASK_FORM, case, f"Ask about {case.id}", "Ask", fields)


def close_form(case: Case) -> Block:
    """The form in which a case is closed, with the reason."""
    reasons = [_option(wording.CLOSINGS[reason], reason.value) for reason in closings(case.state)]
    fields = [
        _input("closing", "Why", {"type": "radio_buttons", "options": reasons}),
        _input(
            "remark", "What else whoever asked should know", _writing(LONGEST_REMARK), optional=True
        ),
    ]
    return _form(CLOSE_FORM, case, f"Close {case.id}", "Close the case", fields)


def assign_form(case: Case) -> Block:
    """The form in which a case is given to somebody else."""
    fields = [_input("to", "Member of legal", {"type": "users_select"})]
    return _form(ASSIGN_FORM, case, f"Give {case.id} to", "Give", fields)


def duplicate_form(case: Case) -> Block:
    """The form in which a case is marked as a duplicate."""
    number = {"type": "plain_text_input", "max_length": 20}
    fields = [_input("original", "The case that asks the same, as in CASE-0001", number)]
    return _form(DUPLICATE_FORM, case, f"Duplicate {case.id}", "Mark as duplicate", fields)


def _keeping(case: Case, scope: Scope | None, today: date) -> Iterable[Block]:
    if scope is None:
        return [blocks.context(UNKEEPABLE)]
    subjects = _options(scope.subjects)
    uses = [_option(wording.USES[use], use.value) for use in Use]
    asked = [_option(wording.USES[use], use.value) for use in scope.uses]
    teams, topics = _options(scope.teams), _options(scope.topics)
    until = {"type": "datepicker", "initial_date": (today + USUAL_LIFE).isoformat()}
    keep = {"type": "checkboxes", "options": [_option(wording.KEEP, "keep")]}
    made = [
        blocks.divider(),
        _input("keep", "Ruling", keep, optional=True),
        _input("question", wording.RULED_QUESTION, _writing(LONGEST_QUESTION, case.question), True),
        *(
            [_input("subjects", "It holds for this data", _several(subjects, subjects), True)]
            if subjects
            else []
        ),
        _input("uses", "It holds for these uses", _several(uses, asked), optional=True),
    ]
    if teams:
        made.append(_input("teams", "For these teams only", _several(teams, []), optional=True))
    if topics:
        label = "Only where the question brings up"
        made.append(_input("topics", label, _several(topics, topics), optional=True))
    made.append(_input("until", "It holds until the end of this day", until, optional=True))
    return [*made, blocks.context(wording.NO_OTHERS)]


def _options(names: Sequence[str]) -> list[Block]:
    """Names to choose from, as far as Slack takes them."""
    usable = [name for name in names if name.strip() and len(name) <= LONGEST_CHOICE]
    return [_option(name, name) for name in usable[:MOST_CHOICES]]


def _form(name: str, case: Case, title: str, submit: str, fields: Iterable[Block]) -> Block:
    question = quoted(case.question)
    shown = question if len(question) <= _LONG else next(blocks.pieces(question, _LONG)) + "\n> …"
    return {
        "type": "modal",
        "callback_id": name,
        "private_metadata": case.id,
        "title": _plain(title),
        "submit": _plain(submit),
        "close": _plain("Cancel"),
        "blocks": [blocks.section(shown), *fields],
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _option(text: str, value: str) -> Block:
    shown = text if len(text) <= _OPTION else f"{text[: _OPTION - 1]}…"
    return {"text": _plain(shown), "value": value}


def _several(options: Sequence[Block], chosen: Sequence[Block]) -> Block:
    element: Block = {"type": "multi_static_select", "options": list(options)}
    return element | ({"initial_options": list(chosen)} if chosen else {})


def _writing(most: int = LONGEST, text: str = "") -> Block:
    """A field to write in; a text that fits stands in it."""
    element: Block = {"type": "plain_text_input", "multiline": True, "max_length": most}
    return element | ({"initial_value": text} if 0 < len(text) <= most else {})


def _input(name: str, label: str, element: Block, optional: bool = False) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": _plain(label),
        "element": {**element, "action_id": name},
        "optional": optional,
    }
