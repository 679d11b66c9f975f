"""How a service becomes findable, and how a search text is read. Pure functions, no database.

A service is found by its name in Chinese and English, pinyin and initials, code, department, and the words citizens use for
it (keywords). Chinese is cut into 2-grams, because two-character words (消防) carry most searches and have no trigram.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from pypinyin import Style, lazy_pinyin

_CHINESE = re.compile(r"[㐀-鿿]+")
_WORD = re.compile(r"[a-z0-9]+")
# Words that say "I want to do this here" and nothing about what.
_FILLER = re.compile(
    r"(请问|我想要?|我要|想要|如何|怎么样?|怎样|需要|哪里|在哪里?|什么|手续|流程|申请|申领|申报|办理|办个|办一?张|办|吗|呢|的|去)"
)
_FILLER_EN = frozenset(
    [
        "a",
        "an",
        "the",
        "to",
        "of",
        "for",
        "i",
        "want",
        "how",
        "do",
        "can",
        "my",
        "in",
        "on",
        "and",
        "apply",
        "get",
        "new",
        "where",
        "need",
    ]
)
LONGEST_QUERY = 100


def plain(text: str) -> str:
    """Lower case, full-width made half-width, blanks joined: the form in which texts are compared."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lower()


@lru_cache(maxsize=8192)
def pinyin(text: str) -> str:
    """Full pinyin without tones and blanks: 食品 -> shipin. Other characters stay."""
    return "".join(lazy_pinyin(plain(text), style=Style.NORMAL)).replace(" ", "")


@lru_cache(maxsize=8192)
def initials(text: str) -> str:
    """First letters of the pinyin: 食品经营许可 -> spjyxk. Brackets and marks are left out."""
    return "".join(part[:1] for part in lazy_pinyin(_letters(text), style=Style.FIRST_LETTER))


def _letters(text: str) -> str:
    return "".join(re.findall(r"[㐀-鿿a-z0-9]", plain(text)))


def grams(texts: Iterable[str]) -> list[str]:
    """All Chinese 2-grams of the texts, sorted, each once."""
    found: set[str] = set()
    for text in texts:
        for run in _CHINESE.findall(plain(text)):
            found.update(run[i : i + 2] for i in range(len(run) - 1))
    return sorted(found)


@dataclass(frozen=True)
class Findable:
    """The columns of a service that search reads."""

    pinyin: str
    initials: str
    document: str
    grams: list[str]


def findable(*, name: str, name_en: str, code: str, agency: str, keywords: Iterable[str], group: str = "") -> Findable:
    """What search has to know about one service."""
    words = list(keywords)
    first = [initials(text) for text in (name, *words) if _CHINESE.search(text)]
    parts = [name, name_en, group, agency, code, *words]
    spelled = " ".join(pinyin(text) for text in (name, *words) if _CHINESE.search(text))
    document = " | ".join(plain(part) for part in parts if part) + " | " + spelled + " | " + " ".join(first)
    return Findable(pinyin(name)[:3000], initials(name)[:500], document, grams([name, group, *words]))


@dataclass(frozen=True)
class Query:
    """A search text, read.

    text    the whole, plain
    core    without the words of asking (怎么, 办理): 我想开饭店怎么办理 -> 开饭店
    terms   what every hit should hold: Chinese runs of the core and Latin words
    grams   2-grams of the core
    latin   letters only, without blanks: may be pinyin or initials
    """

    text: str
    core: str
    terms: tuple[str, ...]
    grams: tuple[str, ...]
    latin: str

    @property
    def empty(self) -> bool:
        return not self.text


def read_query(text: str) -> Query:
    """Read what a person typed. Never fails; anything beyond 100 characters is not looked at."""
    whole = plain(text.replace("\x00", ""))[:LONGEST_QUERY]
    core = plain(_FILLER.sub(" ", whole)) or whole
    chinese = _CHINESE.findall(core)
    latin = [word for word in _WORD.findall(core) if word not in _FILLER_EN]
    terms = tuple(dict.fromkeys([*chinese, *latin])) or ((whole,) if whole else ())
    compact = "".join(_WORD.findall(whole)) if not chinese else ""
    return Query(whole, core.replace(" ", "") if chinese else core, terms, tuple(grams([core])), compact)
