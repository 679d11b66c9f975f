"""What people type, before it is judged."""

import unicodedata
from typing import Any

from yimen.errors import Refusal


def compact(text: str) -> str:
    """Half width, capitals, no white space: the one form in which codes are compared and stored."""
    return "".join(unicodedata.normalize("NFKC", text).split()).upper()


def refuse(code: str, **data: Any) -> Refusal:
    """A refusal of something typed into a form."""
    return Refusal(code, status=422, **data)


def require_alphabet(value: str, alphabet: str, code: str) -> None:
    """Raises Refusal `code` that names the first character outside the alphabet and its place, counted from 1."""
    for place, character in enumerate(value, start=1):
        if character not in alphabet:
            raise refuse(code, character=character, place=place)
