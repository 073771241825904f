"""What the importer's registers share: rows come from imports, nobody adds or deletes them by hand."""

from typing import Any

from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from catalogue.organisation.admin.register import RegisterIndexView


class ImportedRows(PermissionHelper):
    """Who may see or change the kind sees the list; there is no adding and no deleting."""

    def user_can_list(self, user: Any) -> bool:
        """Ask for the right to see or to change."""
        return any(self.user_has_specific_permission(user, self.get_perm_codename(verb)) for verb in ("view", "change"))

    def user_can_inspect_obj(self, user: Any, obj: Any) -> bool:
        """Whoever sees the list sees the row."""
        return bool(self.inspect_view_enabled and self.user_can_list(user))

    def user_can_create(self, user: Any) -> bool:
        """Only an import adds."""
        return False

    def user_can_delete_obj(self, user: Any, obj: Any) -> bool:
        """Only an import removes."""
        return False


class ReadOnlyRows(ImportedRows):
    """Nothing to change either."""

    def user_can_edit_obj(self, user: Any, obj: Any) -> bool:
        """A record of what happened is not edited."""
        return False


class RowView(InspectView):
    """One row; a field may also be a method of the register, as in the list."""

    def get_dict_for_field(self, field_name: str) -> dict[str, Any]:
        """Return label and value."""
        method = getattr(self.model_admin, field_name, None)
        if method is None:
            return super().get_dict_for_field(field_name)  # type: ignore[no-any-return]
        return {"label": method.short_description, "value": method(self.instance)}


class ImporterAdmin(ModelAdmin):
    """The base of the importer's registers."""

    list_per_page = 50
    index_view_class = RegisterIndexView
    permission_helper_class = ImportedRows
    button_helper_class = ButtonHelper
    inspect_view_class = RowView
    history_view_enabled = False
    empty_value_display = "–"
