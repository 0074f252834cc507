"""What a model does: a classifier gives no data away, a chatbot may say them word by word."""

from bot.domain.documents import Rule
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge


def other_task(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question names a model for something that the ruling is not on.

    Where the ruling names none, it is on any model; a question that names none is on that of the
    ruling.
    """
    named = knowledge.vocabulary.tasks_named
    ruled = frozenset[str]().union(*named(" ".join((*rule.topics, *rule.beside))).values())
    return bool(ruled) and any(not tasks & ruled for tasks in named(frame.said).values())
