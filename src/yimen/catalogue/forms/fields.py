"""A form as pages see it: sections of one topic, fields with label, hint, widget and choices in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Option:
    value: str
    title: str


@dataclass(frozen=True)
class Field:
    """One question, or a text that only informs.

    widget   text, textarea, number, money, date, radio, select, checkboxes, checkbox, tel, email; group: `members` as one
             question; rows: a table with `members` as columns; information: nothing is asked
    unit     what a number counts, in the reader's language
    most     rows: as many as can be entered
    """

    name: str
    title: str
    hint: str
    widget: str
    required: bool
    options: tuple[Option, ...]
    limit: int | None
    autocomplete: str
    schema: Mapping[str, Any]
    unit: str = ""
    members: "tuple[Field, ...]" = ()
    most: int = 0

    @property
    def show_when(self) -> Mapping[str, Any] | None:
        """The condition under which it is asked, as in the schema; None: always."""
        return self.schema.get("x-show-when")

    @property
    def asks(self) -> bool:
        """Whether there is anything to answer."""
        return self.widget != "information"


@dataclass(frozen=True)
class Section:
    """One page of the public form: one topic."""

    key: str
    title: str
    hint: str
    fields: tuple[Field, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its fields, for checking just this page."""
        return tuple(item.name for item in self.fields)


def sections(schema: Mapping[str, Any], language: str | None = "zh-hans") -> tuple[Section, ...]:
    """The pages of the form in order, as `x-sections` says; fields in no section come last, on a page of their own."""
    english = (language or "").startswith("en")
    placed: set[str] = set()
    pages = []
    for entry in schema.get("x-sections", ()):
        names = [name for name in entry["fields"] if name in schema["properties"]]
        placed.update(names)
        fields = tuple(field_of(schema, name, language) for name in names)
        pages.append(Section(entry["key"], _say(entry, "title", english), _say(entry, "description", english), fields))
    rest = tuple(field_of(schema, name, language) for name in schema.get("properties", {}) if name not in placed)
    if rest:
        pages.append(Section("other", "Other" if english else "其他", "", rest))
    return tuple(pages)


def field_of(schema: Mapping[str, Any], name: str, language: str | None = "zh-hans") -> Field:
    """One field of the form in a language. Raises KeyError where the form has none of this name."""
    english = (language or "").startswith("en")
    return _field(name, schema["properties"][name], name in schema.get("required", ()), english)


def _field(name: str, rules: Mapping[str, Any], required: bool, english: bool) -> Field:
    widget, inner = _widget(rules), inner_of(rules) or {}
    return Field(
        name=name,
        title=_say(rules, "title", english) or name,
        hint=_say(rules, "description", english),
        widget=widget,
        required=required,
        options=_options(rules, english),
        limit=rules.get("maxLength"),
        autocomplete=rules.get("x-autocomplete", ""),
        schema=rules,
        unit=str((english and rules.get("x-unit-en")) or rules.get("x-unit", "")),
        members=tuple(
            _field(each, inner["properties"][each], each in inner.get("required", ()), english)
            for each in members_of(inner)
        ),
        most=rules.get("maxItems", 20) if widget == "rows" else 0,
    )


def inner_of(rules: Mapping[str, Any]) -> Mapping[str, Any] | None:
    """The schema of a group's members or of a table's row; None for a plain question."""
    if rules.get("type") == "object":
        return rules
    items = rules.get("items")
    return items if isinstance(items, Mapping) and items.get("type") == "object" else None


def members_of(inner: Mapping[str, Any]) -> list[str]:
    """The members of a group, or columns of a table, in their order: that of `x-order`, for a database keeps none of keys."""
    known = inner.get("properties", {})
    order = [name for name in inner.get("x-order", ()) if name in known]
    return [*order, *(name for name in known if name not in order)]


