"""Do one review: read what has not been read yet, compare, keep the findings."""

import json
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

import structlog
from django.db import transaction

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers import evidence
from yimen.papers.models import StoredFile
from yimen.papers.queries import open_file
from yimen.prereview import registers
from yimen.prereview.findings import Finding, outcome_of
from yimen.prereview.gathering import Gathered, of_case, of_draft
from yimen.prereview.limits import limits
from yimen.prereview.models import FindingRow, PageImage, Reading, Review
from yimen.prereview.readers import VERSION, Document, understand
from yimen.prereview.reading.reader import Reader, Seen
from yimen.prereview.reading.values import Page, as_data, from_data
from yimen.prereview.rules import Application, Handed, look
from yimen.prereview.rules.validity import NUMBERS
from yimen.vault import Unreadable, encrypt_stream

log = structlog.get_logger("yimen.prereview")

# Faults of this installation or this moment, not of the file: it is tried again with the next review.
PASSING = frozenset({"reading_not_installed", "file_lost", "file_waits_for_scan", "file_infected"})


def carry_out(number: int, *, now: datetime, reader: Callable[[], Reader] = lambda: Reader(limits())) -> Review | None:
    """The review, done; None where it is not waiting any more. Files are read outside of any transaction."""
    review = _begun(number)
    if review is None:
        return None
    gathered = of_draft(review.draft) if review.draft is not None else of_case(review.case)  # type: ignore[arg-type]
    handed, pages = _handed(gathered, reader, now)
    fields = [each.document.fields for each in handed if each.document is not None]
    numbers = [each[name].value for each in fields for name in NUMBERS if name in each]
    application = Application(
        told=gathered.told,
        needs=gathered.needs,
        handed=handed,
        today=shanghai_date(now),
        registers=registers.entries_for(numbers),
    )
    return _done(review, gathered, look(application), pages, now)


def _begun(number: int) -> Review | None:
    with transaction.atomic():
        waiting = Review.objects.select_for_update(of=("self",)).select_related("draft", "case__applicant")
        review = waiting.filter(pk=number, state=Review.State.WAITING).first()
        if review is None:
            return None
        # What was handed in meanwhile is a case now, and has a review of its own.
        over = review.draft is not None and review.draft.case_id is not None
        review.state = Review.State.FAILED if over else Review.State.RUNNING
        review.save(update_fields=["state"])
        return None if over else review


def _handed(gathered: Gathered, reader: Callable[[], Reader], now: datetime) -> tuple[list[Handed], int]:
    """The files with what was read of each, and how many pages had to be read for it."""
    known = {
        reading.sha256: reading
        for reading in Reading.objects.filter(
            sha256__in={file.sha256 for _code, file in gathered.files}, reader=VERSION
        )
    }
    handed, pages = [], 0
    with reader() as reading_process:
        for place, (code, file) in enumerate(gathered.files):
            if evidence.level_of(file.evidence).reaches(evidence.Level.B):
                handed.append(Handed(code, place, None, trusted=True))
                continue
            if file.sha256 not in known:
                known[file.sha256], read = _read(file, reading_process, now)
                pages += read
            reading = known[file.sha256]
            handed.append(Handed(code, place, _document(reading), reading.fault))
    return handed, pages


def _read(file: StoredFile, reader: Reader, now: datetime) -> tuple[Reading, int]:
    """The reading of one file, kept unless only this moment stood against it."""
    reading = Reading(sha256=file.sha256, reader=VERSION, read_at=now)
    try:
        seen = reader.read(b"".join(open_file(file)), file.media_type)
    except Unreadable:
        reading.fault = "file_lost"
        return reading, 0
    except Refusal as refusal:
        reading.fault = refusal.code
        if refusal.code not in PASSING:
            return _kept(reading, ()), 0
        return reading, 0
    return _kept_seen(reading, seen), len(seen.read.pages)


def _kept_seen(reading: Reading, seen: Seen) -> Reading:
    reading.content = json.dumps(as_data(seen.read), ensure_ascii=False)
    return _kept(reading, list(zip(seen.read.pages, seen.pictures, strict=True)))


def _kept(reading: Reading, pictures: Sequence[tuple[Page, bytes]]) -> Reading:
    """Two workers may read one file at the same time: the first reading stays."""
    with transaction.atomic():
        kept, made = Reading.objects.get_or_create(
            sha256=reading.sha256,
            reader=reading.reader,
            defaults={"content": reading.content, "fault": reading.fault, "read_at": reading.read_at},
        )
        if made:
            PageImage.objects.bulk_create(
                PageImage(
                    reading=kept,
                    number=page.number,
                    width=page.width,
                    height=page.height,
                    content=b"".join(encrypt_stream([picture])),
                )
                for page, picture in pictures
            )
    return kept


def _document(reading: Reading) -> Document | None:
    return understand(from_data(json.loads(reading.content))) if reading.content else None


def _done(review: Review, gathered: Gathered, found: Iterable[Finding], pages: int, now: datetime) -> Review:
    findings = list(found)
    with transaction.atomic():
        FindingRow.objects.bulk_create(
            _row(review, place, finding, gathered) for place, finding in enumerate(findings, 1)
        )
        review.state, review.done_at, review.basis, review.pages = Review.State.DONE, now, gathered.basis, pages
        review.outcome = outcome_of(finding.level for finding in findings)
        review.save(update_fields=["state", "done_at", "basis", "pages", "outcome"])
    log.info("review_done", review=review.pk, outcome=review.outcome, findings=len(findings), pages=pages)
    return review


def _row(review: Review, place: int, finding: Finding, gathered: Gathered) -> FindingRow:
    file = gathered.files[finding.place][1] if finding.place is not None else None
    return FindingRow(
        review=review,
        place=place,
        material=finding.material,
        file=file.pk if file else None,
        sha256=file.sha256 if file else "",
        page=finding.page,
        box=list(finding.box) if finding.box else None,
        rule=finding.rule,
        level=finding.level,
        confidence=finding.confidence,
        data=json.dumps(dict(finding.data), ensure_ascii=False),
    )
