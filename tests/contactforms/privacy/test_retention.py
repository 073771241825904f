"""What was kept long enough: which rule counts, when, what goes, what stays, and what a second run finds."""

from datetime import date, datetime, timedelta
from itertools import product
from threading import Event, Thread

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from contactforms.contacts.models import Contact
from contactforms.privacy.models import Cause, ErasedRow, Erasure, RetentionRule, RetentionRun
from contactforms.privacy.retention.dates import add_months, closed_before, last_closing_day
from contactforms.privacy.retention.kinds import Kind, Scope
from contactforms.privacy.retention.planning import plan
from contactforms.privacy.retention.rulebook import rulebook
from contactforms.privacy.retention.running import run
from contactforms.privacy.tasks import retention
from contactforms.questions import services
from contactforms.questions.models import AskedThrough, Question
from tests.contactforms.privacy.world import numbers, someone, traces
from tests.factories import make_service, make_user

DAYS = st.dates(date(1999, 1, 1), date(2101, 1, 1))
MONTHS = st.integers(1, 120)


class TestDates:
    @pytest.mark.parametrize(
        ("day", "months", "then"),
        [
            ("2026-01-31", 1, "2026-02-28"),
            ("2024-01-31", 1, "2024-02-29"),
            ("2024-02-29", 12, "2025-02-28"),
            ("2024-02-29", 48, "2028-02-29"),
            ("2026-08-31", 1, "2026-09-30"),
            ("2026-11-30", 3, "2027-02-28"),
            ("2026-12-15", 1, "2027-01-15"),
            ("2026-03-31", 24, "2028-03-31"),
            ("2026-01-15", -1, "2025-12-15"),
        ],
    )
    def test_months_on_the_calendar(self, day, months, then):
        assert add_months(date.fromisoformat(day), months) == date.fromisoformat(then)

    @pytest.mark.parametrize(
        ("today", "months", "last"),
        [
            ("2026-03-01", 1, "2026-01-31"),  # the 29th, 30th and 31st of January all end on 28 February
            ("2026-02-28", 1, "2026-01-27"),
            ("2024-02-29", 1, "2024-01-28"),
            ("2024-03-01", 1, "2024-01-31"),
            ("2026-03-30", 1, "2026-02-28"),
            ("2026-11-26", 24, "2024-11-25"),
        ],
    )
    def test_the_last_day_that_goes(self, today, months, last):
        assert last_closing_day(date.fromisoformat(today), months) == date.fromisoformat(last)

    @given(DAYS, DAYS, MONTHS)
    def test_kept_the_whole_period_and_no_day_longer(self, closed, today, months):
        assert (closed <= last_closing_day(today, months)) == (add_months(closed, months) < today)

    @given(DAYS, MONTHS)
    def test_the_days_around_the_border(self, today, months):
        last = last_closing_day(today, months)
        assert add_months(last, months) < today <= add_months(last + timedelta(days=1), months)

    @given(DAYS, MONTHS)
    def test_later_days_never_go_sooner(self, today, months):
        assert last_closing_day(today, months) <= last_closing_day(today + timedelta(days=1), months)

    def test_a_day_is_one_of_the_city(self):
        assert closed_before(date(2026, 7, 2), 12).isoformat() == "2025-07-02T00:00:00+02:00"
        assert closed_before(date(2026, 1, 2), 12).isoformat() == "2025-01-02T00:00:00+01:00"


KINDS = [Kind(c, s, b) for c, s, b in product(("", "phone", "api"), (None, 1, 2), (False, True)) if not (s and b)]


@given(st.sets(st.sampled_from(KINDS)), st.sampled_from(["phone", "api", "chat"]), st.integers(1, 3), st.booleans())
def test_exactly_one_rule_fits_everything(kinds, channel, service, sensitive):
    kinds = kinds | {Kind()}
    scopes = [Scope(kind, tuple(other for other in kinds if other.rank > kind.rank)) for kind in kinds]
    fitting = [
        scope for scope in scopes
        if scope.kind.fits(channel, service, sensitive)
        and not any(other.fits(channel, service, sensitive) for other in scope.but_not)
    ]  # fmt: skip
    assert len(fitting) == 1
    assert fitting[0].kind.rank == max(kind.rank for kind in kinds if kind.fits(channel, service, sensitive))


@pytest.mark.django_db
class TestRules:
    def test_there_is_a_default_from_the_start_and_sensitive_services_are_shorter(self):
        rules = {str(entry.rule): entry.rule.months for entry in rulebook()}
        assert rules == {"gevoelige diensten: 12 maanden": 12, "al de rest: 24 maanden": 24}

    def test_the_default_cannot_be_removed_nor_become_another(self):
        default = RetentionRule.objects.get(channel="", service=None, sensitive=False)
        for change in (default.delete, lambda: RetentionRule.objects.filter(pk=default.pk).update(channel="api")):
            with pytest.raises(IntegrityError, match="default"), transaction.atomic():
                change()

    def test_one_rule_a_kind(self):
        RetentionRule.objects.create(channel="api", months=3)
        with pytest.raises(IntegrityError, match="one_rule_a_kind"), transaction.atomic():
            RetentionRule.objects.create(channel="api", months=4)

    @pytest.mark.parametrize("months", [0, 121])
    def test_a_period_is_a_month_to_ten_years(self, months):
        with pytest.raises(IntegrityError, match="months"), transaction.atomic():
            RetentionRule.objects.create(channel="api", months=months)

    def test_the_database_gives_each_question_to_the_rule_that_the_table_says(self):
        """All kinds of rules and all kinds of questions at once."""
        calm, welfare = make_service(name="Afval"), make_service(name="Welzijn", sensitive=True)
        questions = []
        for service, through in product((calm, welfare), (AskedThrough.API, AskedThrough.PHONE)):
            asked = services.ask(text="Wanneer?", asked_through=through, at=long_ago(2000))
            services.withdraw(asked, at=long_ago(2000))
            Question.objects.filter(pk=asked.pk).update(service=service)
            questions.append(asked.pk)
        for channel, service, sensitive in (
            ("api", None, False), ("", calm, False), ("api", calm, False), ("phone", None, True),
        ):  # fmt: skip
            RetentionRule.objects.create(channel=channel, service=service, sensitive=sensitive, months=1)
        given_to: dict[int, list[Kind]] = {pk: [] for pk in questions}
        for planned in plan():
            if planned.batch.ending.kind == "question":
                rule = planned.batch.rule
                for pk in planned.batch.rows.values_list("pk", flat=True):
                    given_to[pk].append(Kind(rule.channel, rule.service_id, rule.sensitive))
        assert list(given_to.values()) == [
            [Kind("api", calm.pk)],
            [Kind("", calm.pk)],
            [Kind("", None, True)],
            [Kind("phone", None, True)],
        ]


