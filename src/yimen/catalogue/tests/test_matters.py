"""The basic catalogue: wrong people, wrong rows and wrong order first, then matters from their setting up to their end."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from yimen.catalogue.acts import (
    MatterRow,
    approve_matter,
    bring_into_force,
    draft_matter,
    draft_version,
    publish_matter,
    return_matter,
    review_matter,
)
from yimen.catalogue.acts.identifying import Identity
from yimen.catalogue.basic.models import MatterProposal
from yimen.catalogue.basic.rows import demand_kind
from yimen.catalogue.matters import first_versions, matters_on, with_services
from yimen.catalogue.models import ChangeKind, Matter, MatterVersion
from yimen.catalogue.tests.factories import OPENED, make_agency, make_service
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db

REFORM = Actor("10", "审改", frozenset({Role.REFORM_OFFICE}))
SECOND = Actor("11", "编办", frozenset({Role.REFORM_OFFICE}))
LEGAL = Actor("12", "法制", frozenset({Role.LEGAL_OFFICE}))
SECTION = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), "scjg")
DAY, LATER = OPENED.date(), date(2016, 6, 1)
CODE, OTHER, THIRD = "310116013001", "310116013002", "310116013003"
KIND = ChangeKind


def refused(code: str):
    return pytest.raises(Refusal, match=rf"^{code}\b")


def draft(matter: Matter | None = None, kind: ChangeKind | None = None, **given) -> MatterProposal:
    usual = {"name": "新事项", "type": "01", "short_code": "XK00013001"}
    row = MatterRow(**(usual | given.pop("row", {}))) if given.get("row", {}) is not None else given.pop("row")
    given = {
        "actor": REFORM,
        "now": OPENED,
        "valid_from": DAY,
        "reason": "市级目录",
        "grounds": "国发〔2016〕9号",
    } | given
    kind = kind or (KIND.ADJUST if matter else KIND.SET_UP)
    return draft_matter(matter, kind, row=row, **({"code": CODE} if matter is None else {}) | given)


def through(proposal: MatterProposal, now: datetime = OPENED) -> MatterVersion:
    review_matter(proposal.pk, actor=LEGAL, now=now)
    approve_matter(proposal.pk, actor=SECOND, now=now)
    return publish_matter(proposal.pk, actor=REFORM, now=now)


def set_up(code: str, name: str) -> Matter:
    return through(draft(code=code, row={"name": name, "short_code": ""})).matter


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"actor": SECTION}, "change_needs_role"),
        ({"actor": LEGAL}, "change_needs_role"),
        ({"reason": " "}, "change_reason_missing"),
        ({"grounds": " "}, "change_basis_missing"),
        ({"valid_from": DAY - timedelta(days=1)}, "change_day_past"),
        ({"kind": KIND.GUIDE}, "change_kind_wrong"),
        ({"kind": KIND.CANCEL}, "change_kind_wrong"),
        ({"row": {"name": ""}}, "matter_name_missing"),
        ({"row": {"type": "99"}}, "matter_type_wrong"),
        ({"row": {"level": "9"}}, "change_level_wrong"),
        ({"row": {"planned_from": LATER, "planned_until": DAY}}, "matter_plan_reversed"),
        ({"code": "a b"}, "matter_code_wrong"),
        ({"row": {"type": "07"}}, "matter_code_type"),
        ({"row": {"short_code": "XK1"}}, "short_basic_length"),
    ],
)
def test_wrong_drafts_are_refused_by_name(given, code) -> None:
    with refused(code):
        draft(**given)
    assert not MatterProposal.objects.exists()


BEFORE = MatterRow("甲", "01", "4")


@pytest.mark.parametrize(
    ("kind", "after", "code"),
    [
        (KIND.ADJUST, BEFORE, "matter_changes_nothing"),
        (KIND.RENAME, BEFORE, "matter_changes_nothing"),
        (KIND.RENAME, MatterRow("乙", "01", "5"), "matter_more_than_name"),
        (KIND.DELEGATE, MatterRow("甲", "01", "3"), "matter_level_not_lower"),
        (KIND.DELEGATE, MatterRow("甲", "01", "7"), "matter_level_not_lower"),
        (KIND.DELEGATE, MatterRow("甲", "01", "5"), ""),
        (KIND.RENAME, MatterRow("乙", "01", "4"), ""),
        (KIND.CANCEL, BEFORE, ""),
    ],
)
def test_what_each_kind_may_alter(kind, after, code) -> None:
    if not code:
        demand_kind(kind, BEFORE, after)
        return
    with refused(code):
        demand_kind(kind, BEFORE, after)


def test_four_eyes_in_their_order() -> None:
    first = draft()
    with refused("matter_code_taken"):
        draft()
    for act, actor, code in (
        (review_matter, REFORM, "change_needs_role"),
        (approve_matter, SECOND, "proposal_out_of_order"),
        (approve_matter, REFORM, "proposal_own_draft"),
        (publish_matter, SECOND, "proposal_out_of_order"),
        (publish_matter, LEGAL, "change_needs_role"),
    ):
        with refused(code):
            act(first.pk, actor=actor, now=OPENED)
    with refused("proposal_remark_missing"):
        return_matter(first.pk, actor=LEGAL, now=OPENED, remark=" ")
    return_matter(first.pk, actor=LEGAL, now=OPENED, remark="依据不对")
    with refused("proposal_out_of_order"):
        review_matter(first.pk, actor=LEGAL, now=OPENED)
    version = through(draft())
    hands = (version.drafted_by, version.reviewed_by, version.approved_by, version.created_by)
    assert hands == ("10", "12", "11", "10")
    with pytest.raises(DatabaseError), transaction.atomic():
        MatterVersion.objects.update(name="x")


def test_a_renaming_comes_into_force_on_its_day() -> None:
    matter = set_up(CODE, "新事项")
    through(draft(matter, KIND.RENAME, row={"name": "更名事项", "short_code": ""}, valid_from=LATER))
    assert [version.name for version in matters_on(DAY)] == ["新事项"]
    assert [version.name for version in matters_on(LATER, "3101", "01", "4")] == ["更名事项"]
    matter.refresh_from_db()
    assert matter.name == "新事项"
    assert bring_into_force(OPENED) == 0
    assert bring_into_force(OPENED + timedelta(days=200)) == 1
    matter.refresh_from_db()
    assert matter.name == "更名事项"
    with refused("matter_starts_too_early"):
        draft(matter, valid_from=LATER, row={"name": "再更名"})


def test_a_matter_ends_when_no_service_implements_it() -> None:
    matter, service = set_up(CODE, "新事项"), make_service()
    service.matter = matter
    service.save()
    assert [version.services for version in with_services(matters_on(DAY))] == [1]
    end = draft(matter, KIND.CANCEL, row=None, valid_from=LATER)
    with refused("matter_change_waiting"):
        draft(matter, valid_from=LATER)
    with refused("matter_in_use"):
        through(end)
    service.status = "retired"
    service.save()
    publish_matter(end.pk, actor=SECOND, now=OPENED)
    assert not matters_on(LATER).exists()
    new = {"actor": SECTION, "now": OPENED, "valid_from": LATER, "reason": "新设", "basis": "国发〔2016〕9号"}
    with refused("matter_cancelled"):
        draft(matter, valid_from=LATER + timedelta(days=1))
    with refused("matter_cancelled"):
        draft_version(None, KIND.SET_UP, row=_row(), identity=Identity(matter), **new)


def _row():
    from yimen.catalogue.acts import Row

    return Row("食品许可", "", "", "01", make_agency())


def test_merged_and_split() -> None:
    kept, gone, part = (set_up(code, name) for code, name in ((CODE, "甲"), (OTHER, "乙"), (THIRD, "丙")))
    for into, code in (([], "change_partners_missing"), ([CODE], "matter_circular"), (["none"], "matter_not_found")):
        with refused(code):
            draft(kept, KIND.MERGE, row={"name": "甲"}, into=into, valid_from=LATER)
    merging = draft(kept, KIND.MERGE, row={"name": "甲乙"}, into=[OTHER], valid_from=LATER)
    with refused("matter_circular"):
        draft(gone, KIND.MERGE, row={"name": "乙"}, into=[CODE], valid_from=LATER)
    through(merging)
    assert [(each.name, each.kind) for each in matters_on(LATER)] == [("甲乙", "merge"), ("丙", "set_up")]
    assert gone.versions.last().into == [CODE]
    with refused("matter_cancelled"):
        draft(part, KIND.SPLIT, row=None, into=[OTHER], valid_from=LATER)
    through(draft(part, KIND.SPLIT, row=None, into=[CODE], valid_from=LATER))
    assert [each.name for each in matters_on(LATER)] == ["甲乙"]


def test_matters_of_a_list_get_a_first_version_once() -> None:
    Matter.objects.create(code=CODE, name="甲", type="01")
    assert first_versions(DAY, OPENED, "导入") == 1
    assert first_versions(DAY, OPENED, "导入") == 0
