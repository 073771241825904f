"""What people looked for, counted per day: never who, from where, or in which visit."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_KEPT = 120  # characters; longer texts tell about people and are not kept


class Surface(models.TextChoices):
    """Where was looked."""

    SITE = "site", _("website")
    PORTAL = "portal", _("portal of the agents")
    API = "api", _("API")


class Counted(models.Model):
    """Counters of one day and one place. Rows are written by `log`, and go with age (`forgetting`)."""

    day = models.DateField(_("day"))
    surface = models.CharField(_("where"), max_length=8, choices=Surface)

    class Meta:
        abstract = True
        default_permissions = ()


class QueryCount(Counted):
    """How often this was looked for on this day, and how that ended. `last_at` is rounded down to the hour."""

    query = models.CharField(_("query"), max_length=LONGEST_KEPT)  # lower case, without accents
    asked = models.PositiveIntegerField(_("asked"), default=0)
    nothing = models.PositiveIntegerField(_("found nothing"), default=0)
    unsure = models.PositiveIntegerField(_("not sure"), default=0)
    clicked = models.PositiveIntegerField(_("clicked"), default=0)
    last_at = models.DateTimeField(_("last asked"))

    class Meta(Counted.Meta):
        permissions = [("use_search_desk", _("Can see what people look for and try the search out"))]
        constraints = [models.UniqueConstraint(fields=["day", "query", "surface"], name="searchtuning_query_a_day")]
        indexes = [models.Index(fields=["query", "day"], name="searchtuning_query")]

    def __str__(self) -> str:
        return self.query


class Rewording(Counted):
    """How often people looked for `then` within a minute after `first`."""

    first = models.CharField(_("first"), max_length=LONGEST_KEPT)
    then = models.CharField(_("then"), max_length=LONGEST_KEPT)
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta(Counted.Meta):
        constraints = [
            models.UniqueConstraint(fields=["day", "first", "then", "surface"], name="searchtuning_rewording_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.first} → {self.then}"


class Click(Counted):
    """How often people opened this document from the results of this query."""

    query = models.CharField(_("query"), max_length=LONGEST_KEPT)
    document = models.UUIDField()  # of the page or the service: documents are written anew, their identity stays
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta(Counted.Meta):
        constraints = [
            models.UniqueConstraint(fields=["day", "document", "query", "surface"], name="searchtuning_click_a_day")
        ]
        indexes = [models.Index(fields=["document", "day"], name="searchtuning_document")]

    def __str__(self) -> str:
        return f"{self.query} → {self.document}"
