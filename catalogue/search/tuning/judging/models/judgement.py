"""A query and the pages that answer it, as editors judged."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from catalogue.organisation.models import Service

LONGEST_QUERY = 400  # signs: what the search looks at


class Kind(models.TextChoices):
    """Who would type this; the value is the first letter of its number, by which evaluations group."""

    AGENT = "A", _("words of a colleague")
    CITIZEN = "C", _("sentence of a citizen")
    NOISY = "N", _("with mistakes")
    NONE = "Z", _("nothing should be found")


class Judgement(models.Model):
    """A judged query. Of kind “nothing” no page is an answer; of another kind without grades nobody said yet."""

    reference = models.CharField(
        _("number"),
        max_length=20,
        unique=True,
        validators=[
            RegexValidator(r"^[ACNZ][A-Za-z0-9._-]*$", _("A number starts with A, C, N or Z, then letters or digits."))
        ],
        error_messages={"unique": _("This number exists.")},
    )
    query = models.CharField(_("query"), max_length=LONGEST_QUERY)
    kind = models.CharField(_("kind"), max_length=1, choices=Kind)
    note = models.TextField(_("note"), max_length=1000, blank=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        verbose_name = _("judged query")
        verbose_name_plural = _("judged queries")
        ordering = ["reference"]
        default_permissions = ()
        permissions = [("judge", _("Can judge what the search should find, and score it"))]
        constraints = [
            models.UniqueConstraint(
                Lower("query"),
                name="searchjudging_query_once",
                violation_error_message=_("This query is judged already."),
            )
        ]

    def __str__(self) -> str:
        return self.query

    def clean(self) -> None:
        """One space between words, and something to look for."""
        self.query = " ".join(self.query.split())
        if not any(sign.isalnum() for sign in self.query):
            raise ValidationError({"query": _("Write at least one letter or digit.")})


class Grade(models.Model):
    """How well one page or service answers the query."""

    class Value(models.IntegerChoices):
        """As in the files of `evaluate_search`."""

        HELPS = 1, _("helps a little")
        ANSWERS = 2, _("answers it")
        THE_PAGE = 3, _("is the very page")

    judgement = models.ForeignKey(Judgement, on_delete=models.CASCADE, related_name="grades")
    page = models.ForeignKey(Page, on_delete=models.CASCADE, null=True, related_name="+")
    service = models.ForeignKey(Service, on_delete=models.CASCADE, null=True, related_name="+")
    grade = models.PositiveSmallIntegerField(choices=Value)

    class Meta:
        default_permissions = ()
        ordering = ["-grade", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["judgement", "page"], name="searchjudging_page_once"),
            models.UniqueConstraint(fields=["judgement", "service"], name="searchjudging_service_once"),
            models.CheckConstraint(
                condition=Q(page__isnull=False, service__isnull=True) | Q(page__isnull=True, service__isnull=False),
                name="searchjudging_grade_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(grade__range=(1, 3)), name="searchjudging_grade_1_to_3"),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.grade}"

    @property
    def key(self) -> str:
        """Which thing is graded, as the forms and changes name it: `p12` or `s3`."""
        return f"p{self.page_id}" if self.page_id else f"s{self.service_id}"
