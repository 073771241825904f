"""What every register row has: a stable UUID, a name for display, and its history."""

import uuid

from django.core.validators import validate_slug
from django.db import models
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from catalogue.organisation.models.content_version import VersionedModel


class Register(VersionedModel):
    """A named row that pages and rows elsewhere point to by `uuid`, never by name."""

    uuid = models.UUIDField(_("identifier"), default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=120)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        blank=True,
        validators=[validate_slug],
        help_text=_("The last part of the web address. Left empty, it is made from the name."),
    )
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save, with a slug made from the name where there is none."""
        if not self.slug:
            self.slug = self._free_slug()
        super().save(*args, **kwargs)

    def _free_slug(self) -> str:
        longest = self._meta.get_field("slug").max_length or 120  # type: ignore[union-attr]
        base = slugify(self.name)[: longest - 10] or "item"
        manager = type(self)._default_manager
        slug, n = base, 1
        while manager.filter(slug=slug).exclude(pk=self.pk).exists():
            n += 1
            slug = f"{base}-{n}"
        return slug
