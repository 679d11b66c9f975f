"""Guards of decision, certificate and delivery (行政许可法 34(2), 38, 39, 44)."""

from yimen.clock import due_date
from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt
from yimen.procedure.states import State


def application_is_accepted(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only what was accepted is examined and decided."""
    if file.state is not None and file.accepted_at is None:
        return Refusal("not_yet_accepted", article="行政许可法 34(1)")
    return None


def service_is_instant(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """On the spot is decided what the service says can be."""
    if not attempt.rules.instant:
        return Refusal("not_instant", article="行政许可法 34(2)")
    return None


def decided_as_accepted(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """What has been accepted is decided by the ordinary act, on the spot or not."""
    if file.state is State.ACCEPTED:
        return Refusal("accepted_is_decided", article="行政许可法 34(2)")
    return None


def corrections_are_overdue(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """For want of corrections a case ends only when the applicant had the time to hand them in, and did not."""
    if attempt.arguments["ground"] != "not_corrected":
        return None
    if file.state is not State.CORRECTION or file.corrections_told is None:
        return Refusal("no_corrections_awaited", article="行政许可法 32(1)5、37")
    due = due_date(file.corrections_told, attempt.rules.periods.supply, attempt.calendar).date
    if attempt.day <= due:
        return Refusal("corrections_may_come", article="行政许可法 32(1)5", due=due.isoformat())
    return None


def refusal_is_reasoned(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A refusal says why, and where the applicant can turn."""
    if attempt.arguments["outcome"] != "refuse":
        return None
    if not attempt.arguments.get("reason"):
        return Refusal("refusal_without_reason", status=422, article="行政许可法 38(2)")
    if not attempt.arguments.get("remedies"):
        return Refusal("refusal_without_remedies", status=422, article="行政许可法 38(2)")
    return None


def conditions_belong_to_grant(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Conditions are set with a grant only; only a refusal can rest on false statements."""
    outcome = attempt.arguments["outcome"]
    if outcome == "refuse" and attempt.arguments.get("conditions"):
        return Refusal("conditions_without_grant", status=422, article="行政许可法 38")
    if outcome == "grant" and attempt.arguments.get("false_statement") == "yes":
        return Refusal("grant_on_false_statement", status=422, article="行政许可法 78")
    return None


def tolerated_gaps_have_come(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """What was tolerated as missing must be there before the grant."""
    missing = [each.item for each in file.owed("open", "lapsed", kind="gap")]
    if attempt.arguments["outcome"] == "grant" and missing:
        return Refusal("tolerated_gap_open", article="容缺受理", items="、".join(missing))
    return None


def certificate_is_there(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """What is delivered has been issued."""
    if attempt.rules.certificate and not file.certificate:
        return Refusal("certificate_not_ready", article="行政许可法 39")
    return None


def no_certificate_yet(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """One decision, one certificate."""
    if file.certificate:
        return Refusal("certificate_exists", certificate=file.certificate)
    return None
