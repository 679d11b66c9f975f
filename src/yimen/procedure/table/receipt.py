"""Acts from receipt to acceptance (行政许可法 29-33)."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import examination, obligations, receipt
from yimen.procedure.states import BEFORE_ACCEPTANCE, DESK, RECEIVED, RECEPTION, Role, State
from yimen.procedure.table.rows import NOTE, ActRow, Argument, one_of
from yimen.procedure.words import Words

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="submit",
        title=Words("提交申请", "Submit the application"),
        from_states=frozenset(),
        roles=(Role.APPLICANT, Role.COUNTER),
        event="submitted",
        to=(State.SUBMITTED,),
        article="行政许可法 29",
        offered=False,
    ),
    ActRow(
        act="pre_review",
        title=Words("预审通过", "Pass the pre-review"),
        from_states=frozenset({State.SUBMITTED}),
        roles=RECEPTION,
        event="pre_reviewed",
        to=(State.PRE_REVIEWED,),
        article="行政许可法 33",
        arguments=(NOTE,),
        guards=(receipt.no_gaps_open,),
    ),
    ActRow(
        act="correct_on_the_spot",
        title=Words("当场更正", "Correct on the spot"),
        from_states=RECEIVED,
        roles=RECEPTION,
        event="corrected_on_the_spot",
        article="行政许可法 32(1)3",
        arguments=(
            Argument(
                "items",
                Words("申请人当场更正的内容（每行一项）", "What the applicant corrected (one item a line)"),
                "items",
            ),
            NOTE,
        ),
    ),
    ActRow(
        act="notify_correction",
        title=Words("一次告知补正", "Tell all corrections at once"),
        from_states=RECEIVED,
        roles=RECEPTION,
        event="correction_notified",
        to=(State.CORRECTION,),
        article="行政许可法 32(1)4",
        arguments=(
            Argument(
                "items",
                Words("需要补正的全部内容（每行一项）", "Everything to be corrected (one item a line)"),
                "items",
            ),
            NOTE,
        ),
        guards=(receipt.not_all_corrected,),
        checks=(receipt.only_gaps_already_told,),
        elsewhere=(receipt.deemed_acceptance_stands,),
    ),
    ActRow(
        act="resubmit",
        title=Words("提交补正材料", "Hand in the corrections"),
        from_states=frozenset({State.CORRECTION}),
        roles=(Role.APPLICANT, Role.COUNTER),
        event="resubmitted",
        to=(State.SUBMITTED,),
        article="行政许可法 32(1)5",
        arguments=(
            Argument("items", Words("已补正的内容（每行一项）", "What has been corrected (one item a line)"), "items"),
            Argument("materials", Words("补交的文件", "Files handed in"), "files", required=False),
            NOTE,
        ),
        checks=(receipt.supplies_told_gaps,),
    ),
    ActRow(
        act="tolerate_gap",
        title=Words("容缺受理", "Let missing materials follow later"),
        from_states=RECEIVED,
        roles=RECEPTION,
        event="gap_tolerated",
        article="容缺受理",
        arguments=(
            Argument(
                "items", Words("可以后补的材料（每行一项）", "Materials that may follow (one item a line)"), "items"
            ),
            NOTE,
        ),
        guards=(obligations.service_tolerates_gaps,),
        checks=(obligations.gap_is_tolerable,),
    ),
    ActRow(
        act="make_promise",
        title=Words("作出书面承诺", "Give a written promise"),
        from_states=BEFORE_ACCEPTANCE,
        roles=(Role.APPLICANT, Role.COUNTER),
        event="promised",
        article=obligations.PROMISE,
        arguments=(
            Argument("items", Words("承诺的内容（每行一项）", "What is promised (one item a line)"), "items"),
            NOTE,
        ),
        guards=(obligations.service_takes_promises,),
        checks=(obligations.item_is_promisable,),
    ),
    ActRow(
        act="deem_accepted",
        title=Words("逾期未告知，视为受理", "Deemed accepted: nobody answered in time"),
        from_states=RECEIVED,
        roles=(Role.SYSTEM,),
        event="deemed_accepted",
        to=(State.ACCEPTED,),
        article="行政许可法 32(1)4",
        guards=(receipt.five_days_have_passed,),
        offered=False,
        lapse=True,
    ),
    ActRow(
        act="accept",
        title=Words("受理", "Accept"),
        from_states=RECEIVED | {State.ACCEPTED},
        roles=RECEPTION,
        event="accepted",
        to=(State.ACCEPTED,),
        article="行政许可法 32(1)5",
        arguments=(NOTE,),
        guards=(receipt.not_accepted_yet, receipt.no_gaps_open),
    ),
    ActRow(
        act="refuse_acceptance",
        title=Words("不予受理", "Refuse to accept"),
        from_states=RECEIVED,
        roles=RECEPTION,
        event="acceptance_refused",
        to=(State.NOT_ACCEPTED,),
        article="行政许可法 32(1)1-2、78",
        arguments=(
            one_of(
                "ground",
                Words("理由", "Ground"),
                ("not_needed", Words("依法不需要取得行政许可", "No licence is needed by law")),
                ("not_competent", Words("不属于本机关职权范围", "Not within this organ's powers")),
                (
                    "false_statement",
                    Words("隐瞒有关情况或者提供虚假材料（78条）", "Facts hidden or materials false (78)"),
                ),
                ("barred", Words("在不得再次申请的期限内（78、79条）", "Within a bar on applying again (78, 79)")),
            ),
            Argument("organ", Words("应当向哪个机关申请", "The organ to apply to"), "line", required=False, limit=200),
            Argument("reason", Words("说明", "Explanation"), required=False),
        ),
        checks=(receipt.names_competent_organ, receipt.gaps_are_no_ground),
        elsewhere=(receipt.deemed_acceptance_stands,),
    ),
    ActRow(
        act="report_preliminary",
        title=Words("报送初审意见", "Send the preliminary opinion up"),
        from_states=frozenset({State.ACCEPTED}),
        roles=DESK,
        event="preliminary_reported",
        article="行政许可法 35、43",
        arguments=(
            one_of(
                "opinion",
                Words("初审意见", "Preliminary opinion"),
                ("agree", Words("符合条件，建议准予", "Conditions met: grant")),
                ("disagree", Words("不符合条件，建议不予", "Conditions not met: refuse")),
            ),
            Argument("text", Words("具体意见", "Findings"), required=False),
        ),
        guards=(examination.lower_organ_reviews,),
    ),
)
