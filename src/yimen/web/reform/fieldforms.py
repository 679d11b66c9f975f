"""The settings of a form's field as form fields, and back from what somebody typed. No rules here."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from yimen.catalogue.forms.choosing import Asked, Ticked, offered
from yimen.catalogue.forms.kinds import FieldKind
from yimen.catalogue.forms.settings import Settings, read_choices, settings_of
from yimen.errors import Refusal
from yimen.web.components.schema_fields import field_id
from yimen.web.components.values import Choice, FieldView

LONGEST = 4000
PREFILLS = ("party.name", "party.identifier", "party.phone", "party.legal_representative", "account.name")
Typed = dict[str, str]


def typed_of(rules: Mapping[str, Any], required: bool, page: str) -> Typed:
    """What stands in the fields before anybody types."""
    given = settings_of(rules, required)
    lines = "\n".join(f"{each.value} | {each.title} | {each.english}".rstrip(" |") for each in given.choices)
    return {
        "title": given.title,
        "english": given.english,
        "hint": given.hint,
        "english_hint": given.english_hint,
        "required": "yes" if required else "",
        "least": _number(given.least),
        "most": _number(given.most),
        "whole": "yes" if given.whole else "",
        "unit": given.unit,
        "english_unit": given.english_unit,
        "choices": lines,
        "prefill": given.prefill,
        "key": given.key,
        "page": page,
        "name": "",
    }


def typed_in(posted: QueryDict, blank: Typed) -> Typed:
    """What somebody typed, by field."""
    return {name: posted.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()[:LONGEST] for name in blank}


def settings_in(typed: Typed, rules: Mapping[str, Any]) -> Settings:
    """The settings that were typed. Raises Refusal form_limit_wrong (422)."""
    return Settings(
        title=typed["title"],
        english=typed["english"],
        hint=typed["hint"],
        english_hint=typed["english_hint"],
        required=typed["required"] == "yes",
        least=number_in(typed["least"]),
        most=number_in(typed["most"]),
        whole=typed["whole"] == "yes",
        unit=typed["unit"],
        english_unit=typed["english_unit"],
        choices=read_choices(typed["choices"], settings_of(rules, False).choices),
        prefill=typed["prefill"],
        key=typed["key"],
    )


def number_in(text: str) -> float | None:
    """A limit; None where nothing was typed. Raises Refusal form_limit_wrong (422)."""
    if not text:
        return None
    plain = text.replace("-", "", 1).replace(".", "", 1)
    if not (plain.isascii() and plain.isdigit() and len(plain) < 16):
        raise Refusal("form_limit_wrong", status=422, value=text[:40])
    return float(text)


def views(kind: FieldKind, typed: Typed, pages: list[tuple[str, str]], new: bool) -> list[FieldView]:
    """The fields for this kind of field. pages: (key, title) to choose from, none for a member of a group."""
    found = [
        _view("title", _("Title, in Chinese"), typed),
        _view("english", _("Title, in English"), typed, required=False),
        _area("hint", _("Hint, in Chinese"), typed),
        _area("english_hint", _("Hint, in English"), typed),
    ]
    if kind.name != "information":
        found.append(_box("required", _("It must be answered"), typed))
    if "choices" in kind.sets:
        hint = _(
            "One a line: Chinese | English. What stands in front of them is the value that is stored; leave it as it is."
        )
        found.append(_area("choices", _("Answers to choose from"), typed, hint=hint, required=True, rows=7))
    found += _limits(kind, typed)
    if "prefill" in kind.sets:
        found.append(_prefill(kind, typed))
    if "key" in kind.sets:
        hint = _("Such as party.name or premises.address. Bundles of services ask for the same meaning once.")
        found.append(_view("key", _("Meaning of the field"), typed, hint=hint, required=False))
    if pages:
        choices = tuple(Choice(key, title, key == typed["page"]) for key, title in pages)
        found.append(_view("page", _("Page"), typed, widget="select", choices=choices))
    if new:
        hint = _(
            "Under which the answer is stored, in small letters. Empty: made of the English title. It stays for ever."
        )
        found.append(_view("name", _("Name of the field"), typed, hint=hint, required=False))
    return found


def _limits(kind: FieldKind, typed: Typed) -> list[FieldView]:
    found = []
    if "unit" in kind.sets:
        found += [
            _view("unit", _("Unit, in Chinese"), typed, required=False, width=10),
            _view("english_unit", _("Unit, in English"), typed, required=False, width=10),
            _box("whole", _("Whole numbers only"), typed),
        ]
    titles = {
        "length": (_("At least so many characters"), _("At most so many characters")),
        "range": (_("Not less than"), _("Not more than")),
        "rows": (_("At least so many rows"), _("At most so many rows")),
    }
    for word, (least, most) in titles.items():
        if word in kind.sets:
            numeric: dict[str, Any] = {"required": False, "width": 10, "input_mode": "decimal"}
            found += [_view("least", least, typed, **numeric), _view("most", most, typed, **numeric)]
    return found


def _prefill(kind: FieldKind, typed: Typed) -> FieldView:
    sources = ("party",) if "members" in kind.sets else PREFILLS
    choices = tuple(Choice(source, prefill_words()[source], source == typed["prefill"]) for source in sources)
    nothing = {"empty": _("nothing: it is typed")}
    return _view(
        "prefill", _("Filled in from"), typed, widget="select", choices=choices, required=False, attributes=nothing
    )


def prefill_words() -> dict[str, str]:
    """The sources from which an answer can be filled in."""
    return {
        "party": _("the applicant, where it is of that kind"),
        "party.name": _("the applicant's name"),
        "party.identifier": _("the applicant's ID number or credit code"),
        "party.phone": _("the applicant's mobile number"),
        "party.legal_representative": _("the applicant's legal representative"),
        "account.name": _("the name of the account"),
    }


def _view(name: str, title: str, typed: Typed, **more: Any) -> FieldView:
    return FieldView(name=name, id=field_id(name), title=title, value=typed[name], **more)


def _area(name: str, title: str, typed: Typed, *, required: bool = False, rows: int = 2, hint: str = "") -> FieldView:
    return _view(name, title, typed, widget="textarea", required=required, rows=rows, hint=hint, wide=rows > 2)


def _box(name: str, title: str, typed: Typed) -> FieldView:
    chosen = (Choice("yes", title, typed[name] == "yes", field_id(name)),)
    return _view(name, title, typed, widget="checkbox", choices=chosen, required=False)


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}" if abs(value) < 1e6 else str(value).removesuffix(".0")


def condition_views(fields: list[tuple[str, str, Mapping[str, Any]]], given: Ticked, english: bool) -> list[FieldView]:
    """For each other field (name, title, schema) what can be demanded of it."""
    return [_demand(name, title, rules, given.fields.get(name, Asked()), english) for name, title, rules in fields]


def _demand(name: str, title: str, rules: Mapping[str, Any], asked: Asked, english: bool) -> FieldView:
    base = f"when-{name}"
    if choices := offered(rules):
        ticks = tuple(
            Choice(
                each.value,
                (english and each.english) or each.title,
                each.value in asked.values,
                field_id(base) + (f"-{number}" if number else ""),
            )
            for number, each in enumerate(choices)
        )
        return FieldView(name=base, id=field_id(base), title=title, widget="checkboxes", choices=ticks)
    if rules.get("type") in ("number", "integer"):
        limits = (("least", _("at least"), asked.least), ("most", _("at most"), asked.most))
        members = tuple(
            FieldView(
                name=f"{base}-{word}",
                id=field_id(f"{base}-{word}"),
                title=words,
                value=_number(limit),
                width=10,
                input_mode="decimal",
            )
            for word, words, limit in limits
        )
        return FieldView(name=base, id=field_id(base), title=title, widget="group", members=members)
    ticked = (Choice("yes", _("is filled in"), asked.answered, field_id(base)),)
    return FieldView(name=base, id=field_id(base), title=title, widget="checkboxes", choices=ticked)


def ticked_in(fields: list[tuple[str, str, Mapping[str, Any]]], posted: QueryDict) -> Ticked:
    """What was ticked and typed. Raises Refusal form_limit_wrong (422)."""
    found: dict[str, Asked] = {}
    for name, _title, rules in fields:
        base, values = f"when-{name}", tuple(posted.getlist(f"when-{name}"))
        if offers := offered(rules):
            known = {each.value for each in offers}
            asked = Asked(values=tuple(value for value in values if value in known))
        elif rules.get("type") in ("number", "integer"):
            asked = Asked(
                least=number_in(posted.get(f"{base}-least", "").strip()),
                most=number_in(posted.get(f"{base}-most", "").strip()),
            )
        else:
            asked = Asked(answered=bool(values))
        if asked:
            found[name] = asked
    return Ticked("any" if posted.get("joined") == "any" else "all", found)
