"""The table of acts, for a lawyer to read: who may do what, from which state, under which conditions, on which article.

Order is the order in which a case meets the acts. A later act of the law is a later row here, its guards in
`guards.py`, its change of the case in `fold.py`; nothing else knows the rules.
"""

from dataclasses import dataclass

from yimen.procedure import guards
from yimen.procedure.guards import Guard
from yimen.procedure.states import BEFORE_ACCEPTANCE, Role, State
from yimen.procedure.words import Words


@dataclass(frozen=True)
class Argument:
    """One thing an act needs to be told.

    kind     "text" (a paragraph), "line" (one line), "items" (a list of lines), "choice", or "files" (a list of
             "material code SHA-256" lines; pages upload the files themselves)
    choices  for "choice": value -> words; empty for the steps of the service, which the case supplies
    """

    name: str
    title: Words
    kind: str = "text"
    required: bool = True
    choices: tuple[tuple[str, Words], ...] = ()
    limit: int = 2000


@dataclass(frozen=True)
class ActRow:
    """One row of the table. `to` lists the states the act can lead to; none: the state stays."""

    act: str
    title: Words
    from_states: frozenset[State]
    roles: tuple[Role, ...]
    event: str
    article: str
    to: tuple[State, ...] = ()
    arguments: tuple[Argument, ...] = ()
    guards: tuple[Guard, ...] = ()
    checks: tuple[Guard, ...] = ()
    # Acts the platform itself does, or that have a page of their own, are not offered as buttons.
    offered: bool = True


RECEIVED = frozenset({State.SUBMITTED, State.PRE_REVIEWED})
DESK = (Role.OFFICER, Role.SECTION_HEAD)

NOTE = Argument("note", Words("备注", "Note"), required=False)

ACTS: tuple[ActRow, ...] = (
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
        roles=(Role.COUNTER, *DESK),
        event="pre_reviewed",
        to=(State.PRE_REVIEWED,),
        article="行政许可法 33",
        arguments=(NOTE,),
        guards=(guards.no_gaps_open,),
    ),
    ActRow(
        act="notify_correction",
        title=Words("一次告知补正", "Tell all corrections at once"),
        from_states=RECEIVED,
        roles=(Role.COUNTER, *DESK),
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
        guards=(guards.not_all_corrected,),
        checks=(guards.only_gaps_already_told,),
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
        checks=(guards.supplies_told_gaps,),
    ),
    ActRow(
        act="accept",
        title=Words("受理", "Accept"),
        from_states=RECEIVED,
        roles=(Role.COUNTER, *DESK),
        event="accepted",
        to=(State.ACCEPTED,),
        article="行政许可法 32(1)5",
        arguments=(NOTE,),
        guards=(guards.no_gaps_open,),
    ),
    ActRow(
        act="refuse_acceptance",
        title=Words("不予受理", "Refuse to accept"),
        from_states=RECEIVED,
        roles=(Role.COUNTER, *DESK),
        event="acceptance_refused",
        to=(State.NOT_ACCEPTED,),
        article="行政许可法 32(1)1-2",
        arguments=(
            Argument(
                "ground",
                Words("理由", "Ground"),
                "choice",
                choices=(
                    ("not_needed", Words("依法不需要取得行政许可", "No licence is needed by law")),
                    ("not_competent", Words("不属于本机关职权范围", "Not within this organ's powers")),
                ),
            ),
            Argument("organ", Words("应当向哪个机关申请", "The organ to apply to"), "line", required=False, limit=200),
            Argument("reason", Words("说明", "Explanation"), required=False),
        ),
        checks=(guards.names_competent_organ,),
    ),
    ActRow(
        act="opine",
        title=Words("提出审查意见", "Give an opinion"),
        from_states=frozenset({State.ACCEPTED}),
        roles=DESK,
        event="opined",
        article="行政许可法 34",
        arguments=(
            Argument("step", Words("审查环节", "Step"), "choice", required=False),
            Argument(
                "opinion",
                Words("意见", "Opinion"),
                "choice",
                choices=(
                    ("agree", Words("符合条件，建议准予", "Conditions met: grant")),
                    ("disagree", Words("不符合条件，建议不予", "Conditions not met: refuse")),
                ),
            ),
            Argument("text", Words("具体意见", "Findings"), required=False),
        ),
        checks=(guards.names_step_of_service, guards.one_opinion_a_person),
    ),
    ActRow(
        act="decide",
        title=Words("作出决定", "Decide"),
        from_states=frozenset({State.ACCEPTED}),
        roles=(Role.SECTION_HEAD, Role.AGENCY_HEAD),
        event="decided",
        to=(State.GRANTED, State.REFUSED),
        article="行政许可法 38",
        arguments=(
            Argument(
                "outcome",
                Words("决定", "Decision"),
                "choice",
                choices=(
                    ("grant", Words("准予行政许可", "Grant")),
                    ("refuse", Words("不予行政许可", "Refuse")),
                ),
            ),
            Argument("reason", Words("理由（不予许可时必填）", "Reasons (needed for a refusal)"), required=False),
            Argument("remedies", Words("救济途径（不予许可时必填）", "Remedies (for a refusal)"), required=False),
        ),
        guards=(guards.examined_by_enough_officers, guards.every_step_has_opinion),
        checks=(guards.refusal_is_reasoned,),
    ),
    ActRow(
        act="record_certificate",
        title=Words("制发证照", "Issue the certificate"),
        from_states=frozenset({State.GRANTED}),
        roles=(Role.SYSTEM,),
        event="certificate_issued",
        article="行政许可法 39",
        arguments=(Argument("certificate", Words("证照编号", "Certificate number"), "line", limit=100),),
        guards=(guards.no_certificate_yet,),
        offered=False,
    ),
    ActRow(
        act="deliver",
        title=Words("送达", "Deliver"),
        from_states=frozenset({State.GRANTED}),
        roles=(Role.COUNTER, *DESK),
        event="delivered",
        to=(State.DELIVERED,),
        article="行政许可法 44",
        arguments=(
            Argument(
                "method",
                Words("送达方式", "Way of delivery"),
                "choice",
                choices=(
                    ("online", Words("网上送达电子证照", "Electronic certificate online")),
                    ("window", Words("窗口领取", "Handed over at the window")),
                    ("post", Words("邮寄", "By post")),
                ),
            ),
        ),
        guards=(guards.certificate_is_there,),
    ),
    ActRow(
        act="withdraw",
        title=Words("撤回申请", "Withdraw the application"),
        from_states=BEFORE_ACCEPTANCE | {State.ACCEPTED},
        roles=(Role.APPLICANT,),
        event="withdrawn",
        to=(State.WITHDRAWN,),
        article="行政许可法 29",
        arguments=(Argument("reason", Words("撤回原因", "Reason"), required=False),),
    ),
)

ROW: dict[str, ActRow] = {row.act: row for row in ACTS}
ROW_OF_EVENT: dict[str, ActRow] = {row.event: row for row in ACTS}
