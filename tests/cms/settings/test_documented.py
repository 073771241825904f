"""Every setting that the environment can give is written down in `.env.example`."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent.parent
ASKED = re.compile(r"""env(?:\.\w+)?\(\s*["']([A-Z][A-Z_]+)["']""")


def test_every_setting_is_documented() -> None:
    sources = (ROOT / "cms" / "settings").glob("*.py")
    asked = {name for path in sources for name in ASKED.findall(path.read_text())}
    documented = set(re.findall(r"^#? ?([A-Z][A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE))
    assert len(asked) > 10
    assert asked - documented == set()
    in_procfile = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "Procfile").read_text())) - {"PORT"}
    assert documented - asked - in_procfile - {"DJANGO_SETTINGS_MODULE"} == set(), "documented, but nothing asks for it"


def test_no_registry_host_in_the_lock_files() -> None:
    for path in (ROOT / "requirements").glob("*"):
        assert "://" not in path.read_text(), path.name
