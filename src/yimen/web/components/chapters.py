"""The chapters of a story: each event of a case in the words of its applicant.

Examiners' names and opinions are left out, and so are third parties: that they were told and have spoken is said, not
who they are nor what they said.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from yimen.cases.models import CaseEvent
from yimen.cases.queries import Dossier
from yimen.web.components.law import ground
from yimen.web.components.templatetags.yimen import day, term, text

Told = tuple[str, str, list[str]]


def _submitted(data: Mapping[str, Any], shown: Dossier) -> Told:
    return (
        _("Application handed in"),
        _("%(agency)s has received your application.") % {"agency": shown.case.agency.title},
        [],
    )


def _pre_reviewed(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Pre-review passed"), data.get("note", ""), []


def _corrections(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Corrections asked for, all at once"), data.get("note", ""), list(data["items"])


def _resubmitted(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Corrections handed in"), data.get("note", ""), list(data["items"])


def _accepted(data: Mapping[str, Any], shown: Dossier) -> Told:
    rules = shown.rules
    if shown.file.deemed:
        return _("Acceptance confirmed"), "", []
    words = _("The time limit of %(term)s counts from the next day.") % {
        "term": term(rules.promised or rules.statutory)
    }
    return _("Accepted"), words if not rules.instant else "", []


def _acceptance_refused(data: Mapping[str, Any], shown: Dossier) -> Told:
    grounds = {
        "not_needed": _("No licence is needed by law for what you applied for."),
        "not_competent": _("This matter is not within the powers of this agency."),
        "false_statement": _("Facts were hidden or materials were false (article 78)."),
        "barred": _("You may not apply for this again yet (articles 78 and 79)."),
    }
    lines = [_("Apply to: %(organ)s") % {"organ": data["organ"]}] if data.get("organ") else []
    return _("Not accepted"), " ".join(filter(None, (grounds.get(data["ground"], ""), data.get("reason", "")))), lines


def _opined(data: Mapping[str, Any], shown: Dossier) -> Told:
    step = data.get("step", "")
    name = next((text(entry.name) for entry in shown.content.steps if entry.name.zh == step), step)
    return _("Examined: %(step)s") % {"step": name} if name else _("Examined"), "", []


def _decided(data: Mapping[str, Any], shown: Dossier) -> Told:
    if data["outcome"] == "grant":
        return (
            _("Granted"),
            "",
            [_("On condition: %(condition)s") % {"condition": each} for each in data.get("conditions", ())],
        )
    lines = [_("Remedies: %(remedies)s") % {"remedies": data["remedies"]}] if data.get("remedies") else []
    return _("Refused"), data.get("reason", ""), lines


def _certificate(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Certificate made"), _("Number %(number)s") % {"number": data["certificate"]}, []


def _delivered(data: Mapping[str, Any], shown: Dossier) -> Told:
    ways = {"online": _("Delivered online"), "window": _("Handed over at the window"), "post": _("Sent by post")}
    return ways.get(data.get("method", ""), _("Delivered")), "", []


def _withdrawn(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Withdrawn by the applicant"), data.get("reason", ""), []


def _on_the_spot(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Corrected on the spot"), data.get("note", ""), list(data["items"])


def _tolerated(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("These may be handed in later, within %(term)s.") % {"term": term(shown.rules.periods.tolerance)}
    return _("Materials may follow"), words, list(data["items"])


def _promised(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Promised in writing"), data.get("note", ""), list(data["items"])


def _deemed(data: Mapping[str, Any], shown: Dossier) -> Told:
    since = next((each.day for each in shown.file.deemed if each.name == "acceptance"), None)
    words = _(
        "The agency did not answer within five working days. By law the application counts as accepted from %(day)s, "
        "and nothing more may be asked for (article 32)."
    ) % {"day": day(since)}
    return _("Accepted by law"), words, []


def _preliminary(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Preliminary review finished"), _("The lower organ has sent its opinion and all materials up."), []


def _parties_told(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("People or firms whose major interests are touched may state their views within %(term)s.") % {
        "term": term(shown.rules.periods.statements)
    }
    return _("Third parties were told"), words, []


def _views(data: Mapping[str, Any], shown: Dossier) -> Told:
    if data.get("party"):
        return _("A third party stated its views"), "", []
    return _("Your views were stated"), "", []


def _statements_closed(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("The period for statements is over"), "", []


def _hearing_announced(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("A public hearing will be held"), data.get("reason", ""), []


def _right_told(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("It can be asked for within %(term)s, and costs nothing.") % {
        "term": term(shown.rules.periods.hearing_request)
    }
    return _("A hearing may be asked for"), words, []


def _hearing_requested(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("The agency holds it within %(term)s.") % {"term": term(shown.rules.periods.hearing_holding)}
    return _("A hearing was asked for"), words, []


def _hearing_waived(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("The hearing was waived"), "", []


def _not_requested(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Nobody asked for a hearing in time"), "", []


def _hearing_notified(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("On %(day)s: %(place)s.") % {"day": day(data["day"]), "place": data["place"]}
    return _("Notice of the hearing"), words, []


def _challenged(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Objection to the chair of the hearing"), "", []


def _ruled(data: Mapping[str, Any], shown: Dossier) -> Told:
    upheld = data["ruling"] == "upheld"
    return _("Another chair was named") if upheld else _("The objection was rejected"), data.get("reason", ""), []


def _hearing_held(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("The hearing was held"), _("The decision rests on its record."), []


def _stopped(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("This time is not counted (article 45). Time needed: %(time)s.") % {"time": data["time_needed"]}
    return _("The clock was stopped: %(ground)s") % {"ground": ground(data["ground"])}, words, []


def _resumed(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("The clock goes on"), "", []


def _extended(data: Mapping[str, Any], shown: Dossier) -> Told:
    by = shown.rules.extension
    return _("The term was extended by %(term)s") % {"term": term(by)}, data.get("reason", ""), []


def _terminated(data: Mapping[str, Any], shown: Dossier) -> Told:
    grounds = {
        "not_corrected": _("The corrections were not handed in in time."),
        "applicant_gone": _("The applicant died, lost capacity or was dissolved."),
        "object_gone": _("What was applied for no longer exists."),
    }
    words = " ".join(filter(None, (grounds.get(data["ground"], ""), data.get("reason", ""))))
    return _("Ended without a decision"), words, []


def _fulfilled(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Handed in or kept"), "", [data["item"]]


def _lapsed(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Not handed in or kept in time"), "", [data["item"]]


def _rectify(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("To be put right within %(term)s.") % {"term": term(data["term"])}
    return _("Rectification ordered"), f"{words} {data.get('reason', '')}".strip(), [data["item"]]


def _erased(data: Mapping[str, Any], shown: Dossier) -> Told:
    words = _("Reason: %(reason)s (%(basis)s). The record of what was done stays, without them.") % {
        "reason": data["reason"],
        "basis": data["basis"],
    }
    return _("Names, statements or records of third parties were erased"), words, []


def _compared(data: Mapping[str, Any], shown: Dossier) -> Told:
    return _("Compared with the original at the counter"), data.get("note", ""), data["items"]


CHAPTERS: dict[str, Callable[[Mapping[str, Any], Dossier], Told]] = {
    "submitted": _submitted,
    "pre_reviewed": _pre_reviewed,
    "corrected_on_the_spot": _on_the_spot,
    "correction_notified": _corrections,
    "resubmitted": _resubmitted,
    "original_compared": _compared,
    "gap_tolerated": _tolerated,
    "promised": _promised,
    "deemed_accepted": _deemed,
    "accepted": _accepted,
    "acceptance_refused": _acceptance_refused,
    "preliminary_reported": _preliminary,
    "opined": _opined,
    "interested_notified": _parties_told,
    "views_stated": _views,
    "statements_closed": _statements_closed,
    "hearing_announced": _hearing_announced,
    "hearing_right_told": _right_told,
    "hearing_requested": _hearing_requested,
    "hearing_waived": _hearing_waived,
    "hearing_not_requested": _not_requested,
    "hearing_notified": _hearing_notified,
    "chair_challenged": _challenged,
    "challenge_ruled": _ruled,
    "hearing_held": _hearing_held,
    "clock_stopped": _stopped,
    "clock_resumed": _resumed,
    "extended": _extended,
    "decided": _decided,
    "decided_at_once": _decided,
    "certificate_issued": _certificate,
    "delivered": _delivered,
    "withdrawn": _withdrawn,
    "terminated": _terminated,
    "obligation_fulfilled": _fulfilled,
    "obligation_lapsed": _lapsed,
    "rectification_ordered": _rectify,
    "private_erased": _erased,
}
# Going back to a step is the organ's own working, like the opinions it sets aside.
UNTOLD = frozenset({"step_returned"})


def chapter_of(event: CaseEvent, shown: Dossier) -> Told | None:
    """Title, words and lines of one event; None for those that are not the applicant's business."""
    teller = CHAPTERS.get(event.kind)
    return teller(event.data, shown) if teller else None
