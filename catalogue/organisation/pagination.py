"""How every list of the API is cut in pages: `page` and `page_size`."""

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import F, Func, IntegerField, QuerySet, Subquery
from django.utils.translation import gettext as _
from rest_framework.exceptions import NotFound
from rest_framework.pagination import PageNumberPagination
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import remove_query_param, replace_query_param

NUMBER = re.compile(r"[1-9][0-9]{0,7}")  # what the database can still count with


class PageNumbers(PageNumberPagination):
    """Pages of 25 unless asked otherwise, 100 at most; a page that does not exist is a 404."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100
    number = 1
    size = 25
    count = 0

    def paginate_queryset(self, queryset: Any, request: Request, view: Any = None) -> list[Any]:
        """Return one page of rows; how many there are in all comes along in the same query.

        The page is chosen by keys alone: only its own rows are then joined and read in full.
        """
        number, size = self.asked_for(request)
        first = (number - 1) * size
        chosen = queryset.values("pk")[first : first + size]
        rows: list[Any] = list(queryset.filter(pk__in=chosen).annotate(all_rows=_count_of(queryset)))
        return self.take(rows, rows[0].all_rows if rows else 0)

    def paginate_keys(self, queryset: QuerySet[Any], request: Request) -> list[int]:
        """Return the keys alone of one page of rows, for who remembers what is told of them (one query)."""
        number, size = self.asked_for(request)
        first = (number - 1) * size
        counted = queryset.annotate(all_rows=_count_of(queryset)).values_list("pk", "all_rows")
        rows = list(counted[first : first + size])
        return self.take([pk for pk, _all in rows], rows[0][1] if rows else 0)

    def asked_for(self, request: Request) -> tuple[int, int]:
        """Return the page number and size asked for; raise NotFound for a number that cannot exist."""
        self.request = request
        self.size = self.get_page_size(request) or self.page_size
        text = request.query_params.get(self.page_query_param) or "1"
        if not NUMBER.fullmatch(text):
            raise self._no_such_page(text)
        self.number = int(text)
        return self.number, self.size

    def take(self, rows: Sequence[Any], count: int) -> list[Any]:
        """Keep what the links are made of; raise NotFound for a page after the last."""
        self.count = count
        if not rows and self.number > 1:
            raise self._no_such_page(str(self.number))
        return list(rows)

    def _no_such_page(self, number: str) -> NotFound:
        return NotFound(_("There is no page “%(number)s” of this list.") % {"number": number[:20]})

    def get_paginated_response(self, data: Any) -> Response:
        """Return the four members of every list."""
        links = {"next": self.get_next_link(), "previous": self.get_previous_link()}
        return Response({"count": self.count, **links, "results": data})

    def get_next_link(self) -> str | None:
        """Return the address of the next page."""
        return self._link(self.number + 1) if self.number * self.size < self.count else None

    def get_previous_link(self) -> str | None:
        """Return the address of the page before."""
        return self._link(self.number - 1) if self.number > 1 else None

    def _link(self, number: int) -> str:
        assert self.request is not None
        address = self.request.build_absolute_uri()
        if number == 1:
            return remove_query_param(address, self.page_query_param)
        return replace_query_param(address, self.page_query_param, number)


def _count_of(queryset: QuerySet[Any]) -> Subquery:
    """Return the number of rows as a value that the database works out once for the whole page."""
    counted = queryset.order_by().values("pk").annotate(n=Func(F("pk"), function="COUNT"))
    return Subquery(counted.values("n"), output_field=IntegerField())
