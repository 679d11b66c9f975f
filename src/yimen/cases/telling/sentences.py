"""The sentences, by kind. Of a person they say nothing; titles do not even name the matter: they stand in SMS.

Values of each: `service`, `agency` (names), and those that `events.py` and `reminders.py` add.
"""

from django.utils.translation import gettext_lazy as _

from yimen.notices.words import Sentence

STEPS: dict[str, Sentence] = {
    "submitted": Sentence(
        _("Your application was received"),
        _("%(agency)s has received your application “%(service)s” and will say by %(due)s whether anything is missing."),
    ),
    "pre_reviewed": Sentence(
        _("Your materials passed the pre-review"),
        _("The materials for “%(service)s” have passed the pre-review; acceptance comes next."),
    ),
    "corrected_on_the_spot": Sentence(
        _("Small mistakes were corrected"),
        _("Small mistakes in your application “%(service)s” were corrected with you on the spot."),
    ),
    "correction_notified": Sentence(
        _("Corrections are needed from you"),
        _("%(agency)s needs %(number)s corrections or additions for “%(service)s”. They are all listed on the page of the case."),
        needed=True,
    ),
    "resubmitted": Sentence(
        _("Your corrections were received"),
        _("%(agency)s has received what you handed in again for “%(service)s” and will answer by %(due)s."),
    ),
    "original_compared": Sentence(
        _("Your originals were compared"),
        _("Copies that you handed in for “%(service)s” were compared with the originals at the counter."),
    ),
    "gap_tolerated": Sentence(
        _("Some materials may follow later"),
        _("“%(service)s” goes on although something is missing. Please hand it in by %(due)s."),
        needed=True,
    ),
    "promised": Sentence(
        _("Your written promise was taken"),
        _("For “%(service)s” your written promise takes the place of proof. It is checked after the grant."),
    ),
    "deemed_accepted": Sentence(
        _("Your application counts as accepted by law"),
        _("%(agency)s did not answer in time, so “%(service)s” counts as accepted by law. The decision is due by %(due)s."),
    ),
    "accepted": Sentence(
        _("Your application was accepted"),
        _("%(agency)s has accepted “%(service)s”. The decision is due by %(due)s."),
    ),
    "acceptance_refused": Sentence(
        _("Your application was not accepted"),
        _("%(agency)s has not accepted “%(service)s”. The reason and what you can do about it stand on the page of the case."),
        needed=True,
    ),
    "interested_notified": Sentence(
        _("Others were asked for their views"),
        _("“%(service)s” touches other people or firms; they were told and may state their views."),
    ),
    "hearing_announced": Sentence(
        _("There will be a public hearing"),
        _("A public hearing will be held on “%(service)s”. Day and place are told at least seven days before."),
    ),
    "hearing_right_told": Sentence(
        _("You may ask for a hearing"),
        _("Before “%(service)s” is decided you may ask for a hearing, until %(due)s. It costs nothing."),
        needed=True,
    ),
    "hearing_requested": Sentence(
        _("A hearing was asked for"), _("A hearing on “%(service)s” was asked for. Day and place will be told.")
    ),
    "hearing_notified": Sentence(
        _("Day and place of the hearing"),
        _("The hearing on “%(service)s” is on %(day)s. The place stands on the page of the case."),
        needed=True,
    ),
    "challenge_ruled": Sentence(
        _("Your objection was decided"),
        _("The objection to the chair of the hearing on “%(service)s” was decided."),
    ),
    "hearing_held": Sentence(
        _("The hearing was held"), _("The hearing on “%(service)s” was held; the decision rests on its record.")
    ),
    "clock_stopped": Sentence(
        _("The time limit stands still"),
        _("%(agency)s needs time for “%(service)s” that the law does not count, such as tests. We say when the count goes on."),
    ),
    "clock_resumed": Sentence(
        _("The time limit counts again"), _("The count for “%(service)s” goes on; the decision is due by %(due)s.")
    ),
    "extended": Sentence(
        _("The time limit was extended"),
        _("%(agency)s has extended the time for “%(service)s”; the decision is due by %(due)s. The reason stands on the page of the case."),
        needed=True,
    ),
    "granted": Sentence(
        _("Your application was granted"), _("%(agency)s has granted “%(service)s”."), needed=True
    ),
    "refused": Sentence(
        _("Your application was decided"),
        _("%(agency)s has refused “%(service)s”. The reasons and how to appeal stand on the page of the case."),
        needed=True,
    ),
    "certificate_issued": Sentence(
        _("Your certificate is ready"),
        _("The certificate for “%(service)s” is made and signed. You can download it from the page of the case."),
        needed=True,
    ),
    "delivered": Sentence(_("Your case is finished"), _("The result of “%(service)s” was handed over to you.")),
    "withdrawn": Sentence(
        _("Your application was withdrawn"), _("“%(service)s” was withdrawn at your wish and is closed.")
    ),
    "terminated": Sentence(
        _("Your case was ended without a decision"),
        _("“%(service)s” was ended without a decision. The reason stands on the page of the case."),
        needed=True,
    ),
    "obligation_fulfilled": Sentence(
        _("What was owed has come"), _("%(agency)s has confirmed something that you still owed for “%(service)s”.")
    ),
    "obligation_lapsed": Sentence(
        _("Something you owed did not come in time"),
        _("Something that you owed for “%(service)s” did not come in time. What it is and what follows stands on the page of the case."),
        needed=True,
    ),
    "rectification_ordered": Sentence(
        _("Something must be put right"),
        _("%(agency)s orders that something be put right about “%(service)s”, by %(due)s."),
        needed=True,
    ),
}  # fmt: skip

REMINDERS: dict[str, Sentence] = {
    "correction_waits": Sentence(
        _("We still wait for your corrections"),
        _("For “%(service)s” corrections are still missing. Without them the case may end from %(due)s on."),
        needed=True,
    ),
    "obligation_due": Sentence(
        _("Something is due from you soon"),
        _("What you still owe for “%(service)s” is due by %(due)s. It is named on the page of the case."),
        needed=True,
    ),
    "case_overdue": Sentence(
        _("The office is late with your case"),
        _("%(agency)s should have acted on “%(service)s” by %(due)s. The supervision of time limits knows of it; you can also call 12345."),
        needed=True,
    ),
}  # fmt: skip

# The organ's own working, and what the applicant has just done or need not know.
UNTOLD = frozenset(
    {
        "preliminary_reported", "opined", "step_returned", "views_stated", "statements_closed", "hearing_waived",
        "hearing_not_requested", "chair_challenged", "private_erased",
    }
)  # fmt: skip
