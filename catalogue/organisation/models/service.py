"""A service: the team that answers. Exactly one of them is the front desk.

The database keeps that: a unique index allows one front desk at most, a deferred trigger
(migration 0002) at least one. The front desk is always active and never has a successor.
"""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from catalogue.organisation.models.department import Department
from catalogue.organisation.models.register import Register


class ServiceQuerySet(models.QuerySet["Service"]):
    """Ways to pick services."""

    def active(self) -> "ServiceQuerySet":
        """Return the services that answer."""
        return self.filter(active=True)

    def front_desk(self) -> "Service":
        """Return the front desk (KCC); the database promises that it exists."""
        return self.select_related("department").get(is_front_desk=True)


class Service(Register):
    """The team that answers questions and is named on pages."""

    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, related_name="services", verbose_name=_("department")
    )
    description = models.TextField(_("description"), blank=True, max_length=600)
    promise = models.PositiveSmallIntegerField(
        _("promise in working days"),
        default=5,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
        help_text=_("Within how many working days a question is answered."),
    )
    is_front_desk = models.BooleanField(
        _("front desk"), default=False, help_text=_("Answers whatever has no other service. Exactly one service.")
    )
    sensitive = models.BooleanField(
        _("sensitive"),
        default=False,
        help_text=_("Only its own members see who asked, for instance in social welfare."),
    )
    active = models.BooleanField(_("active"), default=True)
    successor = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
        help_text=_("Set by merging this service into another."),
    )
    members: models.ManyToManyField = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="ServiceMember", related_name="services", blank=True
    )

    objects = ServiceQuerySet.as_manager()

    panels = [
        MultiFieldPanel(
            [FieldPanel("name"), FieldPanel("slug"), FieldPanel("department"), FieldPanel("description")],
            heading=_("Who"),
        ),
        MultiFieldPanel(
            [FieldPanel("promise"), FieldPanel("sensitive"), FieldPanel("active")],
            heading=_("How it answers"),
        ),
    ]

    class Meta(Register.Meta):
        verbose_name = _("service")
        verbose_name_plural = _("services")
        constraints = [
            models.UniqueConstraint(fields=["is_front_desk"], condition=Q(is_front_desk=True), name="one_front_desk"),
            models.CheckConstraint(
                condition=Q(is_front_desk=False) | Q(active=True, successor__isnull=True),
                name="front_desk_is_active",
                violation_error_message=_("The front desk is always active and has no successor."),
            ),
            models.CheckConstraint(
                condition=Q(successor__isnull=True) | Q(active=False), name="merged_service_is_inactive"
            ),
        ]

    def get_absolute_url(self) -> str:
        """Return the public address."""
        return f"/diensten/{self.slug}/"

    def clean(self) -> None:
        """Keep the front desk: it moves by marking another service (`services.move_front_desk`)."""
        super().clean()
        if self.pk and not self.is_front_desk and Service.objects.filter(pk=self.pk, is_front_desk=True).exists():
            raise ValidationError(
                {"is_front_desk": _("Mark another service as front desk first: there is always one.")}
            )
        if self.pk and not self.active and Service.objects.filter(pk=self.pk, is_front_desk=True).exists():
            raise ValidationError({"active": _("The front desk stays active.")})
        if self.active and self.successor_id:
            raise ValidationError({"active": _("This service was merged into another and stays out of use.")})


class ServiceMember(models.Model):
    """An account that works for a service: it sees that service's worklist."""

    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")

    class Meta:
        verbose_name = _("service member")
        verbose_name_plural = _("service members")
        constraints = [models.UniqueConstraint(fields=["service", "user"], name="member_once")]

    def __str__(self) -> str:
        return f"{self.service} · {self.user}"
