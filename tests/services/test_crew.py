"""Workers that outlive what one job meets."""

import threading

import pytest

from bot.services.crew import Crew, where


def test_bell() -> None:
    """
    The bell wakes a worker long before it would look by itself.
    """
    jobs, done = [1, 2, 3], threading.Event()

    def job() -> bool:
        if jobs and jobs.pop() == 1:
            done.set()
        return bool(jobs)

    held, jobs = jobs, []
    crew = Crew("test", job, 2, 60.0)
    crew.start()
    jobs = held
    crew.wake()

    assert done.wait(5)
    assert crew.stop(5)


def test_failure(caplog: pytest.LogCaptureFixture) -> None:
    """
    A job that fails is logged by type and place, without its text, and is tried again.
    """
    tries, done = [0], threading.Event()

    def job() -> bool:
        tries[0] += 1
        if tries[0] < 3:
            raise ValueError("secret words")
        done.set()
        return False

    crew = Crew("test", job, 1, 0.01)
    crew.start()

    assert done.wait(5)
    assert crew.stop(5)
    assert "test: ValueError at" in caplog.text
    assert "secret words" not in caplog.text


def test_slow_job() -> None:
    """
    Stopping does not wait for ever, and says so.
    """
    gate = threading.Event()

    def job() -> bool:
        gate.wait(5)
        return False

    crew = Crew("test", job, 1, 0.01)
    crew.start()

    assert not crew.stop(0.05)
    gate.set()
    assert crew.stop(5)


def test_where() -> None:
    """
    An error that was never raised has a type only.
    """
    assert where(ValueError("secret")) == "ValueError"
