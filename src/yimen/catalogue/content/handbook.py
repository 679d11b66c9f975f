"""The internal handbook (业务手册) of a service: how the organ does it. For staff only; a version keeps it beside its guide.

Elements as in DB31/T 544: what the guide says already (name, basis, conditions, result, time limits, fee) is not repeated here.
"""

from typing import Literal

from pydantic import Field

from yimen.catalogue.content.parts import Line, Long, Short, Strict, Text

Part = Literal["receiving", "acceptance", "examination", "decision", "delivery", "afterwards"]
PARTS: tuple[Part, ...] = ("receiving", "acceptance", "examination", "decision", "delivery", "afterwards")


class Approver(Strict):
    """A post that takes part (审批人员): for what it answers, and who stands in for it."""

    post: Line
    section: Short = ""
    duty: Long = ""
    deputy: Short = ""


class Instruction(Strict):
    """How one part of the flow is done.

    procedure  where it is no ordinary part: on-site inspection, tender, test ... (the special procedures of the law)
    points     what is looked at, one a line; standard: when it is right; documents: which are written
    """

    part: Part
    title: Line
    procedure: Literal["", "on_site", "tender", "auction", "testing", "review", "hearing", "publication"] = ""
    post: Short = ""
    days: int | None = Field(default=None, ge=0, le=400)
    points: tuple[Line, ...] = ()
    standard: Long = ""
    documents: tuple[Line, ...] = ()


class Risk(Strict):
    """Where things go wrong, and what is done against it (廉政风险点)."""

    point: Line
    measure: Line


class Handbook(Strict):
    """What the organ's people have to know beyond the guide.

    quantity    how a limited number is allotted (数量限制)
    plans       special plans that bind the decision (专业规划)
    provisions  conditions and duties that may be attached to a decision (审批决定的附加规定)
    """

    approvers: tuple[Approver, ...] = ()
    quantity: Text | None = None
    plans: tuple[Line, ...] = ()
    provisions: tuple[Line, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    risks: tuple[Risk, ...] = ()
    archive: Long = ""
    remarks: Long = ""

    def of_part(self, part: str) -> tuple[Instruction, ...]:
        """The instructions for one part of the flow, in their order."""
        return tuple(each for each in self.instructions if each.part == part)
