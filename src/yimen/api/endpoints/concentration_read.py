"""GET /concentration"""

from typing import Annotated

from django.conf import settings
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.agencies.establishment.drafting import READERS
from yimen.api.answers.agencies import Concentration, ConcentrationLine, MissingRow
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.door import operation
from yimen.catalogue.concentration.judging import Missing
from yimen.catalogue.concentration.queries import Line, report, totals
from yimen.catalogue.concentration.words import tell
from yimen.procedure import Role

READING = roles(*READERS, Role.SUPERVISOR, Role.LEADER)
Day = Annotated[str, Query(max_length=40, description="A day; empty: today.", examples=["2016-06-30"])]
Agency = Annotated[str, Query(max_length=40, description="Short code of one department; empty: all.")]


@operation("GET", "/concentration", access=READING, scope=Scope.CATALOGUE_READ, gives=Concentration, tag="catalogue")
def read_concentration(request: HttpRequest, on: Day = "", agency: Agency = "") -> Concentration:
    """Read the report "two concentrations, two in place" of a day.

    For each department whether it has an approval section inside its headcount, for how many of its services that section
    holds every power, how many are handled in the hall and for how many the authority is delegated, and what is missing
    with the next step. The totals are those of the departments in the answer.
    """
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    lines = [line for line in report(settings.YIMEN_DISTRICT, day) if agency in ("", line.agency.code)]
    found = totals(lines)
    return Concentration(
        on=day,
        departments=found.departments,
        with_section=found.with_section,
        services=found.services,
        concentrated=found.concentrated,
        in_hall=found.in_hall,
        in_authority=found.in_authority,
        items=[_line(line) for line in lines],
    )


def _line(line: Line) -> ConcentrationLine:
    judgement = line.judgement
    return ConcentrationLine(
        agency=AgencyName(code=line.agency.code, name=Words(zh=line.agency.name, en=line.agency.name_en)),
        section=judgement.section,
        section_posts=judgement.section_posts,
        posts=judgement.posts,
        taken=judgement.taken,
        inside_headcount=judgement.inside_headcount,
        services=judgement.services,
        concentrated=judgement.concentrated,
        in_hall=judgement.in_hall,
        in_authority=judgement.in_authority,
        missing=[_missing(missing) for missing in judgement.missing],
    )


def _missing(missing: Missing) -> MissingRow:
    told = tell(missing)
    return MissingRow(
        lack=missing.lack.value, service=missing.service, powers=list(missing.powers), says=told.says, step=told.step
    )
