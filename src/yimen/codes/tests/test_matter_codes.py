"""Codes of matters, services and handling items: each fault by its name, and what is composed is read back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen import codes
from yimen.codes.matter_codes import TYPE_LETTERS
from yimen.errors import Refusal

ORGAN = "11650000010183859F"
REAL = [
    (ORGAN, "2", "650116013001", "116500000101838" + "59F2650116013001"),
    ("11370800MB28559184", "3", "370117002011", "11370800MB285591843370117002011"),
    ("11370800MB28559184", "3", "370117002016", "11370800MB285591843370117002016"),
]


@pytest.mark.parametrize(
    ("call", "arguments", "code"),
    [
        (codes.split_basic_code, ("65011601300",), "basic_code_length"),
        (codes.split_basic_code, ("6501160130-1",), "basic_code_alphabet"),
        (codes.compose_item_code, ("11650000010183859G", "2", "650116013001"), "uscc_check_digit"),
        (codes.compose_item_code, (ORGAN, "8", "650116013001"), "item_code_level"),
        (codes.compose_item_code, (ORGAN, "", "650116013001"), "item_code_level"),
        (codes.compose_item_code, (ORGAN, "2", "65011601300"), "basic_code_length"),
        (codes.compose_handling_code, (REAL[0][3], "1"), "handling_number_form"),
        (codes.compose_handling_code, (REAL[0][3], "1-"), "handling_number_form"),
        (codes.compose_handling_code, (REAL[0][3][:-1], "01"), "item_code_length"),
        (codes.split_handling_code, (REAL[0][3],), "handling_code_length"),
        (codes.compose_short_basic, ("99", 1), "short_code_type"),
        (codes.compose_short_basic, ("01", 100_000), "short_code_number"),
        (codes.check_short_basic, ("XK0001200",), "short_basic_length"),
        (codes.check_short_basic, ("X100012000",), "short_basic_form"),
        (codes.compose_short_code, ("XK00012000", "31", ORGAN), "short_code_division"),
        (codes.check_short_code, ("XK0001200031011300101838X5",), "short_code_length"),
        (codes.check_short_code, ("XK00012000-310113",), "short_code_alphabet"),
        (codes.check_short_code, ("XK00012000310113", "XK00013000"), "short_code_other_matter"),
    ],
)
def test_each_fault_has_its_name(call, arguments, code) -> None:
    with pytest.raises(Refusal) as refused:
        call(*arguments)
    assert refused.value.code == code
    assert refused.value.status == 422


@pytest.mark.parametrize(("organ", "level", "basic", "whole"), REAL)
def test_real_codes_are_composed_as_they_are(organ, level, basic, whole) -> None:
    assert codes.compose_item_code(organ, level, basic) == whole
    handling = codes.compose_handling_code(whole, "01")
    assert len(handling) == 33
    parts, number = codes.split_handling_code(f" {handling.lower()} ")
    assert (str(parts), number) == (whole, "01")


@given(st.sampled_from(sorted(TYPE_LETTERS)), st.integers(0, 99_999), st.integers(0, 999))
def test_the_short_line_is_read_back(type_code: str, item: int, sub_item: int) -> None:
    basic = codes.compose_short_basic(type_code, item, sub_item)
    assert codes.check_short_basic(basic) == basic
    whole = codes.compose_short_code(basic, "310113", ORGAN)
    assert len(whole) == 24
    assert codes.check_short_code(whole, basic) == whole


def test_a_basic_code_falls_into_its_parts() -> None:
    parts = codes.split_basic_code("650116013001")
    assert (parts.place, parts.type, parts.department, parts.item, parts.sub_item) == ("65", "01", "16", "013", "001")
    assert str(parts) == "650116013001"
