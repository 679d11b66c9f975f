"""Handling items: their codes, what each leaves to the service, and parts of their own written like those of a guide."""

import pytest

from yimen.catalogue.acts import PartRefused, draft_version, remove_line, write_part
from yimen.catalogue.audit import audit
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.editing import item_parts, part_by_name, read, written
from yimen.catalogue.handling import code_faults, composed, handled
from yimen.catalogue.models import ChangeKind
from yimen.catalogue.tests.factories import make_content, make_service
from yimen.catalogue.tests.test_writing_parts import NOW, SECTION, WHY
from yimen.errors import Refusal

SERVICE = "11650000010183859F2650116013001"
FIRST = {"number": "01", "name": {"zh": "新办"}}
RENEWAL = {
    "number": "02",
    "name": {"zh": "延续"},
    "materials": ["identity"],
    "own_materials": [{"code": "old-licence", "name": {"zh": "原许可证"}}],
    "terms": {"statutory": "20wd", "promised": "3wd"},
    "result": {"name": {"zh": "延续决定书"}, "kind": "approval"},
    "visits": 1,
}


def content(*items: dict, **changed) -> ServiceContent:
    return ServiceContent.model_validate(make_content(items=list(items), **changed))


def test_an_item_has_what_it_leaves_to_the_service() -> None:
    guide = content(FIRST, RENEWAL)
    first, renewal = handled(guide, SERVICE)
    assert (first.code, first.materials, first.terms, first.result) == (
        f"{SERVICE}01",
        guide.materials,
        guide.terms,
        guide.result,
    )
    assert not (first.own_terms or first.own_result)
    assert [material.code for material in renewal.materials][-1] == "old-licence"
    assert (renewal.terms.promised, renewal.result.name.zh, renewal.visits) == ("3wd", "延续决定书", 1)


@pytest.mark.parametrize(
    ("local", "faults"),
    [
        (("", ""), 0),
        ((f"{SERVICE}01", ""), 0),
        ((f"{SERVICE}02", ""), 1),
        (("地方1", "地方2"), 0),
        (("地方1", "地方1"), 1),
    ],
)
def test_the_code_is_composed_and_checked(local: tuple[str, str], faults: int) -> None:
    guide = content(*({**item, "local_code": code} for item, code in zip((FIRST, RENEWAL), local, strict=True)))
    assert len(code_faults(guide, SERVICE)) == faults
    rules = [finding.rule for finding in audit(guide, "01", SERVICE) if finding.rule == "item_code_is_composed"]
    assert len(rules) == faults


def test_a_local_form_of_code_composes_nothing() -> None:
    assert composed("511A0138000000-511602000000", "01") == ""


def test_an_item_promises_no_more_than_its_own_law() -> None:
    longer = {**RENEWAL, "terms": {"statutory": "5wd", "promised": "8wd"}}
    found = [each for each in audit(content(longer), "01") if each.rule == "items_stay_within_the_service"]
    assert [each.place for each in found if each.place.endswith("terms")] == ["items[0].terms"]


@pytest.mark.parametrize(
    ("place", "value", "stands"),
    [
        ("items[1].terms.promised", "2wd", {"statutory": "20wd", "promised": "2wd"}),
        ("items[1].terms.promised", None, {"statutory": "20wd"}),
        ("items[1].terms", None, None),
    ],
)
def test_values_in_a_line(place, value, stands) -> None:
    before = {"items": [FIRST, RENEWAL]}
    assert read(written(before, {place: value}), "items[1].terms") == stands
    assert read(before, "items[1].terms.promised") == "3wd"
    with pytest.raises(Refusal, match=r"^part_not_found\b"):
        written(before, {"items[2].terms.promised": "2wd"})


def test_the_parts_of_an_item() -> None:
    names = [part.name for part in item_parts(1)]
    assert names == ["items.1.own_materials", "items.1.terms", "items.1.result"]
    part = part_by_name("items.1.own_materials")
    assert part.element_at("items[1].own_materials[0].name.zh").name == "name"
    assert part.element_at("items[0].own_materials[0].name") is None
    assert all(not element.required for element in part_by_name("items.1.terms").elements)
    for wrong in ("items.1.form", "items.x.terms"):
        with pytest.raises(Refusal, match=r"^part_not_found\b"):
            part_by_name(wrong)


@pytest.mark.django_db
def test_the_parts_of_an_item_are_written_like_those_of_a_guide() -> None:
    service = make_service(items=[FIRST, RENEWAL])
    given = {"actor": SECTION, "now": NOW}
    proposal = draft_version(service, ChangeKind.GUIDE, hand_in=False, **given, **WHY)
    with pytest.raises(PartRefused) as refused:
        write_part(proposal.pk, "items.0.terms", {"items[0].terms.promised": "5wd"}, **given)
    assert [finding.place for finding in refused.value.findings] == ["items[0].terms.statutory"]
    write_part(
        proposal.pk, "items.0.terms", {"items[0].terms.statutory": "20wd", "items[0].terms.promised": "5wd"}, **given
    )
    with pytest.raises(PartRefused):
        write_part(proposal.pk, "items.0.own_materials", {"code": "A B", "name": {"zh": "申请书"}}, **given)
    write_part(proposal.pk, "items.0.own_materials", {"code": "letter", "name": {"zh": "申请书"}}, **given)
    remove_line(proposal.pk, "items.1.own_materials", 0, **given)
    with pytest.raises(Refusal, match=r"^part_not_found\b"):
        write_part(proposal.pk, "items.7.terms", {"items[7].terms.statutory": "20wd"}, **given)
    proposal.refresh_from_db()
    first, second = proposal.content["items"]
    assert first["terms"] == {"statutory": "20wd", "promised": "5wd"}
    assert [each["code"] for each in first["own_materials"]] == ["letter"]
    assert "own_materials" not in second
