"""Every rule as rows: what was read, and what is found. No database, no recogniser."""

from dataclasses import replace
from datetime import date

import pytest

from yimen.prereview.demands import Demand
from yimen.prereview.findings import Finding, Level, Outcome, outcome_of
from yimen.prereview.reading.values import Page
from yimen.prereview.rules import RULES, Application, Handed, RegisterEntry, look, words
from yimen.prereview.tests.pages import (
    CARD_BACK,
    CARD_FRONT,
    CODE,
    FIRM,
    NAME,
    OTHER_CODE,
    RED_SEAL,
    RESIDENT_ID,
    application,
    changed,
    licence,
    page,
    unsigned,
)

LICENCE = Demand(
    material="business-licence", kind="business_licence", checks=("kind", "code", "name", "expired", "seal")
)
CARD = Demand(
    material="legal-identity",
    kind="identity_card",
    whose="representative",
    checks=("kind", "code", "person", "expired", "both_sides"),
)
SIGNED = Demand(material="articles", checks=("signature", "seal"))
PERMIT = Demand(material="fire-approval", kind="certificate", checks=("kind", "expired", "register"))
BOTH = (page(CARD_FRONT), page(CARD_BACK))


def rules_of(found: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.level.value) for finding in found]


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (licence(), []),
        (licence(term="2015年03月12日至长期"), []),
        (licence(term=""), []),
        (licence(code=CODE[:17]), [("wrong_code", "probably")]),
        (licence(code=CODE[:-1] + "M"), [("wrong_code", "probably")]),
        (licence(code="O" + CODE[1:]), [("wrong_code", "probably")]),
        # The outer check digit is right, the inner one (GB 11714) is not.
        (licence(code="91310113MA1G04320E"), [("wrong_code", "probably")]),
        (licence(code=OTHER_CODE), [("other_code", "probably")]),
        (licence(name="上海顾村商贸有限公司"), [("other_name", "probably")]),
        (licence(name=NAME.replace("淞", "派")), [("other_name", "look")]),
        (licence(representative="李建国"), [("other_representative", "probably")]),
        (licence(term="2005年03月12日至2016年05月31日"), [("expired", "probably")]),
        (licence(term="2005年03月12日至2016年06月01日"), []),
        (licence(code=""), [("field_not_found", "look")]),
        (page([("营业执照",)], RED_SEAL), [("field_not_found", "look"), ("field_not_found", "look")]),
        (page(CARD_FRONT, RED_SEAL), [("other_kind", "probably")]),
        (page([("说明",)], RED_SEAL), [("kind_unknown", "look")]),
        (replace(licence(), sharpness=0.3, lines=()), [("blurred", "probably")]),
        (replace(licence(), ink=0.0, lines=()), [("blank", "probably")]),
        (replace(licence(), marks=()), [("seal_missing", "probably")]),
        (replace(licence(), marks=(replace(RED_SEAL, box=(0.4, 0.05, 0.6, 0.2)),)), [("seal_missing", "probably")]),
        (replace(licence(), marks=(), coloured=False), [("seal_not_visible", "look")]),
    ],
)
def test_business_licence(shown: Page, expected: list[tuple[str, str]]) -> None:
    assert rules_of(look(application(LICENCE, shown))) == expected


def test_what_was_read_with_doubt_is_for_a_human() -> None:
    doubtful = page([("营业执照",), ("统一社会信用代码", CODE[:17]), ("名称", NAME)], RED_SEAL, confidence=0.85)
    assert rules_of(look(application(LICENCE, doubtful))) == [("wrong_code", "look")]
    hardly = page([("营业执照",), ("统一社会信用代码", CODE), ("名称", NAME)], RED_SEAL, confidence=0.7)
    assert rules_of(look(application(LICENCE, hardly))) == [("hard_to_read", "look"), ("hard_to_read", "look")]


