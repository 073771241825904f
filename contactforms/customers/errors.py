"""What a service refuses."""


class Refused(Exception):
    """It cannot be done; the message says why, in the reader's words and without anyone's data."""

    @property
    def message(self) -> str:
        """What to tell."""
        return str(self.args[0]) if self.args else ""
