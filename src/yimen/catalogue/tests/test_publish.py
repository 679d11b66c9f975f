"""Content, audit, and versions that are never overwritten."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from pydantic import ValidationError

from yimen.catalogue.acts import publish_version
from yimen.catalogue.audit import audit
from yimen.catalogue.content import ServiceContent, problems
from yimen.catalogue.models import Service, ServiceVersion
from yimen.catalogue.queries import current_version, service_by_code, version_of, version_on
from yimen.catalogue.tests.factories import OPENED, REFORM_OFFICE, make_content, make_form, make_service, make_steps
from yimen.clock import Term
from yimen.errors import Refusal
from yimen.procedure import plain_steps

NEXT_DAY = OPENED + timedelta(days=1)


def _refused(service, content, now=NEXT_DAY, **options):
    before = ServiceVersion.objects.count()
    with pytest.raises(Refusal) as refused:
        publish_version(service, content, actor=REFORM_OFFICE, now=now, **options)
    assert ServiceVersion.objects.count() == before
    return refused.value


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"surprise": 1}, "surprise"),
        ({"summary": {"zh": " "}}, "summary.zh"),
        ({"audience": []}, "audience"),
        ({"audience": ["everybody"]}, "audience[0]"),
        ({"terms": {"statutory": "twenty days"}}, "terms.statutory"),
        ({"terms": {"statutory": "20wd", "promised": "-1wd"}}, "terms.promised"),
        ({"materials": [{"code": "X Y", "name": {"zh": "甲"}}]}, "materials[0].code"),
        ({"materials": [{"code": "ab", "name": {"zh": "甲"}, "copies": "many"}]}, "materials[0].copies"),
        ({"materials": [{"code": "ab", "name": {"zh": "甲"}, "accepts": ["exe"]}]}, "materials[0].accepts[0]"),
        ({"consult_phone": "call me"}, "consult_phone"),
        ({"officers": 0}, "officers"),
        ({"result": {"name": {"zh": "证"}, "kind": "toy"}}, "result.kind"),
        ({"result": {"name": {"zh": "证"}, "kind": "licence", "type_code": "123"}}, "result.type_code"),
    ],
)
def test_a_wrong_part_is_named_by_its_place(change, place):
    with pytest.raises(ValidationError) as wrong:
        ServiceContent.model_validate(make_content(**change))
    assert place in [line.split(":")[0] for line in problems(wrong.value)]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"terms": {"statutory": "5wd", "promised": "6wd"}}, "promise_within_law"),
        ({"terms": {"statutory": "5d", "promised": "5wd"}}, "promise_within_law"),
        ({"handling": "instant"}, "instant_means_on_the_spot"),
        ({"terms": {"statutory": "5wd", "promised": "0wd"}}, "instant_means_on_the_spot"),
        ({"faq": []}, "licence_answers_questions"),
        ({"steps": make_steps()[:4]}, "licence_has_five_links"),
        ({"visits": 1}, "visits_have_a_reason"),
        ({"channels": ["window"]}, "visits_have_a_reason"),
        ({"fee": {"charged": True}}, "fee_has_a_basis"),
        ({"fee": {"charged": False, "basis": "a"}}, "fee_has_a_basis"),
        ({"fee": {"charged": True, "standard": {"zh": "甲"}, "basis": "乙"}}, "fee_says_how_to_pay"),
        ({"fee": {"charged": False, "pay_online": True}}, "fee_says_how_to_pay"),
        ({"channels": ["online"], "visits": 1, "visit_reason": {"zh": "甲"}}, "wholly_online_needs_no_visit"),
        ({"audience": ["person"], "organisation_topics": ["开办企业"]}, "topics_fit_the_audience"),
        ({"audience": ["organisation"], "person_topics": ["生育收养"]}, "topics_fit_the_audience"),
        ({"result": {"name": {"zh": "许可证（副本）"}, "kind": "approval"}}, "result_fits_its_name"),
        ({"result": {"name": {"zh": "关于同意的批复"}, "kind": "licence"}}, "result_fits_its_name"),
        ({"result": {"name": {"zh": "备案表"}, "kind": "confirmation"}}, "result_has_a_sample"),
        ({"complaint_phone": "021-56000001"}, "telephones_differ"),
        ({"consult_phone": "56000001"}, "telephones_differ"),
        ({"materials": [{"code": "ab", "name": {"zh": "甲"}}] * 2}, "names_are_unique"),
        (
            {"materials": [{"code": "ab", "name": {"zh": "甲"}, "when": {"field": "ghost", "equals": 1}}]},
            "conditions_ask_real_fields",
        ),
        ({"examination": "instant"}, "handling_fits_the_examination"),
        ({"closing": "document"}, "closing_fits_the_result"),
        ({"online_depth": 4, "visits": 1, "visit_reason": {"zh": "甲"}}, "depth_fits_the_visits"),
        ({"online_depth": 3, "channels": ["window", "post"]}, "depth_fits_the_visits"),
        ({"applicant_kinds": ["2"]}, "kinds_fit_the_audience"),
        ({"person_topics": ["就业创业"]}, "audience_finds_it"),
        ({"power_source": "entrusted"}, "entrusted_by_somebody"),
        ({"power_source": "own", "entrusting_organ": "甲局"}, "entrusted_by_somebody"),
        ({"special_procedures": [{"kind": "review", "name": {"zh": "专家评审"}}]}, "special_procedures_have_a_basis"),
        ({"items": [{"number": "01", "name": {"zh": "新办"}}] * 2}, "items_stay_within_the_service"),
        (
            {"items": [{"number": "01", "name": {"zh": "新办"}, "materials": ["ghost"]}]},
            "items_stay_within_the_service",
        ),
        (
            {"items": [{"number": "01", "name": {"zh": "新办"}, "terms": {"statutory": "30wd"}}]},
            "items_stay_within_the_service",
        ),
    ],
)
def test_the_audit_finds(change, rule):
    findings = audit(ServiceContent.model_validate(make_content(**change)), "01")
    assert rule in {finding.rule for finding in findings}


def test_right_content_has_no_findings():
    assert audit(ServiceContent.model_validate(make_content()), "01") == []
    assert audit(ServiceContent.model_validate(make_content(instant=True)), "01") == []
    assert audit(ServiceContent.model_validate(make_content(faq=[], steps=make_steps()[:1])), "05") == []


def test_everything_that_may_be_said_can_be_right():
    item = {"number": "01", "name": {"zh": "新办"}, "materials": ["identity"], "terms": {"statutory": "20wd"}}
    said = {"examination": "prior", "closing": "certificate", "online_depth": 4, "applicant_kinds": ["1", "2"]}
    said |= {
        "power_source": "entrusted",
        "entrusting_organ": "市局",
        "items": [item],
        "organisation_topics": ["开办企业"],
    }
    said |= {"person_topics": ["就业创业"], "windows": [{"name": {"zh": "3号窗口"}, "phone": "021-56000003"}]}
    assert audit(ServiceContent.model_validate(make_content(**said)), "01") == []


def test_rules_for_the_procedure():
    rules = ServiceContent.model_validate(make_content()).rules()
    assert (rules.statutory, rules.promised, rules.officers) == (Term(20), Term(5), 2)
    assert (rules.steps, rules.instant, rules.certificate) == (plain_steps("审核"), False, True)
    instant = ServiceContent.model_validate(make_content(instant=True)).rules()
    assert (instant.steps, instant.instant, instant.promised) == ((), True, Term(0))


def test_materials_that_the_answers_call_for():
    when = {"field": "kind", "equals": "other"}
    extra = {"code": "extra", "name": {"zh": "说明"}, "when": when}
    content = ServiceContent.model_validate(make_content(materials=[{"code": "base", "name": {"zh": "甲"}}, extra]))
    assert [item.code for item in content.needed_materials({})] == ["base"]
    assert [item.code for item in content.needed_materials({"kind": "other"})] == ["base", "extra"]
    assert content.material("extra") and content.material("ghost") is None


@pytest.mark.django_db
class TestVersions:
    def test_wrong_content_is_refused_with_every_fault(self):
        service = make_service(published=False)
        refusal = _refused(service, {"surprise": 1})
        assert refusal.code == "content_invalid"
        assert "summary" in refusal.data["problems"] and "surprise" in refusal.data["problems"]

    def test_a_form_that_pages_cannot_show_is_refused(self):
        form = make_form()
        del form["additionalProperties"]
        assert _refused(make_service(published=False), make_content(form=form)).code == "content_form_invalid"

    def test_content_that_breaks_a_rule_is_refused(self):
        refusal = _refused(make_service(published=False), make_content(faq=[]))
        assert (refusal.code, refusal.status) == ("content_audit_failed", 422)

    def test_the_same_text_is_no_new_version(self):
        assert _refused(make_service(), make_content()).code == "version_unchanged"

    def test_a_version_cannot_begin_before_or_with_the_one_in_force(self):
        service = make_service()
        assert _refused(service, make_content(officers=3), now=OPENED).code == "version_starts_too_early"
        early = date(2015, 1, 1)
        assert _refused(service, make_content(officers=3), valid_from=early).code == "version_starts_too_early"

    def test_a_listed_service_is_not_open(self):
        service = make_service(published=False)
        with pytest.raises(Refusal) as refused:
            current_version(service)
        assert refused.value.code == "service_not_open"

    def test_unknown_codes_and_numbers(self):
        with pytest.raises(Refusal) as refused:
            service_by_code("nothing")
        assert (refused.value.code, refused.value.status) == ("service_not_found", 404)
        with pytest.raises(Refusal) as refused:
            version_of(make_service(), 7)
        assert refused.value.code == "version_not_found"

    def test_a_new_version_ends_the_old_one_the_day_before(self):
        service = make_service()
        second = publish_version(service, make_content(officers=3), actor=REFORM_OFFICE, now=NEXT_DAY)
        first = version_of(service, 1)
        assert (first.valid_to, second.valid_from, second.valid_to) == (OPENED.date(), NEXT_DAY.date(), None)
        assert (second.number, service.current) == (2, 2)
        assert version_on(service, OPENED.date()) == first
        assert version_on(service, NEXT_DAY.date()) == second
        assert version_on(service, date(2015, 1, 1)) is None
        assert (first.parsed.officers, second.parsed.officers) == (2, 3)

    def test_the_service_takes_over_what_lists_need(self):
        service = Service.objects.get(pk=make_service().pk)
        assert (service.status, service.handling, service.open, service.online) == ("published", "promise", True, True)
        assert service.audience == ["person", "organisation"]
        assert "开饭店" in service.keywords and service.pinyin == "shipinjingyingxuke"

    @pytest.mark.parametrize(
        "change",
        [
            lambda version: ServiceVersion.objects.filter(pk=version.pk).update(content={}),
            lambda version: ServiceVersion.objects.filter(pk=version.pk).update(valid_from=date(2000, 1, 1)),
            lambda version: ServiceVersion.objects.filter(pk=version.pk).update(created_by="somebody"),
            lambda version: version.delete(),
        ],
    )
    def test_the_database_refuses_to_overwrite_or_delete(self, change):
        version = current_version(make_service())
        with pytest.raises(DatabaseError), transaction.atomic():
            change(version)
        assert ServiceVersion.objects.get(pk=version.pk).content == version.content

    def test_a_version_that_ended_stays_ended(self):
        service = make_service()
        publish_version(service, make_content(officers=3), actor=REFORM_OFFICE, now=NEXT_DAY)
        with pytest.raises(DatabaseError), transaction.atomic():
            ServiceVersion.objects.filter(service=service, number=1).update(valid_to=None)
