"""Supplying a material without uploading it: what is kept already, what a register holds. Refusals first, row by row."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from yimen.agencies.queries import actor_for
from yimen.cases.acts.compare_draft import compare_draft
from yimen.cases.acts.fetch_material import fetch_material
from yimen.cases.acts.save_draft import save_draft
from yimen.cases.acts.start_draft import start_draft
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.acts.upload_material import upload_material
from yimen.cases.acts.use_paper import use_paper
from yimen.cases.models import Draft
from yimen.cases.tests.factories import MORNING, PHONE, RESIDENT_ID, make_file, make_service, make_user
from yimen.errors import Refusal
from yimen.papers.acts import Particulars, keep_paper
from yimen.papers.evidence import level_of
from yimen.papers.models import LibraryPaper
from yimen.papers.registers import REGISTERS, Entry
from yimen.papers.registers.local import keep_entries
from yimen.procedure import Role
from yimen.vault import blind_index

pytestmark = pytest.mark.django_db
RESIDENTS = REGISTERS["residents"]
ENTRY = Entry("王小明", RESIDENT_ID, "RK-1")
WANG = {"kind": "person", "name": "王小明", "identifier": RESIDENT_ID, "phone": PHONE}
IDENTITY = {
    "code": "identity", "name": {"zh": "身份证明", "en": "Proof of identity"}, "accepts": ["pdf"], "max_megabytes": 1,
    "kind": "identity", "shared_from": "residents",
}  # fmt: skip


@pytest.fixture(autouse=True)
def files(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"


def begun(told: dict[str, str] | None = None, channel: str = "online", **material: Any) -> tuple[Draft, Any]:
    """A draft of Wang's with the applicant told."""
    service = make_service(materials=[IDENTITY | material])
    who = actor_for(make_user(Role.APPLICANT if channel == "online" else Role.COUNTER))
    draft = start_draft(service, actor=who, now=MORNING, channel=channel, journey=service_journey())
    save_draft(draft.id, actor=who, now=MORNING, answers=service.answers, applicant=WANG if told is None else told)  # type: ignore[attr-defined]
    return draft, who


def service_journey() -> Any:
    from uuid import uuid4

    return uuid4()


def code_of(act: Any, *arguments: Any, **named: Any) -> str:
    try:
        act(*arguments, **named)
    except Refusal as refusal:
        return refusal.code
    return "done"


@pytest.mark.parametrize(
    ("paper", "file", "code"),
    [
        ({}, {}, "done"),
        ({"subject": blind_index(RESIDENT_ID)}, {}, "done"),
        ({"valid_until": date(2016, 6, 1)}, {}, "done"),
        ({"kind": "household"}, {}, "paper_of_other_kind"),
        ({"subject": blind_index("another")}, {}, "paper_of_other_applicant"),
        ({"valid_until": date(2016, 5, 31)}, {}, "paper_expired"),
        ({"valid_from": date(2016, 6, 2)}, {}, "paper_not_yet_valid"),
        ({}, {"media_type": "image/png"}, "material_type_not_accepted"),
        ({}, {"size": 1_000_001}, "file_too_large"),
    ],
)
def test_using_a_paper_again(paper: dict[str, Any], file: dict[str, Any], code: str) -> None:
    draft, who = begun()
    told = replace(Particulars("identity", "身份证"), **paper)
    kept = keep_paper(int(who.who), make_file(**file), told, now=MORNING)
    assert code_of(use_paper, draft.id, "identity", kept.pk, actor=who, now=MORNING) == code
    assert draft.materials.count() == (code == "done")


def test_nobody_uses_the_papers_of_somebody_else() -> None:
    draft, who = begun()
    kept = keep_paper(make_user(Role.APPLICANT).pk, make_file(), Particulars("identity", "身份证"), now=MORNING)
    assert code_of(use_paper, draft.id, "identity", kept.pk, actor=who, now=MORNING) == "paper_not_found"


