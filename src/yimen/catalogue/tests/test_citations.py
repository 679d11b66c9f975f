"""Which law a guide names: read from every text, kept with each version, asked by article and day, judged by the audit."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from yimen.catalogue import running
from yimen.catalogue.acts import Why, publish_version, retire
from yimen.catalogue.auditing import audit_list
from yimen.catalogue.citing import rebuild, texts_of
from yimen.catalogue.models import ChangeKind, Citation, Service
from yimen.catalogue.resting import resting_on
from yimen.catalogue.tests.factories import OPENED, REFORM_OFFICE, make_content, make_service
from yimen.errors import Refusal
from yimen.laws import impact
from yimen.laws.acts import draft_amendment, put_in_force, review_amendment
from yimen.laws.importing import read_rows, write_rows
from yimen.laws.models import Amendment, LawChange, Task
from yimen.laws.places import Place
from yimen.laws.queries import law_named
from yimen.procedure import Actor, Role

LEGAL = Actor("9", "法制", frozenset({Role.LEGAL_OFFICE}))
LEGAL_TOO = Actor("19", "法制二", frozenset({Role.LEGAL_OFFICE}))
REFORM = Actor("10", "审改", frozenset({Role.REFORM_OFFICE}))
DAY = date(2016, 1, 4)
LAWS = """
{"law": "测试法", "rank": "law", "whole": true, "article": "第三条", "valid_from": "2000-01-01", "text": "旧文。"}
{"law": "测试法", "article": "第四条", "valid_from": "2000-01-01", "valid_to": "2015-12-31", "text": "废文。"}
{"law": "测试法", "article": "第五条", "valid_from": "2000-01-01", "text": "又一条。"}
{"law": "半部条例", "rank": "regulation", "article": "第一条"}
""".strip()


def test_every_text_of_a_guide_is_read_with_its_place() -> None:
    content = {
        "legal_basis": [{"law": "《测试法》", "article": "第三条、第五条", "text": "《别的法》第一条"}],
        "materials": [{"code": "identity", "basis": "《测试法》第三条"}, {"code": "photo", "basis": ""}],
        "fee": {"charged": True, "basis": "《收费办法》", "further": [{"basis": "《收费办法》第二条"}]},
        "terms": {"statutory": "20wd", "statutory_basis": "行政许可法 42"},
        "conditions": [{"zh": "符合《测试法》第六条", "en": "…"}],
        "form": {"basis": "《表单法》第一条"},
    }
    assert dict(texts_of(content)) == {
        "legal_basis[0]": "《测试法》第三条、第五条",
        "materials[identity].basis": "《测试法》第三条",
        "materials[photo].basis": "",
        "fee.basis": "《收费办法》",
        "fee.further[0].basis": "《收费办法》第二条",
        "terms.statutory_basis": "行政许可法 42",
        "conditions[0]": "符合《测试法》第六条",
    }


@pytest.fixture
def laws(db: None) -> None:
    write_rows(read_rows("laws.jsonl", LAWS), now=OPENED)


def _service(*articles: str, **given) -> Service:
    basis = [{"law": "《测试法》", "article": article} for article in articles]
    return make_service(legal_basis=basis, terms={"statutory": "20wd", "promised": "5wd"}, **given)


def _named(places: list[Place] | None, day: date = DAY) -> list[tuple[str, str]]:
    return [(row.version.service.name, row.place) for row in resting_on("测试法", places, day)]


def test_what_rests_on_an_article_is_asked_by_day(laws: None) -> None:
    first, whole = _service("第三条第一款"), _service("", name="别的许可")
    assert _named([Place(3)]) == [(first.name, "legal_basis[0]"), (whole.name, "legal_basis[0]")]
    assert _named([Place(5)]) == [(whole.name, "legal_basis[0]")]
    later = OPENED + timedelta(days=30)
    publish_version(first, make_content(legal_basis=[{"law": "《另法》"}]), actor=REFORM_OFFICE, now=later)
    assert _named([Place(3)], later.date()) == [(whole.name, "legal_basis[0]")]
    assert len(_named([Place(3)])) == 2
    retire(whole, Why(ChangeKind.CANCEL, "取消", "《测试法》第三条"), begin=later.date(), now=later, who="10")
    assert _named([Place(3)], later.date()) == []


def test_the_rows_can_be_made_anew(laws: None) -> None:
    _service("第三条、第五条")
    before = set(Citation.objects.values_list("place", "law", "article"))
    Citation.objects.all().delete()
    assert rebuild("310113") == len(before) and rebuild() == len(before)
    assert set(Citation.objects.values_list("place", "law", "article")) == before


@pytest.mark.parametrize(
    ("law", "article", "rule"),
    [
        ("《测试法》", "第三条", None),
        ("《无名法》", "第三条", "cited_law_known"),
        ("《半部条例》", "第一条", None),
        ("《半部条例》", "第九条", "cited_article_known"),
    ],
)
def test_the_audit_knows_the_law(laws: None, law: str, article: str, rule: str | None) -> None:
    make_service(legal_basis=[{"law": law, "article": article}], terms={"statutory": "20wd", "promised": "5wd"})
    rules = [each.finding.rule for each in audit_list("310113") if each.finding.place == "legal_basis[0]"]
    assert rules == ([rule] if rule else [])


def test_a_guide_may_not_name_what_is_not_in_force(laws: None) -> None:
    with pytest.raises(Refusal) as refused, transaction.atomic():
        _service("第四条")
    assert refused.value.code == "content_audit_failed" and "第四条" in refused.value.data["problems"]
    assert not Citation.objects.exists()


def test_an_amendment_asks_after_each_place_that_names_it(laws: None) -> None:
    service, _other = _service("第三条、第五条", "第三条第二款"), _service("第五条", name="无关许可")
    law = law_named("测试法")
    assert law is not None
    amendment = draft_amendment(
        law, LawChange.AMEND, actor=LEGAL, now=OPENED, valid_from=date(2016, 6, 1), document="令", reason="改",
        changes=[("3", "新文。")],
    )  # fmt: skip
    assert {hit.subject for hit in impact.hits(law, [Place(3)], date(2016, 6, 1))} == {service.code}
    review_amendment(amendment.pk, actor=LEGAL_TOO, now=OPENED)
    put_in_force(amendment.pk, actor=REFORM, now=OPENED)
    told = [(task.subject, task.place, task.article, task.state) for task in Task.objects.all()]
    assert told == [(service.code, f"legal_basis[{number}]", "第三条", "open") for number in (0, 1)]
    assert Amendment.objects.get().status == Amendment.Status.PUBLISHED


def test_ending_a_service_tells_which_applications_go_on(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    service = make_service()
    monkeypatch.setattr(running, "_asked", [lambda code: running.Running(2, (f"{code[-2:]}-1", "2"))])
    why = Why(ChangeKind.CANCEL, "取消", "国发〔2016〕9号")
    version = retire(service, why, begin=date(2016, 6, 1), now=OPENED, who="10")
    assert version.running == running.Running(2, (f"{service.code[-2:]}-1", "2"))
