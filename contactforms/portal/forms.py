"""What colleagues write on the desk: an answer, a note, a reason, a service."""

from django import forms
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.models import Service
from contactforms.portal.service_names import find_services, label_of

LONGEST = 20_000


class TextForm(forms.Form):
    """One text. `seen` is the number of the last step that was on the screen."""

    text = forms.CharField(
        label=_("Text"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"max_length": _("At most %(limit_value)s characters. You wrote %(show_value)s.")},
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["text"].label = self.text_label
        self.fields["text"].error_messages["required"] = self.missing
        self.fields["text"].required = self.text_required
        self.fields["text"].widget.attrs["rows"] = self.rows

    text_label = _("Text")
    missing = _("Write a text.")
    text_required = True
    rows = 4


class AnswerForm(TextForm):
    """The answer that the person reads."""

    text_label = _("Your answer")
    missing = _("Write an answer.")
    rows = 9


class NoteForm(TextForm):
    """A note that only colleagues read."""

    text_label = _("Note for colleagues")
    missing = _("Write the note first.")
    rows = 2


class ReopenForm(TextForm):
    """Why a closed question is opened again."""

    text_label = _("Why do you open it again?")
    missing = _("Say why you open it again.")
    rows = 2


class CloseForm(TextForm):
    """Closing without an answer, and why."""

    how = forms.ChoiceField(
        label=_("Why does this question end without an answer?"),
        choices=[
            ("unreachable", _("I could not reach this person")),
            ("withdrawn", _("It no longer needs an answer (withdrawn)")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose why."), "invalid_choice": _("Choose why.")},
    )
    field_order = ("how", "text", "seen")
    text_label = _("Explain: what did you try, or what did this person say?")
    missing = _("Write an explanation.")


class HandOverForm(TextForm):
    """Another service, and why."""

    service = forms.CharField(
        label=_("To which service?"),
        max_length=300,
        error_messages={"required": _("Choose a service.")},
        widget=forms.TextInput(attrs={"list": "services", "autocomplete": "off"}),
        help_text=_("Type a part of the name and choose from the list."),
    )
    field_order = ("service", "text", "seen")
    text_label = _("Why does it belong there?")
    missing = _("Say why it belongs there.")

    def clean_service(self) -> Service:
        """Return the one active service that is meant; with several, say which they are."""
        found = find_services(self.cleaned_data["service"])
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("No service is called that. Choose one from the list."))
        names = "; ".join(label_of(service) for service in found[:5])
        raise forms.ValidationError(_("Several services fit: %(names)s. Choose one.") % {"names": names})
