"""A file that came with a question: cleaned, private, and pending until the question is asked."""

import secrets
import uuid
from typing import Any

from django.core.files.storage import Storage, storages
from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from contactforms.topics.definitions import FileRef


def private_storage() -> Storage:
    """Return the folder that no web server shows."""
    return storages["private"]


def new_token() -> str:
    """Return an unguessable token (256 bits): who has it may use the file in one question."""
    return secrets.token_urlsafe(32)


def stored_as(attachment: "Attachment", _name: str) -> str:
    """Return where the file is kept: nothing of the sender's name is in it."""
    return f"{attachment.uuid.hex[:2]}/{attachment.uuid}.{attachment.extension}"


class FileKind(models.TextChoices):
    """What a file is, by its content."""

    JPEG = "image/jpeg", _("photo")
    PNG = "image/png", _("picture")
    PDF = "application/pdf", _("PDF")


EXTENSIONS = {FileKind.JPEG: "jpg", FileKind.PNG: "png", FileKind.PDF: "pdf"}


class Attachment(models.Model):
    """`question_uuid` says to which question it belongs; without, it waits a day for one.

    The question stands above this table (as it does above the outbox), so its identity is kept, not a key.
    """

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    question_uuid = models.UUIDField(_("question"), null=True, blank=True, db_index=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20, choices=FileKind.choices)
    name = models.CharField(_("name"), max_length=120, help_text=_("The sender's name for it, made harmless."))
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    file = models.FileField(storage=private_storage, upload_to=stored_as, max_length=120)
    uploaded_at = models.DateTimeField(_("received"), auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
        ordering = ["uploaded_at", "pk"]
        indexes = [models.Index(fields=["uploaded_at"], condition=Q(question_uuid=None), name="attachments_pending")]

    def __str__(self) -> str:
        return f"attachment {self.uuid}"  # never its name: this text reaches logs

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete the row, and its file once that is certain."""
        storage, name = self.file.storage, self.file.name
        result = super().delete(*args, **kwargs)
        if name:
            transaction.on_commit(lambda: storage.delete(name))
        return result

    @property
    def extension(self) -> str:
        """The ending of its kind."""
        return EXTENSIONS[FileKind(self.kind)]

    @property
    def is_image(self) -> bool:
        """A picture, to be shown as one."""
        return self.kind != FileKind.PDF

    @property
    def ref(self) -> FileRef:
        """What an answer keeps of it."""
        return FileRef(str(self.uuid), self.name, self.sha256)
