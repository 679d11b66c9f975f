"""Who acts for which agency."""

import pytest

from yimen.accounts.models import User
from yimen.agencies.models import Agency, Staff
from yimen.agencies.queries import actor_for, agencies, agency_by_code, departments, staff_of
from yimen.procedure import Role

pytestmark = pytest.mark.django_db


def _user(*roles: str, name: str = "张建国") -> User:
    return User.objects.create(username=f"user-{User.objects.count()}", name=name, roles=list(roles), password="!")


def _agency(code: str, division: str = "310113", kind: str = "department", order: int = 1) -> Agency:
    return Agency.objects.create(
        code=code, name=f"宝山区{code}局", name_en=f"{code} Bureau", division=division, kind=kind, order=order
    )


def test_an_unknown_role_gives_no_power():
    assert actor_for(_user("emperor", "officer")).roles == {Role.OFFICER}


def test_a_login_without_post_belongs_to_no_agency():
    actor = actor_for(_user("counter"))
    assert (actor.agency, actor.roles) == (None, {Role.COUNTER})


def test_staff_acts_for_the_agency_of_the_post(django_assert_num_queries):
    user = _user("officer", "section_head")
    Staff.objects.create(user=user, agency=_agency("scjg"), section="行政审批科", title="科长")
    with django_assert_num_queries(1):
        actor = actor_for(user)
    assert (actor.who, actor.name, actor.agency) == (str(user.pk), "张建国", "scjg")
    assert actor.roles == {Role.OFFICER, Role.SECTION_HEAD}


def test_a_login_without_name_is_called_by_its_user_name():
    user = _user("officer", name="")
    assert actor_for(user).name == user.username


def test_departments_leave_out_towns_and_other_districts():
    _agency("wjw", order=2)
    _agency("scjg", order=1)
    _agency("gc", division="310113109", kind="town")
    _agency("other", division="511602")
    assert [agency.code for agency in departments("310113")] == ["scjg", "wjw"]
    assert {agency.code for agency in agencies("310113")} == {"scjg", "wjw", "gc"}


def test_an_unknown_code_is_no_agency():
    assert agency_by_code("nobody") is None


def test_staff_of_an_agency():
    agency = _agency("scjg")
    post = Staff.objects.create(user=_user("officer"), agency=agency)
    assert list(staff_of("scjg")) == [post]
    assert list(staff_of("wjw")) == []


def test_the_name_follows_the_language():
    from django.utils import translation

    agency = _agency("scjg")
    with translation.override("en"):
        assert agency.title == "scjg Bureau"
    with translation.override("zh-hans"):
        assert agency.title == "宝山区scjg局"
