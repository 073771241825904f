"""Three-way comparison: what was imported last, what the city made of it, what the source says now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from integrations.ipdc.values import normal


@dataclass(frozen=True, slots=True)
class Merge:
    """Which fields may be written, and for which somebody must choose."""

    apply: tuple[str, ...]
    differ: tuple[str, ...]
    settled: tuple[str, ...]  # both already say the same


def three_way(
    base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any], *, locked: bool = False
) -> Merge:
    """Compare field by field.

    A field the city left alone takes the source's value; a field it changed is never overwritten: it
    differs when the source changed it too. On a locked page nothing is written.
    """
    apply, differ, settled = [], [], []
    for field, new in theirs.items():
        old, now, wanted = normal(base.get(field)), normal(ours.get(field)), normal(new)
        if now == wanted:
            settled.append(field)
        elif field in base and wanted == old:
            continue  # only the city changed it
        elif now == old and not locked:
            apply.append(field)
        else:
            differ.append(field)
    return Merge(tuple(apply), tuple(differ), tuple(settled))
