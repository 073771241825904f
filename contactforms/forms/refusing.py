"""Why a public form is not looked at: too many of them, or a token that is too old or too young."""

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from contactforms.forms.tokens import Age, FormToken
from contactforms.privacy.limits import WINDOW, too_many


class Refusal(NamedTuple):
    """The words, the status that says so, and after how many seconds it may come again."""

    words: str
    status: int = 422
    wait: int = 0

    def on(self, response: HttpResponse) -> HttpResponse:
        """Return the response that shows the form again, saying so to machines too."""
        response.status_code = self.status
        if self.wait:
            response["Retry-After"] = str(self.wait)
        return response


def refusal(request: HttpRequest, token: FormToken | None, what: str, *, many: str, again: str) -> Refusal | None:
    """Return why a post is refused; None for one that is looked at. It is counted as `what`.

    `many` says that too many came, `again` what to do with a form that is as it was.
    """
    if too_many(request, what):
        return Refusal(many, 429, WINDOW.seconds)
    if token is None or token.age is Age.TOO_OLD:
        words = _("This form was open for a long time.")
    elif token.age is Age.TOO_FAST:
        words = _("That was very quick.")
    else:
        return None
    return Refusal(f"{words} {again}")
