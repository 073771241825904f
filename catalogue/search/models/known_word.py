"""In how many documents each token and each written word stands: what rarity and corrections are based on."""

from django.db import models


class KnownWord(models.Model):
    """Counted along with every write. `public` leaves out closed pages and the notes for colleagues."""

    class Kind(models.TextChoices):
        """What is counted."""

        TOKEN = "t", "token"  # documents that hold this stem
        SPELT = "s", "spelt"  # documents that hold this word as written
        LENGTH = "l", "length"  # words of all documents together in this field; “documents” counts those

    kind = models.CharField(max_length=1, choices=Kind)
    text = models.CharField(max_length=80)
    public = models.BigIntegerField(default=0)
    everyone = models.BigIntegerField(default=0)  # with the notes and closed pages: for colleagues only
    changed = models.BigIntegerField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "text"], name="search_known_word")]

    def __str__(self) -> str:
        return self.text
