"""Walks over the texts and links of a snapshot with the path an editor recognises."""

from collections.abc import Iterator, Sequence

from integrations.ipdc.snapshot import Link, Part, Procedure, Snapshot, Texts


def texts_of(snapshot: Snapshot) -> Iterator[tuple[str, Texts]]:
    """Every text but keywords, as (path, texts by language)."""
    yield "naam", snapshot.name
    yield "beschrijving", snapshot.description
    yield "verdereBeschrijving", snapshot.additional
    yield "uitzonderingen", snapshot.exceptions
    yield "regelgevingTekst", snapshot.regulation
    for path, part in parts_of(snapshot):
        yield f"{path}.naam", part.name
        yield f"{path}.beschrijving", part.description


def parts_of(snapshot: Snapshot) -> Iterator[tuple[str, Part]]:
    """Every titled part, nested ones too, numbered from 1 as an editor counts."""
    for index, condition in enumerate(snapshot.conditions, 1):
        yield f"voorwaarden[{index}]", condition
        yield from _numbered(f"voorwaarden[{index}].bewijs", condition.evidence)
    for index, procedure in enumerate(snapshot.procedures, 1):
        yield f"procedures[{index}]", procedure
        yield from _numbered(f"procedures[{index}].websites", procedure.websites)
    yield from _numbered("kosten", snapshot.costs)
    yield from _numbered("financieleVoordelen", snapshot.benefits)
    yield from _numbered("regelgeving", snapshot.legal)
    yield from _numbered("websites", snapshot.websites)


def links_of(snapshot: Snapshot) -> Iterator[tuple[str, Link]]:
    """Every link that is a field of its own."""
    for path, part in parts_of(snapshot):
        if isinstance(part, Link) and not part.missing:
            yield path, part


def _numbered(path: str, parts: Sequence[Part | Procedure]) -> Iterator[tuple[str, Part]]:
    for index, part in enumerate(parts, 1):
        yield f"{path}[{index}]", part
