"""The form of any page with content: half-filled as a draft, whole before it is published."""

from collections.abc import Mapping

from wagtail.admin.forms import WagtailAdminPageForm


class ContentForm(WagtailAdminPageForm):
    """Says what is missing, beside its field where there is one, when the page is published, scheduled or handed in.

    Wagtail defers the required fields on a plain save and a preview; those ask for a title only.
    """

    def missing(self) -> Mapping[str, str]:
        """Return field → what to do about it, once the values are read (a formset's rows are not on the page yet)."""
        return self.instance.missing_for_publication()  # type: ignore[no-any-return]

    def goes_out(self) -> bool:
        """Tell whether this brings the page nearer to its readers: not a plain save, nor turning it down."""
        if self.is_deferred_validation or self.data.get("action-cancel-workflow"):
            return False
        return not self.data.get("action-workflow-action") or self.data.get("workflow-action-name") == "approve"

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.goes_out():
            for name, message in self.missing().items():
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, message)
