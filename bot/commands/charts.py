"""Charts as inline SVG: values in, text out. Colours are those of the page around them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from html import escape

_WIDTH = 720
_LABEL = 190
_VALUE = 62
_ROOM = _WIDTH - _LABEL - _VALUE
_BAR, _STEP, _GAP = 16, 18, 14
_TOP = 22
_BUCKETS = 24
_EDGE, _FULL, _TALL, _BASE = 20, _WIDTH - 40, 140, 190


def bars(
    name: str, about: str, rows: Sequence[tuple[str, Sequence[float | None]]], series: Sequence[str]
) -> str:
    """Draw rates as horizontal bars from 0 to 1, one for each series that has a value in a row."""
    drawn: list[str] = []
    y = _TOP
    for label, values in rows:
        told = [(n, value) for n, value in enumerate(values) if value is not None]
        height = max(len(told), 1) * _STEP
        drawn.append(_text(_LABEL - 10, y + height / 2 + 3, label, "end"))
        for place, (n, value) in enumerate(told):
            at = y + place * _STEP
            drawn += [_rect("track", at, _ROOM), _rect(f"s{n}", at, max(_ROOM * value, 1))]
            drawn.append(_text(_LABEL + _ROOM + 10, at + 13, f"{value:.3f}"))
        y += height + _GAP
    return _svg(name, about, y, [*_scale(y - _GAP + 4), *drawn]) + _legend(series)


def _scale(bottom: float) -> Iterable[str]:
    for mark in (0, 0.25, 0.5, 0.75, 1):
        x = _LABEL + _ROOM * mark
        yield _text(x, 12, f"{mark:g}", "middle", "tick")
        yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{_TOP - 4}" y2="{bottom}"/>'


def _rect(kind: str, y: float, width: float) -> str:
    return f'<rect class="{kind}" x="{_LABEL}" y="{y}" width="{width:.1f}" height="{_BAR}" rx="3"/>'


def _text(x: float, y: float, told: str, anchor: str = "start", kind: str = "") -> str:
    return (
        f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(told)}</text>'
    )


def times(name: str, seconds: Sequence[float], median: float, p95: float) -> str:
    """Draw how many questions took how long, with the median and the 95th percentile."""
    most = max(p95 * 1.6, 1e-6)
    counts = Counter(min(int(value / most * _BUCKETS), _BUCKETS - 1) for value in seconds)
    tallest = max(counts.values(), default=1)
    step = _FULL / _BUCKETS
    drawn = [
        f'<rect class="s0" x="{_EDGE + n * step + 1:.1f}" y="{_BASE - height:.1f}" '
        f'width="{step - 2:.1f}" height="{height:.1f}" rx="2"/>'
        for n, count in sorted(counts.items())
        if (height := _TALL * count / tallest)
    ]
    drawn.append(
        f'<line class="axis" x1="{_EDGE}" x2="{_EDGE + _FULL}" y1="{_BASE}" y2="{_BASE}"/>'
    )
    for n, anchor in enumerate(("start", "middle", "middle", "middle", "end")):
        mark = f"{most * n / 4 * 1000:.0f} ms" + (" and more" if n == 4 else "")
        drawn.append(_text(_EDGE + _FULL * n / 4, _BASE + 18, mark, anchor, "tick"))
    drawn += [*_mark("median", median, most, 16), *_mark("95 of 100", p95, most, 34)]
    about = (
        f"Half of the questions took up to {median * 1000:.0f} milliseconds, "
        f"95 of 100 up to {p95 * 1000:.0f}; the tallest bar stands for {tallest} questions."
    )
    return _svg(name, about, _BASE + 26, drawn)


def _mark(name: str, value: float, most: float, y: float) -> Iterable[str]:
    x = _EDGE + _FULL * min(value / most, 1)
    yield f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{y + 4}" y2="{_BASE}"/>'
    yield _text(x + 5, y + 5, f"{name}: {value * 1000:.0f} ms")


def _svg(name: str, about: str, height: float, drawn: Sequence[str]) -> str:
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(name)}">'
        f'<svg role="img" aria-label="{escape(name)}. {escape(about)}" '
        f'viewBox="0 0 {_WIDTH} {height:.0f}" xmlns="http://www.w3.org/2000/svg">'
        f"{''.join(drawn)}</svg></div>"
    )


def _legend(series: Sequence[str]) -> str:
    if len(series) < 2:
        return ""
    entries = (
        f'<li><span class="swatch b{n}" aria-hidden="true"></span>{escape(name)}</li>'
        for n, name in enumerate(series)
    )
    return f'<ul class="legend">{"".join(entries)}</ul>'
