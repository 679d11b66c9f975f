"""Create and submit: POST /cases with form, applicant and materials that are uploaded already."""

import random
import uuid
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from django.db import connection
from PIL import Image

from yimen.bench.load import Expected
from yimen.bench.people import People
from yimen.bench.requests import Request
from yimen.bench.statements import Script, caught, the_one
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.catalogue.queries import current_version
from yimen.demo import names
from yimen.demo.answers import answers_for
from yimen.papers.acts.store_file import store_file

NAME, ADDRESS = "submit", "POST /api/v1/cases"
EXPECTED = Expected(201, '"state":"submitted"')
PREPARED = 1200
DRAWN = 10**18  # ids in a script are drawn from one to this
SERVICES = 12
FILES = 20
KEYS = "bench-"


class Submitting:
    """Applications for the most used services, each of another applicant with other answers, by one clerk."""

    name, address, expected, prepared = NAME, ADDRESS, EXPECTED, PREPARED

    def __init__(self, people: People, now: datetime, *, whole: bool = False) -> None:
        """whole: its statements are both of a hand-in, not only the one that writes."""
        self.people = people
        self.whole = whole
        self._dice = random.Random(1)
        self._contents = {service.code: current_version(service).parsed for service in services()}
        self._files = {kind: [_upload(kind, people, now) for _ in range(FILES)] for kind in ("pdf", "png")}

    def requests(self, most: int) -> Iterator[Request]:
        """So many applications, no two alike."""
        codes = list(self._contents)
        for place in range(most):
            yield self._application(codes[place % len(codes)])

    def scripts(self, clients: int) -> list[Script]:
        """The statement that writes applicant, case, event, answers, materials and outbox rows; whole: after the one that
        reads what a hand-in rests on.
        """
        _far_ids()
        request = self._application(next(iter(self._contents)))
        seen = caught(request)
        case = Case.objects.get(submission_key=request.key)
        script = Script({case.number: "unique", request.key: "unique", case.applicant_id: "unique"})
        script.set("unique", f"random(1, {DRAWN})")
        if self.whole:
            script.add(the_one(seen, "nextval('cases_number')"))
        return [script.add(the_one(seen, "INSERT INTO cases_case "))]

    def stored(self) -> int:
        """Cases that came in under the benchmark's keys."""
        return Case.objects.filter(submission_key__startswith=KEYS).count()

    def _application(self, code: str) -> Request:
        content, dice = self._contents[code], self._dice
        answers = answers_for(content.form, dice.getrandbits(32))
        # Whose originals a clerk must see first cannot be advanced by acts alone.
        while any(each.least_level != "D" for each in content.needed_materials(answers)):
            answers = answers_for(content.form, dice.getrandbits(32))
        materials = [
            {"code": each.code, "file": dice.choice(self._files["pdf" if "pdf" in each.accepts else "png"])}
            for each in content.needed_materials(answers)
        ]
        applicant = _person(dice) if "person" in content.audience else _firm(dice)
        body = {"service": code, "applicant": applicant, "answers": answers, "materials": materials}
        return Request("/cases", self.people.clerk_token, body, f"{KEYS}{uuid.uuid4()}")


def _far_ids() -> None:
    """Let the next applicants have ids that no script draws and that occur nowhere else: it knows by its value what varies.

    Never back: an application that the server still works on may have an id that no row has yet.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_serial_sequence('parties_party', 'id')")
        sequence = cursor.fetchone()[0]
        cursor.execute(f"SELECT setval(%s, greatest(last_value, %s)) FROM {sequence}", [sequence, 2 * DRAWN])


def services() -> list[Service]:
    """The most used services that one can apply for."""
    found = Service.objects.filter(status=Service.Status.PUBLISHED, current__isnull=False).select_related("agency")
    return list(found.order_by("-popularity", "code")[:SERVICES])


def _person(dice: random.Random) -> dict[str, str]:
    return {
        "kind": "person",
        "name": names.person(dice),
        "identifier": names.resident_id(dice),
        "phone": names.mobile(dice),
    }


def _firm(dice: random.Random) -> dict[str, str]:
    return {
        "kind": "organisation",
        "name": names.company(dice),
        "identifier": names.uscc(dice),
        "phone": names.mobile(dice),
        "legal_representative": names.person(dice),
    }


def _upload(kind: str, people: People, now: datetime) -> str:
    page = BytesIO()
    Image.new("RGB", (420, 594), "white").save(page, kind.upper())
    page.seek(0)
    stored = store_file(page, name=f"page.{kind}", actor=people.clerk, now=now, accepts=[kind], limit=1_000_000)
    return str(stored.id)
