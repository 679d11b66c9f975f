"""Each number, each fault it can have, and the fault's own name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen import codes
from yimen.codes import mod_37_36, resident_id, uscc
from yimen.errors import Refusal

REAL_USCC = [
    "91230500MA1B3N1N2M",
    "11230500001755309F",
    "11420000MB15291767",
    "11330105002500287C",
    "11650000010183859F",
    "91320105780688132K",
    "11100000000013338W",
    "91110000600037341L",
]


def with_check(first_17: str) -> str:
    return first_17 + uscc.check_character(first_17)


def with_inner(first_16: str) -> str:
    return with_check(first_16 + uscc.inner_digit(first_16[8:]))


@pytest.mark.parametrize(
    ("check", "typed", "code", "data"),
    [
        (codes.check_uscc, "", "uscc_length", {"length": 0}),
        (codes.check_uscc, "91230500MA1B3N1N2", "uscc_length", {"length": 17}),
        (codes.check_uscc, "91230500MA1B3N1N2MM", "uscc_length", {"length": 19}),
        (codes.check_uscc, "91230500MAIB3N1N2M", "uscc_alphabet", {"character": "I", "place": 11}),
        (codes.check_uscc, "912305OOMA1B3N1N2M", "uscc_alphabet", {"character": "O", "place": 7}),
        (codes.check_uscc, "91230500MA1B3N1N2号", "uscc_alphabet", {"character": "号", "place": 18}),
        (codes.check_uscc, with_inner("91AB0500MA1B3N1N"), "uscc_division", {"division": "AB0500"}),
        (codes.check_uscc, "91230500MA1B3N1N2N", "uscc_check_digit", {}),
        (codes.check_uscc, "TE5116020105116050", "uscc_check_digit", {}),  # in the published list of Guang'an
        (codes.check_uscc, with_check("91230500MA1B3N1N3"), "uscc_inner_digit", {"organisation": "MA1B3N1N3"}),
        (codes.check_resident_id, "310113900101123", "resident_id_length", {"length": 15}),
        (codes.check_resident_id, "3101131990010112X4", "resident_id_alphabet", {"character": "X", "place": 17}),
        (codes.check_resident_id, "31011319900101123A", "resident_id_alphabet", {"character": "A", "place": 18}),
        (codes.check_resident_id, "001113199001011230", "resident_id_region", {"region": "00"}),
        (codes.check_resident_id, "310113199002301234", "resident_id_birth_date", {"birth_date": "19900230"}),
        (codes.check_resident_id, "310113199013011234", "resident_id_birth_date", {}),
        (codes.check_resident_id, "310113179901011234", "resident_id_birth_date", {}),
        (codes.check_resident_id, "11010519491231002Y", "resident_id_alphabet", {}),
        (codes.check_resident_id, "110105194912310021", "resident_id_check_digit", {}),
        (codes.split_item_code, "11650000010183859F265011601300", "item_code_length", {"length": 30}),
        (codes.split_item_code, "11650000010183859G2650116013001", "uscc_check_digit", {}),
        (codes.split_item_code, "11650000010183859F8650116013001", "item_code_level", {"level": "8"}),
        (
            codes.split_item_code,
            "11650000010183859F265011601-001",
            "item_code_alphabet",
            {"character": "-", "place": 9},
        ),
        (codes.check_mobile, "1381234567", "mobile_length", {"length": 10}),
        (codes.check_mobile, "138123456789", "mobile_length", {"length": 12}),
        (codes.check_mobile, "1381234567a", "mobile_alphabet", {"character": "A", "place": 11}),
        (codes.check_mobile, "021-66665555", "mobile_prefix", {"prefix": "02"}),
        (codes.check_mobile, "12812345678", "mobile_prefix", {"prefix": "12"}),
        (codes.check_mobile, "", "mobile_length", {"length": 0}),
        (codes.check_character, "ab", "check_character_alphabet", {"character": "a", "place": 1}),
    ],
)
def test_each_fault_has_its_name(check, typed: str, code: str, data: dict) -> None:
    with pytest.raises(Refusal) as refused:
        check(typed)
    assert refused.value.code == code and refused.value.status == 422
    assert data.items() <= refused.value.data.items()


@pytest.mark.parametrize(
    ("check", "typed", "normal"),
    [
        *((codes.check_uscc, code, code) for code in REAL_USCC),
        (codes.check_uscc, " 9123 0500 ma1b 3n1n 2m ", "91230500MA1B3N1N2M"),
        (codes.check_uscc, "９１２３０５００ＭＡ１Ｂ３Ｎ１Ｎ２Ｍ", "91230500MA1B3N1N2M"),
        (codes.check_resident_id, "11010519491231002x", "11010519491231002X"),  # the example of GB 11643
        (codes.check_resident_id, "440524188001010014", "440524188001010014"),  # the other one
        (codes.check_mobile, "13812345678", "13812345678"),
        (codes.check_mobile, "+86 138-1234-5678", "13812345678"),
        (codes.check_mobile, "0086 (138) 1234 5678", "13812345678"),
        (codes.check_mobile, "8613812345678", "13812345678"),
        (codes.check_mobile, "１３８１２３４５６７８", "13812345678"),
    ],
)
def test_what_is_right_comes_back_in_its_one_form(check, typed: str, normal: str) -> None:
    assert check(typed) == normal


@pytest.mark.parametrize("front", ["N2", "A1", "Y1", "93", "G1"])
def test_letters_in_front_are_legal(front: str) -> None:
    code = with_inner(front + "310113MF123456")
    assert codes.check_uscc(code) == code


@given(st.sampled_from(REAL_USCC), st.integers(0, 17), st.sampled_from(uscc.ALPHABET))
def test_no_single_slip_passes(code: str, place: int, character: str) -> None:
    changed = code[:place] + character + code[place + 1 :]
    if changed == code:
        assert codes.check_uscc(changed) == code
    else:
        with pytest.raises(Refusal):
            codes.check_uscc(changed)


@given(st.dates(min_value=resident_id.date(1900, 1, 1)), st.integers(0, 999))
def test_birth_date_is_read(born, sequence: int) -> None:
    if born.year > 9999:
        return
    first_17 = f"310113{born:%Y%m%d}{sequence:03}"
    number = first_17 + resident_id.check_character(first_17)
    assert codes.birth_date(codes.check_resident_id(number)) == born


@pytest.mark.parametrize(
    ("code", "level", "basic"),
    [
        ("11650000010183859F2650116013001", "2", "650116013001"),
        ("11370800MB285591843370117002011", "3", "370117002011"),
    ],
)
def test_item_code_falls_into_its_parts(code: str, level: str, basic: str) -> None:
    parts = codes.split_item_code(code)
    assert (parts.organ, parts.level, parts.basic) == (code[:18], level, basic)
    assert str(parts) == code


@pytest.mark.parametrize(
    ("identifier", "right"),
    [
        ("11100000000013338W01111430000006122244L20230000403001U", True),
        ("11100000000013338W00911330105002500287C20250522010020", True),
        ("11100000MB03271699022340100000000016001" + "9", True),
        ("11100000000013661B006113700000045046442209FA4E88F9E4C878F3E9BED2CE7EA49001M", False),
        ("11100000000013661B006113700000045046442209FA4E88F9E4C878F3E9BED2CE7EA49001D", True),
        ("", False),
        ("1", False),
        ("1.2", False),
    ],
)
def test_check_character_of_certificates(identifier: str, right: bool) -> None:
    assert codes.ends_in_check_character(identifier) is right


@given(st.text(alphabet=mod_37_36.ALPHABET, min_size=1, max_size=60))
def test_check_character_agrees_with_another_reading_of_the_standard(text: str) -> None:
    from stdnum.iso7064 import mod_37_36 as reference

    assert codes.check_character(text) == reference.calc_check_digit(text)
