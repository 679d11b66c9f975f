"""A guide written part by part: wrong people and wrong values first, then from nothing to a guide that is handed in."""

from datetime import date, timedelta

import pytest
from django.db import transaction

from yimen.catalogue.acts import (
    PartRefused,
    Row,
    draft_version,
    hand_in_proposal,
    move_line,
    remove_line,
    return_version,
    review_version,
    write_form,
    write_part,
    write_row,
)
from yimen.catalogue.acts.identifying import Identity
from yimen.catalogue.content import ServiceContent
from yimen.catalogue.editing import PARTS, default_of, findings_of, part_of
from yimen.catalogue.elements import GUIDE, HANDBOOK, Kind
from yimen.catalogue.models import ChangeKind, Matter, Proposal
from yimen.catalogue.tests.factories import OPENED, make_agency, make_content, make_service
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

LATER = date(2016, 6, 1)
NOW = OPENED + timedelta(days=30)
SECTION = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), "scjg")
OTHER_SECTION = Actor("8", "外局科长", frozenset({Role.SECTION_HEAD}), "wjw")
LEGAL = Actor("9", "法制", frozenset({Role.LEGAL_OFFICE}))
WHY = {"valid_from": LATER, "reason": "法律修改", "basis": "国发〔2016〕9号"}


def _writing(service=None, kind=ChangeKind.ADJUST, **given) -> Proposal:
    return draft_version(service, kind, actor=SECTION, now=NOW, hand_in=False, **(WHY | given))


def _code(act, *args, **given) -> str:
    with pytest.raises(Refusal) as refused, transaction.atomic():
        act(*args, **given)
    return refused.value.code


def test_every_element_that_is_written_by_hand_has_its_part_and_none_two() -> None:
    places = [element.place for part in PARTS for element in part.elements]
    assert len(places) == len(set(places))
    by_hand = {element.place for element in (*GUIDE, *HANDBOOK) if element.kind is not Kind.OTHER}
    assert by_hand - set(places) == set()


@pytest.mark.parametrize(
    ("place", "part"),
    [
        ("terms.promised", "terms"),
        ("handling", "terms"),
        ("faq", "faq"),
        ("materials.identity.when", "materials"),
        ("fee.basis", "fee"),
        ("visit_reason", "contact"),
        ("result.sample", "result"),
        ("person_topics", "basics"),
        ("supervisor", ""),
    ],
)
def test_a_finding_leads_to_its_part(place: str, part: str) -> None:
    assert part_of(place) == part


@pytest.mark.parametrize(
    ("place", "default"),
    [
        ("materials[].required", True),
        ("materials[].original", 1),
        ("materials[].form", "both"),
        ("materials[].issuer", None),
        ("officers", 1),
        ("terms.promised", None),
        ("undertaking.code", None),
        ("hearing", "none"),
    ],
)
def test_what_is_where_nobody_wrote(place: str, default: object) -> None:
    assert default_of(place) == default


