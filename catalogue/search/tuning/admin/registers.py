"""Synonyms and word rules: in force for the next search."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from catalogue.organisation.admin.register import RegisterAdmin
from catalogue.search.models import Synonym, WordRule
from catalogue.search.tuning.admin.forms import SynonymForm, WordRuleForm
from catalogue.search.tuning.admin.panels import PreviewPanel
from catalogue.search.tuning.admin.views import (
    TunedCreateView,
    TunedDeleteView,
    TunedEditView,
    TunedHistoryView,
)


class TunedAdmin(RegisterAdmin):
    """What both registers do alike."""

    create_view_class = TunedCreateView
    edit_view_class = TunedEditView
    delete_view_class = TunedDeleteView
    history_view_class = TunedHistoryView
    index_template_name = "searchtuning/register_index.html"
    create_template_name = "searchtuning/register_create.html"
    edit_template_name = "searchtuning/register_edit.html"
    history_template_name = "searchtuning/register_history.html"
    form_view_extra_css = ("searchtuning/desk.css",)
    form_view_extra_js = ("django_htmx/htmx-2.min.js",)

    def deleted_url(self) -> str:
        """Return where the deleted rows are."""
        return reverse("search_deleted", args=[self.model._meta.model_name])

    def get_extra_class_names_for_field_col(self, obj: Any, field_name: str) -> list[str]:
        """Let a row that is not in use look like it (the column says so too)."""
        names: list[str] = super().get_extra_class_names_for_field_col(obj, field_name)
        return names if obj.active else [*names, "search-unused"]


class SynonymAdmin(TunedAdmin):
    """What people say for what our pages say."""

    model = Synonym
    menu_label = _("Synonyms")
    menu_icon = "tasks"
    base_url_path = "synoniemen"
    list_display = ("said", "meant", "two_way", "active", "changed_at")
    list_filter = ("active", "two_way")
    list_export = ("said", "meant", "two_way", "active", "changed_at")
    search_fields = ("said", "meant")
    ordering = ("said", "meant")
    inspect_view_fields = ("said", "meant", "two_way", "active", "changed_at")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("said"), FieldPanel("meant")]),
                    FieldRowPanel([FieldPanel("two_way"), FieldPanel("active")]),
                ],
                heading=_("Synonym"),
            ),
            PreviewPanel(heading=_("What moves")),
        ],
        base_form_class=SynonymForm,
    )


class WordRuleAdmin(TunedAdmin):
    """How one word is taken."""

    model = WordRule
    menu_label = _("Word rules")
    menu_icon = "edit"
    base_url_path = "woordregels"
    list_display = ("word", "kind", "other", "active", "changed_at")
    list_filter = ("kind", "active")
    list_export = ("word", "kind", "other", "active", "changed_at")
    search_fields = ("word", "other")
    ordering = ("word",)
    inspect_view_fields = ("word", "kind", "other", "active", "changed_at")
    edit_handler = ObjectList(
        [
            MultiFieldPanel(
                [
                    FieldPanel("word"),
                    FieldPanel("kind"),
                    FieldPanel("other", help_text=_("Only for “is the same word as”.")),
                    FieldPanel("active"),
                ],
                heading=_("Word rule"),
            ),
            PreviewPanel(heading=_("What moves")),
        ],
        base_form_class=WordRuleForm,
    )
