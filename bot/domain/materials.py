"""Of what kind data are: sound, pictures, reviews. A ruling on texts tells nothing of readings."""

from bot.domain.documents import Rule, SubjectKind
from bot.domain.framing import Frame
from bot.domain.knowledge import Knowledge
from bot.domain.speech.models import without_models
from bot.domain.speech.talk import plain
from bot.domain.vocabulary import TEXT


def other_material(rule: Rule, frame: Frame, knowledge: Knowledge) -> bool:
    """Tell whether a question is on a kind of data that the ruling and the card do not name.

    Where they name none at all, nobody can tell. A platform holds many kinds, whatever its card
    says: there, a ruling that names one is on no other.
    """
    words, text = knowledge.vocabulary, without_models(plain(frame.said.casefold()))
    ruled = " ".join((*rule.topics, *rule.beside))
    cards = [knowledge.documents.get(subject.card_document) for subject in frame.subjects]
    told = words.materials_in(" ".join((ruled, *(card.body for card in cards if card))))
    if told and not words.materials_in(text) - TEXT <= told:
        return True
    if all(subject.kind is not SubjectKind.PLATFORM for subject in frame.subjects):
        return False
    kinds, stuff = words.contents_in(ruled), words.materials_in(ruled)
    if (kinds or stuff) and not words.materials_in(text) - TEXT <= stuff:
        return True
    return not words.contents_in(text) <= kinds
