"""Hand-overs as answers."""

from yimen.agencies.models import Agency
from yimen.api.answers.base import Words
from yimen.api.answers.catalogue import AgencyName
from yimen.api.answers.supervision import HandOverRow
from yimen.supervision.queries import Row


def hand_over_row(row: Row) -> HandOverRow:
    """One hand-over as lists and acts answer it."""
    each = row.hand_over
    service = each.case.service
    return HandOverRow(
        id=each.pk,
        case=each.case.number,
        permit=each.permit.number if each.permit else None,
        service=Words(zh=service.name, en=service.name_en),
        granted_by=_name(each.granted_by),
        agency=_name(each.agency),
        section=each.section,
        granted_on=each.granted_on,
        due=row.due,
        overdue=row.overdue,
        taken_at=each.taken_at,
        taken_by=each.taken_name,
    )


def _name(agency: Agency) -> AgencyName:
    return AgencyName(code=agency.code, name=Words(zh=agency.name, en=agency.name_en))
