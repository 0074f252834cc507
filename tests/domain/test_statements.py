"""Statements: what a message tells beside its question, and whether anybody understands it."""

import pytest

from bot.domain.answers import Question, Turn
from bot.domain.framing import frame
from bot.domain.language import Language
from bot.domain.statements import unclear
from tests.builders import dataset, document, knowledge, vocabulary

WORDS = vocabulary(
    met=["own shard", "names ... masked", "in the register"],
    reasons=["deadline", "friday", "today", "have", "customer", "sprint", "review", "that"],
)
OTHERS = vocabulary(
    met=["shard"],
    reasons=["eigene", "prêt", "existe", "exporter", "exporteur", "exportador"],
)
HELD = knowledge(document("pier", subject="Pier 4"), dataset("Pier 4"), dataset("Tide-9"))
ASKED = "May we train on Pier 4?"


def words(text: str, *, earlier: bool = False, denials: bool = False) -> tuple[str, ...]:
    """The words of the sentences beside the question that nobody understands."""
    english = Language.ENGLISH
    return unclear(text, HELD.registry, WORDS, english, earlier=earlier, denials=denials)


@pytest.mark.parametrize(
    "text",
    [
        ASKED,
        f"{ASKED} Our deadline is Friday.",
        f"{ASKED} It has its own shard, and the names in it are masked.",
        f"{ASKED} We want a harbour pilot with it.",
        f"Sprint review today. {ASKED}",
        f"We have a customer in Portugal. {ASKED}",
        f"{ASKED} And Tide-9?",
        "We only tell that somebody stripped the ropes",
        f"{ASKED[:-1]}, our customer, by Friday?",
        ", with ",
        "We want to train a pilot on Pier 4, with its own shard.",
    ],
)
def test_what_is_understood(text: str) -> None:
    """A wish, a reason and a condition that is met change nothing, nor does a text of one piece."""
    assert words(text) == ()


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        (f"{ASKED} Somebody stripped the ropes.", "ropes"),
        (f"Somebody stripped the ropes from it. {ASKED}", "ropes"),
        (f"Somebody stripped the ropes from it\n{ASKED}", "ropes"),
        (f"{ASKED} Pier 4 is stirred into the mud.", "stirred"),
        (f"{ASKED} The names in it are not masked yet.", "masked"),
        (f"{ASKED} Today they have names in it.", "names"),
        (f"{ASKED} We want it although the ropes were stripped.", "stripped"),
        (f"{ASKED} Its own shard is without names that are masked.", "shard"),
        (f"{ASKED[:-1]} with the ropes that somebody stripped?", "ropes"),
        (f"{ASKED[:-1]}, whose ropes somebody stripped?", "ropes"),
        (f"{ASKED[:-1]} although its own shard is lost?", "lost"),
        ("With the ropes that somebody stripped, may we train on Pier 4?", "ropes"),
        ("We want to train a pilot on Pier 4 after somebody stripped the ropes.", "ropes"),
    ],
)
def test_what_nobody_understands(text: str, odd: str) -> None:
    """Whatever else a sentence tells is told back, wherever it stands."""
    assert odd in words(text)


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("May we train on the stripped Pier 4?", ("stripped",)),
        ("May we train on Pier 4 that our customer stripped?", ("stripped",)),
        ("May we train on Pier 4 and on the muddied Tide-9 for a customer?", ("muddied",)),
        ("Can a sunken harbour pilot be trained on Pier 4 for stripped ropes?", ()),
        ("May we train a rope stripping pilot on our Pier 4 to count stripped ropes?", ()),
        ("Do we strip ropes on the rotten harbour?", ()),
        ("Pier 4 after mud tarred it, ok for the pilot?", ("tarred",)),
        ("Pier 4 where mud tarred the ropes ok for the pilot?", ("tarred", "ropes")),
        ("Dürfen wir mit dem verschlammten Pier 4 trainieren?", ("verschlammten",)),
        ("Dürfen wir mit Pier 4 für den verschlammten Lotsen trainieren?", ()),
        ("Peut-on entraîner avec Pier 4 ensablé ?", ("ensablé",)),
        ("Peut-on entraîner avec Pier 4 pour un pilote ensablé ?", ()),
        ("¿Podemos entrenar con el oxidado Pier 4?", ("oxidado",)),
        ("¿Podemos entrenar con Pier 4 para un piloto oxidado?", ()),
    ],
)
def test_what_is_told_of_data(text: str, odd: tuple[str, ...]) -> None:
    """Of the question itself those words count that stand with data, not what these are for."""
    assert frame(Question(text), HELD.registry, WORDS).statements == odd


