"""The sentences for everything that is refused about organs, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "agency_not_found": _("There is no department with the code %(agency)s."),
    # organs set up, renamed, merged, dissolved
    "organ_needs_role": _("Organs are set up, changed and dissolved by: %(role)s."),
    "organ_document_missing": _("Give the number of the document that decides it."),
    "organ_reason_missing": _("Say why the organ is set up, changed or ended."),
    "organ_day_past": _("It cannot begin on %(day)s: that day is over. Choose %(today)s or a later day."),
    "organ_change_wrong": _("“%(kind)s” does not fit what is to be changed."),
    "organ_name_missing": _("Give the Chinese name of the organ."),
    "organ_name_same": _("%(agency)s has this name already."),
    "organ_name_taken": _("Another organ of this division is called %(name)s."),
    "organ_code_wrong": _(
        "“%(value)s” is no code of an organ: 2 to 40 small letters, digits and dashes, such as scjg."
    ),
    "organ_code_taken": _("The code %(value)s belongs to another organ, or to one on its way."),
    "organ_uscc_taken": _("The unified social credit code %(value)s belongs to another organ."),
    "organ_kind_missing": _("Choose what kind of organ it is."),
    "organ_division_wrong": _(
        "“%(value)s” is no division of the district %(district)s: 6 digits, 9 for a town or sub-district, 12 for a village."
    ),
    "organ_into_wrong": _("Choose another organ, one that stands and goes on, into which %(agency)s is merged."),
    "organ_gone": _("%(agency)s ends on %(day)s, or has ended."),
    "organ_waiting": _("Another change of %(agency)s is on its way; it must be approved or sent back first."),
    "organ_starts_too_early": _("A change of %(agency)s must begin after %(begin)s, the day of the one before."),
    "organ_holds": _("%(agency)s cannot end, it still holds: %(held)s. Let them pass to others or end first."),
    "organ_draft_not_found": _("There is no such draft of a change of an organ."),
    "organ_draft_done": _("This draft is “%(state)s” already."),
    "organ_own_draft": _("Whoever drafted the change of an organ may not approve or return it; somebody else must."),
    "organ_remark_missing": _("Say what is wrong with the draft, so that it can be mended."),
    "organ_undetermined": _(
        "Duties, sections and posts of %(agency)s are not determined for %(day)s; nobody can be placed."
    ),
    # people moved between posts
    "move_needs_role": _("People are moved by the head of their organ, and between organs by: %(role)s."),
    "move_of_other_agency": _(
        "Only the reform office moves people into or out of %(agency)s; its head moves them within."
    ),
    "move_document_missing": _("Give the number of the decision on the post."),
    "move_day_past": _("Nobody takes up a post on %(day)s: that day is over. Choose %(today)s or a later day."),
    "move_person_missing": _("Choose who is moved."),
    "section_not_there": _("%(agency)s has no section %(section)s on that day."),
    "seat_starts_too_early": _("%(name)s takes up another post on %(begin)s; the next must begin after that day."),
    "seat_same": _("%(name)s sits there already."),
    "seats_taken": _(
        "%(section)s has %(posts)s posts, and on %(day)s %(taken)s of them are taken by %(names)s: there is no room for another."
    ),
    "heads_taken": _(
        "%(section)s has %(posts)s posts of heads, and on %(day)s %(taken)s of them are taken by %(names)s."
    ),
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
