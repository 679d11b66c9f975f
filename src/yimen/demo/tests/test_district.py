"""The data files of the demo district: codes that check, content that passes the audit, forms that can be filled."""

import pytest

from yimen.catalogue import forms
from yimen.catalogue.audit import audit
from yimen.catalogue.content import ServiceContent
from yimen.codes import check_uscc, split_item_code
from yimen.demo.answers import answers_for
from yimen.demo.district import DISTRICT, ServiceData, agencies, services

WRITTEN = [data for data in services() if data.content is not None]
_by_name = pytest.mark.parametrize("data", WRITTEN, ids=lambda data: data.name)


def test_twenty_eight_departments_nine_towns_three_subdistricts_six_parks():
    kinds = [agency.kind for agency in agencies()]
    assert [kinds.count(kind) for kind in ("department", "town", "subdistrict", "park")] == [28, 9, 3, 6]


def test_organ_codes_are_those_of_organs_and_differ():
    codes = [check_uscc(agency.uscc) for agency in agencies()]
    assert all(code.startswith(f"11{DISTRICT}") for code in codes)
    assert len(set(codes)) == len(codes)


def test_the_catalogue_has_595_services_with_different_codes():
    codes = [data.code for data in services()]
    assert len(set(codes)) == len(codes) == 595


def test_no_department_lists_a_name_twice():
    names = [(data.agency, data.name) for data in services()]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_item_codes_hold_organ_level_and_basic_code():
    organs = {agency.code: agency.uscc for agency in agencies()}
    for data in services():
        parts = split_item_code(data.code)
        assert (parts.organ, parts.level, parts.basic) == (organs[data.agency], "4", data.basic)


def test_sixty_services_of_twelve_departments_are_fully_written():
    assert len(WRITTEN) >= 60
    assert len({data.agency for data in WRITTEN}) >= 12


def test_six_services_or_more_are_decided_on_the_spot():
    assert sum(ServiceContent.model_validate(data.content).instant for data in WRITTEN) >= 6


@_by_name
def test_content_passes_the_audit(data: ServiceData):
    content = ServiceContent.model_validate(data.content)
    assert audit(content, data.type) == []
    assert forms.check_schema(content.form) == []
    assert content.terms.promised is not None


@_by_name
def test_names_that_people_read_are_in_both_languages(data: ServiceData):
    content = ServiceContent.model_validate(data.content)
    texts = [content.summary, content.result.name, content.address, content.hours]
    texts += [material.name for material in content.materials] + [step.name for step in content.steps]
    assert data.name_en
    assert [text.zh for text in texts if not text.en] == []
    properties = content.form["properties"]
    assert [name for name, rules in properties.items() if not rules.get("x-title-en")] == []


@_by_name
def test_every_licence_answers_a_question_and_has_five_links(data: ServiceData):
    content = ServiceContent.model_validate(data.content)
    assert content.faq
    assert len(content.steps) >= 5
    assert content.legal_basis


@_by_name
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_generated_answers_fit_the_form(data: ServiceData, seed: int):
    form = ServiceContent.model_validate(data.content).form
    assert forms.validate(form, answers_for(form, seed)) == []
