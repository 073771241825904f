"""Products over the API: what is told, to whom, and what never is."""

import json
from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from catalogue.products.models import Audience, LifeEvent, ProductPage
from tests.factories import catalogue_section, make_channel, make_product, make_service, make_theme, make_user

pytestmark = pytest.mark.django_db


def get(client, path, status=200, **params):
    response = client.get(f"/api/v1/{path}", params)
    assert response.status_code == status, response.content
    return response.json()


def titles(client, **params):
    return [row["title"] for row in get(client, "products/", **params)["results"]]


def full_product(**fields):
    """A product with something in every field."""
    other = make_product(title="Reispas", slug="reispas")
    service = fields.pop("service", None) or make_service(name="Burgerzaken", promise=3)
    make_channel(service)
    link = f'<p>Zie <a linktype="page" id="{other.pk}">de reispas</a>.</p>'
    theme, second = make_theme(name="Identiteit"), make_theme(name="Reizen")
    return make_product(
        **{
            "title": "Paspoort",
            "slug": "paspoort",
            "product_number": "1001",
            "source_iri": "https://data.example/1001",
            "product_type": "Bewijs",
            "description": "Een paspoort.",
            "body": link,
            "short_answer": "Kom langs.",
            "start_label": "Maak een afspraak",
            "start_url": "https://afspraak.example/",
            "conditions": [("condition", {"title": "Belg", "text": link, "evidence": "<p>Kaart</p>"})],
            "procedure": [
                ("step", {"title": "Kom", "text": link, "links": [{"title": "Kaart", "url": "https://kaart.example/"}]})
            ],
            "costs": [("cost", {"title": "Gewoon", "text": "<p>x</p>", "amount": "65", "checked": date(2026, 11, 1)})],
            "bring": [("item", "<p>Een foto</p>")],
            "benefits": [("benefit", {"title": "Korting", "text": link, "amount": None})],
            "legal": [("link", {"title": "Wet", "url": "https://wet.example/"})],
            "links": [("link", {"title": "Meer", "url": "https://meer.example/"})],
            "duration": "Vijf dagen",
            "exceptions_text": link,
            "keywords": "reisdocument, pas",
            "valid_from": date(2026, 1, 1),
            "valid_until": date(2026, 12, 31),
            "theme": theme,
            "more_themes": [second],
            "audiences": [Audience.objects.create(name="Inwoners")],
            "life_events": [LifeEvent.objects.create(name="Ik verhuis")],
            "responsible_service": service,
            "legally_required": True,
            "checked_on": date(2026, 11, 2),
            "agent_note": "GEHEIM-NOTITIE",
            **fields,
        }
    )


def test_everything_of_a_product_is_told(client):
    page = full_product()
    told = get(client, f"products/{page.uuid}/")
    html = '<p>Zie <a href="http://localhost:8000/producten/reispas/">de reispas</a>.</p>'
    link = {"title": "Kaart", "url": "https://kaart.example/"}
    expected = {
        "uuid": str(page.uuid),
        "product_number": "1001",
        "source_iri": "https://data.example/1001",
        "type": "Bewijs",
        "title": "Paspoort",
        "url": "http://localhost:8000/producten/paspoort/",
        "language": "nl",
        "languages": ["nl"],
        "description": "Een paspoort.",
        "short_answer": "Kom langs.",
        "start": {"label": "Maak een afspraak", "url": "https://afspraak.example/"},
        "body_html": html,
        "exceptions_html": html,
        "conditions": [{"title": "Belg", "html": html, "evidence_html": "<p>Kaart</p>"}],
        "procedure": [{"title": "Kom", "html": html, "links": [link]}],
        "costs": [
            {"title": "Gewoon", "html": "<p>x</p>", "amount": "65.00", "currency": "EUR", "checked": "2026-11-01"}
        ],
        "bring": ["<p>Een foto</p>"],
        "benefits": [{"title": "Korting", "html": html, "amount": None, "currency": "EUR"}],
        "legal": [{"title": "Wet", "url": "https://wet.example/"}],
        "links": [{"title": "Meer", "url": "https://meer.example/"}],
        "duration": "Vijf dagen",
        "keywords": ["reisdocument", "pas"],
        "legally_required": True,
        "valid_from": "2026-01-01",
        "valid_until": "2026-12-31",
        "checked_on": "2026-11-02",
    }
    assert {name: told[name] for name in expected} == expected
    assert [theme["name"] for theme in told["themes"]] == ["Identiteit", "Reizen"]
    assert told["theme"] == told["themes"][0]
    assert told["audiences"][0]["slug"] == "inwoners"
    assert set(told["life_events"][0]) == {"uuid", "name", "slug"}
    assert datetime.fromisoformat(told["last_published_at"]) == page.last_published_at
    assert get(client, "products/", product_number="1001")["results"] == [told]


