"""Several services' forms as one, nothing asked twice; and the answers given back to each service. Pure.

For bundles of services (一件事): `merged = merge({"code of a service": its form, …})` gives a form that every page, check and
query of this room takes like any other, and `merged.answers_for("code of a service", answers)` the answers to hand in there.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from yimen.catalogue.forms.fields import inner_of
from yimen.catalogue.forms.schema import circles
from yimen.catalogue.forms.showing import CONNECTIVES, applicable

# Words that may differ between two fields with the same meaning: of the texts those of the first service stand.
_TEXTS = frozenset(
    {"title", "description", "x-title-en", "x-description-en", "x-autocomplete", "x-prefill", "x-show-when", "x-key"}
)
_LIMITS = (
    ("minimum", "maximum"),
    ("exclusiveMinimum", "exclusiveMaximum"),
    ("minLength", "maxLength"),
    ("minItems", "maxItems"),
)
_HIGHER, _LOWER = zip(*_LIMITS, strict=True)


@dataclass(frozen=True)
class MergedForm:
    """schema: the one form. places: service -> its own field -> the field of the one form. forms: what went in."""

    schema: dict[str, Any]
    places: Mapping[str, Mapping[str, str]]
    forms: Mapping[str, Mapping[str, Any]]

    def answers_for(self, service: str, answers: Mapping[str, Any]) -> dict[str, Any]:
        """The answers as this service's own form takes them, without those that do not apply there."""
        named = {own: answers[place] for own, place in self.places[service].items() if place in answers}
        asked = applicable(self.forms[service], named)
        return {own: value for own, value in named.items() if own in asked}

    def services_of(self, field: str) -> tuple[str, ...]:
        """The services that ask for a field of the one form, for "why is this asked?"."""
        return tuple(service for service, names in self.places.items() if field in names.values())


def merge(forms: Mapping[str, Mapping[str, Any]]) -> MergedForm:
    """One form of several, in the order given. service code -> form, each without fault (`check_schema`).

    Fields with the same semantic key ("x-key", such as "party.name") are one question where their kind, format and choices
    agree: it is asked where any service asks, required where any requires, within the narrowest limits. All others are
    kept apart, renamed where two services use one name. Pages with the same key become one page.
    """
    properties: dict[str, Any] = {}
    required: list[str] = []
    places: dict[str, dict[str, str]] = {}
    for service, form in forms.items():
        places[service] = own = _places(form, properties)
        for name, rules in form.get("properties", {}).items():
            moved = _moved(rules, own)
            known = properties.get(own[name])
            properties[own[name]] = _joined(known, moved) if known is not None else moved
            if name in form.get("required", ()) and own[name] not in required:
                required.append(own[name])
    for fault in iter(lambda: next(iter(circles(properties)), None), None):
        # Two services that ask for the same things in opposite order: one of them is then asked in any case.
        properties[fault.place.split(".")[1]].pop("x-show-when")
    schema = {
        "type": "object",
        "additionalProperties": False,
        "required": required,
        "x-sections": _pages(forms, places),
        "properties": properties,
    }
    return MergedForm(schema, places, dict(forms))


def _places(form: Mapping[str, Any], known: Mapping[str, Any]) -> dict[str, str]:
    """Where each field of a form stands in the one form: with its like, else under a name that is free."""
    places: dict[str, str] = {}
    for name, rules in form.get("properties", {}).items():
        like = next(
            (other for other, there in known.items() if _alike(rules, there) and other not in places.values()), None
        )
        taken = {*known, *places.values(), *(form["properties"].keys() - {name})} - ({name} - known.keys())
        places[name] = like or _free(name, taken)
    return places


def _free(name: str, taken: Iterable[str]) -> str:
    if name not in taken:
        return name
    return next(other for number in range(2, 1000) if (other := f"{name[:55]}_{number}") not in taken)


def _alike(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two fields ask for the same thing: one key, and nothing but texts and limits differs."""
    key = one.get("x-key")
    return bool(key) and key == other.get("x-key") and _core(one) == _core(other) and _possible(_joined(one, other))


def _possible(rules: Mapping[str, Any]) -> bool:
    """Whether any answer fits between the limits."""
    return all(rules[low] <= rules[high] for low, high in _LIMITS if low in rules and high in rules)


def _core(rules: Mapping[str, Any]) -> dict[str, Any]:
    aside = _TEXTS.union(_HIGHER, _LOWER)
    core = {word: value for word, value in rules.items() if word not in aside}
    for word in ("oneOf", "items"):
        if word in core and not inner_of(rules):
            options = core[word] if word == "oneOf" else core[word].get("oneOf", core[word].get("enum"))
            core[word] = [each["const"] if isinstance(each, Mapping) else each for each in options]
    return core


def _joined(one: Mapping[str, Any], other: Mapping[str, Any]) -> dict[str, Any]:
    """The one question for two: asked where any is asked, within the narrower limits."""
    joined = dict(one)
    for words, choose in ((_HIGHER, max), (_LOWER, min)):
        for word in words:
            if word in other:
                joined[word] = choose(joined[word], other[word]) if word in joined else other[word]
    conditions = [one.get("x-show-when"), other.get("x-show-when")]
    if None in conditions:
        joined.pop("x-show-when", None)
    elif conditions[0] != conditions[1]:
        joined["x-show-when"] = {"any": conditions}
    return joined


def _moved(rules: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, Any]:
    """The field with its condition asking the fields of the one form."""
    rule = rules.get("x-show-when")
    return {**rules, "x-show-when": _renamed(rule, places)} if rule else dict(rules)


def _renamed(rule: Mapping[str, Any], places: Mapping[str, str]) -> dict[str, Any]:
    for connective in CONNECTIVES:
        if connective in rule:
            return {connective: [_renamed(each, places) for each in rule[connective]]}
    return {**rule, "field": places[rule["field"]]}


def _pages(forms: Mapping[str, Mapping[str, Any]], places: Mapping[str, Mapping[str, str]]) -> list[dict[str, Any]]:
    """The pages: a later form's own ones stand before the next page that it shares with the forms before it."""
    pages: list[dict[str, Any]] = []
    asked: set[str] = set()
    for service, form in forms.items():
        following: list[dict[str, Any]] = []
        for page in [*form.get("x-sections", ()), *_rest(form)]:
            fields = [place for name in page["fields"] if (place := places[service][name]) not in asked]
            asked.update(fields)
            known = next((each for each in pages if each["key"] == page["key"]), None)
            if known is None:
                following.append({**page, "fields": fields})
                continue
            known["fields"] += fields
            at = pages.index(known)
            pages[at:at], following = following, []
        pages += following
    return [page for page in pages if page["fields"]]


def _rest(form: Mapping[str, Any]) -> Sequence[dict[str, Any]]:
    """Fields that stand on no page make one at the end, as `sections` shows them."""
    placed = {name for page in form.get("x-sections", ()) for name in page["fields"]}
    left = [name for name in form.get("properties", {}) if name not in placed]
    return [{"key": "other", "title": "其他", "x-title-en": "Other", "fields": left}] if left else []
