"""The screens as an editor meets them."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from catalogue.search.tuning.judging.models import Judgement
from catalogue.search.tuning.judging.services.exchange import HEADER
from tests.factories import make_product


def send(client, row=None, do="save", **fields):
    address = reverse("search_judgement", args=[row.pk]) if row else reverse("search_judgement_add")
    seen = client.get(address).context["seen"]
    data = {"query": row.query, "kind": row.kind, "note": row.note} if row else {}
    return client.post(address, data | {"do": do, "seen": seen} | fields)


def test_results_are_graded_and_saved(editor, waste, park):
    shown = editor.get(reverse("search_judgement_add"), {"q": "huisvuil"})
    assert f'name="grade-p{waste.pk}"' in shown.content.decode()
    response = send(editor, query="huisvuil", kind="A", thing=[f"p{waste.pk}"], **{f"grade-p{waste.pk}": "3"})
    row = Judgement.objects.get()
    assert response.url == reverse("search_judgement", args=[row.pk])
    assert [(grade.key, grade.grade) for grade in row.grades.all()] == [(f"p{waste.pk}", 3)]


def test_arrows_and_adding_work_without_scripts_and_save_nothing(editor, judge, waste, park):
    row = judge("huisvuil")
    up = send(editor, row, do=f"up:p{waste.pk}", thing=f"p{waste.pk}", **{f"grade-p{waste.pk}": "1"})
    assert [one.thing for one in up.context["screen"].bands[1].rows] == [f"p{waste.pk}"]
    found = send(editor, row, do="find", find="recyclagepark")
    assert f"add:p{park.pk}" in found.content.decode()
    added = send(editor, row, do=f"add:p{park.pk}")
    assert f"p{park.pk}" in [one.thing for one in added.context["screen"].bands[0].rows]
    assert not row.grades.exists()


def test_what_is_judged_and_not_found_is_said(editor, judge, waste, park):
    row = judge("huisvuil", **{f"p{park.pk}": 3, f"p{waste.pk}": 2})
    content = editor.get(reverse("search_judgement", args=[row.pk])).content.decode()
    assert "Beoordeeld, maar niet bij de eerste tien" in content
    park.unpublish()
    content = editor.get(reverse("search_judgement", args=[row.pk])).content.decode()
    assert "nu niet op de site" in content


def test_what_is_wrong_stands_beside_the_field_and_nothing_typed_is_lost(editor, judge, waste):
    judge("vuilzak")
    response = send(
        editor, query="vuilzak", kind="A", note="blijft staan", thing=f"p{waste.pk}", **{f"grade-p{waste.pk}": "2"}
    )
    content = response.content.decode()
    assert response.status_code == 422
    assert "Deze vraag is al beoordeeld." in content
    assert "blijft staan" in content
    assert [one.thing for one in response.context["screen"].bands[1].rows] == [f"p{waste.pk}"]


def test_somebody_elses_change_is_not_written_over_unseen(editor, judge, waste):
    row = judge("vuilzak")
    address = reverse("search_judgement", args=[row.pk])
    response = editor.post(address, {"do": "save", "seen": "0", "query": "stort", "kind": "A"})
    assert response.status_code == 422
    assert Judgement.objects.get().query == "vuilzak"
    again = editor.post(address, {"do": "save", "seen": response.context["seen"], "query": "stort", "kind": "A"})
    assert again.status_code == 302


def test_deleting_asks_and_is_undone(editor, judge):
    row = judge("vuilzak")
    address = reverse("search_judgement_delete", args=[row.pk])
    assert "vuilzak" in editor.get(address).content.decode()
    listed = editor.post(address, follow=True)
    step = listed.context["changes"][0]["change"].step
    undo = reverse("search_judgement_undo", args=[step])
    assert "Ongedaan gemaakt" in editor.post(undo, follow=True).content.decode()
    assert Judgement.objects.get().query == "vuilzak"
    assert "al ongedaan" in editor.post(undo, follow=True).content.decode()  # a second click


def test_the_empty_list_says_what_to_do(editor):
    content = editor.get(reverse("search_judging")).content.decode()
    assert "Er is nog geen vraag beoordeeld" in content
    assert "Judge" not in content


def test_the_list_narrows(editor, judge, waste):
    judge("vuilzak", **{f"p{waste.pk}": 3})
    judge("waar is het stort", "C")

    def queries(**params):
        return [row.query for row in editor.get(reverse("search_judging"), params).context["page"].object_list]

    assert queries(kind="C") == queries(state="open") == queries(q="STORT") == ["waar is het stort"]
    assert queries(state="judged") == ["vuilzak"]
    assert queries(kind="onzin", p="x") == ["vuilzak", "waar is het stort"]


def test_scoring_by_the_button_shows_change_and_worst(editor, judge, waste, park):
    judge("huisvuil", **{f"p{park.pk}": 3})
    first = editor.post(reverse("search_scores"), follow=True)
    assert first.context["worst"][0][0].query == "huisvuil"
    judge("recyclagepark", **{f"p{park.pk}": 3})
    second = editor.post(reverse("search_scores"), follow=True)
    assert "▲" in second.content.decode()
    assert editor.get(reverse("search_scores")).status_code == 200


def test_a_file_goes_in_and_out(editor, waste):
    file = SimpleUploadedFile("o.tsv", f"{HEADER}\r\nA001\tvuilzak\t1204:3\r\nfout\r\n".encode())
    response = editor.post(reverse("search_judgements_import"), {"file": file})
    assert response.status_code == 422
    assert "Schrijf een nummer, een tab en de vraag." in response.content.decode()
    assert response.context["form"].initial["text"] == f"{HEADER}\nfout"
    out = editor.get(reverse("search_judgements_export"))
    assert out.content.decode() == f"{HEADER}\nA001\tvuilzak\t1204:3\n"


@pytest.mark.parametrize("raw", [b"\xff\xfe\x00", b"\x80\x81", b""])
def test_a_file_that_is_no_text_is_refused(editor, raw):
    response = editor.post(reverse("search_judgements_import"), {"file": SimpleUploadedFile("o.tsv", raw)})
    assert response.status_code == 422
    assert not Judgement.objects.exists()


@pytest.mark.parametrize(
    "query", ["x" * 10_000, "'; DROP TABLE--", "\x00\x01", "\u202e🙂", "<script>alert(1)</script>", ".*+?["]
)
def test_hostile_queries_are_answered(editor, waste, query):
    response = send(editor, do="find", query=query, kind="A", find=query)
    assert response.status_code == 200
    assert "<script>alert(1)" not in response.content.decode()
    assert send(editor, query=query, kind="A", thing=query).status_code in {302, 422}


def test_as_many_queries_for_many_rows_as_for_few(editor, judge, waste, django_assert_max_num_queries):
    for n in range(12):
        make_product(title=f"Huisvuil {n}")
    row = judge("huisvuil", **{f"p{waste.pk}": 3})
    for n in range(60):
        judge(f"vraag {n}")
    editor.get(reverse("search_judging"))
    with django_assert_max_num_queries(30):
        editor.get(reverse("search_judgement", args=[row.pk]))
    with django_assert_max_num_queries(25):
        editor.get(reverse("search_judging"))
