"""What an agent fills in to send an answer or to pass a question on; most of it is filled in already."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.organisation.models import Service
from contactforms.customers.models import Customer
from contactforms.outbox import sms
from contactforms.portal.forms import LONGEST
from contactforms.portal.handover.moments import (
    Booking,
    Choices,
    call_choices,
    choices_for,
    needs_phone,
    read_choice,
    slot_choices,
)
from contactforms.questions.machine import NotAllowed
from contactforms.questions.reach import Reach, read_reach
from contactforms.questions.sendable import Version
from contactforms.questions.services.handing import CallBack
from contactforms.questions.services.sending import by_which


class OnceForm(forms.Form):
    """A form that counts once, however often its button is pressed: `key` is made when it is shown."""

    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4()} | (kwargs.get("initial") or {})
        super().__init__(*args, **kwargs)


class SendForm(OnceForm):
    """Where the answer goes; which text, when the page changed since."""

    to = forms.CharField(
        label=gettext_lazy("E-mail address or mobile number"),
        max_length=254,
        error_messages={"required": gettext_lazy("Type an e-mail address or a mobile number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "email"}),
    )
    version = forms.ChoiceField(
        label=gettext_lazy("Which text?"),
        choices=[
            (str(Version.THEN), gettext_lazy("The text of then: what this person was told")),
            (str(Version.NOW), gettext_lazy("The text of now")),
        ],
        widget=forms.RadioSelect,
        required=False,
        initial=str(Version.THEN),
    )

    def __init__(self, *args: Any, chosen: Reach | None = None, masked: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chosen = chosen
        if not self.is_bound:  # with an error on it, the form is read from its beginning
            self.fields["to"].widget.attrs["autofocus"] = True
        if chosen is not None:
            self.fields["to"].required = False
            words = _("Empty: %(masked)s, of the person chosen in this contact.") % {"masked": masked}
            self.fields["to"].help_text = words if masked else _("Empty: that of the person chosen in this contact.")
        if not sms.is_on():
            self.fields["to"].label = _("E-mail address")
            self.fields["to"].error_messages["required"] = _("Type an e-mail address.")

    def clean_to(self) -> Reach:
        """Return where it goes; only where something can be sent. Empty means the person chosen in the contact."""
        typed = self.cleaned_data["to"]
        reach = read_reach(typed) if typed or self.chosen is None else self.chosen
        try:
            by_which(reach)
        except NotAllowed as refusal:
            raise ValidationError(refusal.message) from None
        return reach

    def clean_version(self) -> Version:
        """Return the text of then unless that of now was chosen."""
        return Version(self.cleaned_data["version"] or Version.THEN)


class PassOnForm(OnceForm):
    """What this person asks, how they are reached, and when they would like to hear from us."""

    text = forms.CharField(
        label=gettext_lazy("What does this person ask?"),
        max_length=LONGEST // 2,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Write down what this person asks."),
            "max_length": gettext_lazy("At most %(limit_value)s characters. You wrote %(show_value)s."),
        },
    )
    to = forms.CharField(
        label=gettext_lazy("Phone number or e-mail address"),
        max_length=254,
        required=False,
        help_text=gettext_lazy("One is enough."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    name = forms.CharField(
        label=gettext_lazy("Name (optional)"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    moment = forms.ChoiceField(
        label=gettext_lazy("When would this person like to hear from us?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Someone just took this moment. Choose another one.")},
    )

    def __init__(self, *args: Any, service: Service, chosen: Customer | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service, self.chosen = service, chosen
        self.fields["moment"].choices = choices_for(service)  # type: ignore[attr-defined]
        if not self.is_bound:  # with an error on it, the form is read from its beginning
            self.fields["text"].widget.attrs["autofocus"] = True
        if chosen is not None:
            del self.fields["name"]
            self.fields["to"].label = _("Another phone number or e-mail address")
            self.fields["to"].help_text = _("Empty: that of the person chosen in this contact.")

    def clean_to(self) -> Reach:
        """Return how they are reached; empty means the person who was chosen in the contact."""
        typed = self.cleaned_data["to"]
        if typed:
            return read_reach(typed)
        if self.chosen is None:
            raise ValidationError(_("Ask for a phone number or an e-mail address: one is enough."))
        return Reach()

    def clean_moment(self) -> CallBack | Booking | None:
        """Return when."""
        try:
            return read_choice(self.cleaned_data["moment"], self.service)
        except ValueError:
            raise ValidationError(_("Someone just took this moment. Choose another one.")) from None

    def clean(self) -> dict[str, Any]:
        """Who wants to be called has a number."""
        cleaned = super().clean() or {}
        reach: Reach | None = cleaned.get("to")
        if reach is not None and needs_phone(cleaned.get("moment")):
            theirs = self.chosen.phone if self.chosen is not None and not reach.email else ""
            if not (reach.phone or theirs):
                self.add_error("to", _("Ask for a phone number: this person would like to be called."))
        return cleaned


class MoveForm(forms.Form):
    """Another moment of the same service."""

    moment = forms.ChoiceField(
        label=gettext_lazy("To which moment?"),
        error_messages={
            "required": gettext_lazy("Choose a moment."),
            "invalid_choice": gettext_lazy("Someone just took this moment. Choose another one."),
        },
    )

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        choose: list[tuple[str, str | Choices]] = [("", _("Choose a moment"))]  # nothing is moved by not looking
        self.fields["moment"].choices = choose + slot_choices(service)  # type: ignore[attr-defined]

    def clean_moment(self) -> Booking:
        """Return the slot."""
        choice = read_choice(self.cleaned_data["moment"], self.service)
        assert isinstance(choice, Booking), "the list offers nothing else"
        return choice


class CallBackForm(forms.Form):
    """Another moment to call this person, or no moment any more."""

    moment = forms.ChoiceField(
        label=gettext_lazy("When would this person like to be called?"),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This moment has passed. Choose another one.")},
    )

    def __init__(self, *args: Any, service: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.service = service
        self.fields["moment"].choices = call_choices(service)  # type: ignore[attr-defined]

    def clean_moment(self) -> CallBack | None:
        """Return between when; None when it does not matter."""
        choice = read_choice(self.cleaned_data["moment"], self.service)
        assert not isinstance(choice, Booking), "the list offers no appointments"
        return choice


class CancelForm(forms.Form):
    """Why an appointment is cancelled; colleagues read it."""

    reason = forms.CharField(
        label=gettext_lazy("Why? (optional, only colleagues read it)"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
