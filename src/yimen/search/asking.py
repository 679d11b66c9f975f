"""What a person typed, read: without the words of asking, cut into pieces. Pure; it never fails, whatever was typed."""

import re
from dataclasses import dataclass
from functools import lru_cache

from yimen.search import spelling
from yimen.search.folding import fold
from yimen.search.tokens import is_chinese, pieces, stem

LONGEST = 100  # characters that are looked at
MOST_PIECES = 12
# Words that say "I want to do this here" and nothing about what.
_FILLER = re.compile(
    r"(请问一下|请问|你好|我想要?|我要|我们|想要|想问|要不要|需不需要|怎么样?|怎样|如何|哪里|在哪儿?|去哪儿?|哪些|什么|什么样|"
    r"需要|必须|可以|能不能|能否|吗|呢|么|啊|手续|流程|申请|申领|申报|办理|办个|办一?张|去办|要办|怎么办|办|一家|一个|一张|一场|"
    r"想|要|找谁|批|哪|的|了|去|怎)"
)
_ENGLISH = (
    "a an and apply are be can do does for from get have how i in is it me my need new of on or please the to want we "
    "what when where which with you your"
)
_FILLER_ENGLISH = frozenset(_ENGLISH.split())


@dataclass(frozen=True)
class Asked:
    """A search text, read.

    text      the whole, folded
    core      without the words of asking: 我想开饭店怎么办理 -> 开饭店; the whole where nothing else was asked
    chinese   the Chinese runs of the core
    latin     the Latin words of it, as the index writes them
    joined    the letters together where only letters were typed: may be pinyin or initials
    """

    text: str
    core: str
    chinese: tuple[str, ...]
    latin: tuple[str, ...]
    joined: str

    @property
    def empty(self) -> bool:
        """Whether nothing can be looked for: no character of any script that is searched."""
        return not self.chinese and not self.latin

    @property
    def readings(self) -> tuple[tuple[str, ...], ...]:
        """The letters as syllables of pinyin; nothing where they are none."""
        return spelling.readings(self.joined) if self.joined else ()


@lru_cache(maxsize=4096)
def read(text: str) -> Asked:
    """Read a search text; anything beyond a hundred characters is not looked at."""
    whole = fold(text[: 4 * LONGEST])[:LONGEST]
    core = fold(_FILLER.sub(" ", whole))
    found = _cut(core)
    if not any(found):
        core, found = whole, _cut(whole, all_words=True)
    chinese, latin = found
    joined = "" if chinese else "".join(piece for piece in pieces(whole) if piece.isalpha())
    return Asked(whole, core, chinese, latin, joined[:60])


def _cut(core: str, all_words: bool = False) -> tuple[tuple[str, ...], tuple[str, ...]]:
    found = list(dict.fromkeys(pieces(core)))[:MOST_PIECES]
    latin = [piece for piece in found if not is_chinese(piece) and (all_words or piece not in _FILLER_ENGLISH)]
    return tuple(piece for piece in found if is_chinese(piece)), tuple(dict.fromkeys(map(stem, latin)))
