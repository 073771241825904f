"""The person, association or business behind a question."""

import uuid

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from contactforms.customers import company_numbers
from contactforms.customers.fields import AddressKey, NameKey, PhoneField, phone_text
from contactforms.customers.matching import Person
from contactforms.customers.places import Address


class CustomerKind(models.TextChoices):
    """What a customer is."""

    CITIZEN = "citizen", _("citizen")
    ASSOCIATION = "association", _("association")
    BUSINESS = "business", _("business")


class PreferredChannel(models.TextChoices):
    """How someone likes to be answered."""

    PHONE = "phone", _("by phone")
    EMAIL = "email", _("by e-mail")
    SMS = "sms", _("by text message")
    POST = "post", _("by letter")


class Customer(models.Model):
    """One way to reach someone is enough; a name is optional. Each question from a form brings its own row.

    Rows that are one person are never melted together: `merged_into` points to the row that stands for all of
    them (`services.merging`), and taking it away again is the whole of the undoing. A trigger keeps it one
    level deep.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=12, choices=CustomerKind.choices, default=CustomerKind.CITIZEN)
    name = models.CharField(_("name"), max_length=120, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = PhoneField(_("phone"), blank=True)
    street = models.CharField(_("street"), max_length=120, blank=True)
    house_number = models.CharField(_("house number"), max_length=12, blank=True)
    box = models.CharField(_("box"), max_length=12, blank=True)
    postal_code = models.CharField(_("postal code"), max_length=10, blank=True)
    municipality = models.CharField(_("municipality"), max_length=80, blank=True)
    company_number = models.CharField(
        _("company number"), max_length=10, blank=True, validators=[company_numbers.check]
    )
    preferred_channel = models.CharField(
        _("likes to be answered"), max_length=8, choices=PreferredChannel.choices, blank=True
    )
    language = models.CharField(_("language"), max_length=8, default="nl")
    created_at = models.DateTimeField(auto_now_add=True)

    asked_before_at = models.DateTimeField(
        _("says to have asked before"), null=True, blank=True, editable=False,
        help_text=_("When this person said so on the page of their question."),
    )  # fmt: skip
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="absorbed"
    )
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)
    name_key = NameKey(max_length=240, blank=True, editable=False)
    address_key = AddressKey(max_length=200, blank=True, editable=False)
    history = HistoricalRecords(excluded_fields=["name_key", "address_key"])

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = _("customers")
        ordering = ["-created_at"]
        permissions = [
            ("see_personal_data", _("Can see a person's data of their own services")),
            ("recognise_callers", _("Can recognise who calls, whichever service they turned to before")),
        ]
        indexes = [
            models.Index(fields=["phone"], opclasses=["varchar_pattern_ops"], condition=~Q(phone=""), name="by_phone"),
            models.Index(Lower("email"), "id", condition=~Q(email=""), name="by_email"),
            models.Index("name_key", "id", condition=~Q(name_key=""), name="by_sound"),
            models.Index(
                OpClass("address_key", name="varchar_pattern_ops"),
                "id",
                condition=~Q(address_key=""),
                name="by_address",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(email="") | ~Q(phone="") | ~Q(street="") | Q(erased_at__isnull=False),
                name="customer_can_be_reached",
            ),
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")), name="not_merged_into_itself"
            ),
            models.CheckConstraint(
                condition=Q(company_number="") | ~Q(kind="citizen"), name="citizens_have_no_company_number"
            ),
            models.CheckConstraint(
                condition=Q(erased_at__isnull=True)
                | Q(name="", email="", phone="", street="", house_number="", box="", postal_code="", municipality="")
                & Q(company_number="", name_key="", address_key=""),
                name="erased_is_empty",
            ),
        ]

    def __str__(self) -> str:
        return f"customer {self.uuid}"  # never the name: this text reaches logs and titles

    @property
    def address(self) -> Address:
        """Where they live or work."""
        return Address(self.street, self.house_number, self.box, self.postal_code, self.municipality)

    @property
    def address_line(self) -> str:
        """The address as it stands on a letter, in one line."""
        box = _("box %(box)s") % {"box": self.box} if self.box else ""
        street = " ".join(part for part in (self.street, self.house_number, box) if part)
        place = " ".join(part for part in (self.postal_code, self.municipality) if part)
        return ", ".join(part for part in (street, place) if part)

    @property
    def as_person(self) -> Person:
        """What is compared with others (`matching.compare`)."""
        return Person(self.name, self.email, phone_text(self.__dict__["phone"]), self.address)

    @property
    def head_id(self) -> int:
        """The row that stands for this person."""
        return self.merged_into_id or self.pk
