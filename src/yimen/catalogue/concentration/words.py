"""What is missing in a sentence, and the next step, in the reader's language."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from yimen.catalogue.concentration.judging import Lack, Missing
from yimen.catalogue.concentration.models import ApprovalPower


@dataclass(frozen=True)
class Told:
    """says: what is missing; step: what to do next."""

    says: str
    step: str


def power_words(powers: tuple[str, ...]) -> str:
    """The names of powers, one after the other."""
    return _(", ").join(str(ApprovalPower(power).label) for power in powers)


def tell(missing: Missing) -> Told:
    """One missing thing in words."""
    return _of_service(missing) if missing.service else _of_office(missing)


def _of_service(missing: Missing) -> Told:
    if missing.lack is Lack.POWERS_OUTSIDE:
        return Told(
            _("Not in the approval section: %(powers)s.") % {"powers": power_words(missing.powers)},
            _("Assign these powers to the approval section and record the placement."),
        )
    if missing.lack is Lack.NOT_IN_HALL:
        return Told(
            _("It is not handled in the service hall."), _("Move it to a window of the hall and record the window.")
        )
    if missing.lack is Lack.NO_AUTHORITY:
        return Told(
            _("No document delegates the authority."),
            _("Let the head of the department sign the delegation and record it."),
        )
    return Told(
        _("No department supervises it after a grant."), _("Draft a change of the service and name who supervises.")
    )


def _of_office(missing: Missing) -> Told:
    figures = missing.figures
    if missing.lack is Lack.NO_REVISION:
        return Told(
            _("Duties, sections and posts are not determined."), _("Draft the three determinations of the department.")
        )
    if missing.lack is Lack.NO_SECTION:
        return Told(
            _("There is no approval section."),
            _("Set one up inside the existing headcount; free posts: %(free)s.") % {"free": figures[0]},
        )
    if missing.lack is Lack.POSTS_EXCEEDED:
        return Told(
            _("%(taken)s posts are taken, and there are %(posts)s.") % {"posts": figures[0], "taken": figures[1]},
            _("Draft a revision in which the sections fit into the posts."),
        )
    if missing.lack is Lack.HEADCOUNT_RAISED:
        return Told(
            _("With the approval section the headcount rose from %(before)s to %(after)s.")
            % {"before": figures[0], "after": figures[1]},
            _("Take the posts of the section from other sections."),
        )
    return Told(
        _("Nobody sits in the section %(section)s, which has %(posts)s posts.")
        % {"section": missing.name, "posts": figures[0]},
        _("Assign staff to the section."),
    )
