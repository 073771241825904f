"""Files that the disk kept although their row is gone."""

from datetime import timedelta

from django.core.files.base import ContentFile
from django.core.management import call_command
from django.utils import timezone

from contactforms.topics.attachments.services import receive, sweep
from contactforms.topics.models.attachment import private_storage
from tests.contactforms.topics.conftest import photo, upload

LOST = "ab/ab000000-0000-4000-8000-000000000000.jpg"


def test_only_what_no_row_names_goes_and_only_after_a_day(db, capsys):
    sweep(timezone.now() + timedelta(days=2))  # what other tests left behind
    kept, storage = receive(upload(photo(), "deur.jpg")), private_storage()
    for name in (LOST, "ab/van-iemand-anders.txt"):
        storage.save(name, ContentFile(b"x"))
    assert sweep() == 0, "it may belong to a row that is being written"
    assert sweep(timezone.now() + timedelta(days=2)) == 1
    assert not storage.exists(LOST)
    assert storage.exists(kept.file.name) and storage.exists("ab/van-iemand-anders.txt")
    call_command("sweep_files")
    assert "0 files deleted" in capsys.readouterr().out
    storage.delete("ab/van-iemand-anders.txt")
