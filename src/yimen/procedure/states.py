"""The states of a case and of a permit, and the roles of those who act on them."""

from enum import StrEnum

from yimen.procedure.words import Words


class State(StrEnum):
    """Where a case stands. Values are stored and part of the API."""

    SUBMITTED = "submitted"
    PRE_REVIEWED = "pre_reviewed"
    CORRECTION = "correction"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    REFUSED = "refused"
    DELIVERED = "delivered"
    NOT_ACCEPTED = "not_accepted"
    WITHDRAWN = "withdrawn"
    TERMINATED = "terminated"


STATE_WORDS: dict[State, Words] = {
    State.SUBMITTED: Words("已收件", "Received"),
    State.PRE_REVIEWED: Words("预审通过", "Pre-review passed"),
    State.CORRECTION: Words("待补正", "Awaiting correction"),
    State.ACCEPTED: Words("审查中", "Under examination"),
    State.GRANTED: Words("准予许可", "Granted"),
    State.REFUSED: Words("不予许可", "Refused"),
    State.DELIVERED: Words("已送达", "Delivered"),
    State.NOT_ACCEPTED: Words("不予受理", "Not accepted"),
    State.WITHDRAWN: Words("已撤回申请", "Withdrawn"),
    State.TERMINATED: Words("已终止", "Terminated"),
}

# A correction can be asked for, and the application accepted or turned away, while it lies with the organ.
RECEIVED = frozenset({State.SUBMITTED, State.PRE_REVIEWED})
BEFORE_ACCEPTANCE = RECEIVED | {State.CORRECTION}
CLOSED = frozenset({State.REFUSED, State.DELIVERED, State.NOT_ACCEPTED, State.WITHDRAWN, State.TERMINATED})


class PermitState(StrEnum):
    """How a permit stands in law. Six states that are often mixed up, each with an article of its own."""

    VALID = "valid"
    EXPIRED = "expired"
    RECALLED = "recalled"
    REVOKED = "revoked"
    PENALISED = "penalised"
    CANCELLED = "cancelled"


PERMIT_STATE_WORDS: dict[PermitState, Words] = {
    PermitState.VALID: Words("有效", "Valid"),
    PermitState.EXPIRED: Words("失效（到期）", "Expired"),
    PermitState.RECALLED: Words("撤回", "Recalled in the public interest"),
    PermitState.REVOKED: Words("撤销", "Revoked as wrongly granted"),
    PermitState.PENALISED: Words("吊销", "Revoked as a penalty"),
    PermitState.CANCELLED: Words("注销", "Cancelled"),
}


class Role(StrEnum):
    """In which capacity somebody acts. Values are stored in events and part of the API."""

    APPLICANT = "applicant"
    INTERESTED = "interested"
    COUNTER = "counter"
    OFFICER = "officer"
    SECTION_HEAD = "section_head"
    AGENCY_HEAD = "agency_head"
    GOVERNMENT_HEAD = "government_head"
    SUPERVISOR = "supervisor"
    LEADER = "leader"
    LEGAL_OFFICE = "legal_office"
    REFORM_OFFICE = "reform_office"
    ADMIN = "admin"
    SYSTEM = "system"


ROLE_WORDS: dict[Role, Words] = {
    Role.APPLICANT: Words("申请人", "Applicant"),
    Role.INTERESTED: Words("利害关系人", "Interested third party"),
    Role.COUNTER: Words("窗口人员", "Counter clerk"),
    Role.OFFICER: Words("审查人员", "Officer"),
    Role.SECTION_HEAD: Words("审批科负责人", "Section head"),
    Role.AGENCY_HEAD: Words("行政机关负责人", "Head of the agency"),
    Role.GOVERNMENT_HEAD: Words("本级人民政府负责人", "Head of the government"),
    Role.SUPERVISOR: Words("监督人员", "Supervisor"),
    Role.LEADER: Words("区领导", "District leader"),
    Role.LEGAL_OFFICE: Words("法制机构", "Legal office"),
    Role.REFORM_OFFICE: Words("审改办", "Reform office"),
    Role.ADMIN: Words("系统管理员", "Administrator"),
    Role.SYSTEM: Words("系统", "System"),
}

DESK = (Role.OFFICER, Role.SECTION_HEAD, Role.AGENCY_HEAD)
RECEPTION = (Role.COUNTER, *DESK)
HEADS = (Role.SECTION_HEAD, Role.AGENCY_HEAD)
