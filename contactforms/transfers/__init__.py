"""Putting a caller through while on the phone: whether the service was reached, counted."""
