"""The sentences for everything this room refuses, by code."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MESSAGES: dict[str, "str | Promise"] = {
    # codes and contents
    "power_code_shape": _("“%(value)s” is no code of a power: 16 digits are expected, for example 3101130180200100."),
    "power_code_district": _("The code %(value)s belongs to the division %(found)s, not to %(expected)s."),
    "power_code_kind": _("The code %(value)s names no kind of power: its tenth and eleventh digits must be 01 to 10."),
    "power_code_kind_other": _(
        "The code %(value)s is one of the kind %(found)s, but the power is of the kind %(kind)s."
    ),
    "power_code_agency": _("The code %(value)s belongs to another department."),
    "power_code_serial": _("The code %(value)s has the serial number 000; numbers begin at 001."),
    "power_code_parent": _(
        "%(value)s cannot be a sub-item of %(parent)s: all but the last two digits must be the same."
    ),
    "power_code_full": _("There is no free number left for this kind of power in this department."),
    "power_content_invalid": _("Missing, too long or not one of the values: %(problems)s."),
    "power_not_found": _("There is no power with the code %(power)s."),
    "power_service_unknown": _("There is no service with the code %(power)s in this department's catalogue."),
    "power_service_kind": _("%(service)s is of another kind than the power."),
    "power_parent_unknown": _("The main item %(power)s does not stand in the list of this department."),
    "power_without_duties": _("%(power)s has no responsibility yet; write at least one."),
    "power_duty_gap": _("%(power)s has %(count)s responsibilities; number %(number)s leaves a gap."),
    "power_department_other": _("The code %(power)s is one of %(agency)s, not of “%(given)s”."),
    "power_department_unknown": _("The code %(power)s belongs to no department that has a sheet in this round."),
    "power_has_parts": _("%(name)s still has sub-items; remove or move them first."),
    # reads of the list
    "powers_day_out_of_range": _("The list is told for days from 1949 to 2199, not for %(day)s."),
    "powers_days_reversed": _("The first day, %(first)s, must not lie after the last, %(last)s."),
    "power_kind_unknown": _("“%(kind)s” is no kind of power; the kinds are 01 to 10."),
    # rounds and sheets
    "round_not_found": _("There is no such combing round."),
    "round_none_open": _(
        "No combing round is open. Powers and responsibilities come in on the sheets of a round: open one, then import again."
    ),
    "round_open_already": _("The round “%(title)s” is still open; a new one begins when its list is published."),
    "round_due_past": _("The day to hand in, %(day)s, must lie after today."),
    "round_title_missing": _("Give the round a title."),
    "round_no_departments": _("There is no department in this district that could draft a sheet."),
    "round_published": _("The round “%(title)s” is published; what it says stays as it is."),
    "round_not_ready": _("%(count)s sheets are not accepted yet, the first of them: %(agency)s."),
    "round_starts_too_early": _(
        "The list of this round must begin after %(begin)s, the day on which the one in force began."
    ),
    "round_starts_before_today": _(
        "The list must not begin before today; what was published for past days stays as it was."
    ),
    "sheet_not_found": _("There is no such sheet."),
    "sheet_out_of_order": _("“%(step)s” is not possible now: the sheet is “%(state)s”."),
    "sheet_handed_in": _("The sheet of %(agency)s is “%(state)s”; have it sent back before a list is written on it."),
    "sheet_needs_role": _("This is done by: %(role)s."),
    "sheet_of_other_agency": _("This sheet belongs to %(agency)s; only they draft it."),
    "sheet_own_draft": _("Whoever drafted a sheet or handed it in may not review or accept it; somebody else must."),
    "sheet_same_eyes": _(
        "Whoever reviewed the sheet may not accept it too; a second person of the reform office must."
    ),
    "sheet_remarks_open": _("%(count)s remarks are not answered yet, the first of them on %(power)s."),
    "sheet_demands_open": _(
        "%(count)s powers were found to need a change after a change of the law and have no line yet, the first of them: %(power)s. "
        "Write their lines, or answer their tasks otherwise."
    ),
    "sheet_return_reason_missing": _("Say why the sheet is sent back, or remark on a line."),
    "line_not_found": _("The sheet has no change of the power %(power)s."),
    "line_reason_missing": _("Say why the list is to be changed."),
    "line_changes_nothing": _("The line leaves %(name)s as it stands in the list."),
    "line_code_taken": _("The code %(power)s is taken already."),
    "line_power_of_other_agency": _("%(power)s does not stand in the list of this department."),
    "remark_text_missing": _("Write what is to be mended."),
    "remark_not_found": _("There is no such remark."),
    "remark_answer_missing": _("Write an answer to the remark."),
    "remark_answered": _("The remark has its answer already."),
    # the common list
    "adoption_needs_town": _("The common list is for towns and sub-districts; %(agency)s is neither."),
    "adoption_needs_role": _("The common list is adopted by the town itself or by the reform office."),
    "adoption_starts_too_early": _("The adoption must begin after %(begin)s, when the one in force began."),
    "adoption_day_past": _("It cannot be adopted from %(day)s: that day is over. Choose %(today)s or a later day."),
    "adoption_document_missing": _("Name the document by which the list is adopted."),
    "adoption_rows_differ": _("All rows of %(agency)s name one document and one first day."),
    "exception_reason_missing": _("Say why %(power)s is otherwise here."),
    "exception_text_missing": _("Say how %(power)s is exercised here, or leave it out."),
    "exception_not_common": _("%(power)s does not stand in the common list."),
    "exception_twice": _("%(power)s has two exceptions; one is enough."),
    "exception_kind_unknown": _("An exception is either “left out” or “changed”."),
}
