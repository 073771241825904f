"""The lines of the list of results: what was found, and who answers for it."""

from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Prefetch, Q, Value
from django.utils.translation import gettext as _

from catalogue.organisation.calendar import CityCalendar
from catalogue.organisation.models import Channel, Service
from catalogue.products.models import ContentPage
from catalogue.search.models import SearchDocument
from catalogue.search.results import Hit, Piece, Results
from catalogue.search.snippets import note_passage
from contactforms.portal.search.reach import Reach, quickest, reach_now

NOTE = "agent"  # the field of a document that only colleagues read


@dataclass(frozen=True, slots=True)
class Row:
    """One result. `note` is the passage of the note that holds what was looked for; `noted`: there is a note."""

    document: SearchDocument
    kind: str
    answer: tuple[Piece, ...]
    note: tuple[Piece, ...]
    noted: bool
    service: Service | None
    reach: Reach | None


def rows_of(results: Results, *, notes: bool) -> list[Row]:
    """Return the results as lines (3 queries, however many there are); without `notes` nothing of a note."""
    if not results.items:
        return []
    documents = [hit.document for hit in results.items]
    services = _services(documents)
    calendar = CityCalendar.load(services)
    return [_row(hit, results, services, calendar, notes) for hit in results.items]


def _row(
    hit: Hit,
    results: Results,
    services: dict[int, Service],
    calendar: CityCalendar,
    notes: bool,
) -> Row:
    document = hit.document
    service = services.get(document.service_pk or 0)
    channel = quickest(_channels(service, document.page_id))
    matched = notes and NOTE in hit.matched_on
    return Row(
        document,
        kind_in_words(document.kind),
        hit.snippet,
        note_passage(document, results.question) if matched else (),
        notes and bool(document.agent_text),
        service,
        reach_now(channel, calendar) if channel is not None else None,
    )


def kind_in_words(kind: str) -> str:
    """Return what people call a kind of document (`SearchDocument.kind`)."""
    return _("service") if kind == "service" else str(_kinds().get(kind, kind))


@cache
def _kinds() -> dict[str, object]:
    models = [model for model in apps.get_models() if issubclass(model, ContentPage)]
    names: dict[str, object] = {str(model._meta.model_name): model._meta.verbose_name for model in models}
    return names | {model.lookup_kind: model._meta.verbose_name for model in models}


def _services(documents: list[SearchDocument]) -> dict[int, Service]:
    """Read who answers, with their channels and which of these pages chose each (`chosen_by`)."""
    pages = [document.page_id for document in documents if document.page_id]
    chosen = ArrayAgg("products", filter=Q(products__in=pages), default=Value([]))
    wanted = {document.service_pk for document in documents if document.service_pk}
    channels = Prefetch("channels", queryset=Channel.objects.annotate(chosen_by=chosen))
    services = Service.objects.select_related("department").prefetch_related(channels).filter(pk__in=wanted)
    return {service.pk: service for service in services}


def _channels(service: Service | None, page: int | None) -> list[Channel]:
    """Return how the service is reached for this page: the page's choice, else all of its own."""
    own = sorted((c for c in service.channels.all() if c.active), key=lambda c: (c.order, c.pk)) if service else []
    return [c for c in own if page in c.chosen_by] or own  # type: ignore[attr-defined]
