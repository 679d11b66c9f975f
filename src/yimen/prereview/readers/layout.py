"""Finding what stands beside a label: on the same line, to the right of it, under it, and where it goes on. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from yimen.prereview.reading.values import Box, Line, Page, around

# Behind a label these make it a place to sign or to seal, not the name of a value: 申请单位盖章处, 法定代表人（签字）.
PLACES = ("盖章", "签字", "签名", "签章")
FAR, LARGER = 2.5, 1.9  # times the height of a line
SEPARATORS = " :：。.·,，、;；|-—_*（()）"


@dataclass(frozen=True)
class Field:
    """One value that was read. confidence: the least of its lines."""

    value: str
    confidence: float
    page: int
    box: Box


def compact(text: str) -> str:
    """Without spaces; wide letters and digits as narrow ones. Nothing is ever corrected."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def beside(page: Page, labels: Sequence[str], all_labels: Iterable[str]) -> Field | None:
    """What stands beside the first of these labels that is on the page; None where there is none, or nothing beside it.

    all_labels  every label of this kind of document: a value ends where the next one begins
    """
    stops = tuple(all_labels)
    for label in labels:
        for line in page.lines:
            text = compact(line.text)
            if text.startswith(label):
                rest = text[len(label) :].lstrip(SEPARATORS)
                if rest.startswith(PLACES):
                    continue
                parts = [Line(rest, line.confidence, line.box)] if rest else _right_of(page, line, stops)
                if not parts:
                    continue
                parts = [*parts, *_under(page, parts[-1], parts[0].box[0], stops, line)]
                return _field(page, parts)
    return None


def joined(page: Page, lines: Sequence[Line]) -> Field:
    """Lines as one value."""
    return _field(page, lines)


def _field(page: Page, parts: Sequence[Line]) -> Field:
    value = "".join(compact(part.text) for part in parts)
    return Field(value, min(part.confidence for part in parts), page.number, around(part.box for part in parts))


def _right_of(page: Page, label: Line, stops: tuple[str, ...]) -> list[Line]:
    """The lines in the same row to the right, of the same size and close together, up to the next label.

    What is much larger, or far off, is something else: a watermark, a stamp, a heading beside.
    """
    row = [line for line in page.lines if line is not label and _same_row(line, label) and line.box[0] > label.box[0]]
    found: list[Line] = []
    for line in sorted(row, key=lambda each: each.box[0]):
        if _is_label(line, stops):
            break
        if not _same_size(line, label):
            continue
        if found and (line.box[0] - found[-1].box[2]) * page.width > FAR * _high(found[-1]) * page.height:
            break
        if compact(line.text).strip(SEPARATORS):
            found.append(line)
    return found


def _under(page: Page, last: Line, left: float, stops: tuple[str, ...], label: Line) -> list[Line]:
    """Lines on which a long value goes on: close beneath, beginning where it began, with no label in their row."""
    found: list[Line] = []
    for line in page.lines:
        gap, height = line.box[1] - last.box[3], last.box[3] - last.box[1]
        if line is label or not -0.5 * height < gap < 0.9 * height or line.box[1] <= last.box[1]:
            continue
        if abs(line.box[0] - left) > 0.02 or _is_label(line, stops):
            continue
        if any(_same_row(other, line) and other.box[0] < left - 0.02 for other in page.lines if other is not line):
            continue
        found.append(line)
        last = line
    return found


def _same_size(one: Line, other: Line) -> bool:
    return 1 / LARGER < _high(one) / _high(other) < LARGER


def _high(line: Line) -> float:
    return max(line.box[3] - line.box[1], 0.001)


def _same_row(one: Line, other: Line) -> bool:
    overlap = min(one.box[3], other.box[3]) - max(one.box[1], other.box[1])
    return overlap > 0.45 * min(one.box[3] - one.box[1], other.box[3] - other.box[1])


def _is_label(line: Line, stops: tuple[str, ...]) -> bool:
    return compact(line.text).startswith(stops)
