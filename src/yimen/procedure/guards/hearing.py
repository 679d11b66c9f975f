"""Guards of the hearing (行政许可法 46-48)."""

from yimen.clock import Unit
from yimen.clock.due import count_days
from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt
from yimen.procedure.rules import Hearing
from yimen.procedure.words import Words

WORKING_DAYS, CALENDAR_DAYS = Words("个工作日", "working days"), Words("日", "days")


def _to_be_held(file: CaseFile, attempt: Attempt) -> bool:
    return bool(file.hearing.basis) or attempt.rules.hearing is Hearing.MUST


def hearing_is_to_be_held(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Notice is given of a hearing that the law orders, the organ announced, or somebody asked for."""
    if file.hearing.held_on:
        return Refusal("hearing_already_held", article="行政许可法 48")
    if not _to_be_held(file, attempt):
        return Refusal("no_hearing_to_hold", article="行政许可法 46、47")
    if not file.hearing.basis:
        return Refusal("hearing_not_announced", article="行政许可法 46")
    return None


def no_hearing_announced(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """One hearing a case."""
    if file.hearing.basis:
        return Refusal("hearing_already_announced", article="行政许可法 46")
    return None


def hearing_right_not_told(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The right to a hearing is told once to everybody; again only when another third party has come to light."""
    if file.hearing.told_on and len(file.interested) == file.hearing.told_parties:
        return Refusal("hearing_right_already_told", article="行政许可法 47(1)")
    return None


def may_ask_for_hearing(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Within the period from being told, and once."""
    if file.hearing.basis:
        return Refusal("hearing_already_announced", article="行政许可法 47(1)")
    run = file.clock("hearing_request")
    if run is None:
        return Refusal("hearing_right_untold", article="行政许可法 47(1)")
    if run.ended is not None or attempt.day > attempt.due(run):
        return Refusal("hearing_request_late", article="行政许可法 47(1)", due=attempt.due(run).isoformat())
    return None


def nobody_else_may_ask(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The applicant's waiver ends the period only where no third party could still ask for the hearing."""
    if not file.running("hearing_request"):
        return Refusal("hearing_right_untold", article="行政许可法 47(1)")
    if file.interested:
        return Refusal("third_parties_may_ask", article="行政许可法 47(1)", parties="、".join(file.interested))
    return None


def request_period_is_over(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The platform closes the period only when it is over."""
    run = next(iter(file.running("hearing_request")), None)
    if run is None or attempt.day <= attempt.due(run):
        return Refusal("term_not_over", article="行政许可法 47(1)")
    return None


def notice_is_early_enough(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """At least seven days lie between notice and hearing."""
    term, day = attempt.rules.periods.hearing_notice, attempt.given_date("day")
    if count_days(attempt.day, day, term.unit, attempt.calendar) < term.amount:
        unit = WORKING_DAYS if term.unit is Unit.WORKING_DAYS else CALENDAR_DAYS
        return Refusal("hearing_notice_late", article="行政许可法 48(1)1", days=term.amount, unit=unit)
    return None


def chair_has_not_examined(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Who examined the application does not chair its hearing."""
    chair = attempt.arguments.get("chair", "")
    if chair and chair in file.reviewers():
        return Refusal("chair_is_reviewer", article="行政许可法 48(1)3", chair=chair)
    return None


def hearing_was_notified(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A hearing is held on notice, not before its day, and with a chair nobody still objects to."""
    hearing = file.hearing
    if hearing.held_on:
        return Refusal("hearing_already_held", article="行政许可法 48")
    if hearing.day is None:
        return Refusal("hearing_not_notified", article="行政许可法 48(1)1")
    if attempt.day < hearing.day:
        return Refusal("hearing_before_its_day", article="行政许可法 48(1)1", day=hearing.day.isoformat())
    if hearing.challenged:
        return Refusal("challenge_open", article="行政许可法 48(1)3")
    return None


def hearing_has_chair(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A chair can be objected to once notice names one, before the hearing."""
    if not file.hearing.chair or file.hearing.held_on:
        return Refusal("no_chair_to_challenge", article="行政许可法 48(1)3")
    if file.hearing.challenged:
        return Refusal("challenge_open", article="行政许可法 48(1)3")
    return None


def chair_is_challenged(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only an objection that was made is ruled on."""
    if not file.hearing.challenged:
        return Refusal("no_challenge_open", article="行政许可法 48(1)3")
    return None


def upheld_challenge_names_chair(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A chair who steps down is replaced by another person."""
    chair = attempt.arguments.get("chair", "")
    if attempt.arguments["ruling"] == "upheld" and chair in ("", file.hearing.chair):
        return Refusal("new_chair_missing", status=422, article="行政许可法 48(1)3")
    return None


def chairs_not_own_review(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The chair may have been named before examining: the rule holds on the day of the hearing too."""
    if file.hearing.chair in file.reviewers():
        return Refusal("chair_is_reviewer", article="行政许可法 48(1)3", chair=file.hearing.chair)
    return None


def hearing_is_over(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """No decision before a hearing that is due, nor while one can still be asked for."""
    hearing, kind = file.hearing, attempt.rules.hearing
    if hearing.held_on:
        return None
    if _to_be_held(file, attempt):
        article = "行政许可法 47(1)" if hearing.basis == "requested" else "行政许可法 46"
        return Refusal("hearing_not_held", article=article)
    if kind is Hearing.MAY and (hearing.told_on is None or len(file.interested) > hearing.told_parties):
        return Refusal("hearing_right_untold", article="行政许可法 47(1)")
    if file.running("hearing_request"):
        return Refusal("hearing_may_be_asked", article="行政许可法 47(1)")
    return None
