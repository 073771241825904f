"""The form of a journey."""

from typing import Any

from catalogue.products.content_form import ContentForm
from catalogue.products.forms import colleagues, name_of


class JourneyForm(ContentForm):
    """Offers colleagues as owner; the rules of publication are those of every page with content."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False  # made from the title, also where no script does so
        if "owner" in self.fields:
            self.fields["owner"].queryset = colleagues()  # type: ignore[attr-defined]
            self.fields["owner"].label_from_instance = name_of  # type: ignore[attr-defined]
