"""The organs of the demo district."""

from yimen.agencies.models import Agency
from yimen.catalogue.searching import pinyin
from yimen.demo import Progress
from yimen.demo.district import agencies
from yimen.demo.establishments import regulators

HOURS, HOURS_EN = "工作日 9:00-11:30，13:30-17:00", "Working days 9:00-11:30, 13:30-17:00"


def load_agencies(progress: Progress) -> None:
    """All organs; known ones are brought to what the files say."""
    supervising = set(regulators())
    rows = [
        Agency(
            code=data.code,
            name=data.name,
            name_en=data.name_en,
            uscc=data.uscc,
            kind=data.kind,
            division=data.division,
            address=data.address,
            phone=data.phone,
            complaint_phone=data.complaint_phone,
            hours=HOURS,
            hours_en=HOURS_EN,
            regulator=data.code in supervising,
            order=data.number,
            pinyin=pinyin(data.name),
        )
        for data in agencies()
    ]
    changeable = [field.name for field in Agency._meta.concrete_fields if field.name not in ("id", "code")]
    Agency.objects.bulk_create(rows, update_conflicts=True, unique_fields=["code"], update_fields=changeable)
    progress("agencies", len(rows), len(rows))
