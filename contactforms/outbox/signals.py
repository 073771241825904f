"""What the outbox tells: a message will never arrive.

`about_type` and `about_uuid` of the message say what it was about; whoever owns that listens.
"""

from django.dispatch import Signal

not_delivered = Signal()  # sender=OutboxMessage, message=the row
