"""How a delivery can end badly."""


class Refused(Exception):
    """The receiver will never take this message; its text holds no personal data."""
