"""App configuration."""

from django.apps import AppConfig


class SynthConfig(AppConfig):
    """Contacts for measuring."""

    name = "contactforms.synth"
    label = "synth"
