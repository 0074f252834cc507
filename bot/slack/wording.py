"""Every sentence that the bot says in Slack."""

from datetime import UTC, datetime, timedelta

from bot.domain.answers import Reason, Verdict
from bot.domain.cases import CaseState
from bot.domain.documents import Use
from bot.domain.records import Saying
from bot.domain.rulings import RulingStatus
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

ASK_LEGAL = "Ask legal"
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
NO_OTHERS = "It holds for no question that brings up anything else, and for no other data."
ALSO_ASKED = "Also asked as"
ASKED_BEFORE = "Asked after"
SAID = "What the documents say, and where they differ"
NEARBY = "Earlier rulings on the same data"
LEFT_OUT = "… there is more: `/policy show {number}`"

FAILED = (
    "Something went wrong on my side, and I have noted it. Please ask again; "
    "if it happens again, ask legal directly."
)
HELP = (
    "Ask me whether we may use some data for our models: collect it, train on it, evaluate with "
    "it, or share it. I answer from platforms' terms, licences and our policies, and quote them.\n"
    "• Mention me in a channel, write to me directly, or type `/policy` and your question.\n"
    "• In a thread where I answered you, just write on.\n"
    "• *Ask legal* under an answer, or the words “ask legal please”, take it to the "
    "legal department; I bring you what they say.\n"
    "• `/policy show` and the number of an answer or case shows all its sources; "
    "`/policy reindex` reads the documents anew (admins only)."
)
SAYINGS = {
    Saying.EMPTY: "Ask me whether we may use some data, for example: “May we train our "
    "video model on HD-VG-130M?”",
    Saying.HELP: HELP,
    Saying.STRANGER: "I am sorry, I answer only members of this company, in channels that are "
    "not shared with others.",
    Saying.NOTHING_TO_ASK: "I have no answer here that I could take to legal. Ask me your "
    "question first, and then say “ask legal please”.",
    Saying.FAILED: FAILED,
    Saying.REPLIED: "Thank you. Legal has your reply, and goes on with your question.",
}

COMMAND_TAKEN = "I am looking it up. You will find the answer in our direct messages."
ONLY_ADMINS = "Only admins can have the documents read anew."
REINDEX_BEGUN = "I am reading the documents anew. The index so far answers until I am done."
REINDEX_RUNNING = "Reading the documents anew: {stage}, {done} of {total}."
REINDEX_FAILED = "The documents were not read anew, the index so far stays. {why}"
FULL_ANSWER = (
    "As a member of legal you can have the full answer: ask me the same in a direct message."
)
RATED_GOOD = "Thank you, noted."
RATED_BAD = "Thank you, noted. If the answer matters to you now, press *Ask legal*."
UNKNOWN_ANSWER = "I no longer have this answer."
NOTHING_TO_SHOW = "I have no answer or case with this number that you may see."
NO_SOURCES = "It has no sources."


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


def more_sources(count: int, number: str) -> str:
    """What stands in the place of sources that would be too many."""
    noun = "source" if count == 1 else "sources"
    return f"… and {count} more {noun}: `/policy show {number}`"


def whole(number: str) -> str:
    """What stands where a long text is cut."""
    return f"… the whole of it: `/policy show {number}`"
