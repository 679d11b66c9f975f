"""Acts of decision, delivery and the ends without a decision (行政许可法 34(2), 37-40, 44)."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import decision, examination, hearing, periods, receipt
from yimen.procedure.states import BEFORE_ACCEPTANCE, DESK, HEADS, RECEIVED, RECEPTION, Role, State
from yimen.procedure.table.rows import REASON, ActRow, Argument, one_of
from yimen.procedure.words import Words

ACCEPTED = frozenset({State.ACCEPTED})

WORDS_OF_DECISION = (
    one_of(
        "outcome",
        Words("决定", "Decision"),
        ("grant", Words("准予行政许可", "Grant")),
        ("refuse", Words("不予行政许可", "Refuse")),
    ),
    Argument(
        "conditions", Words("附加的条件（每行一项）", "Conditions of the grant (one a line)"), "items", required=False
    ),
    Argument("reason", Words("理由（不予许可时必填）", "Reasons (needed for a refusal)"), required=False),
    Argument("remedies", Words("救济途径（不予许可时必填）", "Remedies (for a refusal)"), required=False),
    one_of(
        "false_statement",
        Words("是否因隐瞒情况或者提供虚假材料", "Refused because facts were hidden or materials false"),
        ("no", Words("否", "No")),
        ("yes", Words("是（78条）", "Yes (78)")),
        required=False,
    ),
)
# What must lie behind a decision, whichever way it is taken.
EXAMINED = (
    examination.lower_organ_has_reported,
    examination.examined_by_enough_officers,
    examination.every_step_has_opinion,
    examination.third_parties_heard,
    hearing.hearing_is_over,
)
CHECKS = (decision.refusal_is_reasoned, decision.conditions_belong_to_grant)

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="decide_at_once",
        title=Words("当场作出决定", "Decide on the spot"),
        from_states=RECEIVED,
        roles=DESK,
        event="decided_at_once",
        to=(State.GRANTED, State.REFUSED),
        article="行政许可法 34(2)",
        arguments=WORDS_OF_DECISION,
        guards=(decision.service_is_instant, receipt.no_gaps_open, receipt.materials_are_trusted, *EXAMINED),
        checks=(*CHECKS, examination.enough_agree, decision.tolerated_gaps_have_come),
        elsewhere=(decision.decided_as_accepted,),
    ),
    ActRow(
        act="decide",
        title=Words("作出决定", "Decide"),
        from_states=ACCEPTED,
        roles=(*HEADS, Role.GOVERNMENT_HEAD),
        event="decided",
        to=(State.GRANTED, State.REFUSED),
        article="行政许可法 38",
        arguments=WORDS_OF_DECISION,
        guards=(periods.no_clock_stands, *EXAMINED),
        checks=(*CHECKS, examination.enough_agree, decision.tolerated_gaps_have_come),
        elsewhere=(decision.application_is_accepted,),
    ),
    ActRow(
        act="record_certificate",
        title=Words("制发证照", "Issue the certificate"),
        from_states=frozenset({State.GRANTED}),
        roles=(Role.SYSTEM,),
        event="certificate_issued",
        article="行政许可法 39",
        arguments=(Argument("certificate", Words("证照编号", "Certificate number"), "line", limit=100),),
        guards=(decision.no_certificate_yet,),
        offered=False,
    ),
    ActRow(
        act="deliver",
        title=Words("送达", "Deliver"),
        from_states=frozenset({State.GRANTED}),
        roles=RECEPTION,
        event="delivered",
        to=(State.DELIVERED,),
        article="行政许可法 44",
        arguments=(
            one_of(
                "method",
                Words("送达方式", "Way of delivery"),
                ("online", Words("网上送达电子证照", "Electronic certificate online")),
                ("window", Words("窗口领取", "Handed over at the window")),
                ("post", Words("邮寄", "By post")),
                required=False,
            ),
        ),
        guards=(decision.certificate_is_there,),
    ),
    ActRow(
        act="withdraw",
        title=Words("撤回申请", "Withdraw the application"),
        from_states=BEFORE_ACCEPTANCE | ACCEPTED,
        roles=(Role.APPLICANT, Role.COUNTER),
        event="withdrawn",
        to=(State.WITHDRAWN,),
        article="行政许可法 29",
        arguments=(Argument("reason", Words("撤回原因", "Reason"), required=False),),
    ),
    ActRow(
        act="terminate",
        title=Words("终止办理", "Terminate the case"),
        from_states=BEFORE_ACCEPTANCE | ACCEPTED,
        roles=HEADS,
        event="terminated",
        to=(State.TERMINATED,),
        article="行政许可法 37",
        arguments=(
            one_of(
                "ground",
                Words("终止事由", "Ground"),
                (
                    "not_corrected",
                    Words("申请人在告知的期限内未补正", "The applicant did not hand in the corrections in time"),
                ),
                (
                    "applicant_gone",
                    Words("申请人死亡、丧失行为能力或者终止", "The applicant died, lost capacity or was dissolved"),
                ),
                ("object_gone", Words("申请事项已不存在", "What was applied for no longer exists")),
            ),
            REASON,
        ),
        checks=(decision.corrections_are_overdue,),
    ),
)
