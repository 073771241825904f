"""Who else has a product number: in this run, in earlier ones, or written by the city itself."""

from collections import defaultdict
from collections.abc import Mapping

from catalogue.products.models import ProductPage
from integrations.ipdc.models import SourceRecord


class Numbers:
    """Product number → who has it. Read once a run."""

    def __init__(self, run: Mapping[str, Mapping[str, str]]) -> None:
        self._titles: dict[str, dict[str, str]] = defaultdict(dict)
        numbers = list(run)
        records = SourceRecord.objects.filter(product_number__in=numbers, archived=False)
        for number, iri, title in records.values_list("product_number", "iri", "title"):
            self._titles[number][iri] = title
        own = ProductPage.objects.filter(product_number__in=numbers, source_records__isnull=True)
        for number, pk, title in own.values_list("product_number", "pk", "title"):
            self._titles[number][f"page:{pk}"] = title
        for number, titles in run.items():
            self._titles[number].update(titles)

    def others(self, number: str, iri: str) -> tuple[str, ...]:
        """The titles of the other products with this number."""
        if not number:
            return ()
        return tuple(sorted(title for other, title in self._titles[number].items() if other != iri))
