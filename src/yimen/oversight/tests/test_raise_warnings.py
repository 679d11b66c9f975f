"""The daily job and the listener in a real database: each warning once, whatever happens in between."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection, transaction

from yimen.cases.acts import PERFORM
from yimen.cases.tests.factories import make_actor, make_agency, make_case, make_service
from yimen.codes import ends_in_check_character
from yimen.ledger import outbox
from yimen.oversight import store
from yimen.oversight.acts import raise_warnings as room
from yimen.oversight.acts.raise_warnings import raise_warnings, settle
from yimen.oversight.acts.rebuild import broken_chain, rebuild
from yimen.oversight.models import ClockWarning, Plan, WarningEvent
from yimen.oversight.table import WarningStep
from yimen.oversight.tests.conftest import shanghai
from yimen.procedure import Role

RECEIVED = shanghai("2016-06-01 09:00")


def rows(*columns: str) -> list[tuple]:
    return list(ClockWarning.objects.order_by("number").values_list(*columns))


def everything() -> list[dict]:
    """All rows of this room, without the keys that a database gives and the time of recording."""
    plain = {"id", "warning_id", "recorded_at"}
    listed = [*ClockWarning.objects.order_by("number").values(), *WarningEvent.objects.order_by("hash").values()]
    plans = list(Plan.objects.order_by("case_id").values())
    return [{name: value for name, value in row.items() if name not in plain} for row in [*listed, *plans]]


@pytest.mark.django_db
class TestRaised:
    def test_each_colour_of_a_forgotten_application_on_its_day(self) -> None:
        case = make_case(now=RECEIVED)
        settle(case.number, RECEIVED)
        assert Plan.objects.get().next_look == date(2016, 6, 6)
        for day in range(2, 16):
            raise_warnings(shanghai(f"2016-06-{day:02d} 00:05"))
        assert rows("colour_before", "colour", "rule", "level", "day", "due", "state", "ended_how") == [
            ("green", "yellow", "SX-01", 1, date(2016, 6, 6), date(2016, 6, 8), "over", "superseded"),
            ("yellow", "red", "SX-02", 2, date(2016, 6, 7), date(2016, 6, 8), "over", "superseded"),
            ("red", "overdue", "SX-03", 3, date(2016, 6, 9), date(2016, 6, 8), "open", ""),
        ]
        raise_warnings(shanghai("2016-06-20 00:05"))  # more than five working days past the 8th: since the 19th
        late = ClockWarning.objects.get(colour="overdue")
        assert (late.level, late.state) == (4, "open")
        assert [event.kind for event in late.events.order_by("sequence")] == ["raised", "escalated"]

    def test_numbers_are_readable_and_carry_their_check(self, overdue) -> None:
        numbers = [number for (number,) in rows("number")]
        assert [number[-3:-1] for number in numbers] == ["01", "02", "03"]
        assert all(number.startswith(f"JC{overdue.case.number[2:-1]}") for number in numbers)
        assert all(ends_in_check_character(number) for number in numbers)

    def test_nothing_is_raised_twice(self, overdue) -> None:
        before = everything()
        settle(overdue.case.number, shanghai("2016-06-12 00:05"))
        raise_warnings(shanghai("2016-06-12 00:06"))
        assert everything() == before

    def test_days_of_standstill_are_caught_up_with_their_own_days(self) -> None:
        case = make_case(now=RECEIVED)
        settle(case.number, RECEIVED)
        assert raise_warnings(shanghai("2016-06-13 07:30")) == 3
        assert [day for (day,) in rows("day")] == [date(2016, 6, 6), date(2016, 6, 7), date(2016, 6, 9)]

    def test_a_decision_in_time_cancels_what_was_planned(self) -> None:
        agency = make_agency("scjg")
        case = make_case(make_service(agency), now=RECEIVED)
        settle(case.number, RECEIVED)
        PERFORM["refuse_acceptance"](
            case.number,
            actor=make_actor(Role.OFFICER, agency=agency),
            now=RECEIVED + timedelta(days=1),
            ground="not_needed",
        )
        settle(case.number, RECEIVED + timedelta(days=1))
        assert Plan.objects.get().next_look is None
        assert raise_warnings(shanghai("2016-07-01 00:05")) == 0

    def test_the_end_of_an_overdue_clock_is_recorded(self, cast, overdue) -> None:
        PERFORM["accept"](overdue.case.number, actor=cast.zhang, now=shanghai("2016-06-13 10:00"))
        settle(overdue.case.number, shanghai("2016-06-13 10:01"))
        overdue.refresh_from_db()
        assert (overdue.ended_on, overdue.ended_how, overdue.state) == (date(2016, 6, 9), "late", "open")

    def test_whoever_acted_last_at_the_desk_is_responsible(self, cast) -> None:
        case = make_case(make_service(make_agency("other")), now=RECEIVED, state="accepted")
        settle(case.number, shanghai("2016-07-10 00:05"))
        event = case.events.get(kind="accepted")
        assert {(row.officer, row.section) for row in ClockWarning.objects.filter(clock="decide")} == {
            (event.who, "行政审批科")
        }

    def test_nobody_is_named_where_nobody_of_the_desk_has_acted(self, overdue) -> None:
        assert (overdue.officer, overdue.section, overdue.agency.code) == ("", "行政审批科", "scjg")

    def test_the_listener_settles_each_case_that_something_happened_to(self) -> None:
        case = make_case(now=RECEIVED)
        outbox.run_pending(shanghai("2016-06-08 12:00"))
        assert [colour for (colour,) in rows("colour")] == ["yellow", "red"]
        assert Plan.objects.get(case=case).next_look == date(2016, 6, 9)

    def test_a_case_from_before_this_room_is_found_by_the_job(self) -> None:
        make_case(now=RECEIVED)
        assert raise_warnings(shanghai("2016-06-09 00:05")) == 3

    def test_one_case_that_fails_does_not_keep_the_others(self, monkeypatch: pytest.MonkeyPatch) -> None:
        first, second = (
            make_case(make_service(make_agency("a")), now=RECEIVED),
            make_case(make_service(make_agency("b")), now=RECEIVED),
        )
        real = room.settle

        def fails_for_first(number, now):
            if number == first.number:
                raise ValueError("broken")
            return real(number, now)

        monkeypatch.setattr(room, "settle", fails_for_first)
        assert raise_warnings(shanghai("2016-06-09 00:05")) == 3
        assert set(rows("case__number")) == {(second.number,)}

    def test_events_of_a_warning_cannot_be_changed(self, overdue) -> None:
        from django.db import IntegrityError

        with pytest.raises(IntegrityError), transaction.atomic():
            overdue.events.update(who="nobody")


@pytest.mark.django_db
class TestRebuilt:
    def test_made_anew_it_is_what_was_written_live(self, cast) -> None:
        """Several cases in every state, the job run day by day; then all of it dropped and made from the ledger."""
        for place, state in enumerate(("submitted", "correction", "accepted", "granted", "delivered", "refused")):
            make_case(make_service(make_agency(f"d{place}")), now=RECEIVED + timedelta(days=place), state=state)
        for day in range(45):
            now = shanghai("2016-06-01 00:05") + timedelta(days=day)
            outbox.run_pending(now)
            raise_warnings(now)
        live = everything()
        assert {row["clock"] for row in live if "clock" in row} == {"correct", "decide", "promise", "deliver"}
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE oversight_warningevent DISABLE TRIGGER oversight_warningevent_append_only")
            cursor.execute("DELETE FROM oversight_warningevent")
            cursor.execute("DELETE FROM oversight_clockwarning")
            cursor.execute("DELETE FROM oversight_plan")
            cursor.execute("ALTER TABLE oversight_warningevent ENABLE TRIGGER oversight_warningevent_append_only")
        steps: list[tuple[int, int]] = []
        outcome = rebuild(now, lambda done, total: steps.append((done, total)))
        assert everything() == live
        assert {each.what for each in outcome.differences} == {"raised"}
        assert (outcome.cases, outcome.warnings, steps[-1]) == (6, ClockWarning.objects.count(), (6, 6))
        assert rebuild(now).differences == ()

    def test_a_row_changed_by_hand_is_put_right_and_told(self, overdue) -> None:
        ClockWarning.objects.filter(pk=overdue.pk).update(level=1, state="closed")
        found = rebuild(shanghai("2016-06-12 08:00")).differences
        overdue.refresh_from_db()
        assert [each.what for each in found] == ["row"]
        assert (overdue.level, overdue.state) == (3, "open")

    def test_a_warning_that_no_event_implies_is_told_and_left(self, overdue) -> None:
        loaded = store.load(overdue)
        step = WarningStep("raised", RECEIVED, Role.SYSTEM, "system", {**loaded.standing.facts, "clock": "hearing"})
        store.open_warning("JC-STRAY", overdue.case_id, overdue.case.journey, step, RECEIVED)
        assert [(each.warning, each.what) for each in rebuild(shanghai("2016-06-12 08:00")).differences] == [
            ("JC-STRAY", "unsupported")
        ]
        assert ClockWarning.objects.count() == 4

    def test_warnings_under_another_share_keep_the_day_on_which_they_were_raised(self, overdue, settings) -> None:
        settings.YIMEN_YELLOW_SHARE = "0.8"
        assert [each.what for each in rebuild(shanghai("2016-06-12 08:00")).differences] == ["day"]

    def test_a_changed_event_breaks_the_chain(self, overdue) -> None:
        assert broken_chain(overdue) is None
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE oversight_warningevent DISABLE TRIGGER oversight_warningevent_append_only")
            cursor.execute("UPDATE oversight_warningevent SET who = '9' WHERE warning_id = %s", [overdue.pk])
            cursor.execute("ALTER TABLE oversight_warningevent ENABLE TRIGGER oversight_warningevent_append_only")
        assert broken_chain(overdue).reason == "content changed"
        assert [each.what for each in rebuild(shanghai("2016-06-12 08:00")).differences] == ["chain"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_raise_each_warning_once() -> None:
    cases = [make_case(make_service(make_agency(f"d{place}")), now=RECEIVED) for place in range(4)]
    start, counted, failures = threading.Barrier(4), [], []

    def worker() -> None:
        try:
            start.wait(20)
            counted.append(raise_warnings(shanghai("2016-06-20 00:05")))
        except Exception as failure:
            failures.append(failure)
        finally:
            connection.close()

    threads = [threading.Thread(target=worker) for _each in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert failures == []
    assert sum(counted) == ClockWarning.objects.count() == 3 * len(cases)
    assert WarningEvent.objects.filter(kind="escalated").count() == len(cases)
    assert all(broken_chain(warning) is None for warning in ClockWarning.objects.all())


@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_of_a_case_nothing_of_it_is_there() -> None:
    case = make_case(now=RECEIVED)
    settle(case.number, RECEIVED)

    class Killed(BaseException):
        pass

    with pytest.raises(Killed), transaction.atomic():
        settle(case.number, shanghai("2016-06-09 00:05"))
        raise Killed
    assert ClockWarning.objects.count() == 0
    assert raise_warnings(shanghai("2016-06-09 00:05")) == 3


# A worker that raises, tells that it is in the middle of a case, and dawdles there.
DAWDLER = """
import os, sys, time
import django
django.setup()
from datetime import datetime
from pathlib import Path
from django.db import connection
from yimen.oversight import store
from yimen.oversight.acts.raise_warnings import raise_warnings