def test_who_answers_is_told_with_how_to_reach_them(client):
    page = full_product()
    answer = get(client, f"products/{page.uuid}/")["responsible_service"]
    assert (answer["name"], answer["promise"], answer["because"]) == ("Burgerzaken", 3, "page")
    assert answer["url"] == "http://localhost:8000/diensten/burgerzaken/"
    assert answer["department"]["uuid"] == str(page.responsible_service.department.uuid)
    assert [channel["value"] for channel in answer["channels"]] == ["011 00 00 01"]


@pytest.mark.parametrize("number", [3, 30])
def test_a_list_takes_six_queries_however_many_rows(client, number, django_assert_max_num_queries):
    for n in range(number):
        other = make_product(title=f"Z{n}")
        full_product(
            title=f"Product {n}",
            slug=f"vol-{n}",
            service=make_service(),
            theme=make_theme(service=make_service()),
            more_themes=[make_theme()],
            audiences=[Audience.objects.create(name=f"Doelgroep {n}")],
            life_events=[LifeEvent.objects.create(name=f"Gebeurtenis {n}")],
            body=f'<p><a linktype="page" id="{other.pk}">x</a></p>',
        ) if n == 0 else make_product(
            title=f"Product {n}",
            body=f'<p><a linktype="page" id="{other.pk}">x</a></p>',
            theme=make_theme(service=make_service()),
            more_themes=[make_theme()],
        )
    with django_assert_max_num_queries(6):
        assert len(get(client, "products/", page_size=100)["results"]) == 2 * number + 1
    service = ProductPage.objects.get(slug="vol-0").responsible_service
    with django_assert_max_num_queries(6):
        get(client, "products/", theme="identiteit", service=service.uuid, legally_required="true", language="nl")


def test_a_detail_takes_six_queries(client, django_assert_max_num_queries):
    page = full_product()
    with django_assert_max_num_queries(6):
        get(client, f"products/{page.uuid}/")


@pytest.mark.parametrize("path", ["themes/", "audiences/", "life-events/"])
@pytest.mark.parametrize("number", [3, 30])
def test_registers_take_two_queries(client, path, number, django_assert_num_queries):
    model = {"themes/": type(make_theme()), "audiences/": Audience, "life-events/": LifeEvent}[path]
    rows = [model.objects.create(name=f"Rij {n}") for n in range(number)]
    with django_assert_num_queries(2):
        told = get(client, path, page_size=100)["results"]
    assert {row["uuid"] for row in told} >= {str(row.uuid) for row in rows}
    detail = get(client, f"{path}{rows[0].uuid}/")
    assert detail in told
    assert detail["url"] == f"http://localhost:8000{rows[0].get_absolute_url()}"


