"""What cannot be done now, in words for the screen."""


class Refused(Exception):
    """Something that cannot be done now; `message` says why, in the words of the screen."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
