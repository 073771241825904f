"""The registers: who sees them, filters, export, ticking off, deciding."""

from io import BytesIO

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from catalogue.products.models import ProductPage
from integrations.ipdc.models import FieldDifference, ImportRun, SourceFinding, SourceRecord
from integrations.ipdc.wagtail_hooks import ImportGroup
from tests.factories import make_user
from tests.integrations.ipdc.generator import instance, nl
from tests.integrations.ipdc.test_import import run
from tests.integrations.ipdc.test_updates import LATER, edit

pytestmark = pytest.mark.django_db
ADMINS = {admin.model._meta.model_name: admin() for admin in ImportGroup.items}
REGISTERS = tuple(ADMINS)


def url(model: str, action: str = "index", *args) -> str:
    return ADMINS[model].url_helper.get_action_url(action, *args)


def allowed(*codenames: str):
    """Someone with the admin and these rights only, of no role."""
    user = make_user()
    user.user_permissions.set(Permission.objects.filter(content_type__app_label="ipdc", codename__in=codenames))
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    return user


@pytest.fixture
def editor(client):
    user = make_user("editor")
    client.force_login(user)
    return user


@pytest.fixture
def imported(written):
    odd = instance(2, productnummer=None, naam=nl("=SOM(A1) Kopie"))
    run(written(instance(1), odd, instance(3, naam=nl("Kopie van drie"))), publish=True)


@pytest.fixture
def difference(imported, written):
    page = ProductPage.objects.get(product_number="100001")
    edit(page, publish=True, title="Onze titel")
    run(written(instance(1, naam=nl("Hun titel"), laatstGewijzigd=LATER), name="later.json"), publish=True)
    return FieldDifference.objects.get()


def test_every_register_shows(client, editor, difference, django_assert_max_num_queries):
    for model in REGISTERS:
        with django_assert_max_num_queries(40):
            assert client.get(url(model)).status_code == 200
    for model, row in (("importrun", ImportRun.objects.first()), ("sourcerecord", SourceRecord.objects.first())):
        assert client.get(url(model, "inspect", row.pk)).status_code == 200
    assert b"loket@hasselt.example" in client.get(url("sourcerecord", "inspect", row.pk)).content


def test_nobody_else_sees_them(client, imported):
    finding = SourceFinding.objects.first()
    for user in (None, make_user("expert"), allowed()):
        if user is not None:
            client.force_login(user)
        for address in (*(url(model) for model in REGISTERS), url("sourcefinding", "edit", finding.pk)):
            assert client.get(address).status_code in {302, 403}


def test_nobody_adds_or_deletes_by_hand(client, editor, imported):
    for model in REGISTERS:
        assert client.get(url(model, "create")).status_code in {302, 403}
    finding = SourceFinding.objects.first()
    client.post(url("sourcefinding", "delete", finding.pk))
    assert SourceFinding.objects.filter(pk=finding.pk).exists()


def test_filters_and_search(client, editor, imported):
    listed = client.get(url("sourcefinding"), {"code__exact": "copy"}).content.decode()
    assert "Kopie van drie" in listed and "geen productnummer" not in listed.split("<tbody")[1]
    assert "100003" in client.get(url("sourcefinding"), {"q": "100003"}).content.decode()


def test_export(client, editor, imported):
    csv = b"".join(client.get(url("sourcefinding"), {"export": "csv"}).streaming_content).decode()
    assert "no_number" in csv and "'=SOM(A1)" in csv and "\n=SOM" not in csv
    response = client.get(url("sourcefinding"), {"export": "xlsx"})
    content = b"".join(response.streaming_content) if response.streaming else response.content
    rows = list(openpyxl.load_workbook(BytesIO(content)).active.values)
    assert len(rows) == SourceFinding.objects.count() + 1


def test_ticking_off(client, editor, imported):
    finding = SourceFinding.objects.first()
    client.post(url("sourcefinding", "edit", finding.pk), {"state": "done", "note": "gebeld"})
    finding.refresh_from_db()
    assert (finding.state, finding.note, finding.handled_by) == ("done", "gebeld", editor)


def test_both_texts_are_shown_and_theirs_can_be_taken(client, editor, difference):
    address = url("fielddifference", "decide", difference.pk)
    shown = client.get(address).content.decode()
    assert "<mark>Onze titel</mark>" in shown and "<mark>Hun titel</mark>" in shown
    response = client.post(address, {"decision": "accept"})
    page = difference.record.page
    assert response.url == reverse("wagtailadmin_pages:edit", args=[page.pk])
    page.refresh_from_db()
    assert (page.title, page.get_latest_revision_as_object().title) == ("Onze titel", "Hun titel")
    client.post(address, {"decision": "refuse"})
    difference.refresh_from_db()
    assert (difference.state, difference.decided_by) == ("accepted", editor)
    assert "Dit is beslist" in client.get(address).content.decode()


def test_ours_can_be_kept(client, editor, difference):
    client.post(url("fielddifference", "decide", difference.pk), {"decision": "refuse"})
    difference.refresh_from_db()
    assert difference.state == "refused"


def test_who_may_not_change_may_not_decide(client, difference):
    client.force_login(allowed("view_fielddifference"))
    address = url("fielddifference", "decide", difference.pk)
    assert client.get(address).status_code in {302, 403}
    client.post(address, {"decision": "accept"})
    difference.refresh_from_db()
    assert difference.state == "open"


@pytest.mark.parametrize("field", ["body", "conditions", "procedure", "theme", "audiences", "valid_from"])
def test_every_kind_of_field_can_be_compared(field, imported):
    from integrations.ipdc.presenting import compared, field_label
    from integrations.ipdc.values import read

    value = read(ProductPage.objects.first(), field)
    ours, theirs = compared(field, value, None if field != "procedure" else [])
    assert theirs == [] and field_label(field)
    assert all(new and "<" not in line for line, new in ours)
