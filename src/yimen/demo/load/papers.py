"""Registers that know the people of the demo, and papers that the printed applicants keep."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from yimen.cases.rules import content_of
from yimen.catalogue.models import Service
from yimen.clock import shanghai_date
from yimen.demo import Progress
from yimen.demo.load.files import Samples
from yimen.demo.load.people import somebody
from yimen.papers.acts import Particulars, keep_paper
from yimen.papers.library import KINDS
from yimen.papers.models import LibraryPaper, RegisterEntry
from yimen.papers.registers import REGISTERS, Entry, Register
from yimen.papers.registers.local import keep_entries
from yimen.parties.models import Party

REGISTERED, UNTIL = date(2012, 3, 5), date(2032, 3, 4)
# Kind of paper, and its last day so many days from today; None: not told.
KEPT = (("identity", 2000), ("business-licence", None), ("premises-right", -20), ("health-certificate", 40))


def load_papers(progress: Progress, now: datetime) -> None:
    """What is missing of both."""
    if not RegisterEntry.objects.exists():
        for kind, register in (("organisation", REGISTERS["enterprises"]), ("person", REGISTERS["residents"])):
            keep_entries(register, _entries(kind, register), now)
    login = somebody("shenqingren")
    if not LibraryPaper.objects.filter(user_id=int(login.who)).exists():
        _keep(int(login.who), now)
    progress("papers", len(KEPT), len(KEPT))


def _entries(kind: str, register: Register) -> Iterator[Entry]:
    """One for each applicant; of somebody who applied under several names the last one."""
    latest = {party.identifier: party for party in Party.objects.filter(kind=kind).order_by("id")}
    for number, party in enumerate(latest.values(), 1):
        lines: tuple[tuple[str, str, str], ...] = ()
        if kind == "organisation":
            lines = (("法定代表人", "Legal representative", party.legal_representative), ("登记状态", "State", "存续"))
        reference = f"{register.code[:2].upper()}-{number:06d}"
        yield Entry(party.name, party.identifier, reference, lines, REGISTERED, UNTIL if kind == "person" else None)


def _keep(user_id: int, now: datetime) -> None:
    samples, today = Samples(now), shanghai_date(now)
    known = {
        material.paper_kind: material
        for service in Service.objects.filter(current__isnull=False).order_by("code")
        for material in content_of(service.pk, service.current or 1).materials
        # Of a kind that many materials have, the one that is named like it.
        if material.code in dict(KEPT)
    }
    for kind, days in KEPT:
        if kind in known:
            words = KINDS[kind]
            until = today + timedelta(days=days) if days is not None else None
            told = Particulars(kind, words.zh, words.en, valid_until=until)
            keep_paper(user_id, samples.file_for(known[kind]), told, now=now)
