"""Forms: what is refused first, then what goes through. Pure, no database."""

import pytest
from django.http import QueryDict

from yimen.catalogue import forms
from yimen.catalogue.tests.factories import ANSWERS, make_form

FORM = make_form()
USCC, RESIDENT = "91310000775785552L", "110101199003077475"


def _codes(answers, **options):
    return [(error.pointer, error.code) for error in forms.validate(FORM, answers, **options)]


@pytest.mark.parametrize(
    ("change", "pointer", "code"),
    [
        ({"surprise": 1}, "/surprise", "field_unknown"),
        ({"a/b~c": 1}, "/a~1b~0c", "field_unknown"),
        ({"premises": None}, "/premises", "field_type"),
        ({"premises": 7}, "/premises", "field_type"),
        ({"premises": "    "}, "/premises", "field_required"),
        ({"premises": "路"}, "/premises", "field_too_short"),
        ({"premises": "路" * 101}, "/premises", "field_too_long"),
        ({"premises": "牡丹江路\x001号"}, "/premises", "field_type"),
        ({"area": "120"}, "/area", "field_type"),
        ({"area": True}, "/area", "field_type"),
        ({"area": 0}, "/area", "field_too_small"),
        ({"area": 1e9}, "/area", "field_too_large"),
        ({"kind": "casino"}, "/kind", "field_choice"),
        ({"other_kind": "x"}, "/other_kind", "field_not_applicable"),
        ({"contact_phone": "1380000000"}, "/contact_phone", "mobile_length"),
        ({"contact_phone": "+86 138 0000 0000"}, "/contact_phone", "format_mobile"),
        ({"opening": "2016-02-30"}, "/opening", "format_date"),
        ({"opening": "20160503"}, "/opening", "format_date"),
        ({"opening": "3016-05-03"}, "/opening", "date_out_of_range"),
    ],
)
def test_a_wrong_answer_has_a_fault_of_its_own(change, pointer, code):
    assert _codes({**ANSWERS, **change}) == [(pointer, code)]


@pytest.mark.parametrize("answers", [None, [], "text", 3])
def test_answers_must_be_an_object(answers):
    assert _codes(answers) == [("", "answers_not_an_object")]


def test_every_missing_answer_is_told_in_the_order_of_the_form():
    assert [pointer for pointer, _code in _codes({})] == ["/premises", "/area", "/kind", "/contact_phone"]


def test_one_page_is_checked_alone():
    assert _codes({"premises": ANSWERS["premises"]}, only=["premises", "area"]) == [("/area", "field_required")]


def test_right_answers_have_no_fault():
    assert _codes(ANSWERS) == []
    assert _codes({**ANSWERS, "kind": "other", "other_kind": "茶室", "opening": "2016-05-03"}) == []


def test_a_question_is_asked_only_after_the_answer_it_depends_on():
    assert _codes({**ANSWERS, "kind": "other"}) == [("/other_kind", "field_required")]
    assert "other_kind" not in forms.applicable(FORM, ANSWERS)
    left = forms.visible(FORM, {**ANSWERS, "other_kind": "茶室"})
    assert left == ANSWERS


def test_conditions_can_form_a_chain():
    form = make_form()
    form["properties"]["third"] = {
        "type": "string", "title": "三", "x-show-when": {"field": "other_kind", "equals": "茶室"}
    }  # fmt: skip
    assert "third" in forms.applicable(form, {"kind": "other", "other_kind": "茶室"})
    assert "third" not in forms.applicable(form, {"kind": "restaurant", "other_kind": "茶室"})


def test_a_truth_value_is_not_a_number():
    rule = {"field": "flag", "equals": True}
    form = {"properties": {"flag": {"type": "integer"}, "then": {"type": "string", "x-show-when": rule}}}
    assert "then" not in forms.applicable(form, {"flag": 1})


@pytest.mark.parametrize(
    ("form", "text", "fault"),
    [
        ("uscc", USCC, None),
        ("uscc", USCC[:-1] + "M", "uscc_check_digit"),
        ("uscc", USCC.lower(), "format_uscc"),
        ("resident-id", RESIDENT, None),
        ("resident-id", "110101199003077476", "resident_id_check_digit"),
        ("resident-id", "110101199013077475", "resident_id_birth_date"),
        ("cn-phone", "021-56691234", None),
        ("cn-phone", "5669", "format_phone"),
        ("cn-postcode", "201900", None),
        ("cn-postcode", "20190", "format_postcode"),
        ("division", "310113", None),
        ("division", "310113109", None),
        ("division", "990113", "format_division"),
        ("email", "a@example.com", None),
        ("email", "a@b", "format_email"),
    ],
)
def test_formats_tell_their_own_fault(form, text, fault):
    schema = {"properties": {"number": {"type": "string", "title": "号码", "format": form}}}
    assert [error.code for error in forms.validate(schema, {"number": text})] == ([fault] if fault else [])


def test_every_fault_has_a_sentence():
    from yimen import wording

    assert forms.check_schema(FORM) == []
    wrong = {"surprise": 1, "premises": "路", "area": "x", "kind": "casino", "contact_phone": "1", "opening": "x"}
    for error in forms.validate(FORM, wrong):
        assert error.code in wording.registered()


