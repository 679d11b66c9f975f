"""Names and persons: those on the documents against those in the form."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from yimen.prereview.findings import Finding, Level, sure_enough
from yimen.prereview.readers.layout import Field, compact
from yimen.prereview.rules.told import Application, Handed, Need, Told

SIMILAR = 0.75  # names that are this much alike may be one name, misread by the machine: a human should look


def name(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """The name on a licence or form, and its representative, against what the form says."""
    told = application.told
    for each in handed:
        document = each.document
        if document is None or document.kind != need.demand.kind:
            continue
        if told.organisation or document.kind == "application_form":
            yield from _compared(need, each, document.fields.get("name"), told.name, "other_name")
        if told.organisation:
            field = document.fields.get("representative")
            yield from _compared(need, each, field, told.representative, "other_representative")


def person(need: Need, handed: list[Handed], application: Application) -> Iterator[Finding]:
    """Whose identity card it is."""
    expected = expected_person(need, application.told)
    for each in handed:
        if each.document is not None and each.document.kind == "identity_card":
            yield from _compared(need, each, each.document.fields.get("name"), expected, "wrong_person")


def expected_person(need: Need, told: Told) -> str:
    """The name that should stand on the card; of an organisation that applies, its representative acts."""
    names = {
        "agent": told.agent_name,
        "representative": told.representative if told.organisation else told.name,
        "applicant": told.representative if told.organisation else told.name,
    }
    return names.get(need.demand.whose, "")


def alike(read: str, told: str) -> float:
    """How much two names are alike, 1.0 for the same: wide and narrow letters, brackets and dots are one."""
    return SequenceMatcher(None, plain(read), plain(told)).ratio()


def plain(text: str) -> str:
    """A name as it is compared."""
    return compact(text).replace("·", "").replace("(", "").replace(")", "").lower()


def _compared(need: Need, each: Handed, field: Field | None, told: str, rule: str) -> Iterator[Finding]:
    if field is None or not told:
        return
    likeness = alike(field.value, told)
    if likeness == 1.0:
        return
    # Of names of two or three characters one that differs is another person; of a long name it may be misread.
    doubtful = likeness >= SIMILAR and len(plain(told)) > 4
    level = Level.LOOK if doubtful else sure_enough(field.confidence)
    confidence = round(field.confidence * (0.6 if doubtful else 1.0), 3)
    data = {"value": field.value, "expected": told}
    yield Finding(need.demand.material, rule, level, confidence, each.place, field.page, field.box, data)
