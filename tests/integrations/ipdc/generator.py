"""Makes instances in the standard's own shape, as many as asked: `python -m tests.integrations.ipdc.generator 1000`.

The words are ours. Every instance has what a real one has: conditions with evidence, a procedure with
websites, costs, contact points, codes, two languages and a little mess.
"""

import json
import sys
from typing import Any

from integrations.ipdc.vocabulary import BY_KEY, INSTANCE_TYPES, RDF_TYPE, Shape

BASE = "http://data.example.org/id"
THEMES = ("BurgerOverheid", "EconomieWerk", "WelzijnGezondheid", "BouwenWonen", "MilieuEnergie")
PARAGRAPH = (
    "<p class='x'>Je vraagt dit aan bij de stad. We kijken je aanvraag na en sturen je binnen de {} dagen bericht.</p>"
)
TYPES = {
    "voorwaarden": "http://data.europa.eu/m8g/Requirement",
    "bewijs": "http://data.europa.eu/m8g/Evidence",
    "procedures": "http://purl.org/vocab/cpsv#Rule",
    "kosten": "http://data.europa.eu/m8g/Cost",
    "websites": "http://schema.org/WebSite",
    "contactgegevens": "http://schema.org/ContactPoint",
    "adres": "http://www.w3.org/ns/locn#Address",
    "regelgeving": "http://data.europa.eu/eli/ontology#LegalResource",
}


def nl(text: str) -> dict[str, str]:
    return {"nl": text}


def instance(number: int, **changes: Any) -> dict[str, Any]:
    """One instance in the standard's JSON; `changes` replace keys, None leaves one out."""
    steps = "".join(f"<li><p>stap {step}</p></li>" for step in range(1, 9))
    found: dict[str, Any] = {
        "@id": f"{BASE}/public-service/{number}",
        "@type": "Instantie",
        "naam": nl(f"Vergunning nummer {number} voor een activiteit"),
        "beschrijving": nl(PARAGRAPH.format(number % 30 + 1) * 4),
        "verdereBeschrijving": {"nl": f"<h3>Meer weten</h3><ul>{steps}</ul>", "en": "<p>More.</p>"},
        "uitzonderingen": nl("<p>In <strong>januari</strong> duurt het langer.</p>"),
        "regelgevingTekst": nl('<p><a href="https://codex.example.org/1">Decreet</a></p>'),
        "productnummer": str(100000 + number),
        "creatie": "2024-01-01T10:00:00Z",
        "laatstGewijzigd": "2024-06-01T10:00:00Z",
        "aangemaaktDoor": "OVO002083",
        "bevoegdeOverheden": ["OVO002083"],
        "uitvoerendeOverheden": ["OVO002083"],
        "geografischToepassingsgebieden": ["BE22171072"],
        "type": "Toelating",
        "themas": [THEMES[number % len(THEMES)]],
        "doelgroepen": ["Burger", "Onderneming"],
        "bevoegdBestuursniveaus": ["Lokaal"],
        "zoektermen": {"nl": ["toelating", "activiteit", f"woord{number}"]},
        "voorwaarden": [
            {
                "naam": nl("Leeftijd"),
                "beschrijving": nl(PARAGRAPH.format(3)),
                "order": 1,
                "bewijs": {"naam": nl("Identiteitskaart"), "beschrijving": nl("<p>Breng ze mee.</p>")},
            },
        ],
        "procedures": [
            {
                "naam": nl("Aanvragen"),
                "beschrijving": nl(PARAGRAPH.format(5) * 3),
                "order": 1,
                "websites": [{"naam": nl("Start hier"), "url": f"https://loket.example.org/{number}", "order": 1}],
            },
        ],
        "kosten": [{"naam": nl("Prijs"), "beschrijving": nl(f"<p>{number % 50 + 1} euro</p>"), "order": 1}],
        "regelgeving": [{"naam": nl("Decreet"), "url": "https://codex.example.org/1", "order": 1}],
        "websites": [{"naam": nl("Lees meer"), "url": "https://meer.example.org/", "order": 1}],
        "contactgegevens": [
            {
                "email": "loket@hasselt.example",
                "telefoonnummer": "011 00 00 00",
                "openingsuren": "Mo-Fr 09:00-12:00",
                "order": 1,
                "adres": {
                    "straatnaam": nl("Straat"),
                    "huisnummer": "1",
                    "postcode": "3500",
                    "gemeentenaam": nl("Hasselt"),
                    "land": nl("België"),
                },
            },
        ],
    }
    found.update(changes)
    return {key: value for key, value in found.items() if value is not None}


def feed(instances: list[dict[str, Any]], *, page: int = 0, pages: int = 1, host: str = "http://hostname") -> str:
    """An LDES page with these instances as snapshots."""

    def address(number: int) -> str:
        return f"{host}/feed?pageNumber={number}"

    relations = [
        {"@type": "GreaterThanOrEqualToRelation", "node": address(n)} for n in (page - 1, page + 1) if 0 <= n < pages
    ]
    members = []
    for one in instances:
        moment = one.get("generatedAtTime", one["laatstGewijzigd"])
        snapshot = {
            "@id": f"{one['@id']}/snapshot/{moment}",
            "@type": "InstantieSnapshot",
            "isVersionOf": one["@id"],
            "generatedAtTime": moment,
        }
        members.append(one | snapshot)
    context = [f"{host}/ipdc-lpdc-im.jsonld", f"{host}/ldes.jsonld"]
    return json.dumps(
        {
            "@context": context,
            "@id": address(page),
            "@type": "EventStream",
            "view": {"@id": address(page), "@type": "Node", "relation": relations},
            "member": members,
        },
        ensure_ascii=False,
        indent=1,
    )


def triples(one: dict[str, Any]) -> list[str]:
    """The same instance as lines of N-Triples; parts get identifiers of their own."""
    lines: list[str] = []
    kind = next(kind for kind in sorted(INSTANCE_TYPES) if kind.endswith("#InstancePublicService"))
    _describe(one, one["@id"], kind, lines)
    return lines


def _describe(node: dict[str, Any], subject: str, kind: str, lines: list[str]) -> None:
    lines.append(f"<{subject}> <{RDF_TYPE}> <{kind}> .")
    for key, value in node.items():
        term = BY_KEY.get(key)
        if term is None:
            continue
        for index, item in enumerate(value if isinstance(value, list) else [value]):
            start = f"<{subject}> <{term.predicate}>"
            if term.shape is Shape.PARTS:
                part = f"{subject}/{key}{index}"
                lines.append(f"{start} <{part}> .")
                _describe(item, part, TYPES[key], lines)
            elif term.shape is Shape.TEXT:
                lines += [
                    f"{start} {json.dumps(text, ensure_ascii=False)}@{tag} ."
                    for tag, texts in item.items()
                    for text in (texts if isinstance(texts, list) else [texts])
                ]
            elif term.shape is Shape.CODES:
                lines.append(f"{start} <{item if '://' in item else term.base + item}> .")
            else:
                lines.append(f"{start} {json.dumps(str(item), ensure_ascii=False)} .")


if __name__ == "__main__":
    for number in range(int(sys.argv[1])):
        print("\n".join(triples(instance(number))))
