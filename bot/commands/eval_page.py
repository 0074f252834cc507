"""An evaluation as one page of HTML that loads nothing: values in, text out.

Every chart has its figures in a table beside it, so that nothing is told by
colour or shape alone; what is wide scrolls in a region that the keyboard reaches.
"""

from collections.abc import Iterable, Sequence
from html import escape
from pathlib import PurePath

from bot.commands.charts import bars, times
from bot.commands.eval_style import STYLE
from bot.commands.eval_text import milliseconds, number
from bot.domain.answers import Verdict
from bot.domain.evaluation import Result, Score
from bot.domain.reports import Column, Report, outcomes, rates, wanted
from bot.domain.stability import Stability

_NOTHING = "–"
_SECTIONS = (
    ("figures", "Figures"),
    ("outcomes", "Outcomes"),
    ("stability", "Stability"),
    ("time", "Time"),
    ("parts", "Parts"),
    ("answers", "Answers"),
)


def page(report: Report) -> str:
    """Write the page."""
    drawn = {
        "figures": _figures(report),
        "outcomes": "".join(
            _outcomes(column, len(report.columns) > 1) for column in report.columns
        ),
        "stability": _stabilities(report),
        "time": "".join(_time(column) for column in report.columns),
        "parts": _parts(report.columns[0]),
        "answers": _answers(report.columns[0]),
    }
    sections = [(key, title) for key, title in _SECTIONS if drawn[key]]
    links = "".join(f'<li><a href="#{key}">{title}</a></li>' for key, title in sections)
    body = "".join(
        f'<section id="{key}" aria-labelledby="h-{key}"><h2 id="h-{key}">{title}</h2>'
        f"{drawn[key]}</section>"
        for key, title in sections
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>Evaluation of policy-bot: {escape(_name(report))}</title>"
        f"<style>{STYLE}</style></head><body>"
        '<a class="skip" href="#main">Skip to the figures</a>'
        f"{_head(report)}"
        f'<nav aria-label="Sections"><ul>{links}</ul></nav>'
        f'<main id="main">{body}</main>'
        "<footer>Verdicts come from rules in reviewed documents. An answer is not a legal "
        "clearance.</footer></body></html>\n"
    )


def _name(report: Report) -> str:
    return PurePath(report.file).name


def _head(report: Report) -> str:
    score = report.columns[0].score
    unsafe = sorted({name for column in report.columns for name in column.score.unsafe})
    leaks = sorted({name for column in report.columns for name in column.score.leaks})
    faults = [
        *([f"Permits what no accepted outcome permits: {', '.join(unsafe)}."] if unsafe else []),
        *([f"Shows a forbidden string: {', '.join(leaks)}."] if leaks else []),
        *(
            [f"Unknown names answered as a known one: {len(report.near.deviations)}."]
            if report.near.deviations
            else []
        ),
    ]
    safe = "Nothing unsafe: no answer permits what it must not, and none shows what it must not."
    told = "".join(f"<li>{escape(fault)}</li>" for fault in faults)
    state = f'<ul class="state bad">{told}</ul>' if faults else f'<p class="state good">{safe}</p>'
    tiles = [
        ("macro recall", number(score.macro_recall)),
        ("unsafe permits", str(len(unsafe))),
        ("citation recall", number(score.cite_recall)),
        ("citation precision", number(score.cite_precision)),
        ("verbatim quotations", number(score.verbatim)),
        ("escalation recall", number(score.escalation_recall)),
        ("escalation precision", number(score.escalation_precision)),
        ("near misses held", number(report.near.rate)),
        *([("paraphrases held", number(report.paraphrases.rate))] if report.paraphrases else []),
        ("time, 95 of 100", milliseconds(score.p95)),
    ]
    figures = "".join(f"<div><dt>{n}</dt><dd>{v}</dd></div>" for n, v in tiles)
    return (
        f"<header><h1>Evaluation of policy-bot</h1><p>{escape(_name(report))}: "
        f"{score.questions} questions, {escape(report.made)}, generation {report.generation} of "
        f'the index.</p>{state}<dl class="tiles">{figures}</dl></header>'
    )


def _series(report: Report) -> list[str]:
    names = [column.name for column in report.columns]
    return [*names, "a retriever alone"] if report.baseline else names


def _figures(report: Report) -> str:
    series, figures = _series(report), rates(report)
    chart = bars(
        "Figures side by side",
        "Each figure from 0 to 1; the table below has the same values.",
        [(figure.name, figure.values) for figure in figures],
        series,
    )
    rows = [(f.name, f.meaning, *(number(value) for value in f.values)) for f in figures]
    scores = [column.score for column in report.columns]
    none = [_NOTHING] if report.baseline else []
    timed = [*scores, *([report.baseline] if report.baseline else [])]
    rows += [
        ("unsafe permits", "answers that permit what must not be, a count",
         *(str(len(s.unsafe)) for s in scores), *none),
        ("forbidden strings", "answers that show one, a count",
         *(str(len(s.leaks)) for s in scores), *none),
        ("time, median", "half of the questions took no longer",
         *(milliseconds(t.median) for t in timed)),
        ("time, 95 of 100", "so many took no longer", *(milliseconds(t.p95) for t in timed)),
    ]  # fmt: skip
    return chart + _table("The figures", ("figure", "what it counts", *series), rows)


