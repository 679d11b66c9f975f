"""A review from its order to its findings, and what officers say of them. The recogniser is a recording here."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils.translation import override
from procrastinate.contrib.django.models import ProcrastinateJob

from yimen.cases.acts.attach_material import detach_material
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.models import Draft
from yimen.cases.tests.factories import MORNING, make_actor, make_case
from yimen.errors import Refusal
from yimen.ledger import outbox
from yimen.papers.evidence import Fact, Kind
from yimen.papers.models import StoredFile
from yimen.papers.registers import REGISTERS, Entry
from yimen.papers.registers.local import keep_entries
from yimen.permits.acts.issue import issue
from yimen.prereview import gathering, queries, registers
from yimen.prereview.acts import (
    carry_out,
    change_demands,
    judge_finding,
    order_draft_review,
    purge_readings,
    resume_reviews,
)
from yimen.prereview.models import PageImage, Reading, Review
from yimen.prereview.rules import RegisterEntry
from yimen.prereview.tests.fakes import Recorded, firm_draft, licence_service
from yimen.prereview.tests.pages import CODE, NAME, PERSON, licence
from yimen.procedure import Role

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(minutes=5)
SHORT = CODE[:17]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft() -> Draft:
    actor = make_actor(Role.APPLICANT)
    made = firm_draft(licence_service(), actor, MORNING)
    made.actor = actor  # type: ignore[attr-defined]
    return made


def reviewed(draft: Any, reader: Recorded) -> Review:
    review = order_draft_review(draft.id, actor=draft.actor, now=MORNING)
    done = carry_out(review.pk, now=LATER, reader=lambda: reader)
    assert done is not None
    return done


def sentences(review: Review, **more: Any) -> list[str]:
    gathered = gathering.of_draft(review.draft) if review.draft else gathering.of_case(review.case)
    with override("en"):
        return [found.sentence for found in queries.findings_of(review, gathered.content, **more)]


def test_a_stranger_orders_nothing(draft: Any) -> None:
    with pytest.raises(Refusal, match="draft_not_found"):
        order_draft_review(draft.id, actor=make_actor(Role.APPLICANT), now=MORNING)
    assert not Review.objects.exists()


def test_however_often_it_is_ordered_one_waits(draft: Any) -> None:
    first = order_draft_review(draft.id, actor=draft.actor, now=MORNING)
    assert order_draft_review(draft.id, actor=draft.actor, now=LATER) == first
    jobs = ProcrastinateJob.objects.filter(task_name="yimen.jobs.tasks.carry_out_review")
    assert [job.args for job in jobs] == [{"number": first.pk}]


def test_a_code_of_17_characters_is_flagged_and_not_corrected(draft: Any) -> None:
    review = reviewed(draft, Recorded([licence(code=SHORT)]))
    assert (review.outcome, review.pages) == ("missing", 1)
    (finding,) = review.findings.all()
    assert (finding.rule, finding.page, finding.confidence) == ("wrong_code", 1, 0.99)
    (sentence,) = sentences(review)
    assert f"“{SHORT}”" in sentence and "this one has 17" in sentence and CODE not in sentence


def test_a_file_is_read_once_and_its_page_can_be_seen(draft: Any) -> None:
    first = Recorded([licence()])
    assert reviewed(draft, first).outcome == "complete"
    again = Recorded([licence(code=SHORT)])
    review = reviewed(draft, again)
    assert (review.outcome, review.pages, again.asked) == ("complete", 0, 0)
    digest = draft.materials.get().file.sha256
    assert queries.picture(digest, 1).startswith(b"\xff\xd8")
    stored = bytes(PageImage.objects.get().content)
    assert stored.startswith(b"YMF1")  # encrypted, as files are
    with pytest.raises(Refusal, match="page_not_found"):
        queries.picture(digest, 2)


def test_without_its_optional_part_a_human_looks_and_it_is_tried_again(draft: Any) -> None:
    review = reviewed(draft, Recorded(refusing="reading_not_installed"))
    assert review.outcome == "human"
    assert "pip install" in sentences(review)[0]
    assert not Reading.objects.exists()
    assert reviewed(draft, Recorded([licence()])).outcome == "complete"


def test_what_is_too_much_for_the_reader_is_told_and_remembered(draft: Any) -> None:
    assert reviewed(draft, Recorded(refusing="reading_took_too_long")).outcome == "human"
    assert Reading.objects.get().fault == "reading_took_too_long"


def test_what_an_organ_vouches_for_is_not_looked_at(draft: Any) -> None:
    fact = Fact(Kind.FETCHED, "enterprises", MORNING).as_json()
    StoredFile.objects.update(evidence=[fact])
    reader = Recorded([licence(code=SHORT)])
    assert reviewed(draft, reader).outcome == "complete"
    assert reader.asked == 0


def test_a_missing_material_and_a_change_since(draft: Any) -> None:
    review = reviewed(draft, Recorded([licence()]))
    assert review.basis == gathering.of_draft(draft).basis
    detach_material(draft.id, draft.materials.get().pk, actor=draft.actor, now=LATER)
    assert review.basis != gathering.of_draft(draft).basis
    assert sentences(reviewed(draft, Recorded())) == ["“Business licence” is not there yet. Please add it."]


def test_a_case_is_reviewed_by_its_hand_in_and_judged_by_its_officer(draft: Any) -> None:
    case = submit_draft(draft.id, actor=draft.actor, now=MORNING)
    outbox.run_pending(LATER)
    waiting = Review.objects.get(case=case)
    review = carry_out(waiting.pk, now=LATER, reader=lambda: Recorded([licence(representative="李建国")]))
    assert review is not None and review.outcome == "missing"
    finding = review.findings.get()
    judge = {"right": True, "now": LATER}
    with pytest.raises(Refusal, match="judging_needs_officer"):
        judge_finding(case.number, finding.pk, actor=draft.actor, **judge)
    with pytest.raises(Refusal, match="case_of_other_agency"):
        judge_finding(case.number, finding.pk, actor=make_actor(Role.OFFICER), **judge)
    officer = make_actor(Role.OFFICER, agency=case.agency)
    with pytest.raises(Refusal, match="finding_not_found"):
        judge_finding(case.number, finding.pk + 1, actor=officer, **judge)
    first = judge_finding(case.number, finding.pk, actor=officer, **judge)
    assert judge_finding(case.number, finding.pk, actor=officer, **judge) == first
    judge_finding(case.number, finding.pk, actor=officer, right=False, now=LATER)
    (measured,) = queries.measured()
    assert (measured.rule, measured.right, measured.wrong) == ("other_representative", 0, 1)
    assert sentences(review, clear=False) == ["On this document the person in charge is “李*国”, in your form “王*英”."]
    assert PERSON in sentences(review)[0]


def test_a_draft_that_was_handed_in_is_not_reviewed_any_more(draft: Any) -> None:
    review = order_draft_review(draft.id, actor=draft.actor, now=MORNING)
    submit_draft(draft.id, actor=draft.actor, now=LATER)
    assert carry_out(review.pk, now=LATER, reader=lambda: Recorded()) is None
    assert Review.objects.get(pk=review.pk).state == Review.State.FAILED


def test_a_review_that_was_left_in_the_middle_is_taken_up(draft: Any) -> None:
    review = order_draft_review(draft.id, actor=draft.actor, now=MORNING)
    Review.objects.update(state=Review.State.RUNNING)
    assert resume_reviews(LATER) == 0
    assert resume_reviews(MORNING + timedelta(hours=1)) == 1
    assert list(Review.objects.order_by("id").values_list("state", flat=True)) == ["failed", "waiting"]
    assert carry_out(review.pk, now=LATER, reader=lambda: Recorded()) is None


def test_what_fails_every_time_is_not_tried_for_ever(draft: Any) -> None:
    order_draft_review(draft.id, actor=draft.actor, now=MORNING)
    for hours in range(1, 6):
        Review.objects.filter(state=Review.State.WAITING).update(state=Review.State.RUNNING)
        resume_reviews(MORNING + timedelta(hours=hours))
    assert list(Review.objects.values_list("state", flat=True)) == ["failed"] * 3


def test_readings_go_with_their_files(draft: Any) -> None:
    reviewed(draft, Recorded([licence()]))
    assert purge_readings(LATER + timedelta(days=2)) == 0
    draft.delete()
    StoredFile.objects.all().delete()
    assert purge_readings(LATER + timedelta(days=2)) == 1
    assert not PageImage.objects.exists()


def test_the_reform_office_writes_down_what_is_looked_for(draft: Any) -> None:
    code, office = draft.service.code, make_actor(Role.REFORM_OFFICE)
    demands = [{"material": "business-licence", "kind": "business_licence", "checks": ["kind"]}]
    given: dict[str, Any] = {"reason": "只看种类", "now": MORNING}
    with pytest.raises(Refusal, match="demands_need_office"):
        change_demands(code, demands, actor=draft.actor, **given)
    with pytest.raises(Refusal, match="service_not_found"):
        change_demands("no-such", demands, actor=office, **given)
    with pytest.raises(Refusal, match="demands_reason_missing"):
        change_demands(code, demands, actor=office, reason=" ", now=MORNING)
    with pytest.raises(Refusal, match="demands_unreadable"):
        change_demands(code, [{"material": "layout", "checks": ["smell"]}], actor=office, **given)
    with pytest.raises(Refusal, match="demands_material_unknown"):
        change_demands(code, [{"material": "passport"}], actor=office, **given)
    change_demands(code, demands, actor=office, **given)
    assert reviewed(draft, Recorded([licence(code=SHORT)])).outcome == "complete"


def test_the_register_of_enterprises_and_of_our_certificates() -> None:
    keep_entries(REGISTERS["enterprises"], [Entry(name=NAME, identifier=CODE, reference="r1", ended=True)], now=MORNING)
    case = make_case(state="granted")
    certificate = issue(case.number, now=case.decided_at)
    assert certificate is not None
    found = registers.entries_for([CODE, CODE[:17], certificate.shown_number, "BS1"])
    assert found[CODE] == RegisterEntry(NAME, False)
    assert (found[certificate.shown_number].holder, found[certificate.shown_number].valid) == ("王小明", True)
    assert len(found) == 2


def test_registers_are_asked_for_numbers_that_were_read(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[set[str]] = []
    monkeypatch.setattr(registers, "_lookups", {"test": lambda numbers: asked.append(numbers) or {}})
    assert registers.entries_for([]) == {}
    assert registers.entries_for(["BS1", "", "BS1"]) == {}
    assert asked == [{"BS1"}]
