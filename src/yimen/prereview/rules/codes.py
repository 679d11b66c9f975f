"""Codes prove themselves, or they do not. What was read is compared as it was read: nothing is ever made to fit."""

from collections.abc import Callable, Iterator

from yimen.codes import check_resident_id, check_uscc
from yimen.errors import Refusal
from yimen.prereview.findings import Finding, sure_enough
from yimen.prereview.readers.layout import Field
from yimen.prereview.rules.told import Application, Handed, Need, Told

# On which document which field holds a code, and how it is checked; None: by who applies.
FIELDS: dict[str, tuple[str, Callable[[str], str] | None]] = {
    "business_licence": ("code", check_uscc),
    "identity_card": ("number", check_resident_id),
    "application_form": ("code", None),
}


def code(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """A code of the wrong length, alphabet or check digit; or a good one that is not the one in the form."""
    for each in handed:
        document = each.document
        if document is None or document.kind != need.demand.kind or document.kind not in FIELDS:
            continue
        name, check = FIELDS[document.kind]
        field = document.fields.get(name)
        if field is None:
            continue
        check = check or (check_uscc if application.told.organisation else check_resident_id)
        fault = fault_of(field.value, check)
        if fault is not None:
            yield _finding(need, each, field, "wrong_code", value=field.value, fault=fault.code, **_texts(fault))
        elif (expected := expected_code(need, application.told)) and field.value.upper() != expected.upper():
            yield _finding(need, each, field, "other_code", value=field.value, expected=expected)


def fault_of(value: str, check: Callable[[str], str]) -> Refusal | None:
    """What is wrong with a code, or None."""
    try:
        check(value)
    except Refusal as refusal:
        return refusal
    return None


def expected_code(need: Need, told: Told) -> str:
    """The code that should stand on the document, as the form says it; empty where the form does not say."""
    if need.demand.kind in ("business_licence", "application_form"):
        return told.identifier if told.organisation or need.demand.kind == "application_form" else ""
    whose = {"agent": told.agent_id, "applicant": "" if told.organisation else told.identifier}
    return whose.get(need.demand.whose, "")


def _texts(fault: Refusal) -> dict[str, str]:
    return {f"fault_{name}": str(value) for name, value in fault.data.items()}


def _finding(need: Need, each: Handed, field: Field, rule: str, **data: str) -> Finding:
    level = sure_enough(field.confidence)
    return Finding(need.demand.material, rule, level, field.confidence, each.place, field.page, field.box, data)
