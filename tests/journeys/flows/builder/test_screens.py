"""The screens of the builder: what they keep, refuse and show."""

import json
import re

import jsonschema
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext
from wagtail.models import PageLogEntry, Revision

from cms.accounts.roles import Role
from journeys.flows.builder.beginning import begin, example
from journeys.flows.builder.drafts import draft_of
from journeys.flows.counting.models import FlowCount
from journeys.flows.definition import Definition, Kind, OutcomeKind, as_json
from journeys.flows.models import FlowPage
from journeys.flows.schema import schema
from tests.factories import make_product, make_user
from tests.journeys.flows.builder.made import content, long_flow

pytestmark = pytest.mark.django_db


def now(flow: FlowPage) -> Definition:
    return draft_of(FlowPage.objects.select_related("latest_revision").get(pk=flow.pk)).definition


def seen(flow: FlowPage) -> int:
    return FlowPage.objects.get(pk=flow.pk).latest_revision_id


def at(name: str, flow: FlowPage, *keys: str) -> str:
    return reverse(name, args=[flow.pk, *keys])


def question(flow: FlowPage, **more: object) -> dict[str, object]:
    """The form of a yes/no question, sent."""
    return {
        "do": "save", "seen": seen(flow), "title": "Is het een hok?", "kind": "yes_no", "needed": "1",
        "option": ["0", "1"],
        "option-0-key": "ja", "option-0-label": "Ja", "option-0-to": "dit-geldt-niet-voor-jou",
        "option-1-key": "nee", "option-1-label": "Nee", "option-1-to": "+outcome", "option-1-title": "Geen hok",
    } | more  # fmt: skip


def test_the_list_names_every_flow_with_its_state(desk, flow):
    page = desk.get(reverse("flow_builder_list")).content.decode()
    assert "Mag ik een hok zetten?" in page
    assert "ontwerp" in page


def test_a_new_flow_begins_with_three_questions_and_is_no_page_yet(desk, section, client):
    sent = {"title": "Welke kaart?", "introduction": "", "skeleton": "three"}
    response = desk.post(reverse("flow_new"), sent)
    page = FlowPage.objects.get(title="Welke kaart?")
    assert response.headers["Location"] == at("flow_builder", page)
    assert (page.live, page.slug, len(page.flow.questions)) == (False, "welke-kaart", 3)
    assert desk.post(reverse("flow_new"), sent | {"title": ""}).status_code == 422
    assert desk.post(reverse("flow_new"), sent).status_code == 302, "the same title twice gets another address"


def test_a_new_flow_out_of_a_file_and_what_is_wrong_with_a_file(desk, section, flow):
    FlowPage.objects.filter(pk=flow.pk).update(sensitive=True, latest_revision=None)
    text = b"".join(desk.get(at("flow_export", flow)))
    sent = {"title": "Uit bestand", "skeleton": "empty", "file": SimpleUploadedFile("f.json", text)}
    desk.post(reverse("flow_new"), sent)
    made = FlowPage.objects.get(title="Uit bestand")
    assert (made.flow, made.introduction, made.sensitive) == (example(), "Voor wie bouwt.", True)
    wrong = SimpleUploadedFile("f.json", b'{"questions": [{"key": "A B"}]}')
    response = desk.post(reverse("flow_new"), sent | {"file": wrong, "title": "Anders"})
    assert response.status_code == 422
    assert "questions[0].key" in response.content.decode()


def test_the_builder_shows_list_picture_and_findings_in_few_queries(desk, flow, django_assert_max_num_queries):
    desk.get(at("flow_builder", flow))
    with django_assert_max_num_queries(45):
        page = desk.get(at("flow_builder", flow)).content.decode()
    assert page.count('class="flow-box ') == 6
    assert "Niets te herstellen" in page


def test_two_hundred_questions_ask_no_query_more(desk, section, chief, flow, django_assert_max_num_queries):
    long = begin(section, chief, content("Lang", long_flow(200)))
    desk.get(at("flow_builder", long))
    with django_assert_max_num_queries(45):
        page = desk.get(at("flow_builder", long)).content.decode()
    assert page.count('class="flow-box ') == 210


