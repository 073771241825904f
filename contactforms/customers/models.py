"""The person, association or business behind a question."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from simple_history.models import HistoricalRecords


class CustomerKind(models.TextChoices):
    """What a customer is."""

    CITIZEN = "citizen", _("citizen")
    ASSOCIATION = "association", _("association")
    BUSINESS = "business", _("business")


class Customer(models.Model):
    """One way to reach someone is enough; a name is optional. Each question brings its own row."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=CustomerKind.choices, default=CustomerKind.CITIZEN)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True)
    language = models.CharField(_("language"), max_length=8, default="nl")
    created_at = models.DateTimeField(auto_now_add=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        ordering = ["-created_at"]
        permissions = [("see_personal_data", _("Can see a person's data of their own services"))]
        constraints = [
            models.CheckConstraint(condition=~Q(email="") | ~Q(phone=""), name="customer_can_be_reached"),
        ]

    def __str__(self) -> str:
        return f"customer {self.uuid}"  # never the name: this text reaches logs and titles
