"""What we are measured beside: LangChain's own retrievers, set up as its documentation does.

None of its packages is needed to run the bot; they are the group `bench`.
"""

import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from bot.domain.documents import Document
from bot.domain.errors import PolicyBotError
from bot.ports.index import Embedder, Vector, VectorCache

PACKAGES = (
    "langchain_classic",
    "langchain_community",
    "langchain_chroma",
    "langchain_text_splitters",
    "rank_bm25",
)
_SIZE, _OVERLAP = 1000, 200
_AT_ONCE = 200  # texts that are embedded before they are kept
_MOST_ADDED = 5000  # Chroma takes 5,461 in one call

Progress = Callable[[str, int, int], None]


class LangChainPeer:
    """EnsembleRetriever over BM25Retriever and Chroma, on pieces of 1,000 characters.

    It has the same documents and the same embedder as ours. The vectors of its
    pieces are kept in the cache, because they take minutes to compute.
    """

    def __init__(
        self,
        documents: Iterable[Document],
        embedder: Embedder,
        cache: VectorCache,
        hits: int,
        progress: Progress,
    ) -> None:
        _ensure_installed()
        community, classic, chroma, core = _libraries()
        pieces = _pieces(documents, core)
        vectors = _vectors([p.page_content for p in pieces], embedder, cache, progress)
        quiet: Any = import_module("chromadb.config").Settings(anonymized_telemetry=False)
        store: Any = chroma.Chroma(
            collection_name="peer",
            embedding_function=_embeddings(embedder, vectors),
            client_settings=quiet,
        )
        for begin in range(0, len(pieces), _MOST_ADDED):
            progress("peer: store", begin, len(pieces))
            store.add_documents(pieces[begin : begin + _MOST_ADDED])
        progress("peer: store", len(pieces), len(pieces))
        words: Any = community.BM25Retriever.from_documents(pieces, k=hits)
        likeness: Any = store.as_retriever(search_kwargs={"k": hits})
        self._hits = hits
        self._ensemble: Any = classic.EnsembleRetriever(
            retrievers=[words, likeness], weights=[0.5, 0.5]
        )

    def documents(self, query: str) -> list[str]:
        """Return the document of each of the first hits, in order."""
        found: list[Any] = self._ensemble.invoke(query)
        return [str(piece.metadata["document"]) for piece in found[: self._hits]]


def _ensure_installed() -> None:
    missing = [name for name in PACKAGES if find_spec(name) is None]
    if missing:
        raise PolicyBotError(
            f"The peer is not installed ({', '.join(missing)}); "
            "install the group bench of pyproject.toml: pip install --group bench."
        )


def _libraries() -> tuple[Any, Any, Any, Any]:
    with warnings.catch_warnings():
        # langchain-community says at import that it is no longer maintained.
        warnings.simplefilter("ignore", DeprecationWarning)
        names = (
            "langchain_community.retrievers",
            "langchain_classic.retrievers",
            "langchain_chroma",
            "langchain_core.documents",
        )
        community, classic, chroma, documents = map(import_module, names)
    return community, classic, chroma, documents


def _pieces(documents: Iterable[Document], core: Any) -> list[Any]:
    splitter: Any = import_module("langchain_text_splitters").RecursiveCharacterTextSplitter(
        chunk_size=_SIZE, chunk_overlap=_OVERLAP
    )
    whole = [core.Document(page_content=d.body, metadata={"document": d.id}) for d in documents]
    return list(splitter.split_documents(whole))


def _vectors(
    texts: Sequence[str], embedder: Embedder, cache: VectorCache, progress: Progress
) -> Mapping[str, Vector]:
    vectors = dict(cache.get(embedder.model, texts))
    missing = [text for text in dict.fromkeys(texts) if text not in vectors]
    for begin in range(0, len(missing), _AT_ONCE):
        progress("peer: embed", begin, len(missing))
        some = missing[begin : begin + _AT_ONCE]
        fresh = dict(zip(some, embedder.embed(some), strict=True))
        cache.put(embedder.model, fresh)
        vectors |= fresh
    return vectors


def _embeddings(embedder: Embedder, known: Mapping[str, Vector]) -> Any:
    """Our embedder as LangChain wants it; the texts of the documents are known already."""
    base: Any = import_module("langchain_core.embeddings").Embeddings

    class Local(base):
        def embed_documents(self, texts: list[str]) -> list[list[float]]:
            return [list(known[text]) for text in texts]

        def embed_query(self, text: str) -> list[float]:
            return list(next(iter(embedder.embed([text]))))

    return Local()
