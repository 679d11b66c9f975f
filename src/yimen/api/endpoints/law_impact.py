"""GET /laws/{slug}/articles/{number}/impact"""

from typing import Annotated

from django.core.paginator import Paginator
from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.laws import Impact, RestingCase, RestingPlace
from yimen.api.door import operation
from yimen.cases.queries.resting import open_cases_resting_on
from yimen.laws import impact
from yimen.laws.amending import READERS
from yimen.laws.queries import article_on, law_by_slug


@operation(
    "GET",
    "/laws/{slug}/articles/{number}/impact",
    access=roles(*READERS),
    scope=Scope.CASES_READ,
    gives=Impact,
    refusals=(404,),
    tag="laws",
)
def read_impact(
    request: HttpRequest,
    slug: str,
    number: str,
    page: Annotated[int, Query(ge=1, le=10_000)] = 1,
    page_size: Annotated[int, Query(ge=1, le=500)] = 100,
) -> Impact:
    """Read what rests on an article today.

    Every place that names it, or the law as a whole; and the open cases whose own version of the guide does.
    """
    day = clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    law = law_by_slug(slug)
    place = article_on(law, number, day).place
    pages = Paginator(open_cases_resting_on(law.key, [place]), page_size)
    cases = pages.page(page).object_list if page <= pages.num_pages else []
    return Impact(
        law=law.name,
        article=str(place),
        places=[_place(hit) for hit in impact.hits(law, [place], day)],
        open_cases=pages.count,
        cases=[
            RestingCase(
                number=case.number,
                service=case.service.code,
                agency=case.agency.code,
                state=case.state,
                service_version=case.service_version,
            )
            for case in cases
        ],
        page=page,
        pages=pages.num_pages,
    )


def _place(hit: impact.Hit) -> RestingPlace:
    cited = str(hit.cited) if hit.cited else ""
    return RestingPlace(
        kind=hit.kind,
        subject=hit.subject,
        title=hit.title,
        agency=hit.owner,
        place=hit.place,
        text=hit.text,
        cited=cited,
    )
