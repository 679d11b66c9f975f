"""A checked list into the catalogue: one transaction, repeatable without doubling."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from django.db import transaction

from yimen.agencies.models import Agency
from yimen.catalogue.importing.check import Finding, Item, Level, Report
from yimen.catalogue.importing.versions import write_versions
from yimen.catalogue.models import Matter, Service
from yimen.catalogue.searching import initials, pinyin, spelled
from yimen.catalogue.telling import LISTED, tell

BATCH = 500
_WRITTEN = ["name", "group", "type", "agency", "matter", "pinyin"]


@transaction.atomic
def write_items(
    report: Report, now: datetime, progress: Callable[[int, int], None] = lambda done, total: None
) -> Report:
    """Write the items of a report without errors. Services already there are changed, never doubled; none is removed.

    Each service that is new or changed gets a version from the day of `now`.

    progress(done, total) is called after each batch. A code that belongs to another district becomes an error finding,
    and nothing is written.
    """
    taken = _taken_elsewhere(report)
    if taken:
        report.findings += taken
        return report
    agencies = _agencies(report)
    report.agencies = len(agencies)
    matters = _matters(report.items)
    existing = {service.code: service for service in Service.objects.filter(district=report.district)}
    made: list[Service] = []
    changed: list[Service] = []
    for number, item in enumerate(report.items, 1):
        service = existing.get(item.code)
        wanted = _wanted(item, report.district, agencies[item.department], matters.get(item.basic), service)
        if wanted is not None:
            (made if service is None else changed).append(wanted)
        if number % BATCH == 0:
            progress(number, len(report.items))
    Service.objects.bulk_create(made, batch_size=BATCH)
    Service.objects.bulk_update(changed, _WRITTEN, batch_size=BATCH)
    write_versions(made, changed, now, f"导入 {report.file}"[:500])
    if made or changed:
        tell(LISTED, report.district, 0, now)
    report.created, report.changed = len(made), len(changed)
    report.unchanged, report.written = len(report.items) - len(made) - len(changed), True
    progress(len(report.items), len(report.items))
    return report


def _taken_elsewhere(report: Report) -> list[Finding]:
    codes = {item.code: item.row for item in report.items}
    found = Service.objects.filter(code__in=codes).exclude(district=report.district).values_list("code", "district")
    return [
        Finding(codes[code], Level.ERROR, "row_code_taken", "item_code", {"value": code, "district": district})
        for code, district in found
    ]


def _agencies(report: Report) -> dict[str, Agency]:
    """The agency of each department name; new ones get the code "<district>-<initials of the name>"."""
    known = {agency.name: agency for agency in Agency.objects.filter(division=report.district)}
    names = Counter(item.department for item in report.items)
    authorities = _authorities(report.items)
    codes = set(Agency.objects.values_list("code", flat=True))
    made = []
    for order, name in enumerate(names, 1 + len(known)):
        if name in known:
            continue
        agency = Agency(
            code=_free_code(report.district, name, codes),
            name=name,
            uscc=authorities.get(name, ""),
            division=report.district,
            order=order,
            pinyin=pinyin(name)[:300],
        )
        made.append(agency)
    Agency.objects.bulk_create(made)
    return known | {agency.name: agency for agency in made}


def _authorities(items: Iterable[Item]) -> dict[str, str]:
    """The authority code that most rows of a department carry."""
    votes: dict[str, Counter[str]] = {}
    for item in items:
        if item.authority:
            votes.setdefault(item.department, Counter())[item.authority] += 1
    return {name: counter.most_common(1)[0][0] for name, counter in votes.items()}


def _free_code(district: str, name: str, codes: set[str]) -> str:
    base = f"{district}-{initials(name)[:24]}"
    code, number = base, 2
    while code in codes:
        code, number = f"{base}-{number}", number + 1
    codes.add(code)
    return code


def _matters(items: Iterable[Item]) -> dict[str, Matter]:
    """The basic matters by code; the first item of a basic code names it."""
    wanted: dict[str, Item] = {}
    for item in items:
        if item.basic:
            wanted.setdefault(item.basic, item)
    Matter.objects.bulk_create(
        [Matter(code=code, name=item.name, type=item.type, level="4") for code, item in wanted.items()],
        ignore_conflicts=True,
        batch_size=BATCH,
    )
    return {matter.code: matter for matter in Matter.objects.filter(code__in=wanted)}


def _wanted(
    item: Item, district: str, agency: Agency, matter: Matter | None, service: Service | None
) -> Service | None:
    """The service as the list wants it; None where it is so already."""
    result = service or Service(code=item.code, district=district)
    values = {"name": item.name, "group": item.group, "type": item.type}
    same = service is not None and all(getattr(service, key) == value for key, value in values.items())
    if same and result.agency_id == agency.pk and result.matter_id == (matter.pk if matter else None):
        return None
    for key, value in values.items():
        setattr(result, key, value)
    result.agency, result.matter = agency, matter
    result.pinyin = spelled(item.name)
    return result
