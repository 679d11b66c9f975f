"""Two concentrations, two in place: what counts, what is missing, who may record it, and each day as it was."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.utils import translation
from openpyxl import load_workbook

from yimen.agencies.acts.approve_revision import add_revision
from yimen.agencies.establishment.plans import Plan, SectionPlan
from yimen.catalogue.concentration.exporting import report_workbook
from yimen.catalogue.concentration.judging import POWERS, Lack, Missing, Office, Placed, judge
from yimen.catalogue.concentration.models import ApprovalPower, Placement
from yimen.catalogue.concentration.place import Standing, place
from yimen.catalogue.concentration.queries import in_hall, report, totals
from yimen.catalogue.concentration.words import tell
from yimen.catalogue.models import Service
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service, make_staff
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

DAY = date(2016, 2, 1)
OFFICE = SectionPlan("office", "办公室", 10)
APPROVAL = SectionPlan("approval", "行政审批科", 5, approval=True)
BEFORE = Plan("宝编〔2014〕1号", 20, 4, ("监管",), (OFFICE,))
PLAN = replace(BEFORE, sections=(OFFICE, APPROVAL))
PLACED = Placed("T1", "食品经营许可", POWERS, True, "一楼1号", "宝市监〔2016〕3号", DAY)
WHOLE = Standing(POWERS, True, "一楼1号窗口", "宝市监〔2016〕3号", DAY)
HEAD = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), agency="scjg")


@pytest.mark.parametrize(
    ("office", "service", "lacks"),
    [
        (Office(PLAN, BEFORE, 2), PLACED, []),
        (Office(PLAN, None, 2), PLACED, []),
        (Office(None), PLACED, [Lack.NO_REVISION]),
        (Office(BEFORE), PLACED, [Lack.NO_SECTION]),
        (Office(PLAN, BEFORE, 0), PLACED, [Lack.NOBODY_IN_SECTION]),
        (Office(replace(PLAN, posts=22), BEFORE, 2), PLACED, [Lack.HEADCOUNT_RAISED]),
        (Office(replace(PLAN, posts=18), None, 2), PLACED, [Lack.POSTS_EXCEEDED]),
        (Office(PLAN, BEFORE, 2), replace(PLACED, powers=POWERS[:2]), [Lack.POWERS_OUTSIDE]),
        (Office(PLAN, BEFORE, 2), replace(PLACED, in_hall=False), [Lack.NOT_IN_HALL]),
        (Office(PLAN, BEFORE, 2), replace(PLACED, document=""), [Lack.NO_AUTHORITY]),
        (Office(PLAN, BEFORE, 2), replace(PLACED, supervised=False), [Lack.NO_SUPERVISOR]),
    ],
)
def test_what_is_missing_is_named_with_a_next_step(office, service, lacks):
    found = judge(office, [PLACED, service])
    assert [each.lack for each in found.missing] == lacks
    assert found.complete == (not lacks)
    assert tuple(ApprovalPower.values) == POWERS
    for missing in found.missing:
        told = tell(missing)
        with translation.override("en"):
            assert tell(missing) != told
        assert told.says != told.step


def test_the_line_counts_each_thing_for_itself():
    services = [PLACED, replace(PLACED, in_hall=False), replace(PLACED, powers=(), document="")]
    found = judge(Office(PLAN, BEFORE, 1), services)
    assert (found.services, found.concentrated, found.in_hall, found.in_authority) == (3, 2, 2, 2)
    assert (found.section, found.section_posts, found.posts, found.taken) == ("行政审批科", 5, 20, 19)
    assert found.inside_headcount and not judge(Office(replace(PLAN, posts=30), BEFORE, 1), services).inside_headcount
    assert tell(Missing(Lack.NO_SECTION, figures=(6,))).step.endswith("6名。")


@pytest.mark.django_db
class TestPlacing:
    @pytest.fixture
    def service(self) -> Service:
        agency = make_agency("scjg")
        by = {"now": OPENED, "reason": "三定", "by": ("1", "2")}
        first = add_revision(agency, None, BEFORE, begin=date(2014, 1, 1), **by)
        add_revision(agency, first, PLAN, begin=date(2016, 1, 1), **by)
        return make_service(agency)

    def _place(self, service: Service, standing: Standing = WHOLE, **change: Any) -> Placement:
        given = {"actor": HEAD, "now": OPENED, "valid_from": DAY, "reason": "进驻大厅"} | change
        return place(service, standing, **given)

    @pytest.mark.parametrize(
        ("standing", "change", "code"),
        [
            (WHOLE, {"actor": Actor("8", "窗口", frozenset({Role.COUNTER}))}, "placement_needs_role"),
            (WHOLE, {"actor": replace(HEAD, agency="wjw")}, "placement_of_other_agency"),
            (WHOLE, {"reason": " "}, "placement_reason_missing"),
            (replace(WHOLE, powers=("accept", "tax")), {}, "placement_power_unknown"),
            (replace(WHOLE, window=" "), {}, "placement_window_missing"),
            (replace(WHOLE, authority_document=""), {}, "placement_document_incomplete"),
            (replace(WHOLE, authority_day=None), {}, "placement_document_incomplete"),
            (replace(WHOLE, authority_day=DAY + timedelta(1)), {}, "placement_authority_later"),
            (
                replace(WHOLE, authority_day=date(2015, 1, 1)),
                {"valid_from": date(2015, 6, 1)},
                "placement_without_section",
            ),
        ],
    )
    def test_refusals(self, service, standing, change, code):
        with pytest.raises(Refusal) as refused:
            self._place(service, standing, **change)
        assert refused.value.code == code
        assert not Placement.objects.exists()

    def test_each_day_reads_its_placement_and_none_is_overwritten(self, service):
        first = self._place(service, Standing(("deliver", "accept")), valid_from=date(2016, 1, 15))
        assert first.powers == ["accept", "deliver"]
        second = self._place(service)
        for day, code in ((DAY, "placement_starts_too_early"), (DAY + timedelta(9), "placement_unchanged")):
            with pytest.raises(Refusal) as refused:
                self._place(service, valid_from=day)
            assert refused.value.code == code
        assert [in_hall("310113", day) for day in (DAY - timedelta(1), DAY)] == [0, 1]
        with pytest.raises(IntegrityError), transaction.atomic():
            Placement.objects.filter(pk=second.pk).update(window="二楼")

    def test_the_report_of_a_day_and_its_workbook(self, service, django_assert_num_queries):
        self._place(service)
        make_staff(_user(), service.agency)
        make_service(service.agency, name="药品经营许可")
        make_service(make_agency("tjj"), name="统计", supervisor=None)
        with django_assert_num_queries(6):
            lines = {line.agency.code: line.judgement for line in report("310113", DAY)}
        assert [each.lack for each in lines["scjg"].missing] == [
            Lack.POWERS_OUTSIDE, Lack.NOT_IN_HALL, Lack.NO_AUTHORITY,
        ]  # fmt: skip
        assert lines["tjj"].missing[0].lack is Lack.NO_REVISION
        assert Lack.NO_SUPERVISOR in [each.lack for each in lines["tjj"].missing]
        found = totals(report("310113", DAY))
        assert (found.departments, found.with_section, found.services, found.in_hall) == (2, 1, 3, 1)
        assert totals(report("310113", date(2015, 1, 1))).with_section == 0
        book = load_workbook(report_workbook(report("310113", DAY), DAY))
        assert [sheet.max_row - 1 for sheet in book] == [2, found.missing]
        assert book.worksheets[0]["F2"].value + book.worksheets[0]["F3"].value == 3


def _user() -> Any:
    from yimen.cases.tests.factories import make_user

    return make_user(Role.OFFICER)
