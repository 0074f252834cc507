"""Moving people's time in the simulated workspace."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

from bot.app import App
from bot.serving import people_time
from bot.settings import Settings


def test_leaps(tmp_path: Path) -> None:
    """
    Each step moves people's time forward, a morning to when the company opens, and what
    waits for it is looked at; the time of machines stays.
    """
    ticks: list[int] = []
    with closing(App(Settings(data_dir=tmp_path / "data", cache_dir=tmp_path))) as app:
        calendar = people_time(app, lambda: ticks.append(1))
        labels = [leap.label for leap in calendar.leaps]
        moved = dict[str, timedelta]()
        for label in labels:
            before = calendar.now()
            calendar.leap(label)
            moved[label] = calendar.now() - before
            if label == "To the next working morning":
                hours, zone = app.timetable.hours, app.timetable.zone
                assert hours.open_at(calendar.now(), zone)
                assert not hours.open_at(calendar.now() - timedelta(minutes=30), zone)

    assert labels == ["An hour", "A day", "To the next working morning", "Four weeks"]
    assert moved["An hour"] >= timedelta(hours=1)
    assert timedelta(days=1) <= moved["A day"] < timedelta(days=1, hours=1)
    assert moved["Four weeks"] >= timedelta(weeks=4)
    assert len(ticks) == 4
