"""What the topic questions hold about people: the files that came with a question. Answers stand with the question."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _

from contactforms.privacy.dossier import QUESTION, Dossier
from contactforms.privacy.holders import Holder, Sheet
from contactforms.privacy.holders.holder import Counts
from contactforms.topics.attachments.services import delete_files_of, files_of
from contactforms.topics.models import Attachment

LABELS = {
    "name": _("name"),
    "kind": _("kind"),
    "size": _("size in bytes"),
    "uploaded_at": _("received"),
    "file": _("file"),
}


class Attachments(Holder):
    """Files of questions. One that waits for its question belongs to nobody yet and goes by itself within a day."""

    name = "topics"
    personal = {"topics.Attachment": ("token", "name", "sha256", "file")}

    def export(self, dossier: Dossier) -> Iterable[Sheet]:
        """Return the files, each with where it stands in the export."""
        files = files_of(*dossier.uuids(QUESTION))
        named = {f"{number}-{row.name}": row for number, row in enumerate(files, 1)}
        rows = [_row(row, name) for name, row in named.items()]
        there = {name: row.file for name, row in named.items() if row.file.storage.exists(str(row.file.name))}
        yield Sheet("files", _("Files"), rows, LABELS, there)

    def erase(self, dossier: Dossier) -> Counts:
        """Delete the files, rows and contents: nothing counts them."""
        return +Counter({"topics.attachment": delete_files_of(*dossier.uuids(QUESTION))})


def _row(attachment: Attachment, name: str) -> dict[str, Any]:
    return {
        "question": str(attachment.question_uuid),
        "name": attachment.name,
        "kind": str(attachment.get_kind_display()),
        "size": attachment.size,
        "uploaded_at": attachment.uploaded_at.isoformat(timespec="seconds"),
        "file": f"files/{name}",
    }
