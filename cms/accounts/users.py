"""User administration in Wagtail's admin, with the services an account works for."""

from typing import Any

from django import forms
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from catalogue.organisation.models import Service, ServiceMember
from cms.accounts.models import User


class ServicesFormMixin(forms.ModelForm):
    """Adds the services; they are memberships, saved after the account itself."""

    services = forms.ModelMultipleChoiceField(
        label=_("Services"),
        queryset=Service.objects.active().order_by("name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The account sees and answers the questions of these services, if its role allows that."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["services"].initial = list(self.instance.services.values_list("pk", flat=True))

    def save(self, commit: bool = True) -> User:
        """Save the account, then its services; both or neither."""
        with transaction.atomic():
            user: User = super().save(commit)
            if commit:
                self._save_services(user)
        return user

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
