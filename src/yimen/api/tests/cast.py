"""The named cast of the contract tests, each with a token, and a case to play with.

Wang Xiu applies; Li owns nothing; Zhang and Chen are officers of the agency, Liu its section head; Zhao works elsewhere;
Wu supervises.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.test import Client
from django.utils import timezone

from yimen.accounts.acts import create_token
from yimen.accounts.models import User
from yimen.accounts.tokens import Scope
from yimen.agencies.models import Agency
from yimen.cases.models import Case
from yimen.cases.tests.factories import RESIDENT_ID, lately, make_agency, make_case, make_file, make_service, make_user
from yimen.catalogue.models import Service
from yimen.procedure import Role

EVERYTHING = tuple(scope.value for scope in Scope)


class Caller:
    """Somebody with a token, or a stranger; calls the API and gives (status, JSON body)."""

    def __init__(self, user: User | None = None, scopes: tuple[str, ...] = EVERYTHING) -> None:
        self.user = user
        self.client = Client()
        self.headers: dict[str, str] = {"Accept-Language": "en"}
        if user is not None:
            made = create_token(user, name="tests", scopes=scopes, days=1, now=timezone.now())
            self.token, self.secret = made.token, made.secret
            self.headers["Authorization"] = f"Bearer {self.secret}"

    def get(self, address: str, **query: Any) -> tuple[int, Any]:
        response = self.client.get(f"/api/v1{address}", query, headers=self.headers)
        return response.status_code, response.json()

    def post(self, address: str, body: Any, *, key: str | None = None, **headers: str) -> tuple[int, Any]:
        extra = {"Idempotency-Key": key} if key else {}
        response = self.client.post(
            f"/api/v1{address}", body, content_type="application/json", headers=self.headers | extra | headers
        )
        return response.status_code, response.json()

    def act(self, case: Case, act: str, arguments: Mapping[str, Any] | None = None, **more: Any) -> tuple[int, Any]:
        key = more.pop("key", None)
        body = {"act": act, "arguments": dict(arguments or {}), **more}
        return self.post(f"/cases/{case.number}/acts", body, key=key)


@dataclass
class Cast:
    """Everybody, made once a test."""

    agency: Agency
    service: Service
    wang: Caller
    li: Caller
    zhang: Caller
    chen: Caller
    liu: Caller
    zhao: Caller
    wu: Caller
    stranger: Caller

    def case(self, state: str = "submitted") -> Case:
        """Wang's case."""
        return make_case(self.service, state=state, applicant=self.wang.user, now=lately())

    def application(self, **replaced: Any) -> dict[str, Any]:
        """A complete application of Wang's, as POST /cases takes it; its file is Wang's own."""
        stored = make_file(uploaded_by=str(self.wang.user.pk))
        return {
            "service": self.service.code,
            "applicant": {"kind": "person", "name": "王秀", "identifier": RESIDENT_ID, "phone": "13800000000"},
            "answers": self.service.answers,  # type: ignore[attr-defined]
            "materials": [{"code": "identity", "file": str(stored.pk)}],
        } | replaced


def make_cast() -> Cast:
    """The cast, with one service of one agency."""
    agency, other = make_agency("scjg"), make_agency("wjw")
    return Cast(
        agency=agency,
        service=make_service(agency),
        wang=Caller(make_user(Role.APPLICANT)),
        li=Caller(make_user(Role.APPLICANT)),
        zhang=Caller(make_user(Role.OFFICER, agency=agency)),
        chen=Caller(make_user(Role.OFFICER, agency=agency)),
        liu=Caller(make_user(Role.SECTION_HEAD, agency=agency)),
        zhao=Caller(make_user(Role.OFFICER, agency=other)),
        wu=Caller(make_user(Role.SUPERVISOR)),
        stranger=Caller(),
    )


def new_key() -> str:
    """An idempotency key nobody has used."""
    return str(uuid4())
