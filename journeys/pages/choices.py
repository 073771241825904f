"""The words an editor chooses from in a step."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue.products.models import Audience


class Who(models.TextChoices):
    """Who does what a step says."""

    YOU = "you", _("you")
    CITY = "city", _("the city")
    OTHER = "other", _("someone else")


class Unit(models.TextChoices):
    """In what the time between a step and the visitor's day is counted."""

    WORKING_DAYS = "working_days", _("working days")
    DAYS = "days", _("days")
    WEEKS = "weeks", _("weeks")
    MONTHS = "months", _("months")


class Side(models.TextChoices):
    """On which side of the visitor's day a step is due."""

    BEFORE = "before", _("before that day")
    AFTER = "after", _("after that day")


class How(models.TextChoices):
    """How a link stands to the one before it."""

    AND = "and", _("and: this too")
    OR = "or", _("or: this instead of the one before")
    OPTIONAL = "optional", _("optional: only for who wants it")


def audience_choices() -> list[tuple[str, str]]:
    """Return the audiences as a step keeps them: by identifier."""
    return [(str(uuid), name) for uuid, name in Audience.objects.values_list("uuid", "name")]
