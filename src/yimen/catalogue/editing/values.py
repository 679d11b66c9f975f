"""Single values in the JSON of a guide, by their place. Pure: the JSON is copied, never changed in place."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any


def read(content: Mapping[str, Any], place: str) -> Any:
    """The value at a place such as "terms.promised"; None where nothing stands."""
    value: Any = content
    for key in place.split("."):
        if not isinstance(value, Mapping) or key not in value:
            return None
        value = value[key]
    return value


def lines_of(content: Mapping[str, Any], place: str) -> list[dict[str, Any]]:
    """The lines of a list, empty where there are none."""
    found = read(content, place)
    return [dict(line) for line in found] if isinstance(found, list | tuple) else []


def written(content: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """The content with these values at their places. None takes a value out, and what is empty then goes too."""
    result = deepcopy(dict(content))
    for place, value in values.items():
        _write(result, place.split("."), value)
    return result


def _write(holder: dict[str, Any], keys: list[str], value: Any) -> None:
    key, *rest = keys
    if not rest:
        if value is None:
            holder.pop(key, None)
        else:
            holder[key] = value
        return
    inner = holder.get(key)
    inner = dict(inner) if isinstance(inner, dict) else {}
    _write(inner, rest, value)
    if inner:
        holder[key] = inner
    else:
        holder.pop(key, None)
