"""Codes that the standard's lists do not have, and areas that no longer exist."""

from collections.abc import Iterator

from integrations.ipdc.codelists import code_lists, current_area
from integrations.ipdc.findings.model import Code
from integrations.ipdc.findings.raw import Raw, quote
from integrations.ipdc.snapshot import Snapshot


def unknown(snapshot: Snapshot) -> Iterator[Raw]:
    """A code outside its list is kept with the source, not shown."""
    codes = snapshot.codes
    checked = (
        ("type", "Type", codes.type),
        ("themas", "Thema", codes.themes),
        ("doelgroepen", "Doelgroep", codes.audiences),
        ("bevoegdBestuursniveaus", "BevoegdBestuursniveau", codes.competent_levels),
        ("uitvoerendBestuursniveaus", "UitvoerendBestuursniveau", codes.executing_levels),
        ("publicatiekanalen", "PublicatieKanaal", codes.publication_channels),
        ("yourEuropeCategorieen", "YourEuropeCategorie", codes.your_europe),
    )
    for field, scheme, given in checked:
        for code in given:
            if code not in code_lists()[scheme]:
                yield Raw(field, Code.UNKNOWN_CODE, {"text": quote(code), "scheme": scheme})


def area(snapshot: Snapshot) -> Iterator[Raw]:
    """Municipalities from before the mergers of 2025."""
    for code in snapshot.codes.spatial:
        now = current_area(code)
        if now != code:
            yield Raw("geografischToepassingsgebieden", Code.OLD_AREA, {"old": code, "new": now})
