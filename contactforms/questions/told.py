"""What a caller was told: the text of a page in the version that was on the agent's screen."""

from wagtail.models import Page, Revision

from catalogue.products.models import ProductPage
from catalogue.products.models.searchable import plain

TEXTS = ("short_answer", "description", "introduction", "body")
LONGEST = 5_000
# A query each, and not told.
RELATIONS = {"audiences", "life_events", "more_themes", "channels", "exceptions"}


def page_as_told(page: Page, version: int | None) -> Page:
    """Return the page as it was in this earlier version, when that is kept; else as it is now.

    Only what was saved before the live version counts: a draft was told to nobody.
    """
    live = page.live_revision_id
    if version is None or live is None or version >= live:
        return page
    revision = Revision.page_revisions.filter(pk=version, object_id=str(page.pk)).first()
    model = type(page)
    if revision is None or not issubclass(model, ProductPage):
        return page
    return as_it_was(revision, model) or page


def as_it_was(revision: Revision, model: type[ProductPage]) -> ProductPage | None:
    """Rebuild a page from its version, without asking the database for what it points to."""
    texts = {name: value for name, value in revision.content.items() if name not in RELATIONS}
    page: ProductPage | None = model.from_serializable_data(texts, check_fks=False, strict_fks=False)
    return page


def told_text(page: Page) -> str:
    """Return what an agent reads aloud: the short answer, else the first text that the page has."""
    for name in TEXTS:
        text = plain(str(getattr(page, name, "") or ""))
        if text:
            return text[:LONGEST]
    return ""
