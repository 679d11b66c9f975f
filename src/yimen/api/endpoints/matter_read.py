"""GET /matters/{code}"""

from django.http import HttpRequest

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.matters import MatterService, MatterVersionRow, MatterWhole
from yimen.api.door import operation
from yimen.catalogue.matters import matter_by_code, services_of, versions_of
from yimen.catalogue.models import MatterVersion

SAME = ("number", "valid_from", "valid_to", "kind", "stands", "type", "level", "basis", "into", "reason", "grounds")


@operation(
    "GET",
    "/matters/{code}",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=MatterWhole,
    refusals=(404,),
    tag="catalogue",
)
def read_matter(request: HttpRequest, code: str) -> MatterWhole:
    """Read one matter with its versions and the services that implement it."""
    matter = matter_by_code(code.replace("\x00", ""))
    return MatterWhole(
        code=matter.code,
        short_code=matter.short_code,
        local_code=matter.local_code,
        versions=[_version(version) for version in versions_of(matter)],
        services=[
            MatterService(
                code=service.code,
                name=Words(zh=service.name, en=service.name_en),
                agency=service.agency.code,
                status=service.status,
            )
            for service in services_of(matter)
        ],
    )


def _version(version: MatterVersion) -> MatterVersionRow:
    name = Words(zh=version.name, en=version.name_en)
    return MatterVersionRow(name=name, **{field: getattr(version, field) for field in SAME})
