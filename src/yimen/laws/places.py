"""A place in a law: article, inserted article, paragraph, item. Written 第三十二条第一款第（四）项, kept as numbers. Pure."""

import re
from dataclasses import dataclass, replace

from yimen.laws.numerals import read_number, say_number

NUMERAL = r"(?:[零〇○一二两三四五六七八九十百千]{1,9}|\d{1,4})"
_BRACKETED = rf"[（(]?\s*({NUMERAL})\s*[）)]?"
_SPACE = r"[\s　]*"
ARTICLE = re.compile(rf"第?{_SPACE}({NUMERAL}){_SPACE}条(?:{_SPACE}之{_SPACE}({NUMERAL}))?")
PARAGRAPH = re.compile(rf"{_SPACE}第{_SPACE}({NUMERAL}){_SPACE}款")
# Of a list 第（一）、（二）项 only the last says 项.
ITEM = re.compile(rf"{_SPACE}(?:第{_SPACE}{_BRACKETED}|[（(]({NUMERAL})[）)]){_SPACE}(?:项|(?=[、，和及](?:第)?[（(]))")
_SLUG = re.compile(r"(\d{1,4})(?:-(\d{1,2}))?(?:\.(\d{1,2}))?(?:\.(\d{1,3}))?\Z")


@dataclass(frozen=True, order=True)
class Place:
    """article 32, insert 1 for 第三十二条之一, paragraph and item 0 where the whole article, or the whole paragraph, is meant.

    An item without a paragraph (第四条第（二）项) has paragraph 0: the article has one paragraph that lists items.
    """

    article: int
    insert: int = 0
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        said = f"第{say_number(self.article)}条"
        said += f"之{say_number(self.insert)}" if self.insert else ""
        said += f"第{say_number(self.paragraph)}款" if self.paragraph else ""
        return said + (f"第（{say_number(self.item)}）项" if self.item else "")

    @property
    def of_article(self) -> "Place":
        """The article it lies in."""
        return Place(self.article, self.insert)

    @property
    def slug(self) -> str:
        """The article as addresses name it: 32, or 32-1 for an inserted one."""
        return f"{self.article}-{self.insert}" if self.insert else str(self.article)

    @property
    def anchor(self) -> str:
        """Where on the article's page: p1, p1-4; empty for the whole article."""
        if not (self.paragraph or self.item):
            return ""
        return f"p{self.paragraph or 1}" + (f"-{self.item}" if self.item else "")

    def holds(self, other: "Place") -> bool:
        """Whether the other place lies within this one, or is it."""
        return all(mine in (0, theirs) for mine, theirs in self._parts(other)) and self.of_article == other.of_article

    def meets(self, other: "Place") -> bool:
        """Whether the two have any text in common."""
        return self.holds(other) or other.holds(self)

    def _parts(self, other: "Place") -> tuple[tuple[int, int], tuple[int, int]]:
        # An item that names no paragraph lies in the first.
        mine = self.paragraph or (1 if self.item else 0)
        theirs = other.paragraph or (1 if other.item else 0)
        return (mine, theirs), (self.item, other.item)


def parse_place(text: str) -> Place | None:
    """The place that a text names and nothing else: 第32条第1款第(4)项, 三十二, 32, 32-1, 32.1.4. Nothing: it is none."""
    text = text.strip()
    found = _SLUG.match(text)
    if found:
        numbers = [int(part or 0) for part in found.groups()]
        return Place(*numbers) if numbers[0] else None
    place, end = read_place(text, 0)
    if place is not None and end == len(text):
        return place
    number = read_number(text)
    return Place(number) if number else None


def read_place(text: str, start: int) -> tuple[Place | None, int]:
    """The place that begins with an article at `start`, and where it ends; nothing and `start` where none begins."""
    found = ARTICLE.match(text, start)
    article = read_number(found[1]) if found else None
    if found is None or article is None:
        return None, start
    insert = read_number(found[2]) if found[2] else 0
    return read_within(text, found.end(), Place(article, insert or 0))


def read_within(text: str, start: int, place: Place) -> tuple[Place, int]:
    """Paragraph and item, where they follow at `start`."""
    found = PARAGRAPH.match(text, start)
    number = read_number(found[1]) if found else None
    if found and number:
        place, start = replace(place, paragraph=number), found.end()
    found = ITEM.match(text, start)
    number = read_number(found[1] or found[2]) if found else None
    if found and number:
        place, start = replace(place, item=number), found.end()
    return place, start
