"""The organisation in the admin: its registers under one menu, and the helper for opening hours."""

from typing import Any

from django.urls import path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdminGroup, modeladmin_register

from catalogue.organisation.admin.channels import ChannelAdmin
from catalogue.organisation.admin.registers import (
    CityHolidayAdmin,
    DepartmentAdmin,
    OpeningExceptionAdmin,
    ServiceMemberAdmin,
)
from catalogue.organisation.admin.services import ServiceAdmin
from catalogue.organisation.hours_preview import opening_hours_view


@modeladmin_register
class OrganisationGroup(ModelAdminGroup):
    """Who works for the city and how to reach them."""

    menu_label = _("Organisation")
    menu_icon = "group"
    menu_order = 210
    items = (
        DepartmentAdmin,
        ServiceAdmin,
        ChannelAdmin,
        OpeningExceptionAdmin,
        CityHolidayAdmin,
        ServiceMemberAdmin,
    )


@hooks.register("register_admin_urls")
def opening_hours_url() -> list[Any]:
    """Serve the week in words."""
    return [path("openingsuren/", opening_hours_view, name="opening_hours_in_words")]
