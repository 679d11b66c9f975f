"""The arguments of an act as they come from a form, from JSON or from a script, made plain before anyone uses them."""

from collections.abc import Mapping
from typing import Any

from yimen.clock import Term, parse_date
from yimen.errors import Refusal
from yimen.procedure.table.rows import ActRow, Argument

MOST_ITEMS = 500


def normalise(row: ActRow[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
    """The known arguments, trimmed; empty optional ones left out.

    Raises Refusal (422): argument_unknown, argument_missing, argument_type, argument_choice, argument_too_long,
    argument_too_many, and
    for dates and terms what `clock` says of them.
    """
    known = {argument.name for argument in row.arguments}
    for name in arguments:
        if name not in known:
            raise Refusal("argument_unknown", status=422, act=row.act, argument=str(name)[:50])
    plain = {argument.name: _value(row, argument, arguments.get(argument.name)) for argument in row.arguments}
    return {name: value for name, value in plain.items() if value}


def _value(row: ActRow[Any], argument: Argument, given: Any) -> Any:
    if argument.kind in ("items", "files", "digests"):
        items = _items(row, argument, given)
        return items if items else _missing(row, argument)
    text = _text(row, argument, given)
    if not text:
        return _missing(row, argument)
    if argument.choices and text not in dict(argument.choices):
        choices = ", ".join(name for name, _words in argument.choices)
        raise Refusal("argument_choice", status=422, act=row.act, argument=argument.name, choices=choices)
    if argument.kind == "date":
        return parse_date(text).isoformat()
    return str(Term.parse(text)) if argument.kind == "term" else text


def _missing(row: ActRow[Any], argument: Argument) -> None:
    if argument.required:
        raise Refusal("argument_missing", status=422, act=row.act, argument=argument.name, title=argument.title)


def _text(row: ActRow[Any], argument: Argument, given: Any) -> str:
    if given is None:
        return ""
    if not isinstance(given, str) or "\x00" in given:
        raise Refusal("argument_type", status=422, act=row.act, argument=argument.name)
    if len(given) > argument.limit:
        raise Refusal("argument_too_long", status=422, argument=argument.name, limit=argument.limit)
    return given.strip()


def _items(row: ActRow[Any], argument: Argument, given: Any) -> list[str]:
    if given is None:
        return []
    if not isinstance(given, (list, tuple)):
        raise Refusal("argument_type", status=422, act=row.act, argument=argument.name)
    if len(given) > MOST_ITEMS:
        raise Refusal("argument_too_many", status=422, act=row.act, argument=argument.name, most=MOST_ITEMS)
    lines = [_text(row, argument, item) for item in given]
    return list(dict.fromkeys(line for line in lines if line))
