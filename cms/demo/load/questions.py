"""Three hundred questions of the last weeks, in every state, made by the same use cases as real ones."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F
from django.utils import timezone
from tqdm import tqdm

from catalogue.organisation.models import Service
from catalogue.products.models import ProductPage
from cms.accounts.models import User
from cms.demo.files import read
from cms.demo.load.answers import answers_for
from contactforms.outbox.models import MessageState, OutboxMessage
from contactforms.questions.models import AskedThrough, Question
from contactforms.questions.services import answer, ask, hand_over, note, reopen, take, unreachable, withdraw

TOTAL = 300
WEEKS = 6
# How each of ten questions in a row goes; those of the last days stay open longer.
STORIES = (
    "answered",
    "answered",
    "answered",
    "reopened",
    "answered",
    "taken",
    "unreachable",
    "withdrawn",
    "open",
    "handed_over",
)
UNFINISHED = {"open", "taken", "reopened", "handed_over"}
SETTLED = timedelta(days=9)


def load_questions(services: dict[str, Service], *, quiet: bool = False) -> None:
    """Ask, take, hand over and answer, each at a moment in the past; the mails of then count as sent."""
    dice, other_dice = random.Random(2026), random.Random(14)
    pages = _pages_by_service()
    staff = _staff_by_service()
    asked = list(_texts(dice))
    for number, row in enumerate(tqdm(asked, desc="questions", unit="question", disable=quiet, mininterval=0.5)):
        service = services[row["service"]]
        at = _moment(dice, number)
        person = _person(number)
        page = _page_for(row, pages.get(service.pk, []), dice)
        question = ask(
            text=row["text"].strip(),
            page=page,
            asked_through=AskedThrough.PAGE_FORM if number % 7 else AskedThrough.API,
            at=at,
            name=person["name"],
            email=person.get("email", ""),
            phone=person.get("phone", ""),
            answers=answers_for(page, service, at, other_dice),
        )
        _go_on(question, row, _story(number, question, dice), staff, services, dice)
    OutboxMessage.objects.filter(state=MessageState.WAITING).update(
        state=MessageState.SENT, attempts=1, sent_at=F("created_at"), next_attempt_at=None
    )


def _texts(dice: random.Random) -> Iterator[dict[str, Any]]:
    rows = read("questions")
    for n in range(TOTAL):
        if n % len(rows) == 0:
            dice.shuffle(rows)
        yield rows[n % len(rows)]


def _moment(dice: random.Random, number: int) -> datetime:
    """Return when a question was asked: from six weeks ago up to an hour ago, in the daytime."""
    now = timezone.localtime()
    days = WEEKS * 7 * (TOTAL - number) // TOTAL
    moment = (now - timedelta(days=days)).replace(hour=dice.randint(8, 21), minute=dice.randint(0, 59))
    return min(moment, now - timedelta(hours=1))


def _person(number: int) -> dict[str, str]:
    """Return someone who does not exist and looks it: an example address, or a number that is not in use."""
    name = f"Demo Inwoner {number + 1:03d}" if number % 5 else ""
    if number % 3 == 2:
        return {"name": name, "phone": f"011 00 9{number // 100} {number % 100:02d}"}
    return {"name": name, "email": f"inwoner{number + 1:03d}@post.example"}


def _pages_by_service() -> dict[int, list[ProductPage]]:
    found: dict[int, list[ProductPage]] = {}
    for page in ProductPage.objects.live().order_by("path"):
        if page.responsible_service_id is not None:
            found.setdefault(page.responsible_service_id, []).append(page)
    return found


def _page_for(row: dict[str, Any], pages: list[ProductPage], dice: random.Random) -> ProductPage | None:
    """Return the service's page whose title shares most words with the subject, else one of its pages."""
    words = set(row["product"].casefold().split())
    best = max(pages, key=lambda page: len(words & set(page.title.casefold().split())), default=None)
    if best is None or words & set(best.title.casefold().split()):
        return best
    return dice.choice(pages)


def _staff_by_service() -> dict[int, User]:
    """Return one colleague for every service: its expert, else an agent."""
    found: dict[int, User] = {}
    for user in User.objects.filter(groups__name__in=["expert", "agent"]).prefetch_related("services"):
        for service in user.services.all():
            found.setdefault(service.pk, user)
    return found


def _story(number: int, question: Question, dice: random.Random) -> str:
    """Return how this question goes; what is older has nearly always been answered, as it should."""
    story = STORIES[number % len(STORIES)]
    old = timezone.now() - question.asked_at > SETTLED
    if old and story in UNFINISHED and dice.random() < 0.9:
        return "answered"
    return story


def _go_on(
    question: Question,
    row: dict[str, Any],
    story: str,
    staff: dict[int, User],
    services: dict[str, Service],
    dice: random.Random,
) -> None:
    """Let the question's story happen, as far as there was time for it and somebody to do it."""
    actor = staff.get(question.service_id)
    if actor is None or story == "open":
        return
    at = question.asked_at + timedelta(hours=dice.randint(2, 60))
    now = timezone.now()
    if at > now:
        return
    if story == "handed_over":
        other = dice.choice([s for s in services.values() if s.pk in staff and s.pk != question.service_id])
        hand_over(question, actor, other, "Dit is iets voor jullie. Kan je dit bekijken?", at=at)
        return
    take(question, actor, at=at)
    end = at + timedelta(minutes=dice.randint(10, 1500))
    if story == "taken" or end > now:
        note(question, actor, "Nagevraagd bij een collega, antwoord volgt.", at=min(end, now))
    elif story == "withdrawn":
        withdraw(question, actor, "De vraag is al opgelost aan de balie.", at=end)
    elif story == "unreachable":
        unreachable(question, actor, "Drie keer gebeld, op verschillende dagen.", at=end)
    else:
        answer(question, actor, row["answer"].strip(), at=end)
        later = end + timedelta(hours=dice.randint(3, 40))
        if story == "reopened" and later < now:
            reopen(question, text="Dit helpt me nog niet verder. Kan iemand me bellen?", at=later)
