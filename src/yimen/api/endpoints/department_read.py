"""GET /departments/{code}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.agencies.establishment.queries import plan_of, revision_on
from yimen.agencies.models import Revision
from yimen.agencies.queries import agency_for
from yimen.api.answers.agencies import Department, Determination, SectionRow
from yimen.api.answers.base import Words
from yimen.api.door import operation

Day = Annotated[str, Query(max_length=40, description="A day; empty: today.", examples=["2014-12-31"])]


@operation(
    "GET",
    "/departments/{code}",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=Department,
    refusals=(404,),
    tag="catalogue",
)
def read_department(request: HttpRequest, code: str, on: Day = "") -> Department:
    """Read one organ as of a day.

    Where it is and how to reach it, and what the determination in force on that day says of its duties, sections and posts.
    """
    organ = agency_for(code)
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    revision = revision_on(organ, day)
    return Department(
        code=organ.code,
        name=Words(zh=organ.name, en=organ.name_en),
        kind=organ.kind,
        uscc=organ.uscc,
        division=organ.division,
        address=organ.address,
        phone=organ.phone,
        complaint_phone=organ.complaint_phone,
        hours=Words(zh=organ.hours, en=organ.hours_en),
        regulator=organ.regulator,
        determination=_determination(revision) if revision else None,
    )


def _determination(revision: Revision) -> Determination:
    plan = plan_of(revision)
    return Determination(
        document=plan.document,
        valid_from=revision.valid_from,
        valid_to=revision.valid_to,
        posts=plan.posts,
        leaders=plan.leaders,
        taken=plan.taken,
        duties=list(plan.duties),
        sections=[
            SectionRow(
                code=section.code,
                name=Words(zh=section.name, en=section.name_en),
                posts=section.posts,
                leaders=section.leaders,
                duties=list(section.duties),
                approval=section.approval,
            )
            for section in plan.sections
        ],
    )
