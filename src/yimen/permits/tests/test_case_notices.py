"""The notices of real cases: each event its own, the same whenever asked for, signed by the organ."""

from datetime import date

import pytest

from yimen.cases.models import Case
from yimen.cases.queries import case_for, dossier
from yimen.cases.tests.factories import make_case
from yimen.errors import Refusal
from yimen.permits import authority
from yimen.permits.case_notices import notices_of, signed_notice
from yimen.permits.inspection import Finding, inspect
from yimen.permits.notices import Kind
from yimen.permits.tests.reading import text_of
from yimen.permits.tests.samples import NOW, home
from yimen.procedure import SYSTEM

pytestmark = pytest.mark.django_db


def shown(case: Case):
    return dossier(case_for(SYSTEM, case.number), date(2016, 6, 1))


@pytest.mark.parametrize(
    ("state", "kinds"),
    [
        ("submitted", [Kind.RECEIPT]),
        ("correction", [Kind.RECEIPT, Kind.CORRECTION]),
        ("not_accepted", [Kind.RECEIPT, Kind.NON_ACCEPTANCE]),
        ("granted", [Kind.RECEIPT, Kind.ACCEPTANCE, Kind.GRANT]),
        ("refused", [Kind.RECEIPT, Kind.ACCEPTANCE, Kind.REFUSAL]),
    ],
)
def test_each_state_has_its_notices_and_each_can_be_made(state: str, kinds: list[Kind]) -> None:
    case = shown(make_case(state=state))
    listed = notices_of(case)
    assert [entry.kind for entry in listed] == kinds
    for entry in listed:
        kind, pdf = signed_notice(case, entry.sequence)
        assert kind is entry.kind
        text = text_of(pdf)
        assert all(words in text for words in (case.case.number, "王小明", case.case.agency.name))
        verdict = inspect(pdf, authority.roots(home()), NOW)
        assert (verdict.finding, verdict.signer) == (Finding.GENUINE, case.case.agency.name)


def test_an_event_without_a_notice_and_an_unknown_one_are_refused() -> None:
    case = shown(make_case(state="granted"))
    opinion = next(event.sequence for event in case.events if event.kind == "opined")
    for sequence in (opinion, 99, 0):
        with pytest.raises(Refusal, match="notice_not_there"):
            signed_notice(case, sequence)


def test_the_receipt_tells_materials_and_the_day_of_the_answer() -> None:
    text = text_of(signed_notice(shown(make_case()), 1)[1])
    assert "身份证明" in text
    assert "2016年6月8日" in text  # five working days after 1 June 2016


def test_the_acceptance_tells_both_last_days() -> None:
    case = shown(make_case(state="accepted"))
    text = text_of(signed_notice(case, 2)[1])
    assert "法定办结日期2016年6月30日" in text  # 20 working days; 9 and 10 June free, 12 June worked
    assert "承诺办结日期2016年6月8日" in text


def test_the_refusal_tells_reasons_and_remedies() -> None:
    case = shown(make_case(state="refused"))
    text = text_of(signed_notice(case, notices_of(case)[-1].sequence)[1])
    assert "不符合条件" in text
    assert "行政复议" in text
