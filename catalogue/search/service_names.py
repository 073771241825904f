"""The names of the services that answer, in memory for as long as nothing in the city changed."""

from collections import defaultdict

from django.db import connection

from catalogue.organisation.models import Service
from catalogue.search.dutch.stopwords import STOP_WORDS
from catalogue.search.dutch.words import words

# Who says one of these asks for people who answer, not for a subject
TEAM = frozenset({"dienst", "loket", "team", "balie", "afdeling", "bureau"})
_Names = dict[str, frozenset[int]]
_kept: tuple[object, _Names] = (None, {})


def services_named(text: str, content: str) -> frozenset[int]:
    """Return the active services that are called this; “dienst parkeren” is Parkeren too.

    `content` is the version of the city's content (`knowledge`): one query when it is another one.
    """
    name = _folded(text)
    return _names(content).get(name, frozenset()) if name else frozenset()


def asks_for_people(text: str) -> bool:
    """Whether a name says that it is a service: “Sportdienst”, “dienst parkeren”; “Parkeren” alone is a subject."""
    return any(word.text.endswith(tuple(TEAM)) for word in words(text))


def _folded(text: str) -> str:
    told = [word.text for word in words(text)]
    kept = [word for word in told if word not in TEAM and word not in STOP_WORDS]
    return " ".join(kept or told)


def _names(content: str) -> _Names:
    global _kept
    version = (connection.settings_dict["NAME"], content)
    if _kept[0] != version:
        found: defaultdict[str, set[int]] = defaultdict(set)
        for pk, name in Service.objects.active().order_by("pk").values_list("pk", "name"):
            found[_folded(name)].add(pk)
        _kept = (version, {name: frozenset(pks) for name, pks in found.items()})
    return _kept[1]
