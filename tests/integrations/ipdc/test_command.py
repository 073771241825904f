import json

import pytest
from django.core.management import CommandError, call_command

from catalogue.products.models import ProductPage
from tests.factories import make_service
from tests.integrations.ipdc.generator import feed, instance

pytestmark = pytest.mark.django_db
NAMES = ["read", "created", "updated", "unchanged", "archived", "refused", "findings"]


def test_the_report(written, tmp_path, capsys):
    report = tmp_path / "verslag.json"
    call_command("import_ipdc", written(instance(1, productnummer=None)), report=report)
    told = json.loads(report.read_text())
    assert list(told["totals"]) == NAMES
    assert told["totals"]["read"] == told["totals"]["created"] == 1
    assert told["totals"]["findings"] == len(told["findings"])
    first = next(finding for finding in told["findings"] if finding["code"] == "no_number")
    assert first["field"] == "productnummer" and first["reason"] and first["title"] and first["iri"]
    assert "gelezen" in capsys.readouterr().out


def test_the_exit_status_says_that_something_was_refused(written, tmp_path, capsys):
    report = tmp_path / "verslag.json"
    with pytest.raises(SystemExit) as ended:
        call_command("import_ipdc", written("{", name="stuk.json"), written(instance(1)), report=report)
    assert ended.value.code == 1
    told = json.loads(report.read_text())
    assert (told["totals"]["refused"], told["totals"]["created"]) == (1, 1)
    assert told["refusals"][0]["line"] == 1 and "stuk.json" in told["refusals"][0]["source"]
    assert "stuk.json:1" in capsys.readouterr().err


def test_the_service_by_uuid_name_or_not_at_all(written):
    service = make_service(name="Dienst Proef")
    for number, text in enumerate([str(service.uuid), "dienst proef", service.slug]):
        call_command("import_ipdc", written(instance(number), name=f"{number}.json"), service=text)
    assert ProductPage.objects.filter(responsible_service=service).count() == 3
    with pytest.raises(CommandError, match="Dienst Proef"):
        call_command("import_ipdc", written(instance(9)), service="proef")
    make_service(name="Dienst Proef")
    with pytest.raises(CommandError, match=str(service.uuid)):
        call_command("import_ipdc", written(instance(9)), service="Dienst Proef")


def test_a_report_in_a_folder_that_is_not_there_is_said_before_the_work(written, tmp_path):
    with pytest.raises(CommandError):
        call_command("import_ipdc", written(instance(1)), report=tmp_path / "niets" / "verslag.json")
    assert not ProductPage.objects.exists()


def test_a_feed_over_http_twice(web, tmp_path):
    for page in range(2):
        web.put(f"/feed?pageNumber={page}", feed([instance(page)], page=page, pages=2, host=web.address))
    report = tmp_path / "verslag.json"
    for expected in ({"created": 2, "unchanged": 0}, {"created": 0, "unchanged": 2}):
        call_command("import_ipdc", f"{web.address}/feed?pageNumber=0", publish=True, report=report)
        told = json.loads(report.read_text())["totals"]
        assert {name: told[name] for name in expected} == expected


def test_the_standards_feed_over_http_twice(web, fixtures, tmp_path):
    for page in range(3):
        text = (fixtures / f"instance-ldes-page-{page}.json").read_text().replace("http://hostname", web.address)
        web.put(f"/doc/instancesnapshot?pageNumber={page}", text)
    report = tmp_path / "verslag.json"
    for _time in range(2):
        call_command("import_ipdc", f"{web.address}/doc/instancesnapshot?pageNumber=0", publish=True, report=report)
    told = json.loads(report.read_text())["totals"]
    assert (told["read"], told["unchanged"], told["refused"]) == (8, 8, 0)
