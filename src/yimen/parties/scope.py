"""What an agent (经办人) may do for an organisation: groups of acts that a legal representative ticks. Pure.

Every act of the tables that an applicant may do stands in one group; a test holds this.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yimen.errors import Refusal
from yimen.procedure import Words

GROUPS: dict[str, Words] = {
    "apply": Words("提出申请", "Apply"),
    "correct": Words("补正材料、作出承诺", "Hand in corrections, make promises"),
    "heard": Words("陈述申辩、听证", "State views, hearings"),
    "withdraw": Words("撤回申请", "Withdraw applications"),
}
GROUP_OF: dict[str, str] = {
    "submit": "apply",
    "ask_renewal": "apply",
    "resubmit": "correct",
    "make_promise": "correct",
    "state_views": "heard",
    "request_hearing": "heard",
    "waive_hearing": "heard",
    "challenge_chair": "heard",
    "waive_penalty_hearing": "heard",
    "withdraw": "withdraw",
}


@dataclass(frozen=True)
class Mandate:
    """In which capacity an account stands for an organisation.

    authority  id of the authority of an agent; None: the legal representative, who may do everything
    services, agencies  codes it is limited to; both empty: all
    last_day   the last day on which it may be used; None: as long as they represent it
    ended      the day on which it was declined, withdrawn or given back
    """

    organisation: str
    authority: int | None = None
    services: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    last_day: date | None = None
    ended: date | None = None

    def covers(self, service: str, agency: str) -> bool:
        """Whether cases of this service and agency are within its scope."""
        return not (self.services or self.agencies) or service in self.services or agency in self.agencies

    def refusal(self, act: str, service: str, agency: str, today: date) -> Refusal | None:
        """Why this act may not be done under it today, or None.

        Refusal (403): authority_ended, authority_run_out, authority_other_service, authority_other_act.
        """
        if self.authority is None:
            return None
        if self.ended is not None:
            return Refusal("authority_ended", status=403, organisation=self.organisation, day=self.ended)
        if self.last_day is not None and today > self.last_day:
            return Refusal("authority_run_out", status=403, organisation=self.organisation, day=self.last_day)
        if not self.covers(service, agency):
            return Refusal("authority_other_service", status=403, organisation=self.organisation)
        if GROUP_OF.get(act, act) not in self.acts:
            allowed = told(self.acts)
            return Refusal("authority_other_act", status=403, organisation=self.organisation, allowed=allowed)
        return None


def told(groups: Sequence[str]) -> Words:
    """The names of groups in both languages, in the order of the table."""
    words = [words for name, words in GROUPS.items() if name in groups]
    return Words("、".join(each.zh for each in words), "; ".join(each.en for each in words))
