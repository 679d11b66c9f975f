"""Groups, tables, units and conditions of forms; several forms merged into one. Pure, no database; what is refused first."""

from itertools import product

import pytest
from django.http import QueryDict
from jsonschema import Draft202012Validator

from yimen.catalogue import forms
from yimen.catalogue.tests.factories import make_form

PERSON = {
    "type": "object",
    "title": "负责人",
    "x-title-en": "Manager",
    "x-widget": "person",
    "additionalProperties": False,
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "title": "姓名", "x-title-en": "Name", "maxLength": 20},
        "phone": {"type": "string", "title": "手机", "x-title-en": "Mobile", "format": "cn-mobile"},
    },
}
ROW = {key: PERSON[key] for key in ("type", "additionalProperties", "required", "properties")}
STAFF = {"type": "array", "title": "人员", "x-title-en": "Staff", "minItems": 1, "maxItems": 2, "items": ROW}
MONEY = {"type": "number", "title": "投资", "x-widget": "money", "x-unit": "元", "x-unit-en": "yuan"}
FORM = {
    "type": "object",
    "additionalProperties": False,
    "required": ["manager", "staff"],
    "properties": {
        "manager": PERSON,
        "staff": STAFF,
        "money": MONEY,
        "text": {"type": "null", "title": "说明", "description": "请如实填写"},
    },
}
MANAGER = {"name": "王小明", "phone": "13800000000"}
RIGHT = {"manager": MANAGER, "staff": [{"name": "李四"}], "money": 1234.5}


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"manager": "王小明"}, "/manager", "field_type"),
        ({"manager": {}}, "/manager/name", "field_required"),
        ({"manager": {"name": " "}}, "/manager/name", "field_required"),
        ({"manager": {**MANAGER, "age": 3}}, "/manager/age", "field_unknown"),
        ({"manager": {**MANAGER, "phone": "1380"}}, "/manager/phone", "mobile_length"),
        ({"staff": {}}, "/staff", "field_type"),
        ({"staff": []}, "/staff", "field_required"),
        ({"staff": [{"name": "甲"}] * 3}, "/staff", "field_rows_many"),
        ({"staff": [{"name": "甲"}, "乙"]}, "/staff/1", "field_type"),
        ({"staff": [{"name": "甲"}, {"name": "乙" * 21}]}, "/staff/1/name", "field_too_long"),
        ({"staff": [{"name": "甲\x00"}]}, "/staff/0/name", "field_type"),
        ({"money": 1.005}, "/money", "field_step"),
        ({"text": "x"}, "/text", "field_not_applicable"),
    ],
)
def test_every_member_and_row_has_a_fault_of_its_own(change, pointer, code):
    assert [(error.pointer, error.code) for error in forms.validate(FORM, {**RIGHT, **change})] == [(pointer, code)]


def test_right_groups_have_no_fault():
    assert forms.check_schema(FORM) == []
    assert forms.validate(FORM, RIGHT) == []
    assert forms.validate({**FORM, "required": []}, {"money": 19.99}) == []


def test_groups_and_rows_are_read_from_what_a_browser_posts():
    form = {**FORM, "properties": {**FORM["properties"], "dates": _dates()}}
    posted = QueryDict(
        "manager-name=+王小明+&manager-phone=138 0000 0000&staff-0-name=&staff-0-phone=&staff-3-name=李四&money=1,234.50"
        "&dates-0-day-year=2027&dates-0-day-month=1&dates-0-day-day=4&text=x"
    )
    dates = {"dates": [{"day": "2027-01-04"}]}
    assert forms.from_post(form, posted) == {**RIGHT, **dates}, "blank rows and gaps are closed"
    assert forms.from_post(form, QueryDict("manager-name=&staff-0-name=")) == {}


def _dates():
    row = {"type": "object", "additionalProperties": False}
    row["properties"] = {"day": {"type": "string", "title": "日", "format": "date"}}
    return {"type": "array", "title": "日期", "items": row}


def test_groups_are_shown_in_words():
    assert forms.show_answer(FORM, "manager", MANAGER) == "姓名：王小明；手机：13800000000"
    assert forms.show_answer(FORM, "staff", [{"name": "甲"}, {"name": "乙"}], "en") == "1. Name: 甲\n2. Name: 乙"
    assert forms.show_answer(FORM, "money", 1234.5) == "1,234.50元"
    assert forms.show_answer(FORM, "money", 5000, "en") == "5,000 yuan"
    assert forms.title_at(FORM, "/staff/1/phone", "en") == "Staff 2, Mobile"
    assert forms.title_at(FORM, "/nothing") == ""


