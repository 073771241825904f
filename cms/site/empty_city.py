"""What every city has before anyone wrote a word: a site, a home, the catalogue section, a front desk, a statement."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import Locale, Page, Site

from catalogue.organisation.models import ContentVersion, Department, Service
from catalogue.products.models import CatalogueSection
from cms.site.first_pages import ensure_first_pages
from cms.site.models import CitySettings, HomePage


@transaction.atomic
def ensure_empty_city() -> None:
    """Make what is missing; what is there stays as it is."""
    with override("nl"):
        Locale.objects.get_or_create(language_code="nl")
        ContentVersion.objects.get_or_create(pk=1)
        _ensure_front_desk()
        home = _ensure_home()
        if not CatalogueSection.objects.child_of(home).exists():
            home.add_child(instance=CatalogueSection(title=_("Products"), slug="producten"))
        ensure_first_pages(home)


def _ensure_front_desk() -> None:
    if Service.objects.filter(is_front_desk=True).exists():
        return
    department = Department.objects.order_by("pk").first() or Department.objects.create(name=_("City"))
    Service.objects.create(department=department, name=_("Front desk"), promise=1, is_front_desk=True)


def _ensure_home() -> HomePage:
    home = HomePage.objects.order_by("path").first()
    if home is None:
        root = Page.get_first_root_node() or Page.add_root(
            instance=Page(title="Root", slug="root", locale=Locale.get_default())
        )
        home = HomePage(title=_("Home"), slug="start")
        root.add_child(instance=home)
    Page.objects.filter(depth=2, content_type__model="page").delete()  # Wagtail's own welcome page
    site = Site.objects.filter(is_default_site=True).first()
    if site is None:
        site = Site.objects.create(hostname="localhost", root_page=home, is_default_site=True, site_name=_("City"))
    elif site.root_page_id != home.pk:
        site.root_page = home
        site.save()
    CitySettings.for_site(site)
    return home
