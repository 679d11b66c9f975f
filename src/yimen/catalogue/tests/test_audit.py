"""The audit over rows of the list and over a whole list; every rule has its sentence."""

import json

import pytest
from django.utils import translation

from yimen.catalogue.audit import ENTRY_RULES, ITEM_RULES, RULE_WORDS, RULES, Entry, Severity, audit_entry, say
from yimen.catalogue.auditing import Narrowing, audit_list, by_rule
from yimen.catalogue.models import Matter, Service, ServiceVersion
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.exchange.kinds import KINDS
from yimen.exchange.local import import_file
from yimen.exchange.saying import say_finding

ORGAN, BASIC = "11310113002442443K", "310118001000"


def _code(organ: str = "", basic: str = BASIC) -> str:
    return f"{organ or _organ()}4{basic}"


def _organ() -> str:
    """A right organ code of the district."""
    from yimen.codes.uscc import check_character, inner_digit

    first = f"1131011300244244{inner_digit('00244244')}"
    return first + check_character(first)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"code": "X" * 31}, "code_is_composed"),
        ({"organ": "113101130024476667"}, "code_names_the_agency"),
        ({"matter": "310118002000"}, "code_holds_the_matter"),
        ({"type": "10"}, "code_fits_the_type"),
        ({"matter_type": "07"}, "matter_has_the_same_type"),
        ({"guided": False}, "guide_is_published"),
        ({"supervisor": ""}, "supervisor_is_named"),
        ({"supervisor": "scjg"}, "approval_is_not_supervision"),
        ({"supervisor": "scjg", "supervising_section": "审批科"}, "approval_is_not_supervision"),
    ],
)
def test_a_wrong_row_is_found(change, rule):
    right = {"code": _code(), "name": "许可", "type": "01", "organ": _organ(), "matter": BASIC, "matter_type": "01"}
    right |= {"agency": "scjg", "approval": "审批科", "supervisor": "scjg", "supervising_section": "食品科"}
    change = {"supervising_section": ""} | change if "supervisor" in change else change
    assert audit_entry(Entry(**right)) == []
    assert rule in [finding.rule for finding in audit_entry(Entry(**(right | change)))]


def test_local_codes_are_left_alone():
    assert audit_entry(Entry("511A0138000000-511602000000-000-115113010833722043-1-00", "许可", "01", ORGAN)) == []


def test_every_rule_has_its_sentences_in_both_languages():
    names = {rule.__name__ for rule in (*RULES, *ENTRY_RULES, *ITEM_RULES)} | {
        "name_once_in_agency",
        "content_is_readable",
    }
    names |= {"cited_law_known", "cited_article_known", "cited_article_in_force"}
    assert names == set(RULE_WORDS)
    for rule, words in RULE_WORDS.items():
        for sentence in (words.says, words.mend):
            with translation.override("en"):
                english = str(sentence)
            with translation.override("zh-hans"):
                assert str(sentence) != english, rule


@pytest.mark.django_db
class TestWholeList:
    def test_a_clean_list_has_only_the_advice_that_guides_are_missing(self):
        make_service()
        make_service(name="仅列名", published=False)
        found = audit_list("310113")
        assert [(each.finding.rule, each.words.severity) for each in found] == [("guide_is_published", Severity.ADVICE)]
        assert audit_list("511602") == []

    def test_names_twice_and_types_that_differ_from_the_matter(self):
        agency = make_agency()
        for _ in range(2):
            make_service(agency)
        make_service(make_agency("wjw"))
        matter = Matter.objects.create(code="m", name="食品经营许可", type="07")
        Service.objects.filter(agency__code="wjw").update(matter=matter)
        rules = [each.finding.rule for each in audit_list("310113")]
        assert sorted(rules) == ["matter_has_the_same_type", "name_once_in_agency", "name_once_in_agency"]

    def test_retired_services_are_not_looked_at(self):
        make_service(published=False)
        Service.objects.update(status=Service.Status.RETIRED)
        assert audit_list("310113") == []

    def test_a_guide_of_an_older_time_that_cannot_be_read(self):
        service = make_service()
        version = ServiceVersion.objects.get(service=service)
        service.current = 2
        service.save()
        ServiceVersion.objects.filter(pk=version.pk).update(valid_to=version.valid_from)
        ServiceVersion.objects.create(
            service=service,
            number=2,
            valid_from="2017-01-01",
            content={"surprise": 1},
            agency=service.agency,
            published_at=version.published_at,
        )
        assert [each.finding.rule for each in audit_list("310113")] == ["content_is_readable"]

    def test_narrowing_and_the_tally(self):
        make_service(name="甲", published=False)
        make_service(make_agency("wjw"), name="乙", published=False)
        found = audit_list("310113")
        assert len([each for each in found if Narrowing(agency="wjw").lets_through(each)]) == 1
        assert not [each for each in found if Narrowing(severity="error").lets_through(each)]
        assert [(rule, number) for rule, _words, number in by_rule(found)] == [("guide_is_published", 2)]

    def test_the_cost_does_not_grow_with_the_list(self, django_assert_num_queries):
        for number in range(3):
            make_service(name=f"许可{number}")
        with django_assert_num_queries(5):
            audit_list("310113")

    def test_an_import_tells_which_rules_its_rows_break(self, tmp_path):
        path = tmp_path / "list.csv"
        heading = "department,main_item,item_name,area_code,item_code,task_type,dept_code"
        path.write_text(f"{heading}\n区局,未分类,许可,310113000000,{_code()},10,{_organ()}\n", encoding="utf-8")
        report = import_file(path, KINDS["services"], "310113", now=OPENED)
        assert [finding.params["rule"] for finding in report.findings if finding.code == "row_breaks_rule"] == [
            "code_fits_the_type"
        ]
        assert report.written
        sentences = [say_finding(finding.code, finding.params, report.kind) for finding in report.findings]
        assert all("%" not in sentence for sentence in sentences)
        assert any("10 ≠ 01" in sentence for sentence in sentences)

    def test_the_findings_as_json(self):
        from yimen.cli.catalogue_audit import as_json

        service = make_service(name="仅列名", published=False)
        told = json.loads(as_json(audit_list("310113")))
        assert told["findings"] == 1
        assert told["items"][0]["service"] == service.code
        assert told["items"][0]["says"] in say(audit_list("310113")[0].finding)
