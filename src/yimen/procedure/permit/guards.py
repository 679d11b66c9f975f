"""Guards of what is done to a permit after its grant (行政许可法 8, 49, 50, 69, 70; 行政处罚法 63, 64)."""

from datetime import timedelta

from yimen.clock import Unit
from yimen.errors import Refusal
from yimen.procedure.guards.values import Attempt
from yimen.procedure.permit.values import PermitFile
from yimen.procedure.states import PermitState

FRAUD = "fraud"
# 70: each trigger of the cancellation, and the state in which it can be true.
TRIGGERS = {
    "expired": (PermitState.EXPIRED, "70(1)"),
    "holder_died": (PermitState.VALID, "70(2)"),
    "organisation_ended": (PermitState.VALID, "70(3)"),
    "taken_away": (None, "70(4)"),
    "force_majeure": (PermitState.VALID, "70(5)"),
    "other_law": (PermitState.VALID, "70(6)"),
}
TAKEN_AWAY = frozenset({PermitState.RECALLED, PermitState.REVOKED, PermitState.PENALISED})


def validity_is_a_span(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """The last day is not before the first."""
    until = attempt.arguments.get("valid_until")
    if until and until < attempt.arguments["valid_from"]:
        return Refusal("validity_reversed", status=422, valid_until=until)
    return None


def has_an_end(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """What has no end needs no renewal."""
    if file.valid_until is None:
        return Refusal("permit_without_end", article="行政许可法 50(1)")
    return None


def asked_in_time(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """A renewal is applied for so many days before the end, and once at a time."""
    if file.valid_until is None:
        return None
    if file.renewal_asked:
        return Refusal("renewal_already_asked", article="行政许可法 50(1)", day=file.renewal_asked.isoformat())
    ahead = attempt.rules.periods.renewal_ahead
    last = file.valid_until - timedelta(days=ahead.amount)
    if ahead.unit is Unit.WORKING_DAYS:
        while attempt.calendar.working_days(last, file.valid_until) < ahead.amount:
            last -= timedelta(days=1)
    if attempt.day > last:
        return Refusal("renewal_too_late", article="行政许可法 50(1)", last=last.isoformat())
    return None


def renewal_is_asked(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """Only what was applied for is decided."""
    if file.renewal_asked is None:
        return Refusal("renewal_not_asked", article="行政许可法 50(2)")
    return None


def renewal_goes_on(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """The new last day lies after the old one."""
    until = attempt.arguments.get("valid_until")
    if until and file.valid_until and until <= file.valid_until.isoformat():
        return Refusal("renewal_not_longer", status=422, valid_until=file.valid_until.isoformat())
    return None


def term_has_passed(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """The platform notices the end of validity when it is there."""
    if file.valid_until is None or attempt.day <= file.valid_until:
        return Refusal("term_not_over", article="行政许可法 70(1)")
    return None


def no_renewal_pending(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """Who asked for renewal and got no answer is renewed, not expired."""
    if file.renewal_asked:
        return Refusal("renewal_pending", article="行政许可法 50(2)")
    return None


def not_spared(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """A ground that was not used for the public interest is not used later."""
    if attempt.arguments["ground"] in file.spared:
        return Refusal("revocation_was_forgone", article="行政许可法 69(3)")
    return None


def innocent_holder_is_compensated(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """Only who cheated has nothing to be made good (69(4))."""
    if attempt.arguments["ground"] != FRAUD and not attempt.arguments.get("compensation"):
        return Refusal("compensation_not_settled", status=422, article="行政许可法 69(4)")
    return None


def heard_before_penalty(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """No licence is taken as a penalty before its holder could ask for a hearing."""
    if file.told_on is None:
        return Refusal("penalty_hearing_untold", article="行政处罚法 63")
    run = file.clock("penalty_hearing")
    if run is not None and run.ended is None and attempt.day <= attempt.due(run):
        return Refusal("penalty_hearing_open", article="行政处罚法 64", due=attempt.due(run).isoformat())
    return None


def right_not_told_yet(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """The right to be heard is told once."""
    if file.told_on:
        return Refusal("hearing_right_already_told", article="行政处罚法 63")
    return None


def right_was_told(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """Only a right that was told is waived."""
    if file.told_on is None:
        return Refusal("penalty_hearing_untold", article="行政处罚法 63")
    return None


def trigger_is_true(file: PermitFile, attempt: Attempt) -> Refusal | None:
    """A cancellation follows from what has happened to the permit; it is no sanction."""
    trigger = attempt.arguments["trigger"]
    state, article = TRIGGERS[trigger]
    fits = file.state in TAKEN_AWAY if state is None else file.state == state
    if not fits:
        return Refusal("trigger_not_true", article=f"行政许可法 {article}", trigger=trigger, state=file.state or "")
    return None
