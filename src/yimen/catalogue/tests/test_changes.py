"""The life of a change: wrong people and wrong order first, then every kind, and what the database keeps."""

from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from yimen.catalogue.acts import (
    Row,
    Why,
    approve_version,
    bring_into_force,
    draft_version,
    publish_proposal,
    publish_version,
    retire,
    return_version,
    review_version,
)
from yimen.catalogue.acts.guarding import circle
from yimen.catalogue.history import as_of
from yimen.catalogue.models import ChangeKind, Proposal, ProposalStep, Service, ServiceVersion
from yimen.catalogue.queries import current_version, plain_search, service_by_code
from yimen.catalogue.tests.factories import OPENED, REFORM_OFFICE, make_agency, make_content, make_service
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db

LATER = date(2016, 6, 1)
NOW = OPENED + timedelta(days=30)
SECTION = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), "scjg")
OTHER_SECTION = Actor("8", "外局科长", frozenset({Role.SECTION_HEAD}), "wjw")
LEGAL = Actor("9", "法制", frozenset({Role.LEGAL_OFFICE}))
REFORM = Actor("10", "审改", frozenset({Role.REFORM_OFFICE}))
EVERYTHING = Actor("11", "全能", frozenset({Role.REFORM_OFFICE, Role.LEGAL_OFFICE}))
CITIZEN = Actor("12", "市民", frozenset({Role.APPLICANT}))
SUPERVISOR = Actor("13", "监督", frozenset({Role.SUPERVISOR}))


def _row(service: Service, **changed) -> Row:
    row = {"name": service.name, "name_en": service.name_en, "group": service.group, "type": service.type}
    return Row(**({"agency": service.agency, "statutory": "20wd", "promised": "5wd"} | row | changed))


def _draft(service, kind=ChangeKind.CANCEL, actor=SECTION, **given):
    given = {"valid_from": LATER, "reason": "法律修改", "basis": "国发〔2016〕9号"} | given
    return draft_version(service, kind, actor=actor, now=NOW, **given)


def _through(proposal: Proposal) -> ServiceVersion:
    review_version(proposal.pk, actor=LEGAL, now=NOW)
    approve_version(proposal.pk, actor=REFORM, now=NOW)
    version = publish_proposal(proposal.pk, actor=REFORM, now=NOW)
    bring_into_force(NOW + timedelta(days=365))
    version.service.refresh_from_db()
    return version


def _code(act, *args, **given) -> str:
    before = ServiceVersion.objects.count(), Proposal.objects.count(), ProposalStep.objects.count()
    with pytest.raises(Refusal) as refused, transaction.atomic():
        act(*args, **given)
    assert (ServiceVersion.objects.count(), Proposal.objects.count(), ProposalStep.objects.count()) == before
    return refused.value.code


class TestWrongPerson:
    @pytest.mark.parametrize("actor", [CITIZEN, SUPERVISOR, LEGAL])
    def test_drafts(self, actor):
        assert _code(_draft, make_service(), actor=actor) == "change_needs_role"

    def test_drafts_for_another_agency(self):
        assert _code(_draft, make_service(), actor=OTHER_SECTION) == "change_of_other_agency"

    @pytest.mark.parametrize("actor", [CITIZEN, SUPERVISOR, SECTION, REFORM])
    def test_reviews(self, actor):
        assert (
            _code(review_version, _draft(make_service(), actor=EVERYTHING).pk, actor=actor, now=NOW)
            == "change_needs_role"
        )

    @pytest.mark.parametrize("actor", [CITIZEN, SECTION, LEGAL])
    def test_approves_or_publishes(self, actor):
        proposal = _draft(make_service())
        review_version(proposal.pk, actor=LEGAL, now=NOW)
        assert _code(approve_version, proposal.pk, actor=actor, now=NOW) == "change_needs_role"
        assert _code(publish_proposal, proposal.pk, actor=actor, now=NOW) == "change_needs_role"

    def test_the_drafter_reviews_approves_or_returns(self):
        proposal = _draft(make_service(), actor=EVERYTHING)
        assert _code(review_version, proposal.pk, actor=EVERYTHING, now=NOW) == "proposal_own_draft"
        assert _code(return_version, proposal.pk, actor=EVERYTHING, now=NOW, remark="x") == "proposal_own_draft"
        review_version(proposal.pk, actor=LEGAL, now=NOW)
        assert _code(approve_version, proposal.pk, actor=EVERYTHING, now=NOW) == "proposal_own_draft"


