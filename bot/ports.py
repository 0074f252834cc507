"""Every boundary of policy-bot on one page, as Protocols."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Protocol

from bot.domain.answers import Answer, Draft, Question, Quote
from bot.domain.assessment import Assessment
from bot.domain.audit import Link, Mark
from bot.domain.builds import Contents, IndexState, Manifest
from bot.domain.cases import Asker, Case, CaseStep
from bot.domain.changes import Change
from bot.domain.choices import Choices, Guess
from bot.domain.clauses import Clause
from bot.domain.documents import Audience, Document, Hit, Passage, Piece
from bot.domain.edits import Edit
from bot.domain.erasing import Person
from bot.domain.extracts import Extract
from bot.domain.fetching import Note
from bot.domain.knowledge import Knowledge
from bot.domain.licences import LicenceTable
from bot.domain.packets import Digest, Packet
from bot.domain.quoting import Quoter
from bot.domain.recalls import Recall, Recalled, Told, Verdicts
from bot.domain.records import (
    Absent,
    Arrival,
    Backlog,
    Entry,
    Erased,
    Letter,
    Parcel,
    Post,
    Receipt,
    Refused,
    Saying,
    Sent,
    Unknown,
    Wait,
    Work,
)
from bot.domain.reviewing import Decision
from bot.domain.rulings import Ruling, Scope
from bot.domain.stages import Stage
from bot.domain.usage import Spent
from bot.domain.vocabulary import Vocabulary

Vector = Sequence[float]
Clock = Callable[[], datetime]
Tell = Callable[[Stage], None]
"""Hears how far the work on an answer is. It may raise, and so end the work."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be used: one sentence that names it and says why."""

    path: str
    reason: str


class Extractor(Protocol):
    """Takes files apart that are not plain text."""

    def extract(self, name: str, data: bytes) -> Extract:
        """Return what a file says.

        Raises DocumentError with what it is and what to do, without the file's name.
        """
        ...


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address answered: the bytes, what they are called, and the marks of this version.

    `data` is None when nothing has changed since the marks that were sent along.
    """

    data: bytes | None
    name: str
    etag: str
    modified: str


class Web(Protocol):
    """The public web, and nothing else."""

    def get(self, url: str, hosts: Collection[str], etag: str, modified: str) -> Fetched:
        """Get what is at an address on one of these hosts. Raises FetchError."""
        ...


class OfficialTexts(Protocol):
    """The knowledge root of what was fetched."""

    def notes(self) -> Mapping[str, Note]:
        """Return what is known of the last look at each address, by document."""
        ...

    def text(self, path: str) -> str:
        """Return the text of a file of the root, or nothing."""
        ...

    def put(self, path: str, text: str) -> None:
        """Write a file; a crash leaves the old text or the new. Raises FetchError."""
        ...

    def note(self, note: Note) -> None:
        """Keep what came of a look. Raises FetchError."""
        ...


class DocumentSource(Protocol):
    """A knowledge root."""

    def read(self) -> Iterable[Document | Refusal]:
        """Yield every document, and a Refusal for each file that is none.

        Raises KnowledgeError when the root itself cannot be read.
        """
        ...


class Embedder(Protocol):
    """Text into vectors of length one, always the same for the same text."""

    @property
    def model(self) -> str:
        """Name and hash of what makes the vectors; other model, other vectors."""
        ...

    def embed(self, texts: Sequence[str]) -> Iterable[Vector]:
        """Yield one vector a text, in order."""
        ...


class VectorCache(Protocol):
    """Vectors that were computed before, by hash of text and model."""

    def get(self, model: str, texts: Sequence[str]) -> Mapping[str, Vector]:
        """Return the known vectors by text."""
        ...

    def put(self, model: str, vectors: Mapping[str, Vector]) -> None:
        """Keep vectors by text."""
        ...


class Index(Protocol):
    """One generation, open for questions; safe to use from many threads."""

    @property
    def generation(self) -> int:
        """Which build this is; larger is newer."""
        ...

    @property
    def documents(self) -> Mapping[str, Document]:
        """All documents of the generation by id, whatever their audience and status."""
        ...

    @property
    def clauses(self) -> Mapping[str, tuple[Clause, ...]]:
        """The marked clauses of documents that have any."""
        ...

    def passages(self, document: str) -> Sequence[Passage]:
        """Return the passages of one document in their order."""
        ...

    def search(
        self,
        query: str,
        audience: Audience,
        limit: int,
        first: Sequence[str] = (),
        quoted: Sequence[Quote] = (),
    ) -> Sequence[Hit]:
        """Return the best passages in force that `audience` may see, best first.

        The passages of the documents named in `first` stand before all others,
        best first among themselves; then come those in which `quoted` begin.
        """
        ...


class Retriever(Protocol):
    """A search that we are measured beside: it knows passages and no rules."""

    def documents(self, query: str) -> Sequence[str]:
        """Return the document of each of the first hits, in order."""
        ...


class IndexStore(Protocol):
    """The generations on disk and the pointer to the current one."""

    def current(self) -> Index:
        """Open the current generation; the same object until the pointer moves.

        Raises IndexUnavailableError when there is none.
        """
        ...


class KeptIndex(IndexStore, Protocol):
    """An IndexStore that still has what documents were in other generations."""

    def former(self, digests: Mapping[str, str]) -> Mapping[str, Document]:
        """Return documents as they were when they had these digests, where that is kept."""
        ...


class Dense(Protocol):
    """Passages of one audience by the likeness of their pieces; passages have numbers."""

    @property
    def pieces(self) -> int:
        """How many pieces there are."""
        ...

    def best(self, vector: Vector, limit: int) -> Mapping[int, float]:
        """Return the cosine of the best piece for the passages of the `limit` nearest pieces."""
        ...

    def of(self, vector: Vector, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the cosine of the best piece of each passage that has pieces here."""
        ...


