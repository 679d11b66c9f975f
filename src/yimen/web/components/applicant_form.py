"""Who applies: the questions before the service's own. Used by the public way and the counter."""

from collections.abc import Callable, Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from yimen import codes
from yimen.cases.merging import Conflict
from yimen.errors import Refusal
from yimen.parties.models import Party
from yimen.web.components.drafting import ConflictView, conflict_views
from yimen.web.components.schema_form import FormPage
from yimen.web.components.values import Choice, FieldView, Problem, Row
from yimen.wording import say

KEY = "applicant"
NAMES = ("kind", "name", "identifier", "legal_representative", "phone")
LONGEST = {"name": 120, "identifier": 40, "legal_representative": 60, "phone": 30}
Errors = dict[str, str]


def show_applicant(audience: tuple[str, ...], told: Mapping[str, str]) -> FormPage:
    """The page with what is stored; a service for one kind of applicant does not ask for the kind."""
    return _page(audience, _with_kind(audience, told), {})


def read_applicant(audience: tuple[str, ...], posted: QueryDict) -> FormPage:
    """The page as posted, with a sentence for every fault; `answers` hold all five values, numbers in normal form."""
    told = {name: " ".join(posted.get(f"applicant_{name}", "").replace("\x00", "").split()) for name in NAMES}
    told = _with_kind(audience, told)
    errors = check_applicant(audience, told)
    return _page(audience, told, errors)


def check_applicant(audience: tuple[str, ...], told: dict[str, str]) -> Errors:
    """Field -> sentence. Numbers without fault are brought to their normal form in `told`."""
    errors: Errors = {}
    if told["kind"] not in audience:
        errors["kind"] = _("Say whether the applicant is a person or an organisation.")
    for name, most in LONGEST.items():
        if len(told[name]) > most:
            errors[name] = _("At most %(limit)s characters.") % {"limit": most}
    if not told["name"]:
        errors["name"] = _("Enter the name.")
    organisation = told["kind"] == Party.Kind.ORGANISATION
    checker = codes.check_uscc if organisation else codes.check_resident_id
    missing = _("Enter the unified social credit code.") if organisation else _("Enter the resident ID number.")
    _check(told, "identifier", checker, missing, errors)
    _check(
        told,
        "phone",
        codes.check_mobile,
        _("Enter a mobile number: progress is told there, and the case is tracked by it."),
        errors,
    )
    if organisation and not told["legal_representative"]:
        errors["legal_representative"] = _("Enter the name of the legal representative or the person in charge.")
    return errors


def applicant_rows(told: Mapping[str, str], href: str = "") -> list[Row]:
    """What was told, for a summary list."""
    organisation = told["kind"] == Party.Kind.ORGANISATION
    shown = [
        ("kind", _("Applicant"), _kinds().get(told["kind"], "")),
        ("name", _name_title(organisation), told["name"]),
        ("identifier", _identifier_title(organisation), told["identifier"]),
        ("phone", _("Mobile number"), told["phone"]),
    ]
    if organisation:
        shown.insert(
            3, ("legal_representative", _("Legal representative or person in charge"), told["legal_representative"])
        )
    return [Row(title, value, f"{href}#field-applicant-{name}" if href else "") for name, title, value in shown]


def applicant_conflicts(conflicts: Mapping[str, Conflict], told: Mapping[str, str]) -> list[ConflictView]:
    """Particulars that two windows changed, to choose between."""
    organisation = told["kind"] == Party.Kind.ORGANISATION
    titles = {
        "kind": _("Applicant"),
        "name": _name_title(organisation),
        "identifier": _identifier_title(organisation),
        "phone": _("Mobile number"),
        "legal_representative": _("Legal representative or person in charge"),
    }

    def words(name: str, value: str) -> str:
        return _kinds().get(value, value) if name == "kind" else value

    return conflict_views(conflicts, lambda name: titles[name], words, prefix="applicant_")


def _with_kind(audience: tuple[str, ...], told: Mapping[str, str]) -> dict[str, str]:
    whole = {name: told.get(name, "") for name in NAMES}
    if len(audience) == 1:
        whole["kind"] = audience[0]
    return whole


def _check(told: dict[str, str], name: str, checker: Callable[[str], str], missing: str, errors: Errors) -> None:
    if name in errors:
        return
    if not told[name]:
        errors[name] = missing
        return
    try:
        told[name] = checker(told[name])
    except Refusal as refusal:
        errors[name] = say(refusal)


def _kinds() -> dict[str, str]:
    return {"person": _("Individual"), "organisation": _("Enterprise or other organisation")}


def _name_title(organisation: bool) -> str:
    return _("Name of the organisation") if organisation else pgettext("person", "Name")


def _identifier_title(organisation: bool) -> str:
    return _("Unified social credit code") if organisation else _("Resident ID number")


def _page(audience: tuple[str, ...], told: dict[str, str], errors: Errors) -> FormPage:
    fields = _fields(audience, told, errors)
    problems = tuple(Problem(view.error, f"#{view.target}") for view in fields if view.error)
    return FormPage(KEY, _("Applicant"), "", tuple(fields), told, problems)


def _fields(audience: tuple[str, ...], told: dict[str, str], errors: Errors) -> list[FieldView]:
    def view(name: str, title: str, **more: object) -> FieldView:
        place = f"field-applicant-{name}"
        return FieldView(
            name=f"applicant_{name}",
            id=place,
            title=title,
            value=told[name],
            error=errors.get(name, ""),
            **more,  # type: ignore[arg-type]
        )

    both, organisation = len(audience) > 1, told["kind"] == Party.Kind.ORGANISATION
    fields = []
    if both:
        choices = tuple(
            Choice(kind, title, kind == told["kind"], "field-applicant-kind" + ("" if kind == "person" else "-1"))
            for kind, title in _kinds().items()
        )
        fields.append(view("kind", _("Who applies?"), widget="radio", choices=choices))
    fields.append(
        view(
            "name",
            _("Name of the person or organisation") if both else _name_title(organisation),
            hint=_("As on the identity card or business licence."),
            limit=120,
        )
    )
    identifier = _("Resident ID number or unified social credit code") if both else _identifier_title(organisation)
    hint = (
        _("18 characters. A person: resident ID number. An organisation: the code on its licence.")
        if both
        else _("18 characters.")
    )
    fields.append(view("identifier", identifier, hint=hint, width=20))
    if "organisation" in audience:
        rule = ("applicant_kind", ("organisation",)) if both else None
        words = _("Only for organisations") if both else ""
        fields.append(
            view(
                "legal_representative",
                _("Legal representative or person in charge"),
                width=20,
                show_when=rule,
                show_when_words=words,
            )
        )
    fields.append(
        view(
            "phone",
            _("Mobile number"),
            hint=_("For messages about this case, and to track it."),
            widget="tel",
            width=20,
            input_mode="numeric",
            autocomplete="tel-national",
        )
    )
    return fields