class TestWrongOrder:
    def test_nothing_is_skipped_or_done_twice(self):
        proposal = _draft(make_service())
        assert _code(approve_version, proposal.pk, actor=REFORM, now=NOW) == "proposal_out_of_order"
        assert _code(publish_proposal, proposal.pk, actor=REFORM, now=NOW) == "proposal_out_of_order"
        _through(proposal)
        for act, actor in ((review_version, LEGAL), (approve_version, REFORM), (publish_proposal, REFORM)):
            assert _code(act, proposal.pk, actor=actor, now=NOW) == "proposal_out_of_order"
        assert _code(return_version, proposal.pk, actor=LEGAL, now=NOW, remark="x") == "proposal_out_of_order"

    def test_what_is_sent_back_ends_there_and_says_why(self):
        service = make_service()
        proposal = _draft(service)
        assert _code(return_version, proposal.pk, actor=LEGAL, now=NOW, remark=" ") == "proposal_remark_missing"
        return_version(proposal.pk, actor=LEGAL, now=NOW, remark="依据不对")
        assert _code(review_version, proposal.pk, actor=LEGAL, now=NOW) == "proposal_out_of_order"
        assert proposal.steps.last().remark == "依据不对"
        assert _draft(service).status == Proposal.Status.DRAFT

    def test_no_such_proposal(self):
        assert _code(review_version, 0, actor=LEGAL, now=NOW) == "proposal_not_found"


class TestWrongDraft:
    @pytest.mark.parametrize(
        ("given", "code"),
        [
            ({"reason": " "}, "change_reason_missing"),
            ({"basis": ""}, "change_basis_missing"),
            ({"kind": ChangeKind.SET_UP}, "change_kind_wrong"),
            ({"kind": ChangeKind.ADJUST}, "change_changes_nothing"),
            ({"kind": ChangeKind.RENAME}, "change_changes_nothing"),
            ({"kind": ChangeKind.MERGE}, "change_partners_missing"),
            ({"kind": ChangeKind.MERGE, "into": ["nothing"]}, "service_not_found"),
            ({"kind": ChangeKind.ADJUST, "content": {"surprise": 1}}, "content_invalid"),
            ({"kind": ChangeKind.ADJUST, "content": make_content(faq=[])}, "content_audit_failed"),
            ({"valid_from": OPENED.date()}, "change_day_past"),
            ({"kind": ChangeKind.DELEGATE}, "change_agency_same"),
        ],
    )
    def test_is_refused_by_name(self, given, code):
        assert _code(_draft, make_service(), **given) == code

    def test_a_day_that_the_version_in_force_began_or_is_to_begin_on(self):
        service = make_service()
        assert _code(_draft, make_service(now=NOW), valid_from=NOW.date()) == "version_starts_too_early"
        _through(_draft(service, ChangeKind.RENAME, row=_row(service, name="食品生产经营许可")))
        assert _code(_draft, service, valid_from=LATER) == "version_starts_too_early"

    def test_a_day_that_went_by_while_it_was_reviewed(self):
        proposal = _draft(make_service(), valid_from=NOW.date())
        review_version(proposal.pk, actor=LEGAL, now=NOW)
        approve_version(proposal.pk, actor=REFORM, now=NOW)
        late = NOW + timedelta(days=1)
        assert _code(publish_proposal, proposal.pk, actor=REFORM, now=late) == "change_day_past"

    def test_a_renaming_that_changes_more(self):
        service = make_service()
        row = _row(service, name="食品生产经营许可", type="07")
        assert _code(_draft, service, ChangeKind.RENAME, row=row) == "change_more_than_name"

    def test_longer_circles_and_partners_on_another_way(self):
        first, second, third = make_service(), make_service(name="乙"), make_service(name="丙")
        _draft(first, ChangeKind.MERGE, into=[second.code])
        _draft(third, ChangeKind.SPLIT, into=[first.code])
        fourth = make_service(name="丁")
        assert _code(_draft, fourth, ChangeKind.MERGE, into=[second.code]) == "change_waiting"
        assert _code(_draft, fourth, ChangeKind.MERGE, into=[third.code]) == "change_waiting"

    def test_a_circle_of_three(self):
        first, second, third = make_service(), make_service(name="乙"), make_service(name="丙")
        _draft(first, ChangeKind.SPLIT, into=[second.code])
        _draft(second, ChangeKind.SPLIT, into=[third.code])
        assert _code(_draft, third, ChangeKind.SPLIT, into=[first.code]) == "change_circular"

    def test_two_changes_at_once_and_circles(self):
        first, second = make_service(), make_service(name="乙")
        _draft(first, ChangeKind.MERGE, into=[second.code])
        assert _code(_draft, first) == "change_waiting"
        assert _code(_draft, second, ChangeKind.MERGE, into=[first.code]) == "change_circular"
        assert _code(_draft, second, ChangeKind.MERGE, into=[second.code]) == "change_circular"

    def test_a_new_service_needs_name_and_free_code(self):
        service = make_service()
        row = _row(service, name="新事项")
        assert _code(_draft, None) == "change_kind_wrong"
        assert _code(_draft, None, ChangeKind.SET_UP) == "change_name_missing"
        assert _code(_draft, None, ChangeKind.SET_UP, row=row, code="a b") == "change_code_wrong"
        assert _code(_draft, None, ChangeKind.SET_UP, row=row, code=service.code) == "change_code_taken"
        assert (
            _code(_draft, None, ChangeKind.SET_UP, row=row, code="NEW-1", actor=OTHER_SECTION)
            == "change_of_other_agency"
        )
        _draft(None, ChangeKind.SET_UP, row=row, code="NEW-1")
        assert _code(_draft, None, ChangeKind.SET_UP, row=row, code="NEW-1") == "change_code_taken"


