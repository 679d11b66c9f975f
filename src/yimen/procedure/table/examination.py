"""Acts of examination: opinions, steps, third parties (行政许可法 34-36)."""

from yimen.procedure.casefile import CaseFile
from yimen.procedure.guards import decision, examination
from yimen.procedure.states import DESK, RECEPTION, Role, State
from yimen.procedure.table.rows import REASON, ActRow, Argument, one_of
from yimen.procedure.words import Words

ACCEPTED = frozenset({State.ACCEPTED})

ROWS: tuple[ActRow[CaseFile], ...] = (
    ActRow(
        act="opine",
        title=Words("提出审查意见", "Give an opinion"),
        from_states=ACCEPTED,
        roles=DESK,
        event="opined",
        article="行政许可法 34",
        arguments=(
            Argument("step", Words("审查环节", "Step"), "choice", required=False),
            one_of(
                "opinion",
                Words("意见", "Opinion"),
                ("agree", Words("符合条件，建议准予", "Conditions met: grant")),
                ("disagree", Words("不符合条件，建议不予", "Conditions not met: refuse")),
            ),
            Argument("text", Words("具体意见", "Findings"), required=False),
        ),
        checks=(
            examination.names_step_of_service,
            examination.step_is_open,
            examination.is_asked_in_step,
            examination.one_opinion_a_person,
        ),
        elsewhere=(decision.application_is_accepted,),
    ),
    ActRow(
        act="return_step",
        title=Words("退回前一环节", "Go back to an earlier step"),
        from_states=ACCEPTED,
        roles=DESK,
        event="step_returned",
        article="行政许可法 34",
        arguments=(Argument("step", Words("退回到的环节", "Back to step"), "choice"), REASON),
        guards=(examination.somebody_has_examined,),
        checks=(examination.names_step_of_service, examination.step_has_opinions),
    ),
    ActRow(
        act="notify_interested",
        title=Words("告知利害关系人", "Tell third parties with a major interest"),
        from_states=ACCEPTED,
        roles=DESK,
        event="interested_notified",
        article="行政许可法 36",
        arguments=(
            Argument("parties", Words("利害关系人（每行一个）", "Third parties (one a line)"), "items", private=True),
            Argument("interest", Words("涉及的重大利益", "The interest that is touched"), required=False),
        ),
        checks=(examination.third_parties_are_new,),
    ),
    ActRow(
        act="state_views",
        title=Words("陈述和申辩", "State views"),
        from_states=ACCEPTED,
        roles=(Role.APPLICANT, Role.INTERESTED, *RECEPTION),
        event="views_stated",
        article="行政许可法 36",
        arguments=(
            Argument(
                "party",
                Words("利害关系人（申请人自己陈述的不填）", "Third party (empty: the applicant)"),
                "line",
                required=False,
                private=True,
            ),
            Argument("statement", Words("陈述、申辩的内容", "What was stated"), private=True),
            Argument("evidence", Words("随附文件的摘要", "Digests of the files"), "digests", required=False),
        ),
        checks=(examination.speaks_for_told_party,),
    ),
    ActRow(
        act="close_statements",
        title=Words("陈述申辩期满", "The period for statements is over"),
        from_states=ACCEPTED,
        roles=(Role.SYSTEM,),
        event="statements_closed",
        article="行政许可法 36",
        guards=(examination.statement_period_is_over,),
        offered=False,
        lapse=True,
    ),
)
