"""Receive a file, keep it until its question is asked, give it to that question, forget it."""

import hashlib
import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from contactforms.topics.attachments.images import clean_image
from contactforms.topics.attachments.names import safe_name
from contactforms.topics.attachments.pdf import clean_pdf
from contactforms.topics.attachments.refusing import MAX_BYTES, Refused, Why
from contactforms.topics.attachments.sniffing import Sniffed, what_is
from contactforms.topics.definitions import FileRef
from contactforms.topics.models.attachment import EXTENSIONS, Attachment, FileKind, private_storage

PENDING_FOR = timedelta(days=1)
_MADE_BY_US = re.compile(r"[0-9a-f]{2}/[0-9a-f-]{36}\.[a-z]+")  # `models.attachment.stored_as`


class FileGone(Exception):
    """A file that was to go with the question is not there any more, or went with another one."""


def receive(upload: UploadedFile) -> Attachment:
    """Return the cleaned file, pending; raise Refused with the reason for the sender."""
    size = upload.size or 0
    if not 0 < size <= MAX_BYTES:
        raise Refused(Why.TOO_BIG if size else Why.EMPTY)
    data = upload.read()
    sniffed = what_is(data)
    if sniffed is None:
        raise Refused(Why.OTHER_KIND)
    clean, kind = clean_pdf(data) if sniffed == Sniffed.PDF else clean_image(data, sniffed)
    attachment = Attachment(
        kind=kind,
        name=safe_name(upload.name or "", EXTENSIONS[FileKind(kind)]),
        size=len(clean),
        sha256=hashlib.sha256(clean).hexdigest(),
    )
    attachment.file.save("", ContentFile(clean), save=False)
    attachment.save(force_insert=True)
    return attachment


def by_token(tokens: Iterable[Any], *, pending: bool = False) -> dict[str, FileRef]:
    """Return the files that these tokens open, by token; with `pending` only those without a question.

    One that went with a question already is known too: what is sent again must be recognised as the same.
    For another question, `claim` refuses it.
    """
    wanted = [token for token in tokens if isinstance(token, str) and token.isascii() and token.isprintable()]
    if not wanted:
        return {}
    rows = Attachment.objects.filter(token__in=wanted)
    return {row.token: row.ref for row in (rows.filter(question_uuid=None) if pending else rows)}


def claim(files: Iterable[FileRef], question: UUID) -> None:
    """Give pending files to a question; raise FileGone when one is not there, so that the whole fails.

    Two questions that want the same file at the same moment: the first one gets it.
    """
    wanted = {file.uuid for file in files}
    got = Attachment.objects.filter(uuid__in=wanted, question_uuid=None).update(question_uuid=question)
    if got != len(wanted):
        raise FileGone


def files_of(*questions: UUID) -> list[Attachment]:
    """Return the files of these questions (1 query)."""
    return list(Attachment.objects.filter(question_uuid__in=questions))


@transaction.atomic
def delete_files_of(*questions: UUID) -> int:
    """Delete all files of these questions, rows and contents, and return how many."""
    rows = files_of(*questions)
    for row in rows:
        row.delete()
    return len(rows)


def sweep(now: datetime | None = None) -> int:
    """Delete files on disk that no row names any more, and return how many.

    A row is deleted first and its file when that is certain; a disk that refused then left the file behind. What is
    younger than a day may belong to a row that is being written.
    """
    storage, before = private_storage(), (now or timezone.now()) - PENDING_FOR
    swept = 0
    for folder in storage.listdir("")[0]:
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
        named = set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
        for name in sorted(set(names) - named):
            if _MADE_BY_US.fullmatch(name) and storage.get_modified_time(name) < before:
                storage.delete(name)
                swept += 1
    return swept


def forget_pending() -> int:
    """Delete what nobody asked a question with within a day, and return how many."""
    old = Attachment.objects.filter(question_uuid=None, uploaded_at__lt=timezone.now() - PENDING_FOR)
    count = 0
    for pk in list(old.values_list("pk", flat=True)):
        with transaction.atomic():  # each for itself: one that was just claimed stays
            row = Attachment.objects.select_for_update().filter(pk=pk, question_uuid=None).first()
            if row is not None:
                row.delete()
                count += 1
    return count