class Lexical(Protocol):
    """Passages that one reader may see by the words that they share with a query."""

    def best(self, query: str, limit: int) -> Mapping[int, float]:
        """Return the best passages with the share, 0 to 1, of the best possible score."""
        ...

    def of(self, query: str, passages: Sequence[int]) -> Mapping[int, float]:
        """Return the same share for these passages, as far as they are here."""
        ...


class DenseStore(Protocol):
    """Vectors of a generation, which its folder names: apart for each audience of documents."""

    def build(
        self,
        folder: Path,
        audience: Audience,
        vectors: Iterable[tuple[int, Vector]],
        facts: Mapping[str, str],
    ) -> None:
        """Store the vectors of pieces with the numbers of their passages, in order of these.

        `facts` say what made the vectors.
        """
        ...

    def renew(
        self,
        old: Path,
        folder: Path,
        vectors: Mapping[Audience, Iterable[tuple[int, Vector]]],
        facts: Mapping[str, str],
    ) -> bool:
        """Store the same as `build` for every audience, out of a copy of the generation in `old`.

        False, with nothing stored, when that cannot be done; `old` is never changed.
        """
        ...

    def open(self, folder: Path, facts: Mapping[str, str]) -> Mapping[Audience, Dense]:
        """Open what was built with these facts: by the audience of the documents.

        Raises IndexUnavailableError when it is not there, or was built with others.
        """
        ...


class LexicalStore(Protocol):
    """Word indexes in the folder of a generation: one for each kind of reader."""

    def build(
        self, folder: Path, reader: Audience, passages: Mapping[int, str], old: Path | None = None
    ) -> None:
        """Store an index of the texts by number; what is known from `old` is not made again."""
        ...

    def open(self, folder: Path) -> Mapping[Audience, Lexical]:
        """Open what was built: by reader."""
        ...


class Builds(Protocol):
    """Where generations are made. All but `manifest` is for the holder of the lock."""

    def locked(self) -> AbstractContextManager[None]:
        """Keep others from building; raises IndexBusyError when somebody does already."""
        ...

    def manifest(self) -> Manifest | None:
        """Return the manifest of the current generation, or None when there is none."""
        ...

    def contents(self) -> Contents | None:
        """Return the texts of the current generation, or None when there is none."""
        ...

    def begin(self) -> tuple[int, Path]:
        """Clear what a crash left behind; return a new number and its empty folder."""
        ...

    def folder(self, number: int) -> Path:
        """Return where a generation lies."""
        ...

    def pieces(self, contents: Contents) -> Mapping[int, tuple[Piece, ...]]:
        """Return what passages of a generation were cut into, by number; none when it is gone."""
        ...

    def finish(self, contents: Contents, pieces: Mapping[int, tuple[Piece, ...]]) -> Index:
        """Write the texts and the manifest, and open the whole generation anew."""
        ...

    def publish(self, generation: int) -> None:
        """Move the pointer, and drop generations that are no longer needed."""
        ...


