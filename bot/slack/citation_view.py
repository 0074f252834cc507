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
    facts = [f"*[{citation.n}]* *{escape(name(citation.title))}*"]
    if citation.section and citation.section != citation.title:
        facts.append(escape(name(citation.section)))
    if citation.version:
        facts.append(f"version {escape(citation.version)}")
    if citation.effective:
        facts.append(f"effective {escape(citation.effective)}")
    if citation.expires:
        soon = ", *expires soon*" if citation.expiring else ""
        facts.append(f"valid until {escape(citation.expires)}{soon}")
    if citation.retrieved:
        facts.append(f"copy of {escape(citation.retrieved)}")
    if citation.status is not Status.IN_FORCE:
        facts.append(f"*{citation.status.value}*")
    if citation.summary:
        facts.append(f"_{wording.SUMMARY}_")
    linked = link(citation.url, wording.OFFICIAL)
    if linked != wording.OFFICIAL:
        facts.append(linked)
    return " · ".join(facts)


def name(heading: str) -> str:
    """A title or heading on one short line: without links and marks; a long one is cut."""
    words = _MARKED.sub(r"\1", heading).replace("*", "").replace("`", "").split()
    line = " ".join(words)
    if len(line) <= _LONGEST_NAME:
        return line
    return f"{line[:_LONGEST_NAME].rsplit(' ', 1)[0]} …"
