"""The search page: what is found and how it answers, what is corrected, what narrows it, what is said of nothing."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries
from wagtail.contrib.search_promotions.models import Query, SearchPromotion

from catalogue.products.models import Audience
from catalogue.search.models import Synonym
from contactforms.questions.models import Question
from tests.factories import make_channel, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db
TUESDAY = "2026-11-17 10:00+01:00"
MOST_QUERIES = 26  # of a first search with an empty cache


def text(client: Client, query: str, **more: str) -> str:
    answer = client.get("/zoeken/", {"q": query, **more})
    assert answer.status_code == 200
    return answer.content.decode()


def seen(html: str) -> str:
    """Return the words of the main part of a page, without the tags."""
    main = html.partition('<main id="inhoud"')[2].partition("</main>")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())


def links(html: str, words: str) -> list[str]:
    """Return the addresses of the links with these words."""
    found = re.findall(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', html, re.DOTALL)
    return [
        href.replace("&amp;", "&") for href, inner in found if words in " ".join(re.sub("<[^>]+>", " ", inner).split())
    ]


def test_a_product_is_found_and_linked(client: Client) -> None:
    page = make_product(title="Reispas aanvragen", description="Je reispas voor buiten Europa.")
    html = text(client, "reispas")
    assert f'href="/producten/{page.slug}/"' in html
    assert re.search(r"\d+ resulta(at|ten) voor “reispas”", html)
    assert 'value="reispas"' in html
    assert "<title>Zoeken: reispas" in html


@time_machine.travel(TUESDAY, tick=False)
def test_a_result_answers_in_the_list(client: Client) -> None:
    service = make_service(name="Dienst Reizen")
    make_channel(service, value="011 00 00 31", opening_hours="Mo-Fr 09:00-16:00")
    make_product(
        title="Reispas aanvragen",
        short_answer="Je vraagt je reispas aan de balie.",
        responsible_service=service,
        costs=[("cost", {"title": "Gewoon", "amount": "81.00"}), ("cost", {"title": "Spoed", "amount": "252.50"})],
        start_url="https://afspraak.example/reispas",
        start_label="Maak een afspraak",
    )
    html = text(client, "reispas")
    words = seen(html)
    assert "<mark>reispas</mark>" in html
    assert "Product Reispas aanvragen" in words
    assert "vanaf €\u00a081,00" in html
    assert "Dienst Reizen, telefoon:" in words
    assert "Nu open tot 16.00" in words
    assert links(html, "Maak een afspraak : Reispas aanvragen") == ["https://afspraak.example/reispas"]


@pytest.mark.parametrize(
    ("costs", "words"),
    [
        ([], None),
        ([("cost", {"title": "Kaart", "amount": "0"})], "Prijs: gratis"),
        ([("cost", {"title": "Kaart", "amount": "25.6"})], "Prijs: € 25,60"),
        ([("cost", {"title": "Kaart", "text": "<p>Dit kost je niets.</p>"})], "Prijs: Dit kost je niets."),
        ([("cost", {"title": "Kaart", "text": f"<p>{'Lang verhaal. ' * 20}</p>"})], "zie de kosten op de pagina"),
    ],
)
def test_the_price_in_a_few_words(client: Client, costs: list, words: str | None) -> None:
    make_product(title="Reispas", costs=costs)
    html = seen(text(client, "reispas"))
    assert (words in html) if words else ("Prijs" not in html)


def test_a_start_address_that_would_run_a_script_is_no_button(client: Client) -> None:
    page = make_product(title="Reispas")
    type(page).objects.filter(pk=page.pk).update(start_url="javascript:alert(1)")
    assert "javascript:" not in text(client, "reispas")


@time_machine.travel(TUESDAY, tick=False)
def test_a_service_shows_its_number_and_hours(client: Client) -> None:
    service = make_service(name="Dienst Zwembad")
    make_channel(service, value="011 00 00 44", opening_hours="Mo-Fr 13:00-17:00")
    make_channel(service, value="011 00 00 45", opening_hours="Mo-Fr 08:00-20:00", public=False)
    html = text(client, "zwembad")
    assert links(html, "011 00 00 44")
    assert "Opent vandaag om 13.00" in seen(html)
    assert "00 45" not in html


def test_what_was_corrected_is_said_with_a_way_back(client: Client) -> None:
    make_product(title="Rijbewijs aanvragen", short_answer="Je rijbewijs haal je hier.")
    html = text(client, "rijbewjis")
    assert "We zochten ook op rijbewijs ." in seen(html)
    (back,) = links(html, "Zoek enkel op “rijbewjis”")
    literal = client.get(back).content.decode()
    assert "We zochten ook op" not in literal
    (forth,) = links(literal, "rijbewijs")
    assert parse_qs(urlsplit(forth).query) == {"q": ["rijbewijs"]}
    assert "Bedoelde je" in seen(literal)


def test_facets_narrow_and_are_undone_by_plain_links(client: Client) -> None:
    wood, water = make_theme(name="Bomen"), make_theme(name="Water")
    old = Audience.objects.create(name="Senioren")
    for number, theme in enumerate((wood, wood, water)):
        page = make_product(title=f"Subsidie {number}", theme=theme)
        if number == 0:
            page.audiences.add(old)
            page.save_revision().publish()
    html = text(client, "subsidie")
    (address,) = links(html, "Bomen 2")
    narrowed = client.get(address).content.decode()
    assert "2 resultaten voor “subsidie”" in seen(narrowed)
    assert "Subsidie 2" not in narrowed
    (undo,) = links(narrowed, "Thema: Bomen verwijder")
    assert "3 resultaten" in seen(client.get(undo).content.decode())
    assert parse_qs(urlsplit(address).query) == {"q": ["subsidie"], "theme": [wood.slug]}


def test_choices_that_leave_nothing_offer_the_way_back(client: Client) -> None:
    make_product(title="Subsidie voor bomen")
    other = make_theme(name="Lege thema")
    html = text(client, "subsidie", theme=other.slug)
    assert "met deze keuzes" in seen(html)
    (everything,) = links(html, "Wis alle keuzes")
    assert "1 resultaat" in seen(client.get(everything).content.decode())


@pytest.mark.parametrize("more", [{"theme": "x"}, {"audience": "'"}, {"type": "user"}, {"exact": "x"}, {"page": "400"}])
def test_what_nobody_can_choose_still_searches(client: Client, more: dict[str, str]) -> None:
    make_product(title="Reispas aanvragen")
    assert "Reispas aanvragen" in text(client, "reispas", **more)


def test_further_pages_have_an_address_and_a_title(client: Client) -> None:
    for number in range(23):
        make_product(title=f"Subsidie nummer {number}")
    html = text(client, "subsidie")
    (following,) = links(html, "Volgende pagina")
    second = client.get(following).content.decode()
    assert "(pagina 2 van " in re.search("<title>(.*?)</title>", second, re.DOTALL)[1]
    assert links(second, "Vorige pagina") == ["/zoeken/?q=subsidie"]
    assert '<link rel="canonical" href="http' in second
    assert "q=subsidie&amp;page=2" in second


def test_nothing_found_says_so_and_offers_a_way_to_ask(client: Client) -> None:
    html = text(client, "xqzwvk")
    assert "Niets gevonden voor “xqzwvk”" in html
    assert links(html, "Stel je vraag")[0] == "/contact/?vraag=xqzwvk"
    form = client.get(links(html, "Stel je vraag")[0]).content.decode()
    assert "xqzwvk</textarea>" in form


def test_no_sure_answer_leads_to_the_form_of_the_likeliest_service(client: Client, monkeypatch) -> None:
    """What was typed stands in the form, as text; who answers is the service of what came near."""
    page = make_product(title="Zonnepanelen keuren", responsible_service=make_service(name="Dienst Energie"))
    from cms.site.views import search as view

    found = view.find

    def unsure(*args, **options):
        from dataclasses import replace

        return replace(found(*args, **options), sure=False)

    monkeypatch.setattr(view, "find", unsure)
    query = 'zonnepanelen <b>"op mijn duiventil'
    html = text(client, query)
    assert "We vonden geen pagina die een goed antwoord geeft" in seen(html)
    assert "Dit kan misschien helpen" in seen(html)
    assert "Dienst Energie antwoordt je uiterlijk op" in seen(html)
    address = links(html, "Stel je vraag")[0]
    assert urlsplit(address).path == f"/vraag/{page.uuid}/"
    form = client.get(address).content.decode()
    assert f"{escape(query)}</textarea>" in form
    assert "<b>&quot;" not in form
    assert page.theme.name in seen(html)
    assert Question.objects.count() == 0


def test_the_start_of_a_question_is_cut_and_cleaned(client: Client) -> None:
    form = client.get("/contact/", {"vraag": "a\x00b\r\nc\u202e" + "d" * 20_000}).content.decode()
    inner = form.partition("<textarea")[2].partition(">")[2].partition("</textarea>")[0].strip()
    assert inner.startswith("a b c d")
    assert len(inner) <= 400


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("2000", "2000 is geen postcode van"),
        ("011 00 00 77", "geen telefoonnummer van ons"),
        ("7K4M-9QXD", "referentie van een vraag"),
    ],
)
def test_a_thing_is_said_back(client: Client, query: str, words: str) -> None:
    make_product(title="Iets anders")
    assert words in seen(text(client, query))


def test_a_reference_leads_to_following_and_opens_nothing(client: Client) -> None:
    assert "/vraag/volgen/" in links(text(client, "7K4M-9QXD"), "Volg je vraag")


def test_the_number_of_a_service_finds_it(client: Client) -> None:
    make_channel(make_service(name="Dienst Zwembad"), value="011 00 00 44")
    words = seen(text(client, "011000044"))
    assert "Op" in words and "antwoordt: " in words
    assert "Dienst Zwembad" in words


def test_best_bets_stand_on_top(client: Client) -> None:
    page = make_product(title="Kies voor de containers")
    SearchPromotion.objects.create(query=Query.get("rijbewijs"), page=page, description="Van de redactie")
    make_product(title="Rijbewijs aanvragen")
    words = seen(text(client, "rijbewijs"))
    assert words.index("Aanbevolen Kies voor de containers Van de redactie") < words.index("Rijbewijs aanvragen")
    assert "Aanbevolen" not in seen(text(client, "rijbewijs", type="product"))


def test_before_anything_is_asked_there_is_where_to_begin(client: Client) -> None:
    theme = make_theme(name="Bomen")
    make_product(theme=theme)
    html = text(client, "   ")
    assert "Niets gevonden" not in html
    assert html.count("<h1") == 1
    assert links(html, "Bomen") == [theme.get_absolute_url()]


def test_removed_pages_and_drafts_are_not_found(client: Client) -> None:
    make_product(title="Zeldzaam concept", live=False)
    make_product(title="Zeldzaam verdwenen").unpublish()
    html = text(client, "zeldzaam")
    assert "Zeldzaam concept" not in html
    assert "Zeldzaam verdwenen" not in html


def test_a_synonym_counts_for_the_next_search(client: Client) -> None:
    make_product(title="Huisvuilzak kopen")
    assert "Huisvuilzak kopen" not in text(client, "qworp")
    row = Synonym.objects.create(said="qworp", meant="huisvuilzak")
    assert "Huisvuilzak kopen" in text(client, "qworp")
    row.delete()
    assert "Huisvuilzak kopen" not in text(client, "qworp")


HOSTILE = [
    "\x00", "'", '"><script>alert(1)</script>', "a" * 10_000, "%", "!&|()", "😀", "\u202e", "\u202eزبالة",
    "'; DROP TABLE search_searchdocument; --", "(((((a+)+)+)+$", "\r\nSet-Cookie: x=1", "\\", "&theme=x", "🇧🇪" * 500,
    "\ud7ff\uffff", " ".join(f"woord{n}" for n in range(2000)),
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_odd_words_break_nothing(client: Client, query: str) -> None:
    make_product(title="Reispas aanvragen")
    html = text(client, query)
    assert "<script>" not in html
    assert "alert(1)</script" not in html
    assert client.get("/zoeken/suggesties/", {"q": query}).status_code == 200


def test_an_address_that_is_no_utf8_breaks_nothing(client: Client) -> None:
    for address in ("/zoeken/?q=%ff%fe", "/zoeken/?q=%00", "/zoeken/suggesties/?q=%ff", "/zoeken/?q=a&q=b&vorige=%00"):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999999999", "٣"])
def test_odd_page_numbers_break_nothing(client: Client, page: str) -> None:
    assert client.get("/zoeken/", {"q": "reispas", "page": page}).status_code == 200


def test_searches_are_not_for_search_engines(client: Client) -> None:
    assert '<meta name="robots" content="noindex">' in text(client, "reispas")


def test_queries_do_not_grow_with_the_results(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(10):
        make_channel((page := make_product(title=f"Subsidie {number}")).responsible_service)
        assert page.live
    with django_assert_max_num_queries(MOST_QUERIES):
        assert len(set(re.findall("Subsidie \\d+", text(client, "subsidie")))) == 10
