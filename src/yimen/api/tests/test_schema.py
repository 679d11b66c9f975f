"""What the description promises holds for requests nobody thought of: no fault of ours, answers as described."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core import signals
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

CHECKS = (not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance)
BOUNDED = settings(
    max_examples=12,
    derandomize=True,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


def operations() -> list[tuple[str, str]]:
    """Method and address of every operation, without Django: it is not set up when tests are collected."""
    return [
        ("GET", "/me"),
        ("GET", "/warnings"),
        ("GET", "/warnings/{number}"),
        ("POST", "/warnings/{number}/acts"),
        ("GET", "/permits"),
        ("GET", "/permits/{number}"),
        ("GET", "/permits/{number}/proof"),
        ("POST", "/permits/{number}/acts"),
        ("GET", "/services"),
        ("GET", "/services/{code}"),
        ("GET", "/services/{code}/form"),
        ("POST", "/services/{code}/form/check"),
        ("GET", "/drafts"),
        ("POST", "/drafts"),
        ("GET", "/drafts/{draft_id}"),
        ("POST", "/drafts/{draft_id}/save"),
        ("POST", "/drafts/{draft_id}/hand_in"),
        ("POST", "/drafts/{draft_id}/discard"),
        ("GET", "/cases"),
        ("POST", "/cases"),
        ("GET", "/cases/{number}"),
        ("GET", "/cases/{number}/acts"),
        ("GET", "/cases/{number}/clocks/{place}"),
        ("GET", "/cases/{number}/proof"),
        ("POST", "/cases/{number}/acts"),
        ("POST", "/imports"),
        ("GET", "/imports/{number}"),
        ("POST", "/imports/{number}/confirm"),
        ("GET", "/papers"),
        ("POST", "/papers"),
        ("POST", "/papers/{paper_id}/remove"),
        ("POST", "/papers/fetch"),
        ("POST", "/files"),
        ("GET", "/files/{file_id}"),
        ("GET", "/catalogue"),
        ("GET", "/catalogue/diff"),
        ("GET", "/matters"),
        ("GET", "/matters/{code}"),
        ("GET", "/laws"),
        ("GET", "/laws/{slug}"),
        ("GET", "/laws/{slug}/articles/{number}"),
        ("GET", "/laws/{slug}/articles/{number}/impact"),
        ("GET", "/holidays"),
        ("GET", "/holidays/{number}"),
        ("GET", "/powers"),
        ("GET", "/powers/changes"),
        ("GET", "/powers/{code}"),
        ("GET", "/departments/{code}"),
        ("GET", "/concentration"),
        ("GET", "/handovers"),
        ("POST", "/handovers/{hand_over_id}/take"),
        ("GET", "/announcements"),
        ("GET", "/statistics"),
        ("GET", "/notices"),
        ("POST", "/notices/{number}/seen"),
        ("GET", "/organisations"),
        ("POST", "/organisations"),
        ("GET", "/organisations/{organisation_id}/agents"),
        ("POST", "/organisations/{organisation_id}/agents"),
        ("POST", "/authorities/{authority_id}/acts"),
        ("POST", "/consultations"),
        ("GET", "/consultations"),
        ("GET", "/consultations/{number}"),
        ("POST", "/consultations/{number}/messages"),
        ("POST", "/consultations/{number}/acts"),
        ("POST", "/consultation-queue/next"),
        ("GET", "/common-questions"),
        ("GET", "/consultation-figures"),
        ("GET", "/clock"),
        ("GET", "/acts"),
        ("GET", "/certificates/{number}"),
        ("GET", "/certificates/{number}/file"),
        ("POST", "/verifications"),
    ]


def test_none_is_forgotten() -> None:
    from yimen.api.door import door
    from yimen.api.urls import urlpatterns

    assert urlpatterns
    declared = {(method, address) for address, methods in door.demands.items() for method in methods}
    assert set(operations()) == declared


@pytest.mark.parametrize(("method", "address"), operations())
def test_operation(cast: Any, method: str, address: str) -> None:
    from django.core.wsgi import get_wsgi_application

    from yimen.api.description import document
    from yimen.permits.tests.factories import make_permit

    schema = schemathesis.openapi.from_dict(document())
    # Not the server's own entrance: it would have this process share its figures with a server that is not there.
    schema.app = get_wsgi_application()
    case = cast.case()
    by_applicants = (method, address) == ("POST", "/cases") or address.startswith(
        ("/organisations", "/authorities", "/drafts")
    )
    caller = cast.wang if by_applicants else cast.zhang
    about = make_permit(cast.service).number if "/permits/" in address else case.number
    real = {"number": about, "code": cast.service.code}

    operation = schema[address_in(schema, address)][method]

    @BOUNDED
    @given(operation.as_strategy())
    def try_it(request: Any) -> None:
        aim(request, real)
        request.call_and_validate(headers={"Authorization": caller.headers["Authorization"]}, checks=CHECKS)

    try_it()


def aim(request: Any, real: dict[str, str]) -> None:
    """Let about half of the calls reach a case or service that exists: then the rest of the request is what is tried."""
    for name, value in real.items():
        given_value = (request.path_parameters or {}).get(name)
        if given_value is not None and len(str(given_value)) % 2:
            request.path_parameters[name] = value


@pytest.fixture(autouse=True)
def _one_connection() -> Iterator[None]:
    """The test's own connection stays open between calls, as Django's test client keeps it too."""
    signals.request_started.disconnect(close_old_connections)
    signals.request_finished.disconnect(close_old_connections)
    yield
    signals.request_started.connect(close_old_connections)
    signals.request_finished.connect(close_old_connections)


def address_in(schema: Any, address: str) -> str:
    """The address as the schema writes it, with or without the prefix of the server."""
    return next(path for path in schema if path.endswith(f"/api/v1{address}"))
