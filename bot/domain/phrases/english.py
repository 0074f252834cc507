"""What an answer says, in English."""

from bot.domain.answers import Verdict
from bot.domain.phrases.shape import Sentences

ENGLISH = Sentences(
    headlines={
        Verdict.OUT_OF_SCOPE: (
            "I answer questions about data for models: what platforms' terms, licences and our "
            "policies say of collecting, training, evaluating and sharing. "
            "This is not one of them."
        ),
        Verdict.ALLOWED: "Allowed, with the routine entry in the Data Register.",
        Verdict.CONDITIONS: "Allowed once the conditions below are met.",
        Verdict.NOT_ALLOWED: "Not allowed.",
        Verdict.OPEN_ISSUE: "This is an open legal issue: stop, and leave it to legal.",
        Verdict.NOT_COVERED: (
            "Nothing in force that I hold decides this, so I cannot say that it is allowed."
        ),
    },
    labels={
        Verdict.ALLOWED: "allowed",
        Verdict.CONDITIONS: "allowed with conditions",
        Verdict.NOT_ALLOWED: "not allowed",
        Verdict.OPEN_ISSUE: "an open legal issue",
        Verdict.NOT_COVERED: "not decided by anything in force",
        Verdict.OUT_OF_SCOPE: "not a question about data",
    },
    each="{name}: {verdict}.",
    small_talk="Happy to help! Ask me whether we may use some data, and I will look it up.",
    private="I cannot help with matters of the legal department itself. Please ask legal directly.",
    disclaimer="This is not a legal clearance.",
    degraded="Worded without the language model.",
    understood="I read this as: {reading}. If that is right, please ask again and name it; on a "
    "guess of mine nothing is permitted.",
    assumed="You named no use, so I answer for training a model of a product.",
    assumed_of_site="You named no use, so I answer for collecting its content and for "
    "training a model of a product on it.",
    model_restricts="Read by the language model and not by a person, {title} restricts this: "
    '"{words}".',
    model_supports="Read by the language model, and no permission until legal says so, {title}: "
    '"{words}".',
    conditions="Conditions:",
    closest="Closest passages, not an answer: {numbers}",
    stale="May be out of date: {numbers}",
    slip='I do not know "{unknown}". If you mean {names}, please ask with that name.',
    near_miss="I have {names}, not {unknown}: a similar name is another dataset.",
    ruled='Legal has answered a question on this data: "{question}". '
    "If that is just what you mean, ask it.",
    comma=", ",
    last=" and ",
    unknown_subject='I hold no document about "{name}".',
    puzzle='I do not understand "{words}" here; please ask in a full sentence.',
    no_use='"{deed}" is no use that I know; please say whether you want to collect the data, '
    "train on them, evaluate with them or pass them on.",
    besides="You say something besides that may change this, and I hold no rule on it; please "
    "ask legal.",
    statements='What you say of "{words}" may change this, and I hold no rule on it; please ask '
    "legal.",
    dated='Please say how old the data are, in days, months or years, in place of "{date}".',
    then="In {then} another text of {name} was in force; please ask legal what holds for a copy "
    "of that time.",
    contract="I know the public terms only; please ask legal what a contract of ours with {name} "
    "allows.",
    unmet='You say "{words}", so what I hold may not permit this; please ask legal.',
    others="You name other data beside {names}; please ask about each of them by its own name.",
    longer='I have {names}; with "{words}" it is another name, and may be other data.',
    which_dataset="A licence alone decides nothing: tell me which dataset it is.",
    licence_unreviewed="Nobody has reviewed the licence of {name}.",
    source_unknown="I hold no terms of {source}, where records of {subject} come from.",
    source_unruled=(
        "I hold no rule on the terms of {source}, where records of {subject} come from."
    ),
    licence_class="{name} is a licence of the class: {group}.",
    licence_recorded="The licence of {name} is recorded as: {licence}.",
    licence_is="The licence of {name} is {licence} ({group}).",
    licence_declared="{name} states the licence {licence}, and nobody has reviewed that.",
    marked='{title}, in a clause that a program marked and nobody has reviewed: "{words}".',
    machine_made="Parts of {name} are said to be machine-generated; nobody has reviewed by what.",
    clause='{title}: "{words}".',
    was_asked='Legal was asked: "{words}". If you mean anything else, ask legal.',
    beyond='The language model reads "{words}" as more than legal was asked, so the ruling on this '
    "data permits nothing here.",
    issue="Open legal issue {issue} ({title})",
    own_words="{words}",
    replaced_on='Replaced on {date}, no longer in force: {title} said "{words}".',
    replaced='Replaced, no longer in force: {title} (copy of {date}) said "{words}".',
    in_force_then='As of {date}, no longer in force today: {title} said "{words}". '
    "It is history and permits nothing now.",
    thread_long="This thread has become too long to read; please ask the whole question anew.",
    too_long="The question has {count:,} characters and I read up to {most:,}; "
    "please ask it in fewer words.",
    no_words=(
        "I found no words in that; please ask in a sentence which data you mean and what for."
    ),
)
