"""App configuration."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class DeskConfig(AppConfig):
    """Desk."""

    name = "cms.desk"
    label = "desk"

    def ready(self) -> None:
        """Give the empty city a workflow, after `cms.site` has given it its roles."""
        from cms.desk.workflow import ensure_workflow

        post_migrate.connect(ensure_workflow, dispatch_uid="ensure_workflow")
