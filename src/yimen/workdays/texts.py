"""Texts that people give to a decision: trimmed, of the length their column has, and there."""

from django.db.models import CharField, Model

from yimen.errors import Refusal


def tidy(text: str, missing: str, model: type[Model], column: str, *, required: bool = True) -> str:
    """The text without blanks around it. Raises Refusal (422): `missing`, calendar_text_too_long."""
    told = text.replace("\x00", "").strip()
    if required and not told:
        raise Refusal(missing, status=422)
    field = model._meta.get_field(column)
    limit = field.max_length if isinstance(field, CharField) else None
    if limit is not None and len(told) > limit:
        raise Refusal("calendar_text_too_long", status=422, limit=limit)
    return told