def test_what_pages_know_of_a_group():
    manager, staff, _money, text = (forms.field_of(FORM, name, "en") for name in FORM["properties"])
    assert (manager.widget, staff.widget, staff.most, text.widget) == ("group", "rows", 2, "information")
    assert [(each.title, each.required) for each in staff.members] == [("Name", True), ("Mobile", False)]
    assert not text.asks


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda parts: parts["manager"].pop("properties"), "form_group_empty"),
        (lambda parts: parts["manager"].update(additionalProperties=True), "form_group_empty"),
        (lambda parts: parts["manager"]["properties"].update(inner=PERSON), "form_group_member"),
        (lambda parts: parts["manager"]["required"].append("ghost"), "form_field_missing"),
        (lambda parts: parts["manager"]["properties"]["name"].pop("title"), "form_field_title"),
        (lambda parts: parts["staff"].update(maxItems=1000), "form_rows_many"),
        (lambda parts: parts["money"].update({"x-prefill": "the moon"}), "form_prefill_unknown"),
        (lambda parts: parts["money"].update({"x-key": "Money"}), "form_key_shape"),
        (lambda parts: parts["money"].update({"x-show-when": {"field": "text", "answered": True}}), "form_condition_text"),
        (lambda parts: parts["money"].update({"x-show-when": {"all": []}}), "form_condition_shape"),
        (lambda parts: parts["money"].update({"x-show-when": {"field": "staff", "at_least": "1"}}), "form_condition_shape"),
        (lambda parts: parts["money"].update({"x-show-when": {"field": "money", "at_least": 1}}), "form_condition_circle"),
    ],
)  # fmt: skip
def test_groups_and_conditions_that_pages_cannot_show_are_refused(change, code):
    from copy import deepcopy

    form = deepcopy(FORM)
    change(form["properties"])
    assert code in [fault.code for fault in forms.check_schema(form)]
    assert forms.check_schema({**FORM, "required": ["text"]})[0].code == "form_text_required"


CONDITIONS = [
    ({"field": "kind", "among": ["a", "b"]}, "b", True),
    ({"field": "kind", "equals": "a"}, "b", False),
    ({"field": "number", "at_least": 50}, 50, True),
    ({"field": "number", "at_least": 50}, 49.9, False),
    ({"field": "number", "at_most": 50}, True, False),
    ({"field": "many", "equals": "x"}, ["y", "x"], True),
    ({"field": "kind", "answered": True}, "b", True),
    ({"all": [{"field": "kind", "answered": True}, {"field": "number", "at_least": 1}]}, "b", False),
    ({"any": [{"field": "kind", "equals": "b"}, {"field": "number", "at_least": 1}]}, "b", True),
]


@pytest.mark.parametrize(("rule", "value", "holds"), CONDITIONS)
def test_conditions(rule, value, holds):
    name = next(iter(forms.fields_in(rule)))
    form = {"properties": {each: {} for each in ("kind", "number", "many")} | {"then": {"x-show-when": rule}}}
    assert ("then" in forms.applicable(form, {name: value})) is holds
    assert "then" not in forms.applicable(form, {})


def test_a_page_needs_to_know_only_what_is_open_on_it():
    big, kind = {"field": "number", "at_least": 50}, {"field": "kind", "equals": "a"}
    both, either, here = {"all": [big, kind]}, {"any": [big, kind]}, frozenset({"kind"})
    assert forms.reduced(both, {"number": 60}, here) == kind
    assert forms.reduced(both, {"number": 6}, here) is False
    assert forms.reduced(either, {"number": 60}, here) is True
    assert forms.reduced(either, {}, here) == kind
    assert forms.reduced(both, {}, frozenset({"kind", "number"})) == both


def test_the_standard_schema_says_the_same_as_our_own_check():
    choice = {"type": "string", "title": "k", "enum": ["a", "b"]}
    number = {"type": "integer", "title": "n", "minimum": 0}
    many = {"type": "array", "title": "m", "items": {"enum": ["x", "y"]}}
    rules = {
        "plain": {"field": "kind", "equals": "a"},
        "chained": {"field": "plain", "answered": True},
        "listed": {"any": [{"field": "many", "among": ["x"]}, {"field": "number", "at_least": 2}]},
    }
    form = {
        "type": "object",
        "additionalProperties": False,
        "required": ["kind", "plain", "listed"],
        "properties": {"kind": choice, "number": number, "many": many}
        | {name: {"type": "string", "title": name, "x-show-when": rule} for name, rule in rules.items()},
    }
    validator = Draft202012Validator(forms.standard(form))
    given = product(["a", "b", None], [1, 2, None], [["x"], ["y"], None], *[["t", None]] * 3)
    seen = set()
    for values in given:
        answers = {name: value for name, value in zip(form["properties"], values, strict=True) if value is not None}
        seen.add(ours := not forms.validate(form, answers))
        assert validator.is_valid(answers) is ours, answers
    assert seen == {True, False}


