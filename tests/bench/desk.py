"""What an agent waits for with ten years of contacts: who calls, what they asked before, and filing an answer."""

from collections.abc import Callable
from itertools import cycle
from uuid import uuid4

from tests.bench.measure import measure

ASKED = ("identiteitskaart kwijt", "mijn vuilbak is niet meegenomen", "rijbewijs kosten", "verhuis melden", "paspoort")
SAMPLE = 100  # people who are recognised, one after the other


def measure_the_desk(runs: int) -> None:
    """Measure recognising a caller, a customer's timeline, and from the search to the filed answer."""
    from django.db.models import Count
    from django.test import Client
    from django.urls import reverse

    from cms.accounts.models import User
    from contactforms.customers.models import Customer

    agent = Client()
    agent.force_login(User.objects.get(username="agent1"))
    runs = max(20, runs // 2)
    recognise(runs)
    busy = Customer.objects.annotate(times=Count("questions")).order_by("-times").values_list("uuid", flat=True)
    people = cycle(busy[:SAMPLE])

    def timeline() -> None:
        response = agent.get(reverse("portal:customer", args=[next(people)]), HTTP_HOST="localhost")
        assert response.status_code == 200, response.status_code

    measure("timeline of those who ask most", timeline, budget_ms=50, runs=runs)
    questions = cycle(ASKED)

    def look_up() -> None:
        response = agent.get(reverse("portal:calls"), {"q": next(questions)}, HTTP_HOST="localhost")
        assert response.status_code == 200

    measure("call screen with results", look_up, budget_ms=None, runs=runs)
    measure("from search to filed answer", _filing(agent, questions), budget_ms=None, runs=runs)


def recognise(runs: int) -> None:
    """Measure the suggestions for a number, and for a name and address as someone else wrote them."""
    from random import Random

    from contactforms.customers.models import Customer
    from contactforms.customers.suggestions import suggestions_for
    from contactforms.synth.names import misspelt

    random = Random(7)
    rows = list(Customer.objects.exclude(phone="").exclude(name="").exclude(street="").order_by("uuid")[:SAMPLE])
    people = cycle(rows)

    def by_number() -> None:
        assert suggestions_for(phone=str(next(people).phone))

    def by_name() -> None:
        someone = next(people)
        suggestions_for(name=misspelt(someone.name, random), address=someone.address, email=someone.email)

    measure("a caller's number recognised", by_number, budget_ms=50, runs=runs)
    measure("suggestions for a misspelt name", by_name, budget_ms=50, runs=runs)


def _filing(agent: object, questions: object) -> Callable[[], None]:
    """Return the round trip of an answered call: search, then “Answered” on the first result."""
    from django.urls import reverse

    from catalogue.search import find

    first = {words: find(words, agent=True).items[0].document for words in ASKED}

    def answer() -> None:
        words, contact = next(questions), uuid4()  # type: ignore[call-overload]
        found = agent.get(reverse("portal:calls"), {"q": words}, HTTP_HOST="localhost")  # type: ignore[attr-defined]
        assert found.status_code == 200
        sent = {"contact": contact, "key": uuid4().hex, "item": first[words].uuid}
        filed = agent.post(reverse("portal:call_answered"), sent, HTTP_HOST="localhost")  # type: ignore[attr-defined]
        assert filed.status_code in (200, 302), filed.status_code
        ended = agent.post(reverse("portal:call_end", args=[contact]), HTTP_HOST="localhost")  # type: ignore[attr-defined]
        assert ended.status_code in (200, 302), ended.status_code

    return answer
