"""Organs from their setting up to their end, and people moved within the posts there are; what is refused first."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from yimen.accounts.models import User
from yimen.agencies.acts import (
    Post,
    approve_organ,
    bring_organs_into_force,
    draft_organ,
    move_staff,
    return_organ,
)
from yimen.agencies.models import Agency, OrganChange, OrganDraft, Revision, Seat, Section, Staff
from yimen.agencies.standing import holding
from yimen.agencies.standing.queries import coming_seats, seats_of_person, versions_of
from yimen.agencies.standing.rules import OrganRow, Stay, demand_seat, most_together
from yimen.agencies.tests.test_revisions import NOW
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

DISTRICT = "310113"
TODAY = NOW.date()
SOON = TODAY + timedelta(days=30)
REFORM = Actor("1", "编办甲", frozenset({Role.REFORM_OFFICE}))
SECOND = Actor("2", "编办乙", frozenset({Role.REFORM_OFFICE}))
ROW = OrganRow("宝山区大数据中心", "Big Data Centre", "dsj", "department", DISTRICT)


def refused(code: str):
    return pytest.raises(Refusal, match=rf"^{code}\b")


def stay(name: str, begin: date | None = None, end: date | None = None, head: bool = False) -> Stay:
    return Stay(name, begin, end, head)


@pytest.mark.parametrize(
    ("stays", "day", "number"),
    [
        ([], TODAY, 0),
        ([stay("甲"), stay("乙", end=TODAY)], TODAY, 2),
        ([stay("甲", end=TODAY), stay("乙", SOON)], TODAY, 1),
        ([stay("甲"), stay("乙", SOON), stay("丙", SOON + timedelta(days=1))], SOON + timedelta(days=1), 3),
        ([stay("甲", end=TODAY - timedelta(days=1))], TODAY, 0),
    ],
)
def test_the_day_with_the_most_people(stays, day, number) -> None:
    found, there = most_together(stays, TODAY)
    assert (found, len(there)) == (day, number)


@pytest.mark.parametrize(
    ("posts", "heads", "stays", "head", "code"),
    [
        (2, 1, [stay("甲"), stay("乙")], False, "seats_taken"),
        (2, 1, [stay("甲", head=True)], True, "heads_taken"),
        (2, 0, [], True, "heads_taken"),
        (0, 0, [], False, "seats_taken"),
    ],
)
def test_no_seat_beyond_the_posts(posts, heads, stays, head, code) -> None:
    with pytest.raises(Refusal) as told:
        demand_seat("审批科", posts, heads, stays, TODAY, head)
    assert told.value.code == code
    assert told.value.data["posts"] == (heads if code == "heads_taken" else posts)
    assert told.value.data["taken"] == len(stays)
    demand_seat("审批科", posts + 1, heads + 1, stays, TODAY, head)


def organ(code: str = "scjg", name: str = "市场监管局") -> Agency:
    return Agency.objects.create(code=code, name=name, division=DISTRICT)


def draft(agency: Agency | None = None, kind: OrganChange = OrganChange.SET_UP, **given) -> OrganDraft:
    usual = {"actor": REFORM, "now": NOW, "valid_from": TODAY, "document": "宝编〔2016〕1号", "reason": "机构改革"}
    return draft_organ(agency, kind, **(usual | {"row": ROW, "district": DISTRICT} | given))


def approved(made: OrganDraft) -> Agency:
    return approve_organ(made.pk, actor=SECOND, now=NOW).agency


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"actor": Actor("9", "科长", frozenset({Role.SECTION_HEAD}), "scjg")}, "organ_needs_role"),
        ({"document": " "}, "organ_document_missing"),
        ({"reason": ""}, "organ_reason_missing"),
        ({"valid_from": TODAY - timedelta(days=1)}, "organ_day_past"),
        ({"kind": OrganChange.RENAME}, "organ_change_wrong"),
        ({"row": OrganRow(" ")}, "organ_name_missing"),
        ({"row": OrganRow("甲局", "", "X Y", "department", DISTRICT)}, "organ_code_wrong"),
        ({"row": OrganRow("甲局", "", "jia", "ministry", DISTRICT)}, "organ_kind_missing"),
        ({"row": OrganRow("甲局", "", "jia", "department", "310114")}, "organ_division_wrong"),
        ({"row": OrganRow("甲局", "", "jia", "department", DISTRICT, "9131")}, "uscc_length"),
        ({"row": OrganRow("甲局", "", "scjg", "department", DISTRICT)}, "organ_code_taken"),
        ({"row": OrganRow("市场监管局", "", "jia", "department", DISTRICT)}, "organ_name_taken"),
    ],
)
def test_wrong_drafts_are_refused_by_name(given, code) -> None:
    organ()
    with refused(code):
        draft(**given)
    assert not OrganDraft.objects.exists()


@pytest.mark.django_db
def test_an_organ_from_its_setting_up_to_its_end(monkeypatch) -> None:
    made, heir = draft(), organ()
    with refused("organ_own_draft"):
        approve_organ(made.pk, actor=REFORM, now=NOW)
    with refused("organ_remark_missing"):
        return_organ(made.pk, actor=SECOND, now=NOW, remark="")
    agency = approved(made)
    with refused("organ_draft_done"):
        approved(made)
    assert (agency.code, agency.gone, [each.kind for each in versions_of(agency)]) == ("dsj", False, ["set_up"])
    with refused("organ_starts_too_early"):
        draft(agency, OrganChange.RENAME, row=OrganRow("新名"))
    renamed = approved(draft(agency, OrganChange.RENAME, row=OrganRow("大数据局"), valid_from=SOON))
    assert renamed.name == "宝山区大数据中心"
    assert bring_organs_into_force(NOW) == 0
    assert bring_organs_into_force(NOW + timedelta(days=30)) == 1
    agency.refresh_from_db()
    assert agency.name == "大数据局"
    for into in ("", "dsj", "none"):
        with refused("organ_into_wrong"):
            draft(agency, OrganChange.MERGE, into=into, valid_from=SOON + timedelta(days=1))
    ending = draft(agency, OrganChange.MERGE, into=heir.code, valid_from=SOON + timedelta(days=1))
    with refused("organ_waiting"):
        draft(agency, OrganChange.DISSOLVE, valid_from=SOON + timedelta(days=2))
    with monkeypatch.context() as held:
        held.setattr(holding, "_KINDS", {"service": ("事项", lambda agency: 3)})
        with pytest.raises(Refusal) as told:
            approved(ending)
        assert (told.value.code, told.value.data["held"]) == ("organ_holds", "事项: 3")
    approved(ending)
    bring_organs_into_force(NOW + timedelta(days=31))
    agency.refresh_from_db()
    assert agency.gone
    with refused("organ_gone"):
        draft(agency, OrganChange.RENAME, valid_from=SOON + timedelta(days=9))
    with pytest.raises(DatabaseError), transaction.atomic():
        agency.versions.update(name="x")


@pytest.mark.django_db
def test_an_organ_of_a_list_keeps_how_it_stood_before() -> None:
    agency = approved(draft(organ(), OrganChange.RENAME, row=OrganRow("市场监督管理局")))
    assert [(each.name, each.valid_from) for each in versions_of(agency)] == [
        ("市场监督管理局", TODAY),
        ("市场监管局", None),
    ]
    back = draft(agency, OrganChange.DISSOLVE, valid_from=SOON)
    return_organ(back.pk, actor=SECOND, now=NOW, remark="不撤")
    agency.refresh_from_db()
    assert not agency.gone


@pytest.fixture
def office(db):
    """An organ with an approval section of two posts, one of them its head's, and one leader."""
    agency = organ()
    kept = {
        "document": "宝府办〔2014〕1号",
        "reason": "三定",
        "published_at": NOW,
        "drafted_by": "1",
        "approved_by": "2",
    }
    revision = Revision.objects.create(
        agency=agency, number=1, valid_from=date(2014, 1, 1), posts=10, leaders=1, **kept
    )
    Section.objects.create(revision=revision, place=1, code="sp", name="审批科", posts=2, leaders=1)
    Section.objects.create(revision=revision, place=2, code="jg", name="监管科", posts=5, leaders=1)
    return agency


