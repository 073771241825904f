"""No page is ever a register: modeladmin lists and exports the drafts of pages to everyone in the admin."""

from typing import Any

from django.core.checks import Error, register
from wagtail.models import Page


def registered_pages() -> list[type[Page]]:
    """Return the pages that some app registered in modeladmin."""
    from wagtail.admin import wagtail_hooks  # noqa: F401
    from wagtail.hooks import get_hooks

    found = []
    for hook in get_hooks("register_permissions"):
        owner = _owner(hook)
        for admin in getattr(owner, "modeladmin_instances", [owner] if owner is not None else []):
            if isinstance(getattr(admin, "model", None), type) and issubclass(admin.model, Page):
                found.append(admin.model)
    return found


def _owner(hook: Any) -> Any:
    """Return the modeladmin object whose `register_with_wagtail` made this hook: it is in the hook's closure."""
    from wagtail_modeladmin.options import WagtailRegisterable

    for cell in getattr(hook, "__closure__", None) or ():
        if isinstance(cell.cell_contents, WagtailRegisterable):
            return cell.cell_contents
    return None


@register()
def pages_are_not_registers(app_configs: Any, **kwargs: Any) -> list[Error]:
    """Refuse to start with a page in modeladmin."""
    return [
        Error(
            f"{model._meta.label} is a page and is registered in modeladmin.",
            hint="Its drafts would be listed and exported to everyone. Use a PageListingViewSet.",
            obj=model,
            id="catalogue.E001",
        )
        for model in registered_pages()
    ]
