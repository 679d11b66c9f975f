"""What is seen on the pages of a file. Every box is (left, top, right, bottom) in shares of the upright page, 0 to 1. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

Box = tuple[float, float, float, float]
SEAL, SIGNATURE = "seal", "signature"


@dataclass(frozen=True)
class Line:
    """One line of text. confidence: of the recogniser, 0 to 1."""

    text: str
    confidence: float
    box: Box


@dataclass(frozen=True)
class Mark:
    """What is not text: a red seal, or the place beside the word for a signature.

    ink  share of the box that is red (seal) or written upon (signature)
    """

    kind: str
    box: Box
    ink: float


@dataclass(frozen=True)
class Page:
    """One page, upright.

    turned     by how many degrees it had to be turned against the clock to stand upright: 0, 90, 180 or 270
    skew       what was left, in degrees, and was made straight
    sharpness  `seeing.sharpness`; ink: share of the page that is not paper; coloured: whether it has any colour at all
    width, height  of the upright picture in pixels
    """

    number: int
    width: int
    height: int
    turned: int
    skew: float
    sharpness: float
    ink: float
    coloured: bool
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Read:
    """What was read of a file. total: how many pages it has; only the first ones are read."""

    pages: tuple[Page, ...]
    total: int


def as_data(read: Read) -> dict[str, Any]:
    """For JSON."""
    return asdict(read)


def from_data(data: Mapping[str, Any]) -> Read:
    """The same again."""
    return Read(tuple(_page(each) for each in data["pages"]), int(data["total"]))


def _page(data: Mapping[str, Any]) -> Page:
    lines = tuple(Line(each["text"], each["confidence"], _box(each["box"])) for each in data["lines"])
    marks = tuple(Mark(each["kind"], _box(each["box"]), each["ink"]) for each in data["marks"])
    return Page(**{**data, "lines": lines, "marks": marks})


def _box(values: Iterable[float]) -> Box:
    left, top, right, bottom = values
    return (left, top, right, bottom)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around boxes; at least one."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
