import json
from collections import Counter

import pytest

from integrations.ipdc.reading.errors import Refusal
from integrations.ipdc.reading.sources import Found, Note, Reader
from tests.integrations.ipdc.generator import feed, instance


def read(*sources, **options):
    items = list(Reader(**options).read([str(source) for source in sources]))
    return Counter(type(item).__name__ for item in items), items


def test_a_feed_is_followed_over_http(web):
    for page in range(3):
        body = feed([instance(page * 2), instance(page * 2 + 1)], page=page, pages=3, host=web.address)
        web.put(f"/feed?pageNumber={page}", body)
    counts, _items = read(f"{web.address}/feed?pageNumber=1")
    assert counts == {"Found": 6}
    assert sorted(web.asked) == [f"/feed?pageNumber={page}" for page in range(3)]


def test_a_feed_behind_another_name_is_read_where_we_found_it(web):
    for page in range(2):
        web.put(f"/feed?pageNumber={page}", feed([instance(page)], page=page, pages=2, host="http://hostname"))
    counts, _items = read(f"{web.address}/feed?pageNumber=0")
    assert counts == {"Found": 2}


def test_a_host_that_nobody_named_is_never_called(web, monkeypatch):
    called = []
    monkeypatch.setattr("integrations.ipdc.reading.sources.fetch", lambda address: called.append(address))
    page = json.loads(feed([instance(1)]))
    page["view"]["relation"] = [{"node": "http://169.254.169.254/geheim"}, {"node": "file:///etc/passwd"}]
    web.put("/feed", json.dumps(page))
    monkeypatch.undo()
    counts, items = read(f"{web.address}/feed")
    assert (counts, called) == ({"Found": 1, "Note": 2}, [])
    assert {str(note.text).split()[-5] for note in items if isinstance(note, Note)}


def test_a_redirect_to_another_host_is_refused(web):
    web.put("/weg", "", status=302, kind="http://elders.invalid/feed")
    counts, items = read(f"{web.address}/weg")
    assert counts == {"Refusal": 1}
    assert "elders.invalid" in str(items[0].reason)


def test_a_loop_ends(web):
    page = json.loads(feed([instance(1)]))
    page["view"]["relation"] = [{"node": f"{web.address}/feed"}, {"node": f"{web.address}/feed#x"}]
    web.put("/feed", json.dumps(page))
    counts, _items = read(f"{web.address}/feed")
    assert counts == {"Found": 1}


def test_a_feed_without_end_is_bounded(web):
    for number in range(6):
        page = {
            "@id": f"{web.address}/p{number}",
            "@type": "EventStream",
            "view": {"relation": [{"node": f"p{number + 1}"}]},
            "member": [instance(number)],
        }
        web.put(f"/p{number}", json.dumps(page))
    counts, _items = read(f"{web.address}/p0", most_pages=3)
    assert counts == {"Found": 3, "Refusal": 1}


@pytest.mark.parametrize(
    ("status", "kind", "body", "reason"),
    [(404, "text/html", "weg", "404"), (200, "text/html", "<!doctype html><html>", "HTML"), (200, "x", "{", "JSON")],
)
def test_a_page_that_cannot_be_read_is_refused(web, status, kind, body, reason):
    address = web.put("/feed", body, status=status, kind=kind)
    counts, items = read(address)
    assert counts == {"Refusal": 1}
    assert items[0].source == address
    assert reason in str(items[0].reason)


def test_a_feed_saved_as_files_is_followed(tmp_path):
    for page in range(3):
        (tmp_path / f"bewaard-{page}.json").write_text(feed([instance(page)], page=page, pages=3))
    counts, _items = read(tmp_path / "bewaard-0.json")
    assert counts == {"Found": 3}


def test_a_page_that_is_not_there_is_noted(tmp_path):
    (tmp_path / "bewaard.json").write_text(feed([instance(1)], page=0, pages=2))
    counts, items = read(tmp_path / "bewaard.json")
    assert counts == {"Found": 1, "Note": 1}
    assert "pageNumber=1" in str(items[1].text)


def test_a_folder_goes_on_after_a_bad_file(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(instance(1)))
    (tmp_path / "b.json").write_text(json.dumps(instance(2))[:-20])
    (tmp_path / "c.html").write_text("<!doctype html><html></html>")
    (tmp_path / "LEESMIJ.txt").write_text("Uitleg.")
    (tmp_path / ".verborgen").write_text("niets")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "d.jsonld").write_text(json.dumps(instance(3)))
    counts, items = read(tmp_path)
    assert counts == {"Found": 2, "Refusal": 2, "Note": 1}
    refusals = [item for item in items if isinstance(item, Refusal)]
    assert [refusal.source.rsplit("/", 1)[1] for refusal in refusals] == ["b.json", "c.html"]
    assert all(refusal.line for refusal in refusals)


def test_what_is_not_there_is_refused(tmp_path):
    (tmp_path / "leeg").mkdir()
    counts, _items = read(tmp_path / "niets.nt", tmp_path / "leeg")
    assert counts == {"Refusal": 2}


def test_one_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.json").write_text(json.dumps(instance(1)))
    counts, _items = read(tmp_path / "a.json", tmp_path, tmp_path / "a.json")
    assert counts == {"Found": 1}


def test_the_standards_own_examples(fixtures):
    counts, items = read(fixtures)
    assert counts["Found"] == 9
    assert not counts["Refusal"]
    counts, _items = read(fixtures / "instance-ldes-page-0.json")
    assert counts == {"Found": 8}
    assert len({item.document.get("isVersionOf") for item in items if isinstance(item, Found)}) >= 6
