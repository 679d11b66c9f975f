"""Forms and drafts as the API shows them."""

from typing import Any

from django.utils.translation import get_language

from yimen.api.answers.base import Words
from yimen.api.answers.forms import AnswerFault, DraftMaterialRow, DraftRow, DraftState, FormPage
from yimen.cases.drafts import answers_of, applicant_of
from yimen.cases.models import Draft
from yimen.catalogue import forms
from yimen.errors import Refusal
from yimen.wording import say


def pages_of(form: dict[str, Any]) -> list[FormPage]:
    """The pages of a form; texts that nobody answers are not among the fields."""
    return [
        FormPage.model_construct(
            key=page.key,
            title=Words.model_construct(zh=page.title, en=english.title),
            fields=[item.name for item in page.fields if item.asks],
        )
        for page, english in zip(forms.sections(form), forms.sections(form, "en"), strict=True)
    ]


def fault_row(form: dict[str, Any], error: forms.FieldError) -> AnswerFault:
    """A fault with its sentence, which names the place in the caller's language."""
    title = forms.title_at(form, error.pointer, get_language()) or error.params.get("field", "")
    message = say(Refusal(error.code, **{**error.params, "field": title}))
    return AnswerFault.model_construct(pointer=error.pointer, code=error.code, message=message)


def draft_row(draft: Draft) -> DraftRow:
    """A draft in a list."""
    return DraftRow.model_construct(**_shared(draft))


def draft_state(draft: Draft) -> DraftState:
    """A draft whole."""
    materials = [
        DraftMaterialRow.model_construct(code=each.code, file=each.file_id, name=each.file.name)
        for each in draft.materials.select_related("file").order_by("id")
    ]
    return DraftState.model_construct(
        **_shared(draft), applicant=applicant_of(draft), answers=answers_of(draft), materials=materials
    )


def _shared(draft: Draft) -> dict[str, Any]:
    service = draft.service
    return {
        "id": draft.pk,
        "service": service.code,
        "name": Words.model_construct(zh=service.name, en=service.name_en),
        "version": draft.service_version,
        "revision": draft.version,
        "updated_at": draft.updated_at,
    }
