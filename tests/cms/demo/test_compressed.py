"""Static files on a laptop: compressed for who can read that, whole and unchanged for everybody."""

import gzip

import pytest

SCRIPT = "/static/django_htmx/htmx-2.min.js"


def test_a_script_is_sent_compressed_and_is_the_same_script(client):
    plain = client.get(SCRIPT)
    small = client.get(SCRIPT, headers={"Accept-Encoding": "br, gzip"})
    assert small["Content-Encoding"] == "gzip"
    sent = small.getvalue()
    assert gzip.decompress(sent) == plain.getvalue()
    assert len(sent) < 18 * 1024
    assert "Accept-Encoding" in small["Vary"]
    assert "Content-Encoding" not in plain


@pytest.mark.parametrize(
    ("path", "status"),
    [("/static/wagtailadmin/images/default-user-avatar.png", 200), ("/health/live", 200)],
)
def test_all_else_is_left_alone(client, path, status):
    response = client.get(path, headers={"Accept-Encoding": "gzip"})
    assert response.status_code == status
    assert "Content-Encoding" not in response


def test_a_part_of_a_file_is_that_part(client):
    part = client.get(SCRIPT, headers={"Accept-Encoding": "gzip", "Range": "bytes=0-9"})
    assert (part.status_code, len(part.getvalue())) == (206, 10)
