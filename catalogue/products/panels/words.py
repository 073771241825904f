"""The names of the tabs."""

from django.utils.translation import gettext_lazy as _

PRODUCT_TABS = (
    _("Core"),
    _("Conditions and steps"),
    _("Costs and time"),
    _("Who and channels"),
    _("Sorting"),
    _("Keeping"),
    _("Settings"),
)
