"""What a proposal says is checked by every rule before anybody reviews it, and once more before it is published."""

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from yimen.catalogue.acts.publish_version import check_citations, check_content
from yimen.catalogue.acts.writing import Row, plain_content, row_of, with_terms
from yimen.catalogue.audit import Entry, Severity, audit_entry, say, severity
from yimen.catalogue.audit.content_rules import days
from yimen.catalogue.content import Handbook, ServiceContent, problems
from yimen.catalogue.models import ChangeKind, Proposal, Service, ServiceVersion
from yimen.errors import Refusal

ENDING = (ChangeKind.CANCEL, ChangeKind.MERGE, ChangeKind.SPLIT)


def check_guide(proposal: Proposal, last: ServiceVersion | None, content: Mapping[str, Any] | None) -> None:
    """The guide that is to be in force: the given one, checked by every rule, or the one in force with the row's terms.

    Raises Refusal: change_promise_too_long and those of `check_content` (422).
    """
    if content is None and last is not None and last.content is not None:
        if (proposal.statutory, proposal.promised) == (last.statutory, last.promised):
            proposal.content = last.content
            return
        terms = {"statutory": proposal.statutory, "promised": proposal.promised or None}
        content = {**last.content, "terms": {**last.content["terms"], **terms}}
    if content is None:
        _promise_within_law(proposal)
        return
    checked = recheck(proposal, content)
    proposal.content = plain_content(checked)
    row = with_terms(row_of_proposal(proposal), checked)
    proposal.statutory, proposal.promised = row.statutory, row.promised


def recheck(proposal: Proposal, content: Mapping[str, Any]) -> ServiceContent:
    """The content as a value that may be published under the proposal's row. Raises Refusal as `check_content`."""
    subject = Service(name=proposal.name, type=proposal.type, code=proposal.code)
    checked = check_content(content, subject)
    check_citations(checked, subject, proposal.valid_from)
    return checked


def check_row(proposal: Proposal) -> None:
    """The rules about a row of the list, as far as this change itself would break them. Raises content_audit_failed (422).

    A delegated service keeps its code until it gets a new one, so that the organ in the code may be another then.
    """
    if proposal.kind in ENDING:
        return
    before = _entry(proposal, proposal.service) if proposal.service else None
    known = {finding.rule for finding in audit_entry(before)} if before else set()
    if proposal.kind == ChangeKind.DELEGATE:
        known.add("code_names_the_agency")
    found = [each for each in audit_entry(_entry(proposal, proposal)) if severity(each) is Severity.ERROR]
    broken = [finding for finding in found if finding.rule not in known]
    if broken:
        told = "; ".join(say(finding) for finding in broken)
        raise Refusal("content_audit_failed", status=422, service=proposal.name, problems=told)


def _entry(proposal: Proposal, row: Proposal | Service) -> Entry:
    """How the list would show it. The matter is the service's, or that of the service to be."""
    matter = proposal.service.matter if proposal.service else proposal.matter
    return Entry(
        code=proposal.code,
        name=row.name,
        type=row.type,
        organ=row.agency.uscc,
        matter=matter.code if matter else "",
        matter_type=matter.type if matter else "",
    )


def check_handbook(proposal: Proposal) -> None:
    """The handbook in its one form, or none where it says nothing. Raises Refusal handbook_invalid (422)."""
    if not proposal.handbook:
        proposal.handbook = None
        return
    try:
        checked = Handbook.model_validate(proposal.handbook)
    except ValidationError as error:
        told = "; ".join(problems(error))
        raise Refusal("handbook_invalid", status=422, service=proposal.name, problems=told) from error
    proposal.handbook = plain_content(checked) or None


def refuse_nothing(proposal: Proposal, last: ServiceVersion | None) -> None:
    """Raise Refusal change_changes_nothing (409) for a change that is none, and a renaming that keeps the name."""
    if proposal.kind in ENDING or proposal.service is None:
        return
    before = row_of(proposal.service, last)
    said = (proposal.content, proposal.handbook)
    same = row_of_proposal(proposal) == before and said == ((last.content, last.handbook) if last else (None, None))
    if same or (proposal.kind == ChangeKind.RENAME and proposal.name == before.name):
        raise Refusal("change_changes_nothing", service=proposal.service.name)


def row_of_proposal(proposal: Proposal) -> Row:
    """How the service is to stand in the catalogue."""
    names = Row.__dataclass_fields__
    return Row(**{name: getattr(proposal, name) for name in names})


def _promise_within_law(proposal: Proposal) -> None:
    """The rule of the guides holds for a row without a guide as well."""
    if not (proposal.statutory and proposal.promised):
        return
    if days(proposal.promised) > days(proposal.statutory):
        raise Refusal("change_promise_too_long", status=422, promised=proposal.promised, statutory=proposal.statutory)
