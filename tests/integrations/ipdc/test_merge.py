import pytest

from integrations.ipdc.merge import three_way

CASES = [
    # base, ours, theirs → what happens
    ("a", "a", "a", "settled"),
    ("a", "a", "b", "apply"),
    ("a", "c", "a", "nothing"),
    ("a", "c", "b", "differ"),
    ("a", "b", "b", "settled"),
    ("", "", "b", "apply"),
    ("a", "a", "", "apply"),
    ("<p>a</p>", '<p data-block-key="x1">a</p>', "<p>b</p>", "apply"),
    ("<p><b>a</b></p>", '<p data-block-key="x1"><strong>a</strong></p>', "<p>b</p>", "apply"),
    (
        [{"type": "cost", "value": {"title": "a", "amount": "5.00"}}],
        [{"type": "cost", "id": "u1", "value": {"title": "a", "text": "", "amount": "5.00", "checked": None}}],
        [],
        "apply",
    ),
    ([{"type": "cost", "value": {"title": "a"}}], [], [{"type": "cost", "value": {"title": "b"}}], "differ"),
]


@pytest.mark.parametrize(("base", "ours", "theirs", "what"), CASES)
def test_three_way(base, ours, theirs, what):
    merge = three_way({"f": base}, {"f": ours}, {"f": theirs})
    assert {"apply": merge.apply, "differ": merge.differ, "settled": merge.settled}.get(what, ("f",)) == ("f",)
    assert len(merge.apply) + len(merge.differ) + len(merge.settled) == (what != "nothing")


def test_a_field_the_importer_did_not_know_before_is_filled_only_when_empty():
    assert three_way({}, {"f": None}, {"f": "b"}).apply == ("f",)
    assert three_way({}, {"f": "c"}, {"f": "b"}).differ == ("f",)


def test_nothing_is_written_on_a_locked_page():
    merge = three_way({"f": "a"}, {"f": "a"}, {"f": "b"}, locked=True)
    assert (merge.apply, merge.differ) == ((), ("f",))
