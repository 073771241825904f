"""One number for the whole public content: it grows with every change that a reader could see.

Cached pages and API answers carry it (ETag, Last-Modified), so that a changed phone number is on every
page at the next request and nothing has to know which pages show it.
"""

from django.db import models
from django.db.models import F
from django.utils import timezone


class ContentVersion(models.Model):
    """The only row: a counter and when it last grew."""

    number = models.BigIntegerField(default=1)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="content_version_one_row")]

    def __str__(self) -> str:
        return str(self.number)


def bump() -> None:
    """Let the version grow, in the transaction of the change itself."""
    if not ContentVersion.objects.filter(pk=1).update(number=F("number") + 1, changed_at=timezone.now()):
        ContentVersion.objects.create(pk=1)


def current() -> ContentVersion:
    """Return the version now (one query)."""
    return ContentVersion.objects.filter(pk=1).first() or ContentVersion(pk=1)


class VersionedModel(models.Model):
    """A row that readers can see: saving or deleting it lets the content version grow."""

    class Meta:
        abstract = True

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, and tell caches and clients."""
        super().save(*args, **kwargs)  # type: ignore[arg-type]
        bump()

    def delete(self, *args: object, **kwargs: object) -> tuple[int, dict[str, int]]:
        """Delete, and tell caches and clients."""
        result = super().delete(*args, **kwargs)  # type: ignore[arg-type]
        bump()
        return result
