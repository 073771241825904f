"""How every list of the API is cut in pages: `page` and `page_size`."""

from rest_framework.pagination import PageNumberPagination


class PageNumbers(PageNumberPagination):
    """Pages of 25 unless asked otherwise, 100 at most."""

    page_size = 25
    page_size_query_param = "page_size"
    max_page_size = 100
