"""GET /powers/{code}"""

from django.conf import settings
from django.http import HttpRequest

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.powers import Duty, PowerWhole
from yimen.api.door import operation
from yimen.api.endpoints.catalogue_read import Day
from yimen.api.power_rows import power_row
from yimen.powers.lists import power_on


@operation(
    "GET", "/powers/{code}", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=PowerWhole, refusals=(404,), tag="powers"
)
def read_power(request: HttpRequest, code: str, on: Day = "") -> PowerWhole:
    """Read one power with its responsibilities, as it stood on any day."""
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    whole = power_on(settings.YIMEN_DISTRICT, code, day)
    names = ("number", "step", "text", "basis", "liability", "liability_basis")
    return PowerWhole(
        on=day,
        power=power_row(whole.version),
        responsibilities=[Duty(**{name: getattr(duty, name) for name in names}) for duty in whole.duties],
        parts=[part.power.code for part in whole.parts],
    )
