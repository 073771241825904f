"""Does the product still exist, according to its own dates?"""

from collections.abc import Iterator
from datetime import datetime

from integrations.ipdc.findings.model import Code
from integrations.ipdc.findings.raw import Raw
from integrations.ipdc.snapshot import Snapshot


def validity(snapshot: Snapshot, now: datetime) -> Iterator[Raw]:
    """An end in the past, or before the start."""
    starts, ends = snapshot.starts, snapshot.ends
    if ends and starts and ends < starts:
        dates = {"start": f"{starts:%d/%m/%Y}", "end": f"{ends:%d/%m/%Y}"}
        yield Raw("eindeDienstVerlening", Code.ODD_DATE, dates)
    if ends and ends < now and not snapshot.archived:
        yield Raw("eindeDienstVerlening", Code.EXPIRED, {"day": f"{ends:%d/%m/%Y}"})
