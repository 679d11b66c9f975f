"""The notice of a year as an administrator enters it: a file of JSON, or lines typed from the paper."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from yimen.errors import Refusal

# 春节 2027-02-05 2027-02-11
_DATE = r"(\d{4}-\d{2}-\d{2})"
_BETWEEN = r"[\s,，至~—–]+"  # both languages
_HOLIDAY = re.compile(rf"(.{{1,100}}?)[\s,，]+{_DATE}(?:{_BETWEEN}{_DATE})?")
# 2027-02-14 春节
_MAKEUP = re.compile(r"(\d{4}-\d{2}-\d{2})[\s,，]+(.{1,100})")
FIELDS = ("year", "document", "date", "holidays", "makeup")
# What a line looks like; names of holidays are Chinese on the paper too.
EXAMPLES = {
    "document": "国办发明电〔2025〕7号",  # both languages
    "holidays": "春节 2027-02-05 2027-02-11",  # both languages
    "makeup": "2027-02-14 春节",  # both languages
}
LARGEST = 100_000  # bytes; a year has some kilobytes


def read(posted: Mapping[str, str], file: UploadedFile | None) -> Any:
    """Plain JSON values for `load_year`: from the file where there is one, else from the fields.

    Raises Refusal (422): calendar_file_unreadable, calendar_year_missing, calendar_line_unreadable.
    """
    if file is not None:
        return _from_file(file)
    typed = {name: posted.get(name, "").replace("\x00", "") for name in FIELDS}
    year = typed["year"].strip()
    if not re.fullmatch(r"\d{4}", year, re.ASCII):
        raise Refusal("calendar_year_missing", status=422, field="year")
    return {
        "year": int(year),
        "document": typed["document"],
        "date": typed["date"],
        "holidays": [_holiday(line, text) for line, text in _lines(typed["holidays"])],
        "makeup": [_makeup(line, text) for line, text in _lines(typed["makeup"])],
    }


def _from_file(file: UploadedFile) -> Any:
    try:
        return json.loads(file.read(LARGEST + 1)[:LARGEST].decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise Refusal("calendar_file_unreadable", status=422, field="file") from None


def _lines(text: str) -> list[tuple[int, str]]:
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _holiday(line: int, text: str) -> dict[str, str]:
    found = _HOLIDAY.fullmatch(text)
    if found is None:
        raise Refusal("calendar_line_unreadable", status=422, field="holidays", line=line, text=text[:60])
    name, first, last = found.groups()
    return {"name": name.strip(), "from": first, "to": last or first}


def _makeup(line: int, text: str) -> dict[str, str]:
    found = _MAKEUP.fullmatch(text)
    if found is None:
        raise Refusal("calendar_line_unreadable", status=422, field="makeup", line=line, text=text[:60])
    return {"day": found[1], "for": found[2].strip()}
