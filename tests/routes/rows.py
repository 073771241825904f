"""How a table is written: a line a route, a column a role."""

from dataclasses import dataclass

from django.http import HttpResponseBase
from django.urls import reverse

from tests.routes.world import ROLES


@dataclass(frozen=True, slots=True)
class Row:
    """What each role gets from one method of one route; `label` is the route's name and what is asked of it."""

    method: str
    label: str
    expected: dict[str, str]

    @property
    def name(self) -> str:
        """The name of the route."""
        return self.label.partition(" ")[0]

    @property
    def changes(self) -> bool:
        """The request is meant to change something."""
        return self.method == "POST"


def read(table: str) -> list[Row]:
    """Read lines of `METHOD route [what] | outcome of each role`, or `| everyone OUTCOME`."""
    rows = []
    for line in table.strip().splitlines():
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        left, _bar, right = line.partition("|")
        method, label = left.strip().split(None, 1)
        outcomes = right.split()
        if outcomes[0] == "everyone":
            outcomes = outcomes[1:] * len(ROLES)
        rows.append(Row(method, " ".join(label.split()), dict(zip(ROLES, outcomes, strict=True))))
    return rows


def outcome(response: HttpResponseBase, *, written: bool = True) -> str:
    """Return the status; for a redirect also `login`, `home` (the admin's start screen), `nothing` (written)."""
    if response.status_code == 302:
        to = response.headers["Location"]
        if to.startswith(reverse("account_login")):
            return "login"
        if to == reverse("wagtailadmin_home"):
            return "home"
        if not written:
            return "nothing"
    return str(response.status_code)


REFUSED = {"login", "home", "401", "403", "404", "405", "409"}
