"""A form built and changed step by step, its palette, settings and ticked conditions. Pure, no database; refusals first."""

import pytest

from yimen.catalogue import forms
from yimen.catalogue.forms import choosing, editing
from yimen.catalogue.forms.choosing import Asked, Ticked
from yimen.catalogue.forms.kinds import KINDS, begun, kind_by_name, kind_of
from yimen.catalogue.forms.settings import Choice, Settings, read_choices, settings_of, with_settings
from yimen.catalogue.tests.factories import make_form
from yimen.errors import Refusal

FORM = make_form()
TWO = (Choice("a", "甲", "A"), Choice("b", "乙", "B"))
NAMED = Settings("标题", "Title")


def _table():
    """The form with a table "staff" on its first page."""
    return editing.add_field(FORM, "premises", begun(kind_by_name("rows")), NAMED, "staff")[0]


@pytest.mark.parametrize(
    ("step", "code"),
    [
        (lambda: kind_by_name("moon"), "form_kind_unknown"),
        (lambda: editing.field_at(FORM, "ghost"), "form_place_unknown"),
        (lambda: editing.field_at(FORM, "area.inner"), "form_place_unknown"),
        (lambda: editing.add_field(FORM, "ghost", {"type": "string"}, NAMED), "form_place_unknown"),
        (lambda: editing.add_field(FORM, "premises", {"type": "string"}, Settings(" ")), "form_title_missing"),
        (lambda: editing.add_field(FORM, "premises", {"type": "string"}, NAMED, "area"), "form_name_taken"),
        (lambda: editing.add_field(FORM, "premises", {"type": "string"}, NAMED, "Größe"), "form_name_wrong"),
        (lambda: editing.set_condition(FORM, "ghost", None), "form_place_unknown"),
        (lambda: editing.remove_field(FORM, "ghost"), "form_place_unknown"),
        (lambda: editing.move_field(FORM, "ghost", 1), "form_place_unknown"),
        (lambda: editing.remove_page(FORM, "premises"), "form_page_not_empty"),
        (lambda: editing.write_page(FORM, "", {"title": " "}), "form_title_missing"),
        (lambda: editing.move_page(FORM, "ghost", 1), "form_place_unknown"),
        (lambda: with_settings({"type": "number"}, Settings("数", least=5, most=1)), "form_limits_reversed"),
        (lambda: with_settings({"type": "string", "oneOf": []}, Settings("选", choices=TWO[:1])), "form_choices_few"),
        (
            lambda: with_settings({"type": "string", "oneOf": []}, Settings("选", choices=TWO + TWO)),
            "form_choice_twice",
        ),
    ],
)
def test_wrong_steps_are_refused(step, code) -> None:
    with pytest.raises(Refusal) as refused:
        step()
    assert refused.value.code == code


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_of_the_palette_makes_a_form_that_can_be_shown(kind) -> None:
    rules = begun(kind, [{"const": "310113109", "title": "顾村镇", "x-title-en": "Gucun"}])
    assert kind_of(rules) is kind
    form, name = editing.add_field(FORM, "premises", rules, Settings("标题", "The title", choices=TWO, required=True))
    assert forms.check_schema(editing.change_field(form, name, Settings("标题", choices=TWO))) == []
    assert name == "the_title"
    assert make_form() == FORM, "never changed in place"
    if kind.plain:
        inner, place = editing.add_field(_table(), "staff.", begun(kind), Settings("列", "Column", choices=TWO))
        assert place == "staff.column" and forms.check_schema(inner) == []


def test_settings_come_out_as_they_went_in() -> None:
    given = Settings(
        "面积", "Area", "提示", "Hint", True, 1.0, 99.0, True, "平方米", "m²", key="premises.area"
    )  # fmt: skip
    rules = with_settings({"type": "number", "minimum": 5}, given)
    assert rules == {
        "type": "integer", "title": "面积", "x-title-en": "Area", "description": "提示", "x-description-en": "Hint",
        "minimum": 1, "maximum": 99, "x-unit": "平方米", "x-unit-en": "m²", "x-key": "premises.area",
    }  # fmt: skip
    assert settings_of(rules, True) == given
    assert with_settings(rules, Settings("面积")) == {"type": "number", "title": "面积"}