class Tables(Protocol):
    """The editable tables beside the documents."""

    def licences(self) -> LicenceTable:
        """Read `licences.yaml`. Raises KnowledgeError with one sentence."""
        ...

    def vocabulary(self) -> Vocabulary:
        """Read `vocabulary.yaml`. Raises KnowledgeError with one sentence."""
        ...


class Reviews(Protocol):
    """What people decided on marked clauses."""

    def decisions(self) -> Sequence[Decision]:
        """Return all decisions; the same object until one is added or changed.

        Raises KnowledgeError with one sentence.
        """
        ...

    def decide(self, decision: Decision) -> None:
        """Keep a decision in the place of an earlier one on its clause. Raises KnowledgeError."""
        ...


class Drafter(Protocol):
    """Whoever words an answer: code alone, or a model. Its draft is never trusted."""

    def draft(
        self, question: Question, assessment: Assessment, knowledge: Knowledge, quoter: Quoter
    ) -> Draft:
        """Propose statements with the quotations that they rest on."""
        ...


class Framer(Protocol):
    """Whoever may say what a question is about when its words do not tell. Never trusted."""

    def choose(self, question: Question, offered: Choices) -> Guess:
        """Choose from closed lists; whatever fails chooses nothing."""
        ...


class Calendar(Protocol):
    """What day it is for the company, and what is over."""

    def today(self) -> date:
        """Return the company's date."""
        ...

    def rulings(self) -> frozenset[tuple[str, bool]]:
        """Return the ids of all rulings, with whether each is in force."""
        ...

    def ruling(self, name: str) -> Document | None:
        """Return the document of a ruling, also of one that is not indexed yet."""
        ...


class Freshness(Protocol):
    """How the sources of documents do."""

    def failing(self, day: date) -> Mapping[str, str]:
        """Return why a text may be out of date, by document, for those where it may be."""
        ...


class Answering(Protocol):
    """Questions into answers."""

    def ask(self, question: Question, tell: Tell | None = None) -> Answer:
        """Answer one question, telling each stage of the work as it begins.

        Raises QuestionError or IndexUnavailableError.
        """
        ...

    def scope_of(self, question: Question) -> Scope | None:
        """Return what a ruling on this question would hold for; None when it cannot be kept."""
        ...


class Shelf(Protocol):
    """Where rulings lie as documents."""

    def put(self, ruling: Ruling) -> None:
        """Write a ruling as it is now; raises KnowledgeError when that cannot be done."""
        ...


class Zones(Protocol):
    """Where people live, as far as that is known."""

    def of(self, user: str) -> tzinfo | None:
        """Return a person's time zone; None when nobody says."""
        ...


class Roles(Protocol):
    """Who somebody is, asked at the moment of the press and answered with no when in doubt.

    Each raises UnsureError when the answer cannot be had just now.
    """

    def is_colleague(self, user: str, team: str) -> bool:
        """Tell whether a person belongs to the company: no guest, no stranger, no bot."""
        ...

    def is_legal(self, user: str) -> bool:
        """Tell whether a person may rule on cases and read what is for legal only."""
        ...

    def is_admin(self, user: str) -> bool:
        """Tell whether a person may have the index built anew."""
        ...

    def teams(self, user: str) -> frozenset[str] | None:
        """Return the teams that a person is in, of those that rulings can be limited to.

        None, and no error, when nobody can tell just now.
        """
        ...


class Seals(Protocol):
    """Keeps who asked without their name: the one way back to them."""

    def seal(self, person: str) -> str:
        """Return a sealed route to a person, which stands in the place of a channel."""
        ...

    def open(self, route: str) -> str:
        """Return the person behind a sealed route. Raises DeliveryError when it does not open."""
        ...


class Courier(Protocol):
    """Carries messages to where people read them."""

    def post(self, parcel: Parcel) -> Receipt:
        """Send a message that carries the parcel's mark."""
        ...

    def update(self, parcel: Parcel) -> Receipt:
        """Give the message `parcel.update` its new look."""
        ...

    def find(self, parcel: Parcel) -> Sent | Absent | Wait | Refused | Unknown:
        """Look for a message with the parcel's mark where the parcel goes."""
        ...

    def direct(self, person: str) -> str | None:
        """Return the direct conversation with a person, or None when it cannot be had."""
        ...

    def stand(self, parcel: Parcel) -> None:
        """Let the conversation of a parcel that was sent stand as it says; never fails."""
        ...


