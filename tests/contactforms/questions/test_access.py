"""Who sees and may do what: one table of roles."""

import pytest
from django.contrib.auth.models import AnonymousUser

from cms.accounts.roles import Role
from contactforms.questions.access import may_hand_over, may_read_text, may_work_on, visible_to
from contactforms.questions.services import ask
from tests.factories import make_product, make_service, make_user


@pytest.fixture
def three(db):
    """A question at my service, one at another, one at a sensitive one."""
    services = (make_service(), make_service(), make_service(sensitive=True))
    pages = [make_product(responsible_service=service) for service in services]
    return [ask(text=f"V{n}", page=p, email="a@b.example", asked_through="api") for n, p in enumerate(pages)]


#                    member of the first   sees            works on        hands over      reads
TABLE = [
    (Role.EXPERT, True, (1, 0, 0), (1, 0, 0), (1, 0, 0), (1, 0, 0)),
    (Role.AGENT, True, (1, 0, 0), (1, 0, 0), (1, 0, 0), (1, 0, 0)),
    (Role.EXPERT, False, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    (Role.LEAD, True, (1, 1, 1), (1, 0, 0), (1, 1, 1), (1, 1, 0)),
    (Role.LEAD, False, (1, 1, 1), (0, 0, 0), (1, 1, 1), (1, 1, 0)),
    (Role.EDITOR, True, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    (Role.CHIEF_EDITOR, True, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    (Role.PRIVACY_OFFICER, True, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    ("superuser", False, (1, 1, 1), (0, 0, 0), (1, 1, 1), (1, 1, 0)),
    ("dismissed", True, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
    ("anonymous", False, (0, 0, 0), (0, 0, 0), (0, 0, 0), (0, 0, 0)),
]


def person(role: str, member: bool, question):
    services = (question.service,) if member else ()
    if role == "anonymous":
        return AnonymousUser()
    if role == "superuser":
        return make_user(is_superuser=True, services=services)
    if role == "dismissed":
        return make_user(Role.LEAD, is_active=False, services=services)
    return make_user(role, services=services)


@pytest.mark.parametrize(("role", "member", "sees", "works", "hands", "reads"), TABLE)
def test_table(three, role, member, sees, works, hands, reads):
    user = person(role, member, three[0])
    found = set(visible_to(user).values_list("pk", flat=True))
    assert tuple(int(q.pk in found) for q in three) == sees
    assert tuple(int(may_work_on(user, q)) for q in three) == works
    assert tuple(int(may_hand_over(user, q)) for q in three) == hands
    assert tuple(int(may_read_text(user, q)) for q in three) == reads
