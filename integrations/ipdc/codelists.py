"""The standard's code lists, and the municipalities that merged."""

import json
from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent / "data"


@cache
def code_lists() -> dict[str, dict[str, str]]:
    """Scheme → code → Dutch label."""
    lists: dict[str, dict[str, str]] = json.loads((_DATA / "codes.json").read_text(encoding="utf-8"))
    return lists


def label(scheme: str, code: str) -> str:
    """The Dutch label of a code; the code itself when the list does not have it."""
    return code_lists().get(scheme, {}).get(code, code)


@cache
def _mergers() -> dict[str, str]:
    merged: dict[str, str] = json.loads((_DATA / "mergers.json").read_text(encoding="utf-8"))
    return merged


def current_area(code: str) -> str:
    """The area code after the mergers of 2025: `BE22171022` → `BE22171072`.

    The first five characters are the district; Kortessem moved with its merger from Tongeren's
    (`BE223`) to Hasselt's (`BE221`). Codes of a district or province stay as they are.
    """
    old = code[5:]
    new = _mergers().get(old) if code.startswith("BE") and len(old) == 5 else None
    if new is None:
        return code
    district = _DISTRICTS.get(new, code[:5])
    return district + new


# Where a municipality that merged took another district's code.
_DISTRICTS = {"71072": "BE221"}