class Progress(Protocol):
    """Shows a person that their answer is being made. It never fails, and nothing waits for it."""

    def of(self, work: Work) -> AbstractContextManager[Tell]:
        """Show that a question is worked on, as long as the context lasts; hear how far it is."""
        ...

    def over(self, work: Work) -> None:
        """Show nothing more of a question, although somebody may still be working on it."""
        ...


class Desk(Protocol):
    """How things look where people read them: values in, posts out."""

    def answer(self, entry: Entry, answer: Answer, full: bool) -> Sequence[Post]:
        """Show an answer, and the case of its entry; `full` offers legal the full one elsewhere."""
        ...

    def unread(self, entry: Entry) -> Post:
        """Say that the documents cannot be read just now, and offer to ask legal."""
        ...

    def say(self, arrival: Arrival, key: str, saying: Saying | str) -> Post:
        """Reply with one sentence, given as such or by name."""
        ...

    def complaints(self, entry: Entry, number: str) -> Post:
        """Show legal what readers found wrong with an answer; `number` is that of this look."""
        ...

    def card(self, case: Case, packet: Packet) -> Post:
        """Show a case to legal: a new card, or the new look of its card."""
        ...

    def asked_back(self, case: Case, asker: Asker) -> Post:
        """Bring legal's question to an asker."""
        ...

    def heard(self, case: Case) -> Post:
        """Tell the holder, under the card, that the asker has replied."""
        ...

    def given(self, case: Case, by: str) -> Post:
        """Tell somebody, under the card, that a case was given to them."""
        ...

    def ended(self, case: Case, asker: Asker, ruling: Ruling) -> Post:
        """Tell an asker that a ruling does not hold any more."""
        ...

    def recalled(self, entry: Entry, ruling: Ruling) -> Post:
        """Tell somebody whom a ruling has answered that it does not hold any more."""
        ...

    def changed(
        self, told: Told, key: str, changes: Sequence[Change], titles: Mapping[str, str]
    ) -> Post:
        """Tell somebody that the words have changed on which an answer rests."""
        ...

    def recall_card(self, recall: Recall) -> Post:
        """Show legal what came of a change of documents."""
        ...

    def reminder(self, case: Case, person: str, channel: str, packet: Packet) -> Post:
        """Remind somebody, or with no person all of legal, of a case that is due."""
        ...

    def digest(self, digest: Digest) -> Post:
        """Show legal in the morning what there is to do."""
        ...

    def notice(self, case: Case, asker: Asker) -> Post:
        """Tell an asker the state of the case: a new line, or the new look of it."""
        ...

    def outcome(self, case: Case, asker: Asker, ruling: Ruling | None = None) -> Sequence[Post]:
        """Tell an asker what legal answered, and that it was kept."""
        ...


class CaseBook(Protocol):
    """All cases."""

    def get(self, case_id: str) -> Case | None:
        """Return a case by its id."""
        ...

    def same(self, sameness: str, covers: str = "") -> Case | None:
        """Return the live case of the same question, else the oldest that covers it."""
        ...

    def asked_back(self, asker: Asker) -> Case | None:
        """Return the case in which legal waits for a reply of this asker in this thread."""
        ...

    def live(self) -> Sequence[Case]:
        """Return the cases that somebody waits for, oldest first."""
        ...

    def steps(self, case_id: str) -> Sequence[CaseStep]:
        """Return the steps of a case in order."""
        ...

    def all(self) -> Sequence[Case]:
        """Return every case, oldest first."""
        ...

    def latest(self) -> datetime | None:
        """Return when the last step of any case was taken."""
        ...

    def next_number(self) -> int:
        """Return the number for the next case."""
        ...

    def keep(self, case: Case, step: str, actor: str, at: datetime) -> None:
        """Store a case after a step, and the step for good.

        Raises CaseConflictError when somebody else changed the case since it was read.
        """
        ...


