"""A few documents of an invented company, a search over them, and the service that answers."""

import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from bot.adapters.models import Caller, ModelDrafter, ModelFramer, chat_model
from bot.domain.clauses import Clause
from bot.domain.documents import Audience, Document, Effect, Hit, Passage, Status, Use
from bot.domain.licences import LicenceTable
from bot.domain.vocabulary import Vocabulary
from bot.ports.index import Index, Search
from bot.services.answering import AnsweringService
from tests.builders import TABLE, WORDS, dataset, platform, policy, rule, ruling

VIDEO = (
    "Video, audio tracks and 3 kinds of thumbnails of Harbour must not be downloaded or used for "
    "training."
)
COOKIES = "Employees must not share Harbour cookies or session tokens with vendors for training."
PAPERS = "Clips of Gull may be used for training once legal has agreed in writing."
OPEN = (
    "Whether weights trained on clips of Pier may be sold is open; stop until legal has answered."
)
FACES = "Clips of Gull with faces in them must not be used for training."
SHARING = "Clips of Gull are for the academic projects of members of the club."
GRANTED = "Clips of birds may be used for training by every team of the company."
SECRET = "Project Heron must not be named in reports on training with Harbour video."
RULED = "Clips of Skua may be used to evaluate our model, and nothing else."
RULED_QUESTION = "May we evaluate our model on Skua clips?"
DRAFT = "Harbour video must not be downloaded for training on Sundays."

DOCUMENTS: Mapping[str, Document] = {
    d.id: d
    for d in (
        platform("Harbour"),
        platform("Pier"),
        dataset("Gull", "Meadow-1.0"),
        policy(
            "pol-video",
            rule("v1", Effect.FORBIDS, subjects=("Harbour",), clause=VIDEO),
            body=f"# Video\n\n## Rules\n\n- 1.1 {VIDEO}\n- 1.2 {COOKIES}\n",
        ),
        policy(
            "pol-clips",
            rule("c1", Effect.CONDITIONS, subjects=("Gull",), clause=PAPERS,
                 conditions=("legal has agreed in writing",)),
            body=f"# Clips\n\n## Rules\n\n- {PAPERS}\n- {SHARING}\n",
        ),
        policy("pol-prose", body=f"# Prose\n\n- {FACES}\n- {GRANTED}\n"),
        policy(
            "pol-open",
            rule("o1", Effect.UNDECIDED, subjects=("Pier",), clause=OPEN, issue="OLI-1"),
            body=f"# Open\n\n## OLI-1\n\n{OPEN}\n",
        ),
        dataset("Skua", ""),
        ruling(
            "ruling-skua",
            rule("s1", uses=frozenset({Use.EVALUATE}), subjects=("Skua",), clause=RULED),
            body=f"# Skua\n\n## Question\n{RULED_QUESTION}\n\n## Ruling\n{RULED}\n",
        ),
        policy("pol-secret", audience=Audience.LEGAL, body=f"# Secret\n\n{SECRET}\n"),
        policy("pol-draft", status=Status.DRAFT, body=f"# Draft\n\n{DRAFT}\n"),
    )
}  # fmt: skip
QUESTIONS = (
    "May we download Harbour video for training?",
    "May we train on Gull clips?",
    "May we sell weights trained on Pier clips for training?",
    "May we train on Harbour-2 video?",
)
ASKED_AGAIN = "May we evaluate our model on Skua clips with video?"
PUZZLES = (
    "Could the new thing from the quay go into it?",
    "May we train on the new thing from the quay?",
    "Dürfen wir das neue Ding vom Kai dafür nehmen?",
)


class LeakyShelf:
    """An index that finds every passage for everybody: what holds must not hang on the search."""

    generation = 1
    documents = DOCUMENTS
    clauses: Mapping[str, tuple[Clause, ...]] = {}

    def passages(self, document: str) -> Sequence[Passage]:
        held = DOCUMENTS[document]
        return [Passage(document, held.body_start, len(held.text), "", held.body)]

    def search(
        self, query: str, audience: Audience, limit: int, first: Sequence[str] = ()
    ) -> Sequence[Hit]:
        return [Hit(p, 1.0) for name in DOCUMENTS for p in self.passages(name)]

    def begin(self, query: str) -> Search:
        return partial(self.search, query)

    def current(self) -> Index:
        return self


class Tables:
    def licences(self) -> LicenceTable:
        return TABLE

    def vocabulary(self) -> Vocabulary:
        return WORDS


def extractive() -> AnsweringService:
    """The service without a model."""
    return AnsweringService(LeakyShelf(), Tables())


def modelled(
    url: str, seconds: float = 20.0, clock: Callable[[], float] = time.monotonic
) -> AnsweringService:
    """The service with the model at an address."""
    shelf = LeakyShelf()
    model = chat_model("openai:scripted", url, "sk-test")
    caller = Caller(model, "openai:scripted", clock, seconds=seconds)
    return AnsweringService(shelf, Tables(), ModelDrafter(caller, shelf), ModelFramer(caller))
