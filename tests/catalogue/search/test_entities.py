"""Things in a question: what the city has under a number, an address or a name, and who may know it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from catalogue.search import find
from catalogue.search.entities import Recognised, What, recognise
from tests.factories import make_channel, make_product, make_service, make_theme

pytestmark = pytest.mark.django_db
SPELLINGS = ["011 23 90 00", "011/23.90.00", "+32 11 23 90 00", "0032 11 239000", "(011)239000", "tel 011-23-90-00"]


def first(query, **options):
    found = find(query, **options)
    return found.items[0].document.title if found.items else None


@pytest.mark.parametrize("query", SPELLINGS)
@pytest.mark.parametrize("written", ["011 23 90 00", "+32 11 23 90 00", "011 23 90 00 ext. 12"])
def test_the_phone_number_of_a_service_is_found_first_in_any_spelling(query, written):
    make_channel(make_service(name="Burgerzaken"), value=written)
    make_channel(make_service(name="Wegen"), value="011 23 90 01")
    make_product(title="Balie 011 23 90 00", product_number="239000")
    found = find(query)
    assert found.items[0].document.title == "Burgerzaken"
    assert found.items[0].matched_on[0] == "phone"
    assert found.sure
    assert (found.recognised.what, found.recognised.value) == (What.PHONE, "+3211239000")


def test_a_mobile_a_free_and_a_short_number():
    for name, value in (("Wacht", "0495 12 34 56"), ("Meldpunt", "0800 00 001"), ("Vlaanderen", "1700")):
        make_channel(make_service(name=name), value=value)
    make_channel(make_service(name="Chat"), kind="whatsapp", value="0495 99 99 99")
    assert first("0495/12.34.56") == "Wacht"
    assert first("0800/00001") == "Meldpunt"
    assert first("1700") == "Vlaanderen"
    assert first("+32495999999") == "Chat"


def test_services_that_share_a_number_are_all_on_top():
    for name in ("Sport", "Jeugd"):
        make_channel(make_service(name=name), value="011 23 90 00")
    assert {hit.document.title for hit in find("011239000").items} == {"Sport", "Jeugd"}


def test_a_changed_number_is_known_at_once():
    channel = make_channel(make_service(name="Burgerzaken"), value="011 23 90 00")
    channel.value = "011 23 90 55"
    channel.save()
    assert recognise("011239000").documents == ()
    assert first("011239055") == "Burgerzaken"


def test_a_number_for_colleagues_is_known_to_colleagues_only():
    make_channel(make_service(name="Burgerzaken"), value="011 23 90 00", public=False)
    make_channel(make_service(name="Weg"), value="011 23 90 01", active=False)
    make_channel(make_service(name="Opgegaan", active=False), value="011 23 90 02")
    assert recognise("011 23 90 00") == Recognised(What.PHONE, "+3211239000")
    assert first("011 23 90 00", agent=True) == "Burgerzaken"
    for value in ("011 23 90 01", "011 23 90 02"):
        assert recognise(value, agent=True).documents == ()


def test_nobody_is_sure_about_the_number_of_somebody_else():
    make_product(title="Iets met 12 en 34 en 56")
    found = find("0495 12 34 56")
    assert found.recognised.is_unknown
    assert not found.sure


def test_an_email_address_finds_its_service():
    make_channel(make_service(name="Afval"), kind="email", value="afval@hasselt.example")
    make_channel(make_service(name="Geheim"), kind="email", value="geheim@hasselt.example", public=False)
    assert first("AFVAL@hasselt.example") == "Afval"
    assert first("wie is afval@hasselt.example?") == "Afval"
    assert recognise("geheim@hasselt.example").documents == ()


@pytest.mark.parametrize("query", ["4711", "nr 4711", "Nr. 4711", "#4711", "productnummer: 4711", "47 11", "4 711"])
def test_a_product_number_is_first_however_it_is_written(query):
    make_product(title="Iets met 4711 en 47 en 11 in de titel", product_number="9")
    make_product(title="Anders", product_number="4711")
    found = find(query)
    assert found.items[0].document.title == "Anders"
    assert found.items[0].matched_on[0] == "number"
    assert found.recognised.what == What.PRODUCT_NUMBER


def test_a_number_with_letters_and_signs():
    make_product(title="Anders", product_number="IPDC-12")
    assert first("ipdc-12") == first("#IPDC-12") == "Anders"


def test_a_closed_page_has_no_number_for_the_public():
    page = make_product(title="Besloten", product_number="47119")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    assert recognise("47119") is None
    assert "Besloten" not in {hit.document.title for hit in find("#47119").items}
    assert first("#47119", agent=True) == "Besloten"


def test_what_is_on_top_still_has_to_be_what_was_asked_for():
    theme = make_theme()
    make_channel(make_service(name="Burgerzaken"), value="011 23 90 00")
    make_product(title="Paspoort", product_number="4711", theme=theme)
    assert first("011239000", kind="product") is None
    assert first("#4711", theme=theme) == "Paspoort"
    assert first("#4711", theme=make_theme()) is None


def test_a_service_that_is_asked_for_as_a_service_is_first():
    service = make_service(name="Parkeren", description="")
    make_product(title="Parkeren parkeren", keywords="parkeren", responsible_service=service)
    make_service(name="Groendienst")
    make_product(title="Groendienst bellen", keywords="groendienst")
    assert first("dienst parkeren") == "Parkeren"
    assert "Parkeren parkeren" in [hit.document.title for hit in find("dienst parkeren").items]
    assert first("de GROENDIENST") == "Groendienst"
    # By its bare name it is known as well, and the words decide the order
    assert recognise("parkéren") == Recognised(What.SERVICE, "parkéren", (service.search_row.pk,))


def test_a_service_by_a_name_that_changed():
    service = make_service(name="Parkeren")
    assert recognise("parkeren").documents
    service.name = "Mobiliteit"
    service.save()
    assert recognise("parkeren") is None
    assert recognise("mobiliteit").what == What.SERVICE
    service.active = False
    service.save()
    assert recognise("mobiliteit") is None


def test_a_postal_code_of_the_city_and_of_another():
    assert recognise("3511").places == ("Kuringen", "Stokrooie")
    assert recognise("3500 hasselt") == Recognised(What.POSTAL_CODE, "3500", places=("Hasselt", "Sint-Lambrechts-Herk"))
    assert recognise("2000 Antwerpen") == Recognised(What.POSTAL_CODE, "2000")
    assert not find("2000 Antwerpen").sure


def test_words_beside_an_address_are_what_is_looked_for():
    make_product(title="Huisvuil")
    make_product(title="Straatnaam en nummer 12", keywords="kiewitstraat")
    for query in ("huisvuil kiewitstraat 12", "3511 Kuringen huisvuil", "huisvuil Kiewitstraat 12, 3500 Hasselt"):
        assert [hit.document.title for hit in find(query).items] == ["Huisvuil"], query


def test_an_address_finds_who_sits_there():
    make_channel(make_service(name="Burgerzaken"), kind="counter", value="Demoplein 1, 3500 Hasselt")
    assert first("demoplein 1") == "Burgerzaken"
    assert recognise("Kiewitstraat 12").is_unknown


def test_a_street_is_no_street_where_the_pages_know_the_word():
    assert recognise("toverstraat").what == What.STREET
    make_product(title="Een toverstraat aanvragen")
    assert recognise("toverstraat") is None


def test_a_reference_is_known_by_its_form_alone(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert recognise("7k4m 9qxd") == Recognised(What.REFERENCE, "7K4M-9QXD")


@pytest.mark.parametrize("query", ["", "rijbewijs", "ik ben mijn identiteitskaart kwijt wat moet ik nu doen"])
def test_words_are_nothing_else_and_cost_one_query(query, django_assert_max_num_queries):
    recognise("x")
    with django_assert_max_num_queries(1):
        assert recognise(query) is None


@pytest.mark.parametrize(
    "query", ["011 23 90 00", "#4711", "3500", "demoplein 1", "dienst afval", "a@b.example", "1700"]
)
def test_a_few_queries_however_many_rows(query, django_assert_max_num_queries):
    for number in range(12):
        service = make_service(name="Afval" if number == 1 else f"Dienst {number}{number}{number}")
        make_channel(service, value="011 23 90 00")
        make_channel(service, kind="counter", value="Demoplein 1, 3500 Hasselt")
        make_product(product_number="4711", responsible_service=service)
    recognise("x")
    with django_assert_max_num_queries(5):
        assert recognise(query)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    query=st.text(max_size=80) | st.text(alphabet="0123456789 +-/.()#@abnrtstalwe\x00", max_size=60),
    agent=st.booleans(),
)
def test_any_text_is_something_or_nothing(query, agent):
    found = recognise(query, agent=agent)
    assert found is None or found.value


@pytest.mark.parametrize(
    "query",
    ["0" * 10_000, "1 " * 5_000, "a@" * 5_000, "\x00", "\ud800", "+" * 999, "3500 " * 2_000, "straat 1 " * 1_000,
     "[0-9]+", "\\", "+32" * 200, "٠١١٢٣٩٠٠٠", "\u202e00 09 32 110"],
)  # fmt: skip
def test_hostile_questions_are_only_questions(query):
    make_channel(make_service())
    find(query)
