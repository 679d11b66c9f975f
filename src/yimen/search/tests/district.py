"""An index over the demo district's services, made from its files without a database."""

from functools import cache
from typing import Any

import tantivy

from yimen.catalogue.content import ServiceContent
from yimen.catalogue.searching import plain
from yimen.demo.district import DISTRICT, agencies, services
from yimen.search import asking, writing
from yimen.search.documents import Kind, Place, ServiceRow, documents_of
from yimen.search.finding import Filters, Question
from yimen.search.passages import passages_of
from yimen.search.schema import schema


@cache
def searcher() -> Any:
    """A view of the index, in memory."""
    index = tantivy.Index(schema())
    writer = writing.Writer(index)
    organs = {agency.code: agency for agency in agencies()}
    for data in services():
        content = ServiceContent.model_validate(data.content) if data.content else None
        agency = organs[data.agency]
        row = ServiceRow(
            code=data.code,
            name=data.name,
            name_en=data.name_en,
            group=data.group,
            type=data.type,
            place=Place(DISTRICT, agency.code, agency.name, agency.name_en),
            open=content is not None,
            online=content is not None and "online" in content.channels,
            audience=content.audience if content else (),
            keywords=[plain(word) for word in content.keywords] if content else (),
            popularity=data.popularity,
        )
        writer.add(documents_of(row, passages_of(content) if content else ()))
    writer.close()
    index.reload()
    return index.searcher()


def question(text: str, *, counted: bool = False, **filters: Any) -> Question:
    """A text asked of the district."""
    return Question(searcher(), asking.read(text), Filters(DISTRICT, **filters), counted=counted)


def names(text: str, most: int = 3, **filters: Any) -> list[str]:
    """The names of the services that come first."""
    return [hit.shown["title"] for hit in question(text, **filters).hits([Kind.SERVICE], 0, most).items]
