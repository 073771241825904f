"""What can be done with a customer: a verb a function, each one transaction, with who did it."""

from contactforms.customers.errors import Refused
from contactforms.customers.services.erasing import erase
from contactforms.customers.services.filing import change, register, say_asked_before
from contactforms.customers.services.merging import merge, undo
from contactforms.customers.services.telling_apart import not_the_same, take_back

__all__ = [
    "Refused",
    "change",
    "erase",
    "merge",
    "not_the_same",
    "register",
    "say_asked_before",
    "take_back",
    "undo",
]
