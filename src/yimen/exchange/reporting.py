"""The report of a dry run: the file's own rows as a workbook, each with what would become of it, the wrong cells marked."""

from collections.abc import Iterable, Iterator
from typing import IO

from django.utils import translation
from django.utils.translation import gettext as _

from yimen.errors import Refusal
from yimen.exchange.fates import Fate, Judged
from yimen.exchange.kinds import ListKind
from yimen.exchange.models import ImportRun
from yimen.exchange.saying import say_finding, title_of
from yimen.papers import store
from yimen.spreadsheets import Level, Remark, WorkbookWriter

LANGUAGE = "zh-hans"  # of the report: the worker does not know who will read it
LONGEST_REASON = 4_000


class ReportBook:
    """Takes rows as they pass by. The file's columns come first, unchanged, so that it can be mended and handed in again."""

    def __init__(self, run: ImportRun, kind: ListKind) -> None:
        self.kind, self.places, self.width = kind, dict(run.mapping), len(run.heading)
        with translation.override(LANGUAGE):
            self.words = fate_words()
            heading = [*run.heading, _("Row of the file"), _("What becomes of it"), _("What is to be mended")]
            title = title_of(kind)
        self.book = WorkbookWriter(title, heading, [24] * self.width + [8, 12, 60])

    def add(self, rows: Iterable[Judged]) -> None:
        """Some rows."""
        with translation.override(LANGUAGE):
            for judged in rows:
                self._add(judged)

    def _add(self, judged: Judged) -> None:
        cells = [*judged.row.cells[: self.width], *[""] * (self.width - len(judged.row.cells))]
        remarks: dict[int, Remark] = {}
        reasons = []
        for finding in judged.findings:
            says = say_finding(finding.code, finding.params, self.kind)
            reasons.append(says)
            at = self.places.get(finding.column, self.width + 2)
            is_error = finding.level is Level.ERROR
            if at not in remarks or (is_error and not remarks[at].error):
                remarks[at] = Remark(says, is_error)
        reason = "；".join(reasons)[:LONGEST_REASON]
        self.book.add([*cells, str(judged.row.number), self.words[judged.fate], reason], remarks)

    def saved(self) -> IO[bytes]:
        """The finished workbook."""
        return self.book.saved()


def fate_words() -> dict[Fate, str]:
    """What becomes of a row, in the current language."""
    return {
        Fate.NEW: _("new"),
        Fate.CHANGED: _("changed"),
        Fate.UNCHANGED: _("unchanged"),
        Fate.WRONG: _("wrong"),
    }


def report_of(run: ImportRun) -> Iterator[bytes]:
    """The report of a run, in pieces. Raises Refusal import_report_missing (404)."""
    if not run.report:
        raise Refusal("import_report_missing", status=404)
    try:
        return store.read(run.report)
    except OSError as problem:
        raise Refusal("import_report_missing", status=404) from problem
