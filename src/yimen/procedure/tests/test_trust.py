"""What must be trusted more than an upload: when a case can be accepted, row by row."""

from dataclasses import replace

import pytest

from yimen.errors import Refusal
from yimen.procedure import CaseFile, Event, Role, ServiceRules, State, apply, attempt
from yimen.procedure.rules import Trust
from yimen.procedure.tests.cast import CALENDAR, CLERK, CORRECTION, GAPS, NINE, OFFICER, PROMISES, WANG, let_pass, story

LATE = NINE.replace(day=20)
LICENCE, PLAN = "营业执照", "平面图"


def rules(level: str) -> ServiceRules:
    return replace(PROMISES, trusts=(Trust("licence", LICENCE, level),))


def handed_in(demanded: ServiceRules, level: str | None, excused: bool = False) -> CaseFile:
    data = ({"levels": [f"licence {level}"]} if level else {}) | ({"excused": ["licence"]} if excused else {})
    return apply(CaseFile(), Event("submitted", NINE, "1", Role.APPLICANT, data), demanded)


def accept(file: CaseFile, demanded: ServiceRules) -> str:
    """ "accepted", or the code of the refusal."""
    try:
        return attempt(file, "accept", OFFICER, LATE, {}, demanded, CALENDAR).kind
    except Refusal as refusal:
        assert refusal.data["materials"] == LICENCE and refusal.article == "行政许可法 34(1)"
        return refusal.code


@pytest.mark.parametrize(
    ("demanded", "level", "excused", "answer"),
    [
        ("C", "D", False, "original_not_compared"),
        ("C", "C", False, "accepted"),
        ("C", "A", False, "accepted"),
        ("B", "C", False, "signature_not_verified"),
        ("B", "B", False, "accepted"),
        ("A", "B", False, "not_from_register"),
        ("A", "A", False, "accepted"),
        ("A", "D", True, "original_not_compared"),
        ("A", "C", True, "accepted"),
        ("B", "C", True, "accepted"),
        ("A", None, False, "accepted"),
    ],
)
def test_accepting(demanded: str, level: str | None, excused: bool, answer: str) -> None:
    asked = rules(demanded)
    assert accept(handed_in(asked, level, excused), asked) == answer


def test_a_comparison_at_the_counter_lifts_an_upload_and_nothing_else() -> None:
    asked = rules("C")
    for before, after in (("D", "C"), ("C", "C"), ("B", "B"), ("A", "A")):
        file = handed_in(asked, before)
        for items, level in (([PLAN], before), ([LICENCE], after)):
            event = attempt(file, "compare_original", CLERK, NINE, {"items": items}, asked, CALENDAR)
            assert dict(apply(file, event, asked).levels) == {"licence": level}


def test_of_a_correction_the_last_files_count() -> None:
    asked = rules("A")
    file = story(*CORRECTION, rules=asked)
    for level, answer in (("D", "not_from_register"), ("A", "accepted")):
        given = {**GAPS, "levels": [f"licence {level}"]}
        event = attempt(file, "resubmit", WANG, LATE, given, asked, CALENDAR)
        assert accept(apply(file, event, asked), asked) == answer


def test_what_may_follow_later_is_not_asked_for() -> None:
    asked = replace(rules("C"), tolerable=(LICENCE,))
    file = handed_in(asked, "D")
    tolerated = apply(file, attempt(file, "tolerate_gap", CLERK, NINE, {"items": [LICENCE]}, asked, CALENDAR), asked)
    assert accept(tolerated, asked) == "accepted"


def test_silence_accepts_all_the_same_and_can_be_confirmed() -> None:
    asked = rules("A")
    late, _events = let_pass(handed_in(asked, "D"), LATE, asked)
    assert late.state == State.ACCEPTED and accept(late, asked) == "accepted"
