"""POST /consultation-queue/next"""

from django.http import HttpRequest

from yimen.accounts.access import roles
from yimen.accounts.tokens import Scope
from yimen.api.answers.consult import Consultation
from yimen.api.consult_rows import consultation
from yimen.api.door import operation
from yimen.consult.access import ANSWERING
from yimen.consult.acts import claim_next


@operation(
    "POST",
    "/consultation-queue/next",
    access=roles(*sorted(ANSWERING)),
    scope=Scope.CASES_WRITE,
    gives=Consultation,
    refusals=(409,),
    tag="consultation",
)
def take_next_consultation(request: HttpRequest) -> Consultation:
    """Take the next conversation of the department's queue.

    The longest waiting chat, else the question that is due first; nobody is given one twice. 409: nobody waits.
    """
    return consultation(claim_next(actor=request.actor, now=request.now))  # type: ignore[attr-defined]
