"""Acts that stop, resume and extend the clocks (行政许可法 42, 45)."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import decision, periods
from yimen.procedure.states import DESK, Role, State
from yimen.procedure.table.rows import NOTE, ActRow, Argument, one_of
from yimen.procedure.words import Words

ACCEPTED = frozenset({State.ACCEPTED})
GROUNDS = (
    ("hearing", Words("听证", "Hearing")),
    ("tender", Words("招标", "Tender")),
    ("auction", Words("拍卖", "Auction")),
    ("inspection", Words("检验", "Inspection")),
    ("testing", Words("检测", "Testing")),
    ("quarantine", Words("检疫", "Quarantine")),
    ("appraisal", Words("鉴定", "Appraisal")),
    ("expert_review", Words("专家评审", "Expert review")),
)

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="stop_clock",
        title=Words("不计入期限（告知所需时间）", "Stop the clock"),
        from_states=ACCEPTED,
        roles=DESK,
        event="clock_stopped",
        article="行政许可法 45",
        arguments=(
            one_of("ground", Words("事由", "Ground"), *GROUNDS),
            Argument(
                "time_needed",
                Words("书面告知申请人所需的时间", "Time needed, as told to the applicant in writing"),
                "line",
                limit=200,
            ),
            NOTE,
        ),
        checks=(periods.no_stop_on_this_ground,),
        elsewhere=(decision.application_is_accepted,),
    ),
    ActRow(
        act="resume_clock",
        title=Words("恢复计算期限", "Let the clock go on"),
        from_states=ACCEPTED,
        roles=DESK,
        event="clock_resumed",
        article="行政许可法 45",
        arguments=(one_of("ground", Words("事由", "Ground"), *GROUNDS, required=False), NOTE),
        guards=(periods.a_clock_stands,),
        checks=(periods.names_standing_ground,),
    ),
    ActRow(
        act="extend",
        title=Words("延长审批期限", "Extend the term"),
        from_states=ACCEPTED,
        roles=(Role.AGENCY_HEAD, Role.GOVERNMENT_HEAD),
        event="extended",
        article="行政许可法 42",
        arguments=(Argument("reason", Words("告知申请人的延期理由", "Reason, as told to the applicant")),),
        guards=(periods.head_may_extend, periods.term_can_be_extended),
        elsewhere=(decision.application_is_accepted,),
    ),
)
