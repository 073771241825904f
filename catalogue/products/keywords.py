"""Words that the form offers as keywords, added to the field that holds them."""

from typing import Any

TICKED = "add_keyword"  # the boxes beside the field
MOST = 20  # at a time
LONGEST = 120


def with_ticked(data: Any, name: str) -> Any:
    """Return the posted `data` with what was ticked at the end of its keywords, each word once."""
    ticked = data.getlist(TICKED)[:MOST] if hasattr(data, "getlist") else []
    wanted = [" ".join(word.replace(",", " ").split())[:LONGEST] for word in ticked]
    if not any(wanted):
        return data
    keywords = [word.strip() for word in data.get(name, "").split(",") if word.strip()]
    known = {word.lower() for word in keywords}
    keywords += [word for word in dict.fromkeys(wanted) if word and word.lower() not in known]
    changed = data.copy()
    changed[name] = ", ".join(keywords)
    return changed
