"""What the outbox tells: a message will never arrive, or it did.

`about_type` and `about_uuid` of the message say what it was about; whoever owns that listens, in the
transaction that writes it down.
"""

from django.dispatch import Signal

not_delivered = Signal()  # sender=OutboxMessage, message=the row: refused, given up, or come back
delivered = Signal()  # sender=OutboxMessage, message=the row: the provider says that it arrived
