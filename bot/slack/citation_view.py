"""Citations as blocks: what is quoted, from where, and of what day."""

import re
from collections.abc import Iterator, Sequence

from bot.domain.answers import Citation, Verdict
from bot.domain.documents import Status
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape, link, quoted

_MARKED = re.compile(r"!?\[([^\[\]]*)\]\([^()\s]*\)")
_LONGEST_NAME = 120
_LONGEST_FACT = 60
_LONGEST_LINK = 1_200
_BRIEF = 400


def brief(citation: Citation) -> Block:
    """A citation in one section: where it stands, and how it begins; it unfolds elsewhere."""
    return blocks.section(f"{origin(citation)}\n{blocks.clip(quoted(citation.quote.text), _BRIEF)}")


def citation_blocks(citations: Sequence[Citation]) -> Iterator[Block]:
    """Every citation with its whole quotation."""
    for citation in citations:
        yield from blocks.sections(f"{origin(citation)}\n{quoted(citation.quote.text)}")


def found_heading(verdict: Verdict) -> str:
    """What stands above the passages of an answer that is kept."""
    decides = verdict is not Verdict.NOT_COVERED
    return f"*{wording.SOURCES if decides else wording.FOUND}*"


def origin(citation: Citation) -> str:
    """The line above a quotation: number, title, section, dates, link."""
    facts = [f"*[{citation.n}]* *{name(citation.title)}*"]
    if citation.section and citation.section != citation.title:
        facts.append(name(citation.section))
    if citation.version:
        facts.append(f"version {_fact(citation.version)}")
    if citation.effective:
        facts.append(f"effective {_fact(citation.effective)}")
    if citation.expires:
        soon = ", *expires soon*" if citation.expiring else ""
        facts.append(f"valid until {_fact(citation.expires)}{soon}")
    if citation.retrieved:
        facts.append(f"copy of {_fact(citation.retrieved)}")
    if citation.status is not Status.IN_FORCE:
        facts.append(f"*{citation.status.value}*")
    if citation.stale:
        facts.append(f"*{wording.OUT_OF_DATE}*: {_fact(citation.stale)}")
    if citation.summary:
        facts.append(f"_{wording.SUMMARY}_")
    linked = link(citation.url, wording.OFFICIAL)
    if linked != wording.OFFICIAL and len(linked) <= _LONGEST_LINK:
        facts.append(linked)
    return " · ".join(facts)


def name(heading: str) -> str:
    """A title or heading on one short line, escaped: without links and marks; a long one is cut."""
    words = _MARKED.sub(r"\1", heading).replace("*", "").replace("`", "").split()
    return blocks.clip(escape(" ".join(words)), _LONGEST_NAME)


def _fact(text: str) -> str:
    return blocks.clip(escape(" ".join(text.split())), _LONGEST_FACT)
