"""Names and words of third parties: never in the ledger, told to staff only, deletable without breaking the chain."""

import json
from datetime import timedelta

import pytest
from django.db import connection

from yimen.agencies.queries import actor_for
from yimen.cases import acts, private
from yimen.cases.acts.rebuild import broken_chain, differences
from yimen.cases.models import CaseEvent, PrivateValue
from yimen.cases.queries import case_for, dossier, possible_acts
from yimen.cases.tests.factories import MORNING, make_actor, make_agency, make_case, make_service, make_user
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import ACTS, SYSTEM, Role

pytestmark = pytest.mark.django_db
NOW = MORNING + timedelta(hours=5)
NAMES = ["赵邻居", "钱商户"]


@pytest.fixture
def case():
    return make_case(make_service(hearing="may"), state="accepted")


@pytest.fixture
def officer(case):
    return make_actor(Role.OFFICER, agency=case.agency)


def told(case, officer, names=NAMES, **more):
    return acts.PERFORM["notify_interested"](case.number, actor=officer, now=NOW, parties=names, **more)


def test_these_arguments_are_private() -> None:
    found = {(row.act, argument.name) for row in ACTS for argument in row.arguments if argument.private}
    assert found == {
        ("notify_interested", "parties"), ("state_views", "party"), ("state_views", "statement"),
        ("hold_hearing", "record"), ("hold_hearing", "signed_by"),
    }  # fmt: skip


def test_who_may_not_act_leaves_nothing_behind(case) -> None:
    with pytest.raises(Refusal, match="case_of_other_agency"):
        told(case, make_actor(Role.OFFICER, agency=make_agency("wjw")))
    with pytest.raises(Refusal, match="act_not_your_role"):
        told(case, make_actor(Role.COUNTER, agency=case.agency))
    assert not PrivateValue.objects.exists()


def test_the_ledger_and_the_database_hold_no_name(case, officer) -> None:
    told(case, officer)
    acts.PERFORM["state_views"](
        case.number, actor=officer, now=NOW + timedelta(hours=1), party="赵邻居", statement="油烟扰民"
    )
    ledger = json.dumps(list(CaseEvent.objects.filter(case=case).values_list("data", flat=True)), ensure_ascii=False)
    assert not any(words in ledger for words in (*NAMES, "油烟"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(encode(content, 'escape'), '') FROM cases_privatevalue")
        assert "油烟".encode() not in cursor.fetchone()[0].encode()
    assert not differences(case.number)
    assert broken_chain(case.number) is None


def test_the_same_name_is_the_same_party_and_other_cases_say_nothing(case, officer) -> None:
    told(case, officer)
    other = make_case(make_service(), state="accepted")
    told(other, make_actor(Role.OFFICER, agency=other.agency))
    tokens = [set(dossier(each, shanghai_date(NOW)).file.interested) for each in (case, other)]
    assert not tokens[0] & tokens[1]
    with pytest.raises(Refusal) as again:
        told(case, officer, ["赵邻居", "孙某"])
    assert (again.value.code, again.value.data["parties"]) == ("third_party_already_told", "赵邻居")
    with pytest.raises(Refusal) as unknown:
        acts.PERFORM["state_views"](case.number, actor=officer, now=NOW, party="李某", statement="反对")
    assert (unknown.value.code, unknown.value.data["party"]) == ("third_party_unknown", "李某")


def test_staff_read_the_names_and_the_applicant_is_not_told_them() -> None:
    user = make_user(Role.APPLICANT)
    case = make_case(make_service(hearing="may"), state="accepted", applicant=user)
    officer = make_actor(Role.OFFICER, agency=case.agency)
    told(case, officer)
    acts.PERFORM["tell_hearing_right"](case.number, actor=officer, now=NOW + timedelta(hours=1))
    shown, later = dossier(case_for(SYSTEM, case.number), shanghai_date(NOW)), NOW + timedelta(hours=2)
    assert [shown.clear(token) for token in shown.file.interested] == NAMES
    heads = make_actor(Role.SECTION_HEAD, agency=case.agency)
    reasons = {each.row.act: each.refusal for each in possible_acts(shown, heads, later)}
    assert reasons["decide"] is not None
    with pytest.raises(Refusal) as refused:
        acts.PERFORM["waive_hearing"](case.number, actor=actor_for(user), now=later)
    assert refused.value.code == "third_parties_may_ask"
    assert private.PREFIX not in refused.value.data["parties"]
    assert not any(name in refused.value.data["parties"] for name in NAMES)


def test_a_repeated_request_is_answered_and_another_is_not(case, officer) -> None:
    first = told(case, officer, idempotency_key="k")
    again = told(case, officer, idempotency_key="k")
    assert first.sequence == again.sequence
    with pytest.raises(Refusal, match="key_used_for_other_request"):
        told(case, officer, ["孙某"], idempotency_key="k")


def test_deleted_values_leave_a_chain_that_holds(case, officer) -> None:
    told(case, officer)
    PrivateValue.objects.filter(case=case).delete()
    shown = dossier(case_for(SYSTEM, case.number), shanghai_date(NOW))
    assert {shown.clear(token) for token in shown.file.interested} <= {"(deleted)", "（已删除）"}
    assert broken_chain(case.number) is None
    assert not differences(case.number)


def test_a_typed_token_is_only_text(case, officer) -> None:
    told(case, officer)
    token = dossier(case, shanghai_date(NOW)).file.interested[0]
    with pytest.raises(Refusal, match="third_party_unknown"):
        acts.PERFORM["state_views"](case.number, actor=officer, now=NOW, party=token, statement="反对")