class TestNeverTold:
    """What is for colleagues has no way out, for nobody, in any form."""

    def readers(self, client, admin_client):
        staff = type(client)()
        staff.force_login(make_user("chief_editor", "agent"))
        return client, admin_client, staff

    def test_notes_drafts_and_work_in_progress(self, client, admin_client):
        page = full_product(rewrite_status="review", owner=make_user(username="EIGENAAR-NAAM"))
        hidden = make_channel(page.responsible_service, value="011 00 00 77", public=False)
        page.title, page.body, page.short_answer = "CONCEPT-TITEL", "<p>CONCEPT-TEKST</p>", "CONCEPT-ANTWOORD"
        page.save_revision()
        make_product(title="CONCEPT-PAGINA", live=False)
        service = page.responsible_service
        for reader in self.readers(client, admin_client):
            for path in (
                "products/", f"products/{page.uuid}/", "services/", f"services/{service.uuid}/", "channels/",
                "search/?q=geheim", "search/?q=notitie", "search/?q=concept", "search/?q=paspoort", "schema/",
                "pages/lookup/?path=/producten/paspoort/",
            ):  # fmt: skip
                text = reader.get(f"/api/v1/{path}").content.decode()
                for secret in ("GEHEIM", "CONCEPT", "EIGENAAR", "011 00 00 77", str(hidden.uuid), "agent_note"):
                    assert secret not in text, (path, secret)
                assert "rewrite" not in text
                assert "review" not in text

    def test_filters_cannot_be_used_to_guess(self, client):
        full_product()
        everything = titles(client)
        for guess in ("agent_note", "agent_note__contains", "owner", "rewrite_status", "draft_title"):
            assert titles(client, **{guess: "x"}) == everything

    def test_a_draft_by_its_uuid(self, client, admin_client):
        page = make_product(live=False)
        for reader in (client, admin_client):
            assert reader.get(f"/api/v1/products/{page.uuid}/").status_code == 404

    def test_a_page_that_will_be_published_later(self, client):
        page = make_product(live=False)
        page.go_live_at = timezone.now() + timedelta(days=1)
        page.save_revision().publish()
        assert client.get(f"/api/v1/products/{page.uuid}/").status_code == 404

    def test_a_page_closed_to_the_public(self, client, admin_client):
        page = make_product()
        PageViewRestriction.objects.create(page=catalogue_section(), restriction_type=PageViewRestriction.LOGIN)
        for reader in (client, admin_client):
            assert reader.get(f"/api/v1/products/{page.uuid}/").status_code == 404
            assert get(reader, "products/")["count"] == 0

    def test_an_alias_is_no_product_of_its_own(self, client):
        page = make_product(title="Paspoort")
        page.create_alias(update_slug="paspoort-2")
        assert titles(client) == ["Paspoort"]


class TestChanges:
    """What changes in the city shows in the next answer."""

    @pytest.fixture
    def page(self):
        return full_product()

    def answer(self, client, page):
        return get(client, f"products/{page.uuid}/")["responsible_service"]

    def test_another_phone_number(self, client, page):
        self.answer(client, page)
        channel = page.responsible_service.channels.get()
        channel.value = "011 00 00 55"
        channel.save()
        assert self.answer(client, page)["channels"][0]["value"] == "011 00 00 55"

    def test_another_name(self, client, page):
        self.answer(client, page)
        page.responsible_service.name = "Loket"
        page.responsible_service.save()
        assert self.answer(client, page)["name"] == "Loket"

    def test_another_service(self, client, page):
        self.answer(client, page)
        page.responsible_service = make_service(name="Andere dienst")
        page.save_revision().publish()
        assert self.answer(client, page)["name"] == "Andere dienst"

    def test_other_hours(self, client, page):
        channel = page.responsible_service.channels.get()
        with time_machine.travel(datetime.fromisoformat("2026-11-23T14:00:00+01:00"), tick=False):
            assert self.answer(client, page)["channels"][0]["open_now"] is False
            channel.opening_hours = "Mo-Fr 13:00-17:00"
            channel.save()
            assert self.answer(client, page)["channels"][0]["open_now"] is True

    def test_another_address_of_a_page_that_is_linked_to(self, client, page):
        other = ProductPage.objects.get(slug="reispas")
        other.slug = "reispas-nieuw"
        other.save_revision().publish()
        assert "/producten/reispas-nieuw/" in get(client, f"products/{page.uuid}/")["body_html"]
        other.unpublish()
        assert get(client, f"products/{page.uuid}/")["body_html"] == "<p>Zie <a>de reispas</a>.</p>"

    def test_a_removed_product_is_gone_and_names_its_successor(self, client, page):
        from catalogue.products.tombstones import mark_gone

        successor = ProductPage.objects.get(slug="reispas")
        page.unpublish()
        assert get(client, f"products/{page.uuid}/", status=410)["successor"] is None
        mark_gone(page, successor)
        problem = get(client, f"products/{page.uuid}/", status=410)
        assert problem["successor"] == "http://localhost:8000/producten/reispas/"
        assert problem["successor_uuid"] == str(successor.uuid)
        page.delete()
        assert get(client, f"products/{page.uuid}/", status=410)["code"] == "gone"
        assert get(client, f"products/{uuid4()}/", status=404)["code"] == "not_found"

    def test_a_product_that_is_back_is_back(self, client, page):
        page.unpublish()
        get(client, f"products/{page.uuid}/", status=410)
        page.save_revision().publish()
        get(client, f"products/{page.uuid}/")


