"""What kind of thing somebody said: a question on data, an errand, small talk."""

import pytest

from bot.domain.scopes import Said, Scope, scope_of
from bot.domain.vocabulary import read_vocabulary
from tests.builders import VOCABULARY, dataset, platform  # noqa: F401


def test_placeholder() -> None:
    pass
