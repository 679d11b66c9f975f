"""Write down what the pre-review looks for in the materials of one service."""

from datetime import datetime
from typing import Any

from pydantic import ValidationError

from yimen.cases.rules import content_of
from yimen.catalogue.models import Service
from yimen.errors import Refusal
from yimen.prereview.demands import dump, parse
from yimen.prereview.models import DemandSet
from yimen.procedure import Actor, Role

CHANGING = frozenset({Role.REFORM_OFFICE, Role.ADMIN})


def change_demands(code: str, demands: Any, *, reason: str, actor: Actor, now: datetime) -> DemandSet:
    """The new set; those before it stay on record. An empty list: what follows from the guide counts again.

    demands  a list as `demands.dump` gives it
    Raises Refusal demands_need_office (403), service_not_found (404), demands_reason_missing, demands_unreadable,
    demands_material_unknown (422).
    """
    if not actor.roles & CHANGING:
        raise Refusal("demands_need_office", status=403)
    service = Service.objects.filter(code=code).first()
    if service is None or service.current is None:
        raise Refusal("service_not_found", status=404)
    if not reason.strip():
        raise Refusal("demands_reason_missing", status=422)
    try:
        parsed = parse(demands)
    except ValidationError as problem:
        first = problem.errors(include_url=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise Refusal("demands_unreadable", status=422, problem=f"{place}: {first['msg']}") from problem
    listed = {material.code for material in content_of(service.pk, service.current).materials}
    for demand in parsed:
        if demand.material not in listed:
            raise Refusal("demands_material_unknown", status=422, material=demand.material[:40])
    return DemandSet.objects.create(
        service=service, content=dump(parsed), reason=reason.strip()[:300], who=actor.who, at=now
    )