def long_ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


@pytest.mark.django_db
class TestRunning:
    def test_what_was_kept_long_enough_goes_and_every_number_stays(self):
        old = someone(long_ago(800))
        before = numbers()
        made = run()
        assert traces() == {}
        assert numbers() == before
        assert (made.planned, made.erased) == (1, 1), "the call goes with its last question"
        erasure = Erasure.objects.get()
        assert (erasure.cause, erasure.actor, erasure.months) == (Cause.RETENTION, None, 24)
        assert {row.kind for row in erasure.rows.all()} == {"question", "contact", "customer"}
        assert erasure.rows.get(kind="question").reference == old.question.reference

    def test_what_was_not_stays(self):
        young = someone(long_ago(700))
        assert run().erased == 0
        assert Question.objects.get(pk=young.question.pk).text

    def test_twice_is_once(self):
        someone(long_ago(800))
        run()
        assert run().erased == 0
        assert Erasure.objects.count() == 1

    def test_the_person_stays_for_a_question_that_stays(self):
        old = someone(long_ago(800))
        young = services.ask(text="En nu?", asked_through=AskedThrough.API, name="", email="x@post.example")
        Question.objects.filter(pk=young.pk).update(customer=old.customer)
        run()
        gone = Question.objects.get(pk=old.question.pk)
        assert (gone.text, gone.customer) == ("", None)
        assert Question.objects.get(pk=young.pk).customer.name == "Zeldzame Naamwaarde"
        assert not ErasedRow.objects.filter(kind="customer").exists()

    def test_a_call_without_a_question_goes_by_itself(self):
        agent = make_user()
        for days in (800, 700):
            ended = long_ago(days)
            Contact.objects.create(agent=agent, notes="Belde", started_at=ended, ended_at=ended, phone="+3211009876")
        Contact.objects.create(agent=agent, notes="Belt nog", started_at=long_ago(900))
        run()
        assert sorted(Contact.objects.values_list("notes", flat=True)) == ["", "Belde", "Belt nog"]

    def test_open_questions_stay_however_old(self):
        asked = services.ask(text="Al lang?", asked_through=AskedThrough.API, at=long_ago(3000))
        assert run().erased == 0
        asked.refresh_from_db()
        assert asked.text

    def test_in_chunks_and_it_goes_on_where_it_broke_off(self):
        service = make_service()
        for n in range(5):
            asked = services.ask(text=f"Vraag {n}", asked_through=AskedThrough.API, at=long_ago(900 + n))
            services.withdraw(asked, at=long_ago(900 + n))
        Question.objects.update(service=service)

        def stop_after_four(made: RetentionRun) -> None:
            if made.erased >= 4:
                raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            run(told=stop_after_four, chunk=2)
        assert Question.objects.filter(erased_at__isnull=True).count() == 1
        assert RetentionRun.objects.get().ended_at is None
        told: list[tuple[int, int]] = []
        run(told=lambda made: told.append((made.erased, made.planned)), chunk=2)
        assert told == [(1, 1)]
        assert Erasure.objects.count() == 3

    def test_the_nightly_task_and_the_command(self, capsys):
        someone(long_ago(800))
        call_command("retention", "--dry-run")
        said = capsys.readouterr().out
        assert Question.objects.get().reference in said and "1 would be erased" in said
        assert "Naamwaarde" not in said
        assert Question.objects.get().erased_at is None
        retention(timestamp=0)
        assert traces() == {}
        call_command("retention")
        assert "0 erased" in capsys.readouterr().out

    def test_who_asked_for_it_is_recorded(self):
        someone(long_ago(800))
        officer = make_user("privacy_officer")
        retention(actor=officer.pk)
        assert Erasure.objects.get().actor == officer
        assert RetentionRun.objects.get().actor == officer


def test_a_question_that_is_reopened_meanwhile_is_left(committed):
    """One transaction reopens and waits; the run passes it by. After the commit it is not due any more."""
    asked = services.ask(text="Nog niet", asked_through=AskedThrough.API, at=long_ago(900))
    services.withdraw(asked, at=long_ago(900))
    reopened, go_on = Event(), Event()

    def reopen() -> None:
        with transaction.atomic():
            services.reopen(asked)
            reopened.set()
            go_on.wait(10)
        connection.close()

    thread = Thread(target=reopen)
    thread.start()
    assert reopened.wait(10)
    try:
        assert run().erased == 0
    finally:
        go_on.set()
        thread.join()
    assert run().erased == 0
    asked.refresh_from_db()
    assert asked.text == "Nog niet"
    RetentionRun.objects.all().delete()
