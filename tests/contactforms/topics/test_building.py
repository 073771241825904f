"""Editors build the questions: what may not be published is said by name, beside the field; the preview is real."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Revision

from cms.accounts.roles import Role
from cms.demo.files import read
from cms.demo.load.topics import blocks_of
from contactforms.topics.blocks import definitions, given_text
from contactforms.topics.checks import problems
from contactforms.topics.definitions import Given, Kind, Option, TopicQuestion
from contactforms.topics.models import TopicSet
from tests.contactforms.topics.conftest import WASTE, make_set
from tests.factories import make_product, make_service, make_user

YES_NO = (Option("yes", "Ja"), Option("no", "Nee"))
FIRST = TopicQuestion("first", "Eerst?", Kind.CHOICE, options=YES_NO)


def after(*given: Given, label: str = "Daarna?") -> TopicQuestion:
    return TopicQuestion("then", label, Kind.TEXT, only_if=given)


@pytest.mark.parametrize(
    ("questions", "said", "words"),
    [
        ([FIRST, after(Given("first", "yes"))], [[], ["Eerst? → Ja"]], []),
        ([FIRST, after(label=" eerst? ")], [[], []], ["luidt al “ eerst? ”"]),
        ([TopicQuestion("c", "C?", Kind.CHOICE, options=YES_NO[:1])], [[]], ["minstens twee"]),
        ([TopicQuestion("c", "C?", Kind.CHOICES)], [[]], ["minstens twee"]),
        ([TopicQuestion("c", "C?", Kind.CHOICE, options=(*YES_NO, Option("x", "ja ")))], [[]], ["“ja ” staat er twee keer"]),
        ([after(Given("first", "yes")), FIRST], [["Eerst? → Ja"], []], ["“Eerst?” komt later"]),
        ([after(Given("then", "yes"))], [["Daarna? → Ja"]], ["“Daarna?” komt later"]),
        ([FIRST, after(Given("first", "gone"))], [[], ["Eerst? → Misschien"]], ["“Eerst? → Misschien” bestaat niet meer"]),
        ([FIRST, after(Given("gone", "yes"))], [[], ["Weg? → Ja"]], ["“Weg? → Ja” bestaat niet meer"]),
        ([FIRST, after(Given("", ""))], [[], [""]], ["Kies een eerdere vraag"]),
    ],
)  # fmt: skip
def test_what_may_not_be_published(questions, said, words):
    found = [problem.message for problem in problems(questions, said)]
    assert len(found) == len(words)
    assert all(word in message for word, message in zip(words, found, strict=True))


def test_the_problem_stands_at_its_field(page):
    blocks = blocks_of({"service": "test", "questions": WASTE})
    blocks[0]["value"]["options"] = blocks[0]["value"]["options"][1:]  # the answer that the second one depends on
    with pytest.raises(ValidationError) as error:
        TopicSet(page=page, questions=blocks).full_clean()
    [stream_error] = error.value.error_dict["questions"]
    first, second = stream_error.block_errors[0], stream_error.block_errors[1]
    assert "minstens twee" in str(first.block_errors["options"])
    assert "Welk afval? → Restafval" in str(second.block_errors["only_if"].block_errors[0])


@pytest.mark.parametrize("owner", ["none", "both"])
def test_for_a_product_or_a_service(page, owner):
    both = {"page": page, "service": page.responsible_service}
    with pytest.raises(ValidationError, match="een van de twee"):
        TopicSet(**(both if owner == "both" else {}), questions=[]).full_clean()


def test_keys_stay_when_words_change(page):
    topic_set = make_set(WASTE, page=page)
    before = [question.key for question in topic_set.definitions]
    blocks = list(topic_set.questions.raw_data)
    blocks[0]["value"]["label"] = "Welk afval bleef staan?"
    topic_set.questions = blocks
    topic_set.full_clean()
    topic_set.save()
    changed = TopicSet.objects.get().definitions
    assert [question.key for question in changed] == before
    assert changed[1].only_if[0].question == before[0]


def test_the_questions_of_the_demo_city_can_be_published():
    for row in read("topic_questions"):
        stream = TopicSet._meta.get_field("questions").to_python(blocks_of(row))
        questions = definitions(stream)
        assert problems(questions) == []
        assert len(questions) == len(row["questions"])


# --- In the admin -----------------------------------------------------------------------------------------------

ADD = "wagtailsnippets_topics_topicset:add"
EDIT = "wagtailsnippets_topics_topicset:edit"


def logged_in(*roles: str) -> Client:
    client = Client()
    client.force_login(make_user(*roles))
    return client


def form_data(page_pk: object = "", service: object = "", *, option: str = "Gft") -> dict[str, object]:
    """What the browser sends for two questions, the second after an answer to the first."""
    one, two = "questions-0", "questions-1"
    given = given_text("aaaa", "opt1", "Welk afval? → Restafval")
    return {
        "page": page_pk, "service": service,
        "questions-count": 2,
        f"{one}-deleted": "", f"{one}-order": 0, f"{one}-type": "choice", f"{one}-id": "aaaa",
        f"{one}-value-label": "Welk afval?", f"{one}-value-help": "", f"{one}-value-required": "on",
        f"{one}-value-only_if-count": 0,
        f"{one}-value-options-count": 2,
        f"{one}-value-options-0-deleted": "", f"{one}-value-options-0-order": 0, f"{one}-value-options-0-id": "opt1",
        f"{one}-value-options-0-value": "Restafval",
        f"{one}-value-options-1-deleted": "", f"{one}-value-options-1-order": 1, f"{one}-value-options-1-id": "opt2",
        f"{one}-value-options-1-value": option,
        f"{two}-deleted": "", f"{two}-order": 1, f"{two}-type": "text", f"{two}-id": "bbbb",
        f"{two}-value-label": "Welke zak?", f"{two}-value-help": "",
        f"{two}-value-only_if-count": 1,
        f"{two}-value-only_if-0-deleted": "", f"{two}-value-only_if-0-order": 0, f"{two}-value-only_if-0-id": "cccc",
        f"{two}-value-only_if-0-value": given,
    }  # fmt: skip


def test_an_editor_writes_and_the_chief_publishes(page):
    data = form_data(page.pk)
    editor, chief = logged_in(Role.EDITOR), logged_in(Role.CHIEF_EDITOR)
    assert editor.post(reverse(ADD), data | {"action-publish": "1"}).status_code == 302
    topic_set = TopicSet.objects.get()
    assert not topic_set.live  # what an editor posts stays a draft
    assert chief.post(reverse(EDIT, args=[topic_set.pk]), data | {"action-publish": "1"}).status_code == 302
    topic_set.refresh_from_db()
    assert topic_set.live
    assert [question.key for question in topic_set.definitions] == ["aaaa", "bbbb"]


def test_an_error_is_on_the_screen(page):
    response = logged_in(Role.CHIEF_EDITOR).post(
        reverse(ADD), form_data(page.pk, option="restafval") | {"action-publish": "1"}
    )
    assert response.status_code == 200
    assert "staat er twee keer" in response.content.decode().encode().decode("unicode_escape", errors="ignore")
    assert not TopicSet.objects.exists()


def test_the_preview_is_the_form_before_anything_is_saved(page):
    editor = logged_in(Role.EDITOR)
    preview = reverse("wagtailsnippets_topics_topicset:preview_on_add")
    assert editor.post(preview, form_data(page.pk)).json() == {"is_valid": True, "is_available": True}
    html = editor.get(preview).content.decode()
    assert "Welk afval?" in html
    assert "Vul dit alleen in bij “Welk afval?”: “Restafval”." in html
    assert "topics/topics.js" in html
    assert not TopicSet.objects.exists()
    assert not Revision.objects.filter(content_type__model="topicset").exists()


def test_the_product_says_what_is_asked_and_where_to_change_it(page):
    editor = logged_in(Role.EDITOR)
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    html = editor.get(edit).content.decode()
    assert "Er wordt vooraf niets gevraagd" in html
    assert f"{reverse(ADD)}?page={page.pk}" in html
    assert "Afval niet opgehaald" in editor.get(f"{reverse(ADD)}?page={page.pk}").content.decode()
    of_service = make_set(WASTE[2:3], service=page.responsible_service)
    assert "Afval beantwoordt vragen" in editor.get(edit).content.decode()
    own = make_set(WASTE, page=page)
    html = editor.get(edit).content.decode()
    assert "Welk afval?" in html
    assert reverse(EDIT, args=[own.pk]) in html
    assert of_service.pk != own.pk


def test_the_list_asks_no_query_a_row(page, django_assert_max_num_queries):
    editor = logged_in(Role.EDITOR)
    address = reverse("wagtailsnippets_topics_topicset:list")
    make_set(WASTE, page=page)
    editor.get(address)
    for _ in range(3):
        make_set(WASTE, page=make_product())
        make_set(WASTE, service=make_service())
    with django_assert_max_num_queries(25):
        html = editor.get(address).content.decode()
    assert html.count("Afval") >= 1
