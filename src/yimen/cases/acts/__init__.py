"""Every act that can be done to a case, one verb a file; pages and API call the same ones.

What time alone does (deemed acceptance, periods that end) is no act of anybody: see `lapse`.
"""

from collections.abc import Callable

from yimen.cases.acts.accept import accept
from yimen.cases.acts.announce_hearing import announce_hearing
from yimen.cases.acts.challenge_chair import challenge_chair
from yimen.cases.acts.compare_original import compare_original
from yimen.cases.acts.correct_on_the_spot import correct_on_the_spot
from yimen.cases.acts.decide import decide
from yimen.cases.acts.decide_at_once import decide_at_once
from yimen.cases.acts.deliver import deliver
from yimen.cases.acts.erase_private import erase_private
from yimen.cases.acts.extend import extend
from yimen.cases.acts.fulfil_obligation import fulfil_obligation
from yimen.cases.acts.hold_hearing import hold_hearing
from yimen.cases.acts.make_promise import make_promise
from yimen.cases.acts.notify_correction import notify_correction
from yimen.cases.acts.notify_hearing import notify_hearing
from yimen.cases.acts.notify_interested import notify_interested
from yimen.cases.acts.opine import opine
from yimen.cases.acts.order_rectification import order_rectification
from yimen.cases.acts.pre_review import pre_review
from yimen.cases.acts.record_certificate import record_certificate
from yimen.cases.acts.refuse_acceptance import refuse_acceptance
from yimen.cases.acts.report_preliminary import report_preliminary
from yimen.cases.acts.request_hearing import request_hearing
from yimen.cases.acts.resubmit import resubmit
from yimen.cases.acts.resume_clock import resume_clock
from yimen.cases.acts.return_step import return_step
from yimen.cases.acts.rule_on_challenge import rule_on_challenge
from yimen.cases.acts.state_views import state_views
from yimen.cases.acts.stop_clock import stop_clock
from yimen.cases.acts.tell_hearing_right import tell_hearing_right
from yimen.cases.acts.terminate import terminate
from yimen.cases.acts.tolerate_gap import tolerate_gap
from yimen.cases.acts.waive_hearing import waive_hearing
from yimen.cases.acts.withdraw import withdraw
from yimen.cases.models import Case

PERFORM: dict[str, Callable[..., Case]] = {
    "pre_review": pre_review,
    "compare_original": compare_original,
    "correct_on_the_spot": correct_on_the_spot,
    "notify_correction": notify_correction,
    "resubmit": resubmit,
    "tolerate_gap": tolerate_gap,
    "make_promise": make_promise,
    "accept": accept,
    "refuse_acceptance": refuse_acceptance,
    "report_preliminary": report_preliminary,
    "opine": opine,
    "return_step": return_step,
    "notify_interested": notify_interested,
    "state_views": state_views,
    "announce_hearing": announce_hearing,
    "tell_hearing_right": tell_hearing_right,
    "request_hearing": request_hearing,
    "waive_hearing": waive_hearing,
    "notify_hearing": notify_hearing,
    "challenge_chair": challenge_chair,
    "rule_on_challenge": rule_on_challenge,
    "hold_hearing": hold_hearing,
    "stop_clock": stop_clock,
    "resume_clock": resume_clock,
    "extend": extend,
    "decide_at_once": decide_at_once,
    "decide": decide,
    "record_certificate": record_certificate,
    "deliver": deliver,
    "withdraw": withdraw,
    "terminate": terminate,
    "fulfil_obligation": fulfil_obligation,
    "order_rectification": order_rectification,
    "erase_private": erase_private,
}
