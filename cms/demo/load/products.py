"""The product pages: from data file to live page with its revision."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from markdown_it import MarkdownIt
from wagtail.models import Page, Revision

from catalogue.organisation.models import Service
from catalogue.products.models import CatalogueSection, ProductPage, RewriteStatus
from cms.accounts.models import User

_markdown = MarkdownIt("commonmark", {"html": False})
CAMPAIGN_DAYS = 75  # over how many days up to now the finished pages were rewritten
DRAFT_EVERY = 29  # of the pages still to rewrite, one in so many is not on the site yet
ORPHAN_EVERY = 4  # of these drafts, one in so many has no service yet


def html(text: str | None) -> str:
    """Return CommonMark as the HTML that Wagtail's rich text keeps."""
    return " ".join(_markdown.render(text).split()) if text else ""


def _rows(items: Iterable[dict[str, Any]], kind: str, *rich: str) -> list[tuple[str, dict[str, Any]]]:
    """Return stream data of one block kind, with the `rich` fields turned into HTML."""
    return [(kind, {**item, **{name: html(item.get(name)) for name in rich}}) for item in items]


def build(row: dict[str, Any], service: Service | None, owner: User | None, theme: Any, today: date) -> ProductPage:
    """Return the page of a data row, not yet saved."""
    full = "short_answer" in row
    number = int(row["number"])
    page = ProductPage(
        title=row["title"],
        slug=row["key"],
        product_number=str(number),
        product_type=row.get("type", ""),
        description=" ".join(row["description"].split()),
        body=html(row.get("body")),
        short_answer=" ".join(row.get("short_answer", "").split()),
        start_label=row.get("start", {}).get("label", ""),
        start_url=row.get("start", {}).get("url", ""),
        duration=" ".join(row.get("duration", "").split()),
        exceptions_text=html(row.get("exceptions")),
        keywords=", ".join(str(word) for word in row["keywords"]),
        theme=theme,
        responsible_service=service,
        owner=owner,
        agent_note=" ".join(row.get("agent_note", "").split()),
        legally_required=row["legally_required"],
        rewrite_status=_status(full, number),
        search_description=" ".join(row["description"].split())[:300],
        live=False,
    )
    page.conditions = _rows(row.get("conditions", []), "condition", "text", "evidence")
    page.procedure = _rows(row.get("procedure", []), "step", "text")
    page.costs = _rows(row.get("costs", []), "cost", "text")
    page.bring = [("item", html(item)) for item in row.get("bring", [])]
    page.benefits = _rows(row.get("benefit", []), "benefit", "text")
    page.legal = _rows(row.get("legal", []), "link")
    page.links = _rows(row.get("links", []), "link")
    if full:
        page.rewritten_on = today - timedelta(days=number * 37 % CAMPAIGN_DAYS)
        page.checked_on = page.rewritten_on
        page.review_on = page.rewritten_on + timedelta(days=_review_after(number))
    return page


def _status(full: bool, number: int) -> str:
    if full:
        return RewriteStatus.DONE
    if number % 17 == 0:
        return RewriteStatus.IN_PROGRESS
    return RewriteStatus.REVIEW if number % 41 == 0 else RewriteStatus.TO_REWRITE


def _review_after(number: int) -> int:
    """Return after how many days a text is read again; some are due by now, as in any city."""
    return 30 if number % 11 == 0 else 365


def is_draft(row: dict[str, Any]) -> bool:
    """Tell whether this page is not on the site yet."""
    return "short_answer" not in row and int(row["number"]) % DRAFT_EVERY == 0


@transaction.atomic
def add(
    row: dict[str, Any],
    section: CatalogueSection,
    services: dict[str, Service],
    owners: dict[str, User],
    sorts: dict[str, dict[str, Any]],
) -> ProductPage:
    """Add the page to the catalogue: live with its revision, or as a draft."""
    draft = is_draft(row)
    orphan = draft and int(row["number"]) // DRAFT_EVERY % ORPHAN_EVERY == 0
    theme, *more = [sorts["themes"][key] for key in row["themes"]]
    page = build(
        row, None if orphan else services[row["service"]], owners.get(row["service"]), theme, timezone.localdate()
    )
    page.more_themes = more
    page.audiences = [sorts["audiences"][key] for key in row["audiences"]]
    page.life_events = [sorts["life_events"][key] for key in row["life_events"]]
    if not draft:
        page.live, page.has_unpublished_changes = True, False
        page.first_published_at = page.last_published_at = timezone.now()
    section.add_child(instance=page)
    # Live from the start: saving and publishing a revision would write every row three times.
    revision = Revision.objects.create(
        content_object=page,
        base_content_type=page.get_base_content_type(),
        content=page.serializable_data(),
        object_str=str(page),
    )
    page.latest_revision = revision
    page.live_revision = None if draft else revision
    Page.objects.filter(pk=page.pk).update(latest_revision=revision, live_revision=page.live_revision)
    return page
