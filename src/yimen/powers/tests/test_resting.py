"""Which articles the basis of a power names."""

import pytest

from yimen.laws.places import Place
from yimen.powers.resting import named

BASIS = "《中华人民共和国食品安全法》第三十五条第一款、第三十六条，《餐饮条例》"


@pytest.mark.parametrize(
    ("key", "places", "found"),
    [
        ("食品安全法", [Place(35)], [Place(35)]),
        ("食品安全法", [Place(34)], []),
        ("食品安全法", None, [Place(35), Place(36)]),
        ("餐饮条例", [Place(1)], [None]),
        ("别的法", None, []),
    ],
)
def test_the_articles_of_a_basis(key: str, places: list[Place] | None, found: list[Place | None]) -> None:
    assert named(BASIS, key, places) == found
