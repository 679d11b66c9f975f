"""A kind of document as a table of its fields, and a page read by it. Pure."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from yimen.prereview.readers.layout import Field, beside, compact
from yimen.prereview.reading.values import Page, Read

_DAY = re.compile(r"(\d{4})[年.\-/](\d{1,2})[月.\-/](\d{1,2})日?")
HEADING_MORE = 10  # characters that a heading may have beside the word: 食品经营许可证（副本）
FOR_EVER = ("长期", "永久", "不约定期限", "永续", "无固定期限")
Take = Callable[[str], str]


def words(text: str) -> str:
    """As it stands."""
    return text


def code(text: str) -> str:
    """The longest run of letters and digits in front: nothing is added, left out or made to fit."""
    found = re.match(r"[0-9A-Za-z]+", text)
    return found.group() if found else ""


def number(text: str) -> str:
    """The number of a certificate: letters, digits, Chinese characters and brackets, up to a space or a mark."""
    found = re.match(r"[0-9A-Za-z一-鿿()（）〔〕\[\]\-/第号]+", text)
    return found.group() if found else ""


def day(text: str) -> str:
    """The first day in it, as 2016-05-31; empty for none."""
    found = days(text)
    return found[0].isoformat() if found else ""


def end_of_period(text: str) -> str:
    """The last day of a period, as 2016-05-31; "ever" for one without end; empty for none."""
    if any(word in text for word in FOR_EVER):
        return "ever"
    found = days(text)
    return found[-1].isoformat() if found else ""


def days(text: str) -> list[date]:
    """Every real day that is written in a text."""
    found = []
    for year, month, day_of_month in _DAY.findall(text):
        try:
            found.append(date(int(year), int(month), int(day_of_month)))
        except ValueError:
            continue
    return found


@dataclass(frozen=True)
class Entry:
    """One field: its labels, most telling first, and how its value is taken out of what stands beside them."""

    labels: tuple[str, ...]
    take: Take = words


@dataclass(frozen=True)
class Kind:
    """One kind of document. titles: words of which one stands on it; needed: fields without which it is not readable."""

    name: str
    titles: tuple[str, ...]
    entries: Mapping[str, Entry]
    needed: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Every label of it."""
        return tuple(label for entry in self.entries.values() for label in entry.labels)

    def stands_on(self, page: Page) -> bool:
        """Whether a page says that it is one of these: in a heading or in front of a line, not somewhere in a sentence."""
        texts = [compact(line.text) for line in page.lines]
        return any(
            text.startswith(title) or (title in text and len(text) <= len(title) + HEADING_MORE)
            for text in texts
            for title in self.titles
        )

    def fields(self, read: Read) -> dict[str, Field]:
        """What could be read, the first page that says it."""
        found: dict[str, Field] = {}
        for page in read.pages:
            for name, entry in self.entries.items():
                if name not in found and (field := self._field(page, entry)) is not None:
                    found[name] = field
        return found

    def _field(self, page: Page, entry: Entry) -> Field | None:
        field = beside(page, entry.labels, self.labels)
        if field is None:
            return None
        value = entry.take(field.value)
        return replace(field, value=value) if value else None


@dataclass(frozen=True)
class Document:
    """A file as it was understood. kind: name of its kind, empty for none that is known here."""

    kind: str
    fields: Mapping[str, Field]
    read: Read
