"""What can be seen of a page without reading it: how sharp it is, whether it has colour, red seals, ink at a place."""

from collections.abc import Iterable
from typing import Any

import cv2
import numpy as np

from yimen.prereview.reading.values import SEAL, SIGNATURE, Box, Line, Mark

Pixels = Any  # an array of height x width x 3 bytes, red first
TILE = 32
LEAST_CONTRAST = 60  # grey levels between paper and ink within a tile, so that empty paper does not count
SIDE = 1200  # all pages are judged at this length of the longer side: a large scan is no sharper for being large
GRAIN = 1.2  # pixels: what is finer is the noise of a camera, which would make a blurred photograph look sharp
# The words beside which people sign.
SIGNING = ("签字", "签名", "签章")
RED_LEAST, SEAL_LEAST, SEAL_MOST = 0.06, 0.07, 0.5


def sharpness(page: Pixels) -> float:
    """The variance of the Laplacian where something is printed, a thousandth of the contrast there: sharp above 2, blurred below 0.6.

    Taken tile by tile and in the middle of them all, so that neither a white page nor a bold headline counts for the text.
    0.0 where nothing is printed at all.
    """
    grey = cv2.cvtColor(_resized(page), cv2.COLOR_RGB2GRAY).astype(np.float32)
    edges = cv2.Laplacian(cv2.GaussianBlur(grey, (0, 0), GRAIN), cv2.CV_32F)
    height, width = (side // TILE * TILE for side in grey.shape)
    if not height or not width:
        return 0.0
    tiles, changes = _tiles(grey[:height, :width]), _tiles(edges[:height, :width])
    contrast = tiles.max(axis=1) - tiles.min(axis=1)
    printed = contrast > LEAST_CONTRAST
    if not printed.any():
        return 0.0
    return 1000 * float(np.median(changes[printed].var(axis=1) / contrast[printed] ** 2))


def ink(page: Pixels) -> float:
    """The share of the page that is darker than its paper."""
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    paper = float(np.percentile(grey, 90))
    return float((grey < paper - 50).mean())


def coloured(page: Pixels) -> bool:
    """Whether anything on it is coloured at all: on a black-and-white copy no seal can be told from print."""
    small = _resized(page, 600).astype(np.int16)
    return bool(((small.max(axis=2) - small.min(axis=2)) > 60).mean() > 0.0002)


def seals(page: Pixels) -> list[Mark]:
    """Red seals: round or square, of the size of a seal, ring and letters rather than a filled block."""
    found = []
    small = _resized(page)
    height, width = small.shape[:2]
    red = _red(small)
    joined = cv2.morphologyEx(red, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    number, _labels, boxes, _centres = cv2.connectedComponentsWithStats(joined)
    for left, top, wide, high, _area in boxes[1:number]:
        side = max(wide, high) / min(width, height)
        if not (SEAL_LEAST < side < SEAL_MOST and 0.6 < wide / high < 1.67):
            continue
        share = float((red[top : top + high, left : left + wide] > 0).mean())
        if share > RED_LEAST:
            box = (left / width, top / height, (left + wide) / width, (top + high) / height)
            found.append(Mark(SEAL, rounded(box), round(share, 3)))
    return found


def signatures(page: Pixels, lines: Iterable[Line]) -> list[Mark]:
    """For each word for a signature, how much is written to the right of it."""
    found = []
    height, width = page.shape[:2]
    grey = cv2.cvtColor(page, cv2.COLOR_RGB2GRAY)
    paper = float(np.percentile(grey, 90))
    lines = list(lines)
    usual = float(np.median([_glyph(line) for line in lines])) if lines else 0.0
    for line in lines:
        place = max((line.text.find(word) for word in SIGNING), default=-1)
        if place < 0 or len(line.text) > 40:
            continue
        box = _beside(line, place, usual)
        top, bottom = int(box[1] * height), int(box[3] * height)
        part = grey[top:bottom, int(box[0] * width) : int(box[2] * width)]
        if part.size:
            found.append(Mark(SIGNATURE, rounded(box), round(float((part < paper - 60).mean()), 4)))
    return found


def _beside(line: Line, place: int, usual: float) -> Box:
    """Where one signs: from behind the word to a quarter of the page further, a little higher and lower than the line.

    usual  width of a character on this page: the recogniser takes a signature into the box of the word before it
    """
    left, top, _right, bottom = line.box
    behind = left + min(place + 4, len(line.text)) * min(_glyph(line), 1.25 * usual)
    room = (bottom - top) * 0.35
    return (min(behind, 1.0), max(top - room, 0.0), min(behind + 0.25, 1.0), min(bottom + room, 1.0))


def _glyph(line: Line) -> float:
    return (line.box[2] - line.box[0]) / max(len(line.text), 1)


def _red(page: Pixels) -> Any:
    channels = page.astype(np.int16)
    red, green, blue = channels[..., 0], channels[..., 1], channels[..., 2]
    return (((red > 110) & (red - green > 55) & (red - blue > 45)) * 255).astype(np.uint8)


def _resized(page: Pixels, side: int = SIDE) -> Pixels:
    factor = side / max(page.shape[:2])
    if 0.97 < factor < 1.03:
        return page
    how = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
    return cv2.resize(page, None, fx=factor, fy=factor, interpolation=how)


def _tiles(plane: Any) -> Any:
    rows, columns = plane.shape[0] // TILE, plane.shape[1] // TILE
    return plane.reshape(rows, TILE, columns, TILE).swapaxes(1, 2).reshape(rows * columns, TILE * TILE)


def rounded(box: Iterable[float]) -> Box:
    """To a thousandth, and inside the page."""
    left, top, right, bottom = (round(min(max(float(value), 0.0), 1.0), 4) for value in box)
    return (left, top, right, bottom)