def test_a_question_is_added_with_the_outcome_that_its_answer_makes(desk, flow):
    response = desk.post(at("flow_question_new", flow), question(flow, na="waar-woon-je"))
    made = now(flow).question_of["is-het-een-hok"]
    assert [q.key for q in now(flow).questions][1] == "is-het-een-hok"
    assert [o.to for o in made.options] == ["dit-geldt-niet-voor-jou", "geen-hok"]
    assert response.headers["Location"] == at("flow_outcome", flow, "geen-hok")
    entry = PageLogEntry.objects.filter(page_id=flow.pk, action="flows.change").get()
    assert entry.data["what"] == "Vraag “Is het een hok?” is toegevoegd."


def test_an_empty_goal_becomes_a_new_question(desk, flow):
    desk.post(at("flow_delete", flow, "dit-geldt-niet-voor-jou"), {"seen": seen(flow)})
    page = desk.get(at("flow_builder", flow)).content.decode()
    assert "?voor=waar-woon-je&amp;bij=option:ergens-anders" in page
    sent = question(flow, voor="waar-woon-je", bij="option:ergens-anders") | {"option-0-to": "", "option-1-to": ""}
    desk.post(at("flow_question_new", flow), sent)
    assert now(flow).question_of["waar-woon-je"].options[1].to == "is-het-een-hok"


def test_a_form_that_is_wrong_keeps_what_was_typed(desk, flow):
    response = desk.post(at("flow_question_new", flow), question(flow, title="", **{"option-1-title": ""}))
    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#title"' in page
    assert 'href="#option-1-title"' in page
    assert len(now(flow).questions) == 3


def test_buttons_in_a_form_keep_nothing(desk, flow):
    before = Revision.objects.count()
    for step in ("option-add", "option-up:1", "rule-add", "kind", "test-add:0", "boe"):
        response = desk.post(at("flow_question", flow, "waar-woon-je"), question(flow, do=step, kind="single"))
        assert response.status_code == 200
    assert Revision.objects.count() == before


def test_a_condition_is_built_by_choosing(desk, flow):
    sent = question(flow) | {
        "option-1-to": "", "rule": ["0"], "rule-0-how": "all", "rule-0-to": "wij-bestaan-niet",
        "rule-0-test": ["0", "1"],
        "rule-0-test-0-question": "met-hoeveel-mensen-woon-je-daar", "rule-0-test-0-kind": "at_least",
        "rule-0-test-0-value": "3",
        "rule-0-test-1-question": "waar-woon-je", "rule-0-test-1-kind": "is", "rule-0-test-1-value": ["in-onze-stad"],
    }  # fmt: skip
    refused = desk.post(at("flow_question_new", flow), sent)
    assert refused.status_code == 422
    page = refused.content.decode()
    assert "Dit doel is er niet meer" in page
    assert 'value="in-onze-stad" checked' in page
    desk.post(at("flow_question_new", flow), sent | {"rule-0-to": "dit-geldt-niet-voor-jou"})
    rule = now(flow).question_of["is-het-een-hok"].rules[0]
    assert [test.values for test in rule.when.of] == [("3",), ("in-onze-stad",)]


def test_an_outcome_gets_products_found_by_their_words(desk, flow):
    product = make_product(title="Omgevingsvergunning aanvragen")
    form = {
        "seen": seen(flow),
        "title": "Vergunning",
        "kind": "applies",
        "text-html": "<p>Vraag ze aan.</p><script>x</script>",
    }
    page = desk.post(
        at("flow_outcome_new", flow), form | {"do": "find", "find": "vergunning omgeving"}
    ).content.decode()
    assert "Omgevingsvergunning aanvragen" in page
    page = desk.post(at("flow_outcome_new", flow), form | {"do": f"product-add:{product.uuid}"}).content.decode()
    assert f'name="product" value="{product.uuid}"' in page
    desk.post(at("flow_outcome_new", flow), form | {"do": "save", "product": [str(product.uuid)]})
    outcome = now(flow).outcome_of["vergunning"]
    assert (outcome.products, outcome.kind, outcome.text) == (
        (product.uuid,),
        OutcomeKind.APPLIES,
        "<p>Vraag ze aan.</p>",
    )


def test_products_are_chosen_with_wagtails_chooser_in_the_order_of_choosing(desk, flow):
    there, first, second = (make_product(title=title) for title in ("Eerst", "Tuinhuis", "Carport"))
    sent = {"title": "Vergunning", "kind": "applies", "product": [str(there.uuid)], "do": "product-chosen"}
    sent["chosen"] = f"{second.pk},{first.pk},{there.pk},0,boe"
    page = desk.post(at("flow_outcome_new", flow), sent).content.decode()
    assert "page_type=products.productpage&amp;multiple=1" in page
    assert re.findall(r'name="product" value="([^"]+)"', page) == [str(one.uuid) for one in (there, second, first)]


