"""What must hold before an act, beyond role and state. Each guard returns the refusal, or None when all is well.

A *guard* asks about the case and the person, so a page can grey an act before anything is typed; a *check* asks about
the arguments.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.errors import Refusal
from yimen.procedure.values import Actor, CaseFile, ServiceRules


@dataclass(frozen=True)
class Attempt:
    """One try at an act: by whom, when, with which arguments, on a case of which service."""

    actor: Actor
    at: datetime
    rules: ServiceRules
    arguments: Mapping[str, Any]


Guard = Callable[[CaseFile, Attempt], Refusal | None]


def no_gaps_open(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Everything that the correction notice listed has come."""
    if file.gaps_open:
        return Refusal("gaps_still_open", article="行政许可法 32(1)5", items="、".join(file.gaps_open))
    return None


def not_all_corrected(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Once all listed gaps are closed the organ must accept; it may not ask again."""
    if file.corrections and not file.gaps_open:
        return Refusal("must_accept", article="行政许可法 32(1)5")
    return None


def only_gaps_already_told(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """All gaps are told once; a second notice may only repeat what is still missing."""
    new = [item for item in attempt.arguments["items"] if item not in file.gaps_open]
    if file.corrections and new:
        return Refusal("gap_not_told_at_first", article="行政许可法 32(1)4", items="、".join(new))
    return None


def supplies_told_gaps(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only what the notice asked for is handed in with a correction."""
    foreign = [item for item in attempt.arguments["items"] if item not in file.gaps_told]
    if foreign:
        return Refusal("correction_not_asked", status=422, items="、".join(foreign))
    return None


def names_competent_organ(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Who is not competent says who is."""
    if attempt.arguments["ground"] == "not_competent" and not attempt.arguments.get("organ"):
        return Refusal("organ_not_named", status=422, article="行政许可法 32(1)2")
    return None


def names_step_of_service(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """An opinion belongs to one of the steps the service has."""
    steps = attempt.rules.steps
    step = attempt.arguments.get("step", "")
    if (steps or step) and step not in steps:
        return Refusal("step_unknown", status=422, step=step or "-", steps="、".join(steps) or "-")
    return None


def one_opinion_a_person(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Nobody counts twice in one step."""
    step = attempt.arguments.get("step", "")
    if any(given.who == attempt.actor.who and given.step == step for given in file.opinions):
        return Refusal("opinion_already_given", article="行政许可法 34(3)", step=step or "-")
    return None


def examined_by_enough_officers(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Where facts are checked, at least the officers the service asks for have examined."""
    needed, done = attempt.rules.officers, len(file.examiners())
    if needed > 1 and done < needed:
        return Refusal("officers_missing", article="行政许可法 34(3)", needed=needed, done=done)
    return None


def every_step_has_opinion(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The examination is finished before the decision."""
    missing = file.steps_without_opinion(attempt.rules.steps)
    if missing:
        return Refusal("examination_unfinished", article="行政许可法 34(1)", steps="、".join(missing))
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
