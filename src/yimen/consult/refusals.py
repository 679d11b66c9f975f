"""The sentences for what is refused about consultation, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    "consultation_not_found": _(
        "There is no such conversation, or this browser did not begin it. Open the link you kept."
    ),
    "consult_text_missing": _("Write what you want to say."),
    "consult_text_long": _("At most %(limit)s characters; there are %(length)s."),
    "consult_department_missing": _("Choose the department that shall answer."),
    "consult_phone_wrong": _("This is no mobile number. Enter 11 digits, or leave it empty."),
    "consult_too_many_open": _(
        "You have %(most)s conversations that have not ended. End one before you begin another."
    ),
    "consult_key_used": _("Another conversation was begun with this key. Load the page again."),
    "consult_blocked": _("You cannot write here until %(until)s. Reason: %(reason)s"),
    "consult_ended": _("This conversation has ended. Begin a new one if something is left to ask."),
    "consult_not_ended": _("A conversation is rated after its end."),
    "consult_not_waiting": _("This conversation does not wait any more."),
    "consult_rated": _("You have rated this conversation already."),
    "consult_rating_missing": _("Choose from one to five."),
    "consult_rating_reason_unknown": _("This reason is not one of those offered."),
    "consult_of_another_account": _("This conversation stands in another account."),
    "consult_service_not_meant": _("This conversation is not about that service."),
    "consult_needs_department": _("Conversations are answered by the staff of a department."),
    "consult_needs_lead": _("This is for those who lead the department."),
    "consult_queue_empty": _("Nobody is waiting."),
    "consult_not_claimed": _("Nobody has taken this conversation yet. Take it first."),
    "consult_of_colleague": _("%(name)s has this conversation in hand."),
    "consult_same_department": _("The conversation is with %(agency)s already."),
    "consult_reason_missing": _("Say why."),
    "consult_block_days": _("Choose for how many days."),
    "consult_block_not_found": _("There is no such block in your department."),
    "consult_canned_not_found": _("There is no such kept answer in your department."),
    "consult_canned_twice": _("There is a kept answer “%(title)s” already."),
    "consult_title_missing": _("Give the answer a short name."),
    "consult_hours_wrong": _("Write the hours like 9:00-11:30 13:30-16:30."),
    "consult_term_wrong": _("The promise is given in working days, from 1 to %(most)s, such as 2wd."),
    "consult_question_missing": _("Write the question."),
    "consult_answer_missing": _("Write the answer."),
    "consult_common_long": _("At most %(limit)s characters; there are %(length)s."),
    "consult_common_personal": _("What is published names nobody: take out %(what)s."),
    "consult_common_own": _("Somebody else than its author reads it before it is published."),
    "consult_common_not_found": _("There is no such question in your department."),
    "consult_common_settled": _("This question has been reviewed already."),
}
