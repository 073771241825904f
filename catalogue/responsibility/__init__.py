"""Who answers a question asked on a page, which channels reach them, by when, and why.

The one function that the page's form, the contact form, the portal and the API call:
`responsible_for(page, audience=…, topic=…)`.
"""

from catalogue.responsibility.climb import Climb, LoadedClimb, with_claims
from catalogue.responsibility.rules import (
    Reason,
    Responsibility,
    front_desk_responsibility,
    responsible_for,
    standing_in_for,
)

__all__ = [
    "Climb",
    "LoadedClimb",
    "Reason",
    "Responsibility",
    "front_desk_responsibility",
    "responsible_for",
    "standing_in_for",
    "with_claims",
]