@pytest.mark.parametrize(
    ("pages", "expected"),
    [
        (BOTH, []),
        (BOTH[:1], [("side_missing", "probably")]),
        ((page(changed(CARD_FRONT, "姓名", "李建国")), BOTH[1]), [("wrong_person", "probably")]),
        ((page(changed(CARD_FRONT, "公民身份号码", RESIDENT_ID[:17])), BOTH[1]), [("wrong_code", "probably")]),
        ((page(changed(CARD_FRONT, "公民身份号码", RESIDENT_ID[:-1] + "6")), BOTH[1]), [("wrong_code", "probably")]),
        (
            (BOTH[0], page(changed(CARD_BACK, "有效期限", "2000.01.01-2010.01.01"))),
            [("expired", "probably")],
        ),
    ],
)
def test_identity_card(pages: tuple[Page, ...], expected: list[tuple[str, str]]) -> None:
    assert rules_of(look(application(CARD, *pages))) == expected


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (page([("章程",)], RED_SEAL, unsigned(0.2)), []),
        (page([("章程",)], RED_SEAL, unsigned(0.0)), [("signature_missing", "probably")]),
        (page([("章程",)], RED_SEAL), [("signature_not_visible", "look")]),
        (page([("章程",)], unsigned(0.2)), [("seal_missing", "probably")]),
        # A seal where one would sign is as good.
        (page([("章程",)], replace(RED_SEAL, box=(0.3, 0.75, 0.5, 0.9)), unsigned(0.0)), []),
    ],
)
def test_seals_and_signatures(shown: Page, expected: list[tuple[str, str]]) -> None:
    assert sorted(rules_of(look(application(SIGNED, shown)))) == sorted(expected)


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (None, []),
        (RegisterEntry(NAME, True), []),
        (RegisterEntry(NAME, False), [("not_valid_in_register", "probably")]),
        (RegisterEntry(NAME, True, date(2016, 5, 31)), [("not_valid_in_register", "probably")]),
        (RegisterEntry("上海顾村商贸有限公司", True), [("other_holder_in_register", "look")]),
    ],
)
def test_registers(entry: RegisterEntry | None, expected: list[tuple[str, str]]) -> None:
    shown = page([("消防安全检查合格证",), ("证书编号", "BS2015001"), ("有效期至", "2018年01月01日")])
    registers = {"BS2015001": entry} if entry else {}
    assert rules_of(look(application(PERMIT, shown, registers=registers))) == expected


def test_what_is_missing_and_what_cannot_be_read() -> None:
    assert rules_of(look(application(LICENCE))) == [("missing", "probably")]
    assert look(application(LICENCE, needed=False)) == []
    assert rules_of(look(application(LICENCE, licence(), total=9))) == [("more_pages", "look")]
    whole = application(LICENCE, licence())
    broken = Application(FIRM, whole.needs, [Handed(LICENCE.material, 0, None, "reading_impossible")], whole.today)
    assert rules_of(look(broken)) == [("not_read", "look")]


def test_a_finding_shows_the_place() -> None:
    (finding,) = look(application(LICENCE, licence(code=CODE[:17])))
    assert (finding.page, finding.confidence) == (1, 0.99)
    assert finding.box == pytest.approx((0.3, 0.16, 0.64, 0.19))
    assert finding.data["value"] == CODE[:17]


def test_nothing_but_three_answers() -> None:
    assert outcome_of([]) == Outcome.COMPLETE
    assert outcome_of([Level.LOOK]) == Outcome.HUMAN
    assert outcome_of([Level.LOOK, Level.PROBABLY]) == Outcome.PROBABLY_MISSING
    assert len(Outcome) == 3


def test_every_rule_has_a_sentence() -> None:
    data = {
        "material": "营业执照", "reason": "reading_impossible", "read": "6", "total": "9", "found": "identity_card",
        "wanted": "business_licence", "field": "code", "side": "back", "value": "1", "expected": "2", "day": "2016-05-31",
        "number": "BS1", "fault": "uscc_length", "fault_length": "17",
    }  # fmt: skip
    for rule in RULES:
        sentence = words(rule, data)
        assert sentence and "%(" not in sentence, rule
