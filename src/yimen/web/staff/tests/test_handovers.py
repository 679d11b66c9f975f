"""Pages of hand-overs: a department sees and takes over its own, overseers see what waits too long."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from yimen.cases.tests.factories import make_case, make_user
from yimen.catalogue.tests.factories import make_agency, make_service
from yimen.procedure import Role
from yimen.supervision.acts import hand_over
from yimen.supervision.models import HandOver

pytestmark = pytest.mark.django_db


@pytest.fixture
def made() -> HandOver:
    """Granted three weeks ago by scjg, supervised by the brigade."""
    service = make_service(make_agency("scjg"), supervisor=make_agency("zfdd"))
    then = timezone.now() - timedelta(days=21)
    found = hand_over(make_case(service, state="granted", now=then).number, now=then)
    assert found is not None
    return found


def _browser(role: Role, agency=None) -> Client:
    browser = Client(headers={"accept-language": "en"})
    browser.force_login(make_user(role, agency=agency, name="执法员"))
    return browser


def test_a_department_takes_over_what_is_its_own(made):
    stranger, taker = _browser(Role.OFFICER, make_agency("wjw")), _browser(Role.OFFICER, made.agency)
    address = f"/desk/handovers/{made.pk}/take"
    assert made.case.number not in stranger.get("/desk/handovers/").content.decode()
    assert stranger.post(address).status_code == 404
    page = taker.get("/desk/handovers/").content.decode()
    assert "Take over" in page and "overdue" in page
    assert taker.post(address, {"remark": "已列入名录"}).status_code == 302
    assert "执法员" in taker.get("/desk/handovers/?view=taken").content.decode()
    assert taker.post(address).status_code == 409
    assert taker.get("/desk/handovers/?view=nonsense&page=x").status_code == 200


def test_overseers_see_which_department_is_late(made, django_assert_max_num_queries):
    overseer = _browser(Role.SUPERVISOR)
    with django_assert_max_num_queries(12):
        page = overseer.get("/supervisor/handovers/?view=overdue").content.decode()
    assert "Test Bureau zfdd" in page and "Oldest grant" in page and "/take" not in page
    assert overseer.post(f"/supervisor/handovers/{made.pk}/take").status_code == 404
