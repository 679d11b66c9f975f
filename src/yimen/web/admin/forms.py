"""What the administrators' forms share: who acts, where, and a refusal as a problem of the form."""

from django.conf import settings
from django.http import HttpRequest

from yimen import wording
from yimen.accounts.models import User
from yimen.errors import Refusal
from yimen.web.components.values import Problem

# Code of a refusal -> the field it is about, where its name does not say so itself.
FIELD_OF = {
    "closure_reason_missing": "reason",
    "closure_basis_missing": "basis",
    "closure_decider_missing": "decided_by",
    "closure_day_not_worked": "day",
    "calendar_rejection_unexplained": "note",
}


def administrator(request: HttpRequest) -> User:
    """The account that acts; the gate has let only administrators through. Raises Refusal login_needed (401)."""
    if not isinstance(request.user, User):
        raise Refusal("login_needed", status=401)
    return request.user


def district() -> str:
    """The district whose calendar these pages keep."""
    return str(settings.YIMEN_DISTRICT)


def problems(refusal: Refusal | None, first: str) -> list[Problem]:
    """The refusal with a link to its field; `first` where it names none."""
    if refusal is None:
        return []
    field = refusal.data.get("field") or FIELD_OF.get(refusal.code, first)
    return [Problem(wording.say(refusal), f"#field-{field}")]


def errors(found: list[Problem]) -> dict[str, str]:
    """Field -> its sentence."""
    return {problem.href.removeprefix("#field-"): problem.message for problem in found}
