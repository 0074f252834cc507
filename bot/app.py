"""The composition root: the only place that names concrete classes."""

import time
import uuid
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.adapters.clones import TermsArchive, is_clone, pull
from bot.adapters.folder import Folder
from bot.adapters.folder.known import Known
from bot.adapters.formats import Formats
from bot.adapters.generations import Generations
from bot.adapters.memory import give_back, settle
from bot.adapters.official import OfficialFolder
from bot.adapters.publicweb import PublicWeb
from bot.adapters.reviews import YamlReviews
from bot.adapters.shelf import FolderShelf
from bot.adapters.tables import YamlTables
from bot.adapters.vectorcache import SqliteVectorCache
from bot.adapters.wallclock import WallClock
from bot.domain.coverage import Gap, gaps
from bot.domain.documents import Audience
from bot.domain.edits import Edit
from bot.domain.errors import IndexUnavailableError, SettingsError
from bot.domain.fetching import chosen, targets
from bot.domain.freshness import overdue
from bot.domain.routes import NOBODY
from bot.domain.timetable import Timetable
from bot.domain.usage import Spent
from bot.ports.answers import Drafter, Framer
from bot.ports.documents import DocumentSource, Extractor
from bot.ports.index import DenseStore, Embedder, Retriever, VectorCache
from bot.ports.people import Roles
from bot.services.answering import AnsweringService, Extractive
from bot.services.auditing import Auditing
from bot.services.casework import Casework
from bot.services.erasing import Erasing, Erasure
from bot.services.examining import Examining
from bot.services.fetching import Fetching, FetchReport, SourcesFreshness, pulled
from bot.services.reindexing import Progress, Reindexing, Report
from bot.services.replaying import Replaying
from bot.services.retention import Retention
from bot.services.reviewing import Reviewing
from bot.services.rulings import RulingCalendar, Rulings
from bot.services.search import Assembler
from bot.settings import PROJECT, Settings

if TYPE_CHECKING:
    from bot.adapters.database import Database


