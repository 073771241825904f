"""The form of a product: half-filled as a draft, whole before it is published."""

from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.models import Channel, Service
from catalogue.products.content_form import ContentForm
from catalogue.products.keywords import with_ticked
from catalogue.products.models.rewriting import IMMEDIATE
from catalogue.products.models.wholeness import missing_in


def colleagues() -> "models.QuerySet[Any]":
    """Return the accounts that may work in the admin."""
    rights = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
    rows = get_user_model()._default_manager.filter(rights, is_active=True)
    return rows.distinct().order_by("first_name", "last_name", "username")


def name_of(account: Any) -> str:
    """Return the name, or the account where there is none."""
    return str(account.get_full_name() or account.get_username())


class ProductForm(ContentForm):
    """Offers what fits the service, and lets what is about the work hold at once."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and "keywords" in self.fields:
            self.data: Any = with_ticked(self.data, self.add_prefix("keywords"))  # type: ignore[has-type]
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the title, also where no script does so
        if "channels" in self.fields:
            self._offer_channels()
        if "owner" in self.fields:
            self.fields["owner"].queryset = colleagues()  # type: ignore[attr-defined]
            self.fields["owner"].label_from_instance = name_of  # type: ignore[attr-defined]
        if "responsible_service" in self.fields:
            self.fields["responsible_service"].empty_label = _("No service yet")  # type: ignore[attr-defined]

    def _offer_channels(self) -> None:
        """Offer the channels of the service in the form; those chosen before stay known, to be let go."""
        service = self._service()
        chosen = [channel.pk for channel in self.instance.channels.all()] if self.instance.pk else []
        field = self.fields["channels"]
        field.queryset = Channel.objects.filter(  # type: ignore[attr-defined]
            Q(service_id=service, active=True) | Q(pk__in=chosen)
        ).order_by("order", "pk")
        field.widget.choices = [  # type: ignore[attr-defined]
            (channel.pk, str(channel))
            for channel in field.queryset
            if channel.service_id == service  # type: ignore[attr-defined]
        ]

    def _service(self) -> int | None:
        posted = self.data.get(self.add_prefix("responsible_service"), "") if self.is_bound else ""
        if posted.isdigit():
            return int(posted)
        return None if self.is_bound else self.instance.responsible_service_id

    def clean(self) -> dict[str, Any]:
        """Let go of another service's channels."""
        data: dict[str, Any] = super().clean() or {}
        service: Service | None = data.get("responsible_service")
        if "channels" in data:
            data["channels"] = data["channels"].filter(service=service)
        return data

    def missing(self) -> dict[str, str]:
        """Return what readers need of the values that are right by themselves."""
        return missing_in({name: value for name, value in self.cleaned_data.items() if name not in self.errors})

    def save(self, commit: bool = True) -> Any:
        """Save; what is about the work, not the text, holds at once, also on a page that is live."""
        page = super().save(commit=commit)
        changed = [name for name in IMMEDIATE if name in self.changed_data]
        if page.pk and page.live and not commit and changed:
            page.keep_immediate(changed)
        return page
