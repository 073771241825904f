"""The campaign's steps on many products: owner, service, status, review date."""

from typing import Any, ClassVar

from django import forms
from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail.admin.views.pages.bulk_actions.page_bulk_action import PageBulkAction
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page

from catalogue.organisation.forms import ServiceChoiceField
from catalogue.organisation.models import Service
from catalogue.products.forms import colleagues, name_of
from catalogue.products.models import ProductPage, RewriteStatus
from catalogue.products.models.rewriting import note_rewriting
from catalogue.products.publication import in_words, missing_for_publication
from catalogue.products.services import write_everywhere


class CampaignAction(PageBulkAction):
    """One value for all chosen products. Each page gets a revision, so that every step can be undone."""

    template_name = "products/bulk/campaign.html"
    field: ClassVar[str]
    action_priority = 60

    def get_all_objects_in_listing_query(self, parent_id: Any) -> Any:
        """Refuse “all”: outside a section that means every page of the site, whatever the list showed."""
        if parent_id is None:
            raise SuspiciousOperation("all pages of the site")
        return super().get_all_objects_in_listing_query(parent_id)

    def check_perm(self, page: Page) -> bool:
        """Ask for the right to change the page."""
        return bool(page.permissions_for_user(self.request.user).can_edit())

    def get_actionable_objects(self) -> tuple[list[Any], dict[str, Any]]:
        """Set apart what is no product, is an alias, or cannot take the value."""
        objects, others = super().get_actionable_objects()
        able: list[ProductPage] = []
        waiting = []
        for page in objects:
            row = page.specific
            reason = self.why_not(row)
            if reason:
                waiting.append({"item": row, "reason": reason})
            else:
                able.append(row)
        return able, {**others, "items_not_ready": waiting}

    def why_not(self, page: Page) -> str:
        """Return why this page cannot take the value, or an empty text."""
        if not isinstance(page, ProductPage):
            return _("This is not a product.")
        if page.alias_of_id:
            return _("This is an alias: change the product that it follows.")
        return ""

    def value(self) -> Any:
        """Return the chosen value, once there is one."""
        return self.cleaned_form.cleaned_data[self.field] if self.cleaned_form is not None else None

    def get_execution_context(self) -> dict[str, Any]:
        """Hand the value to the action."""
        return {**super().get_execution_context(), "field": self.field, "value": self.value()}

    @classmethod
    def execute_action(
        cls, objects: Any, field: str = "", value: Any = None, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """Write the value into each product; return how many there were."""

        def change(page: Any) -> bool:
            if getattr(page, field) == value:
                return False
            setattr(page, field, value)
            note_rewriting(page)
            return True

        for page in objects:
            write_everywhere(page, change, {field, "rewritten_on"}, user)
        return len(objects), 0

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str:
        """Say how many."""
        return ngettext("%(number)d product is changed.", "%(number)d products are changed.", num_parent_objects) % {
            "number": num_parent_objects
        }


class _OwnerForm(forms.Form):
    owner: forms.ModelChoiceField = forms.ModelChoiceField(None, label=gettext_lazy("Owner"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues()  # type: ignore[attr-defined]
        self.fields["owner"].label_from_instance = name_of  # type: ignore[attr-defined]


class SetOwner(CampaignAction):
    """Hand pages to a colleague."""

    display_name = gettext_lazy("Owner")
    aria_label = gettext_lazy("Choose the owner of the selected products")
    action_type = "product_owner"
    form_class = _OwnerForm
    field = "owner"


class _ServiceForm(forms.Form):
    responsible_service = ServiceChoiceField(label=gettext_lazy("Responsible service"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["responsible_service"].queryset = Service.objects.active()  # type: ignore[attr-defined]


class SetService(CampaignAction):
    """Let another service answer; readers see it at once, so this asks for the right to publish."""

    display_name = gettext_lazy("Service")
    aria_label = gettext_lazy("Choose the service of the selected products")
    action_type = "product_service"
    form_class = _ServiceForm
    field = "responsible_service"

    def check_perm(self, page: Page) -> bool:
        """Ask for the right to publish the page."""
        return bool(page.permissions_for_user(self.request.user).can_publish())


class _StatusForm(forms.Form):
    rewrite_status = forms.ChoiceField(
        label=gettext_lazy("Rewrite status"), choices=RewriteStatus.choices, widget=forms.RadioSelect
    )


class SetStatus(CampaignAction):
    """Say how far the rewriting is."""

    display_name = gettext_lazy("Rewrite status")
    aria_label = gettext_lazy("Choose the rewrite status of the selected products")
    action_type = "product_status"
    form_class = _StatusForm
    field = "rewrite_status"

    def why_not(self, page: Page) -> str:
        """A page is “rewritten” when its live text is whole and nothing waits on top of it."""
        if reason := super().why_not(page):
            return reason
        if self.value() != RewriteStatus.DONE:
            return ""
        if not page.live or page.has_unpublished_changes:
            return _("Publish the page first: a text that nobody can read is not rewritten.")
        was, page.rewrite_status = page.rewrite_status, RewriteStatus.DONE
        missing = in_words(missing_for_publication(page))
        page.rewrite_status = was
        return missing


class _ReviewForm(forms.Form):
    review_on = forms.DateField(label=gettext_lazy("Review on"), widget=AdminDateInput())


class SetReview(CampaignAction):
    """Say when the pages come back for a check."""

    display_name = gettext_lazy("Review date")
    aria_label = gettext_lazy("Choose the review date of the selected products")
    action_type = "product_review"
    form_class = _ReviewForm
    field = "review_on"


CAMPAIGN_ACTIONS = (SetOwner, SetService, SetStatus, SetReview)
