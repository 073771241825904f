"""What people see and send."""

from contactforms.forms.views.asking import ask, contact
from contactforms.forms.views.following import lookup, received, status

__all__ = ["ask", "contact", "lookup", "received", "status"]
