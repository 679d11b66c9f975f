"""Rows as CSV, one line after the other."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from yimen.spreadsheets.guarding import guard

BYTE_ORDER_MARK = "\ufeff"  # so that spreadsheets read the Chinese right


def csv_lines(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The lines of the file, the heading first. Texts are guarded against being run as formulas."""
    writer = csv.writer(_Echo(), lineterminator="\r\n")
    yield BYTE_ORDER_MARK + writer.writerow([guard(cell) for cell in heading])
    for row in rows:
        yield writer.writerow([guard(cell) for cell in row])


class _Echo:
    """A file that gives back what is written into it, as the csv module needs one."""

    def write(self, text: str) -> str:
        return text