def test_answers_keep_their_value_when_their_words_are_written_again() -> None:
    known = (Choice("own", "自有", "Owned"), Choice("lease", "租赁", "Leased"))
    lines = "自有 | Owned\n借用 | Lent to us\nlease | 租用 | Rented\n\n其他"
    assert read_choices(lines, known) == (
        Choice("own", "自有", "Owned"), Choice("lent_to_us", "借用", "Lent to us"), Choice("lease", "租用", "Rented"),
        Choice("option_1", "其他"),
    )  # fmt: skip


def test_fields_move_on_their_page_to_the_next_and_within_a_table() -> None:
    def order(form):
        return [page["fields"] for page in form["x-sections"]]

    down = editing.move_field(FORM, "premises", 1)
    assert order(down)[0][:2] == ["area", "premises"]
    over = editing.move_field(FORM, "other_kind", 1)
    assert order(over)[1][0] == "other_kind"
    assert order(editing.move_field(over, "other_kind", -1)) == order(FORM)
    assert order(editing.move_field(FORM, "premises", -1)) == order(FORM), "the first stays"
    table = editing.add_field(_table(), "staff.", {"type": "string"}, NAMED, "post")[0]
    up = editing.move_field(table, "staff.post", -1)
    assert [each.name for each in forms.field_of(up, "staff").members] == ["post", "name"]
    assert "post" not in editing.remove_field(table, "staff.post")["properties"]["staff"]["items"]["properties"]
    moved = editing.change_field(FORM, "area", Settings("面积", required=True), page="contact")
    assert order(moved) == [["premises", "kind", "other_kind"], ["contact_phone", "opening", "area"]]


def test_pages_are_added_named_moved_and_taken_out() -> None:
    form, key = editing.write_page(FORM, "", {"title": "新页", "x-title-en": "New", "description": "说明"})
    assert key == "new_2", "an address of the editor is no key"
    form, _key = editing.write_page(form, key, {"title": "改页"})
    assert form["x-sections"][-1] == {"key": "new_2", "title": "改页", "fields": []}
    assert [page["key"] for page in editing.move_page(form, key, -1)["x-sections"]] == ["premises", "new_2", "contact"]
    assert editing.remove_page(form, key) == FORM


def test_what_another_condition_asks_for_cannot_be_taken_out() -> None:
    faults = forms.check_schema(editing.remove_field(FORM, "kind"))
    assert [fault.code for fault in faults] == ["form_field_missing"]


RULES = [
    (None, Ticked("all", {})),
    ({"field": "kind", "equals": "other"}, Ticked("all", {"kind": Asked(("other",))})),
    ({"field": "area", "answered": True}, Ticked("all", {"area": Asked(answered=True)})),
    (
        {"all": [{"field": "area", "at_least": 5}, {"field": "area", "at_most": 9}, {"field": "yes", "equals": True}]},
        Ticked("all", {"area": Asked(least=5, most=9), "yes": Asked(("true",))}),
    ),
    (
        {"any": [{"all": [{"field": "area", "at_least": 5}, {"field": "area", "at_most": 9}]}, {"field": "kind", "among": ["a", "b"]}]},
        Ticked("any", {"area": Asked(least=5, most=9), "kind": Asked(("a", "b"))}),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "ticks"), RULES)
def test_conditions_as_they_are_ticked(rule, ticks) -> None:
    assert choosing.ticked(rule) == ticks
    assert choosing.rule_of(ticks, {"yes": {"type": "boolean"}, "kind": {}, "area": {}}) == rule


def test_a_condition_nested_deeper_is_not_taken_for_less() -> None:
    inner = {"any": [{"field": "a", "equals": "x"}, {"field": "b", "equals": "y"}]}
    assert choosing.ticked({"all": [inner, {"field": "c", "equals": "z"}]}) is None
    assert choosing.ticked({"any": [{"field": "a", "at_least": 1}, {"field": "a", "at_most": 0}]}) is None
