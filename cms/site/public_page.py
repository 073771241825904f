"""Mark a view as a public page: the same for everyone, so that its answer may be kept and shared."""

from collections.abc import Callable
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


def public_page(view: View) -> View:
    """Let `cms.site.page_cache` keep what this view answers; it must not look at who asks."""
    view.public_page = True  # type: ignore[attr-defined]
    return view
