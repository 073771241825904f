"""`manage.py publish_scheduled`: Wagtail's command, which one page that cannot go live does not stop."""

import logging
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.management.commands.publish_scheduled import Command as WagtailCommand
from wagtail.models import DraftStateMixin, Page, Revision

logger = logging.getLogger("catalogue.publication")


class Command(WagtailCommand):
    """Takes down what has expired and publishes what is due; a page that is refused is logged and skipped."""

    help = "Publish what is due and take down what has expired."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run; a dry run is Wagtail's own."""
        if options.get("dryrun"):
            super().handle(*args, **options)
            return
        _take_down()
        due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
        for revision in due:
            self._publish(revision)

    def _publish(self, revision: Revision) -> None:
        try:
            with transaction.atomic():
                revision.publish(log_action="wagtail.publish.scheduled")
        except ValidationError as error:
            logger.warning("page %s was due but is not published: %s", revision.object_id, "; ".join(error.messages))
            self.stderr.write(f"{revision.object_str}: {'; '.join(error.messages)}")


def _take_down() -> None:
    drafted = (
        model
        for model in apps.get_models()
        if issubclass(model, DraftStateMixin) and not issubclass(model, Page) and model is not Page
    )
    for model in (Page, *drafted):
        for row in list(model.objects.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")):
            row.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
