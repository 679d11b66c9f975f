"""Single values in the JSON of a guide, by their place. Pure: the JSON is copied, never changed in place."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from yimen.errors import Refusal

# "items[0].terms.promised": names, and places in a list.
_KEY = re.compile(r"[^.\[\]]+|\[\d+\]")


def read(content: Mapping[str, Any], place: str) -> Any:
    """The value at a place such as "terms.promised" or "items[0].result"; None where nothing stands."""
    value: Any = content
    for key in _keys(place):
        if isinstance(key, int):
            value = value[key] if isinstance(value, list | tuple) and key < len(value) else None
        else:
            value = value.get(key) if isinstance(value, Mapping) else None
        if value is None:
            return None
    return value


def _keys(place: str) -> list[str | int]:
    return [int(key[1:-1]) if key.startswith("[") else key for key in _KEY.findall(place)]


def lines_of(content: Mapping[str, Any], place: str) -> list[dict[str, Any]]:
    """The lines of a list, empty where there are none."""
    found = read(content, place)
    return [dict(line) for line in found] if isinstance(found, list | tuple) else []


def written(content: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The content with these values at their places. None takes a value out, and what is empty then goes too.

    Raises Refusal part_not_found (404) for a place in a line that is not there.
    """
    result = deepcopy(dict(content))
    for place, value in values.items():
        _write(result, _keys(place), value)
    return result


def _write(holder: Any, keys: list[str | int], value: Any) -> None:
    key, *rest = keys
    if isinstance(key, int):
        if not (isinstance(holder, list) and key < len(holder) and rest):
            raise Refusal("part_not_found", status=404)
        _write(holder[key], rest, value)
        return
    if not rest:
        if value is None:
            holder.pop(key, None)
        else:
            holder[key] = value
        return
    inner = holder.get(key)
    if not isinstance(inner, list) or not isinstance(rest[0], int):
        inner = dict(inner) if isinstance(inner, dict) else {}
    _write(inner, rest, value)
    if inner:
        holder[key] = inner
    else:
        holder.pop(key, None)
