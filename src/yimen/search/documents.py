"""What the index holds about one service: the service itself, and each passage of its guide. Pure, from values.

A document is a plain mapping of field -> terms or values, as `schema` names them; `shown` is what a hit shows.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Any

from yimen.search import tokens
from yimen.search.folding import fold
from yimen.search.schema import SHOWN

Document = dict[str, Any]
# What many people use stands higher: a step for each of these numbers of applications that is reached.
POPULAR = (50, 300, 1000, 3000)


class Kind(StrEnum):
    """What a document is about."""

    SERVICE = "service"
    PASSAGE = "passage"
    POWER = "power"
    RESPONSIBILITY = "responsibility"


@dataclass(frozen=True)
class Place:
    """Where something belongs: district (6 digits), short code and names of the agency."""

    district: str
    agency: str
    agency_name: str
    agency_name_en: str = ""


@dataclass(frozen=True)
class ServiceRow:
    """A service as the catalogue lists it, with the words that citizens use for it."""

    code: str
    name: str
    name_en: str
    group: str
    type: str
    place: Place
    open: bool
    online: bool
    audience: Sequence[str]
    keywords: Sequence[str]
    popularity: int


@dataclass(frozen=True)
class Passage:
    """A piece of a guide. part: summary, conditions, materials or questions; the text in Chinese and English."""

    part: str
    text: str
    text_en: str = ""


@dataclass(frozen=True)
class Listed:
    """A power or a responsibility of a published list.

    key      its code, the same in every round
    owner    code of the power (of a power: its own), by which its page is found
    title    name of the power;  text: what is searched: the name again, or the words of the responsibility
    more     texts beside the name by which it is found, such as its legal basis
    """

    kind: Kind
    key: str
    owner: str
    title: str
    text: str
    type: str
    place: Place
    more: Sequence[str] = ()


def documents_of(row: ServiceRow, passages: Iterable[Passage] = ()) -> Iterator[Document]:
    """The document of a service and those of its guide's passages."""
    kept = list(passages)
    yield _service(row, kept)
    for number, passage in enumerate(kept):
        yield _passage(row, number, passage)


def _service(row: ServiceRow, passages: Sequence[Passage]) -> Document:
    name, name_en, words = fold(row.name), fold(row.name_en), [fold(word) for word in row.keywords]
    spelled = [name, *words]
    guide = [fold(text) for passage in passages for text in (passage.text, passage.text_en)]
    near = (*([fold(row.group)] if row.group != row.name else []), *words)
    title = tokens.body_terms((name, name_en, *near))
    return {
        "key": f"{Kind.SERVICE}:{row.code}",
        "owner": f"{Kind.SERVICE}:{row.code}",
        "kind": Kind.SERVICE.value,
        "type": row.type,
        "audience": list(row.audience),
        "flag": [
            *(["open"] if row.open else []),
            *(["online"] if row.online else []),
            *_popular(row.popularity),
        ],
        "exact": list(filter(None, (name, name_en, fold(row.code)))),
        "keyword": [word for word in words if word],
        "name": tokens.name_terms((name, name_en)),
        "near": tokens.name_terms(near),
        "title": title,
        "whole": f"{title} {_names(row.place)} {tokens.body_terms(guide)}",
        "sound": tokens.sound_terms(spelled),
        "initial": tokens.initial_terms(spelled),
        "latin": tokens.latin_terms((name, name_en, *words)),
        "characters": tokens.character_terms(spelled),
        **_place(Kind.SERVICE, row.place),
        SHOWN: _shown(code=row.code, title=row.name, title_en=row.name_en),
    }


def _popular(popularity: int) -> list[str]:
    """The highest step that is reached, alone: each service stands in one list, and the index reads none twice."""
    reached = sum(popularity >= least for least in POPULAR)
    return [f"popular{reached}"] if reached else []


def _passage(row: ServiceRow, number: int, passage: Passage) -> Document:
    texts = [fold(passage.text), fold(passage.text_en)]
    return {
        "key": f"{Kind.PASSAGE}:{row.code}:{number}",
        "owner": f"{Kind.SERVICE}:{row.code}",
        "kind": Kind.PASSAGE.value,
        "type": row.type,
        "audience": list(row.audience),
        "flag": ["open"] if row.open else [],
        "name": tokens.name_terms(texts),
        "title": tokens.body_terms(texts),
        "whole": f"{tokens.body_terms(texts)} {_names(row.place)}",
        "characters": tokens.character_terms(texts),
        "latin": tokens.latin_terms(texts),
        **_place(Kind.PASSAGE, row.place),
        SHOWN: _shown(code=row.code, title=row.name, title_en=row.name_en, **vars(passage)),
    }


def document_of(listed: Listed) -> Document:
    """The document of a power or of a responsibility."""
    name = fold(listed.text)
    return {
        "key": f"{listed.kind}:{listed.key}",
        "owner": f"{Kind.POWER}:{listed.owner}",
        "kind": listed.kind.value,
        "type": listed.type,
        "exact": [name, fold(listed.key)],
        "name": tokens.name_terms([name]),
        "sound": tokens.sound_terms([name]) if listed.kind is Kind.POWER else "",
        "initial": tokens.initial_terms([name]) if listed.kind is Kind.POWER else "",
        "characters": tokens.character_terms([name]),
        "latin": tokens.latin_terms([name]),
        "title": tokens.body_terms([name]),
        "whole": f"{tokens.body_terms((name, *map(fold, listed.more)))} {_names(listed.place)}",
        **_place(listed.kind, listed.place),
        SHOWN: _shown(code=listed.owner, title=listed.title, text=listed.text, agency=listed.place.agency_name),
    }


def scope(kind: Kind, district: str) -> str:
    """The value of the field `scope`."""
    return f"{kind}:{district}"


def _place(kind: Kind, place: Place) -> Document:
    return {"district": place.district, "scope": scope(kind, place.district), "agency": place.agency}


@lru_cache(maxsize=4096)
def _names(place: Place) -> str:
    """The department as terms; many rows have the same."""
    return tokens.body_terms((fold(place.agency_name), fold(place.agency_name_en)))


def _shown(**values: str) -> bytes:
    return json.dumps(values, ensure_ascii=False).encode()


def shown(stored: bytes) -> Mapping[str, str]:
    """What was stored to be shown."""
    return dict(json.loads(stored))
