"""When no page answers: who most likely does, and about what they are asked."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from catalogue.organisation.models import Service
from catalogue.products.models import Theme
from catalogue.search.matched import MEANING
from catalogue.search.ranking.weights import Weights
from catalogue.search.results import Hit
from cms.site.contact import ContactCard, contact_of_front_desk, contact_of_service
from cms.site.search.asked import themes

MOST_THEMES = 6
MOST_PAGES = 5
CLOSE = 0.5  # of the best result's points: what counts as near
TELLING = Weights().sure * 0.5  # points from which a result says something, though it is no sure answer


@dataclass(frozen=True, slots=True)
class Help:
    """Who to ask, and where to look around."""

    contact: ContactCard
    routed: bool  # to a service, not only to the front desk
    themes: list[Theme]


def help_with(request: HttpRequest, query: str, hits: Sequence[Hit]) -> Help:
    """Return the likeliest service with its form, the query already in it; else the front desk."""
    near = _near(hits)
    about = next(iter(near), None)
    service = _service_of(about)
    card = contact_of_service(request, service) if service else contact_of_front_desk(request)
    address = _form_about(about) if service else reverse("forms:contact")
    carried = f"{address}?{urlencode({'vraag': query})}"
    return Help(replace(card, ask_url=carried), service is not None, _themes(request, near))


def may_help(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    """Return the few results worth showing when none is a sure answer; none where they only look like it."""
    return tuple(hit for hit in hits if _tells(hit))[:MOST_PAGES]


def _tells(hit: Hit) -> bool:
    """Whether a word of it was asked for: letters at random mean something like every short text."""
    return hit.matched_on != (MEANING,) and hit.score.total >= TELLING


def _near(hits: Sequence[Hit]) -> list[Hit]:
    """Return the pages worth asking about: of the service that most points go to, the best first."""
    telling = [hit for hit in hits if _tells(hit) and hit.score.total >= hits[0].score.total * CLOSE]
    points: Counter[int] = Counter()
    for hit in telling:
        if hit.document.service_pk and hit.document.page_id:
            points[hit.document.service_pk] += hit.score.total  # type: ignore[assignment]
    likeliest = max(points, key=lambda pk: points[pk], default=0)
    return sorted(telling, key=lambda hit: hit.document.service_pk != likeliest or not hit.document.page_id)


def _service_of(hit: Hit | None) -> Service | None:
    pk = hit.document.service_pk if hit is not None and hit.document.page_id else None
    services = Service.objects.filter(pk=pk or 0, active=True)
    return services.select_related("department").first()


def _form_about(hit: Hit | None) -> str:
    assert hit is not None
    return reverse("forms:ask", args=[hit.document.uuid])


def _themes(request: HttpRequest, near: Sequence[Hit]) -> list[Theme]:
    """Return the themes of what came near; without those, all there are."""
    known = {theme.pk: theme for theme in themes(request)}
    counted = Counter(pk for hit in near for pk in hit.document.theme_ids if pk in known)
    return [known[pk] for pk, _times in counted.most_common(MOST_THEMES)] or list(known.values())
