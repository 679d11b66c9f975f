"""Two concentrations, two in place (两集中两到位), judged from plain rows. No database.

concentrated   the approval section holds every power over the service 审批权集中
in the hall    it is handled in the service hall 进驻大厅
in authority   the delegation to the section is documented 授权到位
A department whose services are all three, with an approval section inside its existing headcount, is complete.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from yimen.agencies.establishment.plans import Plan

# The order of `ApprovalPower`, which names them for pages.
POWERS = ("accept", "examine", "decide", "seal", "deliver")


class Lack(StrEnum):
    """What can be missing; `words` says each in a sentence, with the next step."""

    NO_REVISION = "no_revision"
    NO_SECTION = "no_section"
    HEADCOUNT_RAISED = "headcount_raised"
    POSTS_EXCEEDED = "posts_exceeded"
    NOBODY_IN_SECTION = "nobody_in_section"
    POWERS_OUTSIDE = "powers_outside"
    NOT_IN_HALL = "not_in_hall"
    NO_AUTHORITY = "no_authority"
    NO_SUPERVISOR = "no_supervisor"


@dataclass(frozen=True)
class Missing:
    """One thing that is missing. service: its code, empty where it is the department's; figures for the sentence."""

    lack: Lack
    service: str = ""
    name: str = ""
    powers: tuple[str, ...] = ()
    figures: tuple[int, ...] = ()


@dataclass(frozen=True)
class Placed:
    """One service as it stands towards section and hall. supervised: it names who supervises after a grant; since: a day."""

    code: str
    name: str
    powers: tuple[str, ...] = ()
    in_hall: bool = False
    window: str = ""
    document: str = ""
    document_day: date | None = None
    supervised: bool = True
    since: date | None = None

    @property
    def outside(self) -> tuple[str, ...]:
        """The powers that the section does not hold."""
        return tuple(power for power in POWERS if power not in self.powers)

    @property
    def complete(self) -> bool:
        """Nothing is missing."""
        return not self.outside and self.in_hall and bool(self.document)


@dataclass(frozen=True)
class Office:
    """What is known of a department: the plan in force, the one before the section was set up, people in the section."""

    plan: Plan | None
    before: Plan | None = None
    seated: int = 0


@dataclass(frozen=True)
class Judgement:
    """One department. concentrated, in_hall, in_authority: how many of `services`."""

    services: int
    concentrated: int
    in_hall: int
    in_authority: int
    section: str
    section_posts: int
    posts: int
    taken: int
    inside_headcount: bool
    missing: tuple[Missing, ...] = field(repr=False)

    @property
    def complete(self) -> bool:
        """Nothing is missing."""
        return not self.missing


def judge(office: Office, services: Sequence[Placed]) -> Judgement:
    """The department's line of the report and everything that is missing, the department's own first."""
    plan = office.plan
    section = plan.approval if plan else None
    lacks = tuple(_of_office(office)) + tuple(lack for service in services for lack in _of_service(service))
    return Judgement(
        services=len(services),
        concentrated=sum(not service.outside for service in services),
        in_hall=sum(service.in_hall for service in services),
        in_authority=sum(bool(service.document) for service in services),
        section=section.name if section else "",
        section_posts=section.posts if section else 0,
        posts=plan.posts if plan else 0,
        taken=plan.taken if plan else 0,
        inside_headcount=section is not None and not _headcount(office),
        missing=lacks,
    )


def _of_office(office: Office) -> Iterable[Missing]:
    plan = office.plan
    if plan is None:
        yield Missing(Lack.NO_REVISION)
    elif plan.approval is None:
        yield Missing(Lack.NO_SECTION, figures=(plan.free,))
    else:
        yield from _headcount(office)
        if not office.seated:
            yield Missing(Lack.NOBODY_IN_SECTION, name=plan.approval.name, figures=(plan.approval.posts,))


def _headcount(office: Office) -> list[Missing]:
    """The section was set up inside the headcount that there was before, and all posts fit into that of now."""
    plan, found = office.plan, []
    assert plan is not None
    if plan.taken > plan.posts:
        found.append(Missing(Lack.POSTS_EXCEEDED, figures=(plan.posts, plan.taken)))
    if office.before is not None and plan.posts > office.before.posts:
        found.append(Missing(Lack.HEADCOUNT_RAISED, figures=(office.before.posts, plan.posts)))
    return found


def _of_service(service: Placed) -> Iterable[Missing]:
    if service.outside:
        yield Missing(Lack.POWERS_OUTSIDE, service.code, service.name, powers=service.outside)
    if not service.in_hall:
        yield Missing(Lack.NOT_IN_HALL, service.code, service.name)
    if not service.document:
        yield Missing(Lack.NO_AUTHORITY, service.code, service.name)
    if not service.supervised:
        yield Missing(Lack.NO_SUPERVISOR, service.code, service.name)