class RulingBook(Protocol):
    """All rulings, and which of them lie on the shelf as they are now."""

    def keep(self, ruling: Ruling) -> None:
        """Store a new ruling, or the new status of one."""
        ...

    def of(self, case_id: str) -> Ruling | None:
        """Return the latest ruling of a case."""
        ...

    def all(self) -> Sequence[Ruling]:
        """Return every ruling, oldest first."""
        ...

    def unshelved(self) -> Sequence[Ruling]:
        """Return those that do not lie on the shelf as they are now."""
        ...

    def changed(self, ruling: Ruling) -> None:
        """Note that a ruling does not lie on the shelf as it is now."""
        ...

    def shelved(self, ruling: Ruling) -> None:
        """Note that a ruling lies on the shelf as it is here."""
        ...

    def standing(self) -> frozenset[tuple[str, bool]]:
        """Return the ids of all, with whether each is in force."""
        ...

    def get(self, name: str) -> Ruling | None:
        """Return a ruling by its id."""
        ...


class Journal(Protocol):
    """Every exchange."""

    def write(self, entry: Entry) -> None:
        """Add an exchange."""
        ...

    def get(self, entry_id: str) -> Entry | None:
        """Return an exchange by its id."""
        ...

    def latest(self, channel: str, thread: str, user: str = "") -> Entry | None:
        """Return the last exchange of a thread; without a thread, of a person in a channel."""
        ...

    def spent(self) -> Spent:
        """Return what models took for all exchanges together."""
        ...

    def citing(self, document: str) -> Sequence[Entry]:
        """Return the exchanges whose answer quoted a document, oldest first."""
        ...

    def of_case(self, case_id: str) -> Sequence[Entry]:
        """Return the exchanges that led to a case, oldest first."""
        ...

    def asked_by(self, user: str, limit: int) -> Sequence[Entry]:
        """Return the last exchanges of a person, newest first."""
        ...

    def latest_drafters(self, limit: int) -> Sequence[str]:
        """Return who worded the last answers, newest first."""
        ...

    def undecided(self) -> Sequence[tuple[str, tuple[str, ...]]]:
        """Return who asked what no document decides: each person with the subjects named."""
        ...

    def assign(self, entry_id: str, case_id: str) -> None:
        """Note the case that an exchange led to."""
        ...

    def rate(self, entry_id: str, user: str, rating: str) -> bool:
        """Keep what a person thinks of an answer, the last word counts; False if unknown."""
        ...


class Inbox(Protocol):
    """What came in and is to be worked on, each once."""

    def receive(self, arrival: Arrival, now: datetime, *, left: bool = False) -> bool:
        """Take something in; False if it, or its twin, is there already.

        What is `left` is not worked on, and none of its words are kept.
        """
        ...

    def receive_all(
        self, arrivals: Sequence[Arrival], now: datetime, left: Collection[Arrival] = ()
    ) -> Sequence[Arrival]:
        """Take in what is not there yet, each once, and return that."""
        ...

    def fresh(self, arrivals: Sequence[Arrival]) -> Sequence[Arrival]:
        """Return those that are not there yet, nor their twins: of each the first."""
        ...

    def engaged(self, channel: str, thread: str, user: str) -> bool:
        """Tell whether a person has asked something in a thread."""
        ...

    def heard(self, twin: str) -> bool:
        """Tell whether a message was taken in."""
        ...

    def waiting(self) -> int:
        """Return how many arrivals are not worked on yet, or being worked on."""
        ...

    def backlog(self) -> Backlog:
        """Return what waits, and what was given up."""
        ...

    def take(self, now: datetime, until: datetime) -> Work | None:
        """Take what is next of what nobody holds, people in turns, and hold it until then."""
        ...

    def extend(self, work: Work, until: datetime) -> None:
        """Hold on to what is still being worked on."""
        ...

    def finish(self, work: Work) -> None:
        """End a piece of work and forget its text.

        Raises TakenOverError when it was stopped, or somebody else has it; so do the next two.
        """
        ...

    def again(self, work: Work, due: datetime) -> None:
        """Hand a piece of work back, to be taken by anybody from then on."""
        ...

    def bury(self, work: Work, problem: str) -> None:
        """Give a piece of work up, with the reason; its text stays until it is tried again."""
        ...

    def letters(self) -> Sequence[Letter]:
        """Return what was given up, oldest first."""
        ...

    def revive(self, number: int, now: datetime) -> bool:
        """Let something that was given up be tried again; False if it was not given up."""
        ...

    def stop(self, channel: str, thread: str, user: str, before: str) -> Sequence[Work]:
        """End, unanswered, what a person said in a thread before a time stamp; return it."""
        ...


