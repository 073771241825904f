"""What is wrong with a flow's JSON."""

from django.core.exceptions import ValidationError


class DefinitionError(ValidationError):
    """The JSON is not that of a flow; each message begins with the place, `questions[3].options[1].key`."""
