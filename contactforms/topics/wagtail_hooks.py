"""What the topic questions add to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from contactforms.topics.admin import TopicSetViewSet

register_snippet(TopicSetViewSet)


@hooks.register("insert_editor_js")
def condition_script() -> str:
    """Load what turns a condition into a choice out of earlier answers."""
    return format_html('<script defer src="{}"></script>', static("topics/editor.js"))
