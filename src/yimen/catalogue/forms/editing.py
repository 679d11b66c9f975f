"""A form changed by one step: fields and pages added, changed, moved, taken out. Pure: the form is copied, never changed in place.

A place is the name of a field ("staff"), or of a member of a group or table ("staff.phone").
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from yimen.catalogue.forms.fields import inner_of, members_of
from yimen.catalogue.forms.schema import NAME
from yimen.catalogue.forms.settings import Settings, with_settings
from yimen.errors import Refusal

MOST_FIELDS = 200
Form = dict[str, Any]
EMPTY: Form = {"type": "object", "additionalProperties": False, "required": [], "x-sections": [], "properties": {}}


def field_at(form: Mapping[str, Any], place: str) -> tuple[Mapping[str, Any], bool]:
    """The schema of the field at a place, and whether it is required. Raises Refusal form_place_unknown (404)."""
    holder, name = _holder(form, place)
    if name not in holder.get("properties", {}):
        raise _unknown(place)
    return holder["properties"][name], name in holder.get("required", ())


def add_field(
    form: Mapping[str, Any], page: str, rules: Mapping[str, Any], given: Settings, name: str = ""
) -> tuple[Form, str]:
    """The form with one more field at the end of a page, or of the group or table "staff." ; and its name.

    Raises Refusal form_place_unknown (404), form_fields_many, form_name_wrong, form_name_taken and those of `with_settings` (422).
    """
    changed = _copy(form)
    inside = page.removesuffix(".") if page.endswith(".") else ""
    holder = _holder(changed, f"{inside}.new" if inside else "new")[0]
    known = holder.setdefault("properties", {})
    if len(known) >= MOST_FIELDS:
        raise Refusal("form_fields_many", status=422, most=MOST_FIELDS)
    name = _named(name, given, known)
    known[name] = with_settings(rules, given)
    _require(holder, name, given.required)
    if inside:
        holder["x-order"] = members_of(holder)
    else:
        _page(changed, page)["fields"].append(name)
    return changed, f"{inside}.{name}" if inside else name


def change_field(form: Mapping[str, Any], place: str, given: Settings, page: str = "") -> Form:
    """The form with other settings of a field, and on another page where one is named. Raises Refusal as `add_field`."""
    changed = _copy(form)
    holder, name = _holder(changed, place)
    rules, _required = field_at(changed, place)
    holder["properties"][name] = with_settings(rules, given)
    _require(holder, name, given.required and rules.get("type") != "null")
    if page and holder is changed and name not in _page(changed, page)["fields"]:
        _take_from_pages(changed, name)
        _page(changed, page)["fields"].append(name)
    return changed


def set_condition(form: Mapping[str, Any], name: str, rule: Mapping[str, Any] | None) -> Form:
    """The form with a field that is asked only under a condition; None: always. Raises Refusal form_place_unknown (404)."""
    changed = _copy(form)
    if name not in changed["properties"]:
        raise _unknown(name)
    changed["properties"][name].pop("x-show-when", None)
    if rule is not None:
        changed["properties"][name]["x-show-when"] = dict(rule)
    return changed


def remove_field(form: Mapping[str, Any], place: str) -> Form:
    """The form without a field. What depends on it is found by the check of the form. Raises Refusal form_place_unknown (404)."""
    changed = _copy(form)
    field_at(changed, place)
    holder, name = _holder(changed, place)
    del holder["properties"][name]
    _require(holder, name, False)
    if holder is changed:
        _take_from_pages(changed, name)
    else:
        holder["x-order"] = members_of(holder)
    return changed


def move_field(form: Mapping[str, Any], place: str, step: int) -> Form:
    """The form with a field one place up (-1) or down (1) on its page or in its group; beyond the end of a page it goes to
    the next one. Raises Refusal form_place_unknown (404)."""
    changed = _copy(form)
    field_at(changed, place)
    holder, name = _holder(changed, place)
    if holder is not changed:
        holder["x-order"] = _moved(members_of(holder), name, step)
        return changed
    pages = changed["x-sections"]
    at = next((number for number, each in enumerate(pages) if name in each["fields"]), None)
    if at is None:
        raise _unknown(place)
    names = pages[at]["fields"]
    beyond = names.index(name) + step
    if 0 <= beyond < len(names):
        pages[at]["fields"] = _moved(names, name, step)
    elif 0 <= at + step < len(pages):
        names.remove(name)
        neighbour = pages[at + step]["fields"]
        neighbour.insert(0 if step > 0 else len(neighbour), name)
    return changed


def write_page(form: Mapping[str, Any], key: str, words: Mapping[str, str]) -> tuple[Form, str]:
    """The form with a page named otherwise, or with one more (key ""); and its key. words: title, x-title-en, description,
    x-description-en. Raises Refusal form_title_missing (422), form_place_unknown (404)."""
    if not words.get("title", "").strip():
        raise Refusal("form_title_missing", status=422)
    changed = _copy(form)
    if not key:
        taken = {page["key"] for page in changed["x-sections"]} | {"new", "other"}
        key = _slug(words.get("x-title-en", ""), taken, "page")
        changed["x-sections"].append({"key": key, "title": "", "fields": []})
    page = _page(changed, key)
    for word in ("title", "x-title-en", "description", "x-description-en"):
        value = words.get(word, "").strip()
        if value or word == "title":
            page[word] = value
        else:
            page.pop(word, None)
    return changed, key


def move_page(form: Mapping[str, Any], key: str, step: int) -> Form:
    """The form with a page one place up (-1) or down (1). Raises Refusal form_place_unknown (404)."""
    changed = _copy(form)
    page = _page(changed, key)
    keys = _moved([each["key"] for each in changed["x-sections"]], page["key"], step)
    changed["x-sections"].sort(key=lambda each: keys.index(each["key"]))
    return changed


def remove_page(form: Mapping[str, Any], key: str) -> Form:
    """The form without a page. Raises Refusal form_page_not_empty (422): its fields are taken out, or moved, by name."""
    changed = _copy(form)
    page = _page(changed, key)
    if page["fields"]:
        raise Refusal("form_page_not_empty", status=422, page=page["title"], number=len(page["fields"]))
    changed["x-sections"].remove(page)
    return changed


def _copy(form: Mapping[str, Any]) -> Form:
    """A copy in which every field stands on a page."""
    changed = {**deepcopy(EMPTY), **deepcopy(dict(form))}
    placed = {name for page in changed["x-sections"] for name in page["fields"]}
    left = [name for name in changed["properties"] if name not in placed]
    if left:
        changed["x-sections"].append({"key": "other", "title": "其他", "x-title-en": "Other", "fields": left})
    return changed


def _holder(form: Mapping[str, Any], place: str) -> tuple[Any, str]:
    """What holds the field at a place: the form, a group, the row of a table."""
    outer, _dot, member = place.partition(".")
    if not member:
        return form, outer
    inner = inner_of(form.get("properties", {}).get(outer, {}))
    if inner is None:
        raise _unknown(place)
    return inner, member


def _page(form: Form, key: str) -> dict[str, Any]:
    found = next((page for page in form["x-sections"] if page["key"] == key), None)
    if found is None:
        raise _unknown(key)
    return found


def _take_from_pages(form: Form, name: str) -> None:
    for page in form["x-sections"]:
        page["fields"] = [each for each in page["fields"] if each != name]


def _require(holder: dict[str, Any], name: str, required: bool) -> None:
    others = [each for each in holder.get("required", ()) if each != name]
    holder["required"] = [*others, name] if required else others


def _moved(names: list[str], name: str, step: int) -> list[str]:
    at = names.index(name)
    to = min(max(at + step, 0), len(names) - 1)
    rest = [each for each in names if each != name]
    return [*rest[:to], name, *rest[to:]]


def _named(name: str, given: Settings, known: Mapping[str, Any]) -> str:
    """The name under which answers are stored: the one asked for, or one made of the English title."""
    if not name:
        return _slug(given.english, set(known), "field")
    if not NAME.match(name):
        raise Refusal("form_name_wrong", status=422, name=name[:60])
    if name in known:
        raise Refusal("form_name_taken", status=422, name=name)
    return name


def _slug(english: str, taken: set[str], otherwise: str) -> str:
    made = re.sub(r"[^a-z0-9]+", "_", english.lower()).strip("_0123456789")[:40].strip("_")
    if made and made not in taken:
        return made
    base = made or otherwise
    return next(name for number in range(2 if made else 1, 10_000) if (name := f"{base}_{number}") not in taken)


def _unknown(place: str) -> Refusal:
    return Refusal("form_place_unknown", status=404, place=place[:80])
