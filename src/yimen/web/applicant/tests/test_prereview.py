"""The pre-review on the applicant's and the officer's pages: findings in words, boxes on the page, and who sees what."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from yimen.accounts.models import Disclosure
from yimen.agencies.queries import actor_for
from yimen.cases.acts.submit_draft import submit_draft
from yimen.cases.models import Draft
from yimen.cases.tests.factories import MORNING, PASSWORD, make_user
from yimen.catalogue.models import Service
from yimen.prereview.acts import carry_out, order_case_review
from yimen.prereview.models import Judgement, Review
from yimen.prereview.tests.fakes import Recorded, firm_draft, licence_service
from yimen.prereview.tests.pages import CODE, PERSON, licence
from yimen.procedure import SYSTEM
from yimen.web.applicant.tests.conftest import signed_in

pytestmark = pytest.mark.django_db
SHORT = CODE[:17]


@pytest.fixture(autouse=True)
def own_files(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def service(db: None) -> Service:
    return licence_service()


@pytest.fixture
def draft(wang: Any, service: Service) -> Draft:
    return firm_draft(service, actor_for(wang.user), MORNING)


def done(review: Review, **changes: str) -> Review:
    """The review carried out on a licence with these values."""
    found = carry_out(review.pk, now=MORNING, reader=lambda: Recorded([licence(**changes)]))
    assert found is not None
    return found


def test_from_the_button_to_the_box_on_the_page(wang: Client, li: Client, draft: Draft) -> None:
    address = reverse("applicant:prereview", args=[draft.id])
    assert li.post(address).status_code == 404
    assert "Check my materials" in wang.get(address).content.decode()
    assert wang.post(address).headers["Location"] == address
    assert "The check is under way" in wang.get(address).content.decode()
    done(Review.objects.get(draft=draft), code=SHORT)
    shown = wang.get(address).content.decode()
    assert "Probably something is missing" in shown and f"“{SHORT}”" in shown
    picture = reverse("applicant:prereview_page", args=[draft.id, draft.materials.get().file_id, 1])
    assert f'<image href="{picture}"' in shown and '<rect x="294" y="218"' in shown
    assert "style=" not in shown.partition("<svg")[2].partition("</svg>")[0]
    answer = wang.get(picture)
    assert (answer.headers["Content-Type"], answer.content[:2]) == ("image/jpeg", b"\xff\xd8")
    assert li.get(picture).status_code == 404
    check = wang.get(reverse("applicant:check", args=[draft.id])).content.decode()
    assert "See 1 finding" in check


def test_officer_sees_it_masked_on_the_case_and_judges_it(wang: Any, draft: Draft, service: Service) -> None:
    case = submit_draft(draft.id, actor=actor_for(wang.user), now=MORNING)
    done(order_case_review(case.number, actor=SYSTEM, now=MORNING), representative="李建国")
    officer = Client(headers={"accept-language": "en"})
    user = make_user("officer", agency=service.agency)
    assert officer.login(username=user.username, password=PASSWORD)
    case_page = officer.get(reverse("officer:case", args=[case.number])).content.decode()
    assert "李*国" in case_page and "李建国" not in case_page and PERSON not in case_page
    before = Disclosure.objects.count()
    address = reverse("officer:prereview", args=[case.number])
    page = officer.get(address).content.decode()
    assert "李建国" in page and "<svg" in page
    assert Disclosure.objects.count() == before + 1
    finding = Review.objects.get(case=case).findings.get()
    assert officer.post(address, {"finding": finding.pk, "right": "0"}).status_code == 302
    assert not Judgement.objects.get().right
    assert "judged wrong" in officer.get(address).content.decode()
    assert officer.post(address, {"finding": "x"}).status_code == 404
    own = wang.get(reverse("applicant:case_prereview", args=[case.number])).content.decode()
    assert "李建国" in own and "Finding is wrong" not in own


def test_a_case_without_a_review_has_no_page(wang: Any, draft: Draft) -> None:
    case = submit_draft(draft.id, actor=actor_for(wang.user), now=MORNING)
    assert wang.get(reverse("applicant:case_prereview", args=[case.number])).status_code == 404
    assert signed_in("applicant").get(reverse("applicant:case_prereview", args=[case.number])).status_code == 404
