"""What holds whatever the documents say: only people permit, and nobody sees what is not theirs."""

from dataclasses import dataclass, field, replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answers import STRICTNESS, Question, Verdict, strictest
from bot.domain.assessment import Assessment, assess
from bot.domain.composing import compose
from bot.domain.documents import (
    Audience,
    Document,
    Effect,
    Hit,
    Kind,
    Passage,
    Rule,
    Status,
    SubjectKind,
    Use,
)
from bot.domain.drafting import draft
from bot.domain.findings import Layer
from bot.domain.framing import frame
from bot.domain.grounding import ground
from bot.domain.knowledge import Knowledge
from bot.domain.quoting import Quoter
from tests.builders import about, card, dataset, document, knowledge, platform, policy, rule, ruling

SUBJECTS = ("Harbour", "Bay", "Pier", "Gull")
EFFECTS = st.sampled_from([*Effect, Effect.PERMITS, Effect.CONDITIONS])
RESTRICTING = st.sampled_from([Effect.FORBIDS, Effect.UNDECIDED])
USES = st.sampled_from(
    [frozenset(Use)] * 3
    + [frozenset({use}) for use in Use]
    + [
        frozenset({Use.COLLECT, Use.TRAIN_COMMERCIAL}),
        frozenset({Use.TRAIN_RESEARCH, Use.EVALUATE}),
    ]
)
# What a rule speaks of: mostly everything, or one or two dimensions.
SCOPES: list[dict[str, tuple[str, ...]]] = [
    *({} for _ in range(6)),
    *({"subjects": (name,)} for name in SUBJECTS),
    *({"classes": (name,)} for name in ("people", "video-platform", "open", "closed", "notice")),
    {"classes": ("unclassified", "links-only"), "unless": ("voices",)},
    {"topics": ("robots",)},
    {"topics": ("robots", "voices"), "also": ("old-copies",)},
    {"unless": ("robots", "voices")},
    {"subjects": ("Harbour", "Bay"), "topics": ("voices",)},
]
OWN_SCOPES = [scope for scope in SCOPES if not {"subjects", "classes"} & set(scope)]
MANNERS = st.sampled_from(
    [
        *({} for _ in range(3)),
        {"issue": "I-1"},
        {"lifts": ("terms",)},
        {"lifts": ("subject",)},
        {"lifts": ("site",)},
        {"issue": "I-1", "lifts": ("policy", "licence"), "escalate": True},
        {"conditions": ("Ask first.",), "escalate": True},
    ]
)
ADA = {"reviewed_by": "Ada", "reviewed_on": "2026-05-04"}
UNREVIEWED = st.sampled_from([{**ADA, "reviewed_by": ""}, {**ADA, "reviewed_on": ""}])
REVIEWS = st.sampled_from([ADA] * 5 + [{**ADA, "reviewed_by": ""}])
LICENCES = st.sampled_from(
    ["meadow"] * 3 + ["Brook-2.0"] * 3 + ["study licence", "vault", "Lagoon-3", ""]
)


def rules(
    effects: st.SearchStrategy[Effect] = EFFECTS,
    reviews: st.SearchStrategy[dict[str, str]] = REVIEWS,
    own: bool = False,
) -> st.SearchStrategy[Rule]:
    """Any rule; one of a card (`own`) is on the card's own subject."""
    scopes = st.sampled_from(OWN_SCOPES if own else SCOPES)
    return st.builds(
        lambda effect, uses, scope, manner, review: rule(
            "r", effect, uses=uses, **scope, **manner, **review
        ),
        effects, USES, scopes, MANNERS, reviews,
    )  # fmt: skip


CARDS = st.sampled_from(["harbour", "bay", "pier", "gull"])
OWN = st.lists(rules(own=True), max_size=2)
FREE = st.lists(rules(), max_size=2)