@pytest.mark.django_db
class TestWriting:
    def test_wrong_people_and_wrong_time(self) -> None:
        make_agency("wjw")
        proposal = _writing(make_service())
        given = {"actor": OTHER_SECTION, "now": NOW}
        assert _code(write_part, proposal.pk, "fee", {}, **given) == "change_of_other_agency"
        assert _code(hand_in_proposal, proposal.pk, **given) == "change_of_other_agency"
        assert _code(write_part, proposal.pk, "fee", {}, actor=LEGAL, now=NOW) == "change_needs_role"
        assert _code(write_part, proposal.pk, "nothing", {}, actor=SECTION, now=NOW) == "part_not_found"
        assert _code(review_version, proposal.pk, actor=LEGAL, now=NOW) == "proposal_out_of_order"
        assert _code(hand_in_proposal, proposal.pk, actor=SECTION, now=NOW) == "change_changes_nothing"
        write_part(proposal.pk, "terms", {"terms.promised": "3wd"}, actor=SECTION, now=NOW)
        hand_in_proposal(proposal.pk, actor=SECTION, now=NOW)
        assert _code(write_part, proposal.pk, "fee", {}, actor=SECTION, now=NOW) == "proposal_out_of_order"

    @pytest.mark.parametrize(
        ("part", "values", "place"),
        [
            ("terms", {"terms.promised": "soon"}, "terms.promised"),
            ("contact", {"visits": "often"}, "visits"),
            ("contact", {"consult_phone": "none"}, "consult_phone"),
            ("materials", {"code": "x y"}, "materials[2].code"),
            ("materials", {"code": "plan"}, "materials[2].name"),
            ("basics", {"power_source": "unknown"}, "power_source"),
            ("result", {"result.valid_years": 0}, "result.valid_years"),
            ("approvers", {"section": "一科"}, "approvers[0].post"),
        ],
    )
    def test_a_wrong_value_is_named_and_nothing_is_saved(self, part, values, place) -> None:
        proposal = _writing(make_service())
        with pytest.raises(PartRefused) as refused:
            write_part(proposal.pk, part, values, actor=SECTION, now=NOW)
        assert place in [finding.place for finding in refused.value.findings]
        before = proposal.content
        proposal.refresh_from_db()
        assert (proposal.content, proposal.handbook) == (before, None)

    def test_lines_are_added_changed_moved_and_taken_out(self) -> None:
        proposal = _writing(make_service())
        given = {"actor": SECTION, "now": NOW}
        write_part(proposal.pk, "materials", {"code": "plan", "name": {"zh": "方案"}}, **given)
        write_part(proposal.pk, "materials", {"copies": 2}, line=2, **given)
        move_line(proposal.pk, "materials", 2, **given)
        remove_line(proposal.pk, "materials", 0, **given)
        proposal.refresh_from_db()
        assert [line["code"] for line in proposal.content["materials"]] == ["plan", "layout"]
        assert proposal.content["materials"][0]["copies"] == 2

    def test_sent_back_it_is_taken_up_again_and_its_writers_never_review_it(self) -> None:
        proposal = _writing(make_service())
        both = Actor("20", "全能", frozenset({Role.LEGAL_OFFICE, Role.REFORM_OFFICE}))
        write_part(proposal.pk, "terms", {"terms.promised": "3wd"}, actor=both, now=NOW)
        hand_in_proposal(proposal.pk, actor=SECTION, now=NOW)
        assert _code(review_version, proposal.pk, actor=both, now=NOW) == "proposal_own_draft"
        return_version(proposal.pk, actor=LEGAL, now=NOW, remark="日期不对")
        given = {"name": "食品经营许可", "name_en": "", "reason": "x", "basis": "y", "actor": SECTION, "now": NOW}
        assert _code(write_row, proposal.pk, valid_from=OPENED.date(), **given) == "change_day_past"
        write_row(proposal.pk, valid_from=date(2016, 7, 1), **given)
        hand_in_proposal(proposal.pk, actor=SECTION, now=NOW)
        proposal.refresh_from_db()
        assert (proposal.status, proposal.valid_from) == (Proposal.Status.DRAFT, date(2016, 7, 1))

    def test_a_new_guide_from_nothing_with_a_composed_code(self) -> None:
        agency = make_agency(uscc="11650000010183859F")
        matter = Matter.objects.create(code="310116013001", name="新事项", type="01", short_code="XK00013001")
        row = Row("新事项", "", "", "01", agency)
        proposal = _writing(None, ChangeKind.SET_UP, row=row, identity=Identity(matter))
        assert proposal.code == "11650000010183859F4310116013001"
        assert proposal.short_code == "XK0001300131011301018385"
        whole = ServiceContent.model_validate(make_content()).model_dump(mode="json", exclude_defaults=True)
        for part in PARTS:
            if part.handbook:
                continue
            if part.name == "form":
                write_form(proposal.pk, lambda _plain: whole["form"], actor=SECTION, now=NOW)
            elif part.lines and "." not in part.lines:
                for line in whole.get(part.lines, []):
                    write_part(proposal.pk, part.name, line, actor=SECTION, now=NOW)
            elif not part.lines:
                values = {top: whole[top] for top in part.top if top in whole}
                write_part(proposal.pk, part.name, values, actor=SECTION, now=NOW)
        proposal.refresh_from_db()
        assert [finding for finding in findings_of(proposal.content, "01") if finding.blocking] == []
        hand_in_proposal(proposal.pk, actor=SECTION, now=NOW)
        proposal.refresh_from_db()
        assert (proposal.promised, proposal.status) == ("5wd", "draft")
