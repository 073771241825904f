"""Who may do what with a product: Wagtail's rules, answered without a query a row in a list."""

from wagtail.models import PagePermissionTester


class ProductPermissions(PagePermissionTester):
    """A product has no pages below it, so that what lies below need not be asked."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Tell whether the account may delete the page; who may not publish deletes no live page."""
        limited = self.user.is_active and not self.user.is_superuser and "publish" not in self.permissions
        if limited and "change" in self.permissions and self.page.is_leaf():
            return not self.page.live
        return bool(super().can_delete(ignore_bulk))
