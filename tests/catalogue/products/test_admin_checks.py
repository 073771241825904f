"""A page in modeladmin stops the start."""

from django.core.checks import run_checks
from wagtail import hooks
from wagtail_modeladmin.options import ModelAdmin, ModelAdminGroup

from catalogue.products.checks import pages_are_not_registers
from catalogue.products.models import ProductPage, Theme


class PageAdmin(ModelAdmin):
    model = ProductPage


class ThemeOnly(ModelAdmin):
    model = Theme


class Group(ModelAdminGroup):
    items = (ThemeOnly, PageAdmin)


def registering(admin):
    """The hook that `modeladmin_register` makes, without what it does besides."""
    instance = admin()

    def register_permissions():
        return instance.get_permissions_for_registration()

    return hooks.register_temporarily("register_permissions", register_permissions)


def test_our_own_registers_hold_no_page():
    assert [error for error in run_checks() if error.id == "catalogue.E001"] == []


def test_a_page_is_refused():
    with registering(PageAdmin):
        errors = pages_are_not_registers(None)
    assert [error.id for error in errors] == ["catalogue.E001"]
    assert "ProductPage" in errors[0].msg


def test_a_page_in_a_group_is_refused_too():
    with registering(Group):
        assert len(pages_are_not_registers(None)) == 1


def test_a_register_is_not():
    with registering(ThemeOnly):
        assert pages_are_not_registers(None) == []
