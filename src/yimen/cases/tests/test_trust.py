"""Trust in materials, from the hand-in over the counter to acceptance, with real rows."""

from uuid import uuid4

import pytest

from yimen.agencies.queries import actor_for
from yimen.cases.acts import accept, compare_original, notify_correction, resubmit
from yimen.cases.acts.rebuild import differences
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case
from yimen.cases.tests.factories import MORNING, make_actor, make_file, make_party, make_service, make_user
from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.papers.evidence import Fact, Kind, level_of
from yimen.papers.models import StoredFile
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db
IDENTITY = "身份证明"
FETCHED = Fact(Kind.FETCHED, "residents", MORNING, "r1").as_json()


def demanding(level: str) -> Service:
    material = {"code": "identity", "name": {"zh": IDENTITY, "en": "Proof of identity"}, "least_level": level}
    return make_service(materials=[material])


def hand_in(service: Service, *files: StoredFile, excused: tuple[str, ...] = (), key: str = "") -> Case:
    return submit(application(service, files, excused, key), actor=WHO[service.pk], now=MORNING)


WHO: dict[int, Actor] = {}


def application(service: Service, files: tuple[StoredFile, ...], excused: tuple[str, ...], key: str) -> Application:
    if service.pk not in WHO:
        WHO[service.pk] = actor_for(make_user(Role.APPLICANT))
    return Application(
        service=service,
        version=1,
        applicant=make_party(),
        answers=service.answers,  # type: ignore[attr-defined]
        materials=[("identity", file) for file in files],
        channel="online",
        journey=uuid4(),
        key=key or str(uuid4()),
        excused=excused,
    )


@pytest.fixture(autouse=True)
def nobody() -> None:
    WHO.clear()


@pytest.mark.parametrize(("level", "code"), [("A", "material_needs_register"), ("B", "material_needs_signature")])
def test_what_can_be_fetched_or_signed_is_demanded_at_hand_in(level: str, code: str) -> None:
    service = demanding(level)
    with pytest.raises(Refusal) as refused:
        hand_in(service, make_file(evidence=[FETCHED]), make_file())
    assert (refused.value.code, refused.value.status, refused.value.article) == (code, 422, "国令716 7")
    assert refused.value.data["materials"] == IDENTITY
    case = hand_in(service, make_file(evidence=[FETCHED]))
    assert case.events.get().data["levels"] == ["identity A"]
    assert accept(case.number, actor=make_actor(Role.OFFICER, agency=case.agency), now=MORNING).state == "accepted"


def test_a_register_that_was_down_excuses_until_the_original_was_seen() -> None:
    service = demanding("A")
    case = hand_in(service, make_file(), excused=("identity", "layout"))
    assert case.events.get().data["excused"] == ["identity"]
    officer = make_actor(Role.OFFICER, agency=case.agency)
    with pytest.raises(Refusal, match="original_not_compared"):
        accept(case.number, actor=officer, now=MORNING)
    clerk = make_actor(Role.COUNTER)
    compare_original(case.number, actor=clerk, now=MORNING, items=[IDENTITY])
    assert accept(case.number, actor=officer, now=MORNING).state == "accepted"
    (fact,) = case.materials.get().file.evidence
    assert (fact["kind"], fact["by"], fact["proof"]) == ("compared", clerk.who, case.number)
    assert differences(case.number) == []


def test_who_may_not_compare_and_what_is_not_there() -> None:
    case = hand_in(demanding("C"), make_file())
    for actor, items, code in (
        (WHO[case.service_id], [IDENTITY], "act_not_your_role"),
        (make_actor(Role.OFFICER, agency=make_service(None).agency), [], "argument_missing"),
        (make_actor(Role.COUNTER), [IDENTITY, "营业执照"], "nothing_to_compare"),
    ):
        with pytest.raises(Refusal, match=code):
            compare_original(case.number, actor=actor, now=MORNING, items=items)
    assert level_of(case.materials.get().file.evidence) == "D" and case.events.count() == 1


def test_of_a_correction_the_last_files_count_and_nobody_tells_their_level() -> None:
    case = hand_in(demanding("C"), make_file())
    officer, clerk = make_actor(Role.OFFICER, agency=case.agency), make_actor(Role.COUNTER)
    compare_original(case.number, actor=clerk, now=MORNING, items=[IDENTITY])
    notify_correction(case.number, actor=officer, now=MORNING, items=[IDENTITY])
    given = {"items": [IDENTITY], "levels": ["identity A"], "files": [("identity", make_file())]}
    resubmit(case.number, actor=clerk, now=MORNING, **given)
    assert case.events.get(kind="resubmitted").data["levels"] == ["identity D"]
    with pytest.raises(Refusal, match="original_not_compared"):
        accept(case.number, actor=officer, now=MORNING)
    compare_original(case.number, actor=clerk, now=MORNING, items=[IDENTITY])
    old, new = case.materials.order_by("round")
    assert [level_of(each.file.evidence) for each in (old, new)] == ["C", "C"]
    assert accept(case.number, actor=officer, now=MORNING).state == "accepted"


def test_handed_in_twice_it_is_one_case_whatever_was_compared_in_between() -> None:
    service, file, key = demanding("C"), make_file(), str(uuid4())
    case = hand_in(service, file, key=key)
    compare_original(case.number, actor=make_actor(Role.COUNTER), now=MORNING, items=[IDENTITY])
    file.refresh_from_db()
    assert hand_in(service, file, key=key).pk == case.pk


def test_a_service_that_demands_nothing_keeps_its_event_as_it_was() -> None:
    case = hand_in(make_service(), make_file(evidence=[FETCHED]))
    assert not {"levels", "excused"} & set(case.events.get().data)
