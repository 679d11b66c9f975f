"""Rows of laws into the room: what is new is entered, what is here stays, and what contradicts it is a fault.

The first load of a law, which no role of people reaches; people draft, review and put in force (`draft_amendment`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from django.db import transaction

from yimen.errors import Refusal
from yimen.laws.amending import EARLIEST
from yimen.laws.citations import law_key
from yimen.laws.models import ArticleVersion, Law, LawChange, LawVersion
from yimen.laws.places import Place
from yimen.laws.queries import gaps
from yimen.laws.writing import articles_of, new_law

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


@dataclass(frozen=True)
class Fault:
    """What contradicts. told: for a list of all faults of a file, with the line; refusal: for the row alone."""

    told: str
    refusal: Refusal


def refuse(faults: list[str]) -> None:
    """Raise Refusal law_file_faults (422) where there are any."""
    if faults:
        told = "; ".join(faults[:FAULTS_TOLD]) + (" …" if len(faults) > FAULTS_TOLD else "")
        raise Refusal("law_file_faults", status=422, faults=told)


@transaction.atomic
def write_rows(rows: Iterable[Row], *, now: datetime, who: str = "import", reason: str = "") -> Report:
    """Write them, law by law. Raises Refusal law_file_faults (422): then nothing is written."""
    report, faults = Report(), list[Fault]()
    by_law: dict[str, list[Row]] = {}
    for row in rows:
        by_law.setdefault(law_key(row.law), []).append(row)
        report.rows += 1
    for of_law in by_law.values():
        faults += _overlaps(of_law)
    refuse([fault.told for fault in faults])
    for of_law in by_law.values():
        faults += _write_law(of_law, report, now, who, reason)
    refuse([fault.told for fault in faults])
    return report


@transaction.atomic
def enter_law(rows: list[Row], *, now: datetime, who: str, reason: str) -> None:
    """The rows of one law, or none of them.

    Raises Refusal: law_rank_missing, law_row_overlaps (422); law_row_other, law_row_known, law_version_overlaps (409).
    """
    faults = _overlaps(rows) or _write_law(rows, Report(), now, who, reason)
    if faults:
        raise faults[0].refusal


def _overlaps(rows: list[Row]) -> list[Fault]:
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
                refusal = Refusal("law_row_overlaps", status=422, law=second.law, place=str(place))
                faults.append(Fault(f"{second.line}: {place} overlaps {first.line}", refusal))
    return faults


def _write_law(rows: list[Row], report: Report, now: datetime, who: str, reason: str) -> list[Fault]:
    law, made = _law(rows)
    if law is None:
        return [Fault(f"{rows[0].line}: {rows[0].law} rank", Refusal("law_rank_missing", status=422, law=rows[0].law))]
    report.laws += made
    versions = _versions(law, rows, now, who, reason)
    articles = articles_of(law, [row.place for row in rows if row.place])
    kept: dict[tuple[int, date | None], ArticleVersion] = {
        (version.article_id, version.valid_from): version for version in ArticleVersion.objects.filter(article__law=law)
    }
    known = {article for article, _begin in kept}
    faults: list[Fault] = []
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
            faults.append(_contradicts(row, "law_row_known"))
        else:
            number = 1 + sum(version.article_id == article.pk for version in new)
            days = {"valid_from": row.begin, "valid_to": row.end}
            new.append(ArticleVersion(article=article, by=versions[row.begin], version=number, text=row.text, **days))
    ArticleVersion.objects.bulk_create(new, batch_size=500)
    report.versions += len(new)
    report.articles += len({version.article_id for version in new})
    report.gaps += _gaps(law, new)
    return faults


def _contradicts(row: Row, code: str) -> Fault:
    day = row.begin.isoformat() if row.begin else "–"
    return Fault(
        f"{row.line}: {row.law}{row.place} {row.begin}", Refusal(code, law=row.law, place=str(row.place), day=day)
    )


def _enter(before: ArticleVersion, row: Row, report: Report) -> Fault | None:
    """Enter a text that was not entered; what is wrong, where the row contradicts what is here."""
    if row.text and not before.text:
        before.text = row.text
        before.save(update_fields=["text"])
        report.texts += 1
        return None
    if row.text and row.text != before.text:
        return _contradicts(row, "law_row_other")
    report.unchanged += 1
    return None


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
