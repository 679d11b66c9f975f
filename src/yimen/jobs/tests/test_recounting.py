"""A decision about the calendar reaches the running cases: what moves, what is explained, what stays."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.utils import timezone, translation
from procrastinate.contrib.django.models import ProcrastinateJob

from yimen.api.rows import due_change_row
from yimen.cases.acts.rebuild import differences
from yimen.cases.models import Case
from yimen.cases.queries import dossier
from yimen.cases.tests.factories import lately, make_case, make_service, make_user
from yimen.clock import official_calendar, shanghai_date
from yimen.clock.tests.invented import INVENTED_YEAR
from yimen.errors import Refusal
from yimen.jobs import recounting
from yimen.ledger import outbox
from yimen.ledger.models import OutboxRow
from yimen.oversight.acts import rebuild as oversight
from yimen.oversight.acts.raise_warnings import raise_warnings
from yimen.oversight.models import ClockWarning
from yimen.procedure import Role
from yimen.web.components.templatetags.yimen import day
from yimen.workdays import queries
from yimen.workdays.acts.close_day import close_day, open_day
from yimen.workdays.acts.load_year import load_year
from yimen.workdays.acts.review_year import review_year
from yimen.workdays.calendars import RECOUNT_AFTER
from yimen.workdays.models import Recount

pytestmark = pytest.mark.django_db
SHANGHAI = ZoneInfo("Asia/Shanghai")
# Twenty working days from Tuesday 22 December 2026, if nobody has published 2027.
HANDED_IN = datetime(2026, 12, 22, 9, 0, tzinfo=SHANGHAI)
PUBLISHED = datetime(2026, 12, 23, 9, 0, tzinfo=SHANGHAI)
YEAR = "year:2027:1"
WHY = {"reason": "暴雪", "basis": "区应急办〔2026〕9号", "decided_by": "区政府"}


@pytest.fixture(autouse=True)
def asks_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yimen.workdays.calendars._kept", None)
    monkeypatch.setattr("yimen.workdays.calendars.REFRESH_SECONDS", -1.0)


def publish(now: datetime = PUBLISHED) -> None:
    load_year(INVENTED_YEAR, by=make_user(Role.ADMIN), now=now)
    review_year(2027, approved=True, by=make_user(Role.ADMIN), now=now)


def close(day: date, now: datetime = PUBLISHED) -> None:
    close_day("310113", day, **WHY, by=make_user(Role.ADMIN), now=now)


def test_the_recount_is_ordered_after_every_process_has_the_new_calendar() -> None:
    publish()
    row = OutboxRow.objects.get(listener=recounting.LISTENER)
    assert (row.subject, row.available_at - PUBLISHED) == (YEAR, RECOUNT_AFTER)
    assert outbox.run_pending(PUBLISHED + timedelta(seconds=1)) == 0
    outbox.run_pending(PUBLISHED + RECOUNT_AFTER)
    assert ProcrastinateJob.objects.get(task_name=recounting.TASK).args == {"cause": YEAR}


def test_due_days_move_are_explained_and_become_certain() -> None:
    case = make_case(state="accepted", now=HANDED_IN)
    before = [each.state for each in dossier(case, date(2026, 12, 22)).clocks if each.run.name == "decide"]
    assert [state.provisional for state in before] == [True]
    publish()
    assert recounting.run(YEAR, PUBLISHED) == 1
    case.refresh_from_db()
    after = next(each.state for each in dossier(case, date(2026, 12, 24)).clocks if each.run.name == "decide")
    assert not after.provisional
    # 31 December and 1 January are off, and both were counted before.
    assert (before[0].due, after.due) == (date(2027, 1, 19), date(2027, 1, 21))
    assert case.due_statutory == after.due
    assert differences(case.number) == []
    [change] = queries.due_changes(case.number)
    assert change.why == {"kind": "year", "year": 2027, "document": "国办发明电〔2026〕0号"}
    assert {"clock": "decide", "from": "2027-01-19", "to": "2027-01-21", "provisional": False} in change.moves


def test_what_has_ended_and_what_lies_before_is_left_alone() -> None:
    ended = make_case(make_service(), state="delivered", now=HANDED_IN)
    early = make_case(make_service(), state="accepted", now=datetime(2026, 3, 2, 9, 0, tzinfo=SHANGHAI))
    read = [[each.state for each in dossier(case, date(2026, 12, 22)).clocks] for case in (ended, early)]
    publish()
    assert recounting.run(YEAR, PUBLISHED) == 0
    assert [[each.state for each in dossier(case, date(2026, 12, 22)).clocks] for case in (ended, early)] == read
    assert queries.due_changes(ended.number) == queries.due_changes(early.number) == []


def test_a_second_run_changes_nothing_and_explains_nothing_twice() -> None:
    case = make_case(state="accepted", now=HANDED_IN)
    publish()
    recounting.run(YEAR, PUBLISHED)
    row = Case.objects.values().get(pk=case.pk)
    recounting.run(YEAR, PUBLISHED + timedelta(hours=1))
    assert Case.objects.values().get(pk=case.pk) == row
    assert len(queries.due_changes(case.number)) == 1


def test_a_closure_moves_running_clocks_of_its_district_only_and_opening_moves_them_back() -> None:
    here = make_case(state="accepted", now=HANDED_IN)
    before = here.due_promised
    assert before is not None
    close(date(2026, 12, 24))
    recounting.run("closure:2026-12-24:1", PUBLISHED)
    here.refresh_from_db()
    assert here.due_promised is not None and here.due_promised > before
    open_day("310113", date(2026, 12, 24), **WHY, by=make_user(Role.ADMIN), now=PUBLISHED + timedelta(hours=2))
    recounting.run("closure:2026-12-24:2", PUBLISHED + timedelta(hours=2))
    here.refresh_from_db()
    assert here.due_promised == before
    assert [change.why["kind"] for change in queries.due_changes(here.number)] == ["closed", "opened"]


def test_progress_is_told_and_a_busy_case_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    from yimen.cases.acts import recount

    cases = [make_case(make_service(), state="accepted", now=HANDED_IN) for _each in range(3)]
    publish()
    real, tried = recount.store.load, []

    def load(number: str, *, lock: bool):
        tried.append(number)
        if number == cases[0].number:
            raise Refusal("case_busy")
        return real(number, lock=lock)

    monkeypatch.setattr(recount.store, "load", load)
    assert len(list(recount.recount(YEAR, now=PUBLISHED))) == 2
    assert tried.count(cases[0].number) == 2
    told = Recount.objects.get(cause=YEAR)
    assert (told.total, told.done, told.changed, told.failed, told.finished_at) == (3, 3, 2, 1, PUBLISHED)


def test_warnings_ease_when_the_day_moves_and_the_ledger_gives_the_same_again() -> None:
    case = make_case(state="accepted", now=HANDED_IN)
    assert case.red_from is not None
    eve = datetime.combine(case.red_from, datetime.min.time(), SHANGHAI) + timedelta(hours=10)
    raise_warnings(eve)
    red = ClockWarning.objects.get(case=case, clock="promise", colour="red")
    # Neither that day nor the next counts any more, so on the next morning two days are left again.
    for closed in (case.red_from, case.red_from + timedelta(days=1)):
        close(closed, now=eve)
        recounting.run(f"closure:{closed}:1", eve)
    raise_warnings(eve + timedelta(days=1))
    red.refresh_from_db()
    assert red.ended_how == "eased"
    assert oversight.rebuild(eve + timedelta(days=1)).differences == ()


def test_an_unknown_cause_moves_nothing() -> None:
    make_case(state="accepted", now=timezone.now())
    assert recounting.run("year:2099:1") == 0


def test_the_case_explains_it_to_its_applicant_the_desk_and_the_api() -> None:
    applicant, now = make_user(Role.APPLICANT), timezone.now()
    case = make_case(make_service(), state="accepted", now=lately(), applicant=applicant)
    before, closed = case.due_statutory, official_calendar().working_day_after(shanghai_date(now), 3)
    assert before is not None and closed is not None
    close(closed, now=now)
    recounting.run(f"closure:{closed}:1", now)
    case.refresh_from_db()
    assert case.due_statutory is not None and case.due_statutory > before
    officer = make_user(Role.OFFICER, agency=case.agency)
    with translation.override("en"):
        told = f"The offices are closed on {day(closed)}: 暴雪."
        moved = f"Decision, by the term of the law: the last day moved from {day(before)} to {day(case.due_statutory)}."
    for person, address in ((applicant, f"/my/cases/{case.number}/"), (officer, f"/desk/cases/{case.number}/")):
        browser = Client(headers={"accept-language": "en"})
        browser.force_login(person)
        page = browser.get(address).content.decode()
        assert told in page and moved in page, address


def test_the_api_tells_it() -> None:
    case = make_case(make_service(), state="accepted", now=HANDED_IN)
    publish()
    recounting.run(YEAR, PUBLISHED)
    [row] = [due_change_row(change) for change in queries.due_changes(case.number)]
    assert (row.kind, row.year, row.day) == ("year", 2027, None)
    assert [(move.before, move.after) for move in row.moves if move.clock == "decide"] == [
        (date(2027, 1, 19), date(2027, 1, 21))
    ]
