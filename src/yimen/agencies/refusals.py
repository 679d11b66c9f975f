"""The sentences for everything that is refused about organs, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "agency_not_found": _("There is no department with the code %(agency)s."),
    # the three determinations
    "posts_exceeded": _(
        "%(section)s asks for %(asked)s posts. %(agency)s has %(posts)s posts, of which %(taken)s are taken already."
    ),
    "revision_document_missing": _("Give the number of the document that determines duties, sections and posts."),
    "revision_duties_missing": _("Write down what %(agency)s has to do, one duty a line."),
    "revision_sections_missing": _("Name at least one section of %(agency)s."),
    "revision_number_wrong": _("“%(value)s” is not a number of posts."),
    "revision_too_long": _("A duty has at most %(limit)s characters; write it in several lines."),
    "revision_reason_missing": _("Say why duties, sections or posts are to be revised."),
    "revision_waiting": _("Another revision of %(agency)s is on its way; it must be approved or sent back first."),
    "revision_starts_too_early": _(
        "A revision of %(agency)s must begin after %(begin)s, the day the one before began. Revisions are never overwritten."
    ),
    "revision_rows_differ": _("All rows of %(agency)s name one document and one first day."),
    "revision_changes_nothing": _("The draft leaves %(agency)s as it is."),
    "revision_days_reversed": _("The first day, %(first)s, must not be later than the last, %(last)s."),
    "revision_needs_role": _("Revisions of duties, sections and posts are for: %(role)s."),
    "revision_of_other_agency": _("Only %(agency)s itself or the reform office drafts this revision."),
    "revision_own_draft": _("Whoever drafted a revision may not approve or return it; somebody else must."),
    "revision_draft_not_found": _("There is no such draft of a revision."),
    "revision_draft_done": _("This draft is “%(state)s” already."),
    "revision_remark_missing": _("Say what is wrong with the draft, so that it can be mended."),
    "section_name_missing": _("Every section has a name."),
    "section_twice": _("The section %(section)s stands twice."),
    "section_without_posts": _("The section %(section)s has no post."),
    "section_leaders_exceed": _("The section %(section)s has %(leaders)s heads and only %(posts)s posts."),
    "approval_section_twice": _("A department has one approval section, not several."),
}
