"""Stand-ins that keep the promises of the real thing; the contract tests run over both."""

import hashlib
import math
import re
from array import array
from collections.abc import Iterator, Sequence

from bot.ports.index import Vector


class HashingEmbedder:
    """An Embedder that knows no meaning: texts are alike when they share words.

    Each word moves a few of 256 numbers, chosen by its hash. Deterministic, and
    some thousand times faster than the real one. `texts` counts what was asked.
    """

    def __init__(self, model: str = "hashing:1") -> None:
        self._model = model
        self.texts = 0

    @property
    def model(self) -> str:
        return self._model

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        for text in texts:
            self.texts += 1
            yield _vector(text)


def _vector(text: str) -> Vector:
    numbers = [0.0] * 255 + [0.01]
    for word in re.findall(r"\w+", text.lower()):
        for byte in hashlib.sha256(word.encode()).digest()[:8]:
            numbers[byte % 255] += 1.0 if byte % 2 else -1.0
    length = math.sqrt(sum(number * number for number in numbers))
    return array("f", [number / length for number in numbers])
