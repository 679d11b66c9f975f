"""Guards of examination: officers, steps, the lower organ, third parties (行政许可法 34-36, 43)."""

from yimen.errors import Refusal
from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards.values import Attempt
from yimen.procedure.states import Role


def names_step_of_service(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """An opinion belongs to one of the steps the service has; where it has none, to whatever the officer calls it."""
    steps = [step.name for step in attempt.rules.steps]
    step = attempt.arguments.get("step", "")
    if steps and not step:
        return Refusal("step_not_named", status=422, steps="、".join(steps))
    if steps and step not in steps:
        return Refusal("step_unknown", status=422, step=step or "-", steps="、".join(steps) or "-")
    return None


def step_is_open(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A step waits for those before it."""
    step = attempt.rules.step(attempt.arguments.get("step", ""))
    waiting = [each for each in step.after if each in file.unfinished_steps(attempt.rules.steps)] if step else []
    if step and waiting:
        return Refusal("step_not_open", article="行政许可法 34(1)", step=step.name, waiting="、".join(waiting))
    return None


def is_asked_in_step(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Where a step names whose opinion it needs, only they give one."""
    step = attempt.rules.step(attempt.arguments.get("step", ""))
    if step and step.asked and attempt.actor.who not in step.asked and attempt.actor.agency not in step.asked:
        return Refusal("not_asked_in_step", status=403, article="行政许可法 34(1)", step=step.name)
    return None


def one_opinion_a_person(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Nobody counts twice in one step."""
    step = attempt.arguments.get("step", "")
    if any(given.who == attempt.actor.who and given.step == step for given in file.opinions):
        return Refusal("opinion_already_given", article="行政许可法 34(3)", step=step or "-")
    return None


def somebody_has_examined(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """There is a way back only where somebody has been."""
    if not file.opinions:
        return Refusal("nothing_examined_yet", article="行政许可法 34(1)")
    return None


def step_has_opinions(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only a step on which something was said can be gone back to."""
    step = attempt.arguments["step"]
    if not any(opinion.step == step for opinion in file.opinions):
        return Refusal("step_without_opinions", article="行政许可法 34(1)", step=step)
    return None


def examined_by_enough_officers(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Where facts are checked, at least the officers the service asks for have examined."""
    needed, done = attempt.rules.officers, len(file.examiners())
    if needed > 1 and done < needed:
        return Refusal("officers_missing", article="行政许可法 34(3)", needed=needed, done=done)
    return None


def every_step_has_opinion(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The examination is finished before the decision."""
    missing = file.unfinished_steps(attempt.rules.steps)
    if missing:
        return Refusal("examination_unfinished", article="行政许可法 34(1)", steps="、".join(missing))
    return None


def enough_agree(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A grant needs the agreement that a step asks for (m of n)."""
    if attempt.arguments["outcome"] != "grant":
        return None
    for step in attempt.rules.steps:
        agreeing = file.agreeing(step.name)
        if agreeing < step.agreeing:
            return Refusal(
                "too_few_agree", article="行政许可法 38(1)", step=step.name, needed=step.agreeing, agreeing=agreeing
            )
    return None


def lower_organ_has_reported(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """What a lower organ examines first is decided on its opinion."""
    if attempt.rules.preliminary and not file.preliminary_opinion:
        return Refusal("preliminary_review_missing", article="行政许可法 35")
    return None


def lower_organ_reviews(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Only where the service knows a preliminary review, and once."""
    if attempt.rules.preliminary is None:
        return Refusal("no_preliminary_review", article="行政许可法 35")
    if file.preliminary_opinion:
        return Refusal("preliminary_review_done", article="行政许可法 35")
    return None


def third_parties_heard(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Whoever has a major interest was told, and has spoken or had the time to."""
    if file.unheard and file.running("statements"):
        return Refusal("third_parties_unheard", article="行政许可法 36", parties="、".join(file.unheard))
    return None


def third_parties_are_new(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """Nobody is told twice that their interests are touched."""
    again = [party for party in attempt.arguments["parties"] if party in file.interested]
    if again:
        return Refusal("third_party_already_told", article="行政许可法 36", parties="、".join(again))
    return None


def speaks_for_told_party(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """A statement comes from the applicant or from a third party that was told."""
    party = attempt.arguments.get("party", "")
    if not party and Role.INTERESTED in attempt.actor.roles and Role.APPLICANT not in attempt.actor.roles:
        return Refusal(
            "third_party_unnamed", status=422, article="行政许可法 36", parties="、".join(file.interested) or "-"
        )
    if party and party not in file.interested:
        return Refusal("third_party_unknown", status=422, article="行政许可法 36", party=party)
    return None


def statement_period_is_over(file: CaseFile, attempt: Attempt) -> Refusal | None:
    """The platform closes the statements only when their period is over."""
    run = next(iter(file.running("statements")), None)
    if run is None or attempt.day <= attempt.due(run):
        return Refusal("term_not_over", article="行政许可法 36")
    return None
