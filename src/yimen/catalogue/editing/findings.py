"""What is wrong with the parts of a guide that is being written: first its shape, then the rules of the catalogue."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from yimen import wording
from yimen.catalogue import forms
from yimen.catalogue.audit import Severity, audit, severity
from yimen.catalogue.audit.words import RULE_WORDS
from yimen.catalogue.content import Handbook, ServiceContent
from yimen.catalogue.editing.parts import Part, part_of
from yimen.catalogue.elements import GUIDE, HANDBOOK, Element, element_of
from yimen.errors import Refusal

# What pydantic calls a fault, and what we say about it.
CODES = {
    "missing": "part_missing",
    "string_too_short": "part_missing",
    "too_short": "part_missing",
    "string_too_long": "part_too_long",
    "string_pattern_mismatch": "part_pattern",
    "int_parsing": "part_number",
    "int_type": "part_number",
    "int_from_float": "part_number",
    "greater_than_equal": "part_range",
    "less_than_equal": "part_range",
    "literal_error": "part_choice",
    "enum": "part_choice",
}


@dataclass(frozen=True)
class PartFinding:
    """One thing wrong. part: where it is written; place: which value; text: the sentence in the current language.

    blocking  whether it keeps the draft from being handed in
    """

    part: str
    place: str
    text: str
    blocking: bool = True


def faults_of(part: Part, content: Mapping[str, Any]) -> list[PartFinding]:
    """What is wrong with the shape of one part; what other parts hold is not looked at."""
    model = Handbook if part.handbook else ServiceContent
    found: list[PartFinding] = []
    for name in part.top:
        if name not in content:
            continue
        try:
            _adapter(model, name).validate_python(content[name])
        except ValidationError as error:
            found += [_told(part, name, each) for each in error.errors(include_url=False)]
        except Refusal as refusal:
            found.append(PartFinding(part.name, name, wording.say(refusal)))
    return [each for each in found if _within(each.place, part)]


@cache
def _adapter(model: type[ServiceContent | Handbook], name: str) -> TypeAdapter[Any]:
    """What checks one field of a model alone."""
    info = model.model_fields[name]
    annotated: Any = Annotated[info.annotation, *info.metadata, Field()]
    return TypeAdapter(annotated)


def _within(place: str, part: Part) -> bool:
    return part.element_at(place) is not None or element_of(place, HANDBOOK if part.handbook else GUIDE) is None


def _told(part: Part, name: str, error: ErrorDetails) -> PartFinding:
    place = name + _place(error["loc"])
    return PartFinding(part.name, place, _sentence(place, error, HANDBOOK if part.handbook else GUIDE, str(part.title)))


def _place(keys: tuple[int | str, ...]) -> str:
    return "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)


def _sentence(place: str, error: ErrorDetails, table: tuple[Element, ...], otherwise: str) -> str:
    element = element_of(place, table)
    limits = error.get("ctx", {})
    limit = next((limits[key] for key in ("max_length", "ge", "le") if key in limits), "")
    told: dict[str, Any] = {"field": element.title if element else otherwise, "limit": limit, "why": error["msg"]}
    code = CODES.get(error["type"], "part_wrong")
    return wording.say(Refusal(code, **told, value=str(error.get("input"))[:60]))


def findings_of(content: Mapping[str, Any] | None, type_code: str) -> list[PartFinding]:
    """Everything that keeps the guide from being handed in, and what the rules advise, part by part."""
    if not content:
        return []
    try:
        checked = ServiceContent.model_validate(content)
    except ValidationError as error:
        return [_shape(each) for each in error.errors(include_url=False)]
    found = list(_of_rules(checked, type_code))
    found += [
        PartFinding("form", f"form.{fault.place}", fault_words(fault)) for fault in forms.check_schema(checked.form)
    ]
    return found


def fault_words(fault: forms.SchemaFault) -> str:
    """Why a form cannot be shown, as a sentence."""
    return wording.say(Refusal(fault.code, detail=fault.detail))


def _shape(error: ErrorDetails) -> PartFinding:
    place = _place(error["loc"]).removeprefix(".")
    return PartFinding(part_of(place), place, _sentence(place, error, GUIDE, place))


def _of_rules(content: ServiceContent, type_code: str) -> Iterator[PartFinding]:
    for finding in audit(content, type_code):
        words = RULE_WORDS[finding.rule]
        text = f"{words.says} {words.mend}"
        yield PartFinding(part_of(finding.place), finding.place, text, severity(finding) is Severity.ERROR)
