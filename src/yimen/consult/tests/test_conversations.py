"""A conversation from its first word to its rating: the wrong person and the wrong order before success."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from yimen.cases.models import Case
from yimen.cases.tests.factories import make_case
from yimen.consult import acts, notes
from yimen.consult.models import Conversation, Message
from yimen.consult.queries import ahead_of, board, conversations_of_case, find, messages_after
from yimen.consult.queries.desk import Search, shown
from yimen.consult.tests.cast import JOURNEY, NOON, OPEN, STRANGER, VISITOR, Cast, key
from yimen.consult.visiting import Visitor, conversation_for_visitor, conversation_of_link, link_token
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def code(act: Callable[..., Any], *arguments: Any, **given: Any) -> str:
    with pytest.raises(Refusal) as refused, transaction.atomic():
        act(*arguments, **given)
    return refused.value.code


def say(conversation: Conversation, text: str, number: int, visitor: Visitor = VISITOR, **given: Any) -> Message:
    return acts.write(conversation.pk, text, visitor=visitor, now=OPEN, client_key=key(number), **given)


def reply(conversation: Conversation, text: str, number: int, actor: Actor, **given: Any) -> Message:
    return acts.answer(conversation.pk, text, actor=actor, now=OPEN + MINUTE, client_key=key(number), **given)


def test_what_cannot_be_asked(cast: Cast) -> None:
    for given, refusal in (
        ({"text": " \x00 "}, "consult_text_missing"),
        ({"text": "字" * 2001}, "consult_text_long"),
        ({"agency": "nowhere"}, "consult_department_missing"),
        ({"agency": ""}, "consult_department_missing"),
        ({"service": "nothing"}, "service_not_found"),
        ({"phone": "12345"}, "consult_phone_wrong"),
    ):
        assert code(cast.ask, **given) == refusal
    for number in range(3):
        cast.ask(number=number)
    assert code(cast.ask, number=9) == "consult_too_many_open"
    assert code(cast.ask, number=1, visitor=STRANGER) == "consult_key_used"
    assert cast.ask(number=1).pk == Conversation.objects.get(client_key=key(1)).pk


def test_in_hours_one_waits_and_outside_them_a_day_is_promised(cast: Cast) -> None:
    chat, asked = cast.ask(number=1), cast.ask(number=2, now=NOON)
    assert (chat.kind, chat.due_on) == ("live", None)
    assert (asked.kind, asked.due_on) == ("question", date(2016, 6, 3))
    later = cast.ask(number=3, later=True)
    assert [(each.code, each.author) for each in messages_after(later, 1)] == [("answered_later", "platform")]
    by_service = cast.ask(number=4, service=cast.service.code, agency="", visitor=STRANGER)
    assert (by_service.agency, by_service.service) == (cast.scjg, cast.service)


def test_only_who_asked_reads_and_writes(cast: Cast) -> None:
    asked = cast.ask()
    for visitor in (STRANGER, Visitor(), Visitor(user=int(cast.citizen.who))):
        assert code(conversation_for_visitor, asked.pk, visitor) == "consultation_not_found"
        for act, given in (
            (acts.write, {"text": "x", "client_key": key(2)}),
            (acts.close_by_visitor, {}),
            (acts.mark_read_by_visitor, {"sequence": 1}),
            (acts.turn_into_question, {}),
            (acts.rate, {"rating": 5, "reasons": (), "words": ""}),
            (acts.begin_application, {"service_code": cast.service.code}),
        ):
            assert code(act, asked.pk, visitor=visitor, now=OPEN, **given) == "consultation_not_found"
    for actor in (cast.doctor, cast.citizen):
        for act, given in (
            (acts.claim, {}),
            (acts.answer, {"text": "x", "client_key": key(2)}),
            (acts.transfer, {"agency_code": "wjw", "reason": "x"}),
            (acts.close_by_officer, {}),
            (acts.mark_read_by_officer, {"sequence": 1}),
            (acts.block_visitor, {"reason": "x", "days": 1}),
        ):
            refusal = "consult_needs_department" if actor is cast.citizen else "consultation_not_found"
            assert code(act, asked.pk, actor=actor, now=OPEN, **given) == refusal
    token = link_token(asked)
    assert conversation_of_link(token) == asked
    assert code(conversation_of_link, token[:-1]) == "consultation_not_found"


def test_who_is_not_at_it_cannot_answer(cast: Cast) -> None:
    asked = cast.ask()
    assert code(acts.claim_next, actor=cast.doctor, now=OPEN) == "consult_queue_empty"
    assert code(acts.claim_next, actor=cast.citizen, now=OPEN) == "consult_needs_department"
    assert code(reply, asked, "x", 2, cast.officer) == "consult_not_claimed"
    assert code(acts.close_by_officer, asked.pk, actor=cast.officer, now=OPEN) == "consult_not_claimed"
    acts.claim_next(actor=cast.officer, now=OPEN + MINUTE)
    assert code(reply, asked, "x", 2, cast.colleague) == "consult_of_colleague"
    assert code(acts.claim, asked.pk, actor=cast.colleague, now=OPEN) == "consult_of_colleague"
    assert code(acts.transfer, asked.pk, "scjg", "x", actor=cast.officer, now=OPEN) == "consult_same_department"
    assert code(acts.transfer, asked.pk, "wjw", " ", actor=cast.officer, now=OPEN) == "consult_reason_missing"
    assert code(acts.transfer, asked.pk, "x", "x", actor=cast.officer, now=OPEN) == "consult_department_missing"
    assert code(acts.turn_into_question, asked.pk, visitor=VISITOR, now=OPEN) == "consult_not_waiting"
    assert acts.claim(asked.pk, actor=cast.head, now=OPEN + MINUTE).officer_id == int(cast.head.who)


def test_the_queue_is_first_come_first_served_and_nobody_is_given_twice(cast: Cast) -> None:
    chats = [cast.ask(number=at, now=OPEN + at * MINUTE, visitor=Visitor(browser=str(at))) for at in range(3)]
    question = cast.ask(number=9, later=True)
    assert [ahead_of(each) for each in chats] == [0, 1, 2]
    with CaptureQueriesContext(connection) as asked, transaction.atomic():
        acts.claim_next(actor=cast.head, now=OPEN)
        transaction.set_rollback(True)
    claims = [each["sql"] for each in asked if "FOR UPDATE" in each["sql"]]
    assert claims and all("SKIP LOCKED" in sql and "LIMIT 1" in sql for sql in claims), "nobody waits, nobody is twice"
    taken = [acts.claim_next(actor=who, now=OPEN + 5 * MINUTE) for who in (cast.officer, cast.colleague) * 2]
    assert [each.pk for each in taken] == [*(each.pk for each in chats), question.pk]
    assert code(acts.claim_next, actor=cast.officer, now=OPEN) == "consult_queue_empty"
    told = board(cast.officer, date(2016, 6, 1))
    assert (len(told.mine), len(told.waiting), len(told.colleagues)) == (2, 0, 2)


def test_sent_twice_it_is_said_once_and_a_page_asks_for_what_it_lacks(cast: Cast) -> None:
    asked = cast.ask()
    acts.claim_next(actor=cast.officer, now=OPEN + MINUTE)
    assert say(asked, "还有", 5).pk == say(asked, "还有", 5).pk
    answered = reply(asked, "带身份证", 5, cast.officer)
    assert answered.pk == reply(asked, "带身份证", 5, cast.officer).pk
    pointed = reply(asked, "", 6, cast.officer, service=cast.service.code)
    assert (pointed.kind, pointed.code) == ("service", cast.service.code)
    kinds = [(each.sequence, each.author, each.kind) for each in messages_after(asked, 1)]
    assert kinds == [(2, "platform", "note"), (3, "visitor", "text"), (4, "officer", "text"), (5, "officer", "service")]
    asked.refresh_from_db()
    assert (asked.answered_at, asked.officer_read, asked.visitor_read) == (OPEN + MINUTE, 5, 3)
    assert acts.mark_read_by_visitor(asked.pk, 99, visitor=VISITOR, now=OPEN) == 5
    assert acts.mark_read_by_visitor(asked.pk, 1, visitor=VISITOR, now=OPEN) == 5
    assert acts.mark_read_by_officer(asked.pk, 5, actor=cast.colleague, now=OPEN) == 5


def test_passed_on_it_keeps_its_place_and_its_history(cast: Cast) -> None:
    asked = cast.ask()
    acts.claim_next(actor=cast.officer, now=OPEN + MINUTE)
    assert cast.wjw
    moved = acts.transfer(asked.pk, "wjw", "卫生许可", actor=cast.officer, now=OPEN + 2 * MINUTE)
    assert (moved.state, moved.officer, moved.queued_at) == ("waiting", None, OPEN)
    # That department does not chat: nobody waits without a day.
    assert (moved.kind, moved.due_on) == ("question", date(2016, 6, 8))
    assert find(cast.officer, Search()).count() == 0
    taken = acts.claim_next(actor=cast.doctor, now=OPEN + 3 * MINUTE)
    told = [notes.sentence(each.code, each.data) for each in messages_after(taken, 0) if each.code]
    assert "区市场监管局" in told[1] and "卫生许可" in told[1] and "区卫生健康委" in told[1]
    stays = list(taken.stays.values_list("agency__code", "left_how"))
    assert stays == [("scjg", "transferred"), ("wjw", "")]


def test_from_a_chat_to_an_application_of_the_same_journey(cast: Cast) -> None:
    asked = cast.ask()
    assert code(
        acts.begin_application, asked.pk, cast.service.code, visitor=VISITOR, now=OPEN
    ) == "consult_service_not_meant"  # fmt: skip
    acts.claim_next(actor=cast.officer, now=OPEN)
    reply(asked, "", 6, cast.officer, service=cast.service.code)
    for _twice in range(2):
        found, service = acts.begin_application(asked.pk, cast.service.code, visitor=VISITOR, now=OPEN)
    assert (found.journey, service) == (JOURNEY, cast.service)
    assert [each.code for each in messages_after(asked, 3)] == ["application_begun"]
    case = make_case(cast.service)
    assert conversations_of_case(case) == [], "another visit"
    Case.objects.filter(pk=case.pk).update(journey=JOURNEY)
    case.refresh_from_db()
    assert conversations_of_case(case) == [asked]
    Conversation.objects.filter(pk=asked.pk).update(user=int(cast.officer.who))
    assert conversations_of_case(case) == [], "of somebody else at the same machine"


def test_after_the_end_nothing_is_said_and_it_is_rated_once(cast: Cast) -> None:
    asked = cast.ask()
    rating = {"visitor": VISITOR, "now": OPEN}
    assert code(acts.rate, asked.pk, 5, (), "", **rating) == "consult_not_ended"
    acts.close_by_visitor(asked.pk, visitor=VISITOR, now=OPEN)
    assert code(acts.close_by_visitor, asked.pk, visitor=VISITOR, now=OPEN) == "consult_ended"
    assert code(say, asked, "x", 5) == "consult_ended"
    assert code(acts.claim, asked.pk, actor=cast.officer, now=OPEN) == "consult_ended"
    assert code(acts.rate, asked.pk, 6, (), "", **rating) == "consult_rating_missing"
    assert code(acts.rate, asked.pk, 5, ("nice",), "", **rating) == "consult_rating_reason_unknown"
    assert acts.rate(asked.pk, 4, ("quick", "clear"), "谢谢", **rating).rating_reasons == ["clear", "quick"]
    assert code(acts.rate, asked.pk, 5, (), "", **rating) == "consult_rated"


def test_an_account_takes_over_what_began_without_one(cast: Cast) -> None:
    asked, account = cast.ask(), int(cast.citizen.who)
    assert code(acts.adopt, asked.pk, visitor=VISITOR, now=OPEN) == "login_needed"
    acts.adopt(asked.pk, visitor=Visitor(user=account, browser="a browser"), now=OPEN)
    assert conversation_for_visitor(asked.pk, Visitor(user=account)) == asked
    assert code(conversation_for_visitor, asked.pk, VISITOR) == "consultation_not_found"
    other = Visitor(user=int(cast.officer.who), links=frozenset({asked.pk}))
    assert code(acts.adopt, asked.pk, visitor=other, now=OPEN) == "consult_of_another_account"


def test_who_abuses_it_is_kept_away_for_a_while(cast: Cast) -> None:
    asked = cast.ask()
    block = {"actor": cast.officer, "now": OPEN}
    assert code(acts.block_visitor, asked.pk, "", 7, **block) == "consult_reason_missing"
    assert code(acts.block_visitor, asked.pk, "辱骂", 8, **block) == "consult_block_days"
    made = acts.block_visitor(asked.pk, "辱骂", 7, **block)
    assert code(cast.ask, number=2) == "consult_blocked"
    assert cast.ask(number=3, visitor=STRANGER)
    assert code(acts.lift_block, made[0].pk, actor=cast.officer, now=OPEN) == "consult_needs_lead"
    assert code(acts.lift_block, 0, actor=cast.head, now=OPEN) == "consult_block_not_found"
    acts.lift_block(made[0].pk, actor=cast.head, now=OPEN)
    assert cast.ask(number=2)


def test_time_ends_silent_chats_and_leaves_nobody_at_a_closed_desk(cast: Cast) -> None:
    waiting, silent = cast.ask(number=1), cast.ask(number=2)
    acts.claim(silent.pk, actor=cast.officer, now=OPEN)
    assert acts.overtake(OPEN + 30 * MINUTE) == (0, 0)
    assert acts.overtake(NOON) == (1, 1)
    assert acts.overtake(NOON) == (0, 0)
    waiting.refresh_from_db(), silent.refresh_from_db()
    assert (waiting.kind, waiting.due_on) == ("question", date(2016, 6, 3))
    assert (silent.state, silent.closed_by) == ("closed", "platform")


def test_staff_search_shows_nobody_in_full(cast: Cast) -> None:
    asked = cast.ask("我叫王小明，电话13812345678，饭店怎么开", phone="138 1234 5678", name="王小明")
    row = shown(find(cast.officer, Search("13812345678")).get())
    assert (row.subject, row.name, row.phone) == ("我叫王小明，电话138*****678，饭店怎么开", "王*明", "138****5678")
    for text, number in ((asked.number, 1), ("饭店", 1), ("13800000000", 0), ("ZX1x", 0), ("无", 0)):
        assert find(cast.officer, Search(text)).count() == number
    assert find(cast.doctor, Search()).count() == 0
    supervisor = Actor("99", "监督", frozenset({Role.SUPERVISOR}))
    assert find(supervisor, Search(state="waiting", first=date(2016, 6, 1), last=date(2016, 6, 1))).count() == 1


def test_what_was_said_stays_until_the_purge_empties_it(cast: Cast) -> None:
    asked = cast.ask(name="王小明", phone="13812345678")
    acts.close_by_visitor(asked.pk, visitor=VISITOR, now=OPEN)
    acts.rate(asked.pk, 2, ("slow",), "太慢", visitor=VISITOR, now=OPEN)
    for statement in ("UPDATE consult_message SET sequence = 9", "DELETE FROM consult_message"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert acts.purge(OPEN + timedelta(days=729)) == 0
    assert acts.purge(OPEN + timedelta(days=731)) == 1
    assert acts.purge(OPEN + timedelta(days=732)) == 0
    asked.refresh_from_db()
    assert (asked.name, asked.phone, asked.subject, asked.browser, asked.rating_words, asked.rating) == ("",) * 5 + (2,)
    assert {(each.text, each.author_name) for each in messages_after(asked, 0)} == {("", "")}
    assert code(conversation_for_visitor, asked.pk, VISITOR) == "consultation_not_found"
    with pytest.raises(DatabaseError), transaction.atomic():
        Message.objects.update(erased_at=None)
