"""Generations of the index as folders, and a file that names the current one."""

import fcntl
import json
import logging
import os
import shutil
import threading
import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from weakref import WeakValueDictionary

from bot.domain import serial
from bot.domain.builds import Contents, Manifest
from bot.domain.clause_words import Topic
from bot.domain.clauses import Clause
from bot.domain.documents import Document, Passage, Piece
from bot.domain.errors import IndexBusyError, IndexUnavailableError
from bot.ports.index import Index

_PAUSE = 5.0  # seconds
_DAMAGED = (OSError, ValueError, KeyError, TypeError)
_log = logging.getLogger(__name__)

Assemble = Callable[[Contents, Path], Index]


class Generations:
    """`root/gen-0001/ …` and `root/current`; an IndexStore, and the Builds of a reindex.

    A folder is written completely before the pointer moves to it, and never
    changed after. The pointer moves by a rename: a reader sees the old
    generation or the new, and a crash leaves the old.
    """

    def __init__(
        self, root: Path, assemble: Assemble, stopwatch: Callable[[], float] = time.monotonic
    ) -> None:
        self._root = root
        self._assemble = assemble
        self._stopwatch = stopwatch
        self._again = 0.0  # when a generation that cannot be opened is tried again
        self._opening = threading.Lock()
        self._open: Index | None = None
        self._seen: tuple[int, int] | None = None
        self._texts: WeakValueDictionary[int, Contents] = WeakValueDictionary()

    def current(self) -> Index:
        """Open the current generation; the same object until the pointer moves.

        When a new generation cannot be opened the one that is open goes on
        answering, and the new one is tried again in a few seconds. Raises
        IndexUnavailableError when there is none at all.
        """
        stamp = self._stamp()
        if self._moved(stamp):
            with self._opening:
                if self._moved(stamp):
                    self._swap(stamp)
        if self._open is None:
            raise IndexUnavailableError("There is no index yet; run policy-bot reindex.")
        return self._open

    def built(self) -> tuple[int, datetime]:
        """Return the number of the current generation, and when it was built.

        Raises IndexUnavailableError when there is none.
        """
        number = self.current().generation
        try:
            stamp = self._manifest(number).stat().st_mtime
        except OSError as error:
            raise IndexUnavailableError("The index is gone; run policy-bot reindex.") from error
        return number, datetime.fromtimestamp(stamp, UTC)

    def kept(self) -> list[int]:
        """Return the numbers of the complete generations on disk, oldest first."""
        return sorted(number for number in self._numbers() if self._manifest(number).is_file())

    def rollback(self) -> int:
        """Move the pointer to the generation before the current one, and return its number."""
        with self.locked():
            now = self._pointer()
            older = [number for number in self.kept() if now and number < now]
            if not older:
                raise IndexUnavailableError(
                    "There is no older generation to go back to; only the last two are kept."
                )
            self._point(older[-1])
            return older[-1]

    @contextmanager
    def locked(self) -> Generator[None, None, None]:
        """Keep other processes from building; the lock goes with the process that holds it."""
        self._root.mkdir(parents=True, exist_ok=True)
        with (self._root / "lock").open("w") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise IndexBusyError(
                    "Another reindex is running; wait until it has finished."
                ) from None
            yield

    def manifest(self) -> Manifest | None:
        """Return the manifest of the current generation, or None when it cannot be read."""
        number = self._pointer()
        if number is None:
            return None
        try:
            return serial.load(Manifest, self._manifest(number).read_text("utf-8"))
        except _DAMAGED:
            return None

    def documents(self, number: int) -> Mapping[str, Document] | None:
        """Return the documents of a generation by its number, or None when it is gone."""
        try:
            return self._read(
                serial.load(Manifest, self._manifest(number).read_text("utf-8"))
            ).documents
        except _DAMAGED:
            return None

    def former(self, digests: Mapping[str, str]) -> Mapping[str, Document]:
        """Return documents as they were when they had these digests, where that is kept."""
        found: dict[str, Document] = {}
        for number in self.kept():
            with suppress(*_DAMAGED):
                file = self._manifest(number).read_text("utf-8")
                entries = serial.load(Manifest, file).entries
                names = [n for n, d in digests.items() if n in entries and entries[n].digest == d]
                held = self.documents(number) if names else None
                found |= {name: held[name] for name in names} if held else {}
        return found

    def forget_older(self) -> None:
        """Drop all generations but the current one: there is no way back to what they hold."""
        with self.locked():
            now = self._pointer()
            for number in set(self._numbers()) - {now}:
                shutil.rmtree(self.folder(number), ignore_errors=True)

    def contents(self) -> Contents | None:
        """Return the texts of the current generation, or None when they cannot be read.

        While somebody has them already they are not read again.
        """
        manifest = self.manifest()
        if manifest is None:
            return None
        held = self._texts.get(manifest.generation)
        try:
            return held if held and held.manifest == manifest else self._read(manifest)
        except _DAMAGED:
            return None

    def begin(self) -> tuple[int, Path]:
        """Clear what a crash left behind; return a new number and its empty folder."""
        now, complete = self._pointer() or 0, set(self.kept())
        number = max([now, *self._numbers()]) + 1
        for left in set(self._numbers()) - complete | {n for n in complete if n > now}:
            shutil.rmtree(self.folder(left), ignore_errors=True)
        folder = self.folder(number)
        folder.mkdir()
        return number, folder

    def pieces(self, contents: Contents) -> Mapping[int, tuple[Piece, ...]]:
        """Return the pieces of a generation by passage; none when they cannot be read."""
        file = self.folder(contents.manifest.generation) / "pieces.json"
        try:
            rows = json.loads(file.read_text("utf-8"))
            return {int(n): _pieces(contents, int(n), spans) for n, spans in rows.items()}
        except (*_DAMAGED, IndexError, AttributeError):
            return {}

    def finish(self, contents: Contents, pieces: Mapping[int, tuple[Piece, ...]]) -> Index:
        """Write texts, then the manifest, and open the whole generation anew from disk."""
        manifest = contents.manifest
        folder = self.folder(manifest.generation)
        with (folder / "documents.jsonl").open("w", encoding="ascii") as file:
            for document in contents.documents.values():
                file.write(serial.dump(document) + "\n")
        rows = [[p.document, p.start, p.end, p.heading] for p in contents.passages]
        (folder / "passages.json").write_text(json.dumps(rows), "utf-8")
        spans = {n: [(p.start, p.end) for p in found] for n, found in pieces.items()}
        (folder / "pieces.json").write_text(json.dumps(spans), "utf-8")
        marks = [
            [c.document, c.start, c.end, c.topic.value]
            for found in contents.clauses.values()
            for c in found
        ]
        (folder / "clauses.json").write_text(json.dumps(marks), "utf-8")
        self._manifest(manifest.generation).write_text(serial.dump(manifest), "utf-8")
        return self._load(manifest.generation)

    def publish(self, generation: int) -> None:
        """Move the pointer, and drop all but this generation and the one before it."""
        before = self._pointer()
        self._point(generation)
        for number in set(self.kept()) - {generation, before}:
            shutil.rmtree(self.folder(number), ignore_errors=True)

    def folder(self, number: int) -> Path:
        """Return where a generation lies."""
        return self._root / f"gen-{number:04d}"

    def _moved(self, stamp: tuple[int, int] | None) -> bool:
        if self._open is None:
            return True
        return stamp != self._seen and self._stopwatch() >= self._again

    def _swap(self, stamp: tuple[int, int] | None) -> None:
        number = self._pointer()
        if number is None:
            return
        try:
            self._open, self._seen = self._load(number), stamp
        except IndexUnavailableError as error:
            if self._open is None:
                raise
            _log.error("%s Generation %d goes on answering.", error, self._open.generation)
            self._again = self._stopwatch() + _PAUSE

    def _load(self, number: int) -> Index:
        file = self._manifest(number)
        try:
            contents = self._read(serial.load(Manifest, file.read_text("utf-8")))
        except _DAMAGED as error:
            raise IndexUnavailableError(
                f"Generation {number} of the index cannot be read ({error}); "
                "run policy-bot reindex --full or policy-bot index rollback."
            ) from error
        return self._assemble(contents, self.folder(number))

    def _read(self, manifest: Manifest) -> Contents:
        folder = self.folder(manifest.generation)
        with (folder / "documents.jsonl").open(encoding="ascii") as file:
            loaded = [serial.load(Document, line) for line in file]
        documents = {document.id: document for document in loaded}
        rows = json.loads((folder / "passages.json").read_text("utf-8"))
        passages = tuple(
            Passage(name, start, end, heading, documents[name].text[start:end])
            for name, start, end, heading in rows
        )
        if len(documents) != len(manifest.entries) or len(passages) != manifest.passages:
            raise ValueError("its counts are wrong")
        found = Contents(manifest, documents, passages, _clauses(folder, documents))
        self._texts[manifest.generation] = found
        return found

    def _manifest(self, number: int) -> Path:
        return self.folder(number) / "manifest.json"

    def _numbers(self) -> list[int]:
        names = [path.name for path in self._root.glob("gen-*")]
        return [int(name[4:]) for name in names if name[4:].isdigit()]

    def _pointer(self) -> int | None:
        try:
            return int((self._root / "current").read_text("ascii").strip().removeprefix("gen-"))
        except (OSError, ValueError):
            return None

    def _point(self, number: int) -> None:
        draft = self._root / "current.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(f"gen-{number:04d}\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._root / "current")

    def _stamp(self) -> tuple[int, int] | None:
        try:
            state = (self._root / "current").stat()
        except OSError:
            return None
        return state.st_mtime_ns, state.st_ino


def _clauses(folder: Path, documents: Mapping[str, Document]) -> dict[str, tuple[Clause, ...]]:
    found: dict[str, tuple[Clause, ...]] = {}
    for name, start, end, topic in json.loads((folder / "clauses.json").read_text("utf-8")):
        clause = Clause(name, start, end, Topic(topic), documents[name].text[start:end])
        found[name] = (*found.get(name, ()), clause)
    return found


def _pieces(contents: Contents, number: int, spans: list[tuple[int, int]]) -> tuple[Piece, ...]:
    text = contents.documents[contents.passages[number].document].text
    return tuple(Piece(start, end, text[start:end]) for start, end in spans)
