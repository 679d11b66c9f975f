"""How texts are spelled, and how the plain search reads one. Pure functions, no database.

This is what sorts lists and what answers where there is no search index; people search by the room `search` above.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_WORD = re.compile(r"[㐀-鿿]+|[a-z0-9]+")
# Words that say "I want to do this here" and nothing about what.
_FILLER = re.compile(
    r"(请问|我想要?|我要|想要|如何|怎么样?|怎样|需要|哪里|在哪里?|什么|手续|流程|申请|申领|申报|办理|办个|办一?张|办|吗|呢|的|去)"
)
LONGEST_QUERY = 100
MOST_TERMS = 8


def plain(text: str) -> str:
    """Lower case, full-width made half-width, blanks joined: the form in which texts are compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()


@lru_cache(maxsize=8192)
def pinyin(text: str) -> str:
    """Full pinyin without tones and blanks: 食品 -> shipin. Other characters stay."""
    return "".join(lazy_pinyin(plain(text), style=Style.NORMAL)).replace(" ", "")


def spelled(name: str) -> str:
    """The pinyin of a name as it is stored, to sort by."""
    return pinyin(name)[:3000]


@lru_cache(maxsize=8192)
def initials(text: str) -> str:
    """First letters of the pinyin: 食品经营许可 -> spjyxk. Brackets and marks are left out."""
    return "".join(part[:1] for part in lazy_pinyin(_letters(text), style=Style.FIRST_LETTER))


def _letters(text: str) -> str:
    return "".join(re.findall(r"[㐀-鿿a-z0-9]", plain(text)))


@dataclass(frozen=True)
class Query:
    """A search text, read. text: the whole, plain; terms: Chinese runs and Latin words without those of asking."""

    text: str
    terms: tuple[str, ...]

    @property
    def empty(self) -> bool:
        return not self.text


def read_query(text: str) -> Query:
    """Read what a person typed. Never fails; anything beyond 100 characters is not looked at."""
    whole = plain(text.replace("\x00", ""))[:LONGEST_QUERY]
    terms = tuple(dict.fromkeys(_WORD.findall(_FILLER.sub(" ", whole))))[:MOST_TERMS]
    return Query(whole, terms or ((whole,) if whole else ()))
