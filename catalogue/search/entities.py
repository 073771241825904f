"""A question that is a thing rather than words: a phone number, a product number, an address, a service by name.

Read by its form first (`shapes`), then looked up: what the city has under it comes on top of the results.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.db.models import Q, QuerySet

from catalogue.organisation.channel_values import dialable
from catalogue.organisation.models import Channel, ChannelKind
from catalogue.search.dutch.fold import fold
from catalogue.search.knowledge import Knowledge, knowledge
from catalogue.search.models import SearchDocument
from catalogue.search.service_names import asks_for_people, services_named
from catalogue.search.shapes import LONGEST, Shape, What, shapes

__all__ = ["Recognised", "What", "recognise"]
MOST = 20  # documents of one thing
LONGEST_NAME = 120
PHONES = (ChannelKind.PHONE, ChannelKind.WHATSAPP)
PLACES = (ChannelKind.COUNTER, ChannelKind.POST)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a question is. `value` is written one way; `documents` is what the city has under it (primary keys).

    `first`: they come on top. `rest`: what else was asked, to look for without the address in it. `places`: of a
    postal code of the city, what is there; a code without places is another city's.
    """

    what: What
    value: str
    documents: tuple[int, ...] = ()
    first: bool = False
    rest: str = ""
    places: tuple[str, ...] = ()

    @property
    def on_top(self) -> tuple[int, ...]:
        """The documents that come before all others."""
        return self.documents if self.first else ()

    @property
    def is_unknown(self) -> bool:
        """Somebody's number, address or reference alone, and not one of ours: no page answers it."""
        return not (self.documents or self.rest or self.places or self.what == What.SERVICE)


def recognise(query: str, *, agent: bool = False, known: Callable[[], Knowledge] = knowledge) -> Recognised | None:
    """Return what `query` is, whatever the text; None for words. At most five queries.

    `agent` also knows channels that are for colleagues only; `known` gives what is known of the
    words. A reference is recognised by its form alone: who may open that question is not for the search to say.
    """
    text = query[:LONGEST]
    for shape in shapes(text, _places(tuple(settings.CITY_PLACES))[1]):
        found = _look_up(shape, agent, known)
        if found is not None:
            return found
    return _service(text, agent, known)


def _look_up(shape: Shape, agent: bool, known: Callable[[], Knowledge]) -> Recognised | None:
    """Return the reading when it holds: a guess must be something that the city has."""
    documents: tuple[int, ...] = ()
    if shape.what == What.PRODUCT_NUMBER:
        documents = _pks(SearchDocument.objects.filter(product_number__in=_spellings(shape.value)), agent)
    elif shape.what in (What.PHONE, What.EMAIL):
        documents = _pks(SearchDocument.objects.filter(service__in=_reached_by(shape, agent)), agent)
    elif shape.what == What.STREET and not shape.sure and fold(shape.value) in known().public.vocabulary:
        return None  # the pages (or the thesaurus) know it as a word: “speelstraat” is a subject
    elif shape.what == What.STREET:
        here = Channel.objects.filter(value__icontains=shape.value, kind__in=PLACES) if not shape.rest else None
        if here is not None:
            documents = _pks(SearchDocument.objects.filter(service__in=_services(here, agent)), agent)
        return Recognised(shape.what, shape.value, documents, first=bool(documents), rest=shape.rest)
    elif shape.what in (What.POSTAL_CODE, What.REFERENCE):
        places = city_places().get(shape.value, ()) if shape.what == What.POSTAL_CODE else ()
        return Recognised(shape.what, shape.value, rest=shape.rest, places=places)
    if not documents and not shape.sure:
        return None
    if shape.value in city_places():  # a number of four digits that is both
        return Recognised(What.POSTAL_CODE, shape.value, documents, first=True, places=city_places()[shape.value])
    return Recognised(shape.what, shape.value, documents, first=bool(documents))


def _service(text: str, agent: bool, known: Callable[[], Knowledge]) -> Recognised | None:
    services = services_named(text, known().content) if len(text) <= LONGEST_NAME else frozenset()
    if not services:
        return None
    documents = _pks(SearchDocument.objects.filter(service__in=services), agent)
    return Recognised(What.SERVICE, " ".join(text.split()), documents, first=asks_for_people(text))


def _spellings(number: str) -> list[str]:
    """Return a product number as typed, and without the signs that people put in it."""
    bare = "".join(sign for sign in number if sign.isalnum())
    return list(dict.fromkeys([number, number.upper(), bare, bare.upper()]))


def _reached_by(shape: Shape, agent: bool) -> set[int]:
    """Return the services with this phone number or e-mail address."""
    if shape.what == What.EMAIL:
        return _services(Channel.objects.filter(kind=ChannelKind.EMAIL, value__iexact=shape.value), agent)
    # The last digits narrow it down in the database; what they dial decides
    tail = r"\D*".join(shape.value[-6:].lstrip("+"))
    alike = Channel.objects.filter(kind__in=PHONES, value__regex=rf"{tail}\D*(\d{{1,6}})?$").values_list("pk", "value")
    dialled = [pk for pk, value in alike if dialable(value).partition(";")[0] == shape.value]
    return _services(Channel.objects.filter(pk__in=dialled), agent) if dialled else set()


def _services(channels: QuerySet[Channel], agent: bool) -> set[int]:
    reachable = channels.filter(active=True, service__active=True)
    if not agent:
        reachable = reachable.filter(public=True)
    return set(reachable.values_list("service", flat=True)[:MOST])


def _pks(documents: QuerySet[SearchDocument], agent: bool) -> tuple[int, ...]:
    allowed = documents if agent else documents.filter(~Q(closed=True))
    return tuple(allowed.order_by("kind", "pk").values_list("pk", flat=True)[:MOST])


def city_places() -> Mapping[str, tuple[str, ...]]:
    """Return the city's postal codes with the places there, as the setting `CITY_PLACES` tells."""
    return _places(tuple(settings.CITY_PLACES))[0]


@lru_cache(maxsize=4)
def _places(told: tuple[str, ...]) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, frozenset[str]]]:
    """Return the places of each code, to show and to compare with."""
    shown: defaultdict[str, list[str]] = defaultdict(list)
    for line in told:
        code, _space, place = line.strip().partition(" ")
        shown[code].append(place.strip())
    return (
        {code: tuple(places) for code, places in shown.items()},
        {code: frozenset(map(fold, places)) for code, places in shown.items()},
    )
