"""The sentences for what is refused about laws."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    "law_not_found": _("There is no law “%(law)s” here. Search for it by its name."),
    "article_not_found": _("%(law)s has no article “%(place)s” here."),
    "law_day_out_of_range": _("Laws are told for days from 1949 to 2199, not for %(day)s."),
    "law_name_missing": _("Give the full name of the law."),
    "law_known": _("%(law)s is entered already; amend it instead."),
    "law_rank_unknown": _("“%(rank)s” is no rank of a norm."),
    "law_text_too_long": _("The text is longer than %(limit)s characters. Shorten it."),
    "law_version_overlaps": _(
        "The change begins on %(begin)s, but the version in force began on %(last)s. Versions never overlap: give a later day."
    ),
    "law_repealed": _("%(law)s was repealed; nothing of it is in force since %(day)s."),
    "law_document_missing": _("Name the document that enacts, amends or repeals the law."),
    "law_reason_missing": _("Say why this is entered."),
    "law_articles_missing": _("An amendment names the articles that it changes."),
    "law_article_wrong": _("“%(place)s” is no number of an article, such as 第三十二条 or 32."),
    "law_article_twice": _("%(place)s is given twice."),
    "law_article_unchanged": _("%(place)s already reads so."),
    "law_article_not_in_force": _("%(place)s is not in force, so it cannot be struck out."),
    "law_change_waiting": _("Another change of %(law)s is on its way; it must come into force or be sent back first."),
    "law_change_not_found": _("There is no such change of a law."),
    "law_change_needs_role": _("This is done by: %(role)s."),
    "law_change_own": _("Whoever drafted a change may not review or return it; somebody else must."),
    "law_change_own_review": _("Whoever reviewed a change may not put it into force; somebody else must."),
    "law_change_out_of_order": _("“%(step)s” is not possible now: the change is “%(state)s”."),
    "law_remark_missing": _("Say what is wrong, so that the drafter can mend it."),
    "law_task_not_found": _("There is no such task."),
    "law_task_answer_unknown": _("Answer “still right”, “needs a change” or “change made”."),
    "law_task_answered": _("This was answered already: “%(state)s”."),
    "law_task_of_other_agency": _("This is answered by %(agency)s or the reform office."),
    "law_note_missing": _("Say in a few words why."),
    # import of a file
    "law_rank_missing": _("%(law)s is not entered yet; give its rank."),
    "law_row_overlaps": _("%(place)s of %(law)s has two wordings for one day; the one ends before the other begins."),
    "law_row_other": _("%(place)s of %(law)s reads otherwise here from %(day)s on; amend the law instead."),
    "law_row_known": _(
        "%(place)s of %(law)s is entered here already with another first day than %(day)s; amend the law instead."
    ),
    "law_row_head": _("%(field)s of %(law)s is “%(value)s” here; a file does not change it."),
    "law_row_text": _(
        "The text of %(place)s of %(law)s in force is entered by the operator (yimen laws import): it is no change of the law."
    ),
    "law_row_history": _(
        "What %(place)s of %(law)s said until %(day)s is history; the operator enters it (yimen laws import)."
    ),
    "law_row_day_missing": _("Give the first day from which %(law)s reads so."),
    "law_rows_differ": _(
        "One change of %(law)s has one first day and one document; hand in another change after this one."
    ),
    "law_file_unreadable": _("The file %(file)s cannot be read: %(why)s"),
    "law_file_too_large": _("The file %(file)s has %(size)s MB; at most %(limit)s MB are imported at once."),
    "law_file_format": _("The file %(file)s is neither JSON lines (.jsonl) nor CSV (.csv)."),
    "law_file_faults": _("Nothing was imported: %(faults)s"),
}
