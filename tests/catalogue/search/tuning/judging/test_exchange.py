"""Files in and out."""

import pytest

from catalogue.search.evaluation.judgements import parse
from catalogue.search.tuning.judging.models import Judgement
from catalogue.search.tuning.judging.services.exchange import HEADER, bring_in, export
from catalogue.search.tuning.judging.services.keeping import undo

FILE = f"{HEADER}\nA001\tvuilzak\t1204:3,recyclagepark:1\nC001\twaar is het stort\t1200:2\nZ001\thoroscoop\t\n"


def text() -> str:
    return "".join(f"{line}\n" for line in export())


def test_a_file_comes_out_as_it_went_in(user, waste, park):
    result = bring_in(FILE, user)
    assert (result.new, result.changed, result.wrong) == (3, 0, [])
    same = FILE.replace("recyclagepark:1", "1200:1")
    assert text() == same
    again = bring_in(text(), user)
    assert (again.new, again.changed, again.same) == (0, 0, 3)
    assert list(parse(text())) == list(parse(same))


def test_wrong_lines_come_back_with_the_reason_and_the_others_go_in(user, waste):
    lines = ["A001\tvuilzak\t1204:3", "zomaar wat", "A003\tiets\t1204=3", "A004\tiets\t1204:9", "A005\tnog iets\t77:3",
             "X006\tvreemd\t1204:1", "A007\tVuilzak\t1204:1", "Z008\tniets\t1204:3"]  # fmt: skip
    result = bring_in("\n".join([HEADER, *lines]), user)
    assert [wrong.number for wrong in result.wrong] == [3, 4, 5, 6, 7, 8, 9]
    assert result.left.splitlines() == [HEADER, *lines[1:]]
    assert all(wrong.why for wrong in result.wrong)
    assert Judgement.objects.get().query == "vuilzak"


def test_unknown_pages_are_left_out_when_asked(user, waste):
    result = bring_in("A001\tvuilzak\t1204:3,77:2\nA002\tiets\t77:3", user, drop_unknown=True)
    assert (result.new, result.dropped) == (1, ["77"])
    assert len(result.wrong) == 1


def test_an_import_is_undone_at_once(user, waste, judge):
    judge("vuilzak", **{f"p{waste.pk}": 1})
    result = bring_in("A001\tvuilzak\t1204:3\nA002\tophalen\t1204:3", user)
    undo(result.step, user)
    assert text() == f"{HEADER}\nA001\tvuilzak\t1204:1\n"


@pytest.mark.parametrize(
    "hostile", ["\x00\x01\t\x02", "A1\t\u202e\t", "\t" * 500, "A1\t<script>\t1:1", "=A1\t=cmd()\t", "🙂\t🙂\t🙂"]
)
def test_hostile_lines_break_nothing(user, waste, hostile):
    result = bring_in(hostile + "\nA002\tophalen\t1204:3", user)
    assert result.new >= 1
    assert Judgement.objects.filter(reference="A002").exists()
