"""Tables of the customers."""

from contactforms.customers.models.customer import Customer, CustomerKind, PreferredChannel
from contactforms.customers.models.known_name import KnownName
from contactforms.customers.models.merge import Merge, NotTheSame

__all__ = ["Customer", "CustomerKind", "KnownName", "Merge", "NotTheSame", "PreferredChannel"]