@dataclass(frozen=True)
class World:
    """What a company holds, in parts that can be changed one by one; and what is asked."""

    licence: str
    sources: tuple[str, ...]
    harbour: list[Rule]
    bay: list[Rule]
    pier: list[Rule]
    gull: list[Rule]
    policies: list[Rule]
    rulings: list[Rule]
    classes: tuple[str, ...] = ()
    topics: frozenset[str] = frozenset()
    names: tuple[str, ...] = ("Harbour",)
    extra: list[Document] = field(default_factory=list[Document])

    def knowledge(self) -> Knowledge:
        return knowledge(
            dataset(
                "Harbour", self.licence, *self.harbour,
                derived_from=self.sources, classes=self.classes,
            ),
            dataset("Pier", "Brook-2.0", *self.pier, derived_from=("Bay",)),
            platform("Bay", *self.bay, classes=("video-platform",)),
            card("Gull", SubjectKind.MODEL, *self.gull, licences=("Brook-2.0",)),
            policy("policies", *self.policies),
            ruling("rulings", *self.rulings),
            *self.extra,
        )  # fmt: skip

    def assess(self) -> Assessment:
        held = self.knowledge()
        return assess(about(held, *self.names, topics=self.topics), held)

    def but(self, **changes: Any) -> "World":
        return replace(self, **changes)


WORLDS = st.builds(
    World,
    licence=LICENCES,
    sources=st.sampled_from([(), ("Bay",), ("Pier",), ("Bay", "Gull"), ("Gull",), ("Nowhere",)]),
    harbour=OWN,
    bay=OWN,
    pier=OWN,
    gull=OWN,
    policies=FREE.map(lambda more: [rule("routine"), *more]),
    rulings=st.integers(0, 3).flatmap(lambda n: st.just([]) if n else FREE),
    classes=st.sampled_from([(), (), ("people",), ("links-only", "people"), ("features-only",)]),
    topics=st.sampled_from([(), ("robots",), ("voices",), ("robots", "old-copies")]).map(frozenset),
    names=st.sampled_from([("Harbour",)] * 3 + [("Bay",), ("Gull",), ("Pier", "Bay"), ()]),
)


def permission(verdict: Verdict) -> int:
    """How far a verdict lets people go."""
    return {Verdict.ALLOWED: 2, Verdict.CONDITIONS: 1}.get(verdict, 0)


def never_looser(before: Assessment, after: Assessment) -> None:
    """No use is closer to permission after than before."""
    for use in Use:
        assert permission(after.verdicts[use]) <= permission(before.verdicts[use]), use
    assert permission(after.verdict) <= permission(before.verdict)


def never_less_strict(before: Assessment, after: Assessment) -> None:
    """No use has a less strict verdict after than before."""
    for use in Use:
        stricter = STRICTNESS.index(after.verdicts[use]) >= STRICTNESS.index(before.verdicts[use])
        assert stricter, (use, before.verdicts[use], after.verdicts[use])


def unreviewed(made: list[Rule]) -> list[Rule]:
    return [replace(r, reviewed_by="") for r in made]


@given(WORLDS)
def test_only_people_permit(world: World) -> None:
    """
    Without a reviewed rule nothing is ever permitted.
    """
    found = world.but(
        harbour=unreviewed(world.harbour),
        bay=unreviewed(world.bay),
        pier=unreviewed(world.pier),
        gull=unreviewed(world.gull),
        policies=unreviewed(world.policies),
        rulings=unreviewed(world.rulings),
    ).assess()

    assert not any(verdict.permits for verdict in found.verdicts.values())


@given(WORLDS, rules(reviews=UNREVIEWED), st.sampled_from(["policies", "rulings"]))
def test_machines_only_restrict(world: World, more: Rule, where: str) -> None:
    """
    A rule that nobody reviewed, in a policy or a ruling, makes no verdict less strict.
    """
    never_less_strict(world.assess(), world.but(**{where: [*getattr(world, where), more]}).assess())


@given(WORLDS, rules(reviews=UNREVIEWED, own=True), CARDS)
def test_machines_only_restrict_in_cards(world: World, more: Rule, where: str) -> None:
    """
    Nor does one in a card.
    """
    never_less_strict(world.assess(), world.but(**{where: [*getattr(world, where), more]}).assess())


