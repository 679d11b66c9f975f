"""What this person may do with this case now, and why not the rest."""

from datetime import datetime

from yimen import procedure
from yimen.cases import access, private
from yimen.cases.queries.dossier import Dossier
from yimen.clock import shanghai_date
from yimen.errors import Refusal
from yimen.procedure import Actor, CaseFile, Possibility


def possible_acts(dossier: Dossier, actor: Actor, now: datetime) -> list[Possibility[CaseFile]]:
    """Every act that pages offer, each allowed or with its refusal (its article, its sentence)."""
    try:
        access.require_acting(actor, dossier.case)
    except Refusal as refusal:
        return [Possibility(row, refusal) for row in procedure.ACTS if row.offered]
    file, rules, calendar = dossier.file, dossier.rules, dossier.calendar
    for event in procedure.lapses(file, now, rules, calendar):
        file = procedure.apply(file, event, rules)
    possible = procedure.possibilities(file, actor, now, rules, calendar)
    inside = access.insider(actor)
    if not inside:
        possible = _under_mandate(possible, dossier, actor, now)
    return [
        Possibility(each.row, private.refusal_in_clear(each.refusal, dossier.case, inside)) if each.refusal else each
        for each in possible
    ]


def _under_mandate(
    possible: list[Possibility[CaseFile]], dossier: Dossier, actor: Actor, now: datetime
) -> list[Possibility[CaseFile]]:
    """The same for somebody who acts for an organisation: what their authority does not include is refused too."""
    mandate = access.mandate_over(actor, dossier.case)
    if mandate is None:
        return possible
    service, agency, today = dossier.case.service.code, dossier.case.agency.code, shanghai_date(now)
    return [
        Possibility(each.row, each.refusal or mandate.refusal(each.row.act, service, agency, today))
        for each in possible
    ]
