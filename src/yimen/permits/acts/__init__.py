"""Every act that can be done to a permit, one verb a file; pages and API call the same ones.

What time alone does (expiry, deemed renewal) is no act of anybody: see `lapse`. `issue` brings a permit into being.
"""

from yimen.permits.acting import Act
from yimen.permits.acts.ask_renewal import ask_renewal
from yimen.permits.acts.cancel import cancel
from yimen.permits.acts.change_permit import change_permit
from yimen.permits.acts.drop_renewal import drop_renewal
from yimen.permits.acts.forgo_revocation import forgo_revocation
from yimen.permits.acts.penalise import penalise
from yimen.permits.acts.recall import recall
from yimen.permits.acts.refuse_renewal import refuse_renewal
from yimen.permits.acts.renew import renew
from yimen.permits.acts.revoke import revoke
from yimen.permits.acts.tell_penalty_hearing import tell_penalty_hearing
from yimen.permits.acts.waive_penalty_hearing import waive_penalty_hearing

PERFORM: dict[str, Act] = {
    "change_permit": change_permit,
    "ask_renewal": ask_renewal,
    "renew": renew,
    "refuse_renewal": refuse_renewal,
    "drop_renewal": drop_renewal,
    "recall": recall,
    "revoke": revoke,
    "forgo_revocation": forgo_revocation,
    "tell_penalty_hearing": tell_penalty_hearing,
    "waive_penalty_hearing": waive_penalty_hearing,
    "penalise": penalise,
    "cancel": cancel,
}
