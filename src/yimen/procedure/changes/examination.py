"""How examination and hearing change a case."""

from datetime import date

from yimen.clock import shanghai_date
from yimen.procedure.casefile import CaseFile, Opinion
from yimen.procedure.changes.clocks import end, start
from yimen.procedure.changes.keeping import keeping
from yimen.procedure.copying import replace
from yimen.procedure.rules import ServiceRules
from yimen.procedure.values import Event


def opined(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    opinion = Opinion(
        event.who, event.data.get("step", ""), event.data["opinion"], event.data.get("text", ""), event.at
    )
    return replace(file, opinions=(*file.opinions, opinion))


def step_returned(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    # What was found in later steps rested on this one: it is set aside too, and kept for the record.
    again = rules.steps_from(event.data["step"])
    aside = tuple(opinion for opinion in file.opinions if opinion.step in again)
    kept = tuple(opinion for opinion in file.opinions if opinion.step not in again)
    return replace(file, opinions=kept, set_aside=(*file.set_aside, *aside))


def interested_notified(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    parties = tuple(event.data["parties"])
    told = replace(file, interested=(*file.interested, *parties), unheard=(*file.unheard, *parties))
    told = keeping(told, "names")
    day = shanghai_date(event.at)
    return start(end(told, day, "statements"), "statements", day, rules.periods.statements, "行政许可法 36")


def views_stated(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    party = event.data.get("party", "")
    heard = keeping(replace(file, unheard=tuple(each for each in file.unheard if each != party)), "statements")
    return heard if heard.unheard else end(heard, shanghai_date(event.at), "statements")


def statements_closed(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    return end(file, shanghai_date(event.at), "statements")


def hearing_announced(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    announced = replace(file, hearing=replace(file.hearing, basis=event.data["basis"]))
    return end(announced, shanghai_date(event.at), "hearing_request")


def hearing_right_told(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    day = shanghai_date(event.at)
    told = replace(file, hearing=replace(file.hearing, told_on=day, told_parties=len(file.interested), closed_on=None))
    # Told again because another third party came to light, all may ask until the later day.
    return start(
        end(told, day, "hearing_request"), "hearing_request", day, rules.periods.hearing_request, "行政许可法 47(1)"
    )


def hearing_requested(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    day = shanghai_date(event.at)
    asked = end(replace(file, hearing=replace(file.hearing, basis="requested")), day, "hearing_request")
    return start(asked, "hearing", day, rules.periods.hearing_holding, "行政许可法 47(1)")


def hearing_not_requested(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    """Nobody asked in time, or the applicant waived and nobody else could ask."""
    day = shanghai_date(event.at)
    return end(replace(file, hearing=replace(file.hearing, closed_on=day)), day, "hearing_request")


def hearing_notified(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    notified = replace(
        file.hearing,
        notified_on=shanghai_date(event.at),
        day=date.fromisoformat(event.data["day"]),
        place=event.data["place"],
        chair=event.data["chair"],
        challenged=False,
    )
    return replace(file, hearing=notified)


def chair_challenged(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    return replace(file, hearing=replace(file.hearing, challenged=True))


def challenge_ruled(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    chair = event.data["chair"] if event.data["ruling"] == "upheld" else file.hearing.chair
    return replace(file, hearing=replace(file.hearing, challenged=False, chair=chair))


def hearing_held(file: CaseFile, event: Event, rules: ServiceRules) -> CaseFile:
    day = shanghai_date(event.at)
    held = replace(file.hearing, held_on=day, record=event.data["record"])
    return end(keeping(replace(file, hearing=held), "names", "records"), day, "hearing")