def _outcomes(column: Column, named: bool) -> str:
    score = column.score
    chart = bars(
        f"Right verdicts by expected outcome, {column.name}",
        "The table below has the counts.",
        [(_words(v), (score.recall[v],)) for v in Verdict if v in score.recall],
        (),
    )
    title = f"<h3>{escape(column.name)}</h3>" if named else ""
    return f"{title}{chart}{_confusion(score)}"


def _confusion(score: Score) -> str:
    """Expected against answered; a cell that is not on the diagonal is marked by a word too."""
    found = outcomes(score)
    head = "".join(f'<th scope="col">{_words(v)}</th>' for v in found)
    rows: list[str] = []
    for expected in found:
        total = sum(score.confusion.get((expected, answered), 0) for answered in found)
        cells: list[str] = []
        for answered in found:
            count = score.confusion.get((expected, answered), 0)
            share = round(100 * count / total) if total else 0
            kind = "same" if expected is answered else "other"
            shown = (
                f'<td class="{kind}" style="--share:{share}%">{count}</td>'
                if count
                else "<td>0</td>"
            )
            cells.append(shown if count else '<td class="none">0</td>')
        rows.append(f'<tr><th scope="row">{_words(expected)}</th>{"".join(cells)}</tr>')
    return (
        '<div class="wide" tabindex="0" role="region" aria-label="Confusion matrix">'
        '<table class="confusion"><caption>Expected outcomes (rows) against answers (columns). '
        "Another answer than the expected one is right where the file accepts it.</caption>"
        f'<thead><tr><th scope="col">expected</th>{head}</tr></thead>'
        f"<tbody>{''.join(rows)}</tbody></table></div>"
    )


def _stabilities(report: Report) -> str:
    told = _stability(
        "Near misses", "names that nobody knows and that are like a known one", report.near
    )
    if report.paraphrases:
        about = "the same questions in other words, with the verdict on the original"
        told += _stability("Paraphrases", about, report.paraphrases)
    return told


def _stability(title: str, about: str, stability: Stability) -> str:
    held = stability.asked - len(stability.deviations)
    told = f"<h3>{title}</h3><p>{held} of {stability.asked} held: {about}.</p>"
    if not stability.deviations:
        return told
    rows = [(d.id, d.question, d.wanted, d.said) for d in stability.deviations]
    return told + _table(f"{title} that differ", ("id", "question", "wanted", "said"), rows)


def _time(column: Column) -> str:
    seconds = [result.answer.seconds for result in column.results]
    name = f"Time per question, {column.name}"
    chart = times(name, seconds, column.score.median, column.score.p95)
    return f"<h3>{escape(column.name)}</h3>{chart}"


def _parts(column: Column) -> str:
    rows = [
        (
            name, str(s.questions), number(s.macro_recall), str(len(s.unsafe)),
            number(s.cite_recall), number(s.cite_precision), number(s.escalation_recall),
            number(s.escalation_precision),
        )
        for name, s in column.parts.items()
    ]  # fmt: skip
    head = (
        "part", "questions", "macro recall", "unsafe", "citation recall", "citation precision",
        "escalation recall", "escalation precision",
    )  # fmt: skip
    return _table("Each part, and the others without it", head, rows, "counted") if rows else ""


def _answers(column: Column) -> str:
    missed = [r for r in column.results if not r.right or r.uncited or r.leaks]
    told = f"<p>{len(missed)} answers are wrong or miss a citation.</p>"
    if missed:
        told += _results("Wrong, or without a citation that it needs", missed)
    return (
        f"{told}<details><summary>All {len(column.results)} answers</summary>"
        f"{_results('All answers', column.results)}</details>"
    )


def _results(caption: str, results: Sequence[Result]) -> str:
    rows = [
        (
            r.gold.id, r.gold.question, wanted(r).replace("_", " "), _words(r.answer.verdict),
            "right" if r.right else ("UNSAFE" if r.unsafe else "wrong"),
            ", ".join(r.uncited), ", ".join(r.unfitting), milliseconds(r.answer.seconds),
        )
        for r in results
    ]  # fmt: skip
    head = ("id", "question", "expected", "answered", "", "not cited", "cited besides", "time")
    return _table(caption, head, rows)


def _table(
    caption: str, head: Iterable[str], rows: Sequence[Sequence[str]], kind: str = "told"
) -> str:
    columns = "".join(
        f'<th scope="col">{escape(name)}</th>' if name else '<th scope="col">result</th>'
        for name in head
    )
    body = "".join(
        f'<tr><th scope="row">{escape(first)}</th>'
        f"{''.join(f'<td>{escape(cell)}</td>' for cell in rest)}</tr>"
        for first, *rest in rows
    )
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="{kind}"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{columns}</tr></thead>"
        f"<tbody>{body}</tbody></table></div>"
    )


def _words(verdict: Verdict) -> str:
    return verdict.value.replace("_", " ")
