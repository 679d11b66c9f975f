"""POST /services/{code}/form/check"""

from typing import Any

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, Field

from yimen.accounts.access import ANYONE
from yimen.accounts.tokens import Scope
from yimen.api.answers.forms import AnswersChecked
from yimen.api.door import operation
from yimen.api.endpoints.form_read import LATEST, Version, form_version
from yimen.api.form_rows import fault_row
from yimen.catalogue import forms


class AnswersRequest(BaseModel):
    """Answers to a form, by the name of the field."""

    model_config = ConfigDict(extra="forbid")

    answers: dict[str, Any] = Field(max_length=500)


@operation(
    "POST",
    "/services/{code}/form/check",
    access=ANYONE,
    scope=Scope.CATALOGUE_READ,
    gives=AnswersChecked,
    refusals=(404, 409),
    tag="catalogue",
)
def check_answers(request: HttpRequest, code: str, body: AnswersRequest, version: Version = LATEST) -> AnswersChecked:
    """Check answers to a form.

    The same check as before an application is handed in, with check digits. Nothing is stored.
    """
    form = form_version(request, code, version).parsed.form
    faults = forms.validate(form, body.answers)
    asked = forms.applicable(form, body.answers)
    return AnswersChecked.model_construct(
        complete=not faults,
        faults=[fault_row(form, error) for error in faults],
        asked=[item.name for page in forms.sections(form) for item in page.fields if item.asks and item.name in asked],
    )
