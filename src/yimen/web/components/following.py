"""What happens next in a case, by when, and whose turn it is, in the words of its applicant."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from yimen.cases.queries import Dossier
from yimen.cases.queries.dossier import RunningClock
from yimen.procedure import State
from yimen.web.components.law import ground
from yimen.web.components.templatetags.yimen import day, term


@dataclass(frozen=True)
class Next:
    """What happens next. by: the last day in law, None where the law sets none; yours: the applicant must do it.

    decides  it is the decision itself; else one is still to come
    """

    title: str
    words: str
    by: date | None = None
    yours: bool = False
    decides: bool = False


def next_of(state: State, shown: Dossier) -> Next | None:
    """The next thing; None where nothing follows."""
    case = shown.case
    if state is State.SUBMITTED:
        words = _(
            "If anything is missing, you are told everything at once; if you hear nothing, it counts as accepted."
        )
        return Next(_("The agency checks whether everything is there"), words, case.due_correction)
    if state is State.PRE_REVIEWED:
        words = _("Then the time limit for the decision begins.")
        return Next(_("The agency accepts the application"), words, case.due_correction)
    if state is State.CORRECTION:
        words = _("Hand in everything the notice asks for. Nothing else may be asked for later.")
        return Next(_("Hand in the corrections"), words, None, yours=True)
    if state is State.ACCEPTED:
        return _standing(shown) or _hearing(shown) or _parties(shown) or _preliminary(shown) or _decision(shown)
    if state is State.GRANTED:
        return Next(_("The certificate is made and delivered"), "", case.due_delivery)
    return None


def _standing(shown: Dossier) -> Next | None:
    standing = shown.file.standing()
    if not standing:
        return None
    first = standing[0]
    words = _(
        "The clock stands since %(day)s for: %(ground)s. Time needed, as you were told: %(time)s. These days are not "
        "counted; the clock goes on when this is over, and you are told the new last day."
    ) % {
        "day": day(first.begin),
        "ground": _(", ").join(ground(stop.ground) for stop in standing),
        "time": first.time_needed,
    }
    return Next(_("The clock stands"), words)


def _hearing(shown: Dossier) -> Next | None:
    hearing = shown.file.hearing
    if hearing.held_on:
        return None
    if hearing.day is not None:
        words = _("Place: %(place)s. You may bring evidence, and object to the chair before it begins.") % {
            "place": hearing.place
        }
        return Next(_("The hearing is held"), words, hearing.day)
    if asked := _running(shown, "hearing_request"):
        words = _("Whoever is touched may ask for a hearing. It is free of charge.")
        return Next(_("You may ask for a hearing, or waive it"), words, asked.state.due)
    if hearing.basis:
        held = _running(shown, "hearing")
        words = _("Day and place are told at least seven days before.")
        return Next(_("The agency gives notice of the hearing"), words, held.state.due if held else None)
    return None


def _parties(shown: Dossier) -> Next | None:
    statements = _running(shown, "statements")
    if statements is None:
        return None
    words = _("They were told that their interests are touched. You may state your views too.")
    return Next(_("Third parties may state their views"), words, statements.state.due)


def _preliminary(shown: Dossier) -> Next | None:
    review = _running(shown, "preliminary")
    if review is None:
        return None
    words = _("Then the deciding organ has its own term, and may not ask you for the same materials again.")
    return Next(_("The lower organ examines first"), words, review.state.due)


def _decision(shown: Dossier) -> Next:
    case, words = shown.case, []
    if case.due_promised and case.due_statutory:
        told = {"day": day(case.due_statutory)}
        words.append(_("The agency has promised this day; the last day by law is %(day)s.") % told)
    extended = next((each.run.extended_by for each in shown.clocks if each.run.extended_by), None)
    if extended is not None:
        reason = next((event.data.get("reason", "") for event in shown.events if event.kind == "extended"), "")
        words.append(_("Extended by %(term)s. Reason: %(reason)s") % {"term": term(extended), "reason": reason})
    return Next(
        _("The agency examines and decides"), " ".join(words), case.due_promised or case.due_statutory, decides=True
    )


def _running(shown: Dossier, name: str) -> RunningClock | None:
    return next((each for each in shown.clocks if each.run.name == name and each.run.ended is None), None)
