"""Demo accounts: one for every role, all with the same password, none of a person who exists."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from catalogue.organisation.models import Service, ServiceMember
from cms.accounts.models import User
from cms.demo.files import read

PASSWORD = "demo-hasselt-2026"


@transaction.atomic
def load_staff(services: dict[str, Service]) -> dict[str, User]:
    """Make the accounts; return the owner of pages by service key."""
    owners: dict[str, User] = {}
    password = make_password(PASSWORD)  # once: it is slow on purpose
    for row in read("staff"):
        first, _space, last = row["name"].partition(" ")
        admin = row["role"] == "admin"
        user = User.objects.create(
            username=row["username"],
            password=password,
            email=f"{row['username']}@hasselt.example",
            first_name=first,
            last_name=last,
            is_staff=admin,
            is_superuser=admin,
        )
        if not admin:
            user.groups.add(Group.objects.get(name=row["role"]))
        for key in row["services"]:
            if row["role"] == "editor":
                owners[key] = user
            else:
                ServiceMember.objects.create(service=services[key], user=user)
    return owners


def accounts() -> list[tuple[str, str]]:
    """Return (account, what it is) for the list that is printed."""
    return [(row["username"], row["name"]) for row in read("staff")]