def test_what_is_uploaded_online_is_kept_once_and_at_the_counter_not() -> None:
    draft, who = begun()
    file = make_file()
    for _each in range(2):
        upload_material(draft.id, "identity", file, actor=who, now=MORNING)
    kept = LibraryPaper.objects.get()
    assert (kept.user_id, kept.kind, kept.subject, kept.title) == (
        int(who.who),
        "identity",
        blind_index(RESIDENT_ID),
        "身份证明",
    )
    other, clerk = begun(channel="counter")
    upload_material(other.id, "identity", make_file(), actor=clerk, now=MORNING)
    assert LibraryPaper.objects.count() == 1


@pytest.mark.parametrize(
    ("told", "material", "entry", "code"),
    [
        (WANG, {"shared_from": ""}, ENTRY, "material_not_shared"),
        (WANG, {"shared_from": "nowhere"}, ENTRY, "register_unknown"),
        (WANG | {"kind": "organisation"}, {}, ENTRY, "register_of_other_kind"),
        (WANG | {"identifier": ""}, {}, ENTRY, "register_needs_applicant"),
        (WANG | {"identifier": RESIDENT_ID[:-1]}, {}, ENTRY, "register_needs_applicant"),
        (WANG | {"name": " "}, {}, ENTRY, "register_needs_applicant"),
        (WANG, {}, None, "register_no_entry"),
        (WANG | {"name": "李小明"}, {}, ENTRY, "register_no_entry"),
    ],
)
def test_what_is_not_fetched(told: dict[str, str], material: dict[str, str], entry: Entry | None, code: str) -> None:
    keep_entries(RESIDENTS, [entry] if entry else [], MORNING)
    draft, who = begun(told, **material)
    assert code_of(fetch_material, draft.id, "identity", actor=who, now=MORNING) == code
    draft.refresh_from_db()
    assert draft.excused == [] and not draft.materials.exists()


def test_fetched_once_and_handed_in_where_a_register_is_demanded() -> None:
    keep_entries(RESIDENTS, [ENTRY], MORNING)
    draft, who = begun(least_level="A")
    first = fetch_material(draft.id, "identity", actor=who, now=MORNING)
    assert fetch_material(draft.id, "identity", actor=who, now=MORNING + timedelta(hours=1)).pk == first.pk
    assert level_of(first.file.evidence) == "A" and not LibraryPaper.objects.exists()
    case = submit_draft(draft.id, actor=who, now=MORNING)
    assert case.events.get().data["levels"] == ["identity A"]


def test_with_the_register_down_an_upload_is_enough(settings) -> None:
    settings.YIMEN_REGISTERS = "residents=http://127.0.0.1:9/"
    draft, who = begun(least_level="A")
    upload_material(draft.id, "identity", make_file(), actor=who, now=MORNING)
    assert code_of(submit_draft, draft.id, actor=who, now=MORNING) == "material_needs_register"
    assert code_of(fetch_material, draft.id, "identity", actor=who, now=MORNING) == "register_down"
    case = submit_draft(draft.id, actor=who, now=MORNING)
    assert case.events.get().data["excused"] == ["identity"]


def test_only_a_clerk_compares_and_only_in_their_own_draft() -> None:
    draft, who = begun(channel="counter")
    material = upload_material(draft.id, "identity", make_file(), actor=who, now=MORNING)
    other = actor_for(make_user(Role.COUNTER))
    online, wang = begun()
    own = upload_material(online.id, "identity", make_file(), actor=wang, now=MORNING)
    for actor, where, what, code in (
        (wang, online, own, "act_not_your_role"),
        (other, draft, material, "draft_not_found"),
        (who, draft, own, "material_file_not_found"),
        (who, draft, material, "done"),
        (who, draft, material, "done"),
    ):
        assert code_of(compare_draft, where.id, what.pk, actor=actor, now=MORNING) == code
    material.file.refresh_from_db()
    assert [fact["by"] for fact in material.file.evidence] == [who.who]
