"""The privacy officer handles a request: find, open, hand over, forget; who else tries gets nothing."""

import io
import json
from zipfile import ZipFile

import pytest
from django.urls import reverse

from contactforms.privacy.models import Erasure, Purpose, ReadLogEntry
from contactforms.questions import services
from contactforms.questions.models import Question
from tests.contactforms.portal.conftest import EMAIL, NAME, PHONE, ask, logged_in, personal_data_in
from tests.contactforms.privacy.world import TRACES, someone, traces

FIND = "portal:requests"


def url(name, question):
    return reverse(f"portal:{name}", args=["klant", question.customer.uuid])


def looks(purpose=Purpose.REQUEST):
    return list(ReadLogEntry.objects.filter(purpose=purpose).order_by("pk").values_list("place", "fields"))


@pytest.mark.parametrize("words", [EMAIL.upper(), PHONE, "+3211009876", "reference"])
def test_someone_is_found_masked_and_the_look_is_logged(city, question, words):
    client = logged_in(city.privacy)
    response = client.post(reverse(FIND), {"who": question.reference.lower() if words == "reference" else words})
    html = response.content.decode()
    assert "1 persoon past" in html and "Z… N…" in html
    typed = html.partition('name="who"')[2].partition(">")[0]
    assert personal_data_in_without(html, typed) == []
    assert url("request", question) in html
    assert looks() == [("portal:requests", "name, email, phone (masked)")]


def personal_data_in_without(html, typed):
    """What of the person stands in the page beside what was typed."""
    rest = html.replace(typed, "")
    return [trace for trace in TRACES[:-1] if trace in rest]


def test_nobody_is_guessed(city, question):
    client = logged_in(city.privacy)
    for words in ("Zeldzame Naamwaarde", "zeldzaam", "011", "", "privadres.example", "%@%", "2222-2222", "\0"):
        response = client.post(reverse(FIND), {"who": words})
        assert not response.context.get("found"), words
    assert looks() == []


def test_two_people_with_one_address_stay_two(city, question):
    ask(city, name="Een Ander", text="Iets anders")
    response = logged_in(city.privacy).post(reverse(FIND), {"who": EMAIL})
    assert len(response.context["found"]) == 2


def test_the_screen_is_masked_until_opened(city, question):
    client = logged_in(city.privacy)
    response = client.get(url("request", question))
    assert personal_data_in(response) == []
    assert dict(response.context["kept"])["Vragen"] == 1
    opened = client.post(url("request_open", question))
    assert NAME in opened.content.decode()
    assert looks() == [
        ("portal:request", "name, email, phone (masked)"),
        ("portal:request", "name, email, phone"),
    ]


def exported(city, question):
    response = logged_in(city.privacy).post(url("request_export", question))
    assert response.headers["Content-Type"] == "application/zip"
    assert NAME not in str(response.headers)
    return ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def test_one_file_holds_everything_and_no_colleague(city):
    person = someone()
    services.note(person.question, person.expert, "Wou niet zeggen wie er meebelde.")
    person.expert.first_name, person.expert.last_name = "Onnoembare", "Medewerker"
    person.expert.save()
    archive = exported(city, person.question)
    data = json.loads(archive.read("gegevens.json"))
    assert data["customers"][0]["email"] == EMAIL
    assert data["questions"][0]["answer"].startswith("Beste Zeldzame")
    assert [row["what"] for row in data["events"]] == ["gesteld", "genomen", "notitie", "beantwoord", "notitie"]
    assert data["contacts"][0]["notes"] and data["contacts"][0]["looked_up"] == ["Huisvuil"]
    assert {row["kind"] for row in data["messages"]} == {"mail"}
    look = data["looks"][0]
    assert "Afval" in look["by"]
    assert (look["place"], look["screen"]) == ("portal:question", "scherm van een vraag")
    assert look["fields"] == "naam, e-mail, telefoon"
    page = archive.read("gegevens.html").decode()
    for text in (
        NAME,
        EMAIL,
        "Wou niet zeggen wie er meebelde.",
        "belt over de zak",
        "Wie de gegevens bekeek",
        "scherm van een vraag",
    ):
        assert text in page, text
    for part in ("Onnoembare", "Medewerker", person.expert.username):
        assert part not in page and part not in archive.read("gegevens.json").decode()
    assert f"{person.question.asked_at:%Y-%m-%dT}" not in page and str(person.question.asked_at.year) in page
    assert looks(Purpose.EXPORT) == [("portal:request_export", "everything")]


def test_nothing_of_another_is_in_it(city, question):
    other = ask(city, name="Een Ander", email="ander@post.example", text="Mijn eigen zaak")
    archive = exported(city, question)
    for name in archive.namelist():
        content = archive.read(name).decode()
        assert "Ander" not in content and "Mijn eigen zaak" not in content and other.reference not in content


def test_markup_in_a_text_stays_text(city):
    question = ask(city, text="<script>alert(1)</script>")
    assert "<script>" not in exported(city, question).read("gegevens.html").decode()


def test_forgetting_says_what_stays_and_asks_to_be_sure(city):
    person = someone()
    client = logged_in(city.privacy)
    html = client.get(url("request_erase", person.question)).content.decode()
    assert "Wat blijft" in html and "De cijfers" in html
    refused = client.post(url("request_erase", person.question), {})
    assert refused.status_code == 422
    assert not Erasure.objects.exists()
    done = client.post(url("request_erase", person.question), {"checked": "on"}, follow=True)
    assert "Gewist: 3 rijen." in done.content.decode()
    assert traces() == {}
    found = client.post(reverse(FIND), {"who": person.question.reference}).content.decode()
    assert "de persoon vroeg erom" in found


def test_what_is_open_is_not_forgotten_unless_asked(city, question):
    client = logged_in(city.privacy)
    refused = client.post(url("request_erase", question), {"checked": "on"})
    assert refused.status_code == 409
    assert "Er staat nog iets open." in refused.content.decode()
    client.post(url("request_erase", question), {"checked": "on", "close": "on"})
    question.refresh_from_db()
    assert (question.state, question.text) == ("withdrawn", "")


@pytest.mark.parametrize("role", ["expert", "lead", "editor"])
def test_others_get_no_byte_of_it(city, question, role):
    client = logged_in(getattr(city, role))
    for name in ("request", "request_open", "request_export", "request_erase"):
        response = client.post(url(name, question), {"checked": "on", "close": "on"})
        assert response.status_code in (403, 405)
        assert personal_data_in(response) == []
    assert Question.objects.get().text
    assert looks() == [] == looks(Purpose.EXPORT)


def test_few_queries_however_much_is_kept(city, question, django_assert_max_num_queries):
    for n in range(12):
        more = ask(city, text=f"Vraag {n}")
        Question.objects.filter(pk=more.pk).update(customer=question.customer)
    client = logged_in(city.privacy)
    client.get(url("request", question))
    with django_assert_max_num_queries(40):
        client.get(url("request", question))
