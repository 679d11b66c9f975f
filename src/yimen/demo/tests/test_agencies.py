"""What the district published about its agencies comes out of raw rows, by the queries the pages use."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from yimen.accounts.models import User
from yimen.agencies.establishment.queries import plan_of, revisions_on, seats_of
from yimen.agencies.establishment.rules import check
from yimen.agencies.models import Agency, Revision
from yimen.catalogue.auditing import audit_list
from yimen.catalogue.concentration.queries import in_hall, report, totals
from yimen.catalogue.models import Service
from yimen.demo.district import DISTRICT
from yimen.demo.load.accounts import load_accounts
from yimen.demo.load.agencies import load_agencies
from yimen.demo.load.establishments import load_establishments
from yimen.demo.load.placements import load_placements
from yimen.demo.load.services import load_services

NOW = datetime(2026, 11, 24, 10, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
ARTICLE, BEFORE = date(2016, 6, 30), date(2014, 12, 31)


def _quiet(text: str, done: int, total: int) -> None:
    return None


@pytest.fixture(scope="module")
def district(django_db_setup, django_db_blocker):
    """Organs, staff, services and placements in a transaction that this file's tests share."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        load_agencies(_quiet)
        load_establishments(_quiet)
        load_accounts(_quiet)
        load_services(_quiet, NOW)
        load_placements(_quiet)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
@pytest.mark.usefixtures("district")
class TestAgencies:
    def test_28_departments_are_revised_and_20_have_an_approval_section_inside_the_existing_headcount(self):
        lines = report(DISTRICT, ARTICLE)
        found = totals(lines)
        assert (found.departments, found.with_section, found.inside_headcount) == (28, 20, 20)
        assert totals(report(DISTRICT, BEFORE)).with_section == 0
        revised = Revision.objects.filter(agency__kind="department", number__gt=1, valid_from__lte=ARTICLE)
        assert revised.values("agency").distinct().count() == 28
        assert all(line.judgement.section_posts for line in lines if line.judgement.section)

    def test_473_of_595_services_are_handled_in_the_hall_and_the_others_are_named(self):
        lines = report(DISTRICT, ARTICLE)
        found = totals(lines)
        assert (found.services, found.in_hall, in_hall(DISTRICT, ARTICLE)) == (595, 473, 473)
        named = {each.service for line in lines for each in line.judgement.missing if each.lack == "not_in_hall"}
        assert len(named) == 595 - 473
        assert 0 < found.concentrated < found.services
        assert 0 < found.in_authority < found.in_hall
        assert 0 < found.complete < found.with_section

    def test_every_revision_keeps_the_rules_and_every_organ_of_the_district_has_one(self):
        revisions = list(revisions_on(ARTICLE, DISTRICT))
        for revision in revisions:
            check(plan_of(revision), revision.agency.name)
        assert {revision.agency.kind for revision in revisions} == {"department", "town", "subdistrict", "park"}
        assert len(revisions) == 28 + 9 + 3 + 6

    def test_46_regulators_and_each_is_named_by_a_service(self):
        regulators = set(Agency.objects.filter(regulator=True).values_list("pk", flat=True))
        assert len(regulators) == 46
        services = Service.objects.filter(district=DISTRICT).exclude(status=Service.Status.RETIRED)
        assert set(services.values_list("supervisor", flat=True)) == regulators
        rules = {found.finding.rule for found in audit_list(DISTRICT)}
        assert not rules & {"supervisor_is_named", "approval_is_not_supervision"}

    def test_staff_sit_in_sections_that_there_are(self):
        for revision in revisions_on(ARTICLE, DISTRICT):
            assert seats_of(revision.agency, revision).nowhere == []
        assert User.objects.filter(username="jianguan").exists()
