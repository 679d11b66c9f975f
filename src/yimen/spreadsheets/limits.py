"""How much of a file is read at all. A list of a district has some ten thousand rows; who sends more means no good, or splits it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """Largest file, and largest table in it.

    size      bytes of the file as it comes
    unpacked  bytes of a workbook's parts together, once unpacked
    ratio     how many times as large a part may become by unpacking, looked at from `ratio_from` bytes on
    part      bytes of any one part that has to be held in memory (texts, styles)
    cell      characters of one cell
    """

    size: int = 50_000_000
    rows: int = 200_000
    columns: int = 256
    unpacked: int = 600_000_000
    ratio: int = 200
    ratio_from: int = 20_000_000
    part: int = 200_000_000
    cell: int = 100_000


LIMITS = Limits()
