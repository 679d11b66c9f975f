"""A list brought in from the command line, told row by row: what `yimen exchange import` and `yimen catalogue import` share."""

import csv
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from yimen.exchange.kinds import ListKind
    from yimen.exchange.local import Outcome
    from yimen.spreadsheets import Finding

SHOWN = 40  # findings of one kind in the table; the report file has all


def bring_in(
    file: Path,
    kind: "ListKind",
    district: str,
    *,
    dry_run: bool,
    sheet: str = "",
    columns: Mapping[str, str] | None = None,
) -> "Outcome":
    """Import a file with a progress bar. Raises Refusal as `import_file` does."""
    from django.utils import timezone
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    from yimen.exchange.local import import_file

    bars = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed:,} rows"), TimeElapsedColumn())
    with Progress(*bars, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(file.name, total=rows_in(file, sheet))

        def advance(row: int) -> None:
            bar.update(task, completed=row)

        return import_file(
            file, kind, district, now=timezone.now(), dry_run=dry_run, sheet=sheet, columns=columns, progress=advance
        )


def rows_in(file: Path, sheet: str) -> int | None:
    """How far the bar has to go; None where that would mean to read the whole file first, or it cannot be read."""
    from yimen.errors import Refusal
    from yimen.spreadsheets import open_table

    try:
        with open_table(file, sheet=sheet) as table:
            look = getattr(table, "look", None)
            return look.rows if look is not None else sum(1 for _row in table.rows())
    except Refusal:
        return None  # the import itself tells why


def show(outcome: "Outcome", dry_run: bool) -> None:
    """A table of findings, how often each occurs, and what became of the rows."""
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from yimen import wording
    from yimen.errors import Refusal
    from yimen.exchange.saying import say_finding

    console = Console(highlight=False)
    for notice in outcome.notices:
        console.print(wording.say(Refusal(notice.code, **notice.params)), markup=False)
    table = Table(title=f"{escape(outcome.file)}, district {outcome.district}", title_justify="left")
    for heading in ("place", "", "finding"):
        table.add_column(heading, justify="right" if heading == "place" else "left", overflow="fold")
    for finding in _most(outcome):
        colour = "red" if finding.level == "error" else "yellow"
        says = say_finding(finding.code, finding.params, outcome.kind)
        table.add_row(finding.place(outcome.mapping), f"[{colour}]{finding.level.value}[/]", escape(says))
    if outcome.findings:
        console.print(table)
    for code, number in sorted(Counter(finding.code for finding in outcome.findings).items()):
        console.print(f"  {number:>6}  {code}")
    console.print(summary(outcome, dry_run), markup=False)


def _most(outcome: "Outcome") -> Iterable["Finding"]:
    """The findings, errors first, at most SHOWN of each kind."""
    seen: Counter[str] = Counter()
    for finding in [*outcome.errors, *outcome.warnings]:
        seen[finding.code] += 1
        if seen[finding.code] <= SHOWN:
            yield finding


def summary(outcome: "Outcome", dry_run: bool) -> str:
    """One line: rows, findings, and what the list says now."""
    counts = outcome.counts
    looked = f"{counts.rows} rows: {len(outcome.errors)} errors, {len(outcome.warnings)} warnings."
    fates = f"{counts.new} new, {counts.changed} changed, {counts.unchanged} as before"
    if counts.wrong:
        return f"{looked} {counts.wrong} rows are wrong. Nothing was written."
    return f"{looked} Dry run: nothing was written; {fates}." if dry_run else f"{looked} {fates}."


def save(outcome: "Outcome", path: Path) -> None:
    """All findings as .csv or .json. Raises Refusal report_not_written (422)."""
    from yimen.errors import Refusal
    from yimen.exchange.saying import say_finding

    lines: list[dict[str, Any]] = [
        {
            "row": finding.row,
            "place": finding.place(outcome.mapping),
            "level": finding.level.value,
            "code": finding.code,
            "column": finding.column,
            "message": say_finding(finding.code, finding.params, outcome.kind),
        }
        for finding in outcome.findings
    ]
    try:
        if path.suffix.lower() == ".json":
            counts = {"rows": outcome.counts.rows, **vars(outcome.counts), "written": outcome.written}
            whole = {"file": outcome.file, "district": outcome.district, **counts, "findings": lines}
            path.write_text(json.dumps(whole, ensure_ascii=False, indent=1), encoding="utf-8")
        else:
            # With the mark, so that spreadsheets read the Chinese right.
            with path.open("w", encoding="utf-8-sig", newline="") as out:
                writer = csv.DictWriter(out, ["row", "place", "level", "code", "column", "message"])
                writer.writeheader()
                writer.writerows(lines)
    except OSError as error:
        raise Refusal("report_not_written", status=422, file=str(path), why=error.strerror or str(error)) from error
