"""The table of acts on a permit, from grant to cancellation: six states that the law keeps apart.

撤回 recalls what was rightly granted, for the public interest and against compensation (8); 撤销 revokes what should not
have been granted (69); 吊销 takes a licence as a penalty for what was done with it (行政处罚法 9); a permit expires 失效 by
time alone; and 注销 only closes the books on any of these (70).
"""

from yimen.procedure.permit import guards
from yimen.procedure.permit.values import PermitFile
from yimen.procedure.states import HEADS, PermitState, Role
from yimen.procedure.table.rows import REASON, ActRow, Argument, one_of
from yimen.procedure.words import Words

VALID = frozenset({PermitState.VALID})
UNTIL = Argument("valid_until", Words("有效期至", "Valid until"), "date", required=False)
REMEDIES = Argument("remedies", Words("救济途径", "Remedies"))
# What was applied for is decided as a case of its own; the platform then does to the permit what was decided there.
CARRIED_OUT = (*HEADS, Role.SYSTEM)
DECIDED_IN = Argument(
    "case", Words("申请的办件编号", "Case number of the application"), "line", required=False, limit=40
)

GROUNDS_OF_REVOCATION = (
    ("abuse", Words("滥用职权、玩忽职守作出的", "Granted by abuse or neglect of duty (69(1)1)")),
    ("beyond_power", Words("超越法定职权作出的", "Granted beyond the organ's power (69(1)2)")),
    ("procedure_broken", Words("违反法定程序作出的", "Granted against the procedure (69(1)3)")),
    (
        "unqualified",
        Words("申请人不具备资格或者不符合条件的", "Granted to an unqualified applicant (69(1)4)"),
    ),
    ("other_law", Words("依法可以撤销的其他情形", "Another case in which the law lets it (69(1)5)")),
    ("promise_broken", Words("未履行承诺且逾期未整改的", "A promise broken and not made good in time")),
    (guards.FRAUD, Words("以欺骗、贿赂等不正当手段取得的", "Obtained by fraud or bribery (69(2))")),
)

