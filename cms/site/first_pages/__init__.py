"""The pages about the site itself that every city begins with; their texts stand beside this file."""

from pathlib import Path

from django.utils import formats, timezone
from wagtail.contrib.redirects.models import Redirect

from catalogue.products.tombstones import tombstone_for_path
from cms.site.models import HomePage, InfoPage

FOLDER = Path(__file__).parent
PAGES = {
    "toegankelijkheid": (
        "Toegankelijkheidsverklaring",
        "Hoe toegankelijk deze website is, wat nog beter moet en hoe je ons laat weten dat iets niet lukt.",
    ),
    "privacy": ("Privacy", "Welke gegevens van jou we gebruiken, waarvoor, en wat je daarover te zeggen hebt."),
}


def ensure_first_pages(home: HomePage) -> None:
    """Publish the pages that are missing; one that an editor moved or removed stays away."""
    for slug, (title, introduction) in PAGES.items():
        if not _was_ever_here(home, slug):
            text = (FOLDER / f"{slug}.html").read_text(encoding="utf-8")
            body = text.replace("{date}", formats.date_format(timezone.localdate(), "j F Y"))
            page = InfoPage(title=title, slug=slug, introduction=introduction, body=body, live=False)
            home.add_child(instance=page)
            page.save_revision().publish()


def _was_ever_here(home: HomePage, slug: str) -> bool:
    path = f"/{slug}/"
    return (
        home.get_children().filter(slug=slug).exists()
        or tombstone_for_path(path) is not None
        or Redirect.objects.filter(old_path=Redirect.normalise_path(path)).exists()
    )
