"""A msgid of ours is in force in the whole admin: it must not put other words on Wagtail's and Django's own screens."""

from collections import defaultdict
from pathlib import Path

import django
import polib
import pytest
import wagtail

from cms.site.translations import CATALOGUE, ROOT, apps

# What an editor presses: a form that says something else than Wagtail's manual is a form people get lost in.
BUTTONS = (
    "Save",
    "Move",
    "Delete",
    "Edit",
    "Publish",
    "Unpublish",
    "Copy",
    "Submit",
    "Search",
    "Save draft",
    "View live",
)


@pytest.fixture(scope="module")
def theirs() -> dict[str, set[str]]:
    words: dict[str, set[str]] = defaultdict(set)
    for module in (django, wagtail):
        for path in Path(str(module.__file__)).parent.rglob("locale/nl/LC_MESSAGES/django.po"):
            for entry in polib.pofile(str(path)):
                if entry.msgstr and not entry.msgctxt:
                    words[entry.msgid].add(entry.msgstr)
    return words


def test_buttons_of_the_admin_keep_their_words(theirs):
    changed = []
    for app in apps():
        if not (app / CATALOGUE).exists():
            continue
        for entry in polib.pofile(str(app / CATALOGUE)):
            ours = entry.msgid in BUTTONS and not entry.msgctxt and entry.msgstr
            if ours and entry.msgid in theirs and entry.msgstr not in theirs[entry.msgid]:
                changed.append(f"{app.relative_to(ROOT)}: {entry.msgid} → {entry.msgstr}")
    assert set(BUTTONS) & set(theirs)
    assert changed == []
