"""What editors tell the search about words. In force for the next question, without a rebuild."""

from secrets import randbits
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from catalogue.organisation.models import content_version
from catalogue.search.dutch.thesaurus import stems_of


class TuningVersion(models.Model):
    """The only row: another number with every change of what editors told, so that each process reads that again.

    Drawn at random, not counted: after a change that was rolled back, a counter would give its number out again.
    """

    number = models.BigIntegerField(default=1)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="search_tuning_version_one_row")]

    def __str__(self) -> str:
        return str(self.number)

    @classmethod
    def bump(cls) -> None:
        """Take another number, in the transaction of the change."""
        cls.objects.update_or_create(pk=1, defaults={"number": randbits(62)})
        content_version.bump()  # what is kept of answers (pages, the API's ETag) is no longer right


class Tuned(models.Model):
    """A row that changes what is found."""

    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, in force at once."""
        super().save(*args, **kwargs)
        TuningVersion.bump()

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete, in force at once."""
        result = super().delete(*args, **kwargs)
        TuningVersion.bump()
        return result


class Synonym(Tuned):
    """Who says `said` means `meant`; two-way when each stands for the other."""

    said = models.CharField(_("people say"), max_length=120, help_text=_("A word or a few words, without a comma."))
    meant = models.CharField(_("our pages say"), max_length=120, help_text=_("As it stands on the page."))
    two_way = models.BooleanField(
        _("both ways"), default=False, help_text=_("Tick this when the words mean exactly the same.")
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        ordering = ["said", "meant"]
        constraints = [
            models.UniqueConstraint(
                fields=["said", "meant"], name="search_synonym_once", violation_error_message=_("This synonym exists.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.said} {'↔' if self.two_way else '→'} {self.meant}"

    def clean(self) -> None:
        """Write both sides one way, and refuse what says nothing."""
        self.said, self.meant = " ".join(self.said.split()).lower(), " ".join(self.meant.split()).lower()
        for name in ("said", "meant"):
            if getattr(self, name) and not stems_of(getattr(self, name)):
                raise ValidationError({name: _("Write at least one letter or digit.")})
        if self.said and self.meant and stems_of(self.said) == stems_of(self.meant):
            raise ValidationError({"meant": _("The search already takes these for the same word.")})


class WordRule(Tuned):
    """How the search must take one word."""

    class Kind(models.TextChoices):
        """What is said of the word."""

        STOP = "stop", _("ignore this word")
        KEEP = "keep", _("take this word as it is: never correct or split it")
        SAME = "same", _("is the same word as")

    word = models.CharField(_("word"), max_length=60)
    kind = models.CharField(_("rule"), max_length=8, choices=Kind)
    other = models.CharField(_("other word"), max_length=60, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("word rule")
        verbose_name_plural = _("word rules")
        ordering = ["word"]
        constraints = [
            models.UniqueConstraint(
                fields=["word", "kind"], name="search_word_rule", violation_error_message=_("This rule exists.")
            )
        ]

    def __str__(self) -> str:
        return f"{self.word}: {self.get_kind_display()} {self.other}".strip()

    def clean(self) -> None:
        """One word on each side; the other word only where the rule needs it."""
        self.word, self.other = self.word.strip().lower(), self.other.strip().lower()
        if len(self.word.split()) != 1 or not stems_of(self.word):
            raise ValidationError({"word": _("Write one word.")})
        if self.kind == self.Kind.SAME and (len(self.other.split()) != 1 or not stems_of(self.other)):
            raise ValidationError({"other": _("Write the one word that it is the same as.")})
        if self.kind != self.Kind.SAME:
            self.other = ""