class TestKinds:
    def test_cancelled_from_its_day_on(self):
        service = make_service()
        version = _through(_draft(service))
        service.refresh_from_db()
        assert (version.kind, version.listed, version.basis) == ("cancel", False, "国发〔2016〕9号")
        assert (version.drafted_by, version.reviewed_by, version.approved_by) == ("7", "9", "10")
        assert (service.status, service.current) == ("retired", None)
        assert as_of("310113", LATER - timedelta(days=1)).count() == 1
        assert as_of("310113", LATER).count() == 0
        with pytest.raises(Refusal) as refused:
            current_version(service_by_code(service.code))
        assert refused.value.code == "service_not_open"
        assert _code(_draft, service, valid_from=LATER + timedelta(days=9)) == "service_retired"
        assert (
            _code(publish_version, service, make_content(officers=3), actor=REFORM_OFFICE, now=NOW) == "service_retired"
        )
        why = Why(ChangeKind.CANCEL, "x")
        assert _code(retire, service, why, begin=LATER + timedelta(days=9), now=NOW, who="1") == "service_retired"

    def test_adjusted_with_a_new_guide(self):
        service = make_service()
        shorter = make_content(terms={"statutory": "20wd", "promised": "3wd"})
        version = _through(_draft(service, ChangeKind.ADJUST, content=shorter))
        assert (version.number, version.promised, version.parsed.terms.promised) == (2, "3wd", "3wd")
        assert current_version(Service.objects.get(pk=service.pk)).number == 2

    def test_adjusted_terms_reach_the_guide(self):
        service = make_service()
        version = _through(_draft(service, ChangeKind.ADJUST, row=_row(service, promised="3wd")))
        assert (version.promised, version.parsed.terms.promised, version.parsed.terms.statutory) == (
            "3wd",
            "3wd",
            "20wd",
        )
        assert Service.objects.get(pk=service.pk).current == 2

    def test_a_promise_beyond_the_law_with_and_without_a_guide(self):
        guided = make_service()
        row = _row(guided, promised="21wd")
        assert _code(_draft, guided, ChangeKind.ADJUST, row=row) == "content_audit_failed"
        assert _code(_draft, None, ChangeKind.SET_UP, row=row, code="NEW-1") == "change_promise_too_long"

    def test_renamed_and_found_by_the_new_name(self):
        service = make_service()
        version = _through(_draft(service, ChangeKind.RENAME, row=_row(service, name="食品生产经营许可")))
        service.refresh_from_db()
        assert (version.name, service.name, service.pinyin) == (
            "食品生产经营许可",
            "食品生产经营许可",
            "shipinshengchanjingyingxuke",
        )
        assert service.versions.get(number=1).name == "食品经营许可"

    def test_delegated_down_to_a_town(self):
        service, town = make_service(), make_agency("yhz", name="杨行镇")
        _through(_draft(service, ChangeKind.DELEGATE, row=_row(service, agency=town)))
        service.refresh_from_db()
        assert service.agency == town
        assert service.versions.get(number=1).agency.code == "scjg"

    @pytest.mark.parametrize("kind", [ChangeKind.SET_UP, ChangeKind.TAKE_OVER])
    def test_set_up_and_taken_over(self, kind):
        row = _row(make_service(), name="新事项")
        version = _through(_draft(None, kind, row=row, code="NEW-1"))
        assert (version.service.code, version.kind, version.number) == ("NEW-1", kind, 1)
        assert version.service.status == Service.Status.LISTED

    def test_merged(self):
        kept, gone = make_service(), make_service(name="乙")
        _through(_draft(kept, ChangeKind.MERGE, row=_row(kept, name="甲乙"), into=[gone.code]))
        gone.refresh_from_db()
        assert (gone.status, gone.versions.last().into, gone.versions.last().kind) == ("retired", [kept.code], "merge")
        assert [version.name for version in as_of("310113", LATER)] == ["甲乙"]

    def test_split(self):
        whole, part, other = make_service(), make_service(name="一"), make_service(name="二")
        version = _through(_draft(whole, ChangeKind.SPLIT, into=[part.code, other.code]))
        assert (version.listed, version.into) == (False, [part.code, other.code])
        assert as_of("310113", LATER).count() == 2

    def test_nothing_is_written_where_one_of_the_merged_cannot_end(self):
        kept, gone = make_service(), make_service(name="乙")
        proposal = _draft(kept, ChangeKind.MERGE, row=_row(kept, name="甲乙"), into=[gone.code])
        review_version(proposal.pk, actor=LEGAL, now=NOW)
        approve_version(proposal.pk, actor=REFORM, now=NOW)
        retire(gone, Why(ChangeKind.CANCEL, "x"), begin=LATER, now=NOW, who="1")
        assert _code(publish_proposal, proposal.pk, actor=REFORM, now=NOW) == "service_retired"

    def test_only_endings_retire(self):
        why = Why(ChangeKind.ADJUST, "x")
        assert _code(retire, make_service(), why, begin=LATER, now=NOW, who="1") == "change_kind_wrong"


