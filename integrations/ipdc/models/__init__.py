"""What the importer remembers: runs, sources, findings and differences."""

from integrations.ipdc.models.difference import FieldDifference
from integrations.ipdc.models.finding import SourceFinding
from integrations.ipdc.models.record import SourceRecord
from integrations.ipdc.models.run import ImportRun

__all__ = ["FieldDifference", "ImportRun", "SourceFinding", "SourceRecord"]
