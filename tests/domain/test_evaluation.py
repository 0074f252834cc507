"""Figures of answers against gold answers."""

from bot.domain.answers import (
    Advice,
    Answer,
    Citation,
    Escalation,
    Question,
    Quote,
    Verdict,
)
from bot.domain.documents import Status
from bot.domain.evaluation import Result, cited, parts, score
from bot.domain.golds import Gold
from bot.domain.reports import Column, Report, outcomes, plain, rates, wanted
from bot.domain.stability import Stability

ALLOWED, BANNED, OPEN = Verdict.ALLOWED, Verdict.NOT_ALLOWED, Verdict.OPEN_ISSUE


def citation(document: str) -> Citation:
    quote = Quote(document, 0, 5, "Words")
    return Citation(1, quote, document, "", "", "", "", Status.IN_FORCE, "")


def result(
    name: str,
    want: Verdict,
    said: Verdict,
    documents: str = "",
    seconds: float = 0.0,
    **gold: object,
) -> Result:
    """An answer that cites documents of one letter each, beside its gold."""
    answer = Answer(
        Question("?"), said, "Text", citations=tuple(map(citation, documents)), seconds=seconds,
        escalation=Escalation(Advice.OFFER if said is OPEN else Advice.NONE),
    )  # fmt: skip
    made = Gold(name, "?", want, **gold)  # pyright: ignore[reportArgumentType]
    return Result(made, answer, len(documents))


def test_score() -> None:
    """
    Recall is averaged over outcomes; what permits wrongly, or shows what it must not, is named.
    """
    found = score(
        [
            result("a", ALLOWED, ALLOWED),
            result("b", ALLOWED, BANNED),
            result("c", BANNED, ALLOWED, must_not_contain=("Text",)),
            result("d", OPEN, OPEN, "x", should_escalate=True),
            result("e", BANNED, OPEN, also=frozenset({OPEN})),
        ]
    )

    assert found.recall == {ALLOWED: 0.5, BANNED: 0.5, OPEN: 1.0}
    assert found.macro_recall == 2 / 3
    assert (found.unsafe, found.leaks) == (("c",), ("c",))
    assert (found.escalation_recall, found.escalation_precision) == (1.0, 0.5)
    assert found.verbatim == 1.0


def test_citations() -> None:
    """
    Each document, or group, that had to be cited counts; of those cited each that the gold names.
    """
    good = result("a", BANNED, BANNED, "xyq", must_cite=("x", "w"), cite_any=(("y", "z"),),
                  may_cite=("q",))  # fmt: skip
    more = result("b", BANNED, BANNED, "xk", must_cite=("x",))
    free = result("c", BANNED, BANNED, "k")

    found = cited([(r.gold, r.cited, 0.1) for r in (good, more, free)])

    assert (found.recall, found.precision) == (3 / 4, 4 / 5)
    assert good.uncited == ("w",)
    assert (good.unfitting, more.unfitting, free.unfitting) == ((), ("k",), ())
    assert cited([]).recall is None


def test_times() -> None:
    """
    Half of the questions took no longer than the median, 95 of 100 no longer than p95.
    """
    found = score([result("a", ALLOWED, ALLOWED, seconds=n / 100) for n in range(100)])

    assert (found.median, found.p95) == (0.5, 0.95)


def test_parts() -> None:
    """
    Every question is in one part and in what is left without each other part.
    """
    results = [result(str(n), ALLOWED, ALLOWED) for n in range(7)]

    found = parts(results, 3)

    assert {name: score.questions for name, score in found.items()} == {
        "part 1 of 3": 3, "without part 1": 4, "part 2 of 3": 2, "without part 2": 5,
        "part 3 of 3": 2, "without part 3": 5,
    }  # fmt: skip
    assert parts(results, 1) == {}


def test_report() -> None:
    """
    A report stands side by side, is plain for JSON, and fails where something is unsafe.
    """
    unsafe = result("c", BANNED, ALLOWED, also=frozenset({OPEN}), must_cite=("x",))
    columns = tuple(Column(name, score([unsafe]), [unsafe]) for name in ("rules", "model"))
    base = cited([(unsafe.gold, frozenset("x"), 0.2)])
    full = Report("f", "now", 1, columns, Stability(1), Stability(2), base)
    fine = Report("f", "now", 1, (Column("rules", score([result("a", ALLOWED, ALLOWED)])),),
                  Stability(0))  # fmt: skip

    assert (full.failed, fine.failed) == (True, False)
    assert rates(full)[1].values == (0.0, 0.0, 1.0)
    assert rates(full)[0].values == (0.0, 0.0, None)
    assert len(rates(fine)[1].values) == 1
    assert (
        plain(full)["answers"][0]["expected"] == wanted(unsafe) == "not_allowed or open_legal_issue"
    )
    assert plain(full)["baseline"]["recall"] == 1.0
    assert plain(fine)["paraphrases"] is None
    assert outcomes(columns[0].score) == (ALLOWED, BANNED)
