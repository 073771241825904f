"""Keeps the register of findings equal to what was found, and keeps what editors noted in it."""

from collections import defaultdict
from collections.abc import Iterable

from integrations.ipdc.findings import Finding
from integrations.ipdc.models import ImportRun, SourceFinding, SourceRecord

Key = tuple[str, str, str]


class Register:
    """The findings of the products in a run, read once, written only where something changed."""

    def __init__(self, iris: Iterable[str]) -> None:
        self._known: dict[str, dict[Key, int]] = defaultdict(dict)
        rows = SourceFinding.objects.filter(record__iri__in=list(iris))
        for pk, iri, field, code, reason in rows.values_list("pk", "record__iri", "field", "code", "reason"):
            self._known[iri][field, code, reason] = pk

    def keep(self, record: SourceRecord, found: list[Finding], run: ImportRun) -> None:
        """Add what is new, remove what is over; nothing is written when both agree."""
        known = self._known.get(record.iri, {})
        wanted = {(finding.field[:120], finding.code.value, finding.reason): finding for finding in found}
        gone = [pk for key, pk in known.items() if key not in wanted]
        new = [
            SourceFinding(
                record=record,
                run=run if run.pk else None,
                product_number=finding.product_number[:64],
                title=finding.title[:255],
                field=key[0],
                code=key[1],
                severity=finding.severity.value,
                reason=key[2],
            )
            for key, finding in wanted.items()
            if key not in known
        ]
        if gone:
            SourceFinding.objects.filter(pk__in=gone).delete()
        if new:
            SourceFinding.objects.bulk_create(new)
