"""App configuration."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Appointments."""

    name = "contactforms.appointments"
    label = "appointments"

    def ready(self) -> None:
        """Listen for questions that need no answer any more; say what personal data is held here."""
        from contactforms.appointments import receivers  # noqa: F401
        from contactforms.appointments.holder import Appointments
        from contactforms.privacy.holders import register

        register(Appointments())
