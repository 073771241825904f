"""What leaves the system, as a register in the admin: what waits, what failed, and once more."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin

from catalogue.organisation.admin.register import RegisterIndexView
from contactforms.outbox.models import OutboxMessage
from contactforms.outbox.services import ENDED_BADLY, try_again
from contactforms.privacy.masking import mask_email, mask_phone

VIEW = "outbox.view_outboxmessage"
RESEND = "outbox.resend"


class LookOnly(PermissionHelper):
    """Who may view, looks; nobody writes a message by hand."""

    def user_has_any_permissions(self, user: AbstractUser) -> bool:
        """Tell whether the account may see the register."""
        return user.has_perm(VIEW)

    def user_can_create(self, user: AbstractUser) -> bool:
        """Never."""
        return False

    def user_can_edit_obj(self, user: AbstractUser, obj: OutboxMessage) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: AbstractUser, obj: OutboxMessage) -> bool:
        """Never."""
        return False


class OnceMore(ButtonHelper):
    """Adds “try again” to what ended badly."""

    def get_buttons_for_obj(self, obj: OutboxMessage, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return the buttons of one row."""
        buttons: list[dict[str, Any]] = super().get_buttons_for_obj(obj, *args, **kwargs)
        if obj.state in ENDED_BADLY and self.request.user.has_perm(RESEND):
            buttons.append(
                {
                    "url": reverse("outbox_try_again", args=[obj.pk]),
                    "label": _("Try again"),
                    "classname": "button button-small button-secondary",
                    "title": _("Send this message once more"),
                }
            )
        return buttons


class OutboxAdmin(ModelAdmin):
    """The register of outgoing messages; to whom is masked, and what they say is not in it."""

    model = OutboxMessage
    menu_label = gettext_lazy("Outgoing messages")
    menu_icon = "mail"
    menu_order = 270
    list_display = ("created_at", "kind", "masked_recipient", "state", "attempts", "next_attempt_at", "last_error")
    list_filter = ("state", "kind")
    search_fields = ("about_uuid", "uuid")
    list_per_page = 50
    index_view_class = RegisterIndexView
    permission_helper_class = LookOnly
    button_helper_class = OnceMore
    history_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = (
        "uuid", "kind", "about_type", "about_uuid", "state", "attempts",
        "created_at", "next_attempt_at", "sent_at", "delivered_at", "gave_up_at", "last_error",
    )  # fmt: skip

    def masked_recipient(self, message: OutboxMessage) -> str:
        """Return to whom it goes, masked."""
        return mask_email(message.recipient) if "@" in message.recipient else mask_phone(message.recipient)

    masked_recipient.short_description = gettext_lazy("recipient")  # type: ignore[attr-defined]

    def get_admin_urls_for_registration(self) -> tuple[Any, ...]:
        """Add the address of “try again”."""
        urls: tuple[Any, ...] = super().get_admin_urls_for_registration()
        return (*urls, path("outbox/outboxmessage/<int:pk>/opnieuw/", try_again_view, name="outbox_try_again"))


@require_http_methods(["GET", "HEAD", "POST"])
def try_again_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask, then let the message start anew; a second click finds it waiting and says so."""
    user = request.user
    if not (user.has_perm(VIEW) and user.has_perm(RESEND)):
        raise PermissionDenied
    message = get_object_or_404(OutboxMessage, pk=pk)
    index = OutboxAdmin().url_helper.index_url
    if request.method != "POST":
        return render(request, "outbox/admin/try_again.html", {"message": message, "index_url": index})
    if try_again(message):
        messages.success(request, _("The message is sent once more."))
    else:
        messages.warning(request, _("This message did not fail: there is nothing to send again."))
    return redirect(index)
