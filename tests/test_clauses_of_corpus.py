"""Marked clauses of real terms and licences: how many are right, and which must be found."""

from functools import cache

import pytest

from bot.adapters.folder import Folder
from bot.domain.clause_words import Topic
from bot.domain.clauses import Clause, read_clauses
from bot.domain.documents import Document
from tests.shared import SHARED, needs_shared

pytestmark = [needs_shared, pytest.mark.no_cover]

# Seventy marks drawn by lot and read by a person: those that limit what their topic says, and
# those that speak of something else, such as software, moral rights or what contributors owe.
RIGHT = frozenset(
    """
    8f4890a039b0 4f2c4c774443 fbfa8410125a 74ccd3881eb3 1f656da818d9 6efc874945d8 8b99538b33a1
    e1a23fde2177 286e2736a536 5ee170ce79aa 03f2bf7f2f23 375d085d3a01 287dd7028a52 548e201f89b5
    1ec1729db6d1 d95ebcce09bf 3eb5ef27bb3c 1eaf4895a7a0 8e0cb8069404 9c57f3394a2e 0e22bb84a296
    2e204b19acc3 5df506fe9774 d2269c5e961b fed84e85f3a5 514573fa617d 485a36f9f7bd f15c773033e3
    767d7dbf27a0 ce276bae3a33 561c3024eae2 c253bbbecc63 97077bb900c8 7828ed69eb69 ea39e2022b76
    2c880b5e6dd7 5ce63621dfdb 00b623471de8 9accfda27514 e106430df317 e7c13aea9f30 e8f4029c9b88
    203fc0fdca03 e74e2f28372d 91c0fb7e1b6f 302931de69a7 b61eec23474b e13c1c19190f a336eb20012e
    d23fba634bfa 3316f0c701b5 a28cf9557b1c 4429267e88b0 53b381b54291 121e4da9e680 fa4fad3a1ec2
    613f13aa7586 e82e18713a88 d5f733cdfd01 e324745bdcd4
    """.split()
)
WRONG = frozenset(
    """
    26d4158598fa 8c6f4420ef4f f2b97d8cdb41 cc6abd436846 7891d4ebdf95 dfb88c43a8a6 99998d5170f9
    e3881ffa2c7b 8e049b1b0b23 793e088feaac
    """.split()
)
# Clauses that everybody who trains models knows: the document, a word of the sentence, the topic.
KNOWN = [
    ("netflix-terms-of-use", "spider", Topic.AUTOMATED),
    ("netflix-terms-of-use", "fine-tuning", Topic.MACHINE_LEARNING),
    ("youtube-terms-of-service", "botnets", Topic.AUTOMATED),
    ("linkedin-user-agreement", "crawlers", Topic.AUTOMATED),
    ("nyt-terms-of-service", "generative", Topic.MACHINE_LEARNING),
    ("nyt-terms-of-service", "data mine", Topic.AUTOMATED),
    ("guardian-terms", "crawler", Topic.AUTOMATED),
    ("fox-news-terms-of-use", "data mine", Topic.MACHINE_LEARNING),
    ("coursera-terms-of-use", "screen scraping", Topic.AUTOMATED),
    ("coursera-terms-of-use", "generative", Topic.MACHINE_LEARNING),
    ("getty-images-content-licence", "machine learning", Topic.MACHINE_LEARNING),
    ("daily-mail-terms", "spider", Topic.AUTOMATED),
    ("zillow-terms-of-use", "captcha", Topic.AUTOMATED),
    ("reddit-developer-terms", "large language", Topic.MACHINE_LEARNING),
    ("bbc-terms-of-use", "artificial intelligence", Topic.MACHINE_LEARNING),
    ("pinterest-developer-guidelines", "fine-tune", Topic.MACHINE_LEARNING),
    ("stack-exchange-acceptable-use-policy", "chatbot", Topic.MACHINE_LEARNING),
    ("google-maps-platform-terms", "Grounded Output", Topic.MACHINE_LEARNING),
    ("amazon-conditions-of-use", "multimodal", Topic.MACHINE_LEARNING),
    ("artstation-terms-of-service", "NoAI", Topic.MACHINE_LEARNING),
    ("openai-services-agreement", "compete", Topic.COMPETING),
    ("anthropic-commercial-terms", "competing AI", Topic.COMPETING),
    ("licence-llama-2-license-2023", "improve any other", Topic.COMPETING),
    ("reddit-user-agreement", "commercially exploit", Topic.NON_COMMERCIAL),
    ("imdb-conditions-of-use", "non-commercial", Topic.NON_COMMERCIAL),
    ("hf-card-imagenet-1k", "non-commercial", Topic.NON_COMMERCIAL),
    ("hf-card-race", "non-commercial", Topic.ACADEMIC),
    ("stanford-alpaca-readme", "research use", Topic.ACADEMIC),
    ("webvid-terms", "12 months", Topic.NON_COMMERCIAL),
    ("panda-70m-licence", "Snap", Topic.NON_COMMERCIAL),
    ("vript-licence", "ACADEMIC", Topic.ACADEMIC),
    ("journeydb-terms-of-usage", "ONLY", Topic.ACADEMIC),
    ("ms-marco-readme", "ORCAS", Topic.NON_COMMERCIAL),
    ("hd-vg-130m-readme", "broadcasting", Topic.NO_DERIVATIVES),
    ("licence-cc-by-nd-4-0", "Adapted Material", Topic.NO_DERIVATIVES),
    ("licence-cc-by-sa-4-0", "same License Elements", Topic.SHARE_ALIKE),
    ("gigaspeech-readme", "Form", Topic.REQUEST),
    ("scannet-readme", "agreement", Topic.REQUEST),
    ("hf-card-ami", "identity", Topic.PERSONAL_DATA),
    ("celebamask-hq-readme", "derived data", Topic.NO_REDISTRIBUTION),
]


@cache
def marks() -> dict[str, tuple[Clause, ...]]:
    """The marked clauses of all documents."""
    held = [d for d in Folder(SHARED / "corpus").read() if isinstance(d, Document)]
    return {document.id: read_clauses(document) for document in held}


def test_most_marks_are_right() -> None:
    """
    Of the marks that a person read at least 85 % limit what they say, and they are still marked.
    """
    now = {clause.id for clauses in marks().values() for clause in clauses}
    right, wrong = len(RIGHT & now), len(WRONG & now)

    assert right >= 0.95 * len(RIGHT)
    assert right / (right + wrong) >= 0.85


@pytest.mark.parametrize(("document", "word", "topic"), KNOWN)
def test_known_clauses(document: str, word: str, topic: Topic) -> None:
    """
    A clause that is well known to restrict is marked.
    """
    assert any(word in c.text and c.topic is topic for c in marks()[document])


def test_quotations() -> None:
    """
    Each mark is a verbatim stretch of its document, and none proposes to permit.
    """
    held = {d.id: d for d in Folder(SHARED / "corpus").read() if isinstance(d, Document)}
    found = [clause for clauses in marks().values() for clause in clauses]

    assert len(found) > 700
    assert all(held[c.document].text[c.start : c.end] == c.text for c in found)
    assert not any(c.rule.reviewed for c in found)
