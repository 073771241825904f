"""What the outbox adds to Wagtail's admin."""

from wagtail_modeladmin.options import modeladmin_register

from contactforms.outbox.admin import OutboxAdmin

modeladmin_register(OutboxAdmin)
