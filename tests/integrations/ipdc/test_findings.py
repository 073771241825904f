from datetime import UTC, datetime

import pytest

from integrations.ipdc.findings import Code, Context, findings_of
from integrations.ipdc.findings.texts import is_cut
from tests.integrations.ipdc.generator import instance, nl

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CLEAN = {"verdereBeschrijving": None}


def contact(**changes):
    return {"contactgegevens": [{"order": 1} | changes]}


def website(url):
    return {"websites": [{"naam": nl("Site"), "url": url, "order": 1}]}


CASES = [
    ({"productnummer": None}, Code.NO_NUMBER, "productnummer"),
    ({"naam": nl("Kopie van Rijbewijs")}, Code.COPY, "naam"),
    ({"naam": nl("Rijbewijs (kopie)")}, Code.COPY, "naam"),
    ({"naam": nl(" ")}, Code.NO_TITLE, "naam"),
    ({"naam": nl("x" * 300)}, Code.LONG_TITLE, "naam"),
    ({"beschrijving": nl("<p>&nbsp;</p>")}, Code.NO_DESCRIPTION, "beschrijving"),
    ({"bevoegdeOverheden": None}, Code.MISSING_FIELD, "bevoegdeOverheden"),
    ({"geografischToepassingsgebieden": []}, Code.MISSING_FIELD, "geografischToepassingsgebieden"),
    ({"aangemaaktDoor": None}, Code.MISSING_FIELD, "aangemaaktDoor"),
    ({"creatie": "gisteren"}, Code.MISSING_FIELD, "creatie"),
    ({"kosten": ["http://example.org/weg"]}, Code.MISSING_PART, "kosten[1]"),
    ({"beschrijving": nl("<p>Je vraagt dit aan bij de")}, Code.CUT_TEXT, "beschrijving"),
    ({"kosten": [{"naam": nl("Prijs"), "beschrijving": nl("-")}]}, Code.PLACEHOLDER, "kosten[1].beschrijving"),
    ({"naam": {"nl-BE-x-generated-informal": "Gemaakt"}}, Code.GENERATED_TEXT, "naam"),
    ({"naam": {"en": "Licence"}}, Code.FOREIGN_TEXT, "naam"),
    ({"uitzonderingen": {"nl": "a", "fr": "b"}}, Code.OTHER_LANGUAGE, "talen"),
    ({"beschrijving": nl("<p onclick='x()'>Hallo.</p>")}, Code.HOSTILE_HTML, "beschrijving"),
    ({"beschrijving": nl("<a href='javascript:x'>Hallo</a>")}, Code.HOSTILE_HTML, "beschrijving"),
    (contact(openingsuren="maandag 8u - 11u45"), Code.FREE_HOURS, "contactgegevens[1].openingsuren"),
    (contact(openingsuren="Mo-Fr 25:99-12"), Code.FREE_HOURS, "contactgegevens[1].openingsuren"),
    (contact(openingsuren="https://www.stad.be/uren"), Code.FREE_HOURS, "contactgegevens[1].openingsuren"),
    (contact(openingsuren=" "), Code.EMPTY_HOURS, "contactgegevens[1].openingsuren"),
    (contact(openingsuren="#N/A"), Code.EMPTY_HOURS, "contactgegevens[1].openingsuren"),
    (contact(email="loket bij de stad"), Code.ODD_CONTACT, "contactgegevens[1].email"),
    (contact(telefoonnummer="zie website"), Code.ODD_CONTACT, "contactgegevens[1].telefoonnummer"),
    (contact(url="www.stad.be"), Code.ODD_LINK, "contactgegevens[1].url"),
    (website("www.stad.be"), Code.ODD_LINK, "websites[1].url"),
    (website("https://stad be"), Code.ODD_LINK, "websites[1].url"),
    (website(" "), Code.DEAD_LINK, "websites[1].url"),
    (website("#N/A"), Code.DEAD_LINK, "websites[1].url"),
    ({"beschrijving": nl("<p>Lees <a href='stad'>meer</a>.</p>")}, Code.ODD_LINK, "beschrijving"),
    ({"themas": ["Feesten"]}, Code.UNKNOWN_CODE, "themas"),
    ({"type": "Iets"}, Code.UNKNOWN_CODE, "type"),
    ({"yourEuropeCategorieen": ["Maanreizen"]}, Code.UNKNOWN_CODE, "yourEuropeCategorieen"),
    ({"geografischToepassingsgebieden": ["BE22171022"]}, Code.OLD_AREA, "geografischToepassingsgebieden"),
    ({"geografischToepassingsgebieden": ["BE22373040"]}, Code.OLD_AREA, "geografischToepassingsgebieden"),
    ({"eindeDienstVerlening": "2025-01-01T00:00:00Z"}, Code.EXPIRED, "eindeDienstVerlening"),
    (
        {"startDienstVerlening": "2028-01-01T00:00:00Z", "eindeDienstVerlening": "2027-01-01T00:00:00Z"},
        Code.ODD_DATE,
        "eindeDienstVerlening",
    ),
]


@pytest.mark.parametrize(("changes", "code", "field"), CASES)
def test_finds(snapshot, changes, code, field):
    found = findings_of(snapshot(instance(1, **CLEAN | changes)), Context(NOW))
    assert [(finding.code, finding.field) for finding in found] == [(code, field)] or (code, field) in {
        (finding.code, finding.field) for finding in found
    }
    assert all(finding.reason and "%(" not in finding.reason for finding in found)


def test_a_good_product_has_no_findings(snapshot):
    assert findings_of(snapshot(instance(1, **CLEAN)), Context(NOW)) == []


def test_two_products_with_one_number(snapshot):
    found = findings_of(snapshot(instance(1, **CLEAN)), Context(NOW, same_number=("Ander product",)))
    assert [finding.code for finding in found] == [Code.DUPLICATE_NUMBER]
    assert "Ander product" in found[0].reason


def test_kortessem_is_hasselt_now(snapshot):
    (found,) = findings_of(snapshot(instance(1, **CLEAN, geografischToepassingsgebieden=["BE22373040"])), Context(NOW))
    assert found.values["new"] == "BE22171072"


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("<p>Je vraagt het aan bij de stad.</p>", False),
        ("<p>Vraag het formulier aan</p>", False),
        ("<p>Weten wie je vader is</p>", False),
        ("<ul><li>een</li><li>twee</li></ul>", False),
        ("<p>Je brengt een pas mee, enz...</p>", False),
        ("Attest van", False),
        ("<p>Je kan dit aanvragen bij de", True),
        ("<p>Je kan dit aanvragen bij het loket van de</p>", True),
        ("<p>Je kan dit aanvragen als …</p>", True),
        ("<p>Je kan dit aanvragen <a hre", True),
        ("<p>Je kan <strong>dit aanvragen", True),
        ("<p>Prijs: 5 euro &nbs", True),
        ("<p>Breng mee: pas, foto, formulier,</p>", True),
    ],
)
def test_text_cut_by_the_source(text, cut):
    assert is_cut(text) is cut
