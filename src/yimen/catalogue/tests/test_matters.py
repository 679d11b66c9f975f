"""The basic catalogue: wrong people and wrong rows first, then a matter from its setting up to its end."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction

from yimen.catalogue.acts import MatterRow, change_matter
from yimen.catalogue.matters import first_versions, matters_on
from yimen.catalogue.models import Matter, MatterVersion
from yimen.catalogue.tests.factories import OPENED, make_service
from yimen.errors import Refusal
from yimen.procedure import Actor, Role

pytestmark = pytest.mark.django_db

REFORM = Actor("10", "审改", frozenset({Role.REFORM_OFFICE}))
SECTION = Actor("7", "科长", frozenset({Role.SECTION_HEAD}), "scjg")
DAY, LATER = OPENED.date(), date(2016, 6, 1)
CODE = "310116013001"


def _change(matter: Matter | None = None, *, actor=REFORM, valid_from=DAY, reason="市级目录", code=CODE, **row):
    usual = {"name": "新事项", "type": "01", "short_code": "XK00013001"}
    return change_matter(
        matter, MatterRow(**(usual | row)), actor=actor, now=OPENED, valid_from=valid_from, reason=reason, code=code
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"actor": SECTION}, "change_needs_role"),
        ({"reason": " "}, "change_reason_missing"),
        ({"valid_from": DAY - timedelta(days=1)}, "change_day_past"),
        ({"name": ""}, "matter_name_missing"),
        ({"type": "99"}, "matter_type_wrong"),
        ({"level": "9"}, "change_level_wrong"),
        ({"state": "x"}, "matter_state_wrong"),
        ({"planned_from": LATER, "planned_until": DAY}, "matter_plan_reversed"),
        ({"code": "a b"}, "matter_code_wrong"),
        ({"type": "07"}, "matter_code_type"),
        ({"short_code": "XK1"}, "short_basic_length"),
    ],
)
def test_wrong_rows_are_refused_by_name(given, code) -> None:
    with pytest.raises(Refusal) as refused:
        _change(**given)
    assert refused.value.code == code
    assert not Matter.objects.exists()


def test_a_matter_from_its_setting_up_to_its_end() -> None:
    first = _change()
    matter = first.matter
    for given, code in (({}, "matter_code_taken"), ({"matter": matter}, "matter_starts_too_early")):
        with pytest.raises(Refusal) as refused:
            _change(**given)
        assert refused.value.code == code
    _change(matter, valid_from=LATER, name="更名事项")
    assert [version.name for version in matters_on(DAY)] == ["新事项"]
    assert [version.name for version in matters_on(LATER, "3101")] == ["更名事项"]
    service = make_service()
    service.matter = matter
    service.save()
    end = {"matter": matter, "valid_from": LATER + timedelta(days=9), "state": "cancelled"}
    with pytest.raises(Refusal) as refused, transaction.atomic():
        _change(**end)
    assert refused.value.code == "matter_in_use"
    service.status = "retired"
    service.save()
    _change(**end)
    assert list(matters_on(LATER + timedelta(days=9))) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        MatterVersion.objects.filter(number=1).update(name="x")


def test_matters_of_a_list_get_a_first_version_once() -> None:
    Matter.objects.create(code=CODE, name="甲", type="01")
    assert first_versions(DAY, OPENED, "导入") == 1
    assert first_versions(DAY, OPENED, "导入") == 0
