"""From a topic question to the field in which it is answered; the cleaning is that of `asking`, for all alike."""

from typing import Any

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from contactforms.topics.definitions import Kind, TopicQuestion

ACCEPTED = "image/jpeg,image/png,image/webp,image/heic,image/heif,application/pdf"


class SeveralFiles(forms.FileInput):
    """Chooses any number of files, also where no script runs."""

    allow_multiple_selected = True

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[Any]:
        """Return the files."""
        return list(files.getlist(name)) if isinstance(files, MultiValueDict) else []


class Unchecked(forms.Field):
    """Takes what was sent as it is."""

    def __init__(self, question: TopicQuestion) -> None:
        super().__init__(
            widget=_widget(question), label=question.label, help_text=question.help or hint(question), required=False
        )


def hint(question: TopicQuestion) -> str:
    """Return what helps with a question of this kind when its editor gave no hint."""
    if question.kind == Kind.PHOTO:
        return _("Photos or PDF, at most 10 MB each. We remove from a photo where it was taken.")
    if question.kind == Kind.PLACE:
        return _("Street and number with the place, or what is nearby.")
    return _("You may choose several.") if question.kind == Kind.CHOICES else ""


def _widget(question: TopicQuestion) -> forms.Widget:
    choices = [(option.key, option.label) for option in question.options]
    match question.kind:
        case Kind.CHOICE:
            return forms.RadioSelect(choices=choices)
        case Kind.CHOICES:
            return forms.CheckboxSelectMultiple(choices=choices)
        case Kind.DATE:
            return forms.TextInput(attrs={"type": "date"})
        case Kind.PHOTO:
            return SeveralFiles(attrs={"accept": ACCEPTED, "multiple": True})
        case Kind.TEXT if question.long:
            return forms.Textarea(attrs={"rows": 4})
    return forms.TextInput()
