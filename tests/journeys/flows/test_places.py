"""Tables of places: loading, spelling, and who lies where."""

import io

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from django.urls import reverse
from openpyxl import Workbook

from journeys.flows.definition.nodes import ELSEWHERE
from journeys.flows.models import PlaceRow, PlaceTable
from journeys.flows.place_file import PlaceLine, read_places
from journeys.flows.places import area_of, areas_of
from journeys.flows.services.places import Replaced, replace_places
from journeys.flows.spelling import folded, spellings
from tests.factories import make_user
from tests.journeys.flows.making import changed, make_flow, make_table

ROWS = {
    "Sint-Truidersteenweg": "west", "3500": "centrum", "Kempische Steenweg": "noord", "Dr. Willemsstraat": "centrum",
    "d'Aremberglaan": "zuid", "1 Meiplein": "oost",
}  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("Sint-Truidersteenweg", "west"),
        ("St.-Truidersteenweg", "west"),
        ("st truidersteenweg 12", "west"),
        ("SINT TRUIDER STEENWEG", "west"),
        ("Sint-Truiderstwg. 12 bus 3, 3500 Hasselt", "west"),
        ("3500", "centrum"),
        ("3500 Hasselt", "centrum"),
        ("B-3500 Hasselt", "centrum"),
        ("Onbekende straat 4, 3500 Hasselt", "centrum"),
        ("Onbekende straat 4 3500 Hasselt", "centrum"),
        ("kempischesteenweg", "noord"),
        ("Kémpische  Steenweg 3500", "noord"),
        ("Dokter Willemsstr. 7", "centrum"),
        ("D’ Aremberglaan 1a", "zuid"),
        ("1 meiplein 4", "oost"),
        ("Onbekende straat 3500", ELSEWHERE),  # a house number
        ("3511", ELSEWHERE),
        ("Hasselt", ELSEWHERE),
        ("", None),
        ("  ,-. ", None),
        ("\x00", None),
    ],
)
def test_who_lies_where(db, typed, area, django_assert_max_num_queries):
    table = PlaceTable.objects.create(name="Wijken", slug="wijken")
    PlaceRow.objects.bulk_create(
        [PlaceRow(table=table, name=name, folded=folded(name), area=area) for name, area in ROWS.items()]
    )
    with django_assert_max_num_queries(1):
        assert area_of("wijken", typed) == area


def test_a_name_of_a_table_is_found_by_itself():
    for name in ROWS:
        assert folded(name) in spellings(name)


def lines(text, **kwargs):
    return read_places(text.encode(**kwargs))


class TestFile:
    @pytest.mark.parametrize("content", [
        "postcode;zone\n3500;Zone 1\nHavermarkt;Zone 2\n",
        "3500,zone-1\r\nHavermarkt,zone-2\r\n",
        "3500\tZone 1\n\nHavermarkt\tZone 2\textra",
        '"3500";"Zone 1"\n"Havermarkt";"Zone 2"\n havermarkt ;zone 2',
    ])  # fmt: skip
    def test_csv_however_it_was_saved(self, content):
        assert lines(content) == [PlaceLine("3500", "zone-1"), PlaceLine("Havermarkt", "zone-2")]
        assert lines(content, encoding="utf-8-sig") == lines(content)

    def test_accents_of_an_old_excel(self):
        assert read_places("Coöperatieweg;zuid".encode("cp1252")) == [PlaceLine("Coöperatieweg", "zuid")]

    def test_a_spreadsheet(self):
        book = Workbook()
        for row in (["Straat", "Zone"], [3500, "Zone 1"], [None, None], ["Havermarkt", "Zone 2", "let op"]):
            book.active.append(row)
        file = io.BytesIO()
        book.save(file)
        assert read_places(file.getvalue()) == [PlaceLine("3500", "zone-1"), PlaceLine("Havermarkt", "zone-2")]

    @pytest.mark.parametrize(("content", "said"), [
        ("3500;\nHavermarkt;z", ["Regel 1: schrijf het gebied"]),
        (";z\n3500;z", ["Regel 1: schrijf een postcode"]),
        ("3500;a\n3500 Hasselt;b", ["Regel 2: “3500 Hasselt” is dezelfde plaats als regel 1"]),
        ("a;1\n!;2\nb;", ["Regel 2", "Regel 3"]),
        ("x" * 130 + ";z", ["Regel 1: een naam heeft hoogstens 120"]),
        ("", ["geen plaatsen"]), ("plaats;gebied\n", ["geen plaatsen"]),
        ("PK\x03\x04geen spreadsheet", ["niet te lezen"]),
        ("\n" * 20_001 + "3500;z", ["meer dan 20000 regels"]),
        ("x" * 1_000_001, ["groter dan 1 MB"]),
    ])  # fmt: skip
    def test_each_wrong_line_is_named(self, content, said):
        with pytest.raises(ValidationError) as refused:
            lines(content)
        assert len(refused.value.messages) == len(said)
        for words, message in zip(said, refused.value.messages, strict=True):
            assert words in message

    def test_at_most_so_many_are(self):
        with pytest.raises(ValidationError) as refused:
            lines("x;\n" * 200)
        assert len(refused.value.messages) == 31
        assert "170" in refused.value.messages[-1]


