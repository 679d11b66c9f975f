"""The chat desk: other departments see nothing; the list costs the same however long it is."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from yimen.accounts.models import Disclosure, User
from yimen.consult import acts
from yimen.consult.models import CannedAnswer, CommonQuestion, Conversation, Desk
from yimen.consult.tests.cast import Cast
from yimen.consult.visiting import Visitor
from yimen.procedure import Actor

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    made = Cast()
    assert made.scjg and made.wjw
    return made


def browser_of(actor: Actor) -> Client:
    made = Client()
    made.force_login(User.objects.get(pk=int(actor.who)))
    return made


def ask(cast: Cast, number: int = 1, **more: Any) -> Conversation:
    visitor = Visitor(browser=str(number))
    return cast.ask("开饭店要办什么证", number=number, now=timezone.now(), visitor=visitor, later=True, **more)


def test_another_department_and_a_citizen_are_kept_out(cast: Cast) -> None:
    found = ask(cast)
    doctor, citizen = browser_of(cast.doctor), browser_of(cast.citizen)
    for place in ("", "since", "keep", "offers", "files/1"):
        assert doctor.get(f"/desk/chat/{found.pk}/{place}").status_code == 404, place
        assert citizen.get(f"/desk/chat/{found.pk}/{place}").status_code == 403, place
    for place in ("send", "claim", "transfer", "end", "block", "phone", "read", "typing"):
        assert doctor.post(f"/desk/chat/{found.pk}/{place}", {"text": "x"}).status_code == 404, place
        assert citizen.post(f"/desk/chat/{found.pk}/{place}", {"text": "x"}).status_code == 403, place
    assert found.subject not in doctor.get("/desk/chat/search").content.decode()


def test_the_list_takes_the_same_queries_however_long_it_is(cast: Cast, django_assert_max_num_queries: Any) -> None:
    for number in range(12):
        ask(cast, number)
    for each in Conversation.objects.all()[:6]:
        acts.claim(each.pk, actor=cast.officer if each.pk % 2 else cast.colleague, now=timezone.now())
    desk = browser_of(cast.officer)
    with django_assert_max_num_queries(6):
        assert desk.get("/desk/chat/").content.decode().count("data-row ") == 12
    with django_assert_max_num_queries(8):
        assert desk.get("/desk/chat/search").content.decode().count("data-row ") == 12


def test_take_answer_and_end_by_forms_alone(cast: Cast) -> None:
    found, desk = ask(cast, phone="13812345678", name="王小明"), browser_of(cast.officer)
    assert desk.post("/desk/chat/next")["Location"] == f"/desk/chat/{found.pk}/"
    assert desk.post("/desk/chat/next").status_code == 409, "nobody waits"
    page = desk.get(f"/desk/chat/{found.pk}/").content.decode()
    assert "138****5678" in page and "13812345678" not in page
    assert "13812345678" in desk.post(f"/desk/chat/{found.pk}/phone").content.decode()
    seen = Disclosure.objects.get()
    assert (seen.subject, seen.fields, str(seen.user_id)) == (found.number, ["phone"], cast.officer.who)
    assert desk.post(f"/desk/chat/{found.pk}/send", {"text": " ", "key": str(uuid4())}).status_code == 422
    service = {"service": cast.service.code, "key": str(uuid4())}
    for form in ({"text": "带身份证", "key": str(uuid4())}, service):
        assert desk.post(f"/desk/chat/{found.pk}/send", form).status_code == 302
    page = desk.get(f"/desk/chat/{found.pk}/").content.decode()
    assert "带身份证" in page and f"/services/{cast.service.code}/" in page
    assert desk.post(f"/desk/chat/{found.pk}/end").status_code == 302
    assert "带身份证" in desk.get(f"/desk/chat/questions/?from={found.pk}").content.decode()


def test_pass_on_and_block(cast: Cast) -> None:
    found, desk = ask(cast), browser_of(cast.officer)
    assert desk.post(f"/desk/chat/{found.pk}/transfer", {"agency": "wjw", "reason": ""}).status_code == 422
    answer = desk.post(f"/desk/chat/{found.pk}/transfer", {"agency": "wjw", "reason": "卫生许可"})
    assert answer["Location"] == "/desk/chat/"
    doctor = browser_of(cast.doctor)
    assert "卫生许可" in doctor.get(f"/desk/chat/{found.pk}/").content.decode()
    assert doctor.post(f"/desk/chat/{found.pk}/block", {"days": "3", "reason": "x"}).status_code == 422
    assert doctor.post(f"/desk/chat/{found.pk}/block", {"days": "7", "reason": "辱骂"}).status_code == 302
    assert "辱骂" in doctor.get(f"/desk/chat/{found.pk}/").content.decode()


def test_kept_answers_fill_the_field_without_scripts(cast: Cast) -> None:
    desk, address = browser_of(cast.officer), "/desk/chat/answers/"
    assert desk.post(address, {"do": "nonsense"}).status_code == 404
    assert desk.post(address, {"do": "save", "title": "证照", "text": ""}).status_code == 422
    assert desk.post(address, {"do": "save", "title": "饭店证照", "text": "办食品经营许可证。"}).status_code == 302
    kept, found = CannedAnswer.objects.get(), ask(cast)
    desk.post(f"/desk/chat/{found.pk}/claim")
    for query in (f"kept={kept.pk}", "offer=1"):
        page = desk.get(f"/desk/chat/{found.pk}/?{query}").content.decode()
        assert "办食品经营许可证。</textarea>" in page
    assert "办食品经营许可证。" in desk.get(f"/desk/chat/{found.pk}/offers?text=饭店").content.decode()
    assert desk.post(address, {"do": "hours", "hours": "9:00-11:30", "term": "1wd"}).status_code == 403
    assert browser_of(cast.head).post(address, {"do": "hours", "hours": "9:00-11:30", "term": "1wd"}).status_code == 302
    assert Desk.objects.get().term == "1wd"
    assert desk.post(address, {"do": "retire", "changed": kept.pk}).status_code == 302
    assert CannedAnswer.objects.get().retired_at is not None


def test_publishing_takes_two_people(cast: Cast) -> None:
    address, desk, head = "/desk/chat/questions/", browser_of(cast.officer), browser_of(cast.head)
    draft = {"do": "draft", "question": "打13812345678", "answer": "五年。"}
    assert desk.post(address, draft).status_code == 422
    assert desk.post(address, draft | {"question": "有效期多长"}).status_code == 302
    number = CommonQuestion.objects.get().pk
    assert desk.post(address, {"do": "publish", "number": number}).status_code == 403
    assert head.post(address, {"do": "reject", "number": number}).status_code == 422
    assert head.post(address, {"do": "publish", "number": number}).status_code == 302
    assert "五年。" in Client().get("/questions/").content.decode()
    assert head.post(address, {"do": "withdraw", "number": number}).status_code == 302
    assert "五年。" not in Client().get("/questions/").content.decode()