@given(WORLDS, rules(effects=RESTRICTING), st.sampled_from(["policies", "rulings"]))
def test_restrictions_never_permit(world: World, more: Rule, where: str) -> None:
    """
    A rule that forbids or leaves undecided moves nothing towards permission.
    """
    never_looser(world.assess(), world.but(**{where: [*getattr(world, where), more]}).assess())


@given(
    WORLDS,
    rules(effects=RESTRICTING, own=True),
    st.sampled_from(["harbour", "bay", "pier", "gull"]),
)
def test_restrictions_in_cards_never_permit(world: World, more: Rule, where: str) -> None:
    """
    Nor does one in a card whose terms have been read before.
    """
    read = [*getattr(world, where), rule("read", Effect.CONDITIONS)]

    never_looser(world.but(**{where: read}).assess(), world.but(**{where: [*read, more]}).assess())


@given(WORLDS, st.sampled_from(["Nowhere", "Elsewhere", "OpenTide-9B"]))
def test_missing_sources_never_permit(world: World, name: str) -> None:
    """
    A source that nobody can look up moves nothing towards permission.
    """
    found = world.but(sources=(*world.sources, name))

    never_looser(world.assess(), found.assess())
    alone = found.but(names=("Harbour",), rulings=[]).assess()
    assert not any(verdict.permits for verdict in alone.verdicts.values())


@given(WORLDS, st.sampled_from(["Tide-9", "Harbour-9", "Nowhere"]))
def test_unknown_names_never_permit(world: World, name: str) -> None:
    """
    A name that nobody knows moves nothing towards permission.
    """
    found = world.but(names=(*world.names, name))

    never_looser(world.assess(), found.assess())
    alone = found.but(rulings=[]).assess()
    assert not any(verdict.permits for verdict in alone.verdicts.values())


@given(WORLDS)
def test_a_licence_taken_away(world: World) -> None:
    """
    Without its licence a dataset is not closer to permission, unless a ruling decides.
    """
    world = world.but(rulings=[], policies=[r for r in world.policies if not r.classes])

    never_looser(world.assess(), world.but(licence="").assess())


@given(WORLDS, st.sampled_from(["bay", "pier", "gull"]))
def test_a_source_taken_away(world: World, where: str) -> None:
    """
    Without the rules of a source nothing is closer to permission that was permitted by them.
    """
    world = world.but(names=("Harbour",), rulings=[])
    held = {"bay": "Bay", "pier": "Pier", "gull": "Gull"}[where]
    gone = tuple("Nowhere" if name == held else name for name in world.sources)

    never_looser(world.assess(), world.but(sources=gone).assess())


@given(WORLDS)
def test_policies_taken_away(world: World) -> None:
    """
    Without any policy nothing is permitted but by a ruling.
    """
    found = world.but(policies=[], rulings=[]).assess()

    assert not any(verdict.permits for verdict in found.verdicts.values())


@given(
    WORLDS, st.lists(st.sampled_from([*SUBJECTS, "Tide-9"]), min_size=1, max_size=4, unique=True)
)
def test_several_subjects(world: World, names: list[str]) -> None:
    """
    The verdict on several subjects is the strictest of the verdicts on each.
    """
    together = world.but(names=tuple(names)).assess()
    each = [world.but(names=(name,)).assess() for name in names]

    for use in Use:
        assert strictest([one.verdicts[use] for one in each]) is together.verdicts[use]


@given(WORLDS, st.lists(rules(), max_size=3))
def test_activities_never_lose_the_stricter_answer(world: World, more: list[Rule]) -> None:
    """
    What is asked about an activity is as strict as what binds the subject that is named,
    unless a reviewed rule permits the activity and lifts the subject.
    """
    about_it = [replace(r, topics=("robots",), lifts=()) for r in more]
    world = world.but(
        topics=world.topics | {"robots"},
        policies=[replace(r, lifts=()) for r in world.policies] + about_it,
        rulings=[replace(r, lifts=()) for r in world.rulings],
    )
    held = world.knowledge()
    if world.names:
        framed = about(held, *world.names, topics=world.topics)
        asked = replace(framed, activities=frozenset({"robots"}))
        never_less_strict(assess(framed, held), assess(asked, held))


