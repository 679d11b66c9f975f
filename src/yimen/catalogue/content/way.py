"""Time limits, the links of the way through the agency, and procedures outside the time limits."""

from enum import StrEnum
from typing import Literal

from pydantic import Field

from yimen.catalogue.content.parts import Line, Long, Short, Strict, TermText, Text
from yimen.clock import Term, Unit
from yimen.procedure import Step as ExaminationStep


class Terms(Strict):
    """Statutory term with its basis, and the agency's own promise: "20wd", "5wd"; "0wd" means on the spot.

    extension    by how much the head may extend the statutory term, once; empty: what the law says, ten working days,
                 fifteen where departments handle together, none for a term in calendar days of a special law
    preliminary  the lower organ's own term where it examines first (行政许可法 43)
    statutory_explanation, promised_explanation  from when on they count, and what is not counted
    """

    statutory: TermText
    statutory_basis: str = ""
    promised: TermText | None = None
    extension: TermText | None = None
    extends_promise: bool = False
    preliminary: TermText | None = None
    statutory_explanation: Long = ""
    promised_explanation: Long = ""

    @property
    def special_basis(self) -> str:
        """The special law that sets the statutory term; empty where it is the general law's own."""
        return "" if "行政许可法" in self.statutory_basis else self.statutory_basis

    def extended_by(self, joint: bool) -> Term | None:
        """The extension the law allows this service. Raises Refusal as `Term.parse` does."""
        if self.extension is not None:
            return Term.parse(self.extension)
        if Term.parse(self.statutory).unit is Unit.CALENDAR_DAYS:
            return None
        return Term(15 if joint else 10)


class Stage(StrEnum):
    """The five links that the audit of a licence looks for: 受理、审核、审批、办结、送达."""

    ACCEPTANCE = "acceptance"
    EXAMINATION = "examination"
    DECISION = "decision"
    CLOSING = "closing"
    DELIVERY = "delivery"


class Step(Strict):
    """One link of the way through the agency: who does it, in how many working days, to which standard.

    For examination: `after` names the steps that come first, `opinions` how many people examine, `asked` which agencies
    or people, `agreeing` how many of them must agree before a grant.
    office, handler  the section and the post that do it; special: whether a special procedure may come in here
    """

    stage: Stage
    name: Text
    role: Literal["counter", "officer", "section_head", "agency_head", "system"]
    days: int | None = Field(default=None, ge=0, le=400)
    text: Text | None = None
    after: tuple[Line, ...] = ()
    opinions: int = Field(default=1, ge=1, le=20)
    asked: tuple[Line, ...] = ()
    agreeing: int = Field(default=0, ge=0, le=20)
    office: Short = ""
    handler: Short = ""
    special: bool = False

    def examination(self) -> ExaminationStep:
        """What the procedure has to know of it."""
        return ExaminationStep(self.name.zh, self.after, self.opinions, self.asked, self.agreeing)


class SpecialProcedure(Strict):
    """What is not counted in the time limit, or makes it longer (GB/T 39046 A.7; the closed list of 行政许可法 45).

    days  working days it usually takes; empty: told case by case
    """

    kind: Literal[
        "extension",
        "hearing",
        "tender",
        "auction",
        "inspection",
        "testing",
        "quarantine",
        "appraisal",
        "review",
        "other",
    ]
    name: Text
    days: int | None = Field(default=None, ge=0, le=400)
    basis: Short = ""