@pytest.mark.parametrize(
    ("ways", "found"),
    [
        ([], False),
        ([{"a": ["b"]}, {"b": ["c"]}], False),
        ([{"a": ["b", "c"]}, {"b": ["d"]}, {"c": ["d"]}], False),
        ([{"a": ["a"]}], True),
        ([{"a": ["b"]}, {"b": ["a"]}], True),
        ([{"a": ["b"]}, {"x": ["a"]}, {"b": ["c"]}, {"c": ["a"]}], True),
    ],
)
def test_circles(ways, found):
    assert circle(ways) is found


class TestOnItsDay:
    def test_a_later_version_comes_into_force_on_its_day_and_not_before(self):
        service = make_service()
        proposal = _draft(service, ChangeKind.ADJUST, content=make_content(channels=["window", "post"]))
        review_version(proposal.pk, actor=LEGAL, now=NOW)
        approve_version(proposal.pk, actor=REFORM, now=NOW)
        publish_proposal(proposal.pk, actor=REFORM, now=NOW)
        eve, day = datetime(2016, 5, 31, 23, 59, tzinfo=OPENED.tzinfo), datetime(2016, 6, 1, tzinfo=OPENED.tzinfo)
        assert current_version(service, eve.date()).number == 1
        assert current_version(service, day.date()).number == 2
        assert bring_into_force(eve) == 0
        assert current_version(service_by_code(service.code)).number == 1
        assert bring_into_force(day) == 1
        assert bring_into_force(day) == 0
        assert service_by_code(service.code).channels == ["window", "post"]

    def test_a_new_service_is_hidden_until_its_day(self):
        row = _row(make_service(), name="新事项")
        proposal = _draft(None, ChangeKind.SET_UP, row=row, code="NEW-1")
        review_version(proposal.pk, actor=LEGAL, now=NOW)
        approve_version(proposal.pk, actor=REFORM, now=NOW)
        publish_proposal(proposal.pk, actor=REFORM, now=NOW)
        assert service_by_code("NEW-1").status == Service.Status.COMING
        assert "NEW-1" not in [found.code for found in plain_search("新事项", "310113")]
        bring_into_force(datetime(2016, 6, 1, tzinfo=OPENED.tzinfo), service_by_code("NEW-1"))
        assert "NEW-1" in [found.code for found in plain_search("新事项", "310113")]


@pytest.mark.parametrize("role", [role for role in Role if role not in (Role.ADMIN, Role.SYSTEM)])
def test_nobody_publishes_without_the_others(role):
    actor = Actor("20", "某人", frozenset({role}), "scjg")
    assert _code(publish_version, make_service(), make_content(officers=3), actor=actor, now=NOW) == "change_needs_role"


def test_steps_stay_as_they_were():
    proposal = _draft(make_service())
    for change in (lambda steps: steps.update(who="1"), lambda steps: steps.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(proposal.steps.all())
