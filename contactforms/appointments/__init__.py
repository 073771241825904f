"""Appointments: the hours a service can be booked in, and who booked them."""
