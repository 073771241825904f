"""The register of removed pages: an editor names what took the place of each."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.helpers import PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from catalogue.products.models import Tombstone


class OnlyChange(PermissionHelper):
    """Removing a page makes a tombstone, publishing one there removes it; by hand only the successor changes."""

    def user_can_create(self, user: object) -> bool:
        """Nobody adds one."""
        return False

    def user_can_delete_obj(self, user: object, obj: object) -> bool:
        """Nobody removes one."""
        return False


class TombstoneAdmin(ModelAdmin):
    """Removed pages, the latest first."""

    model = Tombstone
    base_url_path = "verwijderd"
    menu_label = _("Removed pages")
    menu_icon = "bin"
    add_to_settings_menu = True
    list_display = ("title", "path", "successor", "gone_at")
    list_filter = ("gone_at",)
    search_fields = ("title", "path")
    list_select_related = ("successor",)
    ordering = ("-gone_at",)
    permission_helper_class = OnlyChange
    history_view_enabled = False  # modeladmin shows a history to everyone in the admin

    def get_queryset(self, request: HttpRequest) -> object:
        """Read the successors along."""
        return super().get_queryset(request).select_related("successor")