PERMIT_ACTS: tuple[ActRow[PermitFile], ...] = (
    ActRow(
        act="grant_permit",
        title=Words("许可生效", "The permit takes effect"),
        from_states=frozenset(),
        roles=(Role.SYSTEM,),
        event="permit_granted",
        to=(PermitState.VALID,),
        article="行政许可法 38(1)、39",
        arguments=(
            Argument("certificate", Words("证照编号", "Certificate number"), "line", required=False, limit=100),
            Argument("valid_from", Words("有效期自", "Valid from"), "date"),
            UNTIL,
        ),
        checks=(guards.validity_is_a_span,),
        offered=False,
    ),
    ActRow(
        act="change_permit",
        title=Words("变更", "Change"),
        from_states=VALID,
        roles=CARRIED_OUT,
        event="permit_changed",
        article="行政许可法 49",
        arguments=(
            Argument("change", Words("变更的内容", "What changes")),
            DECIDED_IN,
        ),
    ),
    ActRow(
        act="ask_renewal",
        title=Words("申请延续", "Apply for renewal"),
        from_states=VALID,
        roles=(Role.APPLICANT, Role.COUNTER),
        event="renewal_asked",
        article="行政许可法 50(1)",
        arguments=(DECIDED_IN,),
        guards=(guards.has_an_end, guards.asked_in_time),
    ),
    ActRow(
        act="renew",
        title=Words("准予延续", "Renew"),
        from_states=VALID,
        roles=CARRIED_OUT,
        event="permit_renewed",
        article="行政许可法 50(2)",
        arguments=(Argument("valid_until", Words("延续至", "Renewed until"), "date"), DECIDED_IN),
        guards=(guards.renewal_is_asked,),
        checks=(guards.renewal_goes_on,),
    ),
    ActRow(
        act="refuse_renewal",
        title=Words("不予延续", "Refuse the renewal"),
        from_states=VALID,
        roles=CARRIED_OUT,
        event="renewal_refused",
        article="行政许可法 38(2)、50(2)",
        arguments=(REASON, REMEDIES, DECIDED_IN),
        guards=(guards.renewal_is_asked,),
    ),
    ActRow(
        act="drop_renewal",
        title=Words("延续申请终结", "The application for renewal has ended"),
        from_states=VALID,
        roles=(Role.SYSTEM,),
        event="renewal_dropped",
        article="行政许可法 50(1)",
        arguments=(DECIDED_IN,),
        guards=(guards.renewal_is_asked,),
        offered=False,
    ),
    ActRow(
        act="deem_renewed",
        title=Words("逾期未作决定，视为准予延续", "Deemed renewed: nobody decided in time"),
        from_states=VALID,
        roles=(Role.SYSTEM,),
        event="deemed_renewed",
        article="行政许可法 50(2)",
        guards=(guards.renewal_is_asked, guards.term_has_passed),
        offered=False,
        lapse=True,
    ),
    ActRow(
        act="expire",
        title=Words("有效期届满，失效", "Expire"),
        from_states=VALID,
        roles=(Role.SYSTEM,),
        event="permit_expired",
        to=(PermitState.EXPIRED,),
        article="行政许可法 70(1)",
        guards=(guards.no_renewal_pending, guards.term_has_passed),
        offered=False,
        lapse=True,
    ),
    ActRow(
        act="recall",
        title=Words("撤回", "Recall in the public interest"),
        from_states=VALID,
        roles=(Role.AGENCY_HEAD,),
        event="permit_recalled",
        to=(PermitState.RECALLED,),
        article="行政许可法 8(2)",
        arguments=(
            one_of(
                "ground",
                Words("事由", "Ground"),
                (
                    "law_changed",
                    Words("所依据的法律、法规、规章修改或者废止", "The law it rests on was changed or repealed"),
                ),
                ("facts_changed", Words("所依据的客观情况发生重大变化", "The facts it rests on have greatly changed")),
            ),
            Argument("public_interest", Words("公共利益的需要", "Why the public interest needs it")),
            Argument("compensation", Words("对财产损失的补偿", "Compensation of the loss")),
            REMEDIES,
        ),
    ),
    ActRow(
        act="revoke",
        title=Words("撤销", "Revoke"),
        from_states=VALID,
        roles=(Role.AGENCY_HEAD, Role.GOVERNMENT_HEAD),
        event="permit_revoked",
        to=(PermitState.REVOKED,),
        article="行政许可法 69",
        arguments=(
            one_of(
                "ground",
                Words("情形", "Ground"),
                *GROUNDS_OF_REVOCATION,
            ),
            REASON,
            Argument(
                "compensation",
                Words("对合法权益损害的赔偿（69(2)除外）", "Compensation (but for fraud)"),
                required=False,
            ),
            REMEDIES,
        ),
        checks=(guards.not_spared, guards.innocent_holder_is_compensated),
    ),
    ActRow(
        act="forgo_revocation",
        title=Words("不予撤销", "Do not revoke"),
        from_states=VALID,
        roles=(Role.AGENCY_HEAD, Role.GOVERNMENT_HEAD),
        event="revocation_forgone",
        article="行政许可法 69(3)",
        arguments=(
            one_of("ground", Words("本可撤销的情形", "The ground that was found"), *GROUNDS_OF_REVOCATION),
            Argument("harm", Words("撤销将对公共利益造成的重大损害", "The great harm to the public interest")),
        ),
    ),
    ActRow(
        act="tell_penalty_hearing",
        title=Words("告知听证权利（吊销前）", "Tell the right to a hearing before the penalty"),
        from_states=VALID,
        roles=(Role.OFFICER, *HEADS),
        event="penalty_hearing_told",
        article="行政处罚法 63、64",
        arguments=(Argument("facts", Words("违法事实、理由和依据", "Facts, reasons and basis")),),
        guards=(guards.right_not_told_yet,),
    ),
    ActRow(
        act="waive_penalty_hearing",
        title=Words("放弃听证", "Waive the hearing"),
        from_states=VALID,
        roles=(Role.APPLICANT,),
        event="penalty_hearing_waived",
        article="行政处罚法 64",
        guards=(guards.right_was_told,),
    ),
    ActRow(
        act="penalise",
        title=Words("吊销", "Revoke as a penalty"),
        from_states=VALID,
        roles=(Role.AGENCY_HEAD,),
        event="permit_penalised",
        to=(PermitState.PENALISED,),
        article="行政处罚法 9(3)、63",
        arguments=(
            Argument("decision", Words("处罚决定文书号", "Number of the penalty decision"), "line", limit=100),
            REASON,
            REMEDIES,
        ),
        guards=(guards.heard_before_penalty,),
    ),
    ActRow(
        act="cancel",
        title=Words("注销", "Cancel"),
        from_states=frozenset(PermitState) - {PermitState.CANCELLED},
        roles=HEADS,
        event="permit_cancelled",
        to=(PermitState.CANCELLED,),
        article="行政许可法 70",
        arguments=(
            one_of(
                "trigger",
                Words("情形", "Trigger"),
                ("expired", Words("有效期届满未延续", "Expired and not renewed (70(1))")),
                ("holder_died", Words("公民死亡或者丧失行为能力", "The person died or lost capacity (70(2))")),
                ("organisation_ended", Words("法人或者其他组织依法终止", "The organisation ended (70(3))")),
                ("taken_away", Words("被撤销、撤回、吊销", "Revoked, recalled or taken as a penalty (70(4))")),
                ("force_majeure", Words("因不可抗力无法实施", "Cannot be carried out for force majeure (70(5))")),
                ("other_law", Words("法律、法规规定的其他情形", "Another case of law (70(6))")),
            ),
            Argument("reason", Words("说明", "Explanation"), required=False),
        ),
        checks=(guards.trigger_is_true,),
    ),
)

PERMIT_ROW: dict[str, ActRow[PermitFile]] = {row.act: row for row in PERMIT_ACTS}
PERMIT_ROW_OF_EVENT: dict[str, ActRow[PermitFile]] = {row.event: row for row in PERMIT_ACTS}
