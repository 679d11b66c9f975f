"""My permits: nobody else's, the reminder, and a renewal applied for from the page to the receipt."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from yimen.catalogue.models import Service
from yimen.permits.acts import PERFORM
from yimen.permits.models import Permit
from yimen.permits.tests.factories import head_of, make_permit
from yimen.web.applicant.tests.walking import draft_of, fill, hand_in

pytestmark = pytest.mark.django_db


def lasting(service: Service, client: Client, days: int) -> Permit:
    """A permit of a year that lasts so many days more."""
    first = timezone.localdate() + timedelta(days=days + 1 - 365)
    return make_permit(service, applicant=client.user, granted_on=first, years=1)  # type: ignore[attr-defined]


def page(client: Client) -> str:
    return client.get("/my/permits/").content.decode()


def test_strangers_and_others_see_and_do_nothing(wang: Client, li: Client, service: Service) -> None:
    permit = lasting(service, wang, 50)
    assert permit.shown_number not in page(li)
    for address in ("apply/renewal", "apply/change", "waive"):
        assert li.post(f"/my/permits/{permit.number}/{address}").status_code == 404
        assert Client().post(f"/my/permits/{permit.number}/{address}").status_code == 302
    assert permit.events.count() == 1


def test_the_reminder_comes_sixty_days_before_the_end(wang: Client, service: Service) -> None:
    lasting(service, wang, 100)
    assert "It is time to apply" not in page(wang)
    lasting(service, wang, 50)
    assert page(wang).count("It is time to apply") == 1


def test_too_late_there_is_no_button_and_the_reason_is_told(wang: Client, service: Service) -> None:
    permit = lasting(service, wang, 10)
    shown = page(wang)
    assert "apply/renewal" not in shown and "Renewal could be applied for until" in shown
    refused = wang.post(f"/my/permits/{permit.number}/apply/renewal")
    assert refused.status_code == 409
    assert not permit.events.filter(kind="renewal_asked").exists()


def test_a_renewal_from_the_page_to_the_receipt(wang: Client, service: Service) -> None:
    permit = lasting(service, wang, 50)
    begun = wang.post(f"/my/permits/{permit.number}/apply/renewal")
    assert begun.status_code == 302
    address = begun.url.removesuffix("applicant")
    draft = draft_of(address)
    assert (draft.purpose, draft.permit) == ("renewal", permit.number)
    assert "王小明" in draft.applicant and "110101199003077475" in draft.applicant
    fill(wang, service, address)
    assert "Application for the renewal of permit" in wang.get(f"{address}check").content.decode()
    assert hand_in(wang, address).status_code == 302
    permit.refresh_from_db()
    assert permit.renewal_asked == timezone.localdate()
    assert "Renewal applied for on" in page(wang) and "apply/renewal" not in page(wang)


def test_a_hearing_is_waived_once(wang: Client, service: Service) -> None:
    permit = lasting(service, wang, 200)
    head = head_of(permit)
    PERFORM["tell_penalty_hearing"](permit.number, actor=head, now=timezone.now(), facts="超范围经营")
    assert "I do not want a hearing" in page(wang)
    assert wang.post(f"/my/permits/{permit.number}/waive").status_code == 302
    assert "I do not want a hearing" not in page(wang)
    assert permit.events.filter(kind="penalty_hearing_waived").count() == 1
