"""Guards of stops and of the extension (行政许可法 42, 45)."""

from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt
from yimen.procedure.states import Role


def no_stop_on_this_ground(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The same ground stops the clocks once at a time."""
    ground = attempt.arguments["ground"]
    if any(stop.ground == ground for stop in file.standing()):
        return Refusal("already_stopped", article="行政许可法 45", ground=ground)
    return None


def a_clock_stands(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only a stopped clock goes on."""
    if not file.standing():
        return Refusal("not_stopped", article="行政许可法 45")
    return None


def names_standing_ground(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Which stop ends is said where several stand."""
    grounds = [stop.ground for stop in file.standing()]
    ground = attempt.arguments.get("ground", "")
    if not ground and len(grounds) > 1:
        return Refusal("stop_not_named", status=422, article="行政许可法 45", grounds=", ".join(grounds))
    if ground and ground not in grounds:
        return Refusal("not_stopped_on_ground", article="行政许可法 45", ground=ground, grounds=", ".join(grounds))
    return None


def no_clock_stands(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """While experts test or a hearing is prepared, nothing is decided."""
    if standing := file.standing():
        return Refusal("clock_is_stopped", article="行政许可法 45", grounds=", ".join(each.ground for each in standing))
    return None


def head_may_extend(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The head of the organ extends; where departments handle together, the head of the government."""
    joint = attempt.rules.joint
    needed = Role.GOVERNMENT_HEAD if joint else Role.AGENCY_HEAD
    if needed not in attempt.actor.roles:
        return Refusal(
            "extension_not_yours",
            status=403,
            article="行政许可法 42(2)" if joint else "行政许可法 42(1)",
            needed=needed.value,
        )
    return None


def term_can_be_extended(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Once, where the law lets it (not where a case can be decided on the spot), and while the term is not over."""
    article = attempt.rules.decision_article
    run = file.clock("decide")
    if attempt.rules.extension is None or attempt.rules.instant or not attempt.rules.statutory.amount:
        return Refusal("no_extension_by_law", article=article)
    if run is None or run.ended is not None:
        return Refusal("term_not_running", article=article)
    if run.extended_by is not None:
        return Refusal("already_extended", article=article)
    if attempt.day > attempt.due(run):
        return Refusal("term_is_over", article=article, due=attempt.due(run).isoformat())
    return None
