"""A file of laws as it is shipped with the program, read into rows; `entering` writes them. Lists that people bring come through `exchange`.

One row an article and a span of days (JSON lines with these names, or CSV with them as heading, UTF-8 or GB18030):

    law, name_en, rank, number, issuer, whole    the law; rank and the rest are needed once
    article                                      第三十二条 or 32; empty: the row is about the law alone
    valid_from, valid_to                         days, both included; empty: not known, without end
    document                                     what enacted or amended it on the first day of the row
    text                                         a line a paragraph or item; empty: not entered

What is here already stays: a row that says the same changes nothing, one that gives a text not yet entered enters it, one that
contradicts is a fault: the law is then amended by its own act.
"""

import csv
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from yimen.errors import Refusal
from yimen.laws.amending import EARLIEST, LATEST
from yimen.laws.citations import law_key
from yimen.laws.entering import Row, refuse, write_rows
from yimen.laws.models import Rank
from yimen.laws.places import parse_place
from yimen.laws.texts import LONGEST, tidy

__all__ = ["read_file", "read_rows", "write_rows"]

LARGEST_MEGABYTES = 50


def read_file(path: Path) -> list[Row]:
    """The rows of a file. Raises Refusal: law_file_unreadable, law_file_too_large, law_file_format, law_file_faults (422)."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Refusal("law_file_unreadable", status=422, file=path.name, why=error.strerror or str(error)) from error
    if len(raw) > LARGEST_MEGABYTES * 1_000_000:
        size = len(raw) // 1_000_000
        raise Refusal("law_file_too_large", status=422, file=path.name, size=size, limit=LARGEST_MEGABYTES)
    return read_rows(path.name, _text(path.name, raw))


def _text(name: str, raw: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal("law_file_unreadable", status=422, file=name, why="UTF-8, GB18030")


def read_rows(name: str, text: str) -> list[Row]:
    """The rows of a text; the name's ending says how it is written. Raises Refusal law_file_format, law_file_faults (422)."""
    if name.endswith((".jsonl", ".json")):
        given = enumerate(_json_lines(text), 1)
    elif name.endswith(".csv"):
        given = enumerate(csv.DictReader(io.StringIO(text)), 2)
    else:
        raise Refusal("law_file_format", status=422, file=name)
    rows, faults = [], []
    for line, values in given:
        if values is None:
            continue
        try:
            rows.append(_row(line, values))
        except ValueError as error:
            faults.append(f"{line}: {error}")
    refuse(faults)
    return rows


def _json_lines(text: str) -> Iterator[dict[str, Any] | None]:
    for line in text.splitlines():
        try:
            value = json.loads(line) if line.strip() else None
        except json.JSONDecodeError:
            value = {"law": None}
        yield value if value is None or isinstance(value, dict) else {"law": None}


def _row(line: int, given: dict[str, Any]) -> Row:
    """Raises ValueError with what is wrong."""
    values = {str(key): "" if value is None else str(value).strip() for key, value in given.items()}
    law = values.get("law", "").strip("《》")
    if not law_key(law) or len(law) > 300:
        raise ValueError("law")
    rank = values.get("rank", "")
    if rank and rank not in Rank.values:
        raise ValueError(f"rank {rank[:40]}")
    written = values.get("article", "")
    place = parse_place(written[:40]) if written else None
    if written and (place is None or place != place.of_article):
        raise ValueError(f"article {written[:40]}")
    begin, end = _day(values, "valid_from"), _day(values, "valid_to")
    if begin and end and end < begin:
        raise ValueError(f"valid_to {end} < valid_from {begin}")
    text = tidy(values.get("text", ""))
    if len(text) > LONGEST:
        raise ValueError(f"text > {LONGEST}")
    head = {name: values.get(name, "")[:limit] for name, limit in (("name_en", 300), ("number", 60), ("issuer", 200))}
    head |= {"rank": rank, "whole": values.get("whole", "").lower()}
    return Row(line, law, head, place, begin, end, values.get("document", "")[:300], text)


def _day(values: dict[str, str], name: str) -> date | None:
    text = values.get(name, "")
    if not text:
        return None
    day = date.fromisoformat(text)
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"{name} {text}")
    return day
