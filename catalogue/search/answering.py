"""Who answers for each document: copied into it, so that colleagues can narrow their search by department."""

from catalogue.organisation.models import Service
from catalogue.responsibility import LoadedClimb
from catalogue.search.engines.elasticsearch.feeding import nudge
from catalogue.search.findable import answering, content_models, pages_to_answer
from catalogue.search.models import SearchDocument


def refresh() -> int:
    """Bring every copy up to date after someone else began to answer; return how many changed."""
    if not Service.objects.filter(is_front_desk=True).exists():
        return 0  # it is just being moved: the save of the new one asks again
    climb = LoadedClimb.load()
    wanted: dict[int, Service] = {}
    for model in content_models():
        for page in pages_to_answer(model):
            wanted[page.pk] = answering(page, climb)
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
