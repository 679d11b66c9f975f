"""Every act that can be done to a case, one verb a file; pages and API call the same ones."""

from collections.abc import Callable

from yimen.cases.acts.accept import accept
from yimen.cases.acts.decide import decide
from yimen.cases.acts.deliver import deliver
from yimen.cases.acts.notify_correction import notify_correction
from yimen.cases.acts.opine import opine
from yimen.cases.acts.pre_review import pre_review
from yimen.cases.acts.record_certificate import record_certificate
from yimen.cases.acts.refuse_acceptance import refuse_acceptance
from yimen.cases.acts.resubmit import resubmit
from yimen.cases.acts.withdraw import withdraw
from yimen.cases.models import Case

PERFORM: dict[str, Callable[..., Case]] = {
    "pre_review": pre_review,
    "notify_correction": notify_correction,
    "resubmit": resubmit,
    "accept": accept,
    "refuse_acceptance": refuse_acceptance,
    "opine": opine,
    "decide": decide,
    "record_certificate": record_certificate,
    "deliver": deliver,
    "withdraw": withdraw,
}
