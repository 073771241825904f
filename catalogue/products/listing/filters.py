"""The filters of the list. Counts elsewhere use the same conditions, so that a number and its list agree."""

from datetime import date, timedelta

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from catalogue.organisation.models import Department, Service
from catalogue.products.forms import colleagues, name_of
from catalogue.products.models import Audience, ProductPage, RewriteStatus, Theme

SOON_DAYS = 30
Products = QuerySet[ProductPage]


def to_rewrite() -> Q:
    """The pages that the campaign still has to rewrite."""
    return ~Q(rewrite_status=RewriteStatus.DONE)


def due_by(day: date) -> Q:
    """The pages whose text was to be read again on or before `day`."""
    return Q(review_on__lte=day)


class ColleagueFilter(django_filters.ModelChoiceFilter):
    """A choice of colleagues by name."""

    @property
    def field(self) -> forms.Field:
        """Return the field, with names for labels."""
        field: forms.Field = super().field
        field.label_from_instance = name_of  # type: ignore[attr-defined]
        return field


class ProductFilterSet(WagtailFilterSet):
    """The filters, in the order of the work."""

    owner = ColleagueFilter(label=_("Owner"), queryset=lambda request: colleagues())
    department = django_filters.ModelChoiceFilter(
        label=_("Department"), field_name="responsible_service__department", queryset=Department.objects.all()
    )
    service = django_filters.ModelChoiceFilter(
        label=_("Service"), field_name="responsible_service", queryset=Service.objects.order_by("name")
    )
    without_service = django_filters.ChoiceFilter(
        label=_("Named service"),
        choices=[("yes", _("Without a service")), ("no", _("With a service"))],
        method="by_service_named",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    theme = django_filters.ModelChoiceFilter(label=_("Theme"), queryset=Theme.objects.all())
    audience = django_filters.ModelChoiceFilter(
        label=_("Audience"), field_name="audiences", queryset=Audience.objects.all()
    )
    work = django_filters.ChoiceFilter(
        label=_("Rewriting"),
        choices=[("open", _("Not rewritten yet")), *RewriteStatus.choices],
        method="by_work",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    required = django_filters.ChoiceFilter(
        label=_("Required by law"),
        field_name="legally_required",
        choices=[("True", _("Required")), ("False", _("Not required"))],
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    published = django_filters.ChoiceFilter(
        label=_("On the site"),
        field_name="live",
        choices=[("True", _("Published")), ("False", _("Not published"))],
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )
    review = django_filters.ChoiceFilter(
        label=_("Review"),
        choices=[("due", _("Due")), ("soon", _("Within 30 days")), ("none", _("No date"))],
        method="by_review",
        widget=forms.RadioSelect,
        empty_label=_("All"),
    )

    class Meta:
        model = ProductPage
        fields: list[str] = []

    def by_service_named(self, rows: Products, name: str, value: str) -> Products:
        """Keep the pages that name a service, or those that do not."""
        return rows.filter(responsible_service__isnull=value == "yes")

    def by_work(self, rows: Products, name: str, value: str) -> Products:
        """Keep one status, or all that is still to be done."""
        return rows.filter(to_rewrite()) if value == "open" else rows.filter(rewrite_status=value)

    def by_review(self, rows: Products, name: str, value: str) -> Products:
        """Keep what is due, due soon, or never."""
        today = timezone.localdate()
        if value == "none":
            return rows.filter(review_on__isnull=True)
        return rows.filter(due_by(today if value == "due" else today + timedelta(days=SOON_DAYS)))
