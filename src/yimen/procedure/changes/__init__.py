"""How each event changes a case. The functions trust the events; whether an act was allowed was asked once, before."""

from collections.abc import Callable

from yimen.procedure.casefile import CaseFile
from yimen.procedure.changes import decision, examination, keeping, obligations, periods, receipt
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event

Change = Callable[[CaseFile, Event, ServiceRules], CaseFile]

CHANGES: dict[str, Change] = {
    "submitted": receipt.submitted,
    "pre_reviewed": receipt.pre_reviewed,
    "corrected_on_the_spot": receipt.corrected_on_the_spot,
    "correction_notified": receipt.correction_notified,
    "resubmitted": receipt.resubmitted,
    "original_compared": receipt.original_compared,
    "gap_tolerated": receipt.gap_tolerated,
    "promised": receipt.promised,
    "deemed_accepted": receipt.deemed_accepted,
    "accepted": receipt.accepted,
    "acceptance_refused": receipt.acceptance_refused,
    "preliminary_reported": receipt.preliminary_reported,
    "opined": examination.opined,
    "step_returned": examination.step_returned,
    "interested_notified": examination.interested_notified,
    "views_stated": examination.views_stated,
    "statements_closed": examination.statements_closed,
    "hearing_announced": examination.hearing_announced,
    "hearing_right_told": examination.hearing_right_told,
    "hearing_requested": examination.hearing_requested,
    "hearing_waived": examination.hearing_not_requested,
    "hearing_not_requested": examination.hearing_not_requested,
    "hearing_notified": examination.hearing_notified,
    "chair_challenged": examination.chair_challenged,
    "challenge_ruled": examination.challenge_ruled,
    "hearing_held": examination.hearing_held,
    "clock_stopped": periods.clock_stopped,
    "clock_resumed": periods.clock_resumed,
    "extended": periods.extended,
    "decided": decision.decided,
    "decided_at_once": decision.decided_at_once,
    "certificate_issued": decision.certificate_issued,
    "delivered": decision.delivered,
    "withdrawn": decision.withdrawn,
    "terminated": decision.terminated,
    "obligation_fulfilled": obligations.obligation_fulfilled,
    "obligation_lapsed": obligations.obligation_lapsed,
    "rectification_ordered": obligations.rectification_ordered,
    "private_erased": keeping.private_erased,
}

__all__ = ["CHANGES", "Change"]
