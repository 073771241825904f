"""Where files are kept that no web server shows."""

from django.core.files.storage import FileSystemStorage


class PrivateStorage(FileSystemStorage):
    """A folder without addresses (Django's own would make one under MEDIA_URL)."""

    def url(self, name: str | None) -> str:
        """Never: raise ValueError."""
        raise ValueError("a private file has no address")
