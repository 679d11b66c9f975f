"""The form in which texts are compared: small letters, half width, simplified characters. Pure, no database."""

import re
import unicodedata
from functools import cache

import opencc

# Chinese characters as they stand after folding; those beyond the basic plane too.
CHINESE = "㐀-鿿豈-﫿𠀀-𲎯"
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028-\u2029]+")
# What stands between characters and is not seen; and halves of characters, which no index takes.
_UNSEEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def fold(text: str) -> str:
    """Full-width made half-width, traditional made simplified, lower case; blanks and control characters become one blank."""
    seen = _UNSEEN.sub("", unicodedata.normalize("NFKC", text).translate(_simplified()))
    return _BLANKS.sub(" ", seen).strip().lower()


def fold_characters(text: str) -> tuple[str, list[int]]:
    """The folded text with blanks as they are, and for each of its characters the place it comes from in `text`."""
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        for part in unicodedata.normalize("NFKC", character).translate(_simplified()).lower():
            folded.append(part)
            places.append(place)
    return "".join(folded), places


@cache
def _simplified() -> dict[int, str]:
    """Traditional character -> simplified one, each by itself, from the tables of OpenCC."""
    characters = [chr(code) for first, last in ((0x3400, 0x9FFF), (0xF900, 0xFAFF)) for code in range(first, last + 1)]
    made = opencc.OpenCC("t2s").convert("\n".join(characters)).split("\n")
    pairs = zip(characters, made, strict=True)
    return {ord(before): after for before, after in pairs if before != after and len(after) == 1}
