"""How long names and texts are kept, as a register in the admin; the privacy officer changes the same in the portal."""

from typing import Any

from django import forms
from django.contrib.auth.models import AbstractUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail_modeladmin.helpers import PermissionHelper

from catalogue.organisation.admin.register import RegisterAdmin
from contactforms.privacy.holders import channel_names
from contactforms.privacy.models import RetentionRule


def channel_choices() -> list[tuple[str, Any]]:
    """Return through what things come in, any first."""
    return [("", _("any way")), *channel_names().items()]


class RuleForm(WagtailAdminModelForm):
    """A rule, with the channels that the apps know."""

    channel = forms.ChoiceField(label=_("came in through"), choices=channel_choices, required=False)


class NotTheDefault(PermissionHelper):
    """The default is changed, never deleted."""

    def user_can_delete_obj(self, user: AbstractUser, obj: RetentionRule) -> bool:
        """Tell whether this rule may go."""
        return not obj.is_default and bool(super().user_can_delete_obj(user, obj))


class RetentionRuleAdmin(RegisterAdmin):
    """The register of retention rules."""

    model = RetentionRule
    menu_label = _("Retention rules")
    menu_icon = "time"
    menu_order = 290
    base_url_path = "bewaarregels"
    list_display = ("kind", "months")
    list_select_related = ("service",)
    list_export = ("service", "sensitive", "channel", "months")
    inspect_view_fields = ("service", "sensitive", "channel", "months")
    permission_helper_class = NotTheDefault

    def kind(self, row: RetentionRule) -> str:
        """Return what the rule is for."""
        return row.kind_in_words

    kind.short_description = _("for")  # type: ignore[attr-defined]

    def get_edit_handler(self) -> ObjectList:
        """Return the fields, with choices for the channel."""
        panels = [FieldPanel(name) for name in ("service", "sensitive", "channel", "months")]
        return ObjectList(panels, base_form_class=RuleForm)
