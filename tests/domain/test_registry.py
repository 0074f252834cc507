"""The registry of subjects, collected from cards, headers and the table of licences."""

from bot.domain.documents import Document, Effect, Kind, SubjectKind
from bot.domain.registry import build_registry
from bot.domain.subjects import Registry
from tests.builders import (
    TABLE,
    WORDS,
    card,
    dataset,
    document,
    knowledge,
    platform,
    policy,
    rule,
)


def registry(*documents: Document) -> Registry:
    return build_registry(documents, TABLE, WORDS)


def test_cards() -> None:
    """
    A card makes a subject with its names, its card, and the official texts that it sums up.
    """
    made = dataset("Harbour", aliases=("HBR",), documents=("harbour-readme",))
    found = registry(made).get("hbr")

    assert found is not None
    assert (found.name, found.kind) == ("Harbour", SubjectKind.DATASET)
    assert (made.card, made.id, ("harbour-readme",)) == (
        found.card,
        found.card_document,
        found.documents,
    )


def test_headers() -> None:
    """
    A text without a card makes a subject of its kind that nobody has reviewed.
    """
    found = registry(
        document("t", Kind.PLATFORM_TERMS, subject="Bay"),
        document("d1", Kind.DATASET_LICENCE, subject="LibriSea (libri_sea)"),
        document("d2", Kind.DATASET_LICENCE, subject="LibriSea (libri_sea)", aliases=("Sea",)),
        document("l", Kind.LICENCE_TEXT, subject="Shore licence"),
        document("none", Kind.DATASET_LICENCE),
    )

    kinds = [found.names[name].kind for name in ("bay", "librisea", "shorelicence")]
    assert kinds == [SubjectKind.PLATFORM, SubjectKind.DATASET, SubjectKind.LICENCE]
    assert found.names["librisea"].card is None
    assert found.names["librisea"].documents == ("d1", "d2")
    assert found.get("libri_sea") is found.get("Sea") is found.get("LibriSea")


def test_several_names() -> None:
    """
    Each name in a subject is one, a remark is none, and a platform is called by its own name first.
    """
    found = registry(
        document("d1", Kind.DATASET_LICENCE, subject="Posts (bay)"),
        document("d2", Kind.DATASET_LICENCE, subject="Tide-1 / Tide-2"),
        document("t1", Kind.PLATFORM_TERMS, subject="Bay"),
        document("t2", Kind.PLATFORM_TERMS, subject="Pier API / commercial"),
    )

    assert found.names["tide1"] is found.names["tide2"]
    assert found.names["bay"].kind is SubjectKind.PLATFORM
    assert found.names["posts"].documents == ("d1",)
    assert found.names["pierapi"].documents == ("t2",)
    assert "commercial" not in found.names


def test_licence_texts() -> None:
    """
    A licence text is what the table says of its licence; one that the table does not know is not.
    """
    found = registry(
        document("l1", Kind.LICENCE_TEXT, subject="Brook licence 2.0 (Brook-2.0)"),
        document("l2", Kind.LICENCE_TEXT, subject="Shore licence"),
    )

    brook = found.get("brook")
    assert brook is not None
    assert brook.card is not None
    assert (brook.card.licences, brook.documents) == (("Brook-2.0",), ("l1",))
    assert found.names["shorelicence"].card is None


def test_same_names() -> None:
    """
    Texts that share a name of their subject are official texts of each.
    """
    found = registry(
        document("d1", Kind.DATASET_LICENCE, subject="Sea Shells (shells)"),
        document("d2", Kind.DATASET_LICENCE, subject="Shells", metadata={"license": ("vault",)}),
    )

    assert found.names["seashells"].documents == ("d1", "d2")
    assert [one.name for one in found.names["seashells"].declared.licences] == ["vault"]
    assert found.names["shells"].name == "Shells"


def test_policies() -> None:
    """
    A policy makes a subject only where one of its rules names it.
    """
    found = registry(
        policy("p1", rule("a", subjects=("ClipCo",)), subject="ClipCo"),
        policy("p2", rule("b"), subject="Copying"),
    )

    assert found.names["clipco"].kind == SubjectKind.DATASET
    assert found.get("Copying") is None


def test_cards_come_first() -> None:
    """
    A card takes the place of the texts that it sums up, and keeps names that others claim.
    """
    found = registry(
        document("readme", Kind.DATASET_LICENCE, subject="Another name"),
        document("other", Kind.PLATFORM_TERMS, subject="harbour"),
        dataset("Harbour", documents=("readme",)),
        dataset("Second", aliases=("HARBOUR", "---")),
    )

    assert found.get("Another name") is None
    assert found.names["harbour"].name == "Harbour"
    assert found.names["harbour"].kind == SubjectKind.DATASET
    assert "" not in found.names


def test_licences() -> None:
    """
    Each licence of the table is a subject, with its names; one with a card is known by both.
    """
    found = registry(card("Brook 2", SubjectKind.LICENCE, licences=("Brook-2.0",)))

    meadow = found.get("the meadow licence")
    assert meadow is not None
    assert (meadow.name, meadow.kind) == ("Meadow-1.0", SubjectKind.LICENCE)
    assert found.get("Brook-2.0") is found.get("brook licence 2.0") is found.get("Brook 2")


def test_plain_licence_names() -> None:
    """
    One plain word such as "own" is a licence only in a licence field, unless the licence forbids.
    """
    found = registry()

    assert found.get("own") is None
    assert found.get("house terms") is not None
    assert found.get("guild") is not None
    assert found.get("vault") is not None


def test_dataset_under_a_licence() -> None:
    """
    A dataset is not known by the name of its licence.
    """
    found = registry(dataset("Harbour", "Meadow-1.0"))

    assert found.names["meadow10"].kind == SubjectKind.LICENCE


def test_written() -> None:
    """
    The registry remembers how names were written.
    """
    found = registry(dataset("Harbour", aliases=("HARBOUR", "“Harbour”")))

    assert {"Harbour", "HARBOUR", '"Harbour"'} == found.written["harbour"]


def test_documents_without_effect() -> None:
    """
    What rules permit makes no difference to what is known.
    """
    one = policy("p", rule("a", Effect.FORBIDS, subjects=("Clip",)), subject="Clip")
    two = policy("p", rule("a", Effect.PERMITS, subjects=("Clip",)), subject="Clip")

    assert registry(one) == registry(two)


def test_names_with_an_article() -> None:
    """
    "The Lantern" is also "Lantern", written so; "lantern" is a plain word.
    """
    held = knowledge(platform("The Lantern"))

    def named(text: str) -> list[str]:
        return [s.name for s in held.registry.mentions(text).subjects]

    assert named("may we train on Lantern articles?") == ["The Lantern"]
    assert named("may we train by the light of a lantern?") == []