def test_wagtail_says_of_a_product_in_which_flow_it_is_used(desk, flow):
    product = make_product(title="Omgevingsvergunning aanvragen")
    page = FlowPage.objects.get(pk=flow.pk)
    page.definition["outcomes"][0]["products"] = [str(product.uuid)]
    page.save()
    used = desk.get(reverse("wagtailadmin_pages:usage", args=[product.pk])).content.decode()
    assert "Mag ik een hok zetten?" in used


def test_another_key_takes_goals_along(desk, flow):
    sent = question(flow, key="huis", title="Waar woon je?", kind="single") | {"option-1-to": ""}
    desk.post(at("flow_question", flow, "waar-woon-je"), sent)
    assert now(flow).start == "huis"


@pytest.mark.parametrize(
    ("do", "order"),
    [
        ("down:waar-woon-je", [1, 0, 2]),
        ("up:is-je-adres-al-gewijzigd", [0, 2, 1]),
        ("up:waar-woon-je", [0, 1, 2]),
        ("order", [2, 0, 1]),
        ("boe", [0, 1, 2]),
    ],
)
def test_the_order_is_changed_with_buttons_and_by_dragging(desk, flow, do, order):
    keys = [q.key for q in now(flow).questions]
    desk.post(at("flow_builder", flow), {"do": do, "seen": seen(flow), "order": [keys[2], keys[0], keys[1]]})
    assert [q.key for q in now(flow).questions] == [keys[n] for n in order]


def test_undo_and_redo_restore_exactly_also_later(desk, flow):
    begun = now(flow)
    desk.post(at("flow_question_new", flow), question(flow))
    added = now(flow)
    desk.post(at("flow_delete", flow, "waar-woon-je"), {"seen": seen(flow)})
    deleted = now(flow)
    for name, expected in (
        ("flow_undo", added), ("flow_undo", begun), ("flow_undo", begun), ("flow_redo", added), ("flow_redo", deleted),
        ("flow_redo", deleted), ("flow_undo", added),
    ):  # fmt: skip
        desk.post(at(name, flow), {"seen": seen(flow)})
        assert now(flow) == expected, name
    desk.post(at("flow_builder", flow), {"do": "copy:waar-woon-je", "seen": seen(flow)})
    page = desk.get(at("flow_builder", flow)).content.decode()
    assert 'id="redo" class="button button-small button-secondary" disabled' in page, (
        "a new change ends what was undone"
    )


def test_a_save_of_the_page_itself_keeps_undo_and_the_questions(desk, flow):
    desk.post(at("flow_delete", flow, "waar-woon-je"), {"seen": seen(flow)})
    page = FlowPage.objects.get(pk=flow.pk).get_latest_revision_as_object()
    page.introduction = "Anders."
    page.save_revision()
    desk.post(at("flow_undo", flow), {"seen": seen(flow)})
    assert now(flow) == example()
    assert FlowPage.objects.get(pk=flow.pk).get_latest_revision_as_object().introduction == "Anders."


def test_who_works_on_an_old_revision_keeps_nothing_and_sees_what_changed(desk, flow):
    old = seen(flow)
    desk.post(at("flow_delete", flow, "dit-geldt-niet-voor-jou"), {"seen": old})
    there = now(flow)
    sent = question(flow, seen=old, title="Mijn eigen woorden?") | {"option-0-to": "", "option-1-to": ""}
    for name, keys, data in (
        ("flow_builder", (), {"do": "down:waar-woon-je"}),
        ("flow_delete", ("waar-woon-je",), {}),
        ("flow_question_new", (), sent),
        ("flow_outcome_new", (), {"do": "save", "title": "Mijn eigen woorden?", "kind": "not"}),
        ("flow_undo", (), {}),
        ("flow_publish", (), {}),
        ("flow_import", (), {"text": json.dumps(as_json(example()))}),
    ):
        response = desk.post(at(name, flow, *keys), data | {"seen": old})
        page = response.content.decode()
        assert response.status_code == 409, name
        assert "Dit geldt niet voor jou: verwijderd" in page, name
        assert now(flow) == there, name
        if "title" in data:
            assert "Mijn eigen woorden?" in page
    desk.post(at("flow_question_new", flow), sent | {"seen": seen(flow)})
    assert "mijn-eigen-woorden" in now(flow).question_of


