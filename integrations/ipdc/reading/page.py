"""What one file or one page of a feed turned out to hold."""

from dataclasses import dataclass, field

from integrations.ipdc.reading.canonical import Document


@dataclass(frozen=True, slots=True)
class Page:
    """Products, and where the feed goes on."""

    documents: list[Document] = field(default_factory=list)
    relations: list[str] = field(default_factory=list)
    address: str = ""
    concepts: int = 0
