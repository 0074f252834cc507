"""What people do in a trial: ask, ask legal, claim and answer; again, when nothing comes of it."""

import itertools
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from bot.workspace import SlackError
from tests.running_bot import ASK, LEGAL, buttons, shown
from tests.trials.company import Company

Json = dict[str, Any]
RULING = {"verdict": "not_allowed", "text": "No: it stays out.", "clause": "LI-7 §2"}
ASK_LEGAL = "answer-ask-legal"
_ASKERS = ("erin", "adam")
_KINDS = ("HD-VG-130M", "HD-VG-130M", "the YouTube clips", "the moon")


@dataclass
class People:
    """Askers, and the lawyers Lena and Leo."""

    company: Company
    asked: list[Json] = field(default_factory=list[Json])
    _numbers: Iterator[int] = field(default_factory=itertools.count)
    _ended: threading.Event = field(default_factory=threading.Event)

    def ask(self, about: str = "", user: str = "") -> Json:
        """Ask a question of its own, in the channel or directly."""
        rng, number = self.company.rng, next(self._numbers)
        what = about or rng.choice(_KINDS)
        who = user or rng.choice(_ASKERS)
        direct = rng.random() < 0.3
        words = f"may we train on {what}, number {number}?"
        message = self.company.workspace.say(
            who, "dm" if direct else ASK, words if direct else f"@policy-bot {words}"
        )
        self.asked.append(message)
        return message

    def ask_legal(self) -> None:
        """Press *Ask legal* under an answer that offers it."""
        for message in self.company.rng.sample(self.asked, min(5, len(self.asked))):
            for reply in self.company.workspace.replies(message["channel"], message["ts"]):
                if ASK_LEGAL in buttons(reply):
                    self._try(lambda m=message, r=reply: self._press(m["user"], r, ASK_LEGAL))
                    return

    def rule(self, who: str) -> bool:
        """Take one case a step further; False if there is none to be had."""
        for card in self.company.workspace.messages(LEGAL):
            offered = buttons(card)
            if "case-claim" in offered:
                self._try(lambda c=card: self._press(who, c, "case-claim"))
                return True
            if "case-answer" in offered:
                self._try(lambda c=card: self._answer(who, c))
                return True
        return False

    def work_on(self) -> None:
        """Rule on cases until `end`; two lawyers, who get into each other's way."""
        while not self._ended.wait(0.2):
            self.rule(self.company.rng.choice(("lena", "leo")))

    def end(self) -> None:
        """Stop working."""
        self._ended.set()

    def _answer(self, who: str, card: Json) -> None:
        workspace = self.company.workspace
        for view in workspace.views(who):
            workspace.close_view(who, view)
        self._press(who, card, "case-answer")
        view = self.company.until(lambda: workspace.views(who), 2.0)[-1]
        workspace.submit(who, view, RULING)

    def _press(self, who: str, where: Json, action: str) -> None:
        self.company.workspace.press(who, where, action)

    @staticmethod
    def _try(act: Callable[[], object]) -> None:
        """Do something that a killed process may leave without effect, or somebody else did."""
        with suppress(SlackError, TimeoutError, KeyError, LookupError):
            act()
            time.sleep(0.05)


def settled(company: Company) -> bool:
    """Tell whether every case has its answer, as the cards say."""
    return all(
        "case-claim" not in buttons(card) and "case-answer" not in buttons(card)
        for card in company.workspace.messages(LEGAL)
        if shown(card)
    )
