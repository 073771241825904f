"""What is filled in about a customer."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from contactforms.customers import company_numbers, phones
from contactforms.customers.models import Customer, CustomerKind, PreferredChannel
from contactforms.customers.services.filing import FIELDS
from contactforms.portal.customers.searching import LONGEST


class SearchForm(forms.Form):
    """By what to find someone. It is posted: what someone is called stands in no address."""

    zoek = forms.CharField(
        label=_("Phone number, e-mail address, name or address"),
        max_length=LONGEST,
        error_messages={"required": _("Fill in a phone number, an e-mail address, a name or an address.")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )


class CustomerForm(forms.ModelForm):  # type: ignore[type-arg]
    """All that is known of a customer; one way to reach them is enough."""

    phone = forms.CharField(
        label=_("Phone"), max_length=60, required=False, widget=forms.TextInput(attrs={"type": "tel"})
    )
    company_number = forms.CharField(label=_("Company number"), max_length=20, required=False)
    preferred_channel = forms.ChoiceField(
        label=_("Likes to be answered"), required=False, choices=[("", _("no matter how")), *PreferredChannel.choices]
    )

    class Meta:
        model = Customer
        fields = FIELDS[:-1]
        labels = {
            "kind": _("Kind"), "name": _("Name"), "email": _("E-mail"), "street": _("Street"),
            "house_number": _("House number"), "box": _("Box"), "postal_code": _("Postal code"),
            "municipality": _("Municipality"),
        }  # fmt: skip
        error_messages = {"email": {"invalid": _("This is not an e-mail address. It looks like name@example.be.")}}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"  # it is someone else's data, not the agent's own
        if self.instance.phone:
            self.initial["phone"] = phones.shown(self.instance.as_person.phone)

    def clean_phone(self) -> str:
        """Any spelling will do."""
        written: str = self.cleaned_data["phone"].strip()
        number = phones.normal(written)
        if written and not phones.is_number(number):
            raise forms.ValidationError(_("This is not a phone number. It looks like 0470 00 00 00 or 011 00 00 00."))
        return number

    def clean(self) -> dict[str, Any]:
        """One way to reach someone; a company number only where there is a company."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not any(data.get(name) or name in self.errors for name in ("email", "phone", "street")):
            self.add_error("phone", _("Fill in a phone number, an e-mail address or a street. One is enough."))
        number = data.get("company_number", "")
        if number and data.get("kind") != CustomerKind.CITIZEN:
            try:
                company_numbers.check(company_numbers.normal(number))
                data["company_number"] = company_numbers.normal(number)
            except forms.ValidationError as error:
                self.add_error("company_number", error)
        elif number:
            self.add_error("company_number", _("Only an association or a business has a company number."))
        return data

    def _post_clean(self) -> None:
        """Leave the row alone: `services.change` writes it, and checks it once more."""
