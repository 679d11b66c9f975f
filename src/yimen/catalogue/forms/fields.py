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
    """One question. widget: text, textarea, number, date, radio, select, checkboxes, checkbox, tel, email."""

    name: str
    title: str
    hint: str
    widget: str
    required: bool
    options: tuple[Option, ...]
    limit: int | None
    autocomplete: str
    schema: Mapping[str, Any]

    @property
    def show_when(self) -> Mapping[str, Any] | None:
        """The condition under which it is asked, as in the schema; None: always."""
        return self.schema.get("x-show-when")


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
    rules = schema["properties"][name]
    english = (language or "").startswith("en")
    return Field(
        name=name,
        title=_say(rules, "title", english) or name,
        hint=_say(rules, "description", english),
        widget=_widget(rules),
        required=name in schema.get("required", ()),
        options=_options(rules, english),
        limit=rules.get("maxLength"),
        autocomplete=rules.get("x-autocomplete", ""),
        schema=rules,
    )


def show_answer(schema: Mapping[str, Any], name: str, value: Any, language: str | None = "zh-hans") -> str:
    """An answer as people read it: the titles of chosen options, yes or no, plain text otherwise."""
    if name not in schema.get("properties", {}):
        return str(value)
    english = (language or "").startswith("en")
    titles = {option.value: option.title for option in field_of(schema, name, language).options}
    if isinstance(value, bool):
        return titles.get(str(value).lower(), str(value))
    if isinstance(value, list):
        return (", " if english else "、").join(titles.get(str(item), str(item)) for item in value)
    return titles.get(str(value), "" if value is None else str(value))


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
    if "x-widget" in rules:
        return str(rules["x-widget"])
    kind, form = rules.get("type"), rules.get("format", "")
    if kind == "array":
        return "checkboxes"
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
