"""Write a part of a guide or handbook into a proposal that is being written. It is saved as it is typed, part by part."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction

from yimen.catalogue.acts.guarding import demand_day, demand_own_agency
from yimen.catalogue.editing.findings import PartFinding, faults_of
from yimen.catalogue.editing.parts import Part, part_by_name
from yimen.catalogue.editing.values import lines_of, written
from yimen.catalogue.models import Proposal
from yimen.catalogue.proposing import DRAFTERS, demand_order, demand_role, locked, take_step
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor

# What a guide asks its applicants until somebody designs its own form.
PLAIN_FORM: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["contact_phone"],
    "x-sections": [
        {"key": "contact", "title": "联系方式", "x-title-en": "Contact", "fields": ["contact_phone", "remark"]}
    ],
    "properties": {
        "contact_phone": {"type": "string", "title": "手机", "x-title-en": "Mobile", "format": "cn-mobile"},
        "remark": {"type": "string", "title": "申请说明", "x-title-en": "What you apply for", "maxLength": 1000},
    },
}
MOST_LINES = 200


class PartRefused(Refusal):
    """A part that cannot be saved as it is; `findings` name the values."""

    def __init__(self, findings: list[PartFinding]) -> None:
        super().__init__("part_invalid", status=422, problems="; ".join(each.text for each in findings))
        self.findings = findings


def write_part(
    proposal_id: int, name: str, values: Mapping[str, Any], *, actor: Actor, now: datetime, line: int | None = None
) -> Proposal:
    """Put values at their places: "terms.promised", or within a line ("name") where the part is a list.

    line  which line of the list, from 0; None or one more than there are: a new one
    Raises Refusal: change_needs_role, change_of_other_agency (403); proposal_not_found, part_not_found (404);
    proposal_out_of_order (409); part_invalid, part_too_many (422).
    """
    part = part_by_name(name)
    if part.name == "form":
        raise Refusal("part_not_found", status=404)  # it is changed step by step: `write_form`

    def change(content: dict[str, Any]) -> dict[str, Any]:
        if not part.lines:
            return written(content, values)
        lines = lines_of(content, part.lines)
        place = len(lines) if line is None else min(max(line, 0), len(lines))
        if place >= MOST_LINES:
            raise Refusal("part_too_many", status=422, limit=MOST_LINES)
        lines[place : place + 1] = [written(lines[place] if place < len(lines) else {}, values)]
        return written(content, {part.lines: lines})

    return _write(proposal_id, part, change, actor, now)


def write_whole(proposal_id: int, name: str, content: Mapping[str, Any], *, actor: Actor, now: datetime) -> Proposal:
    """Put the whole part as it stands in this content in the place of what the proposal has. Raises Refusal as `write_part`."""
    part = part_by_name(name)
    too_many = part.lines and len(lines_of(content, part.lines)) > MOST_LINES
    if too_many:
        raise Refusal("part_too_many", status=422, limit=MOST_LINES)
    return _write(
        proposal_id, part, lambda before: written(before, {top: content.get(top) for top in part.top}), actor, now
    )


def remove_line(proposal_id: int, name: str, line: int, *, actor: Actor, now: datetime) -> Proposal:
    """Take a line out of a list. Raises Refusal as `write_part`."""
    part = part_by_name(name)

    def change(content: dict[str, Any]) -> dict[str, Any]:
        lines = lines_of(content, part.lines)
        kept = lines[:line] + lines[line + 1 :]
        return written(content, {part.lines: kept or None})

    return _write(proposal_id, part, change, actor, now)


def move_line(proposal_id: int, name: str, line: int, *, actor: Actor, now: datetime) -> Proposal:
    """Move a line one place up; the first stays. Raises Refusal as `write_part`."""
    part = part_by_name(name)

    def change(content: dict[str, Any]) -> dict[str, Any]:
        lines = lines_of(content, part.lines)
        if 0 < line < len(lines):
            lines[line - 1], lines[line] = lines[line], lines[line - 1]
        return written(content, {part.lines: lines or None})

    return _write(proposal_id, part, change, actor, now)


@transaction.atomic
def write_row(
    proposal_id: int, *, name: str, name_en: str, valid_from: date, reason: str, basis: str, actor: Actor, now: datetime
) -> Proposal:
    """Change name, first day, reason and legal basis. Raises Refusal as `write_part`, and change_name_missing,
    change_reason_missing, change_basis_missing, change_day_past (422)."""
    proposal = writing(proposal_id, actor)
    for text, code in (
        (name, "change_name_missing"),
        (reason, "change_reason_missing"),
        (basis, "change_basis_missing"),
    ):
        if not text.strip():
            raise Refusal(code, status=422)
    demand_day(valid_from, shanghai_date(now))
    proposal.name, proposal.name_en = name.strip()[:500], name_en.strip()[:500]
    proposal.valid_from, proposal.reason, proposal.basis = valid_from, reason.strip()[:500], basis.strip()[:500]
    save_writing(proposal, actor, now)
    return proposal


@transaction.atomic
def _write(
    proposal_id: int, part: Part, change: Callable[[dict[str, Any]], dict[str, Any]], actor: Actor, now: datetime
) -> Proposal:
    proposal = writing(proposal_id, actor)
    content = change(dict((proposal.handbook if part.handbook else proposal.content) or {}))
    faults = faults_of(part, content)
    if faults:
        raise PartRefused(faults)
    if part.handbook:
        proposal.handbook = content or None
    else:
        content.setdefault("form", PLAIN_FORM)
        proposal.content = content
    save_writing(proposal, actor, now)
    return proposal


def writing(proposal_id: int, actor: Actor) -> Proposal:
    """The proposal under lock, for one who may write it now. Raises Refusal as `write_part`."""
    demand_role(actor, DRAFTERS)
    proposal = locked(proposal_id)
    demand_own_agency(proposal, actor)
    demand_order(proposal, Proposal.Status.WRITING)
    return proposal


def save_writing(proposal: Proposal, actor: Actor, now: datetime) -> None:
    """Save, and write down once that this person wrote a part of it, or took it up again."""
    taken_up = proposal.status != Proposal.Status.WRITING
    known = proposal.steps.filter(status=Proposal.Status.WRITING, who=actor.who)
    proposal.save()
    if taken_up or not known.exists():
        take_step(proposal, Proposal.Status.WRITING, actor, now)
