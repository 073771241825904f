"""Is it clear which product this is, and is what every product needs there?"""

import re
from collections.abc import Iterator

from integrations.ipdc.cleaning import plain_text
from integrations.ipdc.findings.model import Code
from integrations.ipdc.findings.raw import Raw, quote
from integrations.ipdc.language import text_of
from integrations.ipdc.snapshot import Snapshot

_COPY = re.compile(
    r"^\W*(?:kopie|copie|copy)\s+(?:van|of)\b|\((?:kopie|copy)(?:\s*\d+)?\)\s*$|\s-\s(?:kopie|copy)$", re.I
)
LONGEST_TITLE = 255


def number(snapshot: Snapshot, same_number: tuple[str, ...]) -> Iterator[Raw]:
    """No product number, or one that others have too."""
    if not snapshot.product_number:
        yield Raw("productnummer", Code.NO_NUMBER)
    elif same_number:
        others = quote("; ".join(same_number))
        yield Raw("productnummer", Code.DUPLICATE_NUMBER, {"number": snapshot.product_number, "others": others})


def title(snapshot: Snapshot) -> Iterator[Raw]:
    """No title, a title too long for a page, or "Kopie van …"."""
    text = plain_text(text_of(snapshot.name))
    if not text and not snapshot.archived:
        yield Raw("naam", Code.NO_TITLE)
    if _COPY.search(text):
        yield Raw("naam", Code.COPY, {"text": quote(text)})
    if len(text) > LONGEST_TITLE:
        yield Raw("naam", Code.LONG_TITLE, {"most": LONGEST_TITLE})


def required(snapshot: Snapshot) -> Iterator[Raw]:
    """What the standard asks of every instance."""
    if snapshot.archived:
        return
    if not plain_text(text_of(snapshot.description)):
        yield Raw("beschrijving", Code.NO_DESCRIPTION)
    asked = {
        "bevoegdeOverheden": snapshot.codes.competent_authorities,
        "geografischToepassingsgebieden": snapshot.codes.spatial,
        "creatie": snapshot.created,
        "laatstGewijzigd": snapshot.modified,
        "aangemaaktDoor": snapshot.created_by,
    }
    yield from (Raw(field, Code.MISSING_FIELD) for field, given in asked.items() if not given)
