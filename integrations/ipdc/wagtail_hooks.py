"""The importer in the admin: its registers under one menu."""

from django.utils.translation import gettext_lazy as _
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from integrations.ipdc.admin.differences import DifferenceAdmin
from integrations.ipdc.admin.findings import FindingAdmin
from integrations.ipdc.admin.runs import RunAdmin, SourceAdmin


@modeladmin_register
class ImportGroup(ModelAdminGroup):
    """What came from the Flemish catalogue."""

    menu_label = _("Import")
    menu_icon = "download"
    menu_order = 260
    items = (FindingAdmin, DifferenceAdmin, RunAdmin, SourceAdmin)
