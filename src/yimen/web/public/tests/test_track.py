"""Tracking by number and phone: the pair opens the page, neither alone, and not for long guessing."""

import pytest
from django.test import Client

from yimen.cases.tests.factories import PHONE, make_case

pytestmark = pytest.mark.django_db


def test_number_alone_or_wrong_phone_opens_nothing() -> None:
    case, client = make_case(), Client(headers={"accept-language": "en"})
    assert client.get(f"/track/{case.number}/").url == f"/track/?number={case.number}"  # type: ignore[attr-defined]
    assert client.get(f"/track/{case.number}/progress").status_code == 403
    missing = client.post("/track/", {"number": case.number, "phone": ""})
    assert missing.status_code == 422
    wrong = client.post("/track/", {"number": case.number, "phone": "13811112222"})
    unknown = client.post("/track/", {"number": "BS20160101000009X", "phone": PHONE})
    assert wrong.status_code == unknown.status_code == 404
    page = wrong.content.decode()
    assert f'value="{case.number}"' in page and 'value="13811112222"' in page, "what was typed stays"


def test_the_pair_shows_progress_without_the_phone_in_any_address() -> None:
    case, client = make_case(state="accepted"), Client(headers={"accept-language": "en"})
    answer = client.post("/track/", {"number": f" {case.number.lower()} ", "phone": PHONE})
    assert answer.status_code == 302 and PHONE not in answer.url  # type: ignore[attr-defined]
    page = client.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert "Accepted" in page and "王小明" not in page
    assert client.get(f"{answer.url}progress").status_code == 200  # type: ignore[attr-defined]


def test_a_forged_cookie_proves_nothing() -> None:
    case, client = make_case(), Client()
    client.cookies["yimen_tracked"] = f'["{case.number}"]'
    assert client.get(f"/track/{case.number}/").status_code == 302


def test_guessing_is_stopped() -> None:
    case, client = make_case(), Client()
    answers = [
        client.post("/track/", {"number": case.number, "phone": f"138000000{n:02d}"}).status_code for n in range(1, 35)
    ]
    assert answers[0] == 404 and answers[-1] == 429
