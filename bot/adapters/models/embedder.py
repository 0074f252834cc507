"""An embedder of any provider: vectors of length one, in order."""

import math
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice

from langchain_core.embeddings import Embeddings

from bot.domain.errors import IndexUnavailableError
from bot.ports.index import Vector

_AT_ONCE = 64


class LangChainEmbedder:
    """An Embedder over LangChain's embeddings.

    Passages and questions are embedded in the same way, so that the vectors of
    one text are the same whoever asks for them. Raises IndexUnavailableError when
    the provider gives none, or not what an index can be built of.
    """

    def __init__(self, embeddings: Embeddings, name: str, url: str = "") -> None:
        self._embeddings = embeddings
        self._name = name
        self._url = url

    @property
    def model(self) -> str:
        """Provider, model, and the address when it is one's own."""
        return f"{self._name}@{self._url}" if self._url else self._name

    def embed(self, texts: Sequence[str]) -> Iterator[Vector]:
        """Yield one vector of length one a text, in order; some texts are asked for at once."""
        left = iter(texts)
        while some := list(islice(left, _AT_ONCE)):
            try:
                vectors = self._embeddings.embed_documents([text or " " for text in some])
            except Exception as error:  # noqa: BLE001 - providers raise whatever they like
                raise self._failure(type(error).__name__) from None
            if len(vectors) != len(some):
                raise self._failure("another number of vectors than of texts")
            yield from map(self._unit, vectors)

    def _unit(self, vector: Sequence[float]) -> Vector:
        length = math.sqrt(sum(number * number for number in vector))
        if not vector or not math.isfinite(length) or length == 0:
            raise self._failure("a vector without a direction")
        return array("f", [number / length for number in vector])

    def _failure(self, what: str) -> IndexUnavailableError:
        return IndexUnavailableError(
            f"The embeddings of {self._name} cannot be had ({what}); "
            "try again, or check EMBEDDINGS, EMBEDDINGS_URL and the key."
        )
