"""The roles and what each may do: one table, turned into groups by `ensure_roles`."""

from dataclasses import dataclass, field
from enum import StrEnum

REGISTERS = ("organisation.openingexception", "products.theme", "products.audience", "products.lifeevent")
ORGANISATION = ("organisation.department", "organisation.service", "organisation.channel", "organisation.cityholiday")


class Role(StrEnum):
    """A role is a group with this name."""

    EDITOR = "editor"
    CHIEF_EDITOR = "chief_editor"
    AGENT = "agent"
    EXPERT = "expert"
    LEAD = "lead"
    PRIVACY_OFFICER = "privacy_officer"


@dataclass(frozen=True, slots=True)
class Rights:
    """Permissions as `app.codename`, and what the role may do with pages."""

    permissions: tuple[str, ...] = ()
    pages: tuple[str, ...] = field(default=())


def _crud(*models: str, verbs: tuple[str, ...] = ("add", "change", "delete", "view")) -> tuple[str, ...]:
    """Return the permissions with these verbs on models written as `app.model`."""
    return tuple(f"{app}.{verb}_{name}" for app, name in (m.split(".") for m in models) for verb in verbs)


ADMIN = "wagtailadmin.access_admin"
IMPORTS = (
    *_crud("ipdc.importrun", "ipdc.sourcerecord", "ipdc.sourcefinding", "ipdc.fielddifference", verbs=("view",)),
    *_crud("ipdc.sourcefinding", "ipdc.fielddifference", verbs=("change",)),
)
REMOVED = _crud("products.tombstone", verbs=("view", "change"))
OUTBOX = ("outbox.view_outboxmessage", "outbox.resend")
SEARCH = (*_crud("search.synonym", "search.wordrule"), "searchtuning.use_search_desk", "searchjudging.judge")
BEST_BETS = _crud("wagtailsearchpromotions.searchpromotion")
BOOKABLE = _crud("appointments.bookablehours")
TOPICS = _crud("topics.topicset", verbs=("add", "change", "view"))
PUBLISH_TOPICS = ("topics.publish_topicset", "topics.delete_topicset")
PLACES = _crud("flows.placetable", "flows.placerow")
WORK = ("questions.work_on_questions", "customers.see_personal_data")
PRIVACY = (
    "privacy.read_the_log",
    "privacy.handle_requests",
    "privacy.run_retention",
    *_crud("privacy.retentionrule"),
)

RIGHTS: dict[Role, Rights] = {
    Role.EDITOR: Rights(
        (
            ADMIN,
            *_crud(*REGISTERS, *ORGANISATION, "products.tombstone", verbs=("view",)),
            *IMPORTS,
            *SEARCH,
            *BEST_BETS,
            *BOOKABLE,
            *TOPICS,
            *PLACES,
        ),
        pages=("add_page", "change_page"),
    ),
    Role.CHIEF_EDITOR: Rights(
        (
            ADMIN,
            *_crud(*REGISTERS, *ORGANISATION),
            *IMPORTS,
            *REMOVED,
            *OUTBOX,
            *SEARCH,
            *BEST_BETS,
            *BOOKABLE,
            *TOPICS,
            *PUBLISH_TOPICS,
            *PLACES,
        ),
        pages=("add_page", "change_page", "publish_page", "lock_page", "unlock_page"),
    ),
    Role.AGENT: Rights((*WORK, "contacts.take_contacts", "customers.recognise_callers")),
    Role.EXPERT: Rights(WORK),
    Role.LEAD: Rights((*WORK, "questions.oversee_questions")),
    Role.PRIVACY_OFFICER: Rights(PRIVACY),
}


def ensure_roles() -> None:
    """Make the groups and give each exactly the rights of the table."""
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

    root = Page.get_first_root_node()
    Group.objects.filter(name__in=["Moderators", "Editors"]).delete()  # Wagtail's own, which the table replaces
    collection = Collection.get_first_root_node()
    for role, rights in RIGHTS.items():
        group, _created = Group.objects.get_or_create(name=role.value)
        wanted = []
        for name in rights.permissions:
            app, codename = name.split(".")
            wanted.append(Permission.objects.get(content_type__app_label=app, codename=codename))
        group.permissions.set(wanted)
        GroupPagePermission.objects.filter(group=group).delete()
        for codename in rights.pages:
            GroupPagePermission.objects.create(
                group=group,
                page=root,
                permission=Permission.objects.get(content_type__app_label="wagtailcore", codename=codename),
            )
        if rights.pages:
            for codename in ("add_image", "choose_image", "add_document", "choose_document"):
                permission = Permission.objects.get(codename=codename)
                GroupCollectionPermission.objects.get_or_create(
                    group=group, collection=collection, permission=permission
                )
