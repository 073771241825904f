"""Keys of steps: they stand in addresses (`reis=verhuizen.adres-doorgeven`) and never change."""

from django.utils.text import slugify

LONGEST = 40
KEY = r"^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$"


def key_from(title: str) -> str:
    """Return a key made from a title: whole words, as far as they fit."""
    slug = slugify(title)
    cut = slug[:LONGEST]
    if len(slug) > LONGEST and "-" in cut and slug[LONGEST] != "-":
        cut = cut.rpartition("-")[0]
    return cut.strip("-_").replace("_", "-") or "stap"


def free_key(wanted: str, taken: set[str]) -> str:
    """Return the key wanted, or with a number after it when it is taken; what is returned is taken from then on."""
    key, number = wanted, 1
    while key in taken:
        number += 1
        end = f"-{number}"
        key = f"{wanted[: LONGEST - len(end)].rstrip('-')}{end}"
    taken.add(key)
    return key
