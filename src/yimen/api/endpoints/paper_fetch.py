"""POST /papers/fetch"""

from typing import Annotated, Literal

from django.http import HttpRequest
from pydantic import BaseModel, ConfigDict, StringConstraints

from yimen import codes
from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.papers import FetchedPaper
from yimen.api.door import operation
from yimen.papers.acts import fetch_from_register
from yimen.papers.evidence import best, facts_of
from yimen.papers.registers import REGISTERS
from yimen.procedure import Role

Line = Annotated[str, StringConstraints(max_length=200)]


class FetchRequest(BaseModel):
    """Whose entry, by name and number: both must be the register's own."""

    model_config = ConfigDict(extra="forbid")

    register_code: Literal[tuple(REGISTERS)]  # type: ignore[valid-type]
    name: Line
    identifier: Line


@operation(
    "POST",
    "/papers/fetch",
    access=roles(Role.APPLICANT, Role.COUNTER),
    scope=Scope.CASES_WRITE,
    gives=FetchedPaper,
    status=201,
    refusals=(409,),
    tag="papers",
)
def fetch(request: HttpRequest, body: FetchRequest) -> FetchedPaper:
    """Fetch a paper from a register.

    What government can share is not asked of people again (国务院令第716号 7). With the register down (409 register_down) a
    copy can be uploaded.
    """
    register = REGISTERS[body.register_code]
    check = codes.check_uscc if register.about == "organisation" else codes.check_resident_id
    file = fetch_from_register(
        register,
        name=body.name,
        identifier=check(body.identifier),
        actor=request.actor,  # type: ignore[attr-defined]
        now=request.now,  # type: ignore[attr-defined]
    )
    fact = best(facts_of(file.evidence))
    assert fact is not None  # written with the file
    return FetchedPaper.model_construct(
        file=file.id,
        name=file.name,
        sha256=file.sha256,
        level=fact.level.value,
        register_code=register.code,
        proof=fact.proof,
    )
