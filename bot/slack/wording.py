"""Every sentence that the bot says in Slack."""

from datetime import UTC, datetime, timedelta

from bot.domain.answers import Reason, Verdict
from bot.domain.cases import CaseState
from bot.domain.documents import Use
from bot.domain.queues import Due, Owner
from bot.domain.records import Fault, Saying
from bot.domain.rulings import RulingStatus
from bot.domain.stages import Stage
from bot.domain.states import Closing

VERDICTS = {
    Verdict.ALLOWED: "Allowed",
    Verdict.CONDITIONS: "Allowed with conditions",
    Verdict.NOT_ALLOWED: "Not allowed",
    Verdict.OPEN_ISSUE: "Open legal issue",
    Verdict.NOT_COVERED: "Not covered by any document in force",
    Verdict.OUT_OF_SCOPE: "Not a question about data for models",
}
USES = {
    Use.COLLECT: "Collecting it",
    Use.TRAIN_COMMERCIAL: "Training for a product",
    Use.TRAIN_RESEARCH: "Training for research",
    Use.EVALUATE: "Evaluating with it",
    Use.REDISTRIBUTE: "Sharing it, or weights trained on it",
}
STATES = {
    CaseState.OPEN: "open, waiting for somebody of legal",
    CaseState.CLAIMED: "somebody of legal is working on it",
    CaseState.NEEDS_INFO: "legal waits for more information",
    CaseState.RELEASED: "released, waiting for somebody of legal",
    CaseState.ANSWERED: "answered by legal",
    CaseState.CLOSED: "closed",
    CaseState.REOPENED: "reopened, waiting for somebody of legal",
    CaseState.DUPLICATE: "closed as a duplicate",
}
REASONS = {
    Reason.NONE: "the asker wants a person to look at it",
    Reason.OPEN_ISSUE: "within an open legal issue",
    Reason.UNCLASSIFIED: "the data is not classified",
    Reason.CLEARANCE: "an approval is claimed that is no clearance",
    Reason.NOT_COVERED: "no document in force decides it",
    Reason.CONFIRMATION: "the asker wants legal to confirm it",
    Reason.LEGAL_MATTER: "a matter for the legal department",
    Reason.UNREAD: "the documents could not be read when it was asked",
}
CLOSINGS = {
    Closing.SETTLED: "Settled: the answer stands, and nothing is left to do",
    Closing.FOLLOWED_UP: "Followed up: what is left to do is done elsewhere",
    Closing.WITHDRAWN: "Withdrawn: whoever asked no longer needs an answer",
    Closing.NOT_LEGAL: "Not for legal: it needs no legal answer",
    Closing.ELSEWHERE: "Handled elsewhere, as agreed with whoever asked",
}
ENDS = {
    RulingStatus.IN_FORCE: "in force until {until}",
    RulingStatus.WITHDRAWN: "withdrawn",
    RulingStatus.EXPIRED: "expired on {until}",
}

FAULTS = {
    Fault.SOURCE: "Wrong source",
    Fault.OLD: "Out of date",
    Fault.VERDICT: "Wrong verdict",
    Fault.UNCLEAR: "Not clear",
}

DISCLAIMER = "Not a legal clearance."
DEGRADED = "Worded without the language model."
SUMMARY = "our summary, not the official text"
CONDITIONS = "Conditions"
SOURCES = "Sources"
FOUND = "What was found: it does not decide the question"
CLOSEST = "Closest passages: they do not decide the question"
MISSING = "What I could not find"
OFFICIAL = "open the source"
YOU_ASKED = "You asked"

UNREAD = "Not known: the documents could not be read"
INDEX_UNAVAILABLE = (
    "The index of our documents is unavailable just now, so I cannot say what they hold on this. "
    "Please ask again in a few minutes; if it cannot wait, press *Ask legal*."
)

USE = "Use"
VERDICT = "Verdict"

