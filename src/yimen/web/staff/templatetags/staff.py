"""Tags of the pages of staff."""

from typing import Any

from django import template

from yimen.web.staff.here import Here

register = template.Library()


@register.simple_tag(takes_context=True)
def at(context: template.Context, name: str, *arguments: Any, **query: Any) -> str:
    """An address of the audience whose page this is, with the list the reader came from: {% at "case" number file=3 %}."""
    place: Here = context["place"]
    return place.address(name, *arguments, **query)