class Outbox(Protocol):
    """What is to be sent, in order within each thread."""

    def add(self, post: Post, now: datetime) -> None:
        """Put a post in; one that is there already by its key stays as it is."""
        ...

    def holds(self, key: str) -> bool:
        """Tell whether a post with a key was ever put in."""
        ...

    def take(self, now: datetime, until: datetime, held: Sequence[str]) -> Parcel | None:
        """Take the next post that is due and whose thread waits for nothing; not of `held`."""
        ...

    def sent(self, parcel: Parcel, channel: str, ts: str) -> None:
        """Note where a post stands."""
        ...

    def again(self, parcel: Parcel, due: datetime, unsure: bool) -> None:
        """Try a post again later; `unsure` when it may have been sent."""
        ...

    def redirect(self, parcel: Parcel, channel: str) -> None:
        """Send a post as a new message to another channel."""
        ...

    def renew(self, parcel: Parcel) -> None:
        """Send a changed look as a new message, because the old one is gone."""
        ...

    def plain(self, parcel: Parcel) -> None:
        """Send a post as text only."""
        ...

    def bury(self, parcel: Parcel, code: str) -> None:
        """Give a post up, with the reason."""
        ...

    def thread_at(self, channel: str, ts: str) -> str:
        """Return the name of the thread under a message: "@" and a key for one of ours."""
        ...

    def sealed_at(self, ts: str) -> Sequence[str]:
        """Return the sealed routes along which a message with this time stamp was sent."""
        ...

    def waiting(self) -> tuple[int, int]:
        """Return how many posts are still to be sent, and how many were given up."""
        ...

    def backlog(self) -> Backlog:
        """Return what waits, what was given up, and what may or may not have been sent."""
        ...

    def letters(self) -> Sequence[Letter]:
        """Return what was given up, oldest first."""
        ...

    def revive(self, number: int, now: datetime) -> bool:
        """Let a post that was given up be sent after all; False if it was not given up."""
        ...


class Pulses(Protocol):
    """Signs of life: when something was last done, by name."""

    def beat(self, name: str, at: datetime) -> None:
        """Note that something was done just now."""
        ...

    def last(self, name: str) -> datetime | None:
        """Return when something was last done; None for never."""
        ...


class Trail(Protocol):
    """The audit trail. What cases, rulings and journal change is entered by themselves."""

    def append(self, kind: str, actor: str, ref: str, payload: str = "") -> Link:
        """Add an entry; of the payload only a salted hash is kept."""
        ...

    def last(self) -> Link | None:
        """Return the last entry."""
        ...

    def read(self, after: int, limit: int) -> Sequence[Link]:
        """Return the entries after a number, in order."""
        ...

    def about(self, ref: str) -> Sequence[Link]:
        """Return the entries on a record, those on the steps of a case included."""
        ...

    def people(self) -> Mapping[str, str]:
        """Return who is behind the names in the trail; the erased are nobody."""
        ...

    def unguarded(self) -> Sequence[str]:
        """Return the guards of the trail that are missing."""
        ...

    def hashes(self, links: Sequence[Link]) -> Mapping[int, str]:
        """Return, by entry, the hash of its record as it is now, unless that is gone."""
        ...

    def names(self) -> frozenset[str]:
        """Return the names of all records that lie in the database."""
        ...

    def astray(self) -> Sequence[str]:
        """Return the cases that are not as their last step has left them."""
        ...

    def forget(self, refs: Iterable[str]) -> None:
        """Note that records are gone, and make their hashes meaningless."""
        ...

    def unname(self, person: str) -> str:
        """Forget who is behind a name in the trail; return the name."""
        ...


class Marks(Protocol):
    """Where marks of the trail's end are kept: outside the database."""

    @property
    def key(self) -> bytes:
        """What marks are signed with."""
        ...

    def read(self) -> Sequence[Mark]:
        """Return all marks; a line that is none becomes a mark that nobody signed."""
        ...

    def add(self, mark: Mark) -> None:
        """Keep a mark. Raises SettingsError when that cannot be done."""
        ...


