"""The topic questions in the admin: a list, and a form with the real thing beside it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from catalogue.products.models import ProductPage
from contactforms.topics.models import TopicSet


class BeginWithPage(CreateView):
    """A new set; the button on a product brings the product along."""

    def get_initial_form_instance(self) -> TopicSet:
        """Return an empty set, for the product that was brought along when it has none yet."""
        instance: TopicSet = super().get_initial_form_instance() or TopicSet()
        asked = self.request.GET.get("page", "")
        if asked.isdecimal():
            instance.page = ProductPage.objects.filter(pk=asked[:18], topic_set=None).first()
        return instance


class TopicSetViewSet(SnippetViewSet):
    """Drafts and publishing as with pages, because what is published is in every form at once."""

    model = TopicSet
    icon = "list-ul"
    menu_label = _("Topic questions")
    menu_order = 225
    add_to_admin_menu = True
    list_display = ["__str__", "page", "service", "status_string", UpdatedAtColumn()]
    search_fields = ["page__title", "service__name"]
    list_per_page = 50
    add_view_class = BeginWithPage
    copy_view_enabled = False

    def get_queryset(self, request: Any) -> Any:
        """Read page and service along."""
        return TopicSet.objects.select_related("page", "service")
