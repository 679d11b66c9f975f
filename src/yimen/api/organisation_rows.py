"""Rows of organisations and authorities."""

from datetime import date

from yimen.api.answers.organisations import AuthorityRow, OrganisationRow
from yimen.parties.models import Authority, Organisation


def organisation_row(organisation: Organisation, authority: Authority | None = None) -> OrganisationRow:
    """The row; an authority makes its holder the agent."""
    return OrganisationRow.model_construct(
        id=organisation.pk,
        code=organisation.code,
        name=organisation.name,
        capacity="agent" if authority else "representative",
        confirmed=organisation.confirmed,
        authority=authority.pk if authority else None,
    )


def authority_row(authority: Authority, today: date) -> AuthorityRow:
    """The row, with its state on this day."""
    return AuthorityRow.model_construct(
        id=authority.pk,
        organisation=authority.organisation_id,
        agent=authority.label,
        state=authority.state(today),
        acts=authority.acts,
        services=authority.services,
        agencies=authority.agencies,
        last_day=authority.last_day,
        invited_at=authority.invited_at,
        accepted_at=authority.accepted_at,
        ended_at=authority.ended_at,
    )
