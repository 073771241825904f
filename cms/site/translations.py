"""The Dutch texts: collect, compile and check, with no tool outside Python's own packages.

    python -m cms.site.translations collect|compile|check

Each app keeps its catalogue in `locale/nl/LC_MESSAGES/django.po`. Collecting reads Python with Babel and
templates with Django's own lexer (`templatize`).
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib

ROOT = Path(__file__).resolve().parent.parent.parent
DOMAINS = ("cms", "catalogue", "contactforms", "journeys", "integrations")
CATALOGUE = Path("locale/nl/LC_MESSAGES/django.po")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def apps() -> Iterator[Path]:
    """Yield the folders of the packages (one below the domains) that hold strings, and of the apps inside those."""
    for domain in DOMAINS:
        for package in sorted((ROOT / domain).glob("*/__init__.py")):
            yield package.parent
            yield from inner_apps(package.parent)


def inner_apps(app: Path) -> list[Path]:
    """Return the apps inside an app that have a catalogue of their own."""
    return [file.parent for file in sorted(app.glob("*/**/apps.py")) if (file.parent / "locale").is_dir()]


def strings(app: Path) -> dict[tuple[str | None, str, str | None], list[str]]:
    """Return the app's strings as (context, msgid, plural) with the files they stand in."""
    from babel.messages.extract import extract
    from django.utils.translation.template import templatize

    found: dict[tuple[str | None, str, str | None], list[str]] = {}
    files = [p for p in sorted(app.rglob("*")) if p.suffix in {".py", ".html", ".txt"} and "migrations" not in p.parts]
    others = inner_apps(app)
    files = [file for file in files if not any(other in file.parents for other in others)]
    for file in files:
        name = str(file.relative_to(ROOT))
        text = file.read_text(encoding="utf-8")
        if file.suffix != ".py":
            if "templates" not in file.parts:
                continue
            # Read as Python: the indentation of HTML would be an error there.
            text = "\n".join(line.strip() for line in templatize(text, origin=name).splitlines())
        for _line, message, _comments, context in extract("python", BytesIO(text.encode()), KEYWORDS):
            singular, plural = message if isinstance(message, tuple) else (message, None)
            if singular:
                places = found.setdefault((context, singular, plural), [])
                if name not in places:
                    places.append(name)
    return found


def collect(app: Path) -> polib.POFile | None:
    """Return the app's catalogue with exactly the strings of now; kept texts stay, new ones are empty."""
    path = app / CATALOGUE
    wanted = strings(app)
    if not wanted:
        return None
    old = polib.pofile(str(path)) if path.exists() else polib.POFile()
    kept = {(entry.msgctxt, entry.msgid): entry for entry in old}
    new = polib.POFile(wrapwidth=110)
    new.metadata = {
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Language": "nl",
        "Plural-Forms": "nplurals=2; plural=(n != 1);",
    }
    for (context, singular, plural), places in sorted(wanted.items(), key=lambda item: (item[1][0], item[0][1])):
        was = kept.get((context, singular))
        entry = polib.POEntry(msgctxt=context, msgid=singular, occurrences=[(place, "") for place in places])
        if plural:
            entry.msgid_plural = plural
            entry.msgstr_plural = was.msgstr_plural if was and was.msgid_plural else {0: "", 1: ""}
        else:
            entry.msgstr = was.msgstr if was else ""
        new.append(entry)
    return new


def problems(app: Path) -> Iterator[str]:
    """Yield what is wrong with an app's catalogue: missing, untranslated, left over."""
    wanted = set(strings(app))
    path = app / CATALOGUE
    catalogue = polib.pofile(str(path)) if path.exists() else polib.POFile()
    name = path.relative_to(ROOT)
    present = {(e.msgctxt, e.msgid, e.msgid_plural or None): e for e in catalogue if not e.obsolete}
    for key in sorted(wanted - set(present), key=str):
        yield f"{name}: not collected: {key[1]!r}"
    for key in sorted(set(present) - wanted, key=str):
        yield f"{name}: no longer used: {key[1]!r}"
    for entry in present.values():
        if not entry.translated() or entry.fuzzy:
            yield f"{name}: no Dutch text: {entry.msgid!r}"


def contradictions() -> Iterator[str]:
    """Yield every text with two Dutch forms: only one of them is in force, in every app."""
    seen: dict[tuple[str | None, str, str | None], tuple[str, str]] = {}
    for app in apps():
        path = app / CATALOGUE
        for entry in polib.pofile(str(path)) if path.exists() else ():
            if entry.obsolete or not entry.translated():
                continue
            key, dutch = (
                (entry.msgctxt, entry.msgid, entry.msgid_plural or None),
                f"{entry.msgstr}{entry.msgstr_plural}",
            )
            other, place = seen.setdefault(key, (dutch, str(path.relative_to(ROOT))))
            if other != dutch:
                yield f"{path.relative_to(ROOT)}: another Dutch text than in {place}: {entry.msgid!r}"


def compile_catalogue(app: Path, *, stale_only: bool = False) -> None:
    """Compile the app's catalogue, if it has one; with `stale_only` when it is newer than its compiled form."""
    source, compiled = app / CATALOGUE, (app / CATALOGUE).with_suffix(".mo")
    if not source.exists():
        return
    if stale_only and compiled.exists() and compiled.stat().st_mtime >= source.stat().st_mtime:
        return
    polib.pofile(str(source)).save_as_mofile(str(compiled))


def compile_stale() -> None:
    """Compile the catalogues that are newer than their compiled form, so that no command speaks English."""
    for app in apps():
        compile_catalogue(app, stale_only=True)


def main(task: str) -> int:
    """Run a task over all apps; the exit status is 1 when the check found something."""
    wrong = 0
    for app in apps():
        path = app / CATALOGUE
        if task == "compile":
            compile_catalogue(app)
        elif task == "collect" and (catalogue := collect(app)) is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            catalogue.save(str(path))
        elif task == "check":
            for problem in problems(app):
                print(problem)
                wrong = 1
    for problem in contradictions() if task == "check" else ():
        print(problem)
        wrong = 1
    return wrong


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else "check"))
