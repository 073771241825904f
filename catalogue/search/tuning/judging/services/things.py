"""What is graded: a page (`p12`) or a service (`s3`), and the keys by which files name it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Q
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from catalogue.search.models import SearchDocument


def thing_of(document: SearchDocument) -> str:
    """Return which thing a document is of."""
    return f"p{document.page_id}" if document.page_id else f"s{document.service_id}"


def pks(things: Iterable[str], letter: str) -> set[int]:
    """Return the primary keys of the pages (`p`) or services (`s`) among `things`; nonsense is left out."""
    return {
        int(one[1:])
        for one in things
        if one[:1] == letter and one[1:].isascii() and one[1:].isdigit() and len(one) < 16
    }


def existing(things: Iterable[str]) -> set[str]:
    """Return those of `things` that there are, published or not."""
    wanted = list(things)
    pages = Page.objects.filter(pk__in=pks(wanted, "p")).values_list("pk", flat=True)
    services = Service.objects.filter(pk__in=pks(wanted, "s")).values_list("pk", flat=True)
    return {f"p{pk}" for pk in pages} | {f"s{pk}" for pk in services}


def things_by_key(keys: Iterable[str]) -> dict[str, list[str]]:
    """Return what each key (a product number, else a slug) stands for on the public site: nothing, one, or more."""
    wanted = set(keys)
    rows = SearchDocument.objects.filter(
        Q(product_number__in=wanted) | Q(page__slug__in=wanted) | Q(service__slug__in=wanted), closed=False
    ).values_list("page_id", "service_id", "product_number", "page__slug", "service__slug")
    by_number, by_slug = defaultdict(list), defaultdict(list)
    for page, service, number, page_slug, service_slug in rows:
        thing = f"p{page}" if page else f"s{service}"
        by_number[number].append(thing)
        by_slug[page_slug or service_slug].append(thing)
    return {key: sorted(by_number.get(key) or by_slug.get(key) or []) for key in wanted}


class Keys:
    """The keys of many things, read at once (at most 4 queries)."""

    def __init__(self, things: Iterable[str]) -> None:
        """Read them, and who else has the same product number."""
        wanted = set(things)
        pages, services = pks(wanted, "p"), pks(wanted, "s")
        self._slugs = {f"p{pk}": slug for pk, slug in Page.objects.filter(pk__in=pages).values_list("pk", "slug")}
        found = Service.objects.filter(pk__in=services).values_list("pk", "slug")
        self._slugs |= {f"s{pk}": slug for pk, slug in found}
        numbers = (
            ProductPage.objects.filter(pk__in=pages).exclude(product_number="").values_list("pk", "product_number")
        )
        self._numbers = {f"p{pk}": number for pk, number in numbers}
        self._sharing = defaultdict(set)
        rows = SearchDocument.objects.filter(product_number__in=set(self._numbers.values()), closed=False)
        for page, number in rows.values_list("page_id", "product_number"):
            self._sharing[number].add(f"p{page}")

    def grades(self, by_thing: Mapping[str, int]) -> dict[str, int]:
        """Return grades by key: the product number where all that bear it have this grade, else the slug."""
        return {self._key(thing, by_thing): grade for thing, grade in by_thing.items() if thing in self._slugs}

    def _key(self, thing: str, by_thing: Mapping[str, int]) -> str:
        number = self._numbers.get(thing)
        if number and all(by_thing.get(other) == by_thing[thing] for other in self._sharing[number]):
            return number
        return self._slugs[thing]