class TestPosted:
    def test_typed_values_come_out_and_empty_ones_are_left_out(self):
        posted = QueryDict("premises=+牡丹江路1号+&area=１２０.5&kind=restaurant&contact_phone=138 0000 0000&opening=")
        assert forms.from_post(FORM, posted) == {
            "premises": "牡丹江路1号", "area": 120.5, "kind": "restaurant", "contact_phone": "13800000000"
        }  # fmt: skip

    @pytest.mark.parametrize("typed", ["abc", "1e5", "NaN", "--1", "1" * 40])
    def test_what_is_no_number_stays_as_typed_and_is_refused(self, typed):
        answers = forms.from_post(FORM, QueryDict(f"area={typed}"))
        assert answers == {"area": typed}
        assert ("/area", "field_type") in _codes({**ANSWERS, **answers})

    def test_several_choices_each_once(self):
        form = {"properties": {"many": {"type": "array", "items": {"enum": ["a", "b"]}}}}
        assert forms.from_post(form, QueryDict("many=a&many=b&many=a&many=")) == {"many": ["a", "b"]}

    @pytest.mark.parametrize(("typed", "value"), [("true", True), ("on", True), ("false", False), ("maybe", "maybe")])
    def test_yes_and_no(self, typed, value):
        assert forms.from_post({"properties": {"yes": {"type": "boolean"}}}, QueryDict(f"yes={typed}")) == {
            "yes": value
        }


class TestPages:
    def test_sections_are_pages_in_the_readers_language(self):
        assert [section.title for section in forms.sections(FORM)] == ["经营场所", "联系方式"]
        first = forms.sections(FORM, "en")[0]
        assert first.title == "Premises"
        assert [option.title for option in first.fields[2].options] == ["Restaurant", "Other"]
        assert first.fields[0].required and first.fields[3].show_when == {"field": "kind", "equals": "other"}

    def test_fields_in_no_section_come_last(self):
        form = make_form()
        form["x-sections"].pop()
        assert forms.sections(form)[-1].names == ("contact_phone", "opening")

    @pytest.mark.parametrize(
        ("rules", "widget"),
        [
            ({"type": "string"}, "text"),
            ({"type": "string", "maxLength": 500}, "textarea"),
            ({"type": "string", "format": "date"}, "date"),
            ({"type": "string", "format": "cn-mobile"}, "tel"),
            ({"type": "string", "enum": list("abc")}, "radio"),
            ({"type": "string", "enum": list("abcdefgh")}, "select"),
            ({"type": "array", "items": {"enum": ["a"]}}, "checkboxes"),
            ({"type": "boolean"}, "radio"),
            ({"type": "boolean", "const": True}, "checkbox"),
            ({"type": "integer"}, "number"),
            ({"type": "string", "x-widget": "textarea"}, "textarea"),
        ],
    )
    def test_widgets_follow_from_the_schema(self, rules, widget):
        assert forms.field_of({"properties": {"it": rules}}, "it").widget == widget

    def test_answers_are_shown_by_their_titles(self):
        assert forms.show_answer(FORM, "kind", "restaurant") == "餐饮服务"
        assert forms.show_answer(FORM, "kind", "restaurant", "en") == "Restaurant"
        assert forms.show_answer({"properties": {"yes": {"type": "boolean"}}}, "yes", True) == "是"
        assert forms.show_answer(FORM, "gone", 3) == "3"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda form: form.pop("additionalProperties"), "form_not_closed"),
        (lambda form: form.update(required="premises"), "form_not_json_schema"),
        (lambda form: form["properties"]["area"].update(minimum="one"), "form_not_json_schema"),
        (lambda form: form["properties"]["area"].update({"$ref": "http://x/"}), "form_word_unknown"),
        (lambda form: form.update({"$ref": "http://x/"}), "form_word_unknown"),
        (lambda form: form["required"].append("ghost"), "form_field_missing"),
        (lambda form: form["properties"].update({"Bad-Name": {"type": "string", "title": "x"}}), "form_field_name"),
        (lambda form: form["properties"]["area"].update(type="moon"), "form_field_type"),
        (lambda form: form["properties"]["area"].update(type=["number", "null"]), "form_field_type"),
        (lambda form: form["properties"]["area"].pop("title"), "form_field_title"),
        (lambda form: form["properties"]["opening"].update(format="moon"), "form_format_unknown"),
        (
            lambda form: form["properties"].update(m={"type": "array", "title": "m", "items": {}}),
            "form_choices_missing",
        ),
        (lambda form: form["properties"]["other_kind"].update({"x-show-when": "kind"}), "form_condition_shape"),
        (
            lambda form: form["properties"]["other_kind"].update({"x-show-when": {"field": "ghost", "equals": 1}}),
            "form_field_missing",
        ),
        (
            lambda form: form["properties"]["kind"].update({"x-show-when": {"field": "other_kind", "equals": 1}}),
            "form_condition_circle",
        ),
        (lambda form: form["x-sections"].append({"key": "x"}), "form_section_shape"),
        (lambda form: form["x-sections"][0]["fields"].append("opening"), "form_field_twice"),
    ],
)
def test_a_form_that_pages_cannot_show_is_refused(change, code):
    form = make_form()
    change(form)
    assert code in [fault.code for fault in forms.check_schema(form)]


@pytest.mark.parametrize("form", [None, [], "x", 1, {"type": "object"}, {}])
def test_what_is_no_form_is_refused(form):
    assert forms.check_schema(form)
