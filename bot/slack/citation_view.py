"""Citations as blocks: what is quoted, from where, and of what day."""

from collections.abc import Iterator, Sequence

from bot.domain.answers import Citation
from bot.domain.documents import Status
from bot.slack import blocks, wording
from bot.slack.blocks import Block
from bot.slack.mrkdwn import escape, link, quoted


def citation_blocks(citations: Sequence[Citation]) -> Iterator[Block]:
    """Every citation with its whole quotation."""
    for citation in citations:
        yield from blocks.sections(f"{origin(citation)}\n{quoted(citation.quote.text)}")


def origin(citation: Citation) -> str:
    """The line above a quotation: number, title, section, dates, link."""
    facts = [f"*[{citation.n}]* *{escape(citation.title)}*"]
    if citation.section and citation.section != citation.title:
        facts.append(escape(citation.section))
    if citation.version:
        facts.append(f"version {escape(citation.version)}")
    if citation.effective:
        facts.append(f"effective {escape(citation.effective)}")
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
