"""Erasing what is kept beside the ledger: who may, what goes, and that the chain still holds."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import connection

from yimen.cases import acts
from yimen.cases.acts.erase_private import erase_what_is_over
from yimen.cases.acts.invite import invite
from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Answers, CaseEvent, Invitation, PrivateSalt, PrivateValue, StatementFile
from yimen.cases.queries import case_for, dossier, stored_answers
from yimen.cases.tests.factories import (
    MORNING,
    actor_for,
    make_actor,
    make_case,
    make_file,
    make_party,
    make_service,
    make_user,
)
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import SYSTEM, Role

pytestmark = pytest.mark.django_db
NOW = MORNING + timedelta(hours=5)
WHY = {"reason": "当事人要求删除", "basis": "个人信息保护法 47"}


def act(case, name, actor, hours, **arguments):
    return acts.PERFORM[name](case.number, actor=actor, now=NOW + timedelta(hours=hours), **arguments)


@pytest.fixture
def case():
    """A case with a third party that has spoken, with a file; withdrawn, so that it is closed."""
    case = make_case(make_service(hearing="may"), state="accepted")
    officer = make_actor(Role.OFFICER, agency=case.agency)
    act(case, "notify_interested", officer, 0, parties=["赵邻居", "钱商户"])
    act(case, "state_views", officer, 1, party="赵邻居", statement="油烟扰民", files=[make_file("照片.pdf")])
    invite(case.number, dossier(case, shanghai_date(NOW)).file.interested[0], actor=officer, now=NOW)
    return case


def closed(case):
    act(case, "withdraw", make_actor(Role.COUNTER, agency=case.agency), 2)
    return case


@pytest.fixture
def head(case):
    return make_actor(Role.SECTION_HEAD, agency=case.agency)


def shown(case):
    return dossier(case_for(SYSTEM, case.number), shanghai_date(NOW))


def test_who_may_not_and_when_not(case, head) -> None:
    with pytest.raises(Refusal, match="act_not_in_state"):
        act(case, "erase_private", head, 1, what="all", **WHY)
    closed(case)
    with pytest.raises(Refusal, match="act_not_your_role"):
        act(case, "erase_private", make_actor(Role.OFFICER, agency=case.agency), 3, what="all", **WHY)
    with pytest.raises(Refusal, match="argument_missing"):
        act(case, "erase_private", head, 3, what="all", reason="x")
    with pytest.raises(Refusal, match="private_kind_not_kept"):
        act(case, "erase_private", head, 3, what="records", **WHY)
    assert PrivateValue.objects.count() == 3


def test_names_go_and_statements_stay(case, head) -> None:
    closed(case)
    act(case, "erase_private", head, 3, what="names", **WHY)
    assert list(PrivateValue.objects.values_list("content", flat=True)) == ["油烟扰民"]
    assert not Invitation.objects.exists()
    assert StatementFile.objects.count() == 1
    file = shown(case).file
    assert (file.private_kept, [each.kinds for each in file.erased]) == (("form", "statements"), [("names",)])
    assert "2016-06-01" in shown(case).clear(file.interested[0])


def test_the_form_goes_alone_and_other_tokens_keep_their_salt(case, head) -> None:
    closed(case)
    form = Answers.objects.get(case=case)
    PrivateSalt.objects.filter(case=case).delete()  # as older cases are: their tokens share the salt of the form
    act(case, "erase_private", head, 3, what="form", **WHY)
    assert not Answers.objects.filter(case=case).exists()
    assert PrivateSalt.objects.get(case=case).salt == form.salt
    assert PrivateValue.objects.count() == 3
    assert stored_answers(case) == {}
    assert broken_chain(case.number) is None and not differences(case.number)


def test_an_application_sent_again_after_its_form_is_gone_is_still_the_same_case() -> None:
    service, person = make_service(), make_user(Role.APPLICANT)
    sent = Application(
        service=service,
        version=1,
        applicant=make_party(person, now=NOW),
        answers=service.answers,
        materials=[("identity", make_file())],
        channel="online",
        journey=uuid4(),
        key=str(uuid4()),
    )
    case = submit(sent, actor=actor_for(person), now=NOW)
    act(case, "withdraw", make_actor(Role.COUNTER, agency=case.agency), 2)
    act(case, "erase_private", make_actor(Role.SECTION_HEAD, agency=case.agency), 3, what="form", **WHY)
    assert submit(sent, actor=actor_for(person), now=NOW).number == case.number


def test_all_go_with_the_salt_and_the_chain_holds(case, head) -> None:
    closed(case)
    before = [event.hash for event in CaseEvent.objects.filter(case=case).order_by("sequence")]
    act(case, "erase_private", head, 3, what="all", **WHY)
    assert not any(
        model.objects.filter(case=case).exists() for model in (Answers, PrivateValue, PrivateSalt, StatementFile)
    )
    events = list(CaseEvent.objects.filter(case=case).order_by("sequence"))
    assert [event.hash for event in events[:-1]] == before
    assert (events[-1].kind, events[-1].data) == ("private_erased", {"what": "all", **WHY})
    assert broken_chain(case.number) is None and not differences(case.number)
    with pytest.raises(Refusal, match="nothing_private_kept"):
        act(case, "erase_private", head, 4, what="all", **WHY)
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(t::text, '') FROM cases_caseevent t")
        stored = json.dumps(cursor.fetchone(), ensure_ascii=False)
    assert "赵邻居" not in stored and "油烟" not in stored


@pytest.mark.parametrize(("days", "made"), [(99, 0), (100, 0), (101, 1)])
@pytest.mark.parametrize("kind", ["statements", "form"])
def test_the_platform_erases_when_the_term_is_over(case, settings, days, made, kind) -> None:
    closed(case)
    setattr(settings, f"YIMEN_RETENTION_{kind.upper()}", "100d")
    assert erase_what_is_over(NOW + timedelta(days=days)) == made
    assert erase_what_is_over(NOW + timedelta(days=days)) == 0
    assert (Answers.objects.count(), PrivateValue.objects.count()) == (
        1 - made * (kind == "form"),
        3 - made * (kind != "form"),
    )
    if made:
        event = CaseEvent.objects.filter(case=case).latest("sequence")
        assert (event.role, event.data["what"], "100d" in event.data["reason"]) == ("system", kind, True)


def test_an_open_case_keeps_everything_however_old(case, settings) -> None:
    settings.YIMEN_RETENTION_NAMES = settings.YIMEN_RETENTION_STATEMENTS = "1d"
    assert erase_what_is_over(NOW + timedelta(days=4000)) == 0
