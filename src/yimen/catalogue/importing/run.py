"""The whole import: read, check, write, or nothing at all."""

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from yimen import wording
from yimen.catalogue.importing.check import Finding, Report, check_rows
from yimen.catalogue.importing.read import read_rows
from yimen.catalogue.importing.write import write_items
from yimen.errors import Refusal


def import_list(
    path: Path,
    district: str,
    *,
    now: datetime,
    dry_run: bool = False,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Report:
    """Import a published service list. Errors in rows stay in the report, and then nothing is written.

    now      when: the first day of the versions it writes
    dry_run  look only
    Raises Refusal where the file as a whole cannot be read (see `read_rows`), or the district is no code.
    """
    if not re.fullmatch(r"[1-9]\d{5}", district):
        raise Refusal("import_district_wrong", status=422, district=district[:20])
    report = check_rows(read_rows(path), path.name, district)
    if dry_run or report.errors:
        return report
    return write_items(report, now, progress)


def say(finding: Finding) -> str:
    """The sentence for a finding in the current language."""
    return wording.say(Refusal(finding.code, **finding.params))
