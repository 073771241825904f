"""Keys made from titles: they stand in addresses, so they are short, readable and unique in their flow."""

from collections.abc import Container

from django.utils.text import slugify

LONGEST = 40
# What stands in the same addresses with another meaning.
RESERVED = frozenset({"reis", "hulp", "antwoorden", "vraag", "opnieuw", "wijzig", "terug", "stap"})


def new_key(title: str, taken: Container[str]) -> str:
    """Return a key made from `title` that is not in `taken`; a number follows when needed."""
    base = _cut(slugify(title), LONGEST) or "x"
    key, number = base, 2
    while key in taken or key in RESERVED:
        ending = f"-{number}"
        key, number = _cut(base, LONGEST - len(ending)) + ending, number + 1
    return key


def _cut(slug: str, longest: int) -> str:
    """Return the whole words of a slug that fit; slugify leaves underscores, which a key has none of."""
    slug = "-".join(part for part in slug.replace("_", "-").split("-") if part)
    if len(slug) <= longest:
        return slug
    whole, _hyphen, _rest = slug[: longest + 1].rpartition("-")
    return (whole or slug[:longest]).strip("-")