@given(WORLDS)
def test_what_was_not_understood_never_permits(world: World) -> None:
    """
    With words that warn and were not understood nothing is permitted but by a ruling, nor where
    leave is asked for what is no use, for other data too, or under a longer name.
    """
    held = world.but(rulings=[]).knowledge()
    asked = about(held, *world.names, topics=world.topics)
    for unclear in (
        replace(asked, puzzle=("secret",)),
        replace(asked, deed="translate"),
        replace(asked, others=True),
        replace(asked, besides=True),
        replace(asked, longer=("tiny",)),
    ):
        found = assess(unclear, held)
        assert not any(verdict.permits for verdict in found.verdicts.values())


@given(WORLDS)
def test_permissions_rest_on_something(world: World) -> None:
    """
    A permission rests on a reviewed finding of a policy or ruling, and on no finding that forbids.
    """
    found = world.assess()
    if found.verdict.permits:
        layers = {f.layer for f in found.findings if f.reviewed and f.effect is not Effect.FORBIDS}
        assert layers & {Layer.POLICY, Layer.RULING}


STATES = st.tuples(st.sampled_from(Audience), st.sampled_from(Status))
NAMES = ("Harbour-130M", "StreamBay", "Pier 4")


@st.composite
def holdings(draw: st.DrawFn) -> list[Document]:
    """Documents that point at each other, each for an audience and in a state."""

    def state() -> dict[str, Any]:
        audience, status = draw(STATES)
        return {"audience": audience, "status": status}

    def some_rules() -> tuple[Rule, ...]:
        return tuple(draw(st.lists(rules(), max_size=2)))

    made = [
        dataset(
            name, "Brook-2.0", *some_rules(), documents=(f"text-{n}",), **state(),
            derived_from=("StreamBay",) if n == 0 else (),
        )
        for n, name in enumerate(NAMES)
    ]  # fmt: skip
    for n, name in enumerate(NAMES):
        body = f"# Text {n}\n\nThe licence of this text number {n} is for everybody to read.\n"
        made.append(document(f"text-{n}", Kind.DATASET_LICENCE, subject=name, body=body, **state()))
    made.append(policy("policies", rule("routine"), *some_rules(), **state()))
    made.append(ruling("rulings", *some_rules(), **state()))
    return made


QUESTIONS = st.sampled_from(
    [
        "May we train on Harbour-130M?",
        "May we scrape StreamBay and train on Pier 4?",
        "May we train on Harbour-40M, my boss said so?",
        "May we use old copies of this dataset?",
    ]
)


@settings(deadline=None)
@given(holdings(), QUESTIONS, st.sampled_from(Audience))
def test_what_an_answer_shows(held: list[Document], text: str, audience: Audience) -> None:
    """
    No answer names, finds, quotes or cites what is not in force or not for whoever asks.
    """
    visible = {d.id for d in held if d.in_force and audience.may_see(d.audience)}
    seen = knowledge(*held, audience=audience)
    question = Question(text, audience)
    framed = frame(question, seen.registry, seen.vocabulary)
    assessed = assess(framed, seen)
    quoter = Quoter(seen)
    drafted = draft(assessed, seen, quoter)
    hits = [Hit(Passage(d.id, d.body_start, len(d.text), "", d.body), 1.0) for d in held]
    answer = compose(question, framed, assessed, ground(drafted, seen), seen, hits)

    assert {f.document for f in assessed.findings if f.document} <= visible
    assert {q.document for f in assessed.findings for q in quoter.quotes(f)} <= visible
    assert {q.document for s in drafted.statements for q in s.quotes} <= visible
    assert {c.document for c in (*answer.citations, *answer.closest)} <= visible
    shown = {d.subject for d in held if d.id in visible}
    assert {s.name for s in framed.subjects if s.kind is not SubjectKind.LICENCE} <= shown
    assert not ground(drafted, seen).dropped
    if audience is Audience.ALL:
        public = knowledge(*(d for d in held if d.id in visible))
        assert assess(frame(question, public.registry, public.vocabulary), public) == assessed
