"""What an editor must look at: rules over a snapshot, each a few lines, each with a reason."""

from integrations.ipdc.findings.model import Code, Finding, Severity
from integrations.ipdc.findings.rules import Context, findings_of

__all__ = ["Code", "Context", "Finding", "Severity", "findings_of"]
