"""What can be done with an appointment: make it, move it, cancel it; and taking back what was just handed over."""

from contactforms.appointments.services.booking import NoSeat, book, cancel, move
from contactforms.appointments.services.handing import undo_handing

__all__ = ["NoSeat", "book", "cancel", "move", "undo_handing"]
