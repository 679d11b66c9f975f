"""GET /cases/{number}/acts"""

from django.http import HttpRequest

from yimen import clock, wording
from yimen.accounts.access import SIGNED_IN
from yimen.accounts.tokens import Scope
from yimen.api.answers.base import Words
from yimen.api.answers.cases import PossibleAct, PossibleActs
from yimen.api.door import operation
from yimen.api.endpoints.act_table import arguments_of
from yimen.cases.numbers import tidy
from yimen.cases.queries import case_for, dossier, possible_acts
from yimen.procedure import Possibility


@operation(
    "GET",
    "/cases/{number}/acts",
    access=SIGNED_IN,
    scope=Scope.CASES_READ,
    gives=PossibleActs,
    refusals=(404,),
    tag="cases",
)
def list_possible_acts(request: HttpRequest, number: str) -> PossibleActs:
    """What I may do now.

    Every act, each allowed to the caller at this moment or with the reason and the article why not.
    """
    actor, now = request.actor, request.now  # type: ignore[attr-defined]
    case = case_for(actor, tidy(number))
    possible = possible_acts(dossier(case, clock.shanghai_date(now)), actor, now)
    return PossibleActs(number=case.number, sequence=case.sequence, items=[_row(each) for each in possible])


def _row(possibility: Possibility) -> PossibleAct:
    row, refusal = possibility.row, possibility.refusal
    return PossibleAct(
        act=row.act,
        title=Words(zh=row.title.zh, en=row.title.en),
        article=row.article,
        allowed=possibility.allowed,
        code=refusal.code if refusal else None,
        message=wording.say(refusal) if refusal else None,
        ground=refusal.article if refusal else None,
        arguments=arguments_of(row),
    )
