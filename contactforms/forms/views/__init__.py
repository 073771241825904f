"""What people see and send."""

from contactforms.forms.views.asking import ask, contact
from contactforms.forms.views.following import appointment_file, lookup, received, status

__all__ = ["appointment_file", "ask", "contact", "lookup", "received", "status"]