class TestFilters:
    """Lists are narrowed."""

    def test_by_theme_audience_and_life_event(self, client):
        page = full_product()
        for name, values in {"theme": page.themes, "audience": page.audiences, "life_event": page.life_events}.items():
            for row in values if isinstance(values, list) else values.all():
                assert titles(client, **{name: row.slug}) == titles(client, **{name: row.uuid}) == ["Paspoort"]
            assert titles(client, **{name: "bestaat-niet"}) == titles(client, **{name: uuid4()}) == []

    def test_by_service_and_department_that_answer_whoever_named_them(self, client):
        successor = make_service(name="Nieuw")
        former = make_service(active=False, successor=successor)
        closed = make_service(active=False)
        make_product(title="Zelf", responsible_service=successor)
        make_product(title="Samengevoegd", responsible_service=former)
        make_product(title="Thema", responsible_service=closed, theme=make_theme(service=successor))
        make_product(title="Ander")
        wanted = ["Samengevoegd", "Thema", "Zelf"]
        for name in ("nieuw", successor.uuid):
            assert titles(client, service=name) == wanted
        assert titles(client, department=successor.department.slug) == wanted
        assert titles(client, department=successor.department.uuid, service="nieuw") == wanted
        assert titles(client, service=former.uuid) == titles(client, service="bestaat-niet") == []

    def test_by_what_the_law_requires_number_and_language(self, client):
        make_product(title="Moet", legally_required=True, product_number="A/1")
        make_product(title="Mag", product_number="2")
        assert titles(client, legally_required="true") == ["Moet"]
        assert titles(client, legally_required="false") == ["Mag"]
        assert titles(client, product_number="A/1") == ["Moet"]
        assert titles(client, language="nl") == ["Mag", "Moet"]
        assert titles(client, language="fr") == []

    @pytest.mark.parametrize(
        "moment",
        ["2026-11-24", "2026-11-24T09:00:00", "2026-11-24T09:00:00+01:00", "2026-11-24T08:00:00Z",
         "2026-11-24T09:00:00 01:00"],
    )  # fmt: skip
    def test_by_when_they_changed(self, client, moment):
        with time_machine.travel(datetime.fromisoformat("2026-11-23T09:00:00+01:00")):
            old = make_product(title="Oud")
            make_product(title="Ouder")
        with time_machine.travel(datetime.fromisoformat("2026-11-24T10:00:00+01:00")):
            old.save_revision().publish()
            make_product(title="Nieuw")
        assert titles(client, updated_since=moment) == ["Nieuw", "Oud"]

    @pytest.mark.parametrize(
        "moment",
        ["gisteren", "2026-13-01", "2026-11-24T25:00", "9" * 400, "0001-01-01T00:00+23:59", "9999-12-31T23:59-23:59"],
    )
    def test_a_moment_that_is_none_is_a_problem(self, client, moment):
        problem = get(client, "products/", status=400, updated_since=moment)
        assert "2026-11-24" in problem["errors"]["updated_since"][0]

    @pytest.mark.parametrize("name", ["theme", "service", "department", "product_number", "language", "updated_since"])
    def test_hostile_values_are_only_values(self, client, name):
        for value in ("\x00", "' OR 1=1 --", "a" * 5000, "😀", "%", "\\"):
            assert client.get("/api/v1/products/", {name: value}).status_code in {200, 400}

    def test_what_is_no_answer_to_yes_or_no_changes_nothing(self, client):
        make_product()
        assert client.get("/api/v1/products/", {"legally_required": "misschien"}).status_code in {200, 400}

    def test_pages_are_stable_with_equal_titles(self, client):
        made = {str(make_product(title="Zelfde").uuid) for _ in range(9)}
        seen = [
            row["uuid"]
            for number in range(1, 6)
            for row in get(client, "products/", page=number, page_size=2)["results"]
        ]
        assert len(seen) == 9
        assert set(seen) == made


