"""After `migrate` alone an empty city already works: site, home, catalogue, front desk, roles."""

from typing import Any

from django.apps import AppConfig, apps

from cms.accounts.roles import ensure_roles
from cms.site.empty_city import ensure_empty_city


def complete_city(sender: AppConfig, **kwargs: Any) -> None:
    """Make what an empty city needs, once: after the last app, when all tables and permissions exist."""
    if sender is list(apps.get_app_configs())[-1]:
        ensure_empty_city()
        ensure_roles()
