"""One row a day × a flow × something that happened in it, and how often."""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_KEY = 120  # a question of a part carries the part's own key before its own


class Happening(models.TextChoices):
    """What is counted; the comment says what `node`, `option` and `to` hold."""

    START = "start", _("started")  # to: the first question
    STEP = "step", _("answered")  # node: the question, option: the choice (one choice, yes or no), to: what follows
    END = "end", _("came to an outcome")  # as STEP, `to` being an outcome
    BACK = "back", _("went back")  # node: where one was, to: the question gone back to
    TIME = "time", _("time taken")  # node: the outcome, option: the class of `recording.CLASSES`


class FlowCount(models.Model):
    """How often this happened on this day. Of a sensitive flow only START is ever written."""

    day = models.DateField(_("day"))
    flow = models.UUIDField(_("guided questions"))  # no foreign key: the count of a flow that went away stays true
    happening = models.CharField(_("what happened"), max_length=5, choices=Happening)
    node = models.CharField(_("at"), max_length=LONGEST_KEY, blank=True)
    option = models.CharField(_("choice"), max_length=LONGEST_KEY, blank=True)
    to = models.CharField(_("towards"), max_length=LONGEST_KEY, blank=True)
    times = models.PositiveIntegerField(_("times"), default=0)

    class Meta:
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["flow", "day", "happening", "node", "option", "to"], name="flowcounting_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.node} {self.option} → {self.to}: {self.times}"