ASK_LEGAL = "Ask legal"
ASK_THIS = "Ask this"
RULED = "Legal has answered this on the same data. If it is just what you mean, ask it"
ASKED_HERE = "You asked that here before: the answer stands in this thread."
UNFOLD = "Unfold the clauses"
GOOD = "Helpful"
BAD = "Not helpful"
CLAIM = "Claim"
RELEASE = "Release"
ANSWER = "Answer"
CLOSE = "Close"
REOPEN = "Reopen"
WITHDRAW = "Withdraw the ruling"
ASK_BACK = "Ask back"
ASSIGN = "Give to …"
DUPLICATE = "Duplicate of …"
KEEP = "Keep it as a ruling: the same question is answered by it from now on"
RULED_QUESTION = "The question that it answers, as everybody may read it"
NO_OTHERS = "It holds for no question that brings up anything else, and for no other data."
MISREAD = "the ruling is kept, but I would not answer this question by it:"
READ_OTHERWISE = (
    "I read the question as on {read}, and the ruling is on {ruled}. Who asks it comes to you "
    "again. To have it answered, withdraw the ruling and keep it anew for what I read."
)
MAY_ASK_MORE = (
    "Its words may ask for more than the ruling is on, as I read them. Who asks it comes to you "
    "again."
)
ALSO_ASKED = "Also asked as"
ASKED_BEFORE = "Asked after"
SAID = "What the documents say, and where they differ"
NEARBY = "Earlier rulings on the same data"
LEFT_OUT = "… there is more: `/policy show {number}`"

FAILED = (
    "Something went wrong on my side, and I have noted it: an admin can have it tried again. "
    "Please ask again; if it happens again, ask legal directly."
)
UNDELIVERED = (
    "Slack refused a message that I had for you. An admin can have it sent after all; ask again, "
    "or ask legal directly, if you need it now."
)
HELP = (
    "Ask me whether we may use some data for our models: collect it, train on it, evaluate with "
    "it, or share it. I answer from platforms' terms, licences and our policies, and quote them.\n"
    "• Mention me in a channel, write to me directly, or type `/policy` and your question.\n"
    "• In a thread where I answered you, just write on.\n"
    "• *Check data policy* in the menu of any message asks about what it says.\n"
    "• `/policy anonymously` and your question asks without your name: nobody can see who asked.\n"
    "• *Ask legal* under an answer, or the words “ask legal please”, take it to the "
    "legal department; I bring you what they say.\n"
    "• `/policy show` and the number of an answer or case shows all its sources; "
    "for admins, `/policy status`, `diff`, `reindex` and `rollback` look after the documents."
)
STRANGER = (
    "I am sorry, I answer only members of this company, in channels that are not shared with "
    "others."
)
SAYINGS = {
    Saying.EMPTY: "Ask me whether we may use some data, for example: “May we train our "
    "video model on HD-VG-130M?”",
    Saying.HELP: HELP,
    Saying.STRANGER: STRANGER,
    Saying.NOTHING_TO_ASK: "I have no answer here that I could take to legal. Ask me your "
    "question first, and then say “ask legal please”.",
    Saying.FAILED: FAILED,
    Saying.STOPPED: "Stopped, and nothing was answered. Ask again whenever you like.",
    Saying.REPLIED: "Thank you. Legal has your reply, and goes on with your question.",
}

AT_WORK = "Working on your question"
STAGES = {
    Stage.FRAMING: "Finding what the question is about",
    Stage.READING: "Reading terms, licences and policies",
    Stage.CHECKING: "Checking every quotation",
}
STATUS = "is reading the documents…"
LOADING = tuple(f"is {text[0].lower()}{text[1:]}…" for text in STAGES.values())

