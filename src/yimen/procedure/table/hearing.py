"""Acts of the hearing (行政许可法 46-48)."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import hearing
from yimen.procedure.states import DESK, Role, State
from yimen.procedure.table.rows import REASON, ActRow, Argument, one_of
from yimen.procedure.words import Words

ACCEPTED = frozenset({State.ACCEPTED})

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="announce_hearing",
        title=Words("公告听证", "Announce a hearing"),
        from_states=ACCEPTED,
        roles=DESK,
        event="hearing_announced",
        article="行政许可法 46",
        arguments=(
            one_of(
                "basis",
                Words("依据", "Ground"),
                ("required", Words("法律、法规、规章规定应当听证", "Ordered by law, regulation or rule")),
                ("public_interest", Words("涉及公共利益的重大事项", "A matter of major public interest")),
            ),
            REASON,
        ),
        guards=(hearing.no_hearing_announced,),
    ),
    ActRow(
        act="tell_hearing_right",
        title=Words("告知听证权利", "Tell the right to a hearing"),
        from_states=ACCEPTED,
        roles=DESK,
        event="hearing_right_told",
        article="行政许可法 47(1)",
        arguments=(Argument("interest", Words("涉及的重大利益关系", "The interests at stake"), required=False),),
        guards=(hearing.hearing_right_not_told, hearing.no_hearing_announced),
    ),
    ActRow(
        act="request_hearing",
        title=Words("申请听证", "Ask for a hearing"),
        from_states=ACCEPTED,
        roles=(Role.APPLICANT, Role.INTERESTED, Role.COUNTER),
        event="hearing_requested",
        article="行政许可法 47(1)",
        arguments=(Argument("reason", Words("理由", "Reason"), required=False),),
        guards=(hearing.may_ask_for_hearing,),
    ),
    ActRow(
        act="waive_hearing",
        title=Words("放弃听证", "Waive the hearing"),
        from_states=ACCEPTED,
        roles=(Role.APPLICANT,),
        event="hearing_waived",
        article="行政许可法 47(1)",
        guards=(hearing.nobody_else_may_ask,),
    ),
    ActRow(
        act="close_hearing_request",
        title=Words("逾期未申请听证", "Nobody asked for a hearing in time"),
        from_states=ACCEPTED,
        roles=(Role.SYSTEM,),
        event="hearing_not_requested",
        article="行政许可法 47(1)",
        guards=(hearing.request_period_is_over,),
        offered=False,
        lapse=True,
    ),
    ActRow(
        act="notify_hearing",
        title=Words("通知听证的时间、地点", "Give notice of time and place"),
        from_states=ACCEPTED,
        roles=DESK,
        event="hearing_notified",
        article="行政许可法 48(1)1",
        arguments=(
            Argument("day", Words("听证日期", "Day of the hearing"), "date"),
            Argument("place", Words("时间和地点", "Time and place"), "line", limit=200),
            Argument("chair", Words("主持人", "Chair"), "line", limit=100),
        ),
        guards=(hearing.hearing_is_to_be_held,),
        checks=(hearing.notice_is_early_enough, hearing.chair_has_not_examined),
    ),
    ActRow(
        act="challenge_chair",
        title=Words("申请主持人回避", "Object to the chair"),
        from_states=ACCEPTED,
        roles=(Role.APPLICANT, Role.INTERESTED),
        event="chair_challenged",
        article="行政许可法 48(1)3",
        arguments=(REASON,),
        guards=(hearing.hearing_has_chair,),
    ),
    ActRow(
        act="rule_on_challenge",
        title=Words("决定是否回避", "Rule on the objection"),
        from_states=ACCEPTED,
        roles=(Role.AGENCY_HEAD,),
        event="challenge_ruled",
        article="行政许可法 48(1)3",
        arguments=(
            one_of(
                "ruling",
                Words("决定", "Ruling"),
                ("upheld", Words("回避，更换主持人", "Upheld: another chair")),
                ("rejected", Words("驳回回避申请", "Rejected")),
            ),
            Argument("chair", Words("更换后的主持人", "The new chair"), "line", required=False, limit=100),
            REASON,
        ),
        guards=(hearing.chair_is_challenged,),
        checks=(hearing.upheld_challenge_names_chair, hearing.chair_has_not_examined),
    ),
    ActRow(
        act="hold_hearing",
        title=Words("举行听证并制作笔录", "Hold the hearing and sign its record"),
        from_states=ACCEPTED,
        roles=DESK,
        event="hearing_held",
        article="行政许可法 48",
        arguments=(
            Argument("record", Words("听证笔录", "Record of the hearing"), limit=20000, private=True),
            Argument(
                "signed_by",
                Words("签字或者盖章的参加人（每行一个）", "Signed by (one a line)"),
                "items",
                private=True,
            ),
        ),
        guards=(hearing.hearing_was_notified, hearing.chairs_not_own_review),
    ),
)
