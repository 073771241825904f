"""The demo city's data files, read and checked for their keys."""

import csv
from pathlib import Path
from typing import Any

import yaml

DATA = Path(__file__).parent / "data"
_LISTS = ("themes", "audiences", "life_events", "keywords")


def read(name: str) -> list[dict[str, Any]]:
    """Return the rows of `data/<name>.yaml`."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    with (DATA / f"{name}.yaml").open(encoding="utf-8") as file:
        return list(yaml.load(file, Loader=loader) or [])  # a safe loader: plain data only


def read_each(folder: str) -> list[dict[str, Any]]:
    """Return the one row in each file of `data/<folder>/`, with the file's name as its slug."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    paths = sorted((DATA / folder).glob("*.yaml"))
    return [{"slug": path.stem, **yaml.load(path.read_bytes(), Loader=loader)} for path in paths]


def full_products() -> list[dict[str, Any]]:
    """Return the products that are written in full."""
    return [row for path in sorted((DATA / "products").glob("full-*.yaml")) for row in read(f"products/{path.stem}")]


def brief_products() -> list[dict[str, Any]]:
    """Return the products still to rewrite, in the same shape."""
    rows: list[dict[str, Any]] = []
    for path in sorted((DATA / "products").glob("brief-*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter=";"):
                lists = {name: [part for part in row[name].split("|") if part] for name in _LISTS}
                rows.append({**row, **lists, "legally_required": row["legally_required"] == "1"})
    return rows


def journey_rows() -> list[dict[str, Any]]:
    """Return the journeys, each with the name of its file as its slug."""
    return read_each("journeys")
