"""The three determinations: what they must keep, who may change them, and how they read as of a day."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import IntegrityError, transaction

from yimen.agencies.acts import approve_revision, draft_revision, return_revision
from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.agencies.establishment.queries import compare, diff, plan_of, revision_on, revisions_on, seats_of
from yimen.agencies.establishment.rules import check
from yimen.agencies.models import Agency, Revision, Section
from yimen.catalogue.tests.factories import make_agency, make_staff
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

NOW = datetime(2014, 12, 1, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BEGIN = date(2015, 1, 1)
OFFICE, BASICS, APPROVAL = (
    SectionPlan("office", "办公室", 6, 1, ("文秘",)),
    SectionPlan("food", "食品监管科", 8, 2, ("日常监管",)),
    SectionPlan("approval", "行政审批科", 5, 1, ("受理、审查、决定",), approval=True),
)
PLAN = Plan("宝府办〔2014〕31号", 20, 4, ("食品安全监督管理",), (OFFICE, BASICS))
WITH_APPROVAL = replace(PLAN, posts=23, sections=(*PLAN.sections, APPROVAL))
DRAFTER = Actor("1", "周立新", frozenset({Role.REFORM_OFFICE}))
APPROVER = Actor("2", "编办", frozenset({Role.REFORM_OFFICE}))
HEAD = Actor("3", "局长", frozenset({Role.AGENCY_HEAD}), agency="scjg")


def _refused(code: str, function: Any, *arguments: Any, **named: Any) -> dict[str, Any]:
    with pytest.raises(Refusal) as refused:
        function(*arguments, **named)
    assert refused.value.code == code
    return refused.value.data


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"document": " "}, "revision_document_missing"),
        ({"duties": ()}, "revision_duties_missing"),
        ({"sections": ()}, "revision_sections_missing"),
        ({"duties": ("长" * 501,)}, "revision_too_long"),
        ({"sections": (replace(OFFICE, name=""),)}, "section_name_missing"),
        ({"sections": (OFFICE, replace(BASICS, code="office"))}, "section_twice"),
        ({"sections": (OFFICE, replace(BASICS, name="办公室"))}, "section_twice"),
        ({"sections": (replace(OFFICE, posts=0, leaders=0),)}, "section_without_posts"),
        ({"sections": (replace(OFFICE, leaders=7),)}, "section_leaders_exceed"),
        ({"sections": (replace(OFFICE, approval=True), APPROVAL)}, "approval_section_twice"),
        ({"leaders": 21}, "posts_exceeded"),
    ],
)
def test_a_wrong_plan_is_refused(change, code):
    check(PLAN, "市场局")
    _refused(code, check, replace(PLAN, **change), "市场局")


def test_a_new_section_may_not_ask_for_more_posts_than_are_free():
    wanted = replace(PLAN, sections=(APPROVAL, *PLAN.sections))
    told = _refused("posts_exceeded", check, wanted, "市场局", PLAN)
    assert told == {"agency": "市场局", "section": "行政审批科", "posts": 20, "taken": 18, "asked": 5}
    check(replace(wanted, sections=(replace(APPROVAL, posts=2), *PLAN.sections)), "市场局", PLAN)
    assert (PLAN.taken, PLAN.free, PLAN.approval, WITH_APPROVAL.approval) == (18, 2, None, APPROVAL)


def test_what_changed_is_told_thing_by_thing():
    after = replace(
        WITH_APPROVAL, duties=("食品安全监督管理", "价格监管"), sections=(replace(OFFICE, posts=5), APPROVAL)
    )
    told = [(each.what, each.code, each.before, each.after) for each in compare(WITH_APPROVAL, after)]
    assert told == [
        ("duty", "", None, "价格监管"),
        ("section_posts", "office", "6", "5"),
        ("section", "food", "食品监管科", None),
    ]
    assert ("section", "approval", None, "行政审批科") in [
        (each.what, each.code, each.before, each.after) for each in compare(None, after)
    ]


@pytest.mark.django_db
class TestActs:
    @pytest.fixture
    def agency(self) -> Agency:
        return make_agency("scjg")

    def _draft(self, agency, plan=PLAN, actor=DRAFTER, begin=BEGIN, reason="三定调整"):
        return draft_revision(agency, plan, actor=actor, now=NOW, valid_from=begin, reason=reason)

    def _revise(self, agency, plan=PLAN, begin=BEGIN) -> Revision:
        return approve_revision(self._draft(agency, plan, begin=begin).pk, actor=APPROVER, now=NOW)

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"actor": Actor("9", "办事员", frozenset({Role.OFFICER}), agency="scjg")}, "revision_needs_role"),
            ({"actor": replace(HEAD, agency="wjw")}, "revision_of_other_agency"),
            ({"reason": " "}, "revision_reason_missing"),
            ({"plan": replace(PLAN, leaders=30)}, "posts_exceeded"),
        ],
    )
    def test_who_may_not_draft_and_what(self, agency, change, code):
        _refused(code, self._draft, agency, **change)

    def test_an_organ_whose_credit_code_fails_cannot_be_determined(self, agency):
        agency.uscc = "11310113002442443X"
        agency.save()
        _refused("uscc_check_digit", self._draft, agency)

    def test_nobody_approves_their_own_draft_and_each_draft_once(self, agency):
        draft = self._draft(agency, actor=HEAD)
        assert revision_on(agency, BEGIN) is None
        _refused("revision_waiting", self._draft, agency)
        _refused("revision_needs_role", approve_revision, draft.pk, actor=HEAD, now=NOW)
        own = Actor(HEAD.who, "周", frozenset({Role.REFORM_OFFICE}))
        _refused("revision_own_draft", approve_revision, draft.pk, actor=own, now=NOW)
        _refused("revision_draft_not_found", approve_revision, draft.pk + 1, actor=APPROVER, now=NOW)
        revision = approve_revision(draft.pk, actor=APPROVER, now=NOW, remark="同意")
        assert (revision.drafted_by, revision.approved_by) == ("3", "2")
        assert plan_of(revision) == PLAN
        _refused("revision_draft_done", approve_revision, draft.pk, actor=APPROVER, now=NOW)

    def test_a_draft_goes_back_with_a_remark(self, agency):
        draft = self._draft(agency)
        _refused("revision_remark_missing", return_revision, draft.pk, actor=APPROVER, now=NOW, remark=" ")
        return_revision(draft.pk, actor=APPROVER, now=NOW, remark="编制超出")
        assert [step.remark for step in draft.steps.all()] == ["", "编制超出"]
        assert not Revision.objects.exists()
        self._draft(agency)

    def test_each_day_reads_what_was_in_force_and_nothing_is_overwritten(self, agency):
        first = self._revise(agency)
        _refused("revision_changes_nothing", self._draft, agency, begin=date(2016, 1, 1))
        _refused("revision_starts_too_early", self._draft, agency, WITH_APPROVAL)
        second = self._revise(agency, WITH_APPROVAL, date(2016, 1, 1))
        days = (date(2014, 12, 31), BEGIN, date(2015, 12, 31), date(2016, 1, 1))
        assert [revision_on(agency, day) for day in days] == [None, first, first, second]
        assert [each.what for each in diff(agency, *days[2:])] == ["posts", "section"]
        assert diff(agency, *days[1:3]) == ()
        _refused("revision_days_reversed", diff, agency, days[3], days[0])
        for change in (
            lambda: Revision.objects.filter(pk=first.pk).update(posts=99),
            lambda: Revision.objects.filter(pk=first.pk).update(valid_to=date(2020, 1, 1)),
            lambda: Section.objects.filter(revision=second).update(posts=99),
            lambda: Section.objects.filter(revision=second)._raw_delete("default"),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                change()

    def test_the_list_of_a_district_costs_two_queries(self, agency, django_assert_num_queries):
        self._revise(agency)
        self._revise(make_agency("wjw"))
        with django_assert_num_queries(2):
            found = [(each.agency.code, plan_of(each).taken) for each in revisions_on(BEGIN, "310113")]
        assert sorted(found) == [("scjg", 18), ("wjw", 18)]

    def test_staff_sit_in_the_sections_that_there_are(self, agency):
        from yimen.cases.tests.factories import make_user

        revision = self._revise(agency)
        posts = [make_staff(make_user("officer"), agency, section) for section in ("办公室", "", "信访科")]
        seats = seats_of(agency, revision)
        assert (seats.by_section, seats.leading, seats.nowhere) == ({"办公室": [posts[0]]}, [posts[1]], [posts[2]])
