"""Who answers for each document: copied into it, so that colleagues can narrow their search by department."""

from typing import Any

from catalogue.organisation.models import Service
from catalogue.responsibility import LoadedClimb, responsible_for
from catalogue.search.engines.elasticsearch.feeding import nudge
from catalogue.search.models import SearchDocument


def refresh() -> int:
    """Bring every copy up to date after someone else began to answer; return how many changed."""
    from catalogue.search.documents import content_models

    climb = LoadedClimb.load()
    wanted: dict[int, Service] = {}
    for model in content_models():
        pages: Any = model._default_manager.filter(live=True)
        if any(field.name == "theme" for field in model._meta.fields):
            pages = pages.select_related("theme")
        for page in pages.only("path", "depth", "responsible_service", *_theme_fields(model)):
            theme = getattr(page, "theme", None)
            page.theme_service_id, page.chosen_channel_ids = theme.service_id if theme else None, ()
            wanted[page.pk] = responsible_for(page, climb=climb).service
    changed = []
    for row in SearchDocument.objects.filter(page__isnull=False).only("page", "service_pk", "department_pk"):
        service = wanted.get(row.page_id or 0)
        if service is not None and (row.service_pk, row.department_pk) != (service.pk, service.department_id):
            row.service_pk, row.department_pk = service.pk, service.department_id
            changed.append(row)
    SearchDocument.objects.bulk_update(changed, ["service_pk", "department_pk"], batch_size=500)
    if changed:
        nudge()
    return len(changed)


def _theme_fields(model: Any) -> tuple[str, ...]:
    return ("theme__service",) if any(field.name == "theme" for field in model._meta.fields) else ()
