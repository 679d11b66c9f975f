"""What guides say of terms, materials, fees and questions, as rows of lists: how a guide tells them, and how they get into one. Pure."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yimen.catalogue.editing.parts import part_by_name
from yimen.catalogue.editing.values import lines_of, written
from yimen.errors import Refusal
from yimen.exchange.kinds.base import Cells
from yimen.exchange.kinds.part_cells import Cell, cells_of, told, values

Content = dict[str, Any]


@dataclass(frozen=True)
class GuideList(ABC):
    """Rows of one kind in a guide. parts: those that they belong to; key: the column that tells the rows of a guide apart."""

    parts: tuple[str, ...]
    cells: tuple[Cell, ...]
    key: str = ""

    def of_row(self, cells: Cells) -> tuple[Cell, ...]:
        """The elements that a row of the file tells."""
        return self.cells

    @abstractmethod
    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        """What the guide says."""

    @abstractmethod
    def put(self, content: Content, rows: Sequence[Mapping[str, str]], service: str) -> Content:
        """The guide with these rows in it; service: its name, for a Refusal."""


class Single(GuideList):
    """One row a guide."""

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        yield told(content, self.cells)

    def put(self, content: Content, rows: Sequence[Mapping[str, str]], service: str) -> Content:
        for cells in rows:
            content = written(content, values(cells, self.cells, content))
        return content


@dataclass(frozen=True)
class Coded(GuideList):
    """Lines that have a code of their own. place: of their list in the guide."""

    place: str = ""

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        for line in lines_of(content, self.place):
            yield told(line, self.cells)

    def put(self, content: Content, rows: Sequence[Mapping[str, str]], service: str) -> Content:
        lines = {line[self.key]: line for line in lines_of(content, self.place)}
        for cells in rows:
            before = lines.get(cells[self.key], {})
            lines[cells[self.key]] = written(before, values(cells, self.cells, before))
        return written(content, {self.place: list(lines.values())})


@dataclass(frozen=True)
class Numbered(GuideList):
    """Lines by their place, counted from 1. main: what stands before them in the guide, as number 0."""

    place: str = ""
    main: tuple[Cell, ...] = ()

    def rows(self, content: Mapping[str, Any]) -> Iterator[Cells]:
        if self.main:
            yield {self.key: "0", **told(content, self.main)}
        for number, line in enumerate(lines_of(content, self.place), 1):
            yield {**dict.fromkeys(self._main_only, ""), self.key: str(number), **told(line, self.cells)}

    def of_row(self, cells: Cells) -> tuple[Cell, ...]:
        """Number 0 has elements of its own; in other rows they say nothing, and are emptied."""
        if self.main and cells[self.key] == "0":
            return self.main
        cells.update(dict.fromkeys(self._main_only & cells.keys(), ""))
        return self.cells

    @property
    def _main_only(self) -> set[str]:
        return {cell.name for cell in self.main} - {cell.name for cell in self.cells}

    def put(self, content: Content, rows: Sequence[Mapping[str, str]], service: str) -> Content:
        for cells in sorted(rows, key=lambda cells: int(cells[self.key])):
            number, lines = int(cells[self.key]), lines_of(content, self.place)
            if number == 0 and self.main:
                content = written(content, values(cells, self.main, content))
                continue
            if not 1 <= number <= len(lines) + 1:
                raise Refusal("guide_line_gap", status=422, service=service, count=len(lines), number=number)
            before = lines[number - 1] if number <= len(lines) else {}
            lines[number - 1 : number] = [written(before, values(cells, self.cells, before))]
            content = written(content, {self.place: lines})
        return content


TERMS = Single(("terms",), cells_of(part_by_name("terms").elements))
MATERIALS = Coded(("materials",), cells_of(part_by_name("materials").elements, "materials"), "code", "materials")
QUESTIONS = Numbered(("faq",), cells_of(part_by_name("faq").elements, "faq"), "number", "faq")
FEES = Numbered(
    ("fee", "fees"),
    cells_of(part_by_name("fees").elements, "fee.further"),
    "number",
    "fee.further",
    cells_of(part_by_name("fee").elements),
)
