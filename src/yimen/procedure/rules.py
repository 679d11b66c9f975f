"""What the law and a service demand of a case: terms, examiners, steps, hearing, and the periods the law leaves open."""

from dataclasses import dataclass, field
from enum import StrEnum

from yimen.clock import Term, Unit


def working_days(amount: int) -> Term:
    """A term of so many working days."""
    return Term(amount, Unit.WORKING_DAYS)


@dataclass(frozen=True)
class Periods:
    """Periods that the law sets for every service, and those where it leaves room: a district may set the latter.

    correction        to tell what is missing, else accepted (32(1)4)
    delivery          to hand the certificate over (44)
    hearing_request   for the applicant and third parties to ask for a hearing; the law says five days, and not whether
                      82 makes them working days for a citizen too (47(1))
    hearing_holding   to hold a hearing that was asked for (47(1))
    hearing_notice    between notice and hearing, at least (48(1)1)
    statements        for third parties to state their views; the law names no period (36)
    renewal_ahead     how long before the end of validity a renewal is applied for; binds the applicant, so calendar
                      days by default (50(1))
    supply            for the applicant to hand in the corrections; the law names none, and only when it is over may the
                      case be ended for want of them
    tolerance         to hand in what was tolerated as missing (容缺); the service may name its own
    """

    correction: Term = working_days(5)
    delivery: Term = working_days(10)
    hearing_request: Term = working_days(5)
    hearing_holding: Term = working_days(20)
    hearing_notice: Term = working_days(7)
    statements: Term = working_days(5)
    renewal_ahead: Term = Term(30, Unit.CALENDAR_DAYS)
    supply: Term = Term(30, Unit.CALENDAR_DAYS)
    tolerance: Term = working_days(10)


class Hearing(StrEnum):
    """Whether a service knows a hearing: none; must: the law orders one (46); may: on request (47)."""

    NONE = "none"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True)
class Step:
    """One step of the examination.

    after     steps that must be finished first; steps that do not wait for each other go in parallel
    opinions  how many different people must have given one
    asked     who is asked (people, sections or organs, as `who`); empty: any officer. With as many `opinions` as are
              `asked`, it takes all of them
    agreeing  so many must agree before a grant; 0: opinions are advice
    """

    name: str
    after: tuple[str, ...] = ()
    opinions: int = 1
    asked: tuple[str, ...] = ()
    agreeing: int = 0


@dataclass(frozen=True)
class Trust:
    """How far a material must be trusted before the organ accepts: "A" (most) to "C"; by its code, and its name in notices."""

    code: str
    name: str
    level: str


@dataclass(frozen=True)
class ServiceRules:
    """What one version of a service demands of its cases.

    statutory     term for the decision, counted from acceptance (行政许可法 42)
    promised      the organ's own shorter term, counted beside it; None: no promise
    extension     by how much the statutory term may be extended once; None: not at all
    extends_promise  whether an extension moves the promised term too
    basis         the article the statutory term rests on, where a special law sets it; empty: 行政许可法 42
    instant       decidable on the spot (34(2))
    joint         several departments handle it together (26(2)): 45 + 15, extended by the head of the government
    preliminary   a lower organ examines first, in a term of its own; None: no preliminary review (35, 43)
    officers      people who must have examined before a decision; two where the facts are checked (34(3))
    steps         examination steps, each with the opinions it needs
    hearing       none, may, must (46, 47)
    certificate   whether a grant ends in a certificate, which must exist before delivery (39, 44)
    tolerable     materials that may follow later (容缺受理), by name
    promisable    conditions or materials that a written promise may stand for (告知承诺)
    promise_term  to fulfil a promise, from the grant
    trusts        materials for which an upload by the applicant is not enough
    protected     touches public safety, health, life or property: false statements bar for a year (78)
    """

    statutory: Term
    promised: Term | None = None
    extension: Term | None = working_days(10)
    extends_promise: bool = False
    basis: str = ""
    instant: bool = False
    joint: bool = False
    preliminary: Term | None = None
    officers: int = 1
    steps: tuple[Step, ...] = ()
    hearing: Hearing = Hearing.NONE
    certificate: bool = True
    tolerable: tuple[str, ...] = ()
    promisable: tuple[str, ...] = ()
    promise_term: Term | None = None
    trusts: tuple[Trust, ...] = ()
    protected: bool = False
    periods: Periods = field(default_factory=Periods)

    @property
    def decision_article(self) -> str:
        """What the statutory term rests on."""
        return self.basis or ("行政许可法 42(2)" if self.joint else "行政许可法 42(1)")

    def step(self, name: str) -> Step | None:
        """The step of this name."""
        return next((step for step in self.steps if step.name == name), None)

    def steps_from(self, name: str) -> frozenset[str]:
        """This step and all that wait for it, directly or through others."""
        found = {name}
        while more := {step.name for step in self.steps if found & set(step.after)} - found:
            found |= more
        return frozenset(found)


def plain_steps(*names: str) -> tuple[Step, ...]:
    """Steps that each need one opinion and wait for nothing."""
    return tuple(Step(name) for name in names)
