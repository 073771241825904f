"""The road from draft to publication: an editor hands in, whoever may publish approves."""

from typing import Any

from django.apps import AppConfig, apps
from django.contrib.auth.models import Group
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import override
from wagtail.models import GroupApprovalTask, Page, Workflow, WorkflowPage


def ensure_workflow(sender: AppConfig, **kwargs: Any) -> None:
    """Give the site a workflow whose approvers exist, after the last app has its permissions.

    Wagtail makes one for its group “Moderators”, which our table of roles replaces: without this, nobody could
    approve what an editor hands in. A workflow that someone made their own is left alone.
    """
    if sender is not list(apps.get_app_configs())[-1]:
        return
    publishers = Group.objects.filter(Q(page_permissions__permission__codename="publish_page")).distinct()
    tasks = GroupApprovalTask.objects.filter(groups__isnull=True, active=True)
    if not publishers or not tasks:
        return
    with override("nl"):
        for task in tasks:
            task.name = _("Approval by the chief editor")
            task.save()
            task.groups.set(publishers)
            Workflow.objects.filter(workflow_tasks__task=task, name="Moderators approval").update(
                name=_("Approval before publication")
            )
    workflow = Workflow.objects.filter(workflow_tasks__task__in=tasks).first()
    root = Page.get_first_root_node()
    if workflow is not None and root is not None and not WorkflowPage.objects.exists():
        WorkflowPage.objects.create(workflow=workflow, page=root)
