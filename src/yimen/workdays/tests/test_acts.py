"""Years and closures: the wrong person and the wrong order first, then what they do to the calendar."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from yimen.accounts.models import User
from yimen.clock import Term, due_date, official_calendar
from yimen.clock.tests.invented import INVENTED_YEAR
from yimen.errors import Refusal
from yimen.workdays import queries
from yimen.workdays.acts.close_day import close_day, open_day
from yimen.workdays.acts.load_year import load_year
from yimen.workdays.acts.review_year import review_year
from yimen.workdays.calendars import calendar_of, editions_of
from yimen.workdays.models import Closure, PublishedYear, YearReview

pytestmark = pytest.mark.django_db

BAOSHAN, GUANGAN = "310113", "511602"
NOW = datetime(2026, 11, 24, 2, 0, tzinfo=UTC)
DAY = timedelta(days=1)
TUESDAY = date(2026, 12, 1)
WHY = {"reason": "台风", "basis": "沪防汛办〔2026〕5号", "decided_by": "区政府"}


def refused(code: str, act, *arguments, **named) -> None:
    with pytest.raises(Refusal) as refusal, transaction.atomic():
        act(*arguments, **named)
    assert refusal.value.code == code


def publish(
    loader: User, reviewer: User, given: dict = INVENTED_YEAR, now: datetime = NOW, correct: bool = False
) -> None:
    load_year(given, by=loader, now=now, correct=correct)
    review_year(given["year"], approved=True, by=reviewer, now=now)


class TestLoading:
    def test_only_administrators(self, officer: User) -> None:
        refused("calendar_needs_administrator", load_year, INVENTED_YEAR, by=officer, now=NOW)

    def test_a_known_year_is_only_corrected(self, loader: User) -> None:
        given = INVENTED_YEAR | {"year": 2026, "date": "2025-11-04"}
        spring = [{"name": "春节", "from": "2026-02-14", "to": "2026-02-23"}]
        given |= {"holidays": spring, "makeup": []}
        refused("calendar_year_known", load_year, given, by=loader, now=NOW)
        assert load_year(given, by=loader, now=NOW, correct=True).version == 1

    def test_nothing_is_corrected_that_is_not_known(self, loader: User) -> None:
        refused("calendar_year_unknown", load_year, INVENTED_YEAR, by=loader, now=NOW, correct=True)

    def test_no_year_is_left_out(self, loader: User) -> None:
        far = {"year": 2028, "document": "国办〔2027〕1号", "date": "2027-11-04", "makeup": []}
        far |= {"holidays": [{"name": "春节", "from": "2028-01-24", "to": "2028-01-31"}]}
        refused("calendar_year_gap", load_year, far, by=loader, now=NOW)

    def test_one_version_waits_at_a_time(self, loader: User) -> None:
        load_year(INVENTED_YEAR, by=loader, now=NOW)
        refused("calendar_year_waits", load_year, INVENTED_YEAR, by=loader, now=NOW)


class TestReview:
    def test_only_another_administrator(self, loader: User, officer: User) -> None:
        load_year(INVENTED_YEAR, by=loader, now=NOW)
        refused("calendar_needs_administrator", review_year, 2027, approved=True, by=officer, now=NOW)
        refused("calendar_reviewed_by_loader", review_year, 2027, approved=True, by=loader, now=NOW)

    def test_nothing_waits(self, reviewer: User) -> None:
        refused("calendar_nothing_to_review", review_year, 2027, approved=True, by=reviewer, now=NOW)

    def test_a_rejection_says_why(self, loader: User, reviewer: User) -> None:
        load_year(INVENTED_YEAR, by=loader, now=NOW)
        refused("calendar_rejection_unexplained", review_year, 2027, approved=False, by=reviewer, now=NOW, note=" ")
        review_year(2027, approved=False, by=reviewer, now=NOW, note="春节少一天")
        assert 2027 not in queries.known_years()
        assert load_year(INVENTED_YEAR, by=loader, now=NOW).version == 2

    def test_a_year_counts_once_it_is_approved(self, loader: User, reviewer: User) -> None:
        load_year(INVENTED_YEAR, by=loader, now=NOW)
        assert calendar_of(BAOSHAN) == official_calendar()
        review_year(2027, approved=True, by=reviewer, now=NOW)
        calendar = calendar_of(BAOSHAN)
        assert calendar.last_year == 2027
        assert not due_date(date(2027, 1, 29), Term(10), calendar).provisional
        assert [known.year for known in queries.years(BAOSHAN)][:2] == [2027, 2026]
        assert queries.years(BAOSHAN)[0].makeup_days == 2

    def test_the_calendar_of_an_earlier_day_stays(self, loader: User, reviewer: User) -> None:
        publish(loader, reviewer)
        assert calendar_of(BAOSHAN, date(2026, 11, 23)).last_year == official_calendar().last_year
        assert calendar_of(BAOSHAN, date(2026, 11, 24)).last_year == 2027

    def test_a_correction_is_a_new_version_and_counts(self, loader: User, reviewer: User) -> None:
        publish(loader, reviewer)
        longer = INVENTED_YEAR | {"makeup": []}
        publish(reviewer, loader, longer, NOW + DAY, correct=True)
        assert not calendar_of(BAOSHAN).is_working(date(2027, 2, 14))
        assert calendar_of(BAOSHAN, date(2026, 11, 24)).is_working(date(2027, 2, 14))
        assert list(PublishedYear.objects.order_by("id").values_list("version", flat=True)) == [1, 2]


class TestClosures:
    def test_only_administrators(self, officer: User) -> None:
        refused("calendar_needs_administrator", close_day, BAOSHAN, TUESDAY, **WHY, by=officer, now=NOW)

    @pytest.mark.parametrize(
        ("missing", "code"),
        [
            ("reason", "closure_reason_missing"),
            ("basis", "closure_basis_missing"),
            ("decided_by", "closure_decider_missing"),
        ],
    )
    def test_what_must_be_said(self, loader: User, missing: str, code: str) -> None:
        refused(code, close_day, BAOSHAN, TUESDAY, **WHY | {missing: "  "}, by=loader, now=NOW)

    def test_a_text_has_an_end(self, loader: User) -> None:
        refused(
            "calendar_text_too_long", close_day, BAOSHAN, TUESDAY, **WHY | {"reason": "长" * 101}, by=loader, now=NOW
        )

    def test_a_day_that_is_not_worked_anyway(self, loader: User) -> None:
        refused("closure_day_not_worked", close_day, BAOSHAN, date(2026, 12, 5), **WHY, by=loader, now=NOW)
        close_day(BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)
        refused("closure_day_not_worked", close_day, BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)

    def test_nothing_to_open(self, loader: User) -> None:
        refused("closure_not_found", open_day, BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)

    def test_closed_in_this_district_only(self, loader: User) -> None:
        close_day(BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)
        assert not calendar_of(BAOSHAN).is_working(TUESDAY)
        assert calendar_of(BAOSHAN).name_of(TUESDAY).zh == "台风"
        assert calendar_of(GUANGAN).is_working(TUESDAY)

    def test_opened_after_all(self, loader: User) -> None:
        close_day(BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)
        open_day(BAOSHAN, TUESDAY, **WHY | {"reason": "台风转向"}, by=loader, now=NOW + DAY)
        assert calendar_of(BAOSHAN).is_working(TUESDAY)
        assert not calendar_of(BAOSHAN, date(2026, 11, 24)).is_working(TUESDAY)
        assert [row.version for row in queries.closures(BAOSHAN)] == [2]
        assert [edition.change.cause for edition in editions_of(BAOSHAN)[1:]] == [
            "closure:2026-12-01:1",
            "closure:2026-12-01:2",
        ]

    def test_a_make_up_day_can_be_closed_and_opened(self, loader: User) -> None:
        worked = max(official_calendar().makeup_days)
        close_day(BAOSHAN, worked, **WHY, by=loader, now=NOW)
        assert not calendar_of(BAOSHAN).is_working(worked)
        open_day(BAOSHAN, worked, **WHY, by=loader, now=NOW + DAY)
        assert calendar_of(BAOSHAN).is_working(worked)


@pytest.mark.parametrize("model", [PublishedYear, YearReview, Closure])
def test_the_database_itself_refuses_to_change_what_was_decided(loader: User, reviewer: User, model) -> None:
    publish(loader, reviewer)
    close_day(BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.all().delete()
    column = {PublishedYear: "document", YearReview: "note", Closure: "reason"}[model]
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**{column: "anders"})


def test_asking_costs_one_statement_every_few_seconds(
    loader: User, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries
) -> None:
    close_day(BAOSHAN, TUESDAY, **WHY, by=loader, now=NOW)
    calendar_of(BAOSHAN)
    with django_assert_num_queries(1):
        calendar_of(BAOSHAN)
    monkeypatch.setattr("yimen.workdays.calendars.REFRESH_SECONDS", 60.0)
    with django_assert_num_queries(0):
        calendar_of(BAOSHAN)
        calendar_of(BAOSHAN, TUESDAY)
