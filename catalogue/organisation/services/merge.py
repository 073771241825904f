"""A service goes into another: all that points to it moves along, nothing is forgotten."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from catalogue.organisation.models import Channel, OpeningException, Service, ServiceMember
from catalogue.organisation.services.actors import Actor, save_as
from catalogue.organisation.services.uses import uses_of
from catalogue.organisation.signals import Use, service_merged


def check_merge(source: Service, successor: Service) -> None:
    """Raise ValidationError where this merge would leave someone without an answer or show too much."""
    if source.pk == successor.pk:
        raise ValidationError(_("A service cannot be merged into itself."))
    if source.is_front_desk:
        raise ValidationError(_("The front desk cannot be merged. Make another service the front desk first."))
    if source.successor_id:
        raise ValidationError(_("This service was merged before, into “%(name)s”.") % {"name": source.successor})
    if not successor.active:
        raise ValidationError(_("Choose a successor that is active: “%(name)s” is not.") % {"name": successor})
    if source.sensitive and not successor.sensitive:
        raise ValidationError(
            _("The questions of this service are sensitive. Choose a successor that is marked as sensitive too.")
        )


@transaction.atomic
def merge_service(source: Service, successor: Service, actor: Actor = None, *, move_channels: bool = True) -> list[Use]:
    """Merge `source` into `successor` and return what moved.

    Pages, drafts, exceptions, themes and open questions follow through the signal `service_merged`. Channels
    move along, or go out of use with `move_channels=False`. The source stays as an inactive row that names its
    successor, so that old links and old questions still find an answer.
    """
    rows = Service.objects.select_for_update(of=("self",)).filter(pk__in=[source.pk, successor.pk])
    locked = {row.pk: row for row in rows.order_by("pk")}
    source, successor = locked[source.pk], locked[successor.pk]
    check_merge(source, successor)
    moved = uses_of(source)
    _channels(source, successor, actor, move=move_channels)
    _members(source, successor)
    service_merged.send(sender=Service, source=source, successor=successor, actor=actor)
    source.active, source.successor = False, successor
    save_as(actor, source, f"merged into {successor.uuid}")
    return moved


def _channels(source: Service, successor: Service, actor: Actor, *, move: bool) -> None:
    closing = list(OpeningException.objects.filter(service=source, channel__isnull=True, end__gte=timezone.localdate()))
    for channel in source.channels.all():
        if move:
            channel.service = successor
            _keep_closed(channel, closing, actor)
        else:
            channel.active = False
        save_as(actor, channel, f"merged into {successor.uuid}")


def _keep_closed(channel: Channel, closing: list[OpeningException], actor: Actor) -> None:
    """The old service's exceptions keep holding for a channel that moves."""
    for item in closing:
        copy = OpeningException(
            channel=channel, start=item.start, end=item.end, opening_hours=item.opening_hours, reason=item.reason
        )
        save_as(actor, copy)


def _members(source: Service, successor: Service) -> None:
    """Colleagues go along, but nobody enters a sensitive service by a merge."""
    if not successor.sensitive:
        for user_id in source.memberships.values_list("user_id", flat=True):
            ServiceMember.objects.get_or_create(service=successor, user_id=user_id)
    source.memberships.all().delete()
