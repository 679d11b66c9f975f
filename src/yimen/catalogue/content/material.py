"""One document that an applicant hands in (table material of the national element list)."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from yimen.catalogue.content.parts import Address, Condition, Long, Short, Strict, Text


class MediaType(StrEnum):
    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"


class Material(Strict):
    """One document that an applicant hands in.

    condition  in which case it is needed, in words; `when` says the same about the form's answers, for the computer
    original, copies  how many pieces on paper; 0 where an electronic file is enough
    form       "electronic", "paper" or "both";  source: who issues it: "applicant", "government", "intermediary"
    source_explanation, issuer, issued_within  how one comes by it; the organ that issues it, and how old it may be then
    filling    how it is filled in; blank_form, example: the empty form and a filled one, as addresses or file names
    pages, page_format  how many sheets, and of which size ("A4")
    max_pages  most pages that a file may have; empty: any number
    kind       of paper, such as "business-licence": what an applicant keeps under it can be used again; empty: the code
    shared_from  register that holds what it says (`papers.registers`), such as "enterprises": then nobody needs to bring it (国令716, 7)
    certificate  type of certificate (GB/T 36904) that stands for it, where an organ on this platform issues that
    least_level  trust that it needs, "A" to "D" (`papers.evidence`)
    """

    code: Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{1,39}$")]
    name: Text
    required: bool = True
    condition: Text | None = None
    when: Condition | None = None
    original: int = Field(default=1, ge=0, le=20)
    copies: int = Field(default=0, ge=0, le=20)
    form: Literal["electronic", "paper", "both"] = "both"
    source: Literal["applicant", "government", "intermediary"] = "applicant"
    accept_standard: str = ""
    basis: str = ""
    source_explanation: Short = ""
    issuer: Short = ""
    issued_within: Short = ""
    pages: int | None = Field(default=None, ge=1, le=9999)
    page_format: Short = ""
    filling: Long = ""
    blank_form: Address = ""
    example: Address = ""
    accepts: tuple[MediaType, ...] = (MediaType.PDF, MediaType.JPG, MediaType.PNG)
    max_megabytes: int = Field(default=10, ge=1, le=100)
    max_pages: int | None = Field(default=None, ge=1, le=9999)
    kind: Annotated[str, StringConstraints(pattern=r"^([a-z0-9][a-z0-9-]{1,39})?$")] = ""
    shared_from: Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]{1,39})?$")] = ""
    certificate: Annotated[str, StringConstraints(max_length=40)] = ""
    least_level: Literal["A", "B", "C", "D"] = "D"

    @property
    def paper_kind(self) -> str:
        """The kind under which a paper for it is kept and found again."""
        return self.kind or self.code

    def needed(self, answers: Mapping[str, Any]) -> bool:
        """Whether an application with these answers is incomplete without it."""
        return self.when.holds(answers) if self.when else self.required
