"""The composition root: the only place that names concrete classes."""

import time
from functools import cached_property
from pathlib import Path

from bot.adapters.folder import Folder
from bot.adapters.generations import Generations
from bot.adapters.tables import YamlTables
from bot.adapters.vectorcache import SqliteVectorCache
from bot.domain.errors import SettingsError
from bot.ports import DocumentSource, Drafter, Embedder
from bot.services.answering import AnsweringService, Extractive
from bot.services.reindexing import Progress, Reindexing, Report
from bot.services.search import Assembler
from bot.settings import PROJECT, Settings


class App:
    """Everything that runs, put together from the settings; parts are made when first used."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    @cached_property
    def embedder(self) -> Embedder:
        """The offline embedder, or one of a provider. Raises SettingsError."""
        name, url = self.settings.embeddings, self.settings.embeddings_url
        if name != "local":
            from bot.adapters.models import LangChainEmbedder, embedding_model

            made = embedding_model(name, url, self.settings.embeddings_key)
            return LangChainEmbedder(made, name, url)
        from bot.adapters.minilm import MiniLM

        return MiniLM()

    @cached_property
    def generations(self) -> Generations:
        """The index on disk."""
        from bot.adapters.chroma import ChromaStore
        from bot.adapters.lexical import BM25Store

        assemble = Assembler(ChromaStore(), BM25Store(), self.embedder)
        return Generations(self.settings.data_dir / "index", assemble)

    @cached_property
    def answering(self) -> AnsweringService:
        """Questions into answers."""
        roots = (*self.settings.knowledge_dirs, PROJECT / "knowledge")
        return AnsweringService(self.generations, YamlTables(roots), self.drafter)

    @cached_property
    def drafter(self) -> Drafter:
        """Who words answers: code alone, or the model of CHAT_MODEL. Raises SettingsError."""
        name = self.settings.chat_model
        if not name:
            return Extractive()
        from bot.adapters.models import ModelDrafter, chat_model

        model = chat_model(name, self.settings.chat_model_url, self.settings.chat_model_key)
        return ModelDrafter(model, name, self.generations, time.monotonic)

    def try_model(self) -> str:
        """Ask the language model for a word. Raises PolicyBotError when it does not answer."""
        name = self.settings.chat_model
        if not name:
            return "Answers are worded by code; CHAT_MODEL is empty."
        from bot.adapters.models import chat_model

        model = chat_model(name, self.settings.chat_model_url, self.settings.chat_model_key)
        try:
            model.invoke("Answer with the word yes.")
        except Exception as error:
            raise SettingsError(
                f"The model {name} does not answer ({type(error).__name__}); check CHAT_MODEL, "
                "CHAT_MODEL_URL, its key and the network. Until then answers are worded by code."
            ) from error
        return f"The model {name} answers."

    def try_embedder(self) -> str:
        """Make a vector. Raises PolicyBotError when that fails."""
        width = len(next(iter(self.embedder.embed(["a word"]))))
        return f"Vectors are made by {self.settings.embeddings}, {width} numbers each."

    def sources(self) -> dict[str, DocumentSource]:
        """Return the knowledge roots by name; the first that holds an id wins."""
        return {str(root): Folder(root) for root in self.settings.knowledge_dirs}

    def reindex(self, progress: Progress, *, dry_run: bool = False, full: bool = False) -> Report:
        """Bring the index in line with the knowledge roots."""
        from bot.adapters.chroma import ChromaStore
        from bot.adapters.lexical import BM25Store

        cache = SqliteVectorCache(self.settings.cache_dir / "vectors.sqlite")
        service = Reindexing(
            self.generations, ChromaStore(), BM25Store(), self.embedder, cache, time.monotonic
        )
        return service.run(self.sources(), dry_run=dry_run, full=full, progress=progress)


def default_knowledge() -> Path:
    """Return the project's own knowledge root."""
    return PROJECT / "knowledge"
