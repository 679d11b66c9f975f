"""Elements of a guide as columns and cells, and cells as values of the guide. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yimen.catalogue.editing import default_of
from yimen.catalogue.editing.values import read
from yimen.catalogue.elements import Element, Kind
from yimen.exchange.kinds.base import Cells
from yimen.spreadsheets import Column, Finding, error
from yimen.spreadsheets.columns import ColumnType

ENGLISH = "_en"
TYPES: dict[Kind, ColumnType] = {Kind.TERM: "term", Kind.NUMBER: "number", Kind.YES: "flag"}
LONGEST = {Kind.TEXT: 4000, Kind.LONG: 4000, Kind.LINES: 20_000, Kind.LINE: 500, Kind.CHOICES: 200, Kind.CHOICE: 40}
PARTED = {Kind.LINES: "\n", Kind.CHOICES: " "}


@dataclass(frozen=True)
class Cell:
    """One element that a column tells. place: within the guide, or within the line of its list; name: of the column."""

    element: Element
    place: str
    name: str

    @property
    def bilingual(self) -> bool:
        """Whether a second column holds the English."""
        return self.element.kind is Kind.TEXT

    @property
    def default(self) -> str:
        """What a cell that is left empty says."""
        return _said(default_of(self.element.place), self.element.kind)


def cells_of(elements: Iterable[Element], lines: str = "") -> tuple[Cell, ...]:
    """The elements that can stand in a cell. lines: the list whose lines they describe."""
    before = f"{lines}[]." if lines else ""
    return tuple(
        Cell(element, element.place.removeprefix(before), element.name)
        for element in elements
        if element.kind is not Kind.OTHER
    )


def columns_of(cells: Sequence[Cell], required: Sequence[str] = ()) -> Iterator[Column]:
    """A column for each; two for a text in both languages."""
    taken: set[str] = set()
    for cell in cells:
        element, kind = cell.element, cell.element.kind
        choices = tuple(option.value for option in element.options)
        told = f"{' '.join(choices)}" if choices else element.en
        national = "" if element.national in taken else element.national
        taken.add(national)
        yield Column(
            cell.name,
            element.zh,
            element.en,
            "choice" if kind is Kind.CHOICE else TYPES.get(kind, "text"),
            required=cell.name in required,
            longest=LONGEST.get(kind, 200),
            element=national,
            choices=choices if kind is Kind.CHOICE else (),
            note_zh=_note(f"{told}。" if choices else f"{element.zh}。", kind, "以空格分开。", "一行一项。"),
            note_en=_note(f"{told}.", kind, "Parted by blanks.", "One a line."),
        )
        if cell.bilingual:
            yield Column(
                cell.name + ENGLISH,
                f"{element.zh}英文",
                f"{element.en} in English",
                longest=4000,
                note_zh="可不填。",
                note_en="May be empty.",
            )


def _note(text: str, kind: Kind, blanks: str, lines: str) -> str:
    more = {Kind.CHOICES: blanks, Kind.LINES: lines}.get(kind, "")
    return f"{text} {more}".strip() if text.endswith(".") else text + more


def told(holder: Mapping[str, Any], cells: Iterable[Cell]) -> Cells:
    """What a guide, or a line of one of its lists, says, as texts; defaults where it leaves something out."""
    found: Cells = {}
    for cell in cells:
        value = read(holder, cell.place)
        if cell.bilingual:
            text = value or {}
            found[cell.name], found[cell.name + ENGLISH] = text.get("zh", ""), text.get("en", "")
        else:
            found[cell.name] = cell.default if value is None else _said(value, cell.element.kind)
    return found


def _said(value: Any, kind: Kind) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    return PARTED[kind].join(map(str, value)) if kind in PARTED else str(value)


def values(cells: Mapping[str, str], wanted: Iterable[Cell], before: Mapping[str, Any]) -> dict[str, Any]:
    """The values at their places that a row tells; what it has no column for is left out. None: nothing is to stand there.

    before  what stands there, of which a text keeps the language that the file does not have
    """
    found: dict[str, Any] = {}
    for cell in wanted:
        if cell.bilingual:
            if cell.name in cells or cell.name + ENGLISH in cells:
                text = read(before, cell.place) or {}
                zh = cells.get(cell.name, text.get("zh", ""))
                en = cells.get(cell.name + ENGLISH, text.get("en", ""))
                found[cell.place] = {"zh": zh, "en": en} if zh or en else None
        elif cell.name in cells:
            found[cell.place] = _value(cells[cell.name], cell.element.kind)
    return found


def _value(text: str, kind: Kind) -> Any:
    if not text:
        return None
    if kind is Kind.NUMBER:
        return int(text)
    if kind is Kind.YES:
        return text == "1"
    if kind is Kind.LINES:
        return [line.strip() for line in text.splitlines() if line.strip()]
    return text.split() if kind is Kind.CHOICES else text


def normal(number: int, cells: Cells, wanted: Iterable[Cell]) -> list[Finding]:
    """Put the cells into the one form in which the guide tells them; what is no whole number is a finding."""
    found = []
    for cell in wanted:
        if cell.name not in cells:
            continue
        text, kind = cells[cell.name], cell.element.kind
        if kind is Kind.NUMBER and text and not text.isdigit():
            found.append(error(number, "row_number_wrong", cell.name, value=text))
        elif kind in PARTED:
            cells[cell.name] = _said(_value(text, kind), kind)
        cells[cell.name] = cells[cell.name] or cell.default
    return found
