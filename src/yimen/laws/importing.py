"""A file of laws into the room: all of it or nothing, repeatable without doubling, every fault with its row.

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
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from django.db import transaction

from yimen.errors import Refusal
from yimen.laws.amending import EARLIEST, LATEST
from yimen.laws.citations import law_key
from yimen.laws.models import ArticleVersion, Law, LawChange, LawVersion, Rank
from yimen.laws.places import Place, parse_place
from yimen.laws.queries import gaps
from yimen.laws.texts import LONGEST, tidy
from yimen.laws.writing import articles_of, new_law

LARGEST_MEGABYTES = 50
FAULTS_TOLD = 20
YES = ("true", "yes", "1", "是")


@dataclass(frozen=True)
class Row:
    """One row as a value. place: nothing where it is about the law alone."""

    line: int
    law: str
    head: dict[str, str]
    place: Place | None
    begin: date | None
    end: date | None
    document: str
    text: str


@dataclass
class Report:
    """What an import did. gaps: articles that were not in force between two of their versions, with the days."""

    rows: int = 0
    laws: int = 0
    articles: int = 0
    versions: int = 0
    texts: int = 0
    unchanged: int = 0
    gaps: list[str] = field(default_factory=list)


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
    _refuse(faults)
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


@transaction.atomic
def write_rows(rows: Iterable[Row], *, now: datetime, who: str = "import", reason: str = "") -> Report:
    """Write them, law by law. Raises Refusal law_file_faults (422): then nothing is written."""
    report, faults = Report(), []
    by_law: dict[str, list[Row]] = {}
    for row in rows:
        by_law.setdefault(law_key(row.law), []).append(row)
        report.rows += 1
    for of_law in by_law.values():
        faults += _overlaps(of_law)
    _refuse(faults)
    for of_law in by_law.values():
        faults += _write_law(of_law, report, now, who, reason)
    _refuse(faults)
    return report


def _refuse(faults: list[str]) -> None:
    if faults:
        told = "; ".join(faults[:FAULTS_TOLD]) + (" …" if len(faults) > FAULTS_TOLD else "")
        raise Refusal("law_file_faults", status=422, faults=told)


def _overlaps(rows: list[Row]) -> list[str]:
    """Two spans of one article never share a day."""
    spans: dict[Place, list[Row]] = {}
    for row in rows:
        if row.place:
            spans.setdefault(row.place, []).append(row)
    faults = []
    for place, of_article in spans.items():
        of_article.sort(key=lambda row: row.begin or EARLIEST)
        for first, second in pairwise(of_article):
            if first.end is None or second.begin is None or second.begin <= first.end:
                faults.append(f"{second.line}: {place} overlaps {first.line}")
    return faults


def _write_law(rows: list[Row], report: Report, now: datetime, who: str, reason: str) -> list[str]:
    law, made = _law(rows)
    if law is None:
        return [f"{rows[0].line}: {rows[0].law} rank"]
    report.laws += made
    versions = _versions(law, rows, now, who, reason)
    articles = articles_of(law, [row.place for row in rows if row.place])
    kept: dict[tuple[int, date | None], ArticleVersion] = {
        (version.article_id, version.valid_from): version for version in ArticleVersion.objects.filter(article__law=law)
    }
    known = {article for article, _begin in kept}
    faults: list[str] = []
    new: list[ArticleVersion] = []
    for row in sorted(rows, key=lambda row: row.begin or EARLIEST):
        if row.place is None:
            continue
        article = articles[row.place]
        before = kept.get((article.pk, row.begin))
        if before is not None:
            fault = _enter(before, row, report)
            faults += [fault] if fault else []
        elif article.pk in known:
            faults.append(f"{row.line}: {law.name}{row.place} {row.begin}")
        else:
            number = 1 + sum(version.article_id == article.pk for version in new)
            days = {"valid_from": row.begin, "valid_to": row.end}
            new.append(ArticleVersion(article=article, by=versions[row.begin], version=number, text=row.text, **days))
    ArticleVersion.objects.bulk_create(new, batch_size=500)
    report.versions += len(new)
    report.articles += len({version.article_id for version in new})
    report.gaps += _gaps(law, new)
    return faults


def _enter(before: ArticleVersion, row: Row, report: Report) -> str:
    """Enter a text that was not entered; what is wrong, where the row contradicts what is here."""
    if row.text and not before.text:
        before.text = row.text
        before.save(update_fields=["text"])
        report.texts += 1
        return ""
    if row.text and row.text != before.text:
        return f"{row.line}: {row.law}{row.place} {row.begin}"
    report.unchanged += 1
    return ""


def _law(rows: list[Row]) -> tuple[Law | None, int]:
    """The law, made where it is not here, and how many were made."""
    head: dict[str, str] = {}
    for row in rows:
        head |= {name: value for name, value in row.head.items() if value}
    whole = head.pop("whole", "") in YES
    law = Law.objects.select_for_update().filter(key=law_key(rows[0].law)).first()
    if law is None:
        if "rank" not in head:
            return None, 0
        law = new_law(rows[0].law, whole=whole, **head)
        law.save()
        return law, 1
    changed: dict[str, str | bool] = {name: value for name, value in head.items() if not getattr(law, name)}
    if whole and not law.whole:
        changed["whole"] = True
    for name, value in changed.items():
        setattr(law, name, value)
    if changed:
        law.save(update_fields=list(changed))
    return law, 0


def _versions(law: Law, rows: list[Row], now: datetime, who: str, reason: str) -> dict[date | None, LawVersion]:
    """A version of the law for each first day; those here stay. One that is newer ends the one before it."""
    kept = {version.valid_from: version for version in law.versions.order_by("version")}
    documents = {row.begin: row.document for row in rows if row.document}
    days = {row.begin for row in rows if row.place or row.begin}
    if not (days or kept):
        days = {None}  # only the name is known
    wanted = sorted(days, key=lambda day: day or EARLIEST)
    missing = [day for day in wanted if day not in kept]
    last = max(kept.values(), key=lambda version: version.version) if kept else None
    for day in missing:
        if last is not None and (last.valid_from or EARLIEST) >= (day or EARLIEST):
            raise Refusal("law_version_overlaps", status=409, begin=str(day), last=str(last.valid_from))
        if last is not None and day is not None:
            last.valid_to = day - timedelta(days=1)
            last.save(update_fields=["valid_to"])
        last = kept[day] = LawVersion.objects.create(
            law=law,
            version=last.version + 1 if last else 1,
            kind=LawChange.AMEND if last else LawChange.ENACT,
            valid_from=day,
            document=documents.get(day, ""),
            reason=reason,
            published_at=now,
            created_by=who,
        )
    return kept


def _gaps(law: Law, new: list[ArticleVersion]) -> list[str]:
    by_article: dict[int, list[ArticleVersion]] = {}
    for version in new:
        by_article.setdefault(version.article_id, []).append(version)
    return [
        f"{law.name}{versions[0].article.place}: {gap.first} – {gap.last}"
        for versions in by_article.values()
        for gap in gaps(versions)
    ]
