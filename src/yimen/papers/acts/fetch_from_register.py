"""Fetch from a register what the applicant would otherwise upload."""

import io
from datetime import datetime

import structlog

from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.papers.acts.store_file import store_file
from yimen.papers.evidence import Fact, Kind
from yimen.papers.models import StoredFile
from yimen.papers.registers import ARTICLE, Entry, Register, RegisterDown, adapter_of
from yimen.procedure import Actor

LARGEST = 5_000_000
log = structlog.get_logger("yimen.papers")


def fetch_from_register(register: Register, *, name: str, identifier: str, actor: Actor, now: datetime) -> StoredFile:
    """The entry of this name and number as a file that counts as fetched with proof (level A).

    name, identifier  as the applicant told them, the identifier in its normal form; both must be the register's own

    Raises Refusal (409, article): register_down, register_no_entry, register_entry_ended, register_entry_expired. Asks over
    the network: not inside a transaction.
    """
    entry = _ask(register, name, identifier, actor)
    if entry.ended:
        raise _refused("register_entry_ended", register)
    if entry.valid_until is not None and entry.valid_until < shanghai_date(now):
        raise _refused("register_entry_expired", register, day=entry.valid_until.isoformat())
    # The typesetter takes a while to load: only a process that fetches needs it.
    from yimen.papers.registers.extract import extract

    proof = f"{entry.reference} sha256:{entry.digest}"
    return store_file(
        io.BytesIO(extract(register, entry, now)),
        name=f"{register.paper.zh}.pdf",
        actor=actor,
        now=now,
        accepts=("pdf",),
        limit=LARGEST,
        evidence=(Fact(Kind.FETCHED, register.code, now, proof),),
        made_here=True,
    )


def _ask(register: Register, name: str, identifier: str, actor: Actor) -> Entry:
    try:
        entry = adapter_of(register).find(register, identifier)
    except RegisterDown as problem:
        log.warning("register_down", register=register.code, reason=str(problem))
        raise _refused("register_down", register) from problem
    found = entry if entry is not None and entry.of(name, identifier) else None
    # Who asked, never about whom: a register is not asked without a trace.
    log.info("register_asked", register=register.code, account=actor.who, found=found is not None)
    if found is None:
        raise _refused("register_no_entry", register)
    return found


def _refused(code: str, register: Register, day: str = "") -> Refusal:
    return Refusal(code, article=ARTICLE, register=register.title, day=day)
