"""GET /laws/{slug}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.laws import Law
from yimen.api.door import operation
from yimen.api.law_rows import article_row, law_row
from yimen.laws.queries import articles_on, law_by_slug, standing

Day = Annotated[str, Query(max_length=40, description="A day; empty: today.", examples=["2016-03-01"])]


@operation("GET", "/laws/{slug}", access=ANYONE, scope=Scope.CATALOGUE_READ, gives=Law, refusals=(404, 422), tag="laws")
def read_law(request: HttpRequest, slug: str, on: Day = "") -> Law:
    """Read a law as it stood on a day.

    Its articles in force on that day, in their order.
    """
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    law = law_by_slug(slug)
    articles = articles_on(law, day)
    return Law(
        law=law_row(law, law.articles.count()),
        on=day,
        in_force=standing(law.versions.all(), day).in_force,
        articles=[article_row(version) for version in articles],
    )
