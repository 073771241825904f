"""The holders that the apps registered, and what can be asked of all of them."""

from uuid import UUID

from contactforms.privacy.dossier import Dossier
from contactforms.privacy.holders.holder import Holder, Text

_holders: dict[str, Holder] = {}


def register(holder: Holder) -> None:
    """Add a holder; called once per app, in `ready()`."""
    _holders[holder.name] = holder


def holders() -> tuple[Holder, ...]:
    """Return all holders, the lowest layer first: the order in which the apps are loaded."""
    return tuple(_holders.values())


def channel_names() -> dict[str, Text]:
    """Return through what things come in, for the retention rules."""
    return {value: label for holder in holders() for value, label in holder.channels.items()}


def expand(dossier: Dossier) -> Dossier:
    """Return the dossier with everything that belongs to the same person, found by asking until nothing is new."""
    while True:
        more = dossier.also(ref for holder in holders() for ref in holder.related(dossier))
        if len(more) == len(dossier):
            return dossier
        dossier = more


def references(dossier: Dossier) -> dict[UUID, str]:
    """Return what people call the rows of the dossier."""
    return {uuid: name for holder in holders() for uuid, name in holder.references(dossier).items()}
