"""GB/T 36904 identifiers: real ones, a wrong one, and every single typing error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.errors import Refusal
from yimen.permits import numbers
from yimen.permits.identifier import Identifier, parse

REAL = [
    "1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U",
    "1.2.156.3005.2.11100000000013338W009.11330105002500287C.2025052201.002.0",
    "1.2.156.3005.2.11100000MB03271699022.340100.000000016.001.9",
]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "identifier_malformed"),
        ("1.2.156.3005.2.", "identifier_malformed"),
        ("1.2.156.3005.3.11100000000013338W011.11430000006122244L.20230000403.001.U", "identifier_malformed"),
        ("1.2.156.3005.2.11100000000013338W01.11430000006122244L.20230000403.001.U", "identifier_malformed"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.000.U", "identifier_malformed"),
        ("1.2.156.3005.2.11100000000013338W011..20230000403.001.U", "identifier_malformed"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.二〇二三.001.U", "identifier_malformed"),
        ("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.V", "identifier_check_wrong"),
        ("1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M",
         "identifier_check_wrong"),
    ],
)  # fmt: skip
def test_what_is_no_identifier_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        parse(text)
    assert caught.value.code == code


def test_the_refusal_names_the_right_check_character() -> None:
    with pytest.raises(Refusal) as caught:
        parse("1.2.156.3005.2.11100000000013661B006.113700000045046442.209FA4E88F9E4C878F3E9BED2CE7EA49.001.M")
    assert caught.value.data["expected"] == "D"


@pytest.mark.parametrize("text", REAL)
def test_real_identifiers_are_read_and_written_back(text: str) -> None:
    assert str(parse(text)) == text
    assert str(parse(f" {text.lower()} \n")) == text


@pytest.mark.parametrize(
    ("type_code", "issuer", "serial", "version"),
    [
        ("short", "310113", "1", 1),
        ("1" * 21, "", "1", 1),
        ("1" * 21, "3a", "1", 1),
        ("1" * 21, "3", "1", 0),
        ("1" * 21, "3", "1", 1000),
    ],
)
def test_parts_that_do_not_fit_make_no_identifier(type_code: str, issuer: str, serial: str, version: int) -> None:
    with pytest.raises(ValueError, match="certificate"):
        Identifier(type_code, issuer, serial, version)


@given(st.integers(0, 60), st.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_any_single_wrong_character_is_found(place: int, character: str) -> None:
    head, body = REAL[0][:15], REAL[0][15:]
    place %= len(body)
    if body[place] in (".", character):
        return
    with pytest.raises(Refusal):
        parse(head + body[:place] + character + body[place + 1 :])


class TestVerificationNumbers:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", "certificate_number_missing"),
            (" - ", "certificate_number_missing"),
            ("7KQ4-M2XD", "certificate_number_shape"),
            ("7KQ4-M2XD-93RÄ", "certificate_number_shape"),
            ("' OR 1=1 --", "certificate_number_shape"),
            ("9" * 100_000, "certificate_number_shape"),
        ],
    )
    def test_what_is_no_number_is_refused_by_name(self, text: str, code: str) -> None:
        with pytest.raises(Refusal) as caught:
            numbers.read(text)
        assert caught.value.code == code

    def test_any_single_wrong_character_is_called_a_typing_error(self) -> None:
        number = numbers.draw()
        for place in range(numbers.LENGTH):
            for character in numbers.ALPHABET:
                if character != number[place]:
                    with pytest.raises(Refusal, match="certificate_number_check"):
                        numbers.read(number[:place] + character + number[place + 1 :])

    def test_numbers_are_read_as_people_type_them(self) -> None:
        number = numbers.draw()
        assert numbers.read(numbers.shown(number).lower()) == number
        assert numbers.read(f" {number[:6]} {number[6:]}") == number
        assert numbers.read(number.replace("0", "o").replace("1", "l")) == number

    def test_numbers_differ_and_have_no_look_alikes(self) -> None:
        drawn = {numbers.draw() for _each in range(500)}
        assert len(drawn) == 500
        assert not set("ILOU") & set("".join(drawn))