def test_publishing_refuses_by_name_and_then_publishes(desk, flow):
    desk.post(at("flow_delete", flow, "dit-geldt-niet-voor-jou"), {"seen": seen(flow)})
    response = desk.post(at("flow_publish", flow), {"seen": seen(flow)})
    assert response.status_code == 422
    assert "Ergens anders" in response.content.decode().split('id="refusal"')[1].split("</div>")[0]
    assert not FlowPage.objects.get(pk=flow.pk).live
    desk.post(at("flow_undo", flow), {"seen": seen(flow)})
    desk.post(at("flow_publish", flow), {"seen": seen(flow)})
    page = FlowPage.objects.get(pk=flow.pk)
    assert (page.live, page.flow) == (True, example())


def test_a_locked_page_is_looked_at_only(desk, flow):
    FlowPage.objects.filter(pk=flow.pk).update(locked=True, locked_by=make_user(Role.CHIEF_EDITOR))
    page = desk.get(at("flow_question", flow, "waar-woon-je")).content.decode()
    assert 'id="save"' not in page
    before = now(flow)
    for name, keys in (
        ("flow_builder", ()),
        ("flow_delete", ("waar-woon-je",)),
        ("flow_undo", ()),
        ("flow_publish", ()),
    ):
        desk.post(at(name, flow, *keys), {"do": "down:waar-woon-je", "seen": seen(flow)})
    assert now(flow) == before


def test_an_editor_builds_but_does_not_publish(client, flow):
    client.force_login(make_user(Role.EDITOR))
    client.post(at("flow_builder", flow), {"do": "down:waar-woon-je", "seen": seen(flow)})
    assert now(flow).questions[1].key == "waar-woon-je"
    client.post(at("flow_publish", flow), {"seen": seen(flow)})
    assert not FlowPage.objects.get(pk=flow.pk).live
    assert "Voorleggen om te publiceren" in client.get(at("flow_builder", flow)).content.decode()


def test_a_file_out_and_in_says_first_what_changes(desk, flow):
    text = b"".join(desk.get(at("flow_export", flow))).decode()
    jsonschema.validate(json.loads(text), schema())
    desk.post(at("flow_delete", flow, "dit-geldt-niet-voor-jou"), {"seen": seen(flow)})
    page = desk.post(at("flow_import", flow), {"file": SimpleUploadedFile("f.json", text.encode())}).content.decode()
    assert "Dit geldt niet voor jou: toegevoegd" in page
    assert now(flow) != example(), "seen is not yet kept"
    desk.post(at("flow_import", flow), {"text": text, "seen": seen(flow)})
    assert now(flow) == example()
    text = text.replace('"sensitive": false', '"sensitive": true').replace("Waar woon je?", "Waar slaap je?")
    page = desk.post(at("flow_import", flow), {"file": SimpleUploadedFile("f.json", text.encode())}).content.decode()
    assert "Het bestand is van gevoelige richtvragen" in page


class TestTheDraftIsTriedOnTheVisitorsPages:
    def test_from_its_start_page_to_an_outcome_and_nothing_is_counted(self, desk, flow):
        page = desk.get(at("flow_try", flow))
        assert page.templates[0].name == "flows/flow_page.html"
        assert f'href="{at("flow_try_question", flow)}?_begin=1"' in page.content.decode()
        page = desk.get(at("flow_try_question", flow) + "?_begin=1", follow=True)
        assert "Waar woon je?" in page.content.decode()
        assert at("flow_question", flow, "waar-woon-je") in page.content.decode(), "a click away from mending it"
        address = at("flow_try_question", flow)
        wrong = desk.get(address, {"_van": "waar-woon-je"})
        assert (wrong.status_code, gettext("Choose one of the answers.") in wrong.content.decode()) == (422, True)
        page = desk.get(address, {"_van": "waar-woon-je", "waar-woon-je": "ergens-anders"}, follow=True)
        assert page.redirect_chain == [(f"{address}?waar-woon-je=ergens-anders", 303)]
        assert page.templates[0].name == "flows/outcome.html"
        assert at("flow_outcome", flow, "dit-geldt-niet-voor-jou") in page.content.decode()
        assert not FlowCount.objects.exists()

    def test_a_way_that_leads_nowhere_yet_is_named(self, desk, flow):
        desk.post(at("flow_delete", flow, "dit-geldt-niet-voor-jou"), {"seen": seen(flow)})
        page = desk.get(at("flow_try_question", flow), {"waar-woon-je": "ergens-anders"}).content.decode()
        assert "Dit antwoord leidt nog nergens heen." in page

    def test_a_sensitive_draft_keeps_answers_out_of_addresses(self, desk, flow):
        page = FlowPage.objects.get(pk=flow.pk).get_latest_revision_as_object()
        page.sensitive = True
        page.save_revision()
        address = at("flow_try_question", flow)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = desk.cookies
        moved = strict.post(address, {"_van": "waar-woon-je", "waar-woon-je": "ergens-anders"})
        assert moved.headers["Location"] == f"{address}?stap=2"
        page = strict.get(moved.headers["Location"])
        assert page.templates[0].name == "flows/outcome.html"
        assert "no-store" in page.headers["Cache-Control"]

    def test_wagtails_own_preview_goes_on_there(self, desk, flow):
        page = desk.get(reverse("wagtailadmin_pages:view_draft", args=[flow.pk])).content.decode()
        assert at("flow_try_question", flow) in page


