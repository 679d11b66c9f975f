"""The certificate as a page: what it says (`Face`) and how it becomes a PDF, not yet signed."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import segno

from yimen.permits import seal, typesetting
from yimen.permits.glyphs import printable

# The seal's centre on the last page of every document, in millimetres from the left and the top. The templates place
# the picture there (parts.typ, `ending`), and the signature field lies on the same square.
SEAL_CENTRE = (141, 228)
MOST_LINES = 14
_NUMERALS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Line:
    """One labelled value; `strong` for the holder."""

    label: str
    label_en: str
    value: str
    strong: bool = False


@dataclass(frozen=True)
class Face:
    """All that stands on a certificate. Texts are taken as they are and made printable here."""

    district: str
    title: str
    title_en: str
    document_number: str
    number: str
    identifier: str
    lines: tuple[Line, ...]
    organ: str
    organ_en: str
    issued_on: date
    verify_url: str


def certificate(face: Face, at: datetime) -> bytes:
    """The certificate as PDF/A-2b, A4, one page unless its values are very long.

    at   aware, the moment of issue; written into the document
    """
    return typesetting.pdf("certificate.typ", page_data(face), title=printable(f"{face.title} {face.number}"), at=at)


def page_data(face: Face) -> dict[str, Any]:
    """The values of the template, every text printable and of bounded length."""
    return {
        "district": printable(face.district, 40),
        "title": printable(face.title, 60),
        "title_en": printable(face.title_en, 120),
        "document_number": printable(face.document_number, 60),
        "number": face.number,
        "identifier": _groups(face.identifier),
        "lines": [_line(line) for line in face.lines[:MOST_LINES]],
        "organ": printable(face.organ, 40),
        "organ_en": printable(face.organ_en, 100),
        "issued_on": chinese_date(face.issued_on),
        "verify_url": face.verify_url,
        "qr": qr_code(face.verify_url),
        "seal": seal.svg(face.organ),
    }


def _groups(identifier: str) -> list[str]:
    """The root in one piece, then each part, so that a reader's eye can hold one at a time."""
    parts = identifier.split(".")
    return [".".join(parts[:-5]), *parts[-5:]]


def _line(line: Line) -> Mapping[str, Any]:
    return {
        "label": printable(line.label, 40),
        "label_en": printable(line.label_en, 60),
        "value": printable(line.value, 600) or "—",
        "strong": line.strong,
    }


def qr_code(address: str) -> str:
    """The address as a QR code, SVG text, medium error correction (a stain of 15 % is survived)."""
    picture = io.BytesIO()
    segno.make(address, error="m", micro=False).save(picture, kind="svg", border=0, dark="#1c1c1c", xmldecl=False)
    return picture.getvalue().decode()


def chinese_date(day: date) -> str:
    """2026-11-23 as 二〇二六年十一月二十三日, the form that cannot be altered with a stroke of the pen."""
    year = "".join(_NUMERALS[int(digit)] for digit in str(day.year))
    return f"{year}年{_below_hundred(day.month)}月{_below_hundred(day.day)}日"


def arabic_date(day: date) -> str:
    """2026-11-23 as 2026年11月23日, the form of running text."""
    return f"{day.year}年{day.month}月{day.day}日"


def validity(valid_from: date, valid_until: date | None) -> str:
    """The line of validity; None means without end."""
    end = arabic_date(valid_until) if valid_until else "长期"
    return f"{arabic_date(valid_from)} 至 {end}"


def _below_hundred(number: int) -> str:
    tens, ones = divmod(number, 10)
    text = "" if tens == 0 else "十" if tens == 1 else f"{_NUMERALS[tens]}十"
    return text + (_NUMERALS[ones] if ones else "")
