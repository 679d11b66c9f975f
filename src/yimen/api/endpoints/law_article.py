"""GET /laws/{slug}/articles/{number}"""

from typing import Annotated

from django.http import HttpRequest
from ninja import Query

from yimen import clock
from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.laws import Article, ArticleVersionRow, Gap
from yimen.api.door import operation
from yimen.api.law_rows import article_row, law_row
from yimen.laws.models import ArticleVersion
from yimen.laws.queries import article_on, law_by_slug

Day = Annotated[str, Query(max_length=40, description="A day; empty: today.", examples=["2016-03-01"])]


@operation(
    "GET",
    "/laws/{slug}/articles/{number}",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=Article,
    refusals=(404, 422),
    tag="laws",
)
def read_article(request: HttpRequest, slug: str, number: str, on: Day = "") -> Article:
    """Read an article as it stood on a day.

    The number is 32, 32-1 for an inserted article, or 第三十二条. With every wording it ever had, and the days on which it had none.
    """
    day = clock.parse_date(on) if on else clock.shanghai_date(request.now)  # type: ignore[attr-defined]
    law = law_by_slug(slug)
    reading = article_on(law, number, day)
    for version in reading.history:
        version.article = reading.article
    return Article(
        law=law_row(law, law.articles.count()),
        number=reading.place.slug,
        label=str(reading.place),
        on=day,
        current=article_row(reading.version) if reading.version else None,
        history=[_wording(version) for version in reading.history],
        gaps=[Gap(first=gap.first, last=gap.last) for gap in reading.gaps],
    )


def _wording(version: ArticleVersion) -> ArticleVersionRow:
    row = article_row(version).model_dump()
    return ArticleVersionRow(**row, kind=version.by.kind, document=version.by.document)
