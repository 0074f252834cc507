"""The grounds of an answer, as they are kept: which rule of which version decided what."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from bot.domain.answers import Ground
from bot.domain.documents import Document
from bot.domain.findings import Finding


def grounds_of(
    findings: Iterable[Finding], documents: Mapping[str, Document]
) -> tuple[Ground, ...]:
    """Return what is to be kept of findings, in their order."""
    return tuple(_ground(finding, documents.get(finding.document)) for finding in findings)


def ground_json(ground: Ground) -> dict[str, Any]:
    """A ground as the journal has it."""
    return {**asdict(ground), "uses": list(ground.uses)}


def _ground(finding: Finding, document: Document | None) -> Ground:
    return Ground(
        layer=finding.layer.name.lower(),
        effect=finding.effect.value,
        document=finding.document,
        version=document.version if document else "",
        effective=document.effective_date if document else "",
        clause=finding.clause or finding.statement,
        subject=finding.subject,
        uses=tuple(sorted(use.value for use in finding.uses)),
        issue=finding.issue,
        reviewed=finding.reviewed,
    )
