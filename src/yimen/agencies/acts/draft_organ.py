"""Draft a change of an organ: it is set up, renamed, merged into another or dissolved, from a day on."""

from datetime import date, datetime

from django.db import transaction

from yimen.agencies.models import Agency, OrganChange, OrganDraft
from yimen.agencies.standing.drafting import DRAFTERS, demand_role, take_step
from yimen.agencies.standing.rules import OrganRow, check_new
from yimen.agencies.standing.writing import demand_later, demand_standing, last_version
from yimen.clock import shanghai_date
from yimen.codes import check_uscc
from yimen.errors import Refusal
from yimen.procedure import Actor

ENDING = (OrganChange.MERGE, OrganChange.DISSOLVE)


@transaction.atomic
def draft_organ(
    agency: Agency | None,
    kind: OrganChange,
    *,
    actor: Actor,
    now: datetime,
    valid_from: date,
    document: str,
    reason: str,
    row: OrganRow | None = None,
    into: str = "",
    district: str = "",
) -> OrganDraft:
    """Write the draft down; nothing changes before another person approves it.

    agency    the organ to change; None: one is set up as `row` says, within `district`
    into      merge: code of the organ in which it goes on
    Raises Refusal: organ_needs_role (403); organ_document_missing, organ_reason_missing, organ_day_past, organ_change_wrong,
    organ_name_missing, organ_into_wrong, those of `rules.check_new` and of `check_uscc` (422); organ_code_taken,
    organ_name_taken, organ_uscc_taken, organ_gone, organ_waiting, organ_starts_too_early, organ_name_same (409).
    """
    demand_role(actor, DRAFTERS)
    if not document.strip():
        raise Refusal("organ_document_missing", status=422)
    if not reason.strip():
        raise Refusal("organ_reason_missing", status=422)
    today = shanghai_date(now)
    if valid_from < today:
        raise Refusal("organ_day_past", status=422, day=valid_from.isoformat(), today=today.isoformat())
    if (kind == OrganChange.SET_UP) != (agency is None):
        raise Refusal("organ_change_wrong", status=422, kind=OrganChange(kind).label)
    draft = _new(row, district) if agency is None else _changing(agency, kind, row, into, valid_from)
    draft.kind, draft.valid_from = kind, valid_from
    draft.document, draft.reason = document.strip()[:80], reason.strip()[:500]
    draft.save()
    take_step(draft, OrganDraft.Status.DRAFT, actor, now)
    return draft


def _new(row: OrganRow | None, district: str) -> OrganDraft:
    if row is None or not row.name.strip():
        raise Refusal("organ_name_missing", status=422)
    check_new(row, Agency.Kind.values, district)
    waiting = OrganDraft.objects.filter(status=OrganDraft.Status.DRAFT, code=row.code)
    if Agency.objects.filter(code=row.code).exists() or waiting.exists():
        raise Refusal("organ_code_taken", value=row.code)
    uscc = check_uscc(row.uscc) if row.uscc else ""
    if uscc and Agency.objects.filter(uscc=uscc, gone=False).exists():
        raise Refusal("organ_uscc_taken", value=uscc)
    demand_free_name(row.name.strip(), row.division)
    return OrganDraft(
        code=row.code,
        name=row.name.strip()[:120],
        name_en=row.name_en.strip()[:200],
        uscc=uscc,
        organ_kind=row.kind,
        division=row.division,
        regulator=row.regulator,
    )


def _changing(agency: Agency, kind: OrganChange, row: OrganRow | None, into: str, begin: date) -> OrganDraft:
    kept = Agency.objects.select_for_update(of=("self",)).get(pk=agency.pk)
    last = last_version(kept)
    demand_standing(kept, last)
    demand_later(kept, last, begin)
    if kept.organ_drafts.filter(status=OrganDraft.Status.DRAFT).exists():
        raise Refusal("organ_waiting", agency=kept.title)
    draft = OrganDraft(agency=kept, code=kept.code, name=kept.name, name_en=kept.name_en)
    if kind == OrganChange.RENAME:
        _rename(draft, kept, row)
    if kind == OrganChange.MERGE:
        draft.into = [successor(into, kept).code]
    return draft


def _rename(draft: OrganDraft, kept: Agency, row: OrganRow | None) -> None:
    if row is None or not row.name.strip():
        raise Refusal("organ_name_missing", status=422)
    name, name_en = row.name.strip()[:120], row.name_en.strip()[:200]
    if (name, name_en) == (kept.name, kept.name_en):
        raise Refusal("organ_name_same", agency=kept.title)
    if name != kept.name:
        demand_free_name(name, kept.division)
    draft.name, draft.name_en = name, name_en


def demand_free_name(name: str, division: str) -> None:
    """Raise Refusal organ_name_taken (409) where another organ of the division has the name."""
    if Agency.objects.filter(division=division, name=name).exists():
        raise Refusal("organ_name_taken", name=name)


def successor(code: str, kept: Agency) -> Agency:
    """The organ in which it goes on. Raises Refusal organ_into_wrong (422) for none, itself, or one that ends."""
    found = Agency.objects.filter(code=code, gone=False).exclude(pk=kept.pk).first()
    last = last_version(found) if found else None
    ends = OrganDraft.objects.filter(status=OrganDraft.Status.DRAFT, code=code, kind__in=ENDING).exists()
    if found is None or ends or (last is not None and not last.stands):
        raise Refusal("organ_into_wrong", status=422, agency=kept.title)
    return found
