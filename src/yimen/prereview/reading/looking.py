"""One file, whole: its pages rendered, judged, read, and a small picture of each for people to look at."""

import base64
from io import BytesIO
from typing import Any

import numpy as np
from PIL import Image

from yimen.prereview.reading import rendering, seeing
from yimen.prereview.reading.recognising import Found, Recogniser
from yimen.prereview.reading.values import Page, Read, as_data

SHOWN_SIDE = 1100  # pixels of the picture that people see
QUALITY = 62
BLURRED = 0.6  # `seeing.sharpness`; below it nothing is read: from blurred pages the recogniser reads nonsense, and is sure of it


def look(content: bytes, media_type: str, most_pages: int, recogniser: Recogniser) -> dict[str, Any]:
    """What was read (`values.as_data`), and the pictures of the pages as JPEG in base64, under "pictures"."""
    total = rendering.number_of_pages(content, media_type)
    pages, pictures = [], []
    for number, picture in enumerate(rendering.pages(content, media_type, most_pages), 1):
        page, shown = look_at_page(number, picture, recogniser)
        pages.append(page)
        pictures.append(base64.b64encode(_jpeg(shown)).decode())
    return {**as_data(Read(tuple(pages), total)), "pictures": pictures}


def look_at_page(number: int, picture: Image.Image, recogniser: Recogniser) -> tuple[Page, Image.Image]:
    """One page and its picture upright. A blurred page is not read at all."""
    pixels = np.asarray(picture)
    sharp = round(seeing.sharpness(pixels), 4)
    found = recogniser.read(pixels) if sharp >= BLURRED else Found([], 0, 0.0)
    upright = _upright(picture, found)
    seen = np.asarray(upright)
    marks = (*seeing.seals(seen), *seeing.signatures(seen, found.lines))
    page = Page(
        number=number,
        width=upright.width,
        height=upright.height,
        turned=found.turned,
        skew=found.skew,
        sharpness=sharp,
        ink=round(seeing.ink(seen), 4),
        coloured=seeing.coloured(seen),
        lines=tuple(found.lines),
        marks=marks,
    )
    return page, upright


def _upright(picture: Image.Image, found: Found) -> Image.Image:
    turns = {90: Image.Transpose.ROTATE_90, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_270}
    if found.turned:
        picture = picture.transpose(turns[found.turned])
    if found.skew:
        picture = picture.rotate(found.skew, resample=Image.Resampling.BICUBIC, fillcolor="white")
    return picture


def _jpeg(picture: Image.Image) -> bytes:
    small = picture.copy()
    small.thumbnail((SHOWN_SIDE, SHOWN_SIDE))
    target = BytesIO()
    small.save(target, "JPEG", quality=QUALITY, optimize=True)
    return target.getvalue()