COMMAND_TAKEN = "I am looking it up. You will find the answer in our direct messages."
ONLY_ADMINS = "Only admins can look after the documents."
REINDEX_BEGUN = "I am reading the documents anew. The index so far answers until I am done."
REINDEX_RUNNING = "Reading the documents anew: {stage}, {done} of {total}."
REINDEX_FAILED = "The documents were not read anew, the index so far stays. {why}"
REPORTED = "Done: the report is in the next message."
DIFF_BEGUN = "I am comparing the documents with the index. Nothing is changed."
DIFF_RUNNING = "Comparing: {stage}, {done} of {total}."
NO_OPTION = (
    "I do not know “{option}” here. `/policy reindex` reads the documents anew; `/policy reindex "
    "--dry-run`, like `/policy diff`, only shows what that would change. All else is for "
    "`policy-bot reindex` in a terminal."
)
INDEX_STAGES = {
    "read": "reading",
    "clauses": "marking clauses",
    "words": "indexing words",
    "embed": "making vectors",
    "store": "storing vectors",
    "test": "testing the new generation",
}
DIFF_FAILED = "The documents could not be compared. {why}"
RECALLED = "What I answered you does not hold any more: a document that it rests on has changed."
VERDICT_CHANGED = "I said _{before}_. Now it is *{after}*."
CHANGED_IN = "Changed: {titles}"
ASK_ANEW = "Go by this from now on, and ask me again for the whole answer."
RECALL_TITLE = "Recall: documents changed on which answers rest"
WERE_TOLD = "Told that the verdict is another"
CASES_REST = "Open cases that quote these clauses"
RULINGS_REST = "Rulings whose cases quote these clauses; look whether they still hold"
UNNAMED_ASKER = "somebody unnamed"
FOR_SOME_USE = "for some uses"
NOT_SAID = "nothing said"
BEFORE = "*Before*"
NOW = "*Now*"
NOT_THERE = "_not there_"
GONE = "_gone_"
ROLLED_BACK = (
    "Generation {number} of the index answers now, and whoever was told another verdict meanwhile "
    "hears of it. The documents themselves are left as they are: the next reindex, also that of "
    "a start, brings their changes in again; `/policy diff` shows which."
)
HOME_TITLE = "May we use this data?"
HOME_INTRO = (
    "Ask before you collect, train, evaluate or share. I answer from platforms' terms, licences "
    "and our policies, with quotations; what is open goes to legal."
)
ASK_BUTTON = "Ask a question"
MY_QUESTIONS = "My questions"
FORGOTTEN = "(its words are forgotten by now)"
MY_CASES = "My cases"
NO_QUESTIONS = "You have asked nothing yet."
NO_CASES = "None of your questions is with legal."
UNNAMED_NOT_LISTED = "What you asked without your name is not listed."
QUEUE = "Open cases"
NO_QUEUE = "No case is open."
NOBODY = "nobody yet"
LOOK = "Look at it"
ON_ITS_CARD = "Claim and answer it on its card, in the legal channel."
EARLIER = "Previous page"
LATER = "Next page"
BY_STATE = "State"
BY_OWNER = "Owner"
BY_DUE = "Due"
BY_REASON = "Why it is here"
QUEUE_STATES: dict[CaseState | None, str] = {
    None: "In any state",
    CaseState.OPEN: "Open",
    CaseState.CLAIMED: "Claimed",
    CaseState.NEEDS_INFO: "Waiting for whoever asked",
    CaseState.RELEASED: "Released",
    CaseState.REOPENED: "Reopened",
}
QUEUE_OWNERS = {
    Owner.ANYBODY: "Anybody's",
    Owner.ME: "Mine",
    Owner.NOBODY: "Nobody's yet",
}
QUEUE_DUES = {
    Due.WHENEVER: "Due at any time",
    Due.LATE: "Late",
    Due.TODAY: "Due today",
    Due.WEEK: "Due within a week",
}
QUEUE_REASONS: dict[Reason | None, str] = {
    None: "For any reason",
    **{reason: f"{text[0].upper()}{text[1:]}" for reason, text in REASONS.items()},
}
INDEX = "Documents and index"
REINDEX = "Read the documents anew"
REFUSED_FILES = "Files that could not be used"
STALE = "Documents to be looked after"
GIVEN_UP = "Given up: questions without an answer, posts that Slack refused"
RETRY = "Try again what was given up"
RETRIED = "What was given up is tried again: {count}."
OUT_OF_DATE = "may be out of date"
PROMPTS_TITLE = "For example"
PROMPTS = (
    ("A dataset for a product", "May we train our text-to-video product on HD-VG-130M?"),
    ("Collecting from a platform", "May we download YouTube videos for training?"),
    ("A licence", "What does CC BY-NC 4.0 mean for a commercial model?"),
    ("Our own data", "May we train on files that customers uploaded?"),
)
FULL_ANSWER = (
    "As a member of legal you can have the full answer: ask me the same in a direct message."
)
RATED_GOOD = "Thank you, noted."
RATED_BAD = "Thank you, noted. If the answer matters to you now, press *Ask legal*."
UNKNOWN_ANSWER = "I no longer have this answer."
NOTHING_TO_SHOW = "I have no answer or case with this number that you may see."
CLOSE_VIEW = "Close"
CANCEL = "Cancel"
ASK_TITLE = "Ask about data"
ASK = "Ask"
YOUR_QUESTION = "Your question"
QUESTION_HINT = (
    "Name the data, and what you want to do with it. The answer comes as a direct message."
)
FOR_EXAMPLE = "May we train our video model on HD-VG-130M?"
YOUR_NAME = "Your name"
UNNAMED = "Ask without my name"
UNNAMED_HINT = (
    "Nobody can see who asked, legal and admins included. The answer, and what legal says, "
    "still come to you."
)
UNNAMED_TAKEN = (
    "I am looking it up. The answer comes in our direct messages; your name is not kept."
)
NO_QUESTION = "Write what you would like to know."
EDITED = "You changed your question. The answer here is for the old words."
EDITED_LONG = (
    "You changed your question. Ask it again for a new answer; this one is for the old words."
)
ANSWER_ANEW = "Answer the new words"
FEEDBACK_TITLE = "What was wrong?"
WHAT_IS_WRONG = "What fits best"
IN_YOUR_WORDS = "In your words"
SEND = "Send"
CHOOSE_ONE = "Choose one of these."
COMPLAINT = "Somebody finds an answer wrong"
THE_QUESTION = "The question"
THE_ANSWER = "The answer"
TAKE_UP = "Make it a case"
ANSWER_TITLE = "The answer in full"
NO_SOURCES = "It has no sources."


