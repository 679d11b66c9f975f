"""Kept answers, published questions, hours, figures, and who may listen."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction

from yimen.accounts.models import User
from yimen.consult import acts
from yimen.consult.listening import may_listen
from yimen.consult.models import Conversation
from yimen.consult.queries import figures, published
from yimen.consult.suggesting import suggestions
from yimen.consult.tests.cast import NOON, OPEN, STRANGER, Cast, key
from yimen.consult.visiting import Visitor
from yimen.errors import Refusal

pytestmark = pytest.mark.django_db
DAY = date(2016, 6, 1)


def code(act: Callable[..., Any], *arguments: Any, **given: Any) -> str:
    with pytest.raises(Refusal) as refused, transaction.atomic():
        act(*arguments, **given)
    return refused.value.code


def test_kept_answers_belong_to_a_department(cast: Cast) -> None:
    by = {"actor": cast.officer, "now": OPEN}
    assert code(acts.save_canned, "材料", "带身份证", actor=cast.citizen, now=OPEN) == "consult_needs_department"
    assert code(acts.save_canned, " ", "x", **by) == "consult_title_missing"
    assert code(acts.save_canned, "材料", " ", **by) == "consult_text_missing"
    assert code(acts.save_canned, "材料", "字" * 2001, **by) == "consult_text_long"
    kept = acts.save_canned("材料", "带身份证", **by)
    assert code(acts.save_canned, "材料", "x", **by) == "consult_canned_twice"
    assert cast.wjw
    for act, arguments in ((acts.retire_canned, (kept.pk,)), (acts.save_canned, ("材料", "x"))):
        given = {"changed": kept.pk} if act is acts.save_canned else {}
        assert code(act, *arguments, actor=cast.doctor, now=OPEN, **given) == "consult_canned_not_found"
    assert acts.save_canned("材料", "带原件", changed=kept.pk, **by).text == "带原件"
    acts.retire_canned(kept.pk, **by)
    assert acts.save_canned("材料", "带身份证", **by).pk != kept.pk


def test_hours_are_set_by_those_who_lead(cast: Cast) -> None:
    by = {"actor": cast.head, "now": OPEN}
    assert code(acts.save_desk, True, "9:00-11:30", "2wd", actor=cast.officer, now=OPEN) == "consult_needs_lead"
    assert code(acts.save_desk, True, "vormittags", "2wd", **by) == "consult_hours_wrong"
    assert code(acts.save_desk, True, "", "2wd", **by) == "consult_hours_wrong"
    for term in ("2d", "0wd", "21wd"):
        assert code(acts.save_desk, True, "9:00-11:30", term, **by) == "consult_term_wrong"
    assert acts.save_desk(False, "", "3wd", **by).term == "3wd"
    assert cast.ask().due_on == date(2016, 6, 6)


def test_nothing_is_published_by_one_person_or_with_a_name(cast: Cast) -> None:
    asked = cast.ask(name="王小明")
    by = {"actor": cast.head, "now": OPEN}
    for question, answer, refusal in (
        ("", "x", "consult_question_missing"),
        ("x", "", "consult_answer_missing"),
        ("字" * 301, "x", "consult_common_long"),
        ("打13812345678", "x", "consult_common_personal"),
        ("王小明问饭店", "x", "consult_common_personal"),
    ):
        assert code(acts.draft_common, question, answer, conversation=asked.pk, **by) == refusal
    draft = acts.draft_common("开饭店要办什么证", "食品经营许可证。", conversation=asked.pk, **by)
    assert code(acts.review_common, draft.pk, True, **by) == "consult_common_own"
    assert code(acts.review_common, draft.pk, True, actor=cast.officer, now=OPEN) == "consult_needs_lead"
    draft = acts.draft_common("开饭店要办什么证", "食品经营许可证。", actor=cast.officer, now=OPEN)
    assert code(acts.review_common, draft.pk, False, **by) == "consult_reason_missing"
    assert published("310113").count() == 0
    acts.review_common(draft.pk, True, **by)
    assert code(acts.review_common, draft.pk, True, **by) == "consult_common_settled"
    assert [each.words for each in published("310113", text="饭店", agency="scjg")] == ["食品经营许可证。"]
    assert code(acts.withdraw_common, draft.pk, actor=cast.officer, now=OPEN) == "consult_needs_lead"
    acts.withdraw_common(draft.pk, **by)
    assert code(acts.withdraw_common, draft.pk, **by) == "consult_common_not_found"
    assert published("310113").count() == 0


def test_answers_are_suggested_from_all_three_sources(cast: Cast, django_assert_max_num_queries: Any) -> None:
    acts.save_canned("有效期多长", "五年，届满前三十日申请延续。", actor=cast.officer, now=OPEN)
    draft = acts.draft_common("许可证有效期是多长时间", "五年。", actor=cast.officer, now=OPEN)
    acts.review_common(draft.pk, True, actor=cast.head, now=OPEN)
    asked = cast.ask("许可证的有效期多长", service=cast.service.code)
    asked = Conversation.objects.select_related("agency", "service").get(pk=asked.pk)
    with django_assert_max_num_queries(5):
        found = suggestions(asked)
    assert {each.source for each in found} == {"canned", "common", "guide"}
    assert suggestions(asked, "完全无关的话题") == []


def test_figures_are_counted_from_the_rows(cast: Cast) -> None:
    minute = timedelta(minutes=1)
    chats = [cast.ask(number=at, visitor=Visitor(browser=str(at))) for at in range(3)]
    for waited, chat in zip((2, 4), chats, strict=False):
        acts.claim(chat.pk, actor=cast.officer, now=OPEN + waited * minute)
        acts.answer(chat.pk, "好", actor=cast.officer, now=OPEN + 5 * minute, client_key=key(chat.pk))
    acts.close_by_officer(chats[0].pk, actor=cast.officer, now=OPEN + 6 * minute)
    acts.rate(chats[0].pk, 4, (), "", visitor=Visitor(browser="0"), now=OPEN)
    questions = [cast.ask(number=at, now=NOON, visitor=Visitor(browser=str(at))) for at in (11, 12, 13)]
    for chat, now in zip(questions, (NOON + minute, NOON + timedelta(days=5)), strict=False):
        acts.claim(chat.pk, actor=cast.officer, now=now)
        acts.answer(chat.pk, "好", actor=cast.officer, now=now, client_key=key(chat.pk))
    told = figures("310113", DAY, DAY, NOON + timedelta(days=6), "scjg")
    assert (told.asked, told.live, told.questions, told.answered) == (6, 3, 3, 4)
    assert (told.due, told.on_time, told.on_time_share) == (3, 1, pytest.approx(1 / 3))
    assert (told.waited, told.rated, told.rating, told.ratings[4]) == (3 * minute, 1, 4.0, 1)
    assert figures("310113", date(2016, 6, 2), date(2016, 6, 2), NOON).asked == 0


def test_the_push_process_asks_who_may_listen(cast: Cast, django_assert_max_num_queries: Any) -> None:
    asked, own = cast.ask(), Visitor(browser="a browser")
    topic = frozenset({f"consult:{asked.pk}", "consult-queue:scjg"})
    assert may_listen(own.reader(asked), topic)
    assert not may_listen(STRANGER.reader(asked).replace("link", "browser"), topic)
    assert not may_listen("link:0", topic) and may_listen(f"link:{asked.pk}", topic)
    assert not may_listen("", topic) and not may_listen("account:x", topic)
    assert not may_listen(own.reader(asked), frozenset({"consult-desk:scjg"}))
    desk = frozenset({"consult-desk:scjg", f"consult:{asked.pk}", f"consult-officer:{cast.officer.who}"})
    assert may_listen(f"staff:{cast.officer.who}", desk)
    assert not may_listen(f"staff:{cast.colleague.who}", desk)
    for other in (cast.doctor, cast.citizen):
        assert not may_listen(f"staff:{other.who}", topic)
    assert cast.wjw
    acts.transfer(asked.pk, "wjw", "转", actor=cast.officer, now=OPEN)
    assert not may_listen(f"staff:{cast.officer.who}", topic)
    assert may_listen(f"staff:{cast.doctor.who}", frozenset({f"consult:{asked.pk}"}))
    User.objects.filter(pk=int(cast.doctor.who)).update(is_active=False)
    assert not may_listen(f"staff:{cast.doctor.who}", frozenset({f"consult:{asked.pk}"}))
