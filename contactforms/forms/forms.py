"""The forms people fill in: a question, following it, saying that it is not solved."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from catalogue.products.models import Audience
from contactforms.forms.along import ALONG
from contactforms.forms.fields import LongText, email_field, phone_field
from contactforms.questions.services.asking import MAX_TEXT
from contactforms.topics.definitions import Answer
from contactforms.topics.forms import TopicForm
from journeys.flows.telling import ToldWay


class PlainForm(forms.Form):
    """Ours checks, not the browser: its messages come in the browser's language and vanish."""

    use_required_attribute = False

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """The errors for the summary on top: the id of the field to go to, and the words."""
        found = [("", str(error)) for error in self.non_field_errors()]
        for name, errors in self.errors.items():
            if name in self.fields:
                found += [(self[name].id_for_label, str(error)) for error in errors]
        return found


class QuestionForm(PlainForm):
    """The question and one way to reach who asks it; nothing else is needed."""

    text = LongText(
        label=_("Your question"),
        limit=MAX_TEXT,
        help_text=_("At most 10,000 characters. Leave out your national number and bank details."),
        error_messages={"required": _("Write your question.")},
    )
    topic = forms.ChoiceField(label=_("What is it about?"), required=False)
    audience = forms.ModelChoiceField(
        label=_("For whom do you ask?"),
        queryset=Audience.objects.none(),
        required=False,
        to_field_name="slug",
        empty_label=_("Someone else"),
    )
    email = email_field(required=False)
    phone = phone_field(required=False)
    name = forms.CharField(
        label=_("Your name (you may leave this empty)"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    way = forms.BooleanField(label=_("Send my answers along"), required=False, initial=True)
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(
        self,
        *args: Any,
        topics: list[str],
        audiences: list[Audience],
        asked: TopicForm | None = None,
        told: ToldWay | None = None,
        **options: Any,
    ) -> None:
        super().__init__(*args, **options)
        self.asked = asked
        if told is None:
            del self.fields[ALONG]
        if topics:
            self.fields["topic"].choices = [("", _("Something else")), *((t, t) for t in topics)]  # type: ignore[attr-defined]
        else:
            del self.fields["topic"]
        if audiences:
            self.fields["audience"].queryset = Audience.objects.filter(pk__in=[a.pk for a in audiences])  # type: ignore[attr-defined]
        else:
            del self.fields["audience"]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers to the topic questions, once they are found right."""
        return self.asked.answers if self.asked is not None else ()

    def is_valid(self) -> bool:
        """Tell whether the question and the answers to its topic questions are right; both are checked."""
        asked_well = self.asked is None or self.asked.is_valid()
        return super().is_valid() and asked_well

    @property
    def wrong(self) -> list[tuple[str, str]]:
        """The errors of both, in the order of the page: the topic questions stand between text and person."""
        mine = super().wrong
        person = {self[name].id_for_label for name in ("email", "phone", "name", "website")}
        before = [error for error in mine if error[0] not in person]
        after = [error for error in mine if error[0] in person]
        return before + (self.asked.wrong if self.asked is not None else []) + after

    def clean_website(self) -> str:
        """Machines fill in every field. A person whom a password manager helped too much reads why."""
        if self.cleaned_data["website"]:
            raise forms.ValidationError(gettext("Empty this field: it is only there to keep machines out."))
        return ""

    def clean(self) -> dict[str, Any]:
        """One way to reach someone is needed, and enough."""
        data = super().clean() or self.cleaned_data
        tried = "email" in self.errors or "phone" in self.errors
        if not tried and not data.get("email") and not data.get("phone"):
            self.add_error("email", gettext("Fill in your e-mail address or your phone number. One is enough."))
        return data


class LookupForm(PlainForm):
    """The reference, and what someone left to be reached by."""

    reference = forms.CharField(
        label=_("The reference of your question"),
        help_text=_("For instance 7K4M-9QXD. It is in our e-mail."),
        max_length=20,
        error_messages={"required": _("Fill in the reference.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
    reached_by = forms.CharField(
        label=_("The e-mail address or phone number you gave us"),
        max_length=254,
        error_messages={"required": _("Fill in the e-mail address or phone number.")},
    )


class NotSolvedForm(PlainForm):
    """What is still missing; an empty text reopens too."""

    text = LongText(label=_("What do you still want to know?"), limit=MAX_TEXT, rows=5, required=False)


class AskedBeforeForm(PlainForm):
    """“I asked something before”; the private link of that question proves it."""

    link = forms.CharField(
        label=_("The private link of your other question (you may leave this empty)"),
        help_text=_("It is in our e-mail about that question."),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