def test_every_way_stands_in_a_table_and_what_changed_below(desk, flow):
    desk.post(at("flow_publish", flow), {"seen": seen(flow)})
    page = desk.get(at("flow_ways", flow)).content.decode()
    assert "3 wegen in totaal" in page
    assert "Vergeleken met" not in page
    desk.post(at("flow_delete", flow, "dit-geldt-niet-voor-jou"), {"seen": seen(flow)})
    page = desk.get(at("flow_ways", flow)).content.decode()
    assert "Eén weg eindigt ergens anders" in page
    assert "nergens" in page


def test_a_draft_that_cannot_be_read_is_left_alone(desk, flow):
    revision = Revision.objects.get(pk=seen(flow))
    revision.content["definition"] = {"questions": [{"key": "A B"}]}
    revision.save()
    for name, keys in (("flow_builder", ()), ("flow_question", ("waar-woon-je",)), ("flow_ways", ()), ("flow_try", ())):
        response = desk.get(at(name, flow, *keys))
        assert response.status_code == 200, name
    assert "questions[0].key" in desk.get(at("flow_builder", flow)).content.decode()
    desk.post(at("flow_builder", flow), {"do": "down:waar-woon-je", "seen": seen(flow)})
    assert seen(flow) == revision.pk


def test_the_form_of_the_page_leads_to_the_builder(desk, flow):
    page = desk.get(reverse("wagtailadmin_pages:edit", args=[flow.pk])).content.decode()
    assert page.count(at("flow_builder", flow)) >= 2, "the panel and the button in the head"
    assert "3 vragen, 3 uitkomsten" in page
    listed = desk.get(reverse("wagtailadmin_explore", args=[flow.get_parent().pk])).content.decode()
    assert at("flow_builder", flow) in listed


def test_history_says_what_was_done(desk, flow):
    desk.post(at("flow_builder", flow), {"do": "down:waar-woon-je", "seen": seen(flow)})
    page = desk.get(reverse("wagtailadmin_pages:history", args=[flow.pk])).content.decode()
    assert "“Waar woon je?” ging omlaag." in page


@pytest.mark.parametrize("kind", [kind.value for kind in Kind])
def test_every_kind_has_its_form(desk, flow, kind):
    sent = question(flow, do="kind", kind=kind) | {
        "rule": ["0"],
        "rule-0-test": ["0"],
        "rule-0-test-0-question": "+this",
    }
    assert desk.post(at("flow_question_new", flow), sent).status_code == 200


def test_what_is_not_there(desk, flow):
    for name, keys in (("flow_question", ("weg",)), ("flow_outcome", ("waar-woon-je",)), ("flow_delete", ("weg",))):
        assert desk.get(at(name, flow, *keys)).status_code == 404
    assert desk.get(reverse("flow_builder", args=[10**6])).status_code == 404


def test_answers_survive_a_look_at_another_kind(desk, flow):
    sent = question(flow, do="kind", kind="number") | {"option-1-key": "", "option-1-label": "Een kot"}
    assert 'name="option-1-label" value="Een kot"' in desk.post(at("flow_question_new", flow), sent).content.decode()
    desk.post(at("flow_question_new", flow), sent | {"do": "save", "option-1-to": ""})
    assert now(flow).question_of["is-het-een-hok"].options == ()
