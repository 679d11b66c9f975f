"""What is charged, what is asked often, and what the applicant gets."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from yimen.catalogue.content.parts import Short, Strict, Text


class FeeItem(Strict):
    """One more line of the list of fees. reducible: whether it may be waived or lowered; reduction: when."""

    item: Text
    standard: Text
    basis: Short = ""
    reducible: bool = False
    reduction: Text | None = None


class Fee(Strict):
    """What is charged. item: its name in the list of fees; pay_online: whether it can be paid online, empty: not said.

    reducible, reduction  whether it may be waived or lowered, and when; further: more lines of the list of fees
    """

    charged: bool = False
    item: Text | None = None
    standard: Text | None = None
    basis: str = ""
    pay_online: bool | None = None
    reducible: bool | None = None
    reduction: Text | None = None
    further: tuple[FeeItem, ...] = ()


class Question(Strict):
    question: Text
    answer: Text


class Result(Strict):
    """What the applicant gets.

    kind         行政许可法 39: licence 许可证/执照, qualification 资格证/资质证, approval 批准文件/证明文件, label 标签/印章;
                 registration, confirmation, payment for other types
    type_code    certificate type of GB/T 36904: USCC of the organ that sets the standard and three characters; empty: none
    valid_years  empty: without end
    sample       address or file name of a sample of it
    """

    name: Text
    kind: Literal["licence", "qualification", "approval", "registration", "confirmation", "payment", "label"]
    type_code: Annotated[str, StringConstraints(pattern=r"^([0-9A-Z]{21})?$")] = ""
    valid_years: int | None = Field(default=None, ge=1, le=100)
    sample: Annotated[str, StringConstraints(max_length=300)] = ""

    @property
    def certificate(self) -> bool:
        """Whether a grant ends in a certificate that this platform makes."""
        return bool(self.type_code)
