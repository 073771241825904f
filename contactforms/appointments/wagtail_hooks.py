"""What the appointments add to Wagtail's admin."""

from wagtail_modeladmin.options import modeladmin_register

from contactforms.appointments.admin import BookableHoursAdmin

modeladmin_register(BookableHoursAdmin)
