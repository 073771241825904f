"""The form with its preview, the history with a way back, the delete that can be undone."""

from typing import Any

from django.contrib.admin.utils import quote
from django.core.paginator import Paginator
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail_modeladmin.views import CreateView, EditView

from catalogue.organisation.admin.changes import PER_PAGE, RegisterHistoryView, changes_of
from catalogue.organisation.admin.register import RegisterDeleteView
from catalogue.search.tuning.admin.panels import PREVIEW_BUTTON


class WithPreview:
    """A form whose preview button shows what moves, and saves nothing: for who has no script."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Show the form again with what was typed, or save."""
        if PREVIEW_BUTTON not in request.POST:
            return super().post(request, *args, **kwargs)  # type: ignore[misc, no-any-return]
        form = self.get_form()  # type: ignore[attr-defined]
        form.is_valid()  # what is wrong stands beside the field
        return self.render_to_response(self.get_context_data(form=form))  # type: ignore[attr-defined, no-any-return]


class TunedCreateView(WithPreview, CreateView):
    """A new row, filled with what the address says: the desk leads here."""

    def get_initial(self) -> dict[str, Any]:
        """Take the fields of the form, and no others, from the address."""
        names = self.get_form_class().base_fields
        return super().get_initial() | {name: value for name, value in self.request.GET.items() if name in names}


class TunedEditView(WithPreview, EditView):
    """A row that exists."""


class TunedDeleteView(RegisterDeleteView):
    """Deletes, and says where the row can be put back."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Delete."""
        response = super().post(request, *args, **kwargs)
        undo = messages.button(reverse("search_deleted", args=[self.model_name]), _("Put back"))
        messages.info(request, _("You can undo this: the row is with the deleted ones."), buttons=[undo])
        return response


class TunedHistoryView(RegisterHistoryView):
    """Every step, each with a button that goes back to it."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add to each change the record that it left."""
        pages = Paginator(self.instance.history.all(), PER_PAGE)
        page = pages.get_page(self.request.GET.get("p"))
        start = page.start_index() - 1 if page.object_list else 0
        steps = zip(changes_of(self.instance, PER_PAGE, max(start, 0)), page.object_list, strict=False)
        may = self.permission_helper.user_can_edit_obj(self.request.user, self.instance)
        first_shown = page.number == 1
        return super().get_context_data(
            **kwargs
            | {
                "steps": [
                    (change, record, may and not (first_shown and n == 0)) for n, (change, record) in enumerate(steps)
                ],
                "kind": self.model_name,
                "edit_url": self.url_helper.get_action_url("edit", quote(self.instance.pk)),
            }
        )
