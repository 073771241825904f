"""Changing how long something is kept."""

from django import forms
from django.contrib.auth.models import AbstractUser
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.models import Service
from contactforms.privacy.admin import channel_choices
from contactforms.privacy.models import RetentionRule


class RuleForm(forms.ModelForm):
    """One rule; of the default only the months."""

    channel = forms.ChoiceField(label=_("Came in through"), choices=channel_choices, required=False)
    service = forms.ModelChoiceField(
        label=_("Service"),
        queryset=Service.objects.active().order_by("name"),
        required=False,
        empty_label=_("every service"),
    )

    class Meta:
        model = RetentionRule
        fields = ["service", "sensitive", "channel", "months"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        if self.instance.pk and self.instance.is_default:
            for name in ("service", "sensitive", "channel"):
                del self.fields[name]


def save(rule: RetentionRule, actor: AbstractUser) -> RetentionRule:
    """Save a rule that is valid, in the name of `actor`."""
    with transaction.atomic():
        rule._history_user = actor  # type: ignore[attr-defined]
        rule.save()
    return rule


def remove(rule: RetentionRule, actor: AbstractUser) -> None:
    """Remove a rule; what it was for falls under the next one. The database keeps the default."""
    with transaction.atomic():
        rule._history_user = actor  # type: ignore[attr-defined]
        rule.delete()
