"""What is otherwise in a town comes in with a new adoption of the common list."""

from datetime import date, timedelta

import pytest

from yimen.agencies.models import Agency
from yimen.catalogue.tests.factories import make_agency
from yimen.exchange.exporting import as_csv
from yimen.exchange.kinds import KINDS
from yimen.powers.acts import Otherwise, adopt_common_list, draft_line
from yimen.powers.models import Adoption, LocalException
from yimen.powers.tests.factories import NOW, REFORM, content, make_sheet, publish

pytestmark = pytest.mark.django_db
FIRST, SECOND = "3101139000200100", "3101139000200200"


@pytest.fixture
def town():
    """A town that has adopted a common list of two powers, one of them left out."""
    sheet = make_sheet()
    common = sheet.round.sheets.get(agency=None)
    for code in (FIRST, SECOND):
        draft_line(common.pk, "add", content(), code=code, reason="共性", actor=REFORM_DRAFTER, now=NOW)
    publish(sheet.round, date(2016, 2, 1))
    agency = make_agency("yhz")
    Agency.objects.filter(pk=agency.pk).update(kind="town", division="310113102", name="月浦镇")
    agency.refresh_from_db()
    out = Otherwise(FIRST, "left_out", "本镇无此类场所")
    adopt_common_list(agency, date(2016, 3, 1), [out], document="月府〔2016〕1号", actor=REFORM, now=NOW)
    return agency


REFORM_DRAFTER = REFORM.__class__("third", "审改员丙", REFORM.roles)


def row(**more):
    return {
        "town": "月浦镇",
        "power": SECOND,
        "exception": "changed",
        "text": "限村内",
        "reason": "地域",
        "document": "月府〔2016〕2号",
        "valid_from": "2016-06-01",
    } | more


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"town": "无名镇"}, "adoption_needs_town"),
        ({"power": "3101130180200100"}, "exception_not_common"),
        ({"reason": ""}, "exception_reason_missing"),
        ({"text": ""}, "exception_text_missing"),
        ({"exception": ""}, "exception_kind_unknown"),
        ({"power": ""}, "row_cell_empty"),
        ({"valid_from": "2016-03-01"}, "adoption_starts_too_early"),
    ],
)
def test_a_row_that_is_refused(bring, town, given, code):
    outcome = bring("adoptions", [row(**given)])
    assert [finding.code for finding in outcome.findings] == [code]
    assert Adoption.objects.count() == 1


def test_an_exception_more_and_the_others_stay(bring, town, fates):
    two_days = [row(), row(power=FIRST, exception="left_out", text="", valid_from="2016-07-01")]
    assert [finding.code for finding in bring("adoptions", two_days).findings] == ["adoption_rows_differ"]
    assert fates(bring("adoptions", [row()], dry_run=True)) == (1, 0, 0, 0)
    assert fates(bring("adoptions", [row()])) == (1, 0, 0, 0)
    assert fates(bring("adoptions", [row()])) == (0, 0, 1, 0)
    kinds = (
        LocalException.objects.filter(adoption__valid_to=None).order_by("power__code").values_list("kind", flat=True)
    )
    assert list(kinds) == ["left_out", "changed"]
    assert Adoption.objects.get(valid_to__isnull=False).valid_to == date(2016, 5, 31)


def test_what_goes_out_comes_back_and_changes_nothing(bring, town, fates):
    text = "".join(as_csv(KINDS["adoptions"], "310113"))
    assert fates(bring("adoptions", text)) == (0, 0, 1, 0)
    adopt_common_list(town, date(2016, 4, 1), [], document="月府〔2016〕3号", actor=REFORM, now=NOW + timedelta(days=1))
    text = "".join(as_csv(KINDS["adoptions"], "310113"))
    assert "月浦镇,,,,," in text
    assert fates(bring("adoptions", text)) == (0, 0, 1, 0)
    assert Adoption.objects.count() == 2
