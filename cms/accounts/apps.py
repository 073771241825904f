"""App configuration."""

from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "cms.accounts"
    label = "accounts"
    default = True


class StaffUsersConfig(WagtailUsersAppConfig):
    """Wagtail's users app with our screens; it stands in INSTALLED_APPS instead of `wagtail.users`."""

    user_viewset = "cms.accounts.users.StaffViewSet"
