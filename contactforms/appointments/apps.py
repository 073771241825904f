"""App configuration."""

from django.apps import AppConfig


class AppointmentsConfig(AppConfig):
    """Appointments."""

    name = "contactforms.appointments"
    label = "appointments"

    def ready(self) -> None:
        """Listen for questions that need no answer any more."""
        from contactforms.appointments import receivers  # noqa: F401
