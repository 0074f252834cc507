"""The short form of `make crash`."""

from tests.trials.crash import at_every_effect, at_random
from tests.trials.places import Places


def test_at_random() -> None:
    """
    Replicas die while people ask and legal works: nothing is lost, and nothing comes twice.
    """
    found, _ = at_random(None, 5, 1)

    assert not found, found


def test_at_some_effects() -> None:
    """
    Whatever a process was about to do or had just done when it died, its work is taken up.
    """
    found, _ = at_every_effect(Places(None), 1, 29)

    assert not found, found
