"""Tags of the search desk."""

from typing import Any

from django import template

from catalogue.products.keywords import TICKED
from catalogue.search.dutch.fold import fold
from catalogue.search.tuning import reports

register = template.Library()


@register.inclusion_tag("searchtuning/_found_by.html")
def found_by(page: Any) -> dict[str, Any]:
    """List the queries from whose results people opened this page, and offer those that are no keyword yet."""
    if not getattr(page, "pk", None):
        return {"rows": []}
    known = {fold(word) for word in page.keyword_list} | {fold(page.title)}
    rows = [(query, times, query in known) for query, times in reports.found_by(page.uuid)]
    return {"rows": rows, "ticked": TICKED}