connection.settings_dict["NAME"] = os.environ["DATABASE_OF_THE_TEST"]
written, real = 0, store.open_warning

def slow(*arguments):
    global written
    warning, written = real(*arguments), written + 1
    if written == 5:  # the second of the second case
        Path(sys.argv[1]).write_text("middle")
        time.sleep(60)
    return warning

store.open_warning = slow
raise_warnings(datetime.fromisoformat(sys.argv[2]))
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_leaves_whole_cases_and_the_next_goes_on(tmp_path: Path) -> None:
    cases = [make_case(make_service(make_agency(f"d{place}")), now=RECEIVED) for place in range(3)]
    for case in cases:
        settle(case.number, RECEIVED)
    now, middle = shanghai("2016-06-09 00:05"), tmp_path / "middle"
    environment = {**os.environ, "DATABASE_OF_THE_TEST": str(connection.settings_dict["NAME"])}
    worker = subprocess.Popen([sys.executable, "-c", DAWDLER, str(middle), now.isoformat()], env=environment)
    try:
        give_up = time.monotonic() + 60
        while not middle.exists():
            assert worker.poll() is None, "the worker ended by itself"
            assert time.monotonic() < give_up, "the worker never came to the middle"
            time.sleep(0.05)
    finally:
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()
    assert ClockWarning.objects.count() == 3, "half of a case is visible"
    assert raise_warnings(now) == 6
    assert ClockWarning.objects.count() == WarningEvent.objects.filter(kind="raised").count() == 9
    assert rebuild(now).differences == ()
