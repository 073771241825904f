"""The screens that confirm a merge and a move of the front desk."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail_modeladmin.views import InstanceSpecificView

from catalogue.organisation.admin.protection import listed
from catalogue.organisation.forms import ServiceChoiceField
from catalogue.organisation.models import Service
from catalogue.organisation.services import check_merge, merge_service, move_front_desk, uses_of


class MergeForm(forms.Form):
    """Into which service, and what happens to the channels."""

    successor = ServiceChoiceField(
        label=gettext_lazy("Merge into"), help_text=gettext_lazy("This service answers from now on.")
    )
    channels = forms.ChoiceField(
        label=gettext_lazy("Channels"),
        choices=[
            ("move", gettext_lazy("Take the phone numbers, counters and forms along")),
            ("close", gettext_lazy("Put the phone numbers, counters and forms out of use")),
        ],
        initial="move",
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, source: Service, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.source = source
        self.fields["successor"].queryset = Service.objects.active().exclude(pk=source.pk)  # type: ignore[attr-defined]

    def clean_successor(self) -> Service:
        """Say beside the field why a successor will not do."""
        successor: Service = self.cleaned_data["successor"]
        check_merge(self.source, successor)
        return successor


class ServiceStepView(InstanceSpecificView):
    """A step that changes a service, for who may change services."""

    def check_action_permitted(self, user: Any) -> bool:
        """Ask for the right to change."""
        return bool(self.permission_helper.user_can_edit_obj(user, self.instance))


class MergeView(ServiceStepView):
    """What will move, into which service, and the button that does it."""

    page_title = gettext_lazy("Merge")
    template_name = "organisation/service_merge.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what points to the service."""
        kwargs.setdefault("form", MergeForm(source=self.instance))
        return super().get_context_data(uses=uses_of(self.instance), refused=self._refused(), **kwargs)

    def _refused(self) -> str:
        if self.instance.is_front_desk:
            return _("The front desk cannot be merged. Make another service the front desk first.")
        if self.instance.successor_id:
            return _("This service was merged before, into “%(name)s”.") % {"name": self.instance.successor}
        return ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Merge, or show what is wrong beside the field."""
        form = MergeForm(request.POST, source=self.instance)
        if self._refused() or not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        successor = form.cleaned_data["successor"]
        try:
            moved = merge_service(
                self.instance, successor, request.user, move_channels=form.cleaned_data["channels"] == "move"
            )
        except ValidationError as error:  # someone else changed one of the two meanwhile
            form.add_error("successor", error)
            return self.render_to_response(self.get_context_data(form=form))
        text = _("“%(source)s” is now part of “%(successor)s”. Moved: %(moved)s.") % {
            "source": self.instance,
            "successor": successor,
            "moved": listed(moved) or _("nothing"),
        }
        messages.success(request, text)
        return redirect(self.index_url)


class FrontDeskView(ServiceStepView):
    """Asks, then moves the front desk."""

    page_title = gettext_lazy("Make front desk")
    template_name = "organisation/service_front_desk.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the front desk of now."""
        return super().get_context_data(current=Service.objects.front_desk(), **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Move it."""
        try:
            move_front_desk(self.instance, request.user)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("“%(name)s” is the front desk now.") % {"name": self.instance})
        return redirect(self.index_url)
