"""Large uploads stop costing disk and memory as soon as they are too large; the rest of the form still arrives."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from contactforms.topics.attachments.refusing import MAX_BYTES

PREFIX = "topic-"  # the fields of `TopicForm`


class CappedUpload(FileUploadHandler):
    """Stands before Django's handlers: past the limit of a file it only counts.

    For the files of topic questions; those of the admin pass untouched.
    """

    counted = 0
    ours = False

    def is_ours(self, field_name: str) -> bool:
        """Tell whether this file has our limit."""
        return field_name.startswith(PREFIX)

    def new_file(self, field_name: str, *args: Any, **kwargs: Any) -> None:
        """Begin to count."""
        super().new_file(field_name, *args, **kwargs)
        self.counted, self.ours = 0, self.is_ours(field_name)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """Pass on what is within the limit."""
        self.counted += len(raw_data)
        return None if self.ours and self.counted > MAX_BYTES else raw_data

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """Return an empty file with the true size for one that is too large; others are the next handler's."""
        if not self.ours or self.counted <= MAX_BYTES:
            return None
        return UploadedFile(BytesIO(), self.file_name, self.content_type, self.counted, self.charset)


class CappedEverything(CappedUpload):
    """The same for every file of a request."""

    def is_ours(self, field_name: str) -> bool:
        """Always."""
        return True
