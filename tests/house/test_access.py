"""Every address says who may open it, and the gate in front of it does what it says. Strangers and wrong roles first."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from yimen.accounts.access import Access, declared
from yimen.cases.tests.factories import make_agency, make_user
from yimen.procedure import Role

pytestmark = pytest.mark.django_db

# Values with which an address is opened: nothing has them, so that only the gate can answer.
SAMPLES = {"uuid": "11111111-2222-4333-8444-555555555555", "int": "999999", "path": "x", "str": "X", "slug": "x"}
# Addresses that ask their caller for more than access says: a token of the operators, a number with its phone.
OPEN_WITH_A_RULE_OF_THEIR_OWN = {"metrics"}


def patterns() -> list[tuple[str, URLPattern]]:
    """Every address of the platform: its route and its pattern."""

    def walk(resolver: URLResolver, before: str) -> Iterator[tuple[str, URLPattern]]:
        for entry in resolver.url_patterns:
            route = before + str(entry.pattern)
            if isinstance(entry, URLResolver):
                yield from walk(entry, route)
            else:
                yield route, entry

    return list(walk(get_resolver("yimen.config.urls"), "/"))


def opened(route: str) -> str:
    """A route with a sample in place of each part that varies."""
    return re.sub(r"<(?:(\w+):)?\w+>", lambda part: SAMPLES[part[1] or "str"], route)


def protected() -> list[tuple[str, Access]]:
    """The pages behind a login, with their access."""
    found = [(route, declared(pattern.callback)) for route, pattern in patterns() if not route.startswith("/api/")]
    return [(route, access) for route, access in found if access is not None and access.signed_in]


def by_some_method(browser: Client, route: str) -> list[Any]:
    """What the address answers to GET and to POST."""
    return [browser.get(opened(route)), browser.post(opened(route))]


def test_every_address_declares_who_may_open_it() -> None:
    without = [route for route, pattern in patterns() if declared(pattern.callback) is None]
    assert len(patterns()) > 60
    assert without == []


def test_no_two_addresses_have_the_same_name() -> None:
    def names(resolver: URLResolver, space: str) -> Iterator[str]:
        for entry in resolver.url_patterns:
            if isinstance(entry, URLResolver):
                yield from names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)
            else:
                yield f"{space}{entry.name}"

    found = list(names(get_resolver("yimen.config.urls"), ""))
    assert sorted(name for name in set(found) if found.count(name) > 1) == []
    assert not any(name.endswith("None") for name in found)


def test_strangers_are_sent_to_sign_in() -> None:
    for route, _access in protected():
        for response in by_some_method(Client(), route):
            assert response.status_code == 302, route
            assert response["Location"].startswith("/account/login?next="), route


def test_the_wrong_role_is_refused_everywhere() -> None:
    agency = make_agency("scjg")
    browsers = {role: Client() for role in Role if role is not Role.SYSTEM}
    for role, browser in browsers.items():
        browser.force_login(make_user(role, agency=agency))
    tried = set()
    for place, (route, access) in enumerate(page for page in protected() if page[1].roles):
        wrong = [role for role in browsers if role not in access.roles]
        # Two at each address, in turn, so that every role is refused at many: the gate is one for all of them.
        for role in {wrong[place % len(wrong)], wrong[(place + 1) % len(wrong)]} if wrong else ():
            for response in by_some_method(browsers[role], route):
                assert response.status_code == 403, (route, role)
                assert response.context["code"] == "page_needs_role", (route, role)
                tried.add((route, role))
    assert len(tried) > 100
    assert {role for _route, role in tried} == set(browsers)


def test_the_right_role_is_let_in() -> None:
    agency = make_agency("scjg")
    for route, access in protected():
        if "<" in route or not access.roles:
            continue
        browser = Client()
        browser.force_login(make_user(access.roles[0], agency=agency))
        assert browser.get(route).status_code in (200, 302, 405), route


def test_operations_of_the_api_refuse_strangers_by_status() -> None:
    for route, pattern in patterns():
        for method, demand in getattr(pattern.callback, "demands", {}).items():
            if demand.access.signed_in:
                response = Client().generic(method, opened(route))
                assert response.status_code == 401, (method, route)
                assert response.json()["code"] == "login_needed"


def test_metrics_are_for_this_machine_alone() -> None:
    assert {p.name for _route, p in patterns() if p.name in OPEN_WITH_A_RULE_OF_THEIR_OWN} == {"metrics"}
    assert Client().get("/metrics", REMOTE_ADDR="203.0.113.7").status_code == 403
    assert Client(headers={"x-forwarded-for": "127.0.0.1"}).get("/metrics").status_code == 403
    assert Client().get("/metrics").status_code == 200
