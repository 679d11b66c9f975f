"""Whether a document is still valid: by the day that stands on it, and by our own register of certificates."""

from collections.abc import Iterator
from datetime import date

from yimen.prereview.findings import Finding, Level, sure_enough
from yimen.prereview.readers.layout import Field
from yimen.prereview.rules.people import alike
from yimen.prereview.rules.told import Application, Handed, Need

# Fields under which registers know a document.
NUMBERS = ("code", "number", "verification")


def expired(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """Its last day is over. A document without a last day is not called expired."""
    for each in handed:
        if each.document is None or (need.demand.kind and each.document.kind != need.demand.kind):
            continue
        field = each.document.fields.get("valid_until")
        if field is None or field.value == "ever":
            continue
        if date.fromisoformat(field.value) < application.today:
            level = sure_enough(field.confidence)
            data = {"day": field.value}
            yield Finding(
                need.demand.material, "expired", level, field.confidence, each.place, field.page, field.box, data
            )


def register(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """A licence or a certificate of ours: the register says that it is not valid any more, or is somebody else's."""
    for each, field in _numbered(need, handed):
        entry = application.registers.get(field.value)
        if entry is None:
            continue
        place = (each.place, field.page, field.box, {"number": field.value})
        over = entry.valid_until is not None and entry.valid_until < application.today
        if not entry.valid or over:
            yield Finding(need.demand.material, "not_valid_in_register", Level.PROBABLY, field.confidence, *place)
        elif alike(entry.holder, application.told.name) < 1.0:
            yield Finding(need.demand.material, "other_holder_in_register", Level.LOOK, field.confidence, *place)


def _numbered(need: Need, handed: list[Handed]) -> Iterator[tuple[Handed, Field]]:
    for each in handed:
        if each.document is not None and each.document.kind == need.demand.kind:
            for name in NUMBERS:
                if name in each.document.fields:
                    yield each, each.document.fields[name]
