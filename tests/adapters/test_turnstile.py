"""One at a time, in order, and the urgent first."""

import threading

from bot.adapters.database.turnstile import Turnstile


def test_order() -> None:
    """
    While one is inside others come: the urgent go first, each kind in the order of their coming.
    """
    turnstile, order, threads = Turnstile(), list[str](), list[threading.Thread]()

    def come(name: str, urgent: bool) -> None:
        with turnstile.turn(urgent=urgent):
            order.append(name)

    def waiting() -> int:
        held = (turnstile._urgent, turnstile._others)
        return sum(len(condition._waiters) for condition in held)  # type: ignore[attr-defined]

    with turnstile.turn():
        for name, urgent in (("a", False), ("b", True), ("c", False), ("d", True)):
            threads.append(threading.Thread(target=come, args=(name, urgent)))
            threads[-1].start()
            while waiting() < len(threads):
                pass
    for thread in threads:
        thread.join(10)

    assert order == ["b", "d", "a", "c"]


def test_alone() -> None:
    """
    Among many threads never two are inside, all come through, and an error lets the next one in.
    """
    turnstile, inside, seen = Turnstile(), 0, list[int]()

    def come(urgent: bool) -> None:
        nonlocal inside
        for _ in range(200):
            try:
                with turnstile.turn(urgent=urgent):
                    inside += 1
                    seen.append(inside)
                    inside -= 1
                    raise ValueError
            except ValueError:
                pass

    threads = [threading.Thread(target=come, args=(n % 2 == 0,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)

    assert set(seen) == {1}
    assert len(seen) == 1600
