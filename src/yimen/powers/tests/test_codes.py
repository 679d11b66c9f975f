"""Codes composed and checked."""

import pytest

from yimen.errors import Refusal
from yimen.powers.codes import PowerCode, check, following, following_sub, read


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "power_code_shape"),
        ("310113018020010", "power_code_shape"),
        ("31011301802001000", "power_code_shape"),
        ("３１０１１３０１８０２００１００", "power_code_shape"),
        ("3101130181100100", "power_code_kind"),
        ("3101130180000100", "power_code_kind"),
        ("3101130180200000", "power_code_serial"),
        ("5116020180200100", "power_code_district"),
        ("3101130170200100", "power_code_agency"),
        ("3101130180100100", "power_code_kind_other"),
    ],
)
def test_wrong_codes(text: str, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        check(text, "310113", 18, "02")
    assert refused.value.code == code


def test_a_code_is_what_it_is_composed_of() -> None:
    code = PowerCode("310113", 18, "02", 1, 3)
    assert str(code) == "3101130180200103"
    assert read(" 310113 018 02 001 03 ") == code
    assert check(str(code), "310113", 18, "02").main == PowerCode("310113", 18, "02", 1)


def test_the_next_number_is_never_one_that_was() -> None:
    taken = {"3101130180200100", "3101130180200700", "3101130180200702", "3101130180300900"}
    assert str(following(taken, "310113", 18, "02")) == "3101130180200800"
    assert str(following_sub(taken, read("3101130180200700"))) == "3101130180200703"
    with pytest.raises(Refusal, match="power_code_full"):
        following({"3101130180299900"}, "310113", 18, "02")
    with pytest.raises(Refusal, match="power_code_full"):
        following_sub({"3101130180200199"}, read("3101130180200100"))
