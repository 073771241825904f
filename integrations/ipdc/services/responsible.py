"""Which service answers for a product that comes in."""

from collections.abc import Iterator

from catalogue.organisation.models import Service
from integrations.ipdc.findings import Code, Finding
from integrations.ipdc.mapping import Lookup
from integrations.ipdc.mapping.page import title_of
from integrations.ipdc.snapshot import Snapshot


def service_for(snapshot: Snapshot, lookup: Lookup, given: Service | None) -> tuple[Service, bool]:
    """The given service, else the theme's when it is clear which theme; else the front desk.

    The second value says whether anybody chose: without, an editor must look.
    """
    if given is not None:
        return given, True
    codes = snapshot.codes.themes
    for code in codes:
        themes = lookup.candidates([code]).get(code) or lookup.themes_of([code])
        services = {theme.service for theme in themes}
        service = services.pop() if len(services) == 1 else None
        if service is not None and service.active:
            return service, True
    return lookup.front_desk, False


def unclear(snapshot: Snapshot, lookup: Lookup, *, chosen: bool) -> Iterator[Finding]:
    """What an editor must settle: the theme, the service, or both."""
    if snapshot.archived:
        return
    title = title_of(snapshot)
    for code, themes in lookup.candidates(snapshot.codes.themes).items():
        values = {"code": code, "themes": ", ".join(str(theme) for theme in themes)}
        yield Finding(snapshot.iri, snapshot.product_number, title, "themas", Code.THEME_UNCLEAR, values)
    if not chosen:
        yield Finding(snapshot.iri, snapshot.product_number, title, "responsible_service", Code.NO_SERVICE)
