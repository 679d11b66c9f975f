"""Advance: POST /cases/{number}/acts, from pre-review to decision, each case by the officers of its department."""

import uuid
from collections.abc import Iterator
from typing import Any

from django.db import connection, transaction

from yimen.bench.load import Expected
from yimen.bench.people import People
from yimen.bench.requests import Request
from yimen.bench.statements import Script, caught, the_one
from yimen.bench.submitting import KEYS, Submitting
from yimen.cases.models import Case, CaseEvent
from yimen.cases.rules import content_of
from yimen.procedure import State

NAME, ADDRESS = "advance", "POST /api/v1/cases/{number}/acts"
EXPECTED = Expected(200, '"act":"')
PREPARED = 1500
# Acts on one case are so many requests apart: the next is never sent before the one before is answered.
APART = 480
CLONES = "pgbench-"

Deed = tuple[str, dict[str, Any], str]


class Advancing:
    """Acts on cases that were handed in by the benchmark and that nobody has touched yet."""

    name, address, expected, prepared = NAME, ADDRESS, EXPECTED, PREPARED

    def __init__(self, people: People, submitting: Submitting, clients: int, seconds: float) -> None:
        self.people = people
        self.submitting = submitting
        self.clients = clients
        # More cases than pgbench can bring two acts further: its cases stay shorter than ours, its work lighter.
        self.clones = max(clients, int(1500 * seconds))
        self._taken = 0

    def requests(self, most: int) -> Iterator[Request]:
        """At most so many acts, each the next that its case needs."""
        sent = 0
        while sent < most:
            deeds = {case.number: self._deeds(case) for case in self._fresh(APART)}
            for place in range(max(map(len, deeds.values()), default=0)):
                for number, acts in deeds.items():
                    if place < len(acts):
                        yield self._request(number, acts[place], place + 1)
                        sent += 1

    def scripts(self) -> list[Script]:
        """The two statements of an act: load, append; on cases that are there for this alone."""
        case = self._fresh(1)[0]
        request = self._request(case.number, self._deeds(case)[0], 1)
        seen = caught(request)
        loading, appending = the_one(seen, "FROM cases_case c WHERE"), the_one(seen, "UPDATE cases_case")
        first = _clone(case, self.clones)
        varying = {case.number: "case", case.pk: "case", 1: "before", 2: "sequence", request.key: "sequence"}
        script = Script(varying).set("turn", ":turn + 1").set("place", f":client_id + {self.clients} * :turn")
        script.variables["turn"] = "-1"
        script.set("case", f"{first} + mod(:place, {self.clones})").set("before", f"1 + :place / {self.clones}")
        return [script.set("sequence", ":before + 1").add(loading).add(appending)]

    def stored(self) -> int:
        """Events of the benchmark's cases after the first, which is the submission."""
        return CaseEvent.objects.filter(case__submission_key__startswith=KEYS, sequence__gt=1).count()

    def _fresh(self, many: int) -> list[Case]:
        """Cases not yet given out, oldest first; what the scenario before has left too few of is handed in here."""
        waiting = Case.objects.select_related("agency").filter(
            submission_key__startswith=KEYS, state=State.SUBMITTED, pk__gt=self._taken
        )
        missing = many - waiting.count()
        for request in self.submitting.requests(missing):
            caught(request)
        cases = list(waiting.order_by("pk")[:many])
        self._taken = cases[-1].pk
        return cases

    def _deeds(self, case: Case) -> list[Deed]:
        content, desk = content_of(case.service_id, case.service_version), self.people.desk(case.agency.code)
        # Step by step, for one may begin only when another is finished.
        opinions: list[Deed] = [
            ("opine", {"step": step.name, "opinion": "agree", "text": "经审查，申请材料齐全，符合法定条件。"}, officer)
            for step in content.rules().steps
            for officer in desk.officers[: max(step.opinions, content.officers)]
        ]
        return [
            ("pre_review", {}, desk.officers[0]),
            ("accept", {"note": "材料齐全，符合法定形式"}, desk.officers[0]),
            *opinions,
            ("decide", {"outcome": "grant"}, desk.head),
        ]

    def _request(self, number: str, deed: Deed, sequence: int) -> Request:
        act, arguments, token = deed
        body = {"act": act, "arguments": arguments, "expected_sequence": sequence}
        return Request(f"/cases/{number}/acts", token, body, str(uuid.uuid4()))


def _clone(case: Case, many: int) -> int:
    """Copies of a case that was just handed in, with their first event; the id of the first, all ids in a row.

    Number and submission key of a copy are its id in digits, which pgbench can count.
    """
    first = 1 + (Case.objects.order_by("-pk").values_list("pk", flat=True).first() or 0)
    replaced = {"id": "n", "number": "n::text", "submission_key": f"'{CLONES}' || n", "sequence": "1"}
    columns = [str(field.column) for field in Case._meta.concrete_fields]
    copied = [str(field.column) for field in CaseEvent._meta.concrete_fields if not field.primary_key]
    series = f"generate_series({first}, {first + many - 1}) AS n"
    with transaction.atomic(), connection.cursor() as cursor:
        chosen = ", ".join(replaced.get(column, column) for column in columns)
        cursor.execute(
            f"INSERT INTO cases_case ({', '.join(columns)}) SELECT {chosen} FROM cases_case, {series} WHERE id = %s",
            [case.pk],
        )
        chosen = ", ".join({"case_id": "n"}.get(column, column) for column in copied)
        cursor.execute(
            f"INSERT INTO cases_caseevent ({', '.join(copied)}) SELECT {chosen} FROM cases_caseevent, {series} "
            "WHERE case_id = %s AND sequence = 1",
            [case.pk],
        )
        cursor.execute("SELECT setval(pg_get_serial_sequence('cases_case', 'id'), %s)", [first + many])
    return first
