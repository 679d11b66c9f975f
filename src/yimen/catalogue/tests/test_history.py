"""The catalogue of any day and the differences of two, on a few services; the workbooks read back."""

from datetime import date, timedelta

import pytest
from openpyxl import load_workbook

from yimen.catalogue.acts import Why, publish_version, retire
from yimen.catalogue.exporting import catalogue_workbook, diff_workbook
from yimen.catalogue.history import as_of, diff, differences, versions_of
from yimen.catalogue.models import ChangeKind, Service, ServiceVersion
from yimen.catalogue.tests.factories import OPENED, REFORM_OFFICE, make_agency, make_content, make_service
from yimen.errors import Refusal

pytestmark = pytest.mark.django_db

FIRST, LAST = OPENED.date(), date(2016, 12, 31)
JUNE = date(2016, 6, 1)


def _cancel(service: Service) -> ServiceVersion:
    why = Why(ChangeKind.CANCEL, "法律修改", "国发〔2016〕9号")
    return retire(service, why, begin=JUNE, now=OPENED, who="1")


def _codes(changed) -> list[str]:
    return [each.shown.service.code for each in changed]


class TestDays:
    def test_before_its_first_day_and_after_its_last_it_is_not_there(self):
        service = make_service()
        _cancel(service)
        found = {
            day: as_of("310113", day).count()
            for day in (FIRST - timedelta(days=1), FIRST, JUNE - timedelta(days=1), JUNE)
        }
        assert list(found.values()) == [0, 1, 1, 0]
        assert as_of("511602", FIRST).count() == 0

    def test_by_the_agency_of_then(self):
        service = make_service()
        Service.objects.filter(pk=service.pk).update(agency=make_agency("wjw"))
        assert as_of("310113", FIRST, "scjg").count() == 1
        assert as_of("310113", FIRST, "wjw").count() == 0

    @pytest.mark.parametrize("day", [date(1900, 1, 1), date(2300, 1, 1)])
    def test_days_out_of_range(self, day):
        with pytest.raises(Refusal) as refused:
            as_of("310113", day)
        assert refused.value.code == "catalogue_day_out_of_range"

    def test_reversed_days(self):
        with pytest.raises(Refusal) as refused:
            diff("310113", LAST, FIRST)
        assert refused.value.code == "catalogue_days_reversed"


class TestDiff:
    def test_nothing_changed(self):
        make_service()
        found = diff("310113", FIRST, LAST)
        assert (found.before, found.after, found.touched, found.share) == (1, 1, 0, 0)
        assert diff("511602", FIRST, LAST).share is None

    def test_each_kind_of_difference_with_its_cause(self):
        kept, gone, guided = make_service(), make_service(name="乙"), make_service(name="丙")
        cause = _cancel(gone)
        shorter = make_content(terms={"statutory": "20wd", "promised": "3wd"})
        publish_version(kept, shorter, actor=REFORM_OFFICE, now=OPENED, valid_from=JUNE)
        publish_version(guided, make_content(officers=3), actor=REFORM_OFFICE, now=OPENED, valid_from=JUNE)
        new = make_service(name="丁", now=OPENED + timedelta(days=60))
        found = diff("310113", FIRST, LAST)
        assert _codes(found.added) == [new.code]
        assert _codes(found.cancelled) == [gone.code]
        assert _codes(found.adjusted) == [kept.code]
        assert _codes(found.guides) == [guided.code]
        assert found.cancelled[0].by == cause
        assert (found.before, found.after, found.touched, found.share) == (3, 3, 2, 2 / 3)

    def test_what_came_and_went_in_between_is_no_difference(self):
        service = make_service(now=OPENED + timedelta(days=60))
        _cancel(service)
        found = diff("310113", FIRST, LAST)
        assert (found.added, found.cancelled) == ((), ())

    def test_a_term_that_nobody_had_told_is_no_adjustment(self):
        service = make_service(published=False)
        ServiceVersion.objects.create(
            service=service, number=1, valid_from=FIRST, name=service.name, type=service.type, agency=service.agency,
            published_at=OPENED, created_by="1",
        )  # fmt: skip
        publish_version(service, make_content(), actor=REFORM_OFFICE, now=OPENED, valid_from=JUNE)
        found = diff("310113", FIRST, LAST)
        assert (found.adjusted, _codes(found.guides)) == ((), [service.code])

    def test_three_queries_whatever_the_number(self, django_assert_num_queries):
        for number in range(4):
            make_service(name=f"许可{number}")
        with django_assert_num_queries(3):
            found = diff("310113", FIRST - timedelta(days=1), LAST)
            assert [each.shown.agency.code for each in found.added] == ["scjg"] * 4


def test_two_versions_field_by_field():
    service = make_service()
    publish_version(
        service, make_content(officers=3, terms={"statutory": "20wd", "promised": "3wd"}), actor=REFORM_OFFICE,
        now=OPENED, valid_from=JUNE,
    )  # fmt: skip
    new, old = versions_of(service)
    told = {difference.place: (difference.before, difference.after) for difference in differences(old, new)}
    assert told == {
        "promised": ("5wd", "3wd"),
        "guide.terms.promised": ("5wd", "3wd"),
        "guide.terms.statutory_basis": ("行政许可法 42", None),
        "guide.officers": (2, 3),
    }
    assert differences(new, new) == []


class TestWorkbooks:
    def test_the_list_of_a_day(self):
        service = make_service(name="=1+1")
        with catalogue_workbook(as_of("310113", FIRST), FIRST) as file:
            sheet = load_workbook(file)[FIRST.isoformat()]
            rows = list(sheet.iter_rows(values_only=True))
            assert sheet["C2"].data_type == "s"
        assert rows[1][1:3] == (service.code, "=1+1")
        assert len(rows) == 2

    def test_the_differences(self):
        service = make_service()
        _cancel(service)
        with diff_workbook(diff("310113", FIRST, LAST)) as file:
            book = load_workbook(file, read_only=True)
            sizes = {sheet.title: sum(1 for _row in sheet.iter_rows()) for sheet in book}
            assert list(sizes.values()) == [1, 2, 1, 1, 1]
            book.close()
