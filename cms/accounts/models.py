"""The account of a colleague."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A colleague's account; roles are groups (`accounts.roles`), services are memberships."""
