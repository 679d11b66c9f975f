"""Checked rows into the catalogue, some thousand at a time. The caller holds the transaction."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from yimen.agencies.models import Agency
from yimen.catalogue.importing.check import Item, item_of
from yimen.catalogue.importing.versions import write_versions
from yimen.catalogue.matters import first_versions
from yimen.catalogue.models import Matter, Service
from yimen.catalogue.searching import initials, pinyin, spelled
from yimen.catalogue.telling import LISTED, tell
from yimen.clock import shanghai_date

BATCH = 500
_WRITTEN = ["name", "name_en", "group", "type", "agency", "matter", "pinyin"]


class ServiceWriter:
    """Services already there are changed, never doubled; none is removed. Each that is new or changed gets a version.

    reason  stands in the versions: which file it was
    """

    def __init__(self, district: str, *, now: datetime, reason: str) -> None:
        self.district, self.now, self.reason = district, now, reason
        self.agencies = {agency.name: agency for agency in Agency.objects.filter(division=district)}
        self._told = False

    def write(self, rows: Sequence[Mapping[str, str]]) -> None:
        """Rows as the check gave them back, new and changed ones alike."""
        if not rows:
            return
        items = [item_of(cells) for cells in rows]
        self._meet_agencies(items)
        matters = _matters(items, self.now, self.reason)
        codes = [item.code for item in items]
        existing = {service.code: service for service in Service.objects.filter(code__in=codes)}
        made: list[Service] = []
        changed: list[Service] = []
        for item in items:
            service = existing.get(item.code)
            wanted = self._wanted(item, matters.get(item.basic), service)
            (made if service is None else changed).append(wanted)
        Service.objects.bulk_create(made, batch_size=BATCH)
        Service.objects.bulk_update(changed, _WRITTEN, batch_size=BATCH)
        write_versions(made, changed, self.now, self.reason)
        self._tell()

    def _tell(self) -> None:
        """Once for all parts of a list, which come in one transaction."""
        if not self._told:
            tell(LISTED, self.district, 0, self.now)
            self._told = True

    def _meet_agencies(self, items: Sequence[Item]) -> None:
        """An agency for each department name that is new; it gets the code "<district>-<initials of the name>"."""
        names = [name for name in Counter(item.department for item in items) if name not in self.agencies]
        if not names:
            return
        authorities = _authorities(items)
        codes = set(Agency.objects.values_list("code", flat=True))
        made = [
            Agency(
                code=_free_code(self.district, name, codes),
                name=name,
                uscc=authorities.get(name, ""),
                division=self.district,
                order=order,
                pinyin=pinyin(name)[:300],
            )
            for order, name in enumerate(names, 1 + len(self.agencies))
        ]
        Agency.objects.bulk_create(made)
        self.agencies |= {agency.name: agency for agency in made}

    def _wanted(self, item: Item, matter: Matter | None, service: Service | None) -> Service:
        """The service as the list wants it; what the list does not tell stays as it is."""
        result = service or Service(code=item.code, district=self.district)
        result.name, result.type, result.matter = item.name, item.type, matter
        result.agency = self.agencies[item.department]
        if item.group is not None:
            result.group = item.group
        if item.name_en is not None:
            result.name_en = item.name_en
        result.pinyin = spelled(item.name)
        return result


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


def _matters(items: Iterable[Item], now: datetime, reason: str) -> dict[str, Matter]:
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
    known = {matter.code: matter for matter in Matter.objects.filter(code__in=wanted)}
    first_versions(shanghai_date(now), now, reason, known.values())
    return known
