"""What privacy itself holds: who looked. It stays, and people may know it: when, why, which service, not which name."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from catalogue.organisation.models import ServiceMember
from contactforms.privacy.dossier import Dossier
from contactforms.privacy.holders import Holder, Sheet
from contactforms.privacy.models import ReadLogEntry


class Looks(Holder):
    """The read log. It names people by identifier only, so there is nothing in it to erase."""

    name = "privacy"
    harmless = {
        "privacy.ReadLogEntry": ("subject_type", "place", "fields"),
        "privacy.Attempt": ("who", "what"),
        "privacy.RetentionRule": ("channel",),
        "privacy.Erasure": ("counts",),
        "privacy.ErasedRow": ("kind", "reference"),
        "privacy.ReadToken": ("name", "digest"),  # of a system, not of a person
    }

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return each look: when, why, where, which fields, and for which services the one who looked works."""
        looks = list(ReadLogEntry.objects.filter(subject_uuid__in=dossier.all_uuids).order_by("at", "pk"))
        works_for = _services_of({look.actor_id for look in looks if look.actor_id is not None})
        yield Sheet(
            "looks",
            gettext_lazy("Who looked at the data"),
            [_row(look, works_for) for look in looks],
            {
                "at": gettext_lazy("when"),
                "by": gettext_lazy("who"),
                "purpose": gettext_lazy("why"),
                "screen": gettext_lazy("where"),
                "fields": gettext_lazy("fields"),
            },
        )


def _row(look: ReadLogEntry, works_for: dict[int, list[str]]) -> dict[str, Any]:
    if look.actor_id is None:
        who = _("someone with the private link")
    else:
        services = ", ".join(works_for.get(look.actor_id, []))
        who = _("an employee of %(services)s") % {"services": services} if services else _("an employee of the city")
    return {
        "at": look.at.isoformat(timespec="seconds"),
        "by": who,
        "purpose": str(look.get_purpose_display()),
        "place": look.place,
        "screen": look.where,
        "fields": look.seen,
    }


def _services_of(accounts: set[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    members = ServiceMember.objects.filter(user_id__in=accounts).order_by("service__name")
    for user, service in members.values_list("user_id", "service__name"):
        found.setdefault(user, []).append(service)
    return found
