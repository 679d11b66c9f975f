"""Terms, materials, fees and questions come in as changes that are being written; a guide in force changes by its reviews alone."""

from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from yimen.catalogue.acts import hand_in_proposal
from yimen.catalogue.models import Proposal, ServiceVersion
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.exchange.exporting import as_csv
from yimen.exchange.kinds import KINDS
from yimen.exchange.kinds.guide_lists import FEES as FEE_ROWS
from yimen.exchange.kinds.guide_lists import MATERIALS as MATERIAL_ROWS
from yimen.exchange.kinds.guide_lists import QUESTIONS as QUESTION_ROWS
from yimen.exchange.kinds.guide_lists import TERMS as TERM_ROWS
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db
SECTION = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), "scjg")
FEE = {
    "charged": True,
    "item": {"zh": "工本费"},
    "standard": {"zh": "每证 10 元", "en": "10 yuan"},
    "basis": "沪价费〔2015〕1号",
    "pay_online": True,
    "further": [{"item": {"zh": "检测费"}, "standard": {"zh": "每次 300 元"}, "reducible": True}],
}


@pytest.fixture
def service():
    return make_service(make_agency("scjg"), fee=FEE)


def codes(outcome):
    return [finding.code for finding in outcome.findings]


@pytest.mark.parametrize(
    ("kind", "row", "code"),
    [
        ("terms", {"item_code": "nowhere", "statutory": "20wd"}, "row_service_unknown"),
        ("terms", {"statutory": "二十天"}, "row_cell_term"),
        ("terms", {"statutory": "20wd", "officers": "2.5"}, "row_number_wrong"),
        ("terms", {"statutory": "20wd", "officers": "12"}, "part_invalid"),
        ("terms", {"statutory": "20wd", "handling": "later"}, "row_cell_choice"),
        ("materials", {"code": "Identity!", "name": "身份证明"}, "part_invalid"),
        ("materials", {"code": "identity", "name": "身份证明", "accepts": "pdf exe"}, "part_invalid"),
        ("fees", {"number": "3", "item": "另一费", "standard": "一元"}, "guide_line_gap"),
        ("fees", {"number": "2", "item": "另一费"}, "part_invalid"),
        ("questions", {"number": "0", "question": "问？", "answer": "答。"}, "guide_line_gap"),
    ],
)
def test_a_row_that_is_refused(bring, service, kind, row, code):
    for dry in (True, False):
        assert codes(bring(kind, [{"item_code": service.code} | row], dry_run=dry)) == [code]
    assert not Proposal.objects.exists()


def test_the_wrong_cell_is_the_place(bring, service):
    row = {"item_code": service.code, "code": "identity", "name": "身份证明", "copies": "99"}
    outcome = bring("materials", [row | {"code": "layout", "copies": "1"}, row])
    assert [(finding.place(outcome.mapping), finding.code) for finding in outcome.findings] == [("D3", "part_invalid")]


def test_a_service_without_a_guide_has_terms_alone(bring, fates):
    service = make_service(make_agency("scjg"), published=False)
    row = {"item_code": service.code, "statutory": "20wd", "promised": "5wd"}
    assert codes(bring("materials", [{"item_code": service.code, "code": "id", "name": "证明"}])) == ["guide_missing"]
    assert codes(bring("terms", [row | {"handling": "instant"}])) == ["guide_terms_only"]
    assert fates(bring("terms", [row])) == (1, 0, 0, 0)
    assert fates(bring("terms", [row])) == (0, 0, 1, 0)
    drafted = Proposal.objects.get()
    assert (drafted.kind, drafted.statutory, drafted.promised, drafted.status) == ("adjust", "20wd", "5wd", "writing")


def test_what_goes_out_comes_back_and_changes_nothing(bring, fates, service):
    for kind, number in (("terms", 1), ("materials", 2), ("fees", 2), ("questions", 1)):
        text = "".join(as_csv(KINDS[kind], "310113"))
        assert fates(bring(kind, text)) == (0, 0, number, 0), kind
    assert not Proposal.objects.exists()


def test_several_files_write_one_change_which_the_section_hands_in(bring, fates, service):
    material = {"item_code": service.code, "code": "lease", "name": "租赁合同", "name_en": "Lease"}
    terms = {"item_code": service.code, "statutory": "20wd", "promised": "3wd"}
    fee = {"item_code": service.code, "number": "0", "charged": "1", "item": "工本费", "standard": "每证 5 元"}
    question = {"item_code": service.code, "number": "1", "question": "许可证有效期多长？", "answer": "五年，可延续。"}
    assert fates(bring("materials", [material], dry_run=True)) == (1, 0, 0, 0)
    assert not Proposal.objects.exists()
    for kind, row, expected in (
        ("materials", material, (1, 0, 0, 0)),
        ("terms", terms, (0, 1, 0, 0)),
        ("fees", fee, (0, 1, 0, 0)),
        ("questions", question, (0, 1, 0, 0)),
    ):
        assert fates(bring(kind, [row])) == expected, kind
        assert fates(bring(kind, [row])) == (0, 0, 1, 0), kind
    drafted = Proposal.objects.get()
    assert (drafted.kind, drafted.status, drafted.steps.get().who) == ("guide", "writing", "import")
    assert (drafted.valid_from, drafted.reason) == (date(2016, 4, 20), "导入 list.csv")
    content = drafted.content
    assert [line["code"] for line in content["materials"]] == ["identity", "layout", "lease"]
    assert content["terms"]["promised"] == "3wd" and content["terms"]["statutory_basis"] == "行政许可法 42"
    assert content["faq"][0]["answer"] == {"zh": "五年，可延续。", "en": "Five years."}
    assert content["fee"]["standard"] == {"zh": "每证 5 元", "en": "10 yuan"} and len(content["fee"]["further"]) == 1
    hand_in_proposal(drafted.pk, actor=SECTION, now=drafted.steps.get().at)
    assert codes(bring("terms", [terms | {"promised": "2wd"}])) == ["change_waiting"]
    assert ServiceVersion.objects.get(valid_to=None).content["terms"]["promised"] == "5wd"


WORDS = st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1, max_size=20)


@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example("问", "", True, 3)
@given(WORDS, st.one_of(st.just(""), WORDS), st.booleans(), st.integers(0, 9))
def test_rows_put_into_a_guide_are_told_again(zh, en, yes, number):
    text = {"zh": zh, "en": en}
    content = {
        "terms": {"statutory": f"{number}wd", "extends_promise": yes},
        "officers": number,
        "materials": [{"code": "a1", "name": text, "required": yes, "copies": number}, {"code": "b2", "name": text}],
        "fee": {"charged": yes, "item": text, "further": [{"item": text, "standard": text, "reducible": yes}]},
        "faq": [{"question": text, "answer": text}, {"question": text, "answer": text}],
    }
    for each in (TERM_ROWS, MATERIAL_ROWS, FEE_ROWS, QUESTION_ROWS):
        rows = list(each.rows(content))
        assert list(each.rows(each.put({}, rows, "某事项"))) == rows
        assert list(each.rows(each.put(content, rows, "某事项"))) == rows
