"""Save many organs at once, new ones and known ones, as a list tells them."""

from collections.abc import Mapping, Sequence

from django.db import transaction

from yimen.agencies.models import Agency

BATCH = 500
FIELDS = ("name", "name_en", "uscc", "kind", "division", "address", "phone", "complaint_phone", "order", "pinyin")


@transaction.atomic
def save_agencies(rows: Sequence[Mapping[str, str]]) -> None:
    """Write the rows, each recognised by `code`. What a row does not tell stays as it is. Checked before; three statements."""
    codes = [row["code"] for row in rows]
    known = {agency.code: agency for agency in Agency.objects.select_for_update().filter(code__in=codes)}
    made: list[Agency] = []
    changed: list[Agency] = []
    for row in rows:
        agency = known.get(row["code"])
        (made if agency is None else changed).append(_told(agency or Agency(code=row["code"]), row))
    Agency.objects.bulk_create(made, batch_size=BATCH)
    Agency.objects.bulk_update(changed, FIELDS, batch_size=BATCH)


def _told(agency: Agency, row: Mapping[str, str]) -> Agency:
    for field in FIELDS:
        if field in row:
            setattr(agency, field, int(row[field]) if field == "order" else row[field])
    return agency
