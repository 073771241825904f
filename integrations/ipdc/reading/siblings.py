"""A feed that was saved as files: finds the file of the page a relation points to."""

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

_OWN = re.compile(r'"@id"\s*:\s*("(?:[^"\\]|\\.)*")')
_HEAD_BYTES = 4096


class Siblings:
    """The other files in a page's folder, by name and by the address each gives itself."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_address: dict[str, Path] | None = None

    def find(self, relation: str) -> Path | None:
        """The file of that page, or nothing. Never leaves the folder."""
        if not urlsplit(relation).scheme:
            path = (self._folder / relation).resolve()
            inside = path.is_file() and path.parent == self._folder.resolve()
            return self._folder / path.name if inside else None
        if self._by_address is None:
            self._by_address = _addresses(self._folder)
        return self._by_address.get(relation)


def _addresses(folder: Path) -> dict[str, Path]:
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in {".json", ".jsonld"} and path.is_file():
            with path.open(encoding="utf-8-sig", errors="replace") as file:
                head = file.read(_HEAD_BYTES)
            own = _OWN.search(head) if '"relation"' in head or '"view"' in head else None
            if own:
                found.setdefault(json.loads(own[1]), path)
    return found
