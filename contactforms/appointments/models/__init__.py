"""Tables of the appointments."""

from contactforms.appointments.models.appointment import Appointment, AppointmentState
from contactforms.appointments.models.bookable import BookableHours, Way

__all__ = ["Appointment", "AppointmentState", "BookableHours", "Way"]
