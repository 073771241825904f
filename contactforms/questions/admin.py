"""The questions as a register in the admin: to look up and to count, never to change; no person's data in it."""

from typing import Any

from django.contrib.auth.models import AbstractUser
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail_modeladmin.helpers import ButtonHelper, PermissionHelper
from wagtail_modeladmin.options import ModelAdmin
from wagtail_modeladmin.views import InspectView

from catalogue.organisation.admin.register import RegisterIndexView
from contactforms.questions.access import OVERSEE
from contactforms.questions.models import Question
from contactforms.topics.definitions import WITH_OPTIONS
from contactforms.topics.templatetags.topics import answer_in_words

ANSWERS = "topic_answers"


class LookOnly(PermissionHelper):
    """Who oversees all questions may look; nobody adds, changes or deletes one here: steps do that."""

    def user_has_any_permissions(self, user: AbstractUser) -> bool:
        """Tell whether the account may see the register."""
        return user.has_perm(OVERSEE)

    def user_can_create(self, user: AbstractUser) -> bool:
        """Never."""
        return False

    def user_can_edit_obj(self, user: AbstractUser, obj: Question) -> bool:
        """Never."""
        return False

    def user_can_delete_obj(self, user: AbstractUser, obj: Question) -> bool:
        """Never."""
        return False


class OpenInPortal(ButtonHelper):
    """Adds the way to the question's own screen, where looks at personal data are logged."""

    def get_buttons_for_obj(self, obj: Question, *args: Any, **kwargs: Any) -> list[dict[str, Any]]:
        """Return the buttons of one row."""
        buttons: list[dict[str, Any]] = super().get_buttons_for_obj(obj, *args, **kwargs)
        buttons.append(
            {
                "url": reverse("portal:question", args=[obj.reference]),
                "label": _("Open in the portal"),
                "classname": "button button-small button-secondary",
                "title": _("Open question %(reference)s in the portal") % {"reference": obj.reference},
            }
        )
        return buttons


class QuestionInspected(InspectView):
    """One question, with the answers to its topic questions, which are no columns."""

    def get_field_label(self, field_name: str, field: Any = None) -> Any:
        """Name the answers as the portal does."""
        return _("topic questions") if field_name == ANSWERS else super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name: str, field: Any = None) -> Any:
        """Return what was chosen of the city's own answers; of what people wrote themselves only that it is there."""
        if field_name != ANSWERS:
            return super().get_field_display_value(field_name, field)
        return "\n".join(f"{answer['label']}: {_without_person(answer)}" for answer in self.instance.answers)


class QuestionAdmin(ModelAdmin):
    """The register of questions."""

    model = Question
    menu_label = gettext_lazy("Questions")
    menu_icon = "help"
    menu_order = 230
    list_display = ("reference", "page_title", "service", "state", "due", "assignee", "asked_at")
    list_filter = ("state", "asked_through", "service")
    list_select_related = ("service", "assignee")
    search_fields = ("reference", "page_title")
    ordering = ("-asked_at",)
    list_per_page = 50
    index_view_class = RegisterIndexView
    permission_helper_class = LookOnly
    button_helper_class = OpenInPortal
    history_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = (
        "reference", "page_title", "topic", "asked_through", "asked_at", "routed_to", "routed_because",
        "service", "promise", "due", "state", "assignee", "closed_at", "reopened", ANSWERS,
    )  # fmt: skip

    inspect_view_class = QuestionInspected


def _without_person(answer: dict[str, Any]) -> str:
    """Return an answer as far as it says nothing of the person: a choice is the city's own words."""
    if answer["kind"] in WITH_OPTIONS:
        return answer_in_words(answer)
    return _("answered (read it in the portal)")
