"""The whole demo, loaded once for all tests of this file: figures, states around today, and nothing doubled."""

from collections import Counter

import pytest

from yimen.accounts.models import User
from yimen.agencies.models import Agency
from yimen.agencies.queries import actor_for, departments
from yimen.cases.models import Case, CaseEvent
from yimen.cases.queries import case_for
from yimen.catalogue import forms
from yimen.catalogue.models import Proposal, Service, ServiceVersion
from yimen.catalogue.queries import counts, popular
from yimen.clock import official_calendar, shanghai_date
from yimen.demo import courses, stories
from yimen.demo.courses import COURSES
from yimen.demo.load import load
from yimen.demo.logins import LOGINS, PASSWORD
from yimen.demo.stories import Kind
from yimen.demo.tests.loaded import HISTORY, NOW
from yimen.errors import Refusal
from yimen.oversight.models import ClockWarning, Plan, WarningEvent
from yimen.permits.models import Certificate, Permit, PermitEvent

TODAY = shanghai_date(NOW)


def _widgets(form: dict) -> set[str]:
    return {forms.field_of(form, name).widget for name in form["properties"]}


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestLoaded:
    def test_a_second_load_adds_nothing(self):
        models = (Agency, Service, ServiceVersion, User, Case, CaseEvent, Certificate, Permit, PermitEvent)
        models += (ClockWarning, WarningEvent, Plan)
        before = [model.objects.count() for model in models]
        load(lambda text, done, total: None, NOW, HISTORY)
        assert [model.objects.count() for model in models] == before

    def test_the_catalogue_counts(self):
        figures = counts("310113")
        assert (figures["services"], figures["agencies"], len(departments("310113"))) == (595, 28, 28)
        assert figures["open"] >= 60
        assert figures["instant"] >= 6

    def test_every_printed_login_works_with_the_printed_password(self):
        for login in LOGINS:
            user = User.objects.get(username=login.username)
            assert user.check_password(PASSWORD)
            assert actor_for(user).agency == (login.agency or None)

    def test_an_officer_of_health_may_not_read_a_food_case(self):
        number = Case.objects.filter(agency__code="scjg").first().number
        with pytest.raises(Refusal) as refused:
            case_for(actor_for(User.objects.get(username="weisheng")), number)
        assert refused.value.code == "case_of_other_agency"
        assert case_for(actor_for(User.objects.get(username="shencha")), number)

    def test_history_is_finished_and_lies_in_the_first_half_of_2016(self):
        cases = Case.objects.filter(submission_key__startswith="demo-2016")
        assert cases.count() == HISTORY
        states = Counter(cases.values_list("state", flat=True))
        assert set(states) <= {"delivered", "refused", "withdrawn", "not_accepted"}
        assert all(case.submitted_at.year == 2016 and case.closed_at.year == 2016 for case in cases)

    def test_live_cases_stand_in_every_state(self):
        cases = Case.objects.filter(submission_key__startswith="demo-live")
        assert 55 <= cases.count() <= 80
        assert set(cases.values_list("state", flat=True)) == {
            "submitted", "pre_reviewed", "correction", "accepted", "granted", "refused", "delivered",
            "not_accepted", "withdrawn",
        }  # fmt: skip

    def test_every_course_of_the_law_has_its_case(self):
        cases = {case.submission_key: case for case in Case.objects.filter(submission_key__startswith="demo-law")}
        assert len(cases) == len(COURSES)
        seen = set(CaseEvent.objects.filter(case__in=cases.values()).values_list("kind", flat=True))
        assert seen >= {
            "clock_stopped", "clock_resumed", "extended", "deemed_accepted", "hearing_right_told", "hearing_requested",
            "hearing_announced", "hearing_notified", "hearing_held", "interested_notified", "views_stated",
            "preliminary_reported", "gap_tolerated", "promised", "obligation_lapsed", "rectification_ordered",
            "terminated",
        }  # fmt: skip
        standing = [case for case in cases.values() if case.stopped]
        assert len(standing) == 2
        assert all(case.due_statutory is None for case in standing)

    def test_the_half_year_keeps_the_dates_its_figures_are_made_of(self):
        calendar = official_calendar()
        kinds = [Kind(str(n), "scjg", 10, ("审查",), 1, 1, True, "缺页") for n in range(3)]
        plain = stories.history(kinds, calendar, 200)
        told = list(courses.enriched(plain, calendar))
        added = Counter(deed.act for story in told for deed in story.deeds)
        assert min(added[act] for act in ("stop_clock", "resume_clock", "extend", "state_views")) > 5
        for before, after in zip(plain, told, strict=True):
            assert all(deed in after.deeds for deed in before.deeds)
            assert [deed.at for deed in after.deeds] == sorted(deed.at for deed in after.deeds)
            assert after.submitted_at == before.submitted_at

    def test_something_was_received_today_is_due_today_and_is_late(self):
        cases = Case.objects.filter(submission_key__startswith="demo-live")
        assert [case for case in cases if shanghai_date(case.submitted_at) == TODAY]
        running = cases.filter(state="accepted")
        assert running.filter(due_promised=TODAY).exists()
        assert running.filter(due_promised__lt=TODAY).exists()
        assert running.filter(due_promised__gt=TODAY).exists()
        assert all(case.submitted_at <= NOW for case in cases)

    def test_the_printed_applicant_has_cases_of_their_own(self):
        user = User.objects.get(username="shenqingren")
        assert set(Case.objects.filter(applicant__user_id=user.pk).values_list("state", flat=True)) >= {
            "submitted", "correction", "accepted", "granted", "delivered",
        }  # fmt: skip

    def test_every_granted_case_with_a_certificate_has_one(self):
        decided = Case.objects.filter(outcome="grant").exclude(certificate="")
        assert decided.count() == Certificate.objects.filter(version=1).count() >= 10

    def test_a_dozen_services_have_forms_of_several_pages_with_conditions_and_tables(self):
        contents = ServiceVersion.objects.filter(valid_to=None, content__isnull=False).values_list("content", flat=True)
        rich = [form for form in (content["form"] for content in contents) if "rows" in _widgets(form)]
        assert len(rich) >= 12
        assert all(len(form["x-sections"]) >= 4 for form in rich)
        assert all(any("x-show-when" in rules for rules in form["properties"].values()) for form in rich)

    def test_a_section_writes_on_a_form(self):
        proposal = Proposal.objects.get(status=Proposal.Status.WRITING)
        assert proposal.content["form"]["properties"]["cold_rooms"]["x-show-when"]["field"] == "cold_chain"

    def test_popular_services_are_open(self):
        assert len(popular("310113")) == 8
        assert all(service.open for service in popular("310113"))