def title_at(schema: Mapping[str, Any], pointer: str, language: str | None = "zh-hans") -> str:
    """What a JSON pointer into the answers names, for a sentence: "Staff 2, Telephone". Empty where the form has no such place."""
    steps = pointer.split("/")[1:]
    if not steps or steps[0] not in schema.get("properties", {}):
        return ""
    english = (language or "").startswith("en")
    found = field_of(schema, steps[0], language)
    words = found.title
    for step in steps[1:]:
        member = next((each for each in found.members if each.name == step), None)
        if member:
            words += (", " if english else "，") + member.title
        elif step.isdecimal() and found.widget == "rows":
            words += f" {int(step) + 1}"
    return words


def show_answer(schema: Mapping[str, Any], name: str, value: Any, language: str | None = "zh-hans") -> str:
    """An answer as people read it: the titles of chosen options, yes or no, a row a line, plain text otherwise."""
    if name not in schema.get("properties", {}):
        return str(value)
    return _shown(field_of(schema, name, language), value, (language or "").startswith("en"))


def _shown(field: Field, value: Any, english: bool) -> str:
    if field.widget == "rows" and isinstance(value, list):
        return "\n".join(f"{number}. {_members(field, row, english)}" for number, row in enumerate(value, 1))
    if isinstance(value, Mapping):
        return _members(field, value, english)
    titles = {option.value: option.title for option in field.options}
    if isinstance(value, bool):
        return titles.get(str(value).lower(), str(value))
    if isinstance(value, list):
        return (", " if english else "、").join(titles.get(str(item), str(item)) for item in value)
    return titles.get(str(value)) or _with_unit(field, value, english)


def _members(field: Field, value: Any, english: bool) -> str:
    """The answers of a group or row: an address as one line, all others each with its title."""
    if not isinstance(value, Mapping):
        return str(value)
    told = [(each.title, _shown(each, value[each.name], english)) for each in field.members if each.name in value]
    if field.schema.get("x-widget") == "address":
        words = [shown for _title, shown in told]
        return ", ".join(reversed(words)) if english else "".join(words)
    mark, between = (": ", "; ") if english else ("：", "；")
    return between.join(f"{title}{mark}{shown}" for title, shown in told)


def _with_unit(field: Field, value: Any, english: bool) -> str:
    if value is None:
        return ""
    if isinstance(value, int | float) and field.widget == "money":
        return f"{value:,.2f}".removesuffix(".00") + (f" {field.unit}" if english else field.unit)
    text = f"{value:g}" if isinstance(value, float) and abs(value) < 1e6 else str(value)
    if isinstance(value, float) and value.is_integer():
        text = str(int(value))
    return text + (f" {field.unit}" if field.unit and isinstance(value, int | float) else "")


def _say(entry: Mapping[str, Any], key: str, english: bool) -> str:
    return str((english and entry.get(f"x-{key}-en")) or entry.get(key, ""))


def _options(rules: Mapping[str, Any], english: bool) -> tuple[Option, ...]:
    if rules.get("type") == "boolean" and "const" not in rules:
        return (Option("true", "Yes" if english else "是"), Option("false", "No" if english else "否"))
    source = rules.get("items", rules) if rules.get("type") == "array" else rules
    if "oneOf" in source:
        return tuple(
            Option(str(item["const"]), _say(item, "title", english) or str(item["const"])) for item in source["oneOf"]
        )
    return tuple(Option(str(value), str(value)) for value in source.get("enum", ()))


def _widget(rules: Mapping[str, Any]) -> str:
    if rules.get("type") == "object":
        return "group"
    if "x-widget" in rules:
        return str(rules["x-widget"])
    kind, form = rules.get("type"), rules.get("format", "")
    if kind == "null":
        return "information"
    if kind == "array":
        return "rows" if inner_of(rules) else "checkboxes"
    if kind == "boolean":
        return "checkbox" if "const" in rules else "radio"
    if kind in ("integer", "number"):
        return "number"
    if "oneOf" in rules or "enum" in rules:
        return "radio" if len(rules.get("oneOf", rules.get("enum", ()))) <= 6 else "select"
    by_format = {"date": "date", "cn-mobile": "tel", "cn-phone": "tel", "email": "email"}
    if form in by_format:
        return by_format[form]
    return "textarea" if rules.get("maxLength", 0) > 120 else "text"
