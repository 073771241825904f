"""What Elasticsearch has not been told yet: the outbox of the index, filled by a trigger on the documents."""

from django.db import models
from django.db.models.functions import Now


class IndexChange(models.Model):
    """Document `document` was written (or went away) as this version; sent in this order, at least once."""

    document = models.BigIntegerField()
    version = models.BigIntegerField()
    gone = models.BooleanField(default=False)
    at = models.DateTimeField(db_default=Now())

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.document} v{self.version}{' gone' if self.gone else ''}"
