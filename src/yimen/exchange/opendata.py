"""Reads about the open data: what there is, how each looked last, and what its columns mean."""

from typing import Any

from yimen.errors import Refusal
from yimen.exchange.kinds import KINDS, ListKind
from yimen.exchange.models import DumpStamp


def dump_named(name: str) -> ListKind:
    """The list behind an address. Raises Refusal dump_unknown (404)."""
    kind = KINDS.get(name)
    if kind is None:
        raise Refusal("dump_unknown", status=404, name=name[:40])
    return kind


def stamps(district: str) -> dict[tuple[str, str], DumpStamp]:
    """The stamps by kind and format. One query."""
    return {(stamp.kind, stamp.format): stamp for stamp in DumpStamp.objects.filter(district=district)}


def dictionary(kind: ListKind) -> dict[str, Any]:
    """The data dictionary of a list, made from the definitions of its columns."""
    return {
        "name": kind.name,
        "title": {"zh": kind.zh, "en": kind.en},
        "about": {"zh": kind.about_zh, "en": kind.about_en},
        "key": list(kind.key),
        "columns": [
            {
                "name": column.key,
                "title": {"zh": column.zh, "en": column.en},
                "type": column.type,
                "required": column.required,
                "element": column.element or None,
                "choices": list(column.choices),
                "note": {"zh": column.note_zh, "en": column.note_en},
            }
            for column in kind.columns
        ],
    }
