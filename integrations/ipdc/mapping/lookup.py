"""The city's own themes, audiences and services behind the source's codes."""

from collections import defaultdict
from collections.abc import Iterable

from catalogue.organisation.models import Service
from catalogue.products.models import Audience, Theme
from integrations.ipdc.codelists import code_lists


class Lookup:
    """Reads the registers once a run."""

    def __init__(self) -> None:
        self.themes: dict[int, Theme] = {}
        self.audiences: dict[int, Audience] = {}
        self._themes: dict[str, list[Theme]] = defaultdict(list)
        self._audiences: dict[str, list[Audience]] = defaultdict(list)
        for theme in Theme.objects.select_related("service__department"):
            self._add_theme(theme)
        for audience in Audience.objects.all():
            self._add_audience(audience)
        self.front_desk = Service.objects.front_desk()

    def themes_of(self, codes: Iterable[str]) -> list[Theme]:
        """One theme a code (the first in the city's order), in the source's order, each once."""
        found = [self._themes[code][0] for code in codes if self._themes.get(code)]
        return list(dict.fromkeys(found))

    def candidates(self, codes: Iterable[str]) -> dict[str, list[Theme]]:
        """All themes of the city that carry a code, for codes that more than one theme carries."""
        return {code: self._themes[code] for code in codes if len(self._themes.get(code, ())) > 1}

    def audiences_of(self, codes: Iterable[str]) -> list[Audience]:
        """One audience a code (the first in the city's order)."""
        return [self._audiences[code][0] for code in codes if self._audiences.get(code)]

    def complete(self, themes: set[str], audiences: set[str]) -> None:
        """Make the themes and audiences that the standard knows, the source uses and the city lacks."""
        lists = code_lists()
        for code in sorted(themes & lists["Thema"].keys() - self._themes.keys()):
            self._add_theme(Theme.objects.create(name=lists["Thema"][code], ipdc_code=code))
        for code in sorted(audiences & lists["Doelgroep"].keys() - self._audiences.keys()):
            self._add_audience(Audience.objects.create(name=lists["Doelgroep"][code], ipdc_code=code))

    def _add_theme(self, theme: Theme) -> None:
        self.themes[theme.pk] = theme
        if theme.ipdc_code:
            self._themes[theme.ipdc_code].append(theme)

    def _add_audience(self, audience: Audience) -> None:
        self.audiences[audience.pk] = audience
        if audience.ipdc_code:
            self._audiences[audience.ipdc_code].append(audience)
