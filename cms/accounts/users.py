"""User administration in Wagtail's admin, with the services an account works for."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from catalogue.organisation.models import Service, ServiceMember
from cms.accounts.models import User
from contactforms.contacts.services.extensions import checked_extension, extension_of, set_extension


class ServicesFormMixin(forms.ModelForm):
    """Adds the services; they are memberships, saved after the account itself."""

    services = forms.ModelMultipleChoiceField(
        label=_("Services"),
        queryset=Service.objects.active().order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The account sees and answers the questions of these services, if its role allows that."),
    )

    extension = forms.CharField(
        label=_("Telephone extension"),
        max_length=20,
        required=False,
        help_text=_("Calls that the telephone exchange pushes to this extension open on this account’s screen."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["extension"].initial = extension_of(self.instance)
            self.fields["services"].initial = list(self.instance.services.values_list("pk", flat=True))

    def save(self, commit: bool = True) -> User:
        """Save the account, then its services; both or neither."""
        with transaction.atomic():
            user: User = super().save(commit)
            if commit:
                self._save_services(user)
                set_extension(user, self.cleaned_data["extension"])
        return user

    def clean_extension(self) -> str:
        """Refuse what is no number, and a colleague's extension."""
        return checked_extension(self.cleaned_data["extension"], self.instance)

    def _save_services(self, user: User) -> None:
        """Add and remove what changed; memberships of services that no longer answer stay as they are."""
        chosen = set(self.cleaned_data["services"])
        current = {member.service: member for member in user.memberships.filter(service__active=True)}
        for service, member in current.items():
            if service not in chosen:
                member.delete()
        for service in chosen - set(current):
            ServiceMember.objects.create(service=service, user=user)


class StaffCreationForm(ServicesFormMixin, UserCreationForm):
    """A new account."""

    class Meta(UserCreationForm.Meta):
        """As Wagtail's."""


class StaffEditForm(ServicesFormMixin, UserEditForm):
    """An account."""

    class Meta(UserEditForm.Meta):
        """As Wagtail's."""


class StaffViewSet(UserViewSet):
    """Wagtail's user screens, with the services."""

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        """Return our forms."""
        return StaffEditForm if for_update else StaffCreationForm
