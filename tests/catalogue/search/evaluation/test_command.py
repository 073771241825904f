import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import make_product

pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(tmp_path):
    make_product(title="Paspoort aanvragen", product_number="71", slug="paspoort-aanvragen")
    make_product(title="Rijbewijs vernieuwen", slug="rijbewijs-vernieuwen")
    make_product(title="Attest", agent_note="Vraag naar dossier kwikzilver", product_number="72")

    def write(*lines):
        file = tmp_path / "judged.tsv"
        file.write_text("\n".join(["id\tquery\trelevant", *lines]))
        return str(file)

    return write


def run(*arguments):
    out, err = StringIO(), StringIO()
    call_command("evaluate_search", *arguments, "--engine", "postgres", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def groups(*arguments):
    return json.loads(run(*arguments, "--json")[0])["groups"]


def test_pages_are_known_by_number_and_by_slug(judged):
    found = groups(judged("A1\tpaspoort\t71:3", "B1\trijbewijs\trijbewijs-vernieuwen:3"), "--strict")
    assert list(found) == ["A", "B", "all"]
    assert [found[name]["ndcg_at_10"] for name in found] == [1.0, 1.0, 1.0]
    assert found["all"]["n"] == 2


def test_a_page_with_a_number_may_be_judged_by_its_slug(judged):
    assert groups(judged("A1\tpaspoort\tpaspoort-aanvragen:2"))["A"]["top1"] == 1.0


def test_the_public_is_asked_for_not_a_colleague(judged):
    found = groups(judged("A1\tkwikzilver\t72:3"), "--no-semantic")["A"]
    assert (found["ndcg_at_10"], found["zero"]) == (0.0, 1.0)


def test_a_query_about_nothing_is_honest_when_nothing_is_found(judged):
    found = groups(judged("Z1\txqzwv\t", "A1\tpaspoort\t71:3"), "--no-semantic")
    assert (found["Z"]["ndcg_at_10"], found["Z"]["honest"], found["all"]["ndcg_at_10"]) == (None, 1.0, 1.0)


def test_unknown_keys_are_told_and_refused_only_when_asked(judged):
    file = judged("A1\tpaspoort\t71:3,no-such-page:1")
    out, err = run(file)
    assert "no-such-page" in err
    assert out.startswith("group")
    with pytest.raises(CommandError, match="strict"):
        run(file, "--strict")


@pytest.mark.parametrize("lines", [("A1\tpaspoort\tnonsense",), ()])
def test_a_wrong_or_empty_file_is_refused(judged, lines):
    with pytest.raises(CommandError):
        run(judged(*lines))


def test_a_missing_file_is_refused(tmp_path):
    with pytest.raises(CommandError, match="none"):
        run(str(tmp_path / "none.tsv"))
