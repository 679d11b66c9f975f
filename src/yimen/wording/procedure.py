"""The sentences for what the procedure refuses: the table of acts and its guards."""

from django.utils.translation import gettext_lazy as _

MESSAGES = {
    # Any act
    "act_unknown": _("There is no act called “%(act)s”."),
    "act_not_your_role": _("You may not do this in your role."),
    "act_not_in_state": _("This is not possible where the case stands now."),
    "act_before_last": _("The time given lies before the last event of this case."),
    "argument_unknown": _("“%(argument)s” is not asked for here."),
    "argument_missing": _("Fill this in: %(title)s."),
    "argument_type": _("“%(argument)s” has the wrong form."),
    "argument_choice": _("Choose one of the options given: %(choices)s."),
    "argument_too_many": _("At most %(most)s entries can be given here."),
    "argument_too_long": _("The text is longer than %(limit)s characters. Shorten it."),
    "term_not_over": _("The period is not over yet."),
    # Receipt and acceptance
    "gaps_still_open": _("These corrections have not come yet: %(items)s."),
    "must_accept": _("All corrections asked for have come; the application must be accepted."),
    "gap_not_told_at_first": _(
        "All gaps must be told at once. These were not in the first notice and cannot be asked for now: %(items)s."
    ),
    "correction_not_asked": _("The correction notice does not ask for this: %(items)s."),
    "already_accepted": _("The application has already been accepted."),
    "deemed_accepted": _(
        "Nobody answered within the five days: the application counts as accepted from %(day)s. "
        "Nothing more can be asked for, and it cannot be turned away."
    ),
    "organ_not_named": _("Name the organ that the applicant should turn to."),
    "not_yet_accepted": _("The application has not been accepted yet."),
    # Examination
    "step_unknown": _("The service has no examination step “%(step)s”. Its steps are: %(steps)s."),
    "step_not_named": _("Say which step of the examination you mean: %(steps)s."),
    "step_not_open": _("The step “%(step)s” waits for: %(waiting)s."),
    "not_asked_in_step": _("Your opinion is not asked for in the step “%(step)s”."),
    "opinion_already_given": _("You have already given your opinion on this step (%(step)s)."),
    "nothing_examined_yet": _("Nobody has examined the application yet; there is nothing to go back to."),
    "step_without_opinions": _("Nothing has been said on the step “%(step)s” yet; there is nothing to go back to."),
    "officers_missing": _("%(needed)s officers must have examined before a decision; so far %(done)s."),
    "examination_unfinished": _("These examination steps have no opinion yet: %(steps)s."),
    "too_few_agree": _("In the step “%(step)s” %(needed)s must agree before a grant; so far %(agreeing)s."),
    "preliminary_review_missing": _("The lower organ has not sent its opinion up yet."),
    "no_preliminary_review": _("This service has no preliminary review by a lower organ."),
    "preliminary_review_done": _("The lower organ has already sent its opinion up."),
    "third_parties_unheard": _("These third parties were told and may still state their views: %(parties)s."),
    "third_party_already_told": _("These third parties have been told already: %(parties)s."),
    "third_party_unnamed": _("Say for which third party the statement is made: %(parties)s."),
    "third_party_unknown": _("“%(party)s” is not among the third parties that were told."),
    # Hearing
    "hearing_already_held": _("The hearing has been held."),
    "hearing_not_announced": _("First announce the hearing to the public."),
    "no_hearing_to_hold": _("No hearing is to be held in this case."),
    "hearing_already_announced": _("A hearing has already been announced or asked for."),
    "hearing_right_already_told": _("The right to a hearing has been told already."),
    "hearing_right_untold": _("First tell the applicant, and third parties if any, that they may ask for a hearing."),
    "hearing_request_late": _("A hearing could be asked for until %(due)s."),
    "third_parties_may_ask": _("Third parties may still ask for the hearing: %(parties)s."),
    "hearing_notice_late": _(
        "At least %(days)s %(unit)s must lie between the notice and the hearing. Choose a later day."
    ),
    "chair_is_reviewer": _("%(chair)s has examined this application and cannot chair its hearing."),
    "hearing_not_notified": _("First give notice of the time and place of the hearing."),
    "hearing_before_its_day": _("Notice was given of a hearing on %(day)s; it cannot be held earlier."),
    "challenge_open": _("First rule on the objection to the chair."),
    "no_chair_to_challenge": _("No chair has been named for a hearing that is still to come."),
    "no_challenge_open": _("Nobody has objected to the chair."),
    "new_chair_missing": _("Name another chair."),
    "hearing_not_held": _("A hearing has to be held before the decision, and the decision rests on its record."),
    "hearing_may_be_asked": _("The period in which a hearing may be asked for is not over yet."),
    # Trust in what was handed in
    "original_not_compared": _(
        "These must be compared with the original before the case can be accepted: %(materials)s. Let the applicant show "
        "the original at the counter (“Compare with the original”), or ask for it in the correction notice."
    ),
    "signature_not_verified": _(
        "For these an electronic certificate with a valid signature, or what the register says, is needed: %(materials)s. "
        "Ask for it in the correction notice."
    ),
    "not_from_register": _(
        "These must come from the register or be a certificate that was issued here: %(materials)s. Ask the applicant in "
        "the correction notice to fetch or attach them; nothing needs to be brought on paper."
    ),
    # Stops and extension
    "already_stopped": _("The clocks already stand on this ground (%(ground)s)."),
    "not_stopped": _("The clocks are not stopped."),
    "stop_not_named": _("Several stops stand. Say which one ends: %(grounds)s."),
    "not_stopped_on_ground": _("The clocks do not stand on this ground (%(ground)s); they stand on: %(grounds)s."),
    "clock_is_stopped": _("The clocks are stopped (%(grounds)s). Let them go on before deciding."),
    "extension_not_yours": _(
        "Only the head of the organ may extend the term; where departments handle a case together, the head of the government."
    ),
    "no_extension_by_law": _("The law that sets this term does not let it be extended."),
    "term_not_running": _("The term for the decision is not running."),
    "already_extended": _("The term has been extended already; it can be extended once only."),
    "term_is_over": _("The term ended on %(due)s; a term that is over cannot be extended."),
    # Decision
    "accepted_is_decided": _("The application has been accepted; decide it by the act “decide”."),
    "no_corrections_awaited": _("No corrections are awaited in this case; it cannot end for want of them."),
    "corrections_may_come": _("The applicant may hand in the corrections until %(due)s."),
    "not_instant": _("This service is not one that is decided on the spot."),
    "refusal_without_reason": _("Give the reasons: a refusal without reasons is not lawful."),
    "refusal_without_remedies": _("Name the remedies: reconsideration and litigation, with their periods."),
    "conditions_without_grant": _("Conditions can only be attached to a grant."),
    "grant_on_false_statement": _("What rests on false statements cannot be granted."),
    "tolerated_gap_open": _("These materials were to follow and have not come yet: %(items)s."),
    "certificate_not_ready": _("The certificate is still being made. Try again in a moment."),
    "certificate_exists": _("The certificate %(certificate)s has already been issued for this case."),
    # What is owed
    "nothing_private_kept": _("Nothing personal is kept beside the ledger of this case any more: all was erased."),
    "private_kind_not_kept": _("This is not kept, or was erased already. Still kept: %(kept)s."),
    "nothing_tolerable": _("This service lists no materials that may follow later."),
    "gap_not_tolerable": _("These may not follow later, or are owed already: %(items)s."),
    "nothing_promisable": _("This service does not take promises in place of materials or conditions."),
    "not_promisable": _("A promise cannot stand for these, or was given already: %(items)s."),
    "nothing_owed": _("Nothing is owed in this case."),
    "item_not_owed": _("“%(item)s” is not owed. What is owed: %(items)s."),
    "no_promise_lapsed": _("No promise has been broken in this case."),
    "item_not_lapsed": _("“%(item)s” is not a promise that was broken."),
    # Permits
    "validity_reversed": _("The last day (%(valid_until)s) lies before the first."),
    "permit_without_end": _("This permit has no end; it needs no renewal."),
    "renewal_already_asked": _("Renewal was already applied for on %(day)s."),
    "renewal_too_late": _("Renewal could be applied for until %(last)s."),
    "renewal_not_asked": _("Nobody has applied for renewal."),
    "renewal_not_longer": _("The permit is valid until %(valid_until)s; name a later day."),
    "renewal_pending": _("A renewal was applied for; without an answer the permit counts as renewed."),
    "revocation_was_forgone": _("It was decided not to revoke on this ground, for the public interest."),
    "compensation_not_settled": _("Say how the holder's loss is made good; only who cheated has no claim."),
    "penalty_hearing_untold": _("First tell the holder of the right to a hearing."),
    "penalty_hearing_open": _("The holder may ask for a hearing until %(due)s."),
    "trigger_not_true": _("This trigger does not fit where the permit stands."),
    # Scenarios
    "scenario_not_json": _("This line is not a JSON object."),
    "scenario_field_unknown": _("A scenario has no “%(field)s” in %(place)s."),
    "scenario_field_wrong": _("“%(field)s” in %(place)s should be %(wanted)s."),
    "scenario_time_unreadable": _("“%(value)s” is not a moment such as 2016-06-01T09:30:00+08:00."),
    "scenario_role_unknown": _("There is no role “%(role)s”. The roles are: %(roles)s."),
}
