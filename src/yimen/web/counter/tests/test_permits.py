"""Change and renewal at the counter: wrong people and late renewals first, then from the search to the receipt."""

from datetime import timedelta

import pytest
from django.utils import timezone

from yimen.accounts.models import Disclosure
from yimen.cases.models import Case, Draft
from yimen.catalogue.tests.factories import ANSWERS
from yimen.permits.models import Permit
from yimen.permits.tests.factories import make_permit
from yimen.procedure import Role
from yimen.web.counter.tests.test_intake import APPLICANT, FORM, picture, text
from yimen.web.staff.tests.cast import signed_in

pytestmark = pytest.mark.django_db


def lasting(days: int) -> Permit:
    """A permit of a year that lasts so many days more."""
    first = timezone.localdate() + timedelta(days=days + 1 - 365)
    return make_permit(granted_on=first, years=1)


@pytest.fixture
def clerk():
    return signed_in(Role.COUNTER, name="李晓梅")


@pytest.mark.parametrize("role", [Role.APPLICANT, Role.OFFICER, Role.SUPERVISOR])
def test_other_roles_are_refused(role: Role) -> None:
    person, permit = signed_in(role), lasting(50)
    assert person.browser.get("/counter/permits/").status_code == 403
    assert person.browser.post(f"/counter/permits/{permit.number}/apply/change").status_code == 403
    assert not Draft.objects.exists()


def test_nothing_is_listed_before_something_is_asked(clerk) -> None:
    permit = lasting(50)
    assert permit.shown_number not in text(clerk.browser.get("/counter/permits/"))
    for typed in (permit.number[:5], permit.shown_number, "王"):
        assert permit.shown_number in text(clerk.browser.get("/counter/permits/", {"text": typed})), typed
    assert "No permit was found" in text(clerk.browser.get("/counter/permits/", {"text": "没有这个人"}))


def test_what_is_in_force_stands_before_what_has_ended(clerk) -> None:
    ended, valid = make_permit(state="expired"), lasting(50)
    shown = text(clerk.browser.get("/counter/permits/", {"text": "王"}))
    assert 0 < shown.index(valid.shown_number) < shown.index(ended.shown_number)


def test_too_late_a_renewal_is_refused_with_its_reason_and_a_change_is_not(clerk) -> None:
    permit = lasting(10)
    shown = text(clerk.browser.get("/counter/permits/", {"text": permit.number}))
    assert "apply/renewal" not in shown and "apply/change" in shown
    refused = clerk.browser.post(f"/counter/permits/{permit.number}/apply/renewal")
    assert (refused.status_code, "Renewal could be applied for until" in text(refused)) == (409, True)
    assert clerk.browser.post("/counter/permits/XXXXXXXXXXXX/apply/change").status_code == 404
    assert not Draft.objects.exists()


@pytest.mark.parametrize("purpose", ["change", "renewal"])
def test_from_the_search_to_the_case(clerk, purpose: str) -> None:
    permit = lasting(50)
    answer = clerk.browser.post(f"/counter/permits/{permit.number}/apply/{purpose}")
    draft = Draft.objects.get()
    assert answer.headers["Location"] == f"/counter/intake/{draft.id}/"
    assert (draft.purpose, draft.permit, draft.channel) == (purpose, permit.number, "counter")
    look = Disclosure.objects.get(subject=permit.number)
    assert "identifier" in look.fields
    sheet = text(clerk.browser.get(f"/counter/intake/{draft.id}/"))
    assert permit.holder.name in sheet and str(next(iter(ANSWERS.values()))) in sheet
    posted = {**APPLICANT, **FORM, "file-identity": picture(), "submit": "1"}
    assert clerk.browser.post(f"/counter/intake/{draft.id}/", posted).status_code == 302
    case = Case.objects.latest("id")
    opening = case.events.get(sequence=1).data
    assert (opening["purpose"], opening["permit"], case.channel) == (purpose, permit.number, "counter")
    assert permit.events.filter(kind="renewal_asked").exists() == (purpose == "renewal")
