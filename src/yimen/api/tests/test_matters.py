"""Matters over HTTP: the list of any day, and one matter whole."""

import pytest
from django.test import Client

from yimen.catalogue.matters import first_versions
from yimen.catalogue.models import Matter
from yimen.catalogue.tests.factories import OPENED, make_service

pytestmark = pytest.mark.django_db
CODE = "310116013001"


def test_matters_are_listed_and_read() -> None:
    matter = Matter.objects.create(code=CODE, name="食品经营许可", type="01")
    first_versions(OPENED.date(), OPENED, "市级目录")
    service = make_service()
    service.matter = matter
    service.save()
    told = Client().get("/api/v1/matters?on=2016-03-01&text=食品&type=01").json()
    assert [(row["code"], row["since"], row["services"]) for row in told["items"]] == [(CODE, "2016-01-04", 1)]
    assert Client().get("/api/v1/matters?on=2016-01-03").json()["total"] == 0
    assert Client().get("/api/v1/matters?on=soon").json()["code"] == "clock_date_unreadable"
    whole = Client().get(f"/api/v1/matters/{CODE}").json()
    assert [version["reason"] for version in whole["versions"]] == ["市级目录"]
    assert [row["code"] for row in whole["services"]] == [service.code]
    assert Client().get("/api/v1/matters/none").json()["code"] == "matter_not_found"
