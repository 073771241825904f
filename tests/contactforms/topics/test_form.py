"""The topic questions in the public form: what applies is asked, nothing is lost, what does not apply is not kept."""

import re

import pytest
from django.test import Client

from contactforms.forms.tokens import FormToken
from contactforms.questions.models import Question
from contactforms.topics.attachments.refusing import MAX_BYTES
from contactforms.topics.attachments.services import files_of
from contactforms.topics.forms import TopicForm
from contactforms.topics.models import Attachment
from contactforms.topics.services import questions_for
from tests.contactforms.topics.conftest import GPS, WASTE, field, make_set, option, pdf, photo, upload
from tests.factories import make_product, make_service


@pytest.fixture
def post(client: Client, page, waste):
    """Send the form whole but for what is given."""
    which, bag, day, _picture = waste

    def send(**fields: object):
        token = FormToken.new(str(page.uuid)).signed()
        person = {"text": "Mijn afval staat er nog.", "email": "wie@voorbeeld.example", "phone": "", "name": ""}
        answers = {field(which): option(which, "Restafval"), field(bag): "De kleine", field(day): "2026-11-25"}
        return client.post(f"/vraag/{page.uuid}/", {"token": token} | person | answers | fields)

    return send


def kept_in(html: str) -> list[str]:
    return re.findall(r'-kept" value="([^"]+)"', html)


def test_asks_with_the_conditions_in_words(client, page, waste):
    html = client.get(f"/vraag/{page.uuid}/").content.decode()
    for question in waste:
        assert question.label in html
    which, _bag, _day, _picture = waste
    assert "Vul dit alleen in bij “Welk afval?”: “Restafval”." in html
    assert f'data-only-if="{which.key}:{option(which, "Restafval")}"' in html
    assert 'enctype="multipart/form-data"' in html
    assert html.count("(mag je leeg laten)") == 2


def test_without_topic_questions_the_form_is_as_it_was(client, db):
    html = client.get(f"/vraag/{make_product().uuid}/").content.decode()
    assert "data-topic" not in html
    assert "multipart" not in html


def test_answers_are_kept_typed_with_the_words_of_then(post, waste, page):
    which, bag, day, picture = waste
    assert post(**{field(picture): upload(photo())}).status_code == 302
    question = Question.objects.get()
    file = Attachment.objects.get()
    assert question.answers == [
        {"key": which.key, "label": "Welk afval?", "kind": "choice",
         "value": {"key": option(which, "Restafval"), "label": "Restafval"}},
        {"key": bag.key, "label": "Welke zak?", "kind": "text", "value": "De kleine"},
        {"key": day.key, "label": "Welke dag?", "kind": "date", "value": "2026-11-25"},
        {"key": picture.key, "label": "Een foto?", "kind": "photo",
         "value": [{"uuid": str(file.uuid), "name": "foto.jpg"}]},
    ]  # fmt: skip
    assert file.question_uuid == question.uuid
    assert GPS not in file.file.read()


def test_what_does_not_apply_is_not_kept(post, waste):
    which, _bag, day, _picture = waste
    assert post(**{field(which): option(which, "Gft")}).status_code == 302
    assert [answer["key"] for answer in Question.objects.get().answers] == [which.key, day.key]


def test_errors_stand_at_the_field_and_in_the_summary(post, waste):
    which, _bag, day, _picture = waste
    response = post(**{field(which): "", field(day): "31/02/2026", "email": ""})
    html = response.content.decode()
    assert response.status_code == 422
    assert f'<a href="#id_{field(which)}_0">Kies een antwoord: Welk afval?</a>' in html
    assert f'<a href="#id_{field(day)}">Deze datum bestaat niet.' in html
    assert f'id="id_{field(which)}_error"' in html
    assert html.index("Kies een antwoord") < html.index("Deze datum") < html.index("Vul je e-mailadres")
    assert 'value="De kleine"' in html  # also of what is not asked now: the choice may come back
    assert html.count('id="id_') == len(set(re.findall(r'id="(id_[^"]+)"', html)))


def test_a_photo_outlives_an_error_and_is_not_chosen_again(post, waste, client):
    _which, bag, _day, picture = waste
    html = post(**{field(picture): upload(photo(), "Mijn straat.jpg"), field(bag): ""}).content.decode()
    [token] = kept_in(html)
    assert "Mijn straat.jpg" in html
    assert post(**{f"{field(picture)}-kept": token}).status_code == 302
    assert [file.name for file in files_of(Question.objects.get().uuid)] == ["Mijn straat.jpg"]


def test_a_photo_can_be_removed_again(post, waste):
    _which, bag, _day, picture = waste
    [token] = kept_in(post(**{field(picture): upload(photo()), field(bag): ""}).content.decode())
    name = field(picture)
    html = post(**{f"{name}-kept": token, f"{name}-remove": token, field(bag): ""}).content.decode()
    assert kept_in(html) == []
    assert post(**{f"{name}-kept": token, f"{name}-remove": token}).status_code == 302
    assert [row["kind"] for row in Question.objects.get().answers] == ["choice", "text", "date"]