class Erasure(Protocol):
    """What is held of a person, or of old exchanges, to be taken out."""

    def routes(self) -> Sequence[str]:
        """Return all sealed routes that lead to anybody."""
        ...

    def exchanges(self, person: Person) -> Erased:
        """Take a person's exchanges out, and what they think of those of others."""
        ...

    def cases(self, person: Person, places: Collection[tuple[str, str]]) -> Sequence[str]:
        """Return the cases that a person asked, or that go on from where they have asked."""
        ...

    def askers(self, number: int, person: Person) -> None:
        """Take a person out of those who asked a case and took an asker's steps in it."""
        ...

    def arrivals(self, person: Person) -> None:
        """Take out what a person said; it still counts as heard."""
        ...

    def posts(self, person: Person, about: Iterable[str]) -> None:
        """Take out what goes to a person, and what is to tell of these exchanges and cases."""
        ...

    def shown(self, root: str) -> bool:
        """Tell whether a message of this name was ever to be shown."""
        ...

    def forget(self, before: datetime, limit: int) -> int:
        """Forget what was asked and said in exchanges from before; return how many."""
        ...

    def closed_before(self, day: datetime, limit: int) -> Sequence[str]:
        """Return cases that were closed before and still have their words."""
        ...


class RecallBook(Protocol):
    """Answers looked at again because a document changed, and the documents as it knows them."""

    def settled(self) -> Mapping[str, str]:
        """Return the digest of each document up to which answers have been looked at."""
        ...

    def round(self) -> int:
        """Return how often documents changed so far."""
        ...

    def settle(self, digests: Mapping[str, str]) -> None:
        """Note that every answer has been looked at with the documents as they are; a new round."""
        ...

    def note(self, recalled: Recalled, at: datetime) -> None:
        """Keep what came of an exchange."""
        ...

    def of_round(self, number: int, exchange: str = "") -> Sequence[Recalled]:
        """Return what came of all exchanges, or of one, in a round, in order."""
        ...

    def said_last(self, exchange: str, before: int | None = None) -> Verdicts | None:
        """Return the verdicts that whoever asked was told last of an exchange, by a recall.

        With `before`, in an earlier round than that.
        """
        ...

    def times_told(self, exchange: str) -> int:
        """Return how often whoever asked was told of another verdict."""
        ...


class Step(Protocol):
    """All changes of one step: they happen together or not at all."""

    @property
    def cases(self) -> CaseBook:
        """The cases."""
        ...

    @property
    def rulings(self) -> RulingBook:
        """The rulings."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal."""
        ...

    @property
    def recalls(self) -> RecallBook:
        """The recalls."""
        ...

    @property
    def inbox(self) -> Inbox:
        """What comes in."""
        ...

    @property
    def outbox(self) -> Outbox:
        """What goes out."""
        ...

    @property
    def pulses(self) -> Pulses:
        """Signs of life."""
        ...

    @property
    def trail(self) -> Trail:
        """The audit trail."""
        ...

    @property
    def erasure(self) -> Erasure:
        """The way out for what somebody wrote."""
        ...


class Ledger(Protocol):
    """The memory of the bot."""

    def step(self, *, urgent: bool = False) -> AbstractContextManager[Step]:
        """Begin a step; its end commits it, an exception takes all of it back.

        An `urgent` one, for which somebody outside waits, comes before what else waits here.
        """
        ...


class Meter(Protocol):
    """Counts what happens, for whoever watches the bot; it hears numbers and no words."""

    def took(self, stage: str, seconds: float) -> None:
        """Note how long a stage of an answer took."""
        ...

    def answered(self, answer: Answer) -> None:
        """Count an answer, and what a model took for it."""
        ...


class Summary(Protocol):
    """What a reindex did."""

    @property
    def edits(self) -> Sequence[Edit]:
        """The documents that changed, clause by clause."""
        ...

    def summary(self) -> str:
        """Say it in a sentence or a few lines."""
        ...


class IndexUpdate(Protocol):
    """Builds the index anew; the old one answers until then."""

    def __call__(self, progress: Callable[[str, int, int], None]) -> Summary:
        """Run to the end, telling stage, done and total. Raises PolicyBotError."""
        ...


class IndexCare(Protocol):
    """What an admin may do with the index while the bot runs. Each raises PolicyBotError."""

    def update(self, progress: Callable[[str, int, int], None]) -> Summary:
        """Build anew, telling stage, done and total; the old index answers until the end."""
        ...

    def diff(self, progress: Callable[[str, int, int], None]) -> Summary:
        """Tell what building anew would change."""
        ...

    def rollback(self) -> int:
        """Go back to the generation before, and return its number."""
        ...

    def state(self) -> IndexState:
        """Tell what answers just now."""
        ...
