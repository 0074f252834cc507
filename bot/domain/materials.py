"""Of what kind data are: sound, pictures, film. A ruling on texts tells nothing of readings."""

from bot.domain.asides import without_models
from bot.domain.documents import Rule
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge

_TEXT = frozenset({"text"})  # there is some in everything


def other_material(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question is on a kind of data that the ruling and the card do not name.

    Where they name none at all, nobody can tell.
    """
    kinds = knowledge.vocabulary.materials_in
    asked = kinds(without_models(frame.text.casefold()))
    if not asked:
        return False
    cards = [knowledge.documents.get(subject.card_document) for subject in frame.subjects]
    told = kinds(" ".join((*rule.beside, *(card.body for card in cards if card))))
    return bool(told) and not asked - _TEXT <= told
