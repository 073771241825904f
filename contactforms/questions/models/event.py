"""What happened to a question. Events are added, never changed: a trigger on the table keeps that."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.organisation.models import Service
from contactforms.questions.models.question import Question


class EventKind(models.TextChoices):
    """The steps of a question."""

    ASKED = "asked", _("asked")
    TAKEN = "taken", _("taken")
    RELEASED = "released", _("put back")
    HANDED_OVER = "handed_over", _("handed over")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")
    UNREACHABLE = "unreachable", _("could not be reached")
    REOPENED = "reopened", _("reopened")
    NOTED = "noted", _("note")
    UNDONE = "undone", _("undone")
    SENT = "sent", _("sent to the person")
    ARRIVED = "arrived", _("arrived")
    BOUNCED = "bounced", _("did not arrive")
    CALLBACK = "callback", _("asked to be called back")
    BOOKED = "booked", _("appointment made")
    MOVED = "moved", _("appointment moved")
    CANCELLED = "cancelled", _("appointment cancelled")
    FILLED_IN = "filled_in", _("topic questions answered")


class QuestionEvent(models.Model):
    """One step, numbered per question from 1 without gaps."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="events")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("what"), max_length=12, choices=EventKind.choices)
    at = models.DateTimeField(_("when"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("who"),
        help_text=_("Empty: the person who asked."),
    )
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="+", verbose_name=_("service"))
    text = models.TextField(_("text"), blank=True)
    data = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["question", "number"]
        constraints = [models.UniqueConstraint(fields=["question", "number"], name="event_number_once")]

    def __str__(self) -> str:
        return f"{self.question_id}/{self.number} {self.kind}"