@pytest.mark.django_db
class TestTable:
    def test_loading_again_writes_what_changed_only(self):
        table = make_table("zones", p3500="zone-1", Havermarkt="zone-1", Zuivelmarkt="zone-1")
        user = make_user("editor")
        new = [PlaceLine("3500 Hasselt", "zone-1"), PlaceLine("Havermarkt", "zone-2"), PlaceLine("Dorpsstraat", "z")]
        assert replace_places(table, new, user) == Replaced(added=1, changed=2, removed=1)
        assert replace_places(table, new, user) == Replaced(0, 0, 0)
        market = PlaceRow.objects.get(name="Havermarkt")
        assert [(row.area, row.history_user) for row in market.history.all()] == [("zone-2", user), ("zone-1", None)]
        gone = PlaceRow.history.filter(name="Zuivelmarkt", history_type="-").get()
        assert gone.history_user == user

    def test_areas_with_a_place_each(self, django_assert_max_num_queries):
        make_table("zones", p3500="zone-1", Havermarkt="zone-1", p3511="zone-2")
        with django_assert_max_num_queries(1):
            assert areas_of(["zones", "weg"]) == {"zones": {"zone-1": "3500", "zone-2": "3511"}}

    def test_a_table_that_a_flow_asks_stays_as_it_is(self):
        table = make_table("zones", p3500="zone-1")
        place = {"key": "waar", "kind": "place", "title": "Waar?", "table": "zones", "to": "nee"}
        make_flow(changed("questions", 0, "options", 1, "to", value="waar", of=changed("questions", 2, value=place)))
        with pytest.raises(ProtectedError):
            table.delete()
        table.slug = "anders"
        with pytest.raises(ValidationError):
            table.full_clean()

    def test_another_spelling_of_a_place_is_refused(self):
        table = make_table("zones", p3500="zone-1")
        with pytest.raises(ValidationError, match="3500"):
            PlaceRow(table=table, name="3500 Hasselt", area="zone-2").full_clean()

    def test_an_editor_loads_a_file(self, client):
        client.force_login(make_user("editor"))
        url = reverse("plaatsentabellen_modeladmin_create")
        assert 'type="file"' in client.get(url).content.decode()
        wrong = SimpleUploadedFile("zones.csv", b"3500;zone 1\nHavermarkt;\n")
        html = client.post(url, {"name": "Zones", "slug": "", "file": wrong}).content.decode()
        assert "Regel 2: schrijf het gebied van “Havermarkt”" in html
        assert not PlaceTable.objects.exists()
        good = SimpleUploadedFile("zones.csv", b"3500;zone 1\nHavermarkt;zone 2\n")
        client.post(url, {"name": "Zones " * 15, "slug": "", "file": good})
        table = PlaceTable.objects.get()
        assert area_of(table.slug, "havermarkt 3") == "zone-2"
        edit = reverse("plaatsentabellen_modeladmin_edit", args=[table.pk])
        client.post(edit, {"name": "Parkeerzones", "slug": table.slug})
        assert PlaceTable.objects.get().name == "Parkeerzones"
        assert PlaceRow.objects.count() == 2
        assert "2" in client.get(reverse("plaatsentabellen_modeladmin_index")).content.decode()
