"""A question: what must be answered, by whom and by when.

The row is the state that follows from its events (`questions.services`); the routing of the moment of
asking (page, page version, service, promise, reason) stays as it was, handovers are events.
"""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords
from wagtail.models import Page

from catalogue.organisation.models import Service
from catalogue.responsibility import Reason
from contactforms.contacts.along import WithJourney, WithWay
from contactforms.contacts.models import Contact
from contactforms.customers.models import Customer


class State(models.TextChoices):
    """Where a question is; `questions.machine` says what may follow."""

    OPEN = "open", _("open")
    TAKEN = "taken", _("being answered")
    ANSWERED = "answered", _("answered")
    WITHDRAWN = "withdrawn", _("withdrawn")
    UNREACHABLE = "unreachable", _("could not be reached")
    UNDONE = "undone", _("undone")


OPEN_STATES = (State.OPEN, State.TAKEN)
NOT_UNDONE = ~Q(state="undone")  # what was filed by mistake and taken back counts nowhere


class AskedThrough(models.TextChoices):
    """How the question came in."""

    PAGE_FORM = "page_form", _("form on a page")
    CONTACT_FORM = "contact_form", _("contact page")
    API = "api", _("another website")
    PHONE = "phone", _("phone")
    COUNTER = "counter", _("counter")
    CHAT = "chat", _("chat")
    WHATSAPP = "whatsapp", _("WhatsApp")
    VIDEO = "video", _("video call")
    EMAIL = "email", _("e-mail")


class Question(WithJourney, WithWay):
    """One question of one person, at one service."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    reference = models.CharField(_("reference"), max_length=16, unique=True, editable=False)
    status_token = models.CharField(max_length=64, unique=True, editable=False)
    idempotency_key = models.CharField(max_length=120, unique=True, null=True, blank=True, editable=False)

    # A keyed hash of what was sent: the same again is recognised, nothing can be read from it.
    fingerprint = models.CharField(max_length=64, blank=True, editable=False)

    text = models.TextField(_("question"), max_length=10_000)
    topic = models.CharField(_("topic"), max_length=80, blank=True)
    # The answers to the topic questions, as `topics.definitions.Answer` writes them: they read without the questions.
    answers = models.JSONField(_("answers"), default=list, blank=True, editable=False)
    language = models.CharField(_("language"), max_length=8, default="nl")
    asked_through = models.CharField(_("came in through"), max_length=16, choices=AskedThrough.choices)
    customer = models.ForeignKey(
        Customer, on_delete=models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("customer")
    )

    contact = models.ForeignKey(
        Contact,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("contact"),
        help_text=_("The conversation in which an agent wrote it down."),
    )

    page = models.ForeignKey(
        Page, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions", verbose_name=_("page")
    )
    page_uuid = models.UUIDField(null=True, blank=True, db_index=True)
    page_title = models.CharField(_("title of the page"), max_length=255, blank=True)
    page_version = models.BigIntegerField(
        _("version of the page"), null=True, blank=True, help_text=_("The live revision when it was asked.")
    )

    service = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="questions", verbose_name=_("service"), db_index=False
    )
    routed_to = models.ForeignKey(
        Service, on_delete=models.PROTECT, related_name="+", verbose_name=_("first service"), editable=False
    )
    routed_because = models.CharField(_("reason for the routing"), max_length=16, choices=Reason.choices)
    promise = models.PositiveSmallIntegerField(_("promise in working days"))
    due = models.DateField(_("answered by"))
    call_from = models.DateTimeField(
        _("call back from"), null=True, blank=True, help_text=_("When the person would like to be called.")
    )
    call_until = models.DateTimeField(_("call back until"), null=True, blank=True)

    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.OPEN)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="questions",
        verbose_name=_("taken by"),
    )
    answer = models.TextField(_("answer"), blank=True)
    asked_at = models.DateTimeField(_("asked"), db_index=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True)
    reopened = models.PositiveSmallIntegerField(_("times reopened"), default=0)
    erased_at = models.DateTimeField(_("erased"), null=True, blank=True, editable=False)  # its texts and who asked
    history = HistoricalRecords(excluded_fields=["way"])  # it never changes, and is erased in one place

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ["due", "pk"]
        permissions = [
            ("work_on_questions", _("Can see and answer the questions of their own services")),
            ("oversee_questions", _("Can see all open questions by service and age")),
        ]
        indexes = [
            models.Index(F("service"), F("due"), F("id"), condition=Q(state__in=["open", "taken"]), name="worklist"),
            models.Index(fields=["assignee", "due"], condition=Q(state__in=["open", "taken"]), name="my_worklist"),
            models.Index(
                fields=["service", "-closed_at"],
                condition=Q(closed_at__isnull=False) & ~Q(state="undone"),
                name="recently_closed",
            ),
            models.Index(fields=["fingerprint", "-asked_at"], name="asked_before"),
            models.Index(
                fields=["closed_at", "id"],
                condition=Q(closed_at__isnull=False, erased_at__isnull=True),
                name="not_erased_yet",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="taken", assignee__isnull=False) | ~Q(state="taken"), name="taken_by_someone"
            ),
            models.CheckConstraint(
                condition=Q(state__in=["open", "taken"], closed_at__isnull=True)
                | Q(closed_at__isnull=False) & ~Q(state__in=["open", "taken"]),
                name="closed_has_a_moment",
            ),
            models.CheckConstraint(
                condition=Q(call_from__isnull=True, call_until__isnull=True)
                | Q(call_from__isnull=False, call_until__gt=F("call_from")),
                name="call_back_between_moments",
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def is_open(self) -> bool:
        """Still to be answered."""
        return self.state in OPEN_STATES
