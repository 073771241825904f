"""From a file to pages, and again."""

import json

import pytest
from django.utils.translation import override

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage, Theme
from integrations.ipdc.findings import Code
from integrations.ipdc.models import ImportRun, SourceFinding, SourceRecord
from integrations.ipdc.services import AnotherRun, Options, import_sources
from tests.factories import make_product, make_service, make_theme
from tests.integrations.ipdc.generator import feed, instance, nl, triples

pytestmark = pytest.mark.django_db


def run(*sources, **options):
    return import_sources([str(source) for source in sources], Options(**options))


def totals(result):
    counted = result.totals
    assert counted.read >= counted.created + counted.updated + counted.unchanged + counted.archived
    return {name: getattr(counted, name) for name in ("created", "updated", "unchanged", "archived", "refused")}


def codes(result):
    return sorted(finding.code.value for finding in result.findings)


def test_a_product_becomes_a_page_with_every_field(written):
    theme = make_theme(name="Bestuur", ipdc_code="BurgerOverheid", service=make_service(name="Loket"))
    result = run(written(instance(5)), publish=True)
    assert totals(result) == {"created": 1, "updated": 0, "unchanged": 0, "archived": 0, "refused": 0}
    page = ProductPage.objects.get()
    assert (page.title, page.product_number, page.product_type) == (
        "Vergunning nummer 5 voor een activiteit", "100005", "Toelating",
    )  # fmt: skip
    assert page.live and page.latest_revision == page.live_revision and not page.has_unpublished_changes
    assert page.description.startswith("Je vraagt dit aan") and "<" not in page.description
    assert page.body.count("<p>Je vraagt") == 3 and "<b>Meer weten</b>" in page.body and "Decreet" in page.body
    assert page.conditions[0].value["title"] == "Leeftijd"
    assert "Identiteitskaart" in page.conditions[0].value["evidence"].source
    assert page.procedure[0].value["links"][0]["url"] == "https://loket.example.org/5"
    assert (page.start_label, page.start_url) == ("Start hier", "https://loket.example.org/5")
    assert (page.costs[0].value["amount"], page.legal[0].value["title"]) == (6, "Decreet")
    assert page.links[0].value["url"] == "https://meer.example.org/"
    assert page.keywords == "toelating, activiteit, woord5"
    assert (page.theme, page.responsible_service) == (theme, theme.service)
    assert {audience.ipdc_code for audience in page.audiences.all()} == {"Burger", "Onderneming"}
    assert page.source_iri == instance(5)["@id"]
    record = SourceRecord.objects.get()
    assert record.raw["contactgegevens"][0]["email"] == "loket@hasselt.example"
    assert page.revisions.get().as_object().title == page.title


def test_the_same_again_changes_nothing(written, django_assert_num_queries):
    source = written(*(instance(number) for number in range(5)))
    run(source, publish=True)
    before = list(ProductPage.objects.order_by("pk").values()), list(SourceFinding.objects.values())
    result = run(source, publish=True)
    assert totals(result)["unchanged"] == 5 and result.totals.read == 5
    assert (list(ProductPage.objects.order_by("pk").values()), list(SourceFinding.objects.values())) == before
    nt = written("\n".join(line for number in range(5) for line in triples(instance(number))), name="zelfde.nt")
    assert totals(run(nt, publish=True))["unchanged"] == 5


def test_without_publish_pages_wait_as_drafts_and_publishing_later_works(written):
    source = written(instance(1))
    run(source)
    page = ProductPage.objects.get()
    assert not page.live and page.has_unpublished_changes
    assert totals(run(source))["unchanged"] == 1
    assert totals(run(source, publish=True))["updated"] == 1
    page.refresh_from_db()
    assert page.live
    assert totals(run(source, publish=True))["unchanged"] == 1


def test_a_dry_run_counts_and_changes_nothing(written):
    source = written(instance(1), instance(2, productnummer=None))
    result = run(source, dry_run=True, publish=True)
    assert totals(result)["created"] == 2
    assert Code.NO_NUMBER.value in codes(result)
    for model in (ProductPage, SourceRecord, SourceFinding, ImportRun, Theme):
        assert not model.objects.exists()


def test_the_newest_version_in_a_feed_wins(written):
    old, new = instance(1, naam=nl("Oud")), instance(1, naam=nl("Nieuw"), laatstGewijzigd="2025-01-01T00:00:00Z")
    result = run(written(feed([new, old]), name="feed.json"))
    assert totals(result) == {"created": 1, "updated": 0, "unchanged": 1, "archived": 0, "refused": 0}
    assert ProductPage.objects.get().title == "Nieuw"
    assert totals(run(written(feed([old]), name="oud.json")))["unchanged"] == 1
    assert ProductPage.objects.get().title == "Nieuw"


def test_two_products_with_one_number_are_both_kept(written):
    make_product(product_number="77", title="Van de stad zelf")
    result = run(written(instance(1, productnummer="77"), instance(2, productnummer="77")))
    assert totals(result)["created"] == 2
    assert codes(result).count("duplicate_number") == 2
    assert "Van de stad zelf" in next(f.reason for f in result.findings if f.code == Code.DUPLICATE_NUMBER)


