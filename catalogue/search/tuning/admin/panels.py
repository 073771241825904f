"""The live preview as a panel of the form."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from catalogue.search.tuning.preview import TRY_WITH, preview

PREVIEW_BUTTON = "preview"


class PreviewPanel(Panel):
    """What moves with the fields as they stand; a script keeps it up to date, a button does without."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "searchtuning/preview_panel.html"

        @cached_property
        def values(self) -> dict[str, Any]:
            """What stands in the form: as posted, as asked for in the address, or as saved."""
            values = {name: self.form[name].value() for name in self.form.fields}
            posted = self.form.data if self.form.is_bound else self.request.GET
            return values | {TRY_WITH: posted.get(TRY_WITH, "")}

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            """Add the preview."""
            context: dict[str, Any] = super().get_context_data(parent_context)
            kind = self.instance._meta.model_name
            return {
                **context,
                **preview(type(self.instance), self.values, self.instance.pk),
                "address": reverse("search_preview", args=[kind]),
                "try_with": self.values[TRY_WITH],
                "button": PREVIEW_BUTTON,
                "row": self.instance.pk or "",
                "include": ", ".join(f"[name={name}]" for name in (*self.form.fields, TRY_WITH, "row")),
            }
