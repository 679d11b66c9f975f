"""The table of elements describes every leaf of the guide and the handbook, once, in both languages."""

from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from yimen.catalogue.content import Condition, Handbook, ServiceContent, Text
from yimen.catalogue.elements import GUIDE, HANDBOOK, MATTER, SERVICE, Kind, element_of
from yimen.catalogue.models import MatterType

LEAVES = (Text, Condition)


def leaves(model: type[BaseModel], place: str = "") -> list[tuple[str, Any]]:
    """Every place of a content that holds a value, with its annotation."""
    found: list[tuple[str, Any]] = []
    for name, field in model.model_fields.items():
        found += _below(f"{place}{name}", field.annotation)
    return found


def _below(place: str, annotation: Any) -> list[tuple[str, Any]]:
    if get_origin(annotation) in (Union, UnionType):
        annotation = next(part for part in get_args(annotation) if part is not type(None))
    inner = get_args(annotation)[0] if get_origin(annotation) is tuple else annotation
    if isinstance(inner, type) and issubclass(inner, BaseModel) and inner not in LEAVES:
        return leaves(inner, f"{place}{'[]' if inner is not annotation else ''}.")
    return [(place, annotation)]


@pytest.mark.parametrize(("model", "table"), [(ServiceContent, GUIDE), (Handbook, HANDBOOK)])
def test_every_leaf_is_described_and_nothing_else(model, table) -> None:
    places = [place for place, _annotation in leaves(model)]
    described = [element.place for element in table]
    assert [place for place in places if element_of(place, table) is None] == []
    assert [place for place in described if place not in places] == []
    assert len(described) == len(set(described))


def test_options_are_those_that_the_content_takes() -> None:
    annotations = dict(leaves(ServiceContent)) | dict(leaves(Handbook))
    for element in (*GUIDE, *HANDBOOK):
        inner = annotations[element.place]
        inner = get_args(inner)[0] if get_origin(inner) is tuple else inner
        if element.kind in (Kind.CHOICE, Kind.CHOICES) and get_origin(inner) is Literal:
            assert {option.value for option in element.options} == set(get_args(inner)) - {""}, element.place


def test_every_element_has_both_names() -> None:
    for element in (*GUIDE, *HANDBOOK, *MATTER, *SERVICE):
        assert element.zh
        assert element.en
        assert not any("\u4e00" <= sign <= "\u9fff" for sign in element.en)
        assert bool(element.options) == (element.kind in (Kind.CHOICE, Kind.CHOICES)), element.place
    types = next(element for element in SERVICE if element.place == "type")
    assert [option.value for option in types.options] == list(MatterType.values)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("materials[identity].copies", "materials[].copies"),
        ("materials[2].accepts[0]", "materials[].accepts"),
        ("items[0].own_materials[x].name.zh", "materials[].name"),
        ("items[1].terms.promised", "terms.promised"),
        ("form.properties.area.minimum", "form"),
        ("nowhere", None),
    ],
)
def test_the_element_of_a_place(place: str, expected: str | None) -> None:
    found = element_of(place)
    assert (found.place if found else None) == expected
