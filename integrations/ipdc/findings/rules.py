"""Runs every rule over a snapshot. A rule takes (snapshot, context) and yields what it finds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from integrations.ipdc.cleaning import plain_text
from integrations.ipdc.findings import codes, contacts, dates, identity, links, texts
from integrations.ipdc.findings.model import Finding
from integrations.ipdc.findings.raw import Raw
from integrations.ipdc.language import text_of
from integrations.ipdc.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Context:
    """What a rule may know besides the snapshot."""

    now: datetime
    same_number: tuple[str, ...] = ()  # titles of other products with this number
    valid_hours: Callable[[str], bool] = field(default=contacts.looks_like_osm)


Rule = Callable[[Snapshot, Context], Iterator[Raw]]

RULES: tuple[Rule, ...] = (
    lambda snapshot, context: identity.number(snapshot, context.same_number),
    lambda snapshot, _: identity.title(snapshot),
    lambda snapshot, _: identity.required(snapshot),
    lambda snapshot, _: texts.unreliable(snapshot),
    lambda snapshot, _: texts.cut(snapshot),
    lambda snapshot, _: texts.empty(snapshot),
    lambda snapshot, _: texts.hostile(snapshot),
    lambda snapshot, _: texts.missing(snapshot),
    lambda snapshot, _: links.own(snapshot),
    lambda snapshot, _: links.inside(snapshot),
    lambda snapshot, context: contacts.hours(snapshot, context.valid_hours),
    lambda snapshot, _: contacts.reach(snapshot),
    lambda snapshot, _: codes.unknown(snapshot),
    lambda snapshot, _: codes.area(snapshot),
    lambda snapshot, context: dates.validity(snapshot, context.now),
)


def findings_of(snapshot: Snapshot, context: Context) -> list[Finding]:
    """Everything to look at in one product, the same thing said once."""
    title = plain_text(text_of(snapshot.name))[:255]
    found: dict[tuple[str, str, str], Finding] = {}
    for rule in RULES:
        for raw in rule(snapshot, context):
            key = (raw.field, raw.code, repr(sorted(raw.values.items())))
            found.setdefault(
                key, Finding(snapshot.iri, snapshot.product_number, title, raw.field, raw.code, raw.values)
            )
    return list(found.values())
