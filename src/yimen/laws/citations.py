"""Citations in free texts: which law, which place. 《食品安全法》第三十五条第一款、第三十六条 are two. Pure.

    parse("《中华人民共和国食品安全法》第三十五条第一款、第三十六条")
    -> (Citation(law="中华人民共和国食品安全法", place=Place(35, 0, 1)), Citation(…, place=Place(36)))

What it reads: names in 《》 (also nested 〈〉), bare names directly before an article (行政许可法第四十二条, 行政许可法 42(1)),
lists (、和及或), ranges (至), articles inserted later (之一), Arabic and Chinese numerals, 本法 where the text is a law's own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from yimen.laws.places import ARTICLE, ITEM, NUMERAL, PARAGRAPH, Place, read_place, read_within

STATE = "中华人民共和国"
# A range longer than this is not a citation of single articles but of a chapter.
LONGEST_RANGE = 60
_NORMS = (
    "法", "法典", "条例", "规定", "办法", "细则", "决定", "通知", "意见", "规则", "通则", "解释", "规范", "目录", "标准",
    "决议", "命令", "公告", "批复", "规程", "纲要", "方案",
)  # fmt: skip
_TRIAL = re.compile(r"[（(](试行|暂行|修订|修正|\d{4}年?(修订|修正)?(本)?)[）)]\Z")
_AFTER_NAME = re.compile(
    r"[\s　]*(?:[（(][^）)《》]{1,40}[）)])?[\s　]*"
    r"((?:国务院令|主席令|[\u4e00-\u9fff]{0,8}令)?第\d{1,4}号|[\u4e00-\u9fff]{1,8}[〔\[（(]\d{4}[〕\]）)]\d{1,4}号)?[\s　]*"
)
_BARE = re.compile(rf"([\u4e00-\u9fff]{{1,40}}?(?:法|条例|办法|规定|细则|规则))(?=第[\s　]*{NUMERAL}[\s　]*条)")
_SHORT = re.compile(
    r"([\u4e00-\u9fff]{1,30}(?:法|条例|办法|规定|细则))[ 　](\d{1,4})(?:\((\d{1,2})\)(\d{1,2})?)?(?!\d|年|月|日)"
)
_OWN = re.compile(r"[本该同](?:法|条例|办法|规定|细则)\Z")
_GENERIC = ("条例", "办法", "规定", "细则", "规则", "方法", "做法", "依法")
_LEAD = re.compile(r".*(?:根据|依据|依照|按照|违反|适用|符合|参照|遵守|具备|含有|属于|不得|和|与|及|或者|、|，|。|；)")
_JOIN = re.compile(r"[\s　]*(?:、|，|,|；|和|与|及|以及|或者|或|并)[\s　]*")
_UNTIL = re.compile(r"[\s　]*(?:至|到|—|～|-)[\s　]*")
_WHITE = re.compile(r"[\s　]+")


@dataclass(frozen=True)
class Citation:
    """One place of one law as a text names it.

    law      the name as written, without 《》; number: of its issue (国务院令第412号), empty where it is not told
    place    nothing: the whole law;  start, end: where in the text
    """

    law: str
    place: Place | None = None
    number: str = ""
    start: int = 0
    end: int = 0

    @property
    def key(self) -> str:
        """By which the law is found, see `law_key`."""
        return law_key(self.law)

    def __str__(self) -> str:
        return f"《{self.law}》{self.place or ''}"


def law_key(name: str) -> str:
    """One form for one law: without 《》, 中华人民共和国, white space, and the year of a revision."""
    key = _WHITE.sub("", name).strip("《》〈〉<>").removeprefix(STATE)
    key = key.replace("(", "（").replace(")", "）").replace("<", "〈").replace(">", "〉")
    return re.sub(r"（\d{4}年?(修订|修正)?本?）\Z|（(修订|修正)）\Z", "", key)[:300]


def parse(text: str, of: str = "") -> tuple[Citation, ...]:
    """All citations of a text, in its order. of: the law whose own text it is, for 本法; without it such are left out."""
    found = list(_quoted(text))
    covered = [(citation.start, citation.end) for citation in found]
    for citation in _unquoted(text, of, found):
        if not any(start < citation.end and citation.start < end for start, end in covered):
            found.append(citation)
    return tuple(sorted(found, key=lambda citation: (citation.start, citation.end)))


def _quoted(text: str) -> Iterator[Citation]:
    """Names in 《》 with what follows them."""
    for name, start, end in _titles(text):
        told = _AFTER_NAME.match(text, end)
        number, after = (told[1] or "", told.end()) if told else ("", end)
        cited = list(_places(text, after))
        if not cited and not is_norm(name):
            continue
        law = _WHITE.sub("", name)
        if not cited:
            yield Citation(law, None, number, start, after if number else end)
        for place, begin, stop in cited:
            yield Citation(law, place, number, start if begin == cited[0][1] else begin, stop)


def _titles(text: str) -> Iterator[tuple[str, int, int]]:
    """What stands in 《》, outermost first, with its place in the text."""
    depth, begin = 0, 0
    for position, character in enumerate(text):
        if character == "《":
            begin, depth = (position if depth == 0 else begin), depth + 1
        elif character == "》" and depth:
            depth -= 1
            if depth == 0 and position > begin + 1:
                yield text[begin + 1 : position], begin, position + 1


def is_norm(name: str) -> bool:
    """Whether a title is one of a law, regulation, rule or other norm, and not of a certificate, form or list."""
    return _TRIAL.sub("", name.strip()).endswith(_NORMS)


def _unquoted(text: str, of: str, quoted: list[Citation]) -> Iterator[Citation]:
    """Names without 《》 directly before an article."""
    for found in _BARE.finditer(text):
        law, begin = _named(found[1], found.start(1), of, quoted)
        places = list(_places(text, found.end()))
        for place, start, end in places if law else ():
            yield Citation(law, place, "", begin if start == places[0][1] else start, end)
    for found in _SHORT.finditer(text):
        law, begin = _named(found[1], found.start(1), of, quoted)
        if law and int(found[2]):
            place = Place(int(found[2]), 0, int(found[3] or 0), int(found[4] or 0))
            yield Citation(law, place, "", begin, found.end())


def _named(words: str, start: int, of: str, quoted: list[Citation]) -> tuple[str, int]:
    """The name without the words that lead to it, and where it begins; empty where it names no law by itself."""
    if _OWN.search(words):
        before = [citation for citation in quoted if citation.end <= start]
        law = of if words[-2:].startswith("本") or "本" in words[-3:] else (before[-1].law if before else of)
        return law, start
    begin = words.rfind(STATE)
    if begin < 0:
        lead = _LEAD.match(words)
        begin = lead.end() if lead else 0
    name = words[begin:]
    return (name, start + begin) if len(name) > 1 and name not in _GENERIC else ("", start)


def _places(text: str, start: int) -> Iterator[tuple[Place, int, int]]:
    """Places one after the other from `start` on, joined by 、and the like; 至 names all between."""
    place, end = read_place(text, start)
    while place is not None:
        yield place, start, end
        until = _UNTIL.match(text, end)
        if until:
            last, stop = _following(text, until.end(), place)
            if last is not None:
                for between in _between(place, last):
                    yield between, until.end(), stop
                place, end = last, stop
        join = _JOIN.match(text, end)
        if join is None:
            return
        start = join.end()
        place, end = _following(text, start, place)


def _following(text: str, start: int, last: Place) -> tuple[Place | None, int]:
    """The next of a list: an article, or a paragraph or an item of the one before."""
    if ARTICLE.match(text, start):
        return read_place(text, start)
    if PARAGRAPH.match(text, start):
        return read_within(text, start, last.of_article)
    if ITEM.match(text, start):
        return read_within(text, start, replace(last, item=0))
    return None, start


def _between(first: Place, last: Place) -> list[Place]:
    """All places after the first up to the last, of the part in which the two differ."""
    if first.of_article == last.of_article:
        part = "item" if first.paragraph == last.paragraph else "paragraph"
    else:
        part, first, last = "article", first.of_article, last
    begin, end = getattr(first, part), getattr(last, part)
    if not begin < end <= begin + LONGEST_RANGE:
        return [last]
    return [*(replace(first, **{part: number}) for number in range(begin + 1, end)), last]