_RESHELVING_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Done:
    """What is said about a reindex."""

    sentence: str
    edits: tuple[Edit, ...] = ()

    def summary(self) -> str:
        """Say what was done."""
        return self.sentence


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

    @property
    def dense(self) -> DenseStore:
        """Where vectors are kept: beside the texts, or on a server."""
        from bot.adapters.chroma import ChromaStore

        return ChromaStore(self.settings.chroma_url)

    @cached_property
    def generations(self) -> Generations:
        """The index on disk."""
        from bot.adapters.lexical import BM25Store

        assemble = Assembler(self.dense, BM25Store(), self.embedder)
        return Generations(self.settings.data_dir / "index", assemble)

    @cached_property
    def answering(self) -> AnsweringService:
        """Questions into answers."""
        return self.answerer(*self.wording)

    def answerer(self, drafter: Drafter, framer: Framer | None = None) -> AnsweringService:
        """Questions into answers that this drafter words, and this framer helps to understand."""
        return AnsweringService(
            self.generations,
            self.tables,
            drafter,
            framer,
            reviews=self.reviews,
            calendar=self.calendar,
            freshness=self.freshness,
        )

    @cached_property
    def tables(self) -> YamlTables:
        """The tables beside the documents."""
        return YamlTables((*self.settings.knowledge_dirs, PROJECT / "knowledge"))

    @cached_property
    def database(self) -> "Database":
        """The memory of the bot."""
        from bot.adapters.database import Database

        return Database(self.settings.database)

    @cached_property
    def wall(self) -> WallClock:
        """People's time; in a demonstration it goes on where an earlier run has left it."""
        begin = None
        if not self.settings.real_slack:
            with self.database.step() as step:
                begin = max(now(), step.cases.latest() or now())
        return WallClock(now, self.settings.clock_scale, begin)

    @cached_property
    def timetable(self) -> Timetable:
        """How soon legal is expected to act."""
        from bot.adapters.zones import zone_named

        return self.tables.timetable(zone_named)

    @cached_property
    def calendar(self) -> RulingCalendar:
        """What day it is, and which rulings are over."""
        return RulingCalendar(self.database, lambda: self.timetable.day(self.wall()))

    @property
    def shelf(self) -> FolderShelf:
        """Where rulings lie: a knowledge root in the data folder."""
        return FolderShelf(self.settings.data_dir / "legal")

    @property
    def official(self) -> OfficialFolder:
        """What was fetched: a knowledge root in the data folder."""
        return OfficialFolder(self.settings.data_dir / "official")

    @cached_property
    def freshness(self) -> SourcesFreshness:
        """How the sources of documents do."""
        index = self.generations
        return SourcesFreshness(self.official, lambda: index.current().generation, index.manifest)

    def fetch(
        self, names: Sequence[str], progress: Progress, *, shorter: bool = False
    ) -> FetchReport:
        """Look at the official texts of these subjects, or at all and at what is a clone.

        Raises KnowledgeError.
        """
        with closing(Formats()) as formats:
            fetching = self._fetching(formats)
            wanted = chosen(fetching.known, names) if names else fetching.known
            report = fetching.run(wanted, progress, shorter=shorter)
        return report if names else self._pulled(report)

    def look(self) -> FetchReport:
        """Look at the fetched texts that nobody has looked at today, and at clones."""
        with closing(Formats()) as formats:
            fetching = self._fetching(formats)
            report = fetching.run(fetching.due(), _silent)
        return self._pulled(report)

    def _pulled(self, report: FetchReport) -> FetchReport:
        return pulled(report, self._clones(), self.official, self.today())

    def _clones(self) -> dict[str, Callable[[], bool]]:
        roots = (*self.settings.knowledge_dirs, *self.settings.terms_archives)
        return {str(root): partial(pull, root) for root in roots if is_clone(root)}

    def today(self) -> date:
        """Return the company's date by the clock of the machine, for what others date."""
        return self.timetable.day(now())

    def _fetching(self, formats: Formats) -> Fetching:
        known = targets(self.generations.current().documents)
        return Fetching(PublicWeb(), formats, self.official, self.today, known)

    def stale(self) -> tuple[str, ...]:
        """Return a line for each document that may be out of date, and who looks after it."""
        documents, today = self.generations.current().documents, self.today()
        failing = self.freshness.failing(today)
        return tuple(
            f"{name}: {why}; owner: {document.owner or 'nobody'}"
            for name, document in documents.items()
            if (why := failing.get(name) or overdue(document, today))
        )

    def casework(self, roles: Roles) -> Casework:
        """The steps of a case, without Slack; what they post is sent by the running bot."""
        from bot.slack.desk import SlackDesk

        return Casework(
            self.database, roles, SlackDesk(), now, self.wall, self.timetable, self.answering,
            tuple(self.settings.team_groups),
        )  # fmt: skip

    def shelve(self, casework: Casework) -> bool:
        """Write and index what rulings have changed; the running bot does the same by itself."""

        def update(progress: Progress) -> Done:
            self.reindex(progress)
            return Done("")

        return Rulings(self.database, casework, self.shelf, update, now).work()

    @property
    def seal_key(self) -> Path:
        """The key to who asked without their name: it lies beside the record, never in it."""
        return self.settings.data_dir / "anonymous.key"

    def backup(self, file: Path) -> str:
        """Write the record and the rulings to a new file; return what it has."""
        from bot.adapters.database.backup import save

        return save(self.settings.database, self.shelf.rulings, file).summary()

    def restore(self, file: Path) -> str:
        """Bring back what a backup has, to where nothing is; return what that was."""
        from bot.adapters.database.backup import restore

        return restore(self.settings.database, self.shelf.rulings, file).summary()

    @cached_property
    def auditing(self) -> Auditing:
        """The audit trail, and the marks that prove it. Raises SettingsError."""
        from bot.adapters.marks import FileMarks

        marks = FileMarks(self.settings.data_dir, self.settings.audit_key)
        return Auditing(self.database, marks, now)

    @property
    def replaying(self) -> Replaying:
        """Old answers with their grounds and evidence."""
        return Replaying(self.database, self.generations.documents)

    def retention(self, casework: Casework) -> Retention:
        """What forgets words when their time is over."""
        days, case_days = self.settings.retention_days, self.settings.case_retention_days
        return Retention(self.database, casework, now, days, case_days)

    def erase(self, user: str) -> Erasure:
        """Leave no word of a person in the record, on the shelf and in the index.

        Raises PolicyBotError when there is nothing of them, SettingsError for the database.
        """
        from bot.adapters.rolelist import RoleList
        from bot.adapters.seals import FileSeals
        from bot.slack.desk import SlackDesk

        desk, nobody = SlackDesk(), RoleList(frozenset(), frozenset())
        casework = Casework(self.database, nobody, desk, now, self.wall, self.timetable)
        seals = FileSeals(self.seal_key)
        return Erasing(
            self.database, casework, desk, seals, self.database.scrub, new_id,
            lambda: self._reshelve(casework),
        ).erase(user)  # fmt: skip

    def _reshelve(self, casework: Casework) -> None:
        """Have rulings indexed as they are now, and leave no generation from before.

        The running bot may be at it already. Raises IndexUnavailableError when it takes too long.
        """
        for _ in range(_RESHELVING_SECONDS):
            self.shelve(casework)
            with self.database.step() as step:
                waiting = step.rulings.unshelved()
            if not waiting:
                with suppress(IndexUnavailableError):
                    self.generations.forget_older()
                    return
            time.sleep(1)
        raise IndexUnavailableError(
            "The record is clean, but rulings with words of a question are still in the index; "
            "run policy-bot reindex --full twice."
        )

    def enter(self, kind: str, ref: str) -> None:
        """Tell the audit trail of something that the program did."""
        with self.database.step() as step:
            step.trail.append(kind, NOBODY, ref)

    def rollback(self) -> int:
        """Go back to the generation of the index before. Raises IndexUnavailableError."""
        number = self.generations.rollback()
        self.enter("index.rolled-back", f"generation:{number}")
        return number

    def close(self) -> None:
        """Let go of the database, and of the memory that loading the models took."""
        database: Database | None = self.__dict__.pop("database", None)
        if database is not None:
            database.close()
        give_back()

    @cached_property
    def reviews(self) -> YamlReviews:
        """What people decided on marked clauses, in the first knowledge root."""
        return YamlReviews(next(iter(self.settings.knowledge_dirs), default_knowledge()))

    @cached_property
    def reviewing(self) -> Reviewing:
        """Marked clauses before people."""
        return Reviewing(self.generations.contents, self.reviews, now)

    @cached_property
    def wording(self) -> tuple[Drafter, Framer | None]:
        """Who words answers and frames what words do not: code alone, or the model of CHAT_MODEL.

        Raises SettingsError.
        """
        name = self.settings.chat_model
        if not name:
            return Extractive(), None
        from bot.adapters.models import Caller, ModelDrafter, ModelFramer, chat_model

        model = chat_model(name, self.settings.chat_model_url, self.settings.chat_model_key)
        caller = Caller(model, name, time.monotonic)
        return ModelDrafter(caller, self.generations), ModelFramer(caller)

    def spent(self) -> Spent:
        """Return what models took so far, as the journal has it. Raises SettingsError."""
        place = self.settings.database
        if isinstance(place, Path) and not place.is_file():
            return Spent()
        with self.database.step() as step:
            return step.journal.spent()

    def gaps(self) -> tuple[Gap, ...]:
        """Return what people ask about and no document decides. Raises SettingsError."""
        place = self.settings.database
        if isinstance(place, Path) and not place.is_file():
            return ()
        with self.database.step() as step:
            return gaps(step.journal.undecided())

    @property
    def vectors(self) -> VectorCache:
        """The vectors that were computed before."""
        return SqliteVectorCache(self.settings.cache_dir / "vectors.sqlite")

    def peer(self, hits: int, progress: Callable[[str, int, int], None]) -> Retriever:
        """LangChain's own retriever over the documents that everybody may see.

        Raises PolicyBotError when its packages are not installed.
        """
        from bot.adapters.peer import LangChainPeer

        held = self.generations.current().documents.values()
        documents = [d for d in held if d.in_force and d.audience is Audience.ALL]
        return LangChainPeer(documents, self.embedder, self.vectors, hits, progress)

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

    def sources(
        self, extractor: Extractor, known: Known | None = None
    ) -> dict[str, DocumentSource]:
        """Return the knowledge roots by name; the first that holds an id wins."""
        roots = [*self.settings.knowledge_dirs]
        if self.official.root.is_dir():  # whoever fetches a text wants it in the place of a file
            roots.insert(0, self.official.root)
        if self.shelf.rulings.is_dir():
            roots.append(self.shelf.root)
        found: dict[str, DocumentSource] = {
            str(root): Folder(root, extractor, known) for root in roots
        }
        return found | {str(root): TermsArchive(root) for root in self.settings.terms_archives}

    def reindex(
        self,
        progress: Progress,
        *,
        dry_run: bool = False,
        full: bool = False,
        accept_shrunk: bool = False,
    ) -> Report:
        """Bring the index in line with the knowledge roots."""
        from bot.adapters.lexical import BM25Store

        cache = self.vectors
        service = Reindexing(
            self.generations, self.dense, BM25Store(), self.embedder, cache, time.monotonic,
            lambda: f"{now():%Y-%m-%d}", self.examining.examine,
        )  # fmt: skip
        formats = Formats(self.settings.data_dir / "extracts", afresh=full)
        files = self.settings.data_dir / "index" / "files.json"
        known = Known(files, self.generations.contents, afresh=full)
        with closing(formats):
            report = service.run(
                self.sources(formats, known), dry_run=dry_run, full=full,
                accept_shrunk=accept_shrunk, progress=progress,
            )  # fmt: skip
        if not dry_run:
            formats.forget()
            known.save()
        if report.built:
            self.enter("index.built", f"generation:{report.generation}")
        give_back()
        return report

    def warm(self) -> None:
        """Read what the first question would have to wait for, and keep no more than that."""
        self.answering.warm()
        settle()

    @property
    def examining(self) -> Examining:
        """What a new generation is asked before it answers anybody: by rules alone."""
        return Examining(lambda store: AnsweringService(store, self.tables, reviews=self.reviews))


def _silent(*_: object) -> None:
    """Progress that nobody watches."""


def now() -> datetime:
    """The time of the machine: the one place that reads it."""
    return datetime.now(UTC)


def new_id() -> str:
    """A name that nothing else has."""
    return uuid.uuid4().hex[:12]


def default_knowledge() -> Path:
    """Return the project's own knowledge root."""
    return PROJECT / "knowledge"
