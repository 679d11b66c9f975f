"""Asking on the public pages, without scripts as with them; a stranger sees nothing."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from yimen.accounts.models import Disclosure, User
from yimen.cases.models import Case
from yimen.cases.tests.factories import make_case
from yimen.consult import acts
from yimen.consult.models import Conversation
from yimen.consult.tests.cast import Cast
from yimen.papers.tests.samples import image

pytestmark = pytest.mark.django_db
SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


@pytest.fixture
def cast() -> Cast:
    made = Cast()
    assert made.scjg
    return made


def begin(browser: Client, **told: str) -> Conversation:
    """Ask as a browser does: load the page, send its form, follow."""
    key = re.search(r'name="key" value="([0-9a-f-]{36})"', browser.get("/ask/").content.decode())
    assert key
    form = {"key": key[1], "agency": "scjg", "text": "开饭店要办什么证？", "later": "1"} | told
    answer = browser.post("/ask/", form)
    assert answer.status_code == 302, answer.content.decode()
    return Conversation.objects.get(pk=int(answer["Location"].split("/")[2]))


def test_a_stranger_finds_no_conversation(cast: Cast) -> None:
    found = begin(Client())
    stranger = Client()
    for place in ("", "since", "keep", "files/1"):
        assert stranger.get(f"/ask/{found.pk}/{place}").status_code == 404, place
    for place in ("send", "read", "typing", "question", "end", "rate", "apply"):
        assert stranger.post(f"/ask/{found.pk}/{place}", {"text": "x"}).status_code == 404, place
    assert stranger.get("/ask/link/nonsense").status_code == 404
    assert stranger.post(f"/ask/{found.pk}/adopt").status_code == 302
    assert found.messages.count() == 2


@pytest.mark.parametrize(
    ("told", "field"),
    [({"text": ""}, "field-text"), ({"agency": "nowhere"}, "field-agency"), ({"phone": "12"}, "field-phone")],
)
def test_what_is_wrong_is_said_beside_its_field(cast: Cast, told: dict[str, str], field: str) -> None:
    form = {"key": str(uuid4()), "agency": "scjg", "text": "问", "later": "1"}
    answer = Client().post("/ask/", form | told)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert f'id="{field}-error"' in answer.content.decode()


def test_from_the_guide_of_a_service_to_its_department_and_on_to_the_application(cast: Cast) -> None:
    browser, code = Client(), cast.service.code
    assert f"/ask/?service={code}" in browser.get(f"/services/{code}/").content.decode()
    assert cast.service.name in browser.get(f"/ask/?service={code}").content.decode()
    found = begin(browser, service=code)
    assert (found.service, found.agency) == (cast.service, cast.scjg)
    browser.cookies["yimen_journey"] = str(uuid4())
    answer = browser.post(f"/ask/{found.pk}/apply", {"service": code})
    assert answer["Location"] == f"/apply/{code}/"
    assert answer.cookies["yimen_journey"].value == str(found.journey)


def test_a_conversation_by_forms_alone(cast: Cast) -> None:
    browser = Client()
    found = begin(browser, name="王小明")
    acts.claim(found.pk, actor=cast.officer, now=found.asked_at)
    assert browser.post(f"/ask/{found.pk}/send", {"text": "", "key": str(uuid4())}).status_code == 422
    picture = SimpleUploadedFile("门面.png", image(), "image/png")
    sent = browser.post(f"/ask/{found.pk}/send", {"text": "这是门面", "file": picture, "key": str(uuid4())})
    assert sent["Location"] == f"/ask/{found.pk}/#say"
    page = browser.get(f"/ask/{found.pk}/").content.decode()
    assert "这是门面" in page and "门面.png" in page and cast.officer.name in page
    shown = browser.get(f"/ask/{found.pk}/files/4")
    assert shown.status_code == 200 and shown["Content-Type"].startswith("image/")
    wrong = browser.post(
        f"/ask/{found.pk}/send", {"text": "", "file": SimpleUploadedFile("a.exe", b"MZ"), "key": str(uuid4())}
    )
    assert wrong.status_code == 422
    kept = browser.get(f"/ask/{found.pk}/keep")
    assert kept["Content-Disposition"].startswith("attachment") and "这是门面" in kept.content.decode()
    assert browser.post(f"/ask/{found.pk}/end").status_code == 302
    assert browser.post(f"/ask/{found.pk}/rate", {"rating": ""}).status_code == 422
    browser.post(f"/ask/{found.pk}/rate", {"rating": "5", "reasons": ["quick"], "words": "好"})
    found.refresh_from_db()
    assert (found.state, found.rating, found.rating_reasons) == ("closed", 5, ["quick"])


def test_by_script_only_what_is_new_comes_and_nothing_twice(cast: Cast) -> None:
    browser = Client(headers=SCRIPT)
    found = begin(browser)
    form = {"text": "还有一个问题", "key": str(uuid4()), "after": "2"}
    for _twice in range(2):
        answer = browser.post(f"/ask/{found.pk}/send", form).content.decode()
        assert re.findall(r'data-sequence="(\d+)"', answer) == ["3"]
    assert re.findall(r'data-sequence="(\d+)"', browser.get(f"/ask/{found.pk}/since?after=3").content.decode()) == []
    refused = browser.post(f"/ask/{found.pk}/send", {"text": " ", "key": str(uuid4())})
    assert (refused.status_code, refused["Content-Type"]) == (422, "text/plain; charset=utf-8")
    assert browser.post(f"/ask/{found.pk}/read", {"after": "3"}).status_code == 204
    assert browser.post(f"/ask/{found.pk}/typing").status_code == 204


def test_the_link_leads_back_from_elsewhere_and_can_be_forgotten(cast: Cast) -> None:
    asker = Client()
    found = begin(asker)
    other = Client()
    link = re.search(r"/ask/link/[^\"]+", asker.get(f"/ask/{found.pk}/").content.decode())
    assert link
    assert other.get(link[0])["Location"] == f"/ask/{found.pk}/"
    assert other.get(f"/ask/{found.pk}/").status_code == 200
    other.post("/ask/forget")
    assert other.get(f"/ask/{found.pk}/").status_code == 404


def test_published_answers_stand_where_others_ask(cast: Cast, django_assert_max_num_queries: Any) -> None:
    now = begin(Client()).asked_at
    for at in range(3):
        draft = acts.draft_common(f"有效期多长{at}", "五年。", actor=cast.officer, now=now)
        acts.review_common(draft.pk, True, actor=cast.head, now=now)
    with django_assert_max_num_queries(8):
        page = Client().get("/questions/").content.decode()
    assert page.count("五年。") == 3
    assert "五年。" in Client().get("/questions/?text=有效&agency=scjg").content.decode()
    assert "五年。" not in Client().get("/questions/?text=无").content.decode()
    assert "有效期多长0" in Client().get("/ask/").content.decode()


def test_what_was_asked_stands_with_the_case_that_came_of_it(cast: Cast) -> None:
    browser, code = Client(), cast.service.code
    found = begin(browser, service=code)
    browser.post(f"/ask/{found.pk}/apply", {"service": code})
    case = make_case(cast.service)
    Case.objects.filter(pk=case.pk).update(journey=found.journey)
    address = f"/cases/{case.number}/asked"
    assert Client().get(address).status_code == 302
    for actor, status in ((cast.doctor, 403), (cast.citizen, 404), (cast.officer, 200)):
        staff = Client()
        staff.force_login(User.objects.get(pk=int(actor.who)))
        answer = staff.get(address)
        assert answer.status_code == status
    assert "开饭店要办什么证？" in answer.content.decode()
    assert Disclosure.objects.get().subject == case.number
    assert address in staff.get(f"/desk/cases/{case.number}/").content.decode()
