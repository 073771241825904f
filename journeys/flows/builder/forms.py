"""The forms of a new flow and of a file that is brought in."""

import json
from dataclasses import replace
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from journeys.flows.builder.beginning import EMPTY, EXAMPLE, example
from journeys.flows.definition import Definition
from journeys.flows.definition.files import Exchanged, read_exchanged
from journeys.flows.models import FlowSection

LARGEST = 2_000_000  # bytes of a file


def read_file(raw: bytes) -> Exchanged:
    """Return what a file holds; raise ValidationError naming every fault by its place."""
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise ValidationError(_("This is no JSON file. Choose a file that was exported here.")) from None
    return read_exchanged(data)


class FlowFile(forms.FileField):
    """A file with a flow in it."""

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Read it; what it holds is on `exchanged`."""
        file = super().clean(data, initial)
        if file:
            if file.size > LARGEST:
                raise ValidationError(_("This file is larger than 2 MB."))
            file.exchanged = read_file(file.read())
        return file


class NewFlowForm(forms.Form):
    """What is needed to begin."""

    title = forms.CharField(
        label=_("Title"), max_length=255, help_text=_("A question as people ask it: “Which parking card do I need?”")
    )
    introduction = forms.CharField(
        label=_("Introduction"),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands on the start page: for whom it is, and what people know at the end."),
    )
    skeleton = forms.ChoiceField(
        label=_("Begin with"),
        choices=[(EXAMPLE, _("an example of three questions, to change")), (EMPTY, _("nothing"))],
        widget=forms.RadioSelect,
        initial=EXAMPLE,
    )
    file = FlowFile(
        label=_("Or with a file that was exported"), required=False, help_text=_("A JSON file, at most 2 MB.")
    )
    section = forms.ChoiceField(label=_("In which list"), required=False)

    def __init__(self, *args: Any, sections: list[FlowSection], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = {str(section.pk): section for section in sections}
        if len(sections) > 1:
            self.fields["section"].choices = [(pk, one.title) for pk, one in self.sections.items()]  # type: ignore[attr-defined]
        else:
            del self.fields["section"]

    @property
    def section_page(self) -> FlowSection:
        """The section that was chosen, or the only one."""
        return self.sections.get(self.cleaned_data.get("section", "")) or next(iter(self.sections.values()))

    @property
    def beginning(self) -> Exchanged:
        """What the flow begins with: what was typed, and all else of the file, also that it is sensitive."""
        said = self.cleaned_data
        title, introduction = said["title"], said["introduction"]
        if file := said.get("file"):
            found: Exchanged = file.exchanged
            return replace(found, title=title, introduction=introduction or found.introduction)
        definition = example() if said["skeleton"] == EXAMPLE else Definition()
        return Exchanged(title, introduction, sensitive=False, is_part=False, definition=definition)


class ImportForm(forms.Form):
    """A file that comes in the place of the draft."""

    file = FlowFile(label=_("File"), help_text=_("A JSON file that was exported here or elsewhere, at most 2 MB."))
