"""What an applicant still owes after acceptance or grant (容缺受理, 告知承诺)."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import obligations
from yimen.procedure.states import DESK, RECEPTION, Role, State
from yimen.procedure.table.rows import NOTE, REASON, ActRow, Argument
from yimen.procedure.words import Words

OWING = frozenset(
    {State.SUBMITTED, State.CORRECTION, State.PRE_REVIEWED, State.ACCEPTED, State.GRANTED, State.DELIVERED}
)
GRANTED = frozenset({State.GRANTED, State.DELIVERED})
ITEM = Argument("item", Words("后补的材料或者承诺的事项", "What is owed"), "choice")

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="fulfil_obligation",
        title=Words("确认已补交或者已履行", "Confirm that it came or was kept"),
        from_states=OWING,
        roles=RECEPTION,
        event="obligation_fulfilled",
        article=obligations.PROMISE,
        arguments=(ITEM, NOTE),
        guards=(obligations.something_is_owed,),
        checks=(obligations.item_is_owed,),
    ),
    ActRow(
        act="lapse_obligation",
        title=Words("逾期未补交或者未履行", "Not handed in or kept in time"),
        from_states=OWING,
        roles=(Role.SYSTEM,),
        event="obligation_lapsed",
        article=obligations.PROMISE,
        arguments=(ITEM,),
        checks=(obligations.obligation_period_is_over,),
        offered=False,
        lapse=True,
    ),
    ActRow(
        act="order_rectification",
        title=Words("责令限期整改", "Order rectification within a term"),
        from_states=GRANTED,
        roles=(*DESK, Role.SUPERVISOR),
        event="rectification_ordered",
        article=obligations.PROMISE,
        arguments=(
            ITEM,
            Argument("term", Words("整改期限（如 10wd、30d）", "Term (such as 10wd, 30d)"), "term"),
            REASON,
        ),
        guards=(obligations.a_promise_lapsed,),
        checks=(obligations.item_lapsed,),
    ),
)
