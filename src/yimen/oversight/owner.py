"""Who is responsible for a clock: the one rule, for every warning."""

from collections.abc import Sequence
from dataclasses import dataclass

from yimen.agencies.models import Staff
from yimen.cases.models import Case
from yimen.procedure import Event, Role

_OF_THE_DESK = frozenset({Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD})


@dataclass(frozen=True)
class Owner:
    """The responsible agency (code), section, and the account of the officer; "" where nobody is known."""

    agency: str
    section: str
    officer: str


def owner_of(case: Case, events: Sequence[Event]) -> Owner:
    """The agency of the case; in it whoever of the desk acted last, with their section.

    Where nobody of the desk has acted, nobody is named and the section is the one whose head would be told. Clerks of the
    hall hand in and hand out; the term is not theirs to keep.
    """
    agency = case.agency
    officer = next((event.who for event in reversed(events) if event.role in _OF_THE_DESK), "")
    staff = Staff.objects.filter(agency=agency)
    post = staff.filter(user_id=int(officer)).first() if officer.isdecimal() else None
    post = post or staff.filter(user__roles__contains=[Role.SECTION_HEAD.value]).order_by("id").first()
    return Owner(agency.code, post.section if post else "", officer)
