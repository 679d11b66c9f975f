"""What a certificate says about a granted case: holder, the answers that belong on it, validity."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from yimen.cases.models import Case
from yimen.catalogue import forms
from yimen.catalogue.content import ServiceContent
from yimen.parties.models import Party
from yimen.permits import numbers
from yimen.permits.document import Face, Line, validity
from yimen.vault import mask_identifier

MOST_ANSWERS = 6
# Sections about how to reach the applicant or hand over the result say nothing about the licence.
_ASIDE = frozenset({"contact", "delivery", "agent", "declaration", "other"})
_PRIVATE_WIDGETS = frozenset({"tel", "email", "checkbox"})
_PRIVATE_FORMATS = frozenset({"resident-id", "cn-mobile", "cn-phone", "email"})


def face_of(
    case: Case,
    content: ServiceContent,
    answers: Mapping[str, Any],
    *,
    number: str,
    identifier: str,
    decided_on: date,
    valid_until: date | None,
    district: str,
    public_url: str,
    valid_from: date | None = None,
    changes: Sequence[str] = (),
) -> Face:
    """The face of the certificate for a case that was granted on `decided_on`.

    valid_from  where it is another day than that of the decision: of a renewed permit
    changes     what was changed since the first grant
    """
    changed = (Line("变更记录", "Changes", "；".join(changes)),) if changes else ()
    return Face(
        district=district,
        title=content.result.name.zh,
        title_en=content.result.name.en,
        document_number=document_number(case, decided_on),
        number=numbers.shown(number),
        identifier=identifier,
        lines=(
            *_holder(case.applicant),
            *_from_answers(content.form, answers),
            *changed,
            Line("有效期限", "Validity", validity(valid_from or decided_on, valid_until)),
        ),
        organ=case.agency.name,
        organ_en=case.agency.name_en,
        issued_on=decided_on,
        verify_url=f"{public_url}/verify/{number}",
    )


def document_number(case: Case, decided_on: date) -> str:
    """The number of the decision, which the certificate repeats."""
    return f"〔{decided_on.year}〕准字第{case.number}号"


def _holder(party: Party) -> tuple[Line, ...]:
    if party.kind == Party.Kind.ORGANISATION:
        lines = [
            Line("持证单位", "Holder", party.name, strong=True),
            Line("统一社会信用代码", "Unified social credit code", party.identifier),
        ]
        if party.legal_representative:
            lines.append(Line("法定代表人", "Legal representative", party.legal_representative))
        return tuple(lines)
    # Whoever holds the paper needs to compare, not to learn, the identity number.
    masked = mask_identifier(party.identifier)
    return Line("持证人", "Holder", party.name, strong=True), Line("公民身份号码", "Identity number", masked)


def _from_answers(form: Mapping[str, Any], answers: Mapping[str, Any]) -> tuple[Line, ...]:
    """The answers that stand on the certificate, in the order of the form.

    Fields marked `"x-certificate": true` when the author marked any; else the first few of the sections about the thing
    itself, without telephones, identity numbers and declarations.
    """
    asked = [field for section in forms.sections(form) if section.key not in _ASIDE for field in section.fields]
    marked = [field for field in asked if field.schema.get("x-certificate")]
    chosen = marked or [field for field in asked if _public(field)]
    lines = (
        Line(
            field.title,
            str(field.schema.get("x-title-en", "")),
            forms.show_answer(form, field.name, answers[field.name]),
        )
        for field in _answered(chosen, answers)
    )
    return tuple(line for line in lines if line.value)[: MOST_ANSWERS if not marked else None]


def _answered(fields: Iterable[forms.Field], answers: Mapping[str, Any]) -> Iterable[forms.Field]:
    return (field for field in fields if answers.get(field.name) not in (None, "", []))


def _public(field: forms.Field) -> bool:
    if field.widget in ("rows", "information") or field.schema.get("x-widget") == "person":
        return False
    if field.members:
        return all(map(_public, field.members))
    private = field.widget in _PRIVATE_WIDGETS or field.schema.get("format") in _PRIVATE_FORMATS
    return not private and not field.autocomplete