def test_equal_titles_get_addresses_of_their_own(written):
    run(written(*(instance(number, naam=nl("Attest")) for number in range(3))))
    assert sorted(ProductPage.objects.values_list("slug", flat=True)) == ["attest", "attest-2", "attest-3"]


def test_the_service_is_the_given_one_else_the_themes_else_the_front_desk(written):
    given, own = make_service(name="Gekozen"), make_service(name="Van het thema")
    make_theme(ipdc_code="EconomieWerk", service=own)
    one, other = instance(1), instance(2)
    assert one["themas"] == ["EconomieWerk"]
    result = run(written(one, other))
    services = dict(ProductPage.objects.values_list("product_number", "responsible_service"))
    assert services == {"100001": own.pk, "100002": Service.objects.front_desk().pk}
    assert [finding.iri for finding in result.findings if finding.code == Code.NO_SERVICE] == [other["@id"]]
    assert "no_service" not in codes(run(written(instance(3), name="c.jsonld"), service=given))
    assert ProductPage.objects.get(product_number="100003").responsible_service == given


def test_when_several_themes_fit_nobody_is_guessed(written):
    for name in ("Wonen", "Bouwen"):
        make_theme(name=name, ipdc_code="BouwenWonen", service=make_service())
    result = run(written(instance(3)))
    assert ProductPage.objects.get().responsible_service.is_front_desk
    assert {"theme_unclear", "no_service"} <= set(codes(result))


def test_what_cannot_be_read_is_refused_and_the_rest_goes_on(written):
    bad = written(json.dumps(instance(1))[:-40], name="a.json")
    page = written("<!doctype html>", name="b.html")
    good = written(instance(2), {"@type": "Instantie", "naam": nl("Zonder identiteit")}, name="c.json")
    result = run(bad, page, good)
    assert totals(result) == {"created": 1, "updated": 0, "unchanged": 0, "archived": 0, "refused": 3}
    assert ImportRun.objects.get().state == ImportRun.State.REFUSED


def test_one_product_that_cannot_be_saved_leaves_no_trace(written, monkeypatch):
    from integrations.ipdc.services import applying

    real = applying.add_page

    def fails(section, page, **options):
        revision = real(section, page, **options)
        if page.product_number == "100002":
            raise RuntimeError("stroom weg")
        return revision

    monkeypatch.setattr(applying, "add_page", fails)
    result = run(written(*(instance(number) for number in range(1, 4))))
    assert totals(result) == {"created": 2, "updated": 0, "unchanged": 0, "archived": 0, "refused": 1}
    assert "stroom weg" in str(result.refusals[0].reason)
    assert not SourceRecord.objects.filter(product_number="100002").exists()
    monkeypatch.undo()
    assert totals(run(written(*(instance(number) for number in range(1, 4)))))["created"] == 1


def test_after_a_run_that_was_killed_the_next_finishes_the_work(written):
    ImportRun.objects.create(sources=["x"])
    run(written(instance(1)))
    assert sorted(ImportRun.objects.values_list("state", flat=True)) == ["done", "interrupted"]


def test_one_import_at_a_time(written, monkeypatch):
    from contextlib import contextmanager

    from integrations.ipdc.services import run as module

    @contextmanager
    def taken():
        raise AnotherRun
        yield

    monkeypatch.setattr(module, "_alone", taken)
    with pytest.raises(AnotherRun):
        run(written(instance(1)))


def test_findings_follow_the_source_and_keep_what_editors_noted(written):
    run(written(instance(1, productnummer=None, naam=nl("Kopie van iets"))))
    copy = SourceFinding.objects.get(code="copy")
    copy.state, copy.note = "done", "afgesproken"
    copy.save()
    later = instance(1, naam=nl("Kopie van iets"), laatstGewijzigd="2025-01-01T00:00:00Z")
    run(written(later))
    assert not SourceFinding.objects.filter(code="no_number").exists()
    copy.refresh_from_db()
    assert (copy.state, copy.note) == ("done", "afgesproken")


def test_odd_values_never_stop_a_product(written):
    odd = [
        instance(1, naam=nl("x" * 400)),
        instance(2, naam=None, productnummer=None),
        instance(3, productnummer="9" * 100),
        instance(4, **{"@id": "urn:uuid:6e9334cb-272c-443d-8b0a-1b02149a5126"}),
        instance(5, naam=nl("???")),
        instance(6, beschrijving=nl("woord " * 500), zoektermen={"nl": ["lang woord"] * 500}),
        instance(7, regelgeving=[{"url": "http://[::1", "naam": nl("x")}]),
        instance(8, beschrijving=nl("nul\x00byte en half \ud83d paar")),
        instance(9, startDienstVerlening="0001-01-01T00:00:00Z"),
        instance(10, themas="BurgerOverheid", doelgroepen={"@id": "Burger"}),
        instance(11, kosten=[{"naam": nl("k" * 300), "beschrijving": nl("#N/A")}]),
        instance(12, productnummer=44.0, gearchiveerd="false"),
    ]
    result = run(written(*odd), publish=True)
    assert [str(refusal) for refusal in result.refusals] == []
    assert totals(result)["created"] == len(odd)
    with override("nl"):
        assert "zonder titel" in ProductPage.objects.get(source_iri__endswith="/2").title
