"""The sentences for what is refused about supervision after a grant, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "hand_over_not_found": _("There is no such hand-over."),
    "hand_over_needs_role": _("Hand-overs are taken over by the staff of the supervising department."),
    "hand_over_of_other_agency": _("This licence was handed over to %(agency)s; only they take it over."),
    "hand_over_taken": _("%(name)s took it over already on %(day)s."),
    "hand_over_by_approval": _(
        "The section %(section)s approves; another section must take the licence over for supervision."
    ),
}
