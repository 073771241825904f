"""What a run is asked to do, and what it answers."""

from dataclasses import asdict, dataclass, field
from typing import Any

from catalogue.organisation.models import Service
from integrations.ipdc.findings import Finding
from integrations.ipdc.reading.errors import Refusal
from integrations.ipdc.reading.sources import Note


@dataclass(frozen=True, slots=True)
class Options:
    """How to run."""

    dry_run: bool = False
    publish: bool = False
    service: Service | None = None


@dataclass(slots=True)
class Totals:
    """Every product read ends in exactly one of the five that follow; refused also counts files."""

    read: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    archived: int = 0
    refused: int = 0
    findings: int = 0


@dataclass(slots=True)
class Result:
    """The outcome of a run."""

    totals: Totals = field(default_factory=Totals)
    findings: list[Finding] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    def as_report(self) -> dict[str, Any]:
        """For `--report`."""
        return {
            "totals": asdict(self.totals),
            "findings": [finding.as_dict() for finding in self.findings],
            "refusals": [refusal_dict(refusal) for refusal in self.refusals],
            "notes": [{"source": note.source, "text": str(note.text)} for note in self.notes],
        }


def refusal_dict(refusal: Refusal) -> dict[str, Any]:
    """One refusal as plain values."""
    return {"source": refusal.source, "line": refusal.line, "reason": str(refusal.reason)}
