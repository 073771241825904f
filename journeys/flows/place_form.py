"""The form of a table of places: its name, and a file with its rows."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm

from journeys.flows.place_file import PlaceLine, read_places


class PlaceTableForm(WagtailAdminModelForm):
    """Replaces all rows by those of the file; without a file they stay."""

    file = forms.FileField(
        label=_("File with places"),
        required=False,
        help_text=_(
            "CSV or xlsx: the postal code or street in the first column, its area in the second. "
            "It replaces all places of this table."
        ),
    )

    def clean_file(self) -> list[PlaceLine] | None:
        """Return the places in the file; each wrong line is named."""
        sent = self.cleaned_data.get("file")
        return read_places(sent.read()) if sent else None

    def save(self, commit: bool = True) -> Any:
        """Save the table, and then its rows."""
        from journeys.flows.services.places import replace_places  # services know the model, which names this form

        table = super().save(commit=commit)
        if commit and self.cleaned_data.get("file") is not None:
            replace_places(table, self.cleaned_data["file"], self.for_user)
        return table
