"""Another service becomes the front desk."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from catalogue.organisation.models import Service
from catalogue.organisation.services.actors import Actor, save_as


@transaction.atomic
def move_front_desk(to: Service, actor: Actor = None) -> Service:
    """Make `to` the front desk instead of the one that is; raise ValidationError when it cannot answer."""
    rows = {row.pk: row for row in Service.objects.select_for_update().filter(is_front_desk=True)}
    to = Service.objects.select_for_update().get(pk=to.pk)
    if not to.active:
        raise ValidationError(_("An inactive service cannot be the front desk."))
    if to.is_front_desk:
        return to
    for current in rows.values():  # first, since a unique index allows one at a time
        current.is_front_desk = False
        save_as(actor, current, "front desk moved")
    to.is_front_desk = True
    return save_as(actor, to, "front desk moved")