class TestMerged:
    def test_what_has_one_meaning_is_asked_once_within_the_narrower_limits(self):
        first, second = self.forms()
        merged = forms.merge({"A": first, "B": second})
        assert forms.check_schema(merged.schema) == []
        assert list(merged.schema["properties"]) == ["name", "kind", "only_a", "phone", "kind_2", "only_b"]
        assert merged.schema["properties"]["name"]["maxLength"] == 20
        assert merged.schema["required"] == ["name", "phone"]
        assert merged.places["B"] == {"called": "name", "kind": "kind_2", "only_b": "only_b", "phone": "phone"}
        assert merged.services_of("name") == ("A", "B")

    def test_pages_shared_stay_last_and_conditions_follow_their_field(self):
        first, second = self.forms()
        merged = forms.merge({"A": first, "B": second}).schema
        assert [(page["key"], page["fields"]) for page in merged["x-sections"]] == [
            ("a", ["name", "kind", "only_a"]), ("b", ["kind_2", "only_b"]), ("contact", ["phone"]),
        ]  # fmt: skip
        assert merged["properties"]["only_b"]["x-show-when"] == {"field": "kind_2", "equals": "x"}
        assert "x-show-when" not in merged["properties"]["phone"], "asked by one service in any case"

    def test_each_service_gets_its_own_answers_back(self):
        first, second = self.forms()
        merged = forms.merge({"A": first, "B": second})
        answers = {"name": "甲", "kind": "y", "kind_2": "x", "only_b": "b", "phone": "13800000000"}
        assert merged.answers_for("A", answers) == {"name": "甲", "kind": "y"}, "phone does not apply in A"
        assert merged.answers_for("B", answers) == {"called": "甲", "kind": "x", "only_b": "b", "phone": "13800000000"}

    def test_what_does_not_agree_is_kept_apart(self):
        text = {"type": "string", "title": "名称", "x-key": "party.name", "minLength": 60}
        other = self.forms()[0]["properties"]["name"]
        for different in (
            text,
            {**other, "type": "integer"},
            {**other, "x-key": "shop.name"},
            {"type": "string", "title": "t"},
        ):
            merged = forms.merge({"A": _form(name=other), "B": _form(name=different)})
            assert list(merged.schema["properties"]) == ["name", "name_2"]

    def test_opposite_conditions_do_not_run_in_a_circle(self):
        def field(key, on=""):
            rule = {"x-show-when": {"field": on, "equals": "t"}} if on else {}
            return {"type": "string", "title": key, "x-key": f"k.{key}", **rule}

        one = _form(z=field("z"), y=field("y", "z"), x=field("x", "y"))
        other = _form(w=field("w"), x=field("x", "w"), y=field("y", "x"))
        assert forms.check_schema(forms.merge({"A": one, "B": other}).schema) == []

    def test_one_form_alone_stays_as_it_is(self):
        assert forms.merge({"A": make_form()}).schema == make_form()

    @staticmethod
    def forms():
        name = {"type": "string", "title": "名称", "x-key": "party.name", "maxLength": 50}
        choice = {"type": "string", "title": "种类", "enum": ["x", "y"]}
        phone = {"type": "string", "title": "手机", "format": "cn-mobile", "x-key": "contact.phone"}
        depends = {"type": "string", "title": "说明", "x-show-when": {"field": "kind", "equals": "x"}}
        first = _form(name=name, kind=choice, only_a=depends, phone={**phone, "x-show-when": depends["x-show-when"]})
        first["required"] = ["name"]
        first["x-sections"] = [
            {"key": "a", "title": "甲", "fields": ["name", "kind", "only_a"]},
            {"key": "contact", "title": "联系", "fields": ["phone"]},
        ]
        second = _form(called={**name, "title": "称呼", "maxLength": 20}, kind=choice, only_b=depends, phone=phone)
        second["required"] = ["called", "phone"]
        second["x-sections"] = [
            {"key": "b", "title": "乙", "fields": ["called", "kind", "only_b"]},
            {"key": "contact", "title": "联系", "fields": ["phone"]},
        ]
        return first, second


def _form(**properties):
    return {"type": "object", "additionalProperties": False, "properties": properties}