def verdict(verdict: Verdict, reason: Reason) -> str:
    """What the documents say, or that nobody knows."""
    return UNREAD if reason is Reason.UNREAD else VERDICTS[verdict]


def age(worked: timedelta) -> str:
    """For how long something has been open, in working time."""
    hours = worked.total_seconds() / 3600
    if hours < 1:
        return "less than an hour of working time"
    return f"{hours:.0f} hour{'s' if round(hours) != 1 else ''} of working time"


def moment(at: datetime) -> str:
    """A time that everybody reads alike."""
    return f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def in_case(case: str) -> str:
    """The line of an answer that says where the question went."""
    return f"This question is with legal as *{case}*. I will tell you here what they answer."


def sources_left(count: int) -> str:
    """What stands in the place of sources that an answer has no room for."""
    return f"… and {count} more {_plural(count, 'source')} under *{UNFOLD}*"


def more_statements(count: int) -> str:
    """What stands in the place of sentences that would be too many."""
    return f"… and {count} more {_plural(count, 'sentence')} under *{UNFOLD}*"


def more_points(count: int) -> str:
    """What stands in the place of list items that would be too many."""
    return f"… and {count} more"


def too_much(seconds: float) -> str:
    """What whoever asks too much is told, once."""
    return (
        "This is more than I can answer just now. I leave this question, and what else you ask "
        f"me within {max(round(seconds), 1)} seconds; please ask again after that. Legal is there "
        "meanwhile: press *Ask legal* under an answer, or say “ask legal please” in its thread."
    )


def recall_counts(told: int, same: int) -> str:
    """How many answers a change of documents touched, and what came of them."""
    return (
        f"{told} {_plural(told, 'answer')} would be another now, and who asked was told; "
        f"{same} {_plural(same, 'answer')} would be the same, and nobody was disturbed."
    )


def more_clauses(count: int) -> str:
    """What stands in the place of changed clauses that would be too many."""
    return f"… and {count} more {_plural(count, 'clause')}: `policy-bot index diff`"


def _plural(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"


def open_cases(count: int) -> str:
    """How much legal has to do."""
    return f"{count} {'case is' if count == 1 else 'cases are'} open, the most urgent first."


def cases_found(found: int, count: int) -> str:
    """How much of it was chosen."""
    return f"{found} of {count} open {_plural(count, 'case')}, the most urgent first."


def taken_up(case: str) -> str:
    """What stands under a complaint that became a case."""
    return f"This answer is with legal as *{case}*."


def more_sources(count: int, number: str) -> str:
    """What stands in the place of sources that would be too many."""
    return f"… and {count} more {_plural(count, 'source')}: `/policy show {number}`"


def whole(number: str) -> str:
    """What stands where a long text is cut."""
    return f"… the whole of it: `/policy show {number}`"
