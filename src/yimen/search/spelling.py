"""Pinyin as people type and mistype it: texts as syllables, letters cut into syllables, initials. Pure, no database.

Sounds that many speakers do not tell apart are one: zh and z, ch and c, sh and s, ang and an, eng and en, ing and in.
"""

import re
from functools import cache, lru_cache

from pypinyin import Style, lazy_pinyin, phrases_dict, pinyin_dict

from yimen.search.folding import CHINESE

_RUN = re.compile(f"[{CHINESE}]+")
_RETROFLEX = re.compile(r"^([zcs])h")
_FINAL = re.compile(r"(?<=[aei])ng$")
_TONED = str.maketrans("āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ", "aaaaeeeeiiiioooouuuuvvvvvnnnm")
LONGEST_SYLLABLE = 6
LONGEST_WORD = 5
MOST_READINGS = 3


def syllables(run: str) -> tuple[str, ...]:
    """A Chinese run by sound: 食品 -> si, pin."""
    return tuple(map(blurred, _read(run)))


@lru_cache(maxsize=16384)
def _read(run: str) -> tuple[str, ...]:
    """Each character's pinyin without tone. Words that are read in a way of their own (银行) are looked up longest first."""
    made: list[str] = []
    place = 0
    while place < len(run):
        for length in range(min(LONGEST_WORD, len(run) - place), 1, -1):
            word = run[place : place + length]
            if word in phrases_dict.phrases_dict:
                made += lazy_pinyin(word, style=Style.NORMAL) if _irregular(word) else map(_usual, word)
                place += length
                break
        else:
            made.append(_usual(run[place]))
            place += 1
    return tuple(made)


@lru_cache(maxsize=65536)
def _irregular(word: str) -> bool:
    return lazy_pinyin(word, style=Style.NORMAL) != [_usual(character) for character in word]


@lru_cache(maxsize=32768)
def _usual(character: str) -> str:
    return lazy_pinyin(character, style=Style.NORMAL)[0]


@lru_cache(maxsize=16384)
def initials(text: str) -> str:
    """First letters of the pinyin, letters and digits as they are: 食品经营（KTV） -> spjyktv. `text` is folded."""
    kept = re.findall(f"[{CHINESE}]+|[a-z0-9]+", text)
    return "".join(run if run.isascii() else "".join(part[:1] for part in _read(run)) for run in kept)


def runs(text: str) -> list[str]:
    """The stretches of Chinese characters of a folded text."""
    return _RUN.findall(text)


@lru_cache(maxsize=4096)
def blurred(syllable: str) -> str:
    """A syllable without what many do not hear: shang -> san."""
    return _FINAL.sub("n", _RETROFLEX.sub(r"\1", syllable.replace("ü", "v")))


@lru_cache(maxsize=4096)
def readings(letters: str) -> tuple[tuple[str, ...], ...]:
    """Letters cut into syllables, the ways with the fewest first, at most three: xian -> (xian), (xi an).

    The last syllable may be only begun: what does not end a syllable is left out. Nothing where the letters are no pinyin.
    """
    ways: list[list[tuple[str, ...]]] = [[()]]
    for end in range(1, len(letters) + 1):
        found = [
            (*way, letters[begin:end])
            for begin in range(max(0, end - LONGEST_SYLLABLE), end)
            if letters[begin:end] in known_syllables()
            for way in ways[begin]
        ]
        ways.append(sorted(found, key=len)[:MOST_READINGS])
    whole = ways[-1] or next((ways[cut] for cut in _cuts(letters) if ways[cut] and _begun(letters[cut:])), [])
    return tuple(tuple(blurred(part) for part in way) for way in whole if way)


def _cuts(letters: str) -> range:
    return range(len(letters) - 1, max(1, len(letters) - LONGEST_SYLLABLE), -1)


def _begun(rest: str) -> bool:
    return any(syllable.startswith(rest) for syllable in known_syllables())


@cache
def known_syllables() -> frozenset[str]:
    """Every syllable that a Chinese character is read with, without tones."""
    toned = {reading for text in pinyin_dict.pinyin_dict.values() for reading in text.split(",")}
    plain = {reading.translate(_TONED) for reading in toned}
    return frozenset(part for part in plain if re.fullmatch(r"[a-z]*[aeiouv][a-z]*", part))