def test_earlier_turns() -> None:
    """A sentence of an earlier turn is beside the question, though it is the only one."""
    said = "Somebody stripped the ropes."
    assert words(said) == ()
    assert words(said, earlier=True) == ("somebody", "stripped", "ropes")


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Dürfen wir mit Pier 4 trainieren? Unser Exporter hat die Taue entfernt.", "taue"),
        ("Dürfen wir mit Pier 4 trainieren? Der eigene Shard ist noch nicht da.", "shard"),
        ("Dürfen wir mit Pier 4 trainieren? Our exporter stripped the ropes.", "ropes"),
        ("Peut-on entraîner avec Pier 4 ? Notre exporteur a supprimé les cordes.", "cordes"),
        ("Peut-on entraîner avec Pier 4 ? Le shard n'est pas encore là.", "shard"),
        ("¿Podemos entrenar con Pier 4? Nuestro exportador quitó las cuerdas.", "cuerdas"),
        ("¿Podemos entrenar con Pier 4? El shard aún no existe.", "shard"),
        ("Dürfen wir mit Pier 4 trainieren, obwohl die Taue fehlen?", "taue"),
        ("Peut-on entraîner avec Pier 4 bien que les cordes manquent ?", "cordes"),
        ("¿Podemos entrenar con Pier 4 aunque faltan las cuerdas?", "cuerdas"),
    ],
)
def test_other_languages(text: str, odd: str) -> None:
    """A sentence counts in whichever language it is said, that of the question or another."""
    assert odd in frame(Question(text), HELD.registry, OTHERS).statements


@pytest.mark.parametrize(
    "text",
    [
        "Dürfen wir mit Pier 4 trainieren? Der eigene Shard ist da.",
        "Wir bauen einen Lotsen für den Hafen. Dürfen wir mit Pier 4 trainieren?",
        "Peut-on entraîner avec Pier 4 ? Le shard est prêt.",
        "Nous préparons un pilote de port. Peut-on entraîner avec Pier 4 ?",
        "¿Podemos entrenar con Pier 4? El shard existe.",
        "Queremos un piloto de puerto. ¿Podemos entrenar con Pier 4?",
        "Dürfen wir mit Pier 4 trainieren, sobald das Lotsenmodell in Graz da ist?",
        "Peut-on entraîner avec Pier 4 pour l'équipe de Nantes ?",
    ],
)
def test_understood_in_other_languages(text: str) -> None:
    """A wish and a condition that is met are understood in four languages."""
    assert frame(Question(text), HELD.registry, OTHERS).statements == ()


def test_denials() -> None:
    """Where the sentences tell what the data are, only those that deny something count."""
    told = f"{ASKED} Twelve sailors read ropes aloud. Two of them never signed. No sails in it."
    assert words(told, denials=True) == ("them", "never", "signed")


def test_a_question_keeps_them() -> None:
    """The frame of a question has the words, from each turn that is still in question."""
    asked = frame(Question(f"{ASKED} Somebody stripped the ropes."), HELD.registry, WORDS)
    assert asked.statements == ("somebody", "stripped", "ropes")
    said = Turn("Somebody stripped the ropes. From Pier 4.")
    assert (
        "ropes"
        in frame(Question("May we train on it?", prior=said), HELD.registry, WORDS).statements
    )


@pytest.mark.parametrize(
    ("text", "puzzle"),
    [
        ("in the register?", ()),
        ("own shard, for a customer", ()),
        ("old ropes and own shard?", ("ropes",)),
        ("and it with ropes?", ("ropes",)),
    ],
)
def test_a_follow_up_of_conditions(text: str, puzzle: tuple[str, ...]) -> None:
    """A follow-up that says that a condition is met names nothing; what else it names is told."""
    asked = Question(text, prior=Turn(ASKED))
    assert frame(asked, HELD.registry, WORDS).puzzle == puzzle
