"""Finding pages: one row per live page, PostgreSQL, one ranking.

`catalogue.search.find(query, …)` is what website, portal and API call.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from catalogue.search.finding import Results, find

__all__ = ["Results", "find"]


def __getattr__(name: str) -> Any:
    """Load on first use: the package is imported before its tables are known."""
    if name in __all__:
        from catalogue.search import finding

        return getattr(finding, name)
    raise AttributeError(name)
