"""Which rule counts for what: the most precise one that fits."""

from dataclasses import dataclass

from contactforms.privacy.models import RetentionRule
from contactforms.privacy.retention.kinds import Kind, Scope


@dataclass(frozen=True, slots=True)
class Entry:
    """A rule and what is left for it."""

    rule: RetentionRule
    scope: Scope


def rulebook() -> list[Entry]:
    """Return the rules, the most precise first; together they cover everything, each thing once (1 query)."""
    rules = sorted(RetentionRule.objects.select_related("service"), key=lambda r: (-kind_of(r).rank, r.pk))
    kinds = [kind_of(rule) for rule in rules]
    return [
        Entry(rule, Scope(kind, tuple(other for other in kinds if other.rank > kind.rank)))
        for rule, kind in zip(rules, kinds, strict=True)
    ]


def kind_of(rule: RetentionRule) -> Kind:
    """Return the kind that a rule is for."""
    return Kind(rule.channel, rule.service_id, rule.sensitive)
