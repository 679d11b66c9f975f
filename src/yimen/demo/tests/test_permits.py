"""The demo's permits: every state of law, a reminder for the printed applicant, one deemed renewed, nothing doubled."""

from datetime import date

import pytest

from yimen.accounts.models import User
from yimen.agencies.queries import actor_for
from yimen.clock import shanghai_date
from yimen.demo.load.permits import LOTS
from yimen.demo.tests.loaded import NOW
from yimen.parties.models import Bar
from yimen.permits.acts.rebuild import rebuild
from yimen.permits.chains import chain_faults
from yimen.permits.lists import PermitFilters, own_permits, permits
from yimen.permits.models import Permit, PermitEvent
from yimen.procedure import PermitState


@pytest.mark.django_db
@pytest.mark.usefixtures("demo")
class TestPermits:
    def test_every_state_is_there(self):
        assert set(Permit.objects.values_list("state", flat=True)) == {state.value for state in PermitState}

    def test_each_lot_has_one(self):
        assert Permit.objects.filter(case__submission_key__startswith="demo-permit-").count() == len(LOTS)

    def test_they_are_what_their_ledgers_say(self):
        assert rebuild(only_compare=True) == []
        assert list(chain_faults()) == []
        assert not Permit.objects.filter(next_lapse__lte=shanghai_date(NOW)).exists()

    def test_the_printed_applicant_has_one_that_ends_soon_and_one_that_waits(self):
        own = own_permits(actor_for(User.objects.get(username="shenqingren")))
        assert [permit for permit in own if permit.renewal_asked]
        soon = [permit for permit in own if permit.valid_until and not permit.renewal_asked]
        assert min((permit.valid_until - date(2026, 11, 24)).days for permit in soon) in range(31, 61)

    def test_the_desk_sees_what_ends_soon(self):
        officer = actor_for(User.objects.get(username="shencha"))
        assert permits(officer, PermitFilters(ends_within=60), date(2026, 11, 24)).count() >= 3
        assert permits(officer, PermitFilters(state="renewal"), date(2026, 11, 24)).count() == 1

    def test_one_is_deemed_renewed_and_whoever_cheated_is_barred(self):
        renewed = PermitEvent.objects.get(kind="deemed_renewed").permit
        assert (renewed.state, renewed.certificates.count()) == ("valid", 2)
        assert Bar.objects.get().article == "行政许可法 79"