def test_one_wrong_file_does_not_cost_the_others(post, waste):
    picture = waste[3]
    files = [upload(photo(), "goed.jpg"), upload(b"<svg/>", "fout.png"), upload(pdf(), "brief.jpg")]
    html = post(**{field(picture): files}).content.decode()
    assert "fout.png: Dit is geen foto of pdf." in html.replace("fout.: ", "fout.png: ")
    assert len(kept_in(html)) == 2
    assert "brief.pdf" in html


def test_a_file_above_the_limit_is_not_even_stored_while_it_comes(post, waste):
    picture = waste[3]
    html = post(**{field(picture): upload(photo() + b"\0" * MAX_BYTES)}).content.decode()
    assert "groter dan 10 MB" in html
    assert "Mijn afval staat er nog." in html
    assert not Attachment.objects.exists()


def test_no_more_than_five(post, waste):
    picture = waste[3]
    html = post(**{field(picture): [upload(photo()) for _ in range(6)]}).content.decode()
    assert "hoogstens 5 bestanden" in html
    assert not Attachment.objects.exists()


def test_twice_the_same_is_one_question(post, waste, client, page):
    """A double click, with a photo: also when the second one comes with the token of the first."""
    picture = waste[3]
    [token] = kept_in(post(**{field(picture): upload(photo()), "email": ""}).content.decode())
    first, second = (post(**{f"{field(picture)}-kept": token}) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert post(**{field(picture): upload(photo())})["Location"] == first["Location"]
    assert Question.objects.count() == 1


def test_a_file_goes_with_one_question_only(post, waste):
    picture = waste[3]
    [token] = kept_in(post(**{field(picture): upload(photo()), "email": ""}).content.decode())
    assert post(**{f"{field(picture)}-kept": token}).status_code == 302
    again = post(**{f"{field(picture)}-kept": token, "text": "Iets anders."})
    assert again.status_code == 422
    assert "Kies het opnieuw" in again.content.decode()
    assert kept_in(again.content.decode()) == []
    assert Question.objects.count() == 1


def test_files_of_strangers_are_not_looked_at(client, page, waste):
    """Without a form of ours, or too often in a minute, a post costs no work and no room."""
    picture = waste[3]
    response = client.post(f"/vraag/{page.uuid}/", {"token": "gemaakt", field(picture): upload(photo())})
    assert response.status_code == 422
    assert not Attachment.objects.exists()


def test_the_asker_reads_back_what_was_answered_but_not_the_file(post, waste, client):
    picture = waste[3]
    post(**{field(picture): upload(photo())})
    html = client.get(f"/vraag/status/{Question.objects.get().status_token}/").content.decode()
    assert "Welke zak?" in html
    assert "woensdag 25 november 2026" in html
    assert "foto.jpg" in html
    assert str(Attachment.objects.get().uuid) not in html


class TestWhoseQuestions:
    def test_the_products_own_else_its_services(self, page):
        service = page.responsible_service
        assert questions_for(page, service) == ()
        of_service = make_set(WASTE[2:3], service=service)
        assert questions_for(page, service) == questions_for(None, service) == of_service.definitions
        of_page = make_set(WASTE, page=page)
        assert questions_for(page, service) == of_page.definitions
        assert questions_for(page, None) == of_page.definitions
        assert questions_for(None, None) == ()
        assert questions_for(make_product(), make_service()) == ()

    def test_an_empty_set_asks_nothing_and_a_draft_does_not_count(self, page):
        service = page.responsible_service
        of_service = make_set(WASTE[2:3], service=service)
        own = make_set(WASTE, page=page, live=False)
        assert questions_for(page, service) == of_service.definitions
        own.questions, own.live = [], True
        own.save()
        assert questions_for(page, service) == ()

    def test_one_query(self, page, waste, django_assert_num_queries):
        with django_assert_num_queries(1):
            assert len(questions_for(page, page.responsible_service)) == 4


class TestWhatIsStillOpen:
    """The form of a handover: it asks what the answers so far leave open."""

    def test_only_the_rest(self, waste):
        which, bag, day, picture = waste
        before = TopicForm(waste, {field(which): option(which, "Restafval")}, insist=False)
        assert before.is_valid()
        later = TopicForm(waste, given=before.answers)
        assert [row.question.key for row in later.rows] == [bag.key, day.key, picture.key]
        assert later.rows[0].when == ""  # it applies: there is nothing left to depend on
        sent = TopicForm(waste, {field(bag): "De grote"}, given=before.answers)
        assert sent.is_valid()
        assert [answer.value for answer in sent.answers] == ["De grote"]
        missing = TopicForm(waste, {}, given=before.answers)
        assert [words for _id, words in missing.wrong] == ["Vul dit in: Welke zak?"]

    def test_nothing_left(self, waste):
        which, _bag, _day, _picture = waste
        gft = TopicForm((which, _bag), {field(which): option(which, "Gft")})
        assert gft.is_valid()
        assert not TopicForm((which, _bag), given=gft.answers)
