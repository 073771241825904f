"""Where people's data is looked at: the one table of the screens, and what they are called."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Place(TextChoices):
    """The name of a view that shows a person's data, as the read log keeps it.

    A new one comes in here first: who writes a look down must name one of these. One that is gone stays as well,
    for its rows stay.
    """

    CALLS = "portal:calls", _("call screen")
    CALLER_SEARCH = "portal:call_caller_search", _("call screen, look up who calls")
    QUESTION = "portal:question", _("screen of a question")
    FILE = "portal:file", _("file that came with a question")
    SEND = "portal:send", _("sending an answer")
    CUSTOMERS = "portal:customers", _("look up a customer")
    CUSTOMER = "portal:customer", _("screen of a customer")
    COMPARE = "portal:customer_compare", _("comparing customers")
    EDIT = "portal:customer_edit", _("changing a customer")
    REQUESTS = "portal:requests", _("personal data: look up someone")
    REQUEST = "portal:request", _("personal data: of one person")
    REQUEST_EXPORT = "portal:request_export", _("personal data: file to hand over")
    REQUEST_ERASE = "portal:request_erase", _("personal data: erasing")
    READ_LOG = "portal:read_log", _("who looked")
    READ_LOG_CSV = "portal:read_log_csv", _("who looked, downloaded as CSV")
    STATUS = "forms:status", _("page behind the private link")
    API_CUSTOMERS = "api:customers", _("API: look up customers")
    API_CUSTOMER = "api:customer", _("API: one customer")

    @classmethod
    def name_of(cls, code: str) -> str:
        """Return what people call it; of a screen that is not known (any more) the code itself."""
        return str(cls(code).label) if code in cls else code
