"""Use cases of the importer."""

from integrations.ipdc.services.decide import accept_difference, refuse_difference
from integrations.ipdc.services.options import Options, Result, Totals
from integrations.ipdc.services.run import AnotherRun, import_sources

__all__ = [
    "AnotherRun",
    "Options",
    "Result",
    "Totals",
    "accept_difference",
    "import_sources",
    "refuse_difference",
]