class TestHtml:
    """HTML is clean and its links work."""

    @pytest.mark.parametrize(
        ("markup", "html"),
        [
            ('<p onclick="x()">a</p><script>b</script>', "<p>a</p>"),
            ('<a href="javascript:x()">a</a>', "<a>a</a>"),
            ('<a href="/contact/">a</a>', '<a href="http://localhost:8000/contact/">a</a>'),
            ('<a href="mailto:a@b.example">a</a>', '<a href="mailto:a@b.example">a</a>'),
            ('<a linktype="page" id="999999">weg</a>', "<a>weg</a>"),
            ('<a id="999999" linktype="page">weg</a>', "<a>weg</a>"),
            ('<a href="x-page:999999">a</a>', "<a>a</a>"),
            ('<img src="x" onerror="y"><iframe src="//z"></iframe>ok', "ok"),
            ('<p style="color:red" class="x">a<!-- b --></p>', "<p>a</p>"),
        ],
    )
    def test_cleaned(self, client, markup, html):
        page = make_product()
        ProductPage.objects.filter(pk=page.pk).update(body=markup)
        assert get(client, f"products/{page.uuid}/")["body_html"] == html

    def test_a_link_to_a_document_works(self, client):
        from django.core.files.base import ContentFile
        from wagtail.documents.models import Document

        document = Document(title="Reglement")
        document.file.save("reglement.pdf", ContentFile(b"x"))
        page = make_product(body=f'<p><a linktype="document" id="{document.pk}">lees</a></p>')
        html = get(client, f"products/{page.uuid}/")["body_html"]
        assert html == f'<p><a href="http://localhost:8000{document.url}">lees</a></p>'

    def test_odd_stored_sections_break_nothing(self, client):
        page = make_product()
        odd = [
            {"type": "cost", "value": {"amount": "gratis", "text": None}},
            {"type": "cost", "value": {"title": None, "amount": 12.5}},
            {"type": "cost", "value": None},
        ]
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE products_productpage SET costs = %s, procedure = %s, legal = %s WHERE page_ptr_id = %s",
                [
                    json.dumps(odd),
                    json.dumps([{"type": "step", "value": {"links": [{"title": "a", "url": "https://a.example"}]}}]),
                    json.dumps([{"type": "link", "value": {"title": "b", "url": "javascript:x"}}]),
                    page.pk,
                ],
            )
        told = get(client, f"products/{page.uuid}/")
        assert [cost["amount"] for cost in told["costs"]] == [None, "12.50", None]
        assert told["procedure"][0]["links"] == [{"title": "a", "url": "https://a.example"}]
        assert told["legal"] == []


def test_a_translation_is_a_product_of_its_own_and_each_names_the_languages(client, settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = settings.LANGUAGES = [("nl", "Nederlands"), ("fr", "Français")]
    page = make_product(title="Paspoort")
    french = Locale.objects.create(language_code="fr")
    catalogue_section().get_parent().specific.copy_for_translation(french)
    catalogue_section().copy_for_translation(french)
    translation = page.copy_for_translation(french)
    translation.title = "Passeport"
    translation.save_revision().publish()
    assert get(client, f"products/{page.uuid}/")["languages"] == ["fr", "nl"]
    assert titles(client, language="fr") == ["Passeport"]
    assert translation.uuid != page.uuid


def test_what_a_product_tells_is_read_once_a_version(client, django_assert_num_queries):
    page = full_product()
    make_product(title="Rijbewijs")
    first = get(client, "products/", page_size=1)
    assert first["next"]
    whole = get(client, "products/")
    assert whole["results"][0] == first["results"][0], "one of them was told already, the others were not"
    assert [row["title"] for row in whole["results"]] == ["Paspoort", "Reispas", "Rijbewijs"]
    with django_assert_num_queries(2):
        assert get(client, "products/", theme="identiteit")["results"] == whole["results"][:1]
    assert get(client, f"products/{page.uuid}/") == whole["results"][0]


@pytest.mark.parametrize("change", ["title", "theme", "channel", "unpublish", "audience", "other page"])
def test_what_changes_is_told_at_once(client, change):
    page = full_product()
    before = get(client, "products/")["results"][0]
    match change:
        case "title":
            page.title = "Paspoort nieuw"
            page.save_revision().publish()
        case "theme":
            page.theme.name = "Wie ben je"
            page.theme.save()
        case "channel":
            page.responsible_service.channels.update(active=False)
            page.responsible_service.channels.first().save()
        case "unpublish":
            page.unpublish()
        case "audience":
            page.audiences.add(Audience.objects.create(name="Studenten"))
            page.save_revision().publish()
        case "other page":  # the text links to it
            other = ProductPage.objects.get(slug="reispas")
            other.slug = "reispas-nieuw"
            other.save_revision().publish()
    after = get(client, "products/")["results"][0]
    assert after != before
