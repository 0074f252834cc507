"""Where real documents and questions lie beside the project, for the tests that need them."""

from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
SHARED = PROJECT.parent / "shared"
KNOWLEDGE = PROJECT / "knowledge"

needs_shared = pytest.mark.skipif(
    not (SHARED / "corpus").is_dir(), reason="../shared with real documents is not here"
)