def person(name: str, agency: Agency | None = None, section: str = "监管科") -> User:
    user = User.objects.create(username=name, name=name, roles=["officer"])
    if agency is not None:
        Staff.objects.create(user=user, agency=agency, section=section, title="科员")
    return user


def move(user: User, post: Post, **given) -> Seat:
    usual = {"actor": REFORM, "now": NOW, "valid_from": TODAY, "document": "宝市监任〔2016〕3号"}
    return move_staff(user, post, **(usual | given))


def test_people_move_within_the_posts(office) -> None:
    first, second, third = (person(name, office) for name in ("张", "王", "李"))
    section = Post(office, "审批科", "科员")
    chief = Actor("5", "局长", frozenset({Role.AGENCY_HEAD}), "scjg")
    for actor, code in (
        (Actor("9", "科长", frozenset({Role.SECTION_HEAD}), "scjg"), "move_needs_role"),
        (Actor("9", "局长", frozenset({Role.AGENCY_HEAD}), "wjw"), "move_of_other_agency"),
    ):
        with refused(code):
            move(first, section, actor=actor)
    for given, code in (
        ({"document": " "}, "move_document_missing"),
        ({"valid_from": TODAY - timedelta(days=1)}, "move_day_past"),
    ):
        with refused(code):
            move(first, section, **given)
    with refused("section_not_there"):
        move(first, Post(office, "没有科"))
    with refused("seat_same"):
        move(first, Post(office, "监管科", "科员"))
    move(first, Post(office, "审批科", "科长", head=True), actor=chief)
    move(second, section, valid_from=SOON)
    with pytest.raises(Refusal) as told:
        move(third, section)
    figures = [told.value.data[name] for name in ("posts", "taken", "day", "names")]
    assert (told.value.code, figures) == ("seats_taken", [2, 2, SOON.isoformat(), "张、王"])
    with refused("seat_starts_too_early"):
        move(second, Post(office, "监管科"), valid_from=SOON)
    assert [seat.user.name for seat in coming_seats(office, TODAY)] == ["王"]
    assert Staff.objects.get(user=second).section == "监管科"
    assert bring_organs_into_force(NOW + timedelta(days=30)) == 1
    assert bring_organs_into_force(NOW + timedelta(days=30)) == 0
    assert Staff.objects.get(user=second).section == "审批科"
    ended = seats_of_person(second.pk)[-1]
    assert (ended.section, ended.valid_from, ended.valid_to) == ("监管科", None, SOON - timedelta(days=1))
    move(person("新"), Post(office, "", "副局长"))
    with refused("seats_taken"):
        move(third, Post(office, "", "副局长"))
    bare = organ("bare", "未定局")
    with refused("organ_undetermined"):
        move(third, Post(bare, "科"))
    with pytest.raises(DatabaseError), transaction.atomic():
        Seat.objects.update(section="x")
