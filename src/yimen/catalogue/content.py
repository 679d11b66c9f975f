"""What one version of a service says: guide, materials, terms, steps, fee, questions and form, as one checked value.

Pure data, no database. Unknown fields are refused, so that a typing mistake in an authoring file never vanishes silently.
"""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from yimen.clock import Term, Unit
from yimen.procedure import Hearing, ServiceRules
from yimen.procedure import Step as ExaminationStep

Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Paragraph = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]


def _term(text: str) -> str:
    Term.parse(text)
    return text


TermText = Annotated[str, StringConstraints(pattern=r"^\d{1,4}(wd|d)$"), AfterValidator(_term)]


class Strict(BaseModel):
    """Base of all parts: frozen, and strict about names."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Text(Strict):
    """A sentence in both languages; without English the Chinese stands for both."""

    zh: Paragraph
    en: str = ""

    def say(self, language: str | None) -> str:
        """The sentence in a language such as "zh-hans" or "en"."""
        return self.en if self.en and (language or "").startswith("en") else self.zh

    def __str__(self) -> str:
        return self.zh


class Condition(Strict):
    """When something applies: the answer to one field equals a value, or is (or contains) one of several."""

    field: Line
    equals: str | int | bool | None = None
    among: tuple[str, ...] = ()

    def holds(self, answers: Mapping[str, Any]) -> bool:
        """Whether the condition is met by these answers; an open answer meets nothing."""
        given = answers.get(self.field)
        if given is None:
            return False
        values = given if isinstance(given, list) else [given]
        wanted: tuple[Any, ...] = self.among or (self.equals,)
        return any(
            value == want and isinstance(value, bool) == isinstance(want, bool) for value in values for want in wanted
        )


class LegalBasis(Strict):
    """A law and its article: 《中华人民共和国食品安全法》, 第三十五条; no article: the whole document."""

    law: Line
    article: str = ""
    text: str = ""
    law_en: str = ""


class MediaType(StrEnum):
    PDF = "pdf"
    JPG = "jpg"
    PNG = "png"


class Material(Strict):
    """One document that an applicant hands in.

    condition  in which case it is needed, in words; `when` says the same about the form's answers, for the computer
    original, copies  how many pieces on paper; 0 where an electronic file is enough
    form       "electronic", "paper" or "both";  source: who issues it: "applicant", "government", "intermediary"
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
    accepts: tuple[MediaType, ...] = (MediaType.PDF, MediaType.JPG, MediaType.PNG)
    max_megabytes: int = Field(default=10, ge=1, le=100)

    def needed(self, answers: Mapping[str, Any]) -> bool:
        """Whether an application with these answers is incomplete without it."""
        return self.when.holds(answers) if self.when else self.required


class Terms(Strict):
    """Statutory term with its basis, and the agency's own promise: "20wd", "5wd"; "0wd" means on the spot.

    extension    by how much the head may extend the statutory term, once; empty: what the law says, ten working days,
                 fifteen where departments handle together, none for a term in calendar days of a special law
    preliminary  the lower organ's own term where it examines first (行政许可法 43)
    """

    statutory: TermText
    statutory_basis: str = ""
    promised: TermText | None = None
    extension: TermText | None = None
    extends_promise: bool = False
    preliminary: TermText | None = None

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

    def examination(self) -> ExaminationStep:
        """What the procedure has to know of it."""
        return ExaminationStep(self.name.zh, self.after, self.opinions, self.asked, self.agreeing)


class Fee(Strict):
    """What is charged. item: its name in the list of fees; pay_online: whether it can be paid online, empty: not said."""

    charged: bool = False
    item: Text | None = None
    standard: Text | None = None
    basis: str = ""
    pay_online: bool | None = None


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


Phone = Annotated[str, StringConstraints(pattern=r"^(0\d{2,3}-)?\d{3,8}(-\d{1,6})?(转\d{1,6})?$")]


class ServiceContent(Strict):
    """Everything about one version of a service. Field by field the national element list (GB/T 39554.2, domain facts).

    joint       several departments handle it together (行政许可法 26(2), 42(2))
    hearing     none, may (on request, 47), must (46)
    tolerable   materials that may follow later (容缺受理); promisable: what a written promise may stand for (告知承诺),
                to be kept within `promise_term` of the grant
    person_topics, organisation_topics  under which topics (主题分类) individuals and organisations find it
    protected   touches public safety, health, life or property: false statements bar for a year (78)
    """

    summary: Text
    audience: tuple[Literal["person", "organisation"], ...] = Field(min_length=1)
    channels: tuple[Literal["online", "window", "post"], ...] = Field(min_length=1)
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1)
    conditions: tuple[Text, ...] = Field(min_length=1)
    quantity_limit: Text | None = None
    materials: tuple[Material, ...] = ()
    terms: Terms
    steps: tuple[Step, ...] = Field(min_length=1)
    officers: int = Field(default=1, ge=1, le=9)
    fee: Fee = Fee()
    faq: tuple[Question, ...] = ()
    result: Result
    visits: int = Field(default=0, ge=0, le=9)
    visit_reason: Text | None = None
    address: Text
    hours: Text
    consult_phone: Phone
    complaint_phone: Phone
    keywords: tuple[Line, ...] = ()
    person_topics: tuple[Line, ...] = ()
    organisation_topics: tuple[Line, ...] = ()
    handling: Literal["instant", "promise"]
    joint: bool = False
    hearing: Hearing = Hearing.NONE
    tolerable: tuple[Line, ...] = ()
    promisable: tuple[Line, ...] = ()
    promise_term: TermText | None = None
    protected: bool = False
    form: dict[str, Any]

    @property
    def instant(self) -> bool:
        """Decided on the spot (即办件)."""
        return self.handling == "instant"

    def rules(self) -> ServiceRules:
        """What the procedure has to know about this service."""
        steps = () if self.instant else tuple(s.examination() for s in self.steps if s.stage is Stage.EXAMINATION)
        return ServiceRules(
            statutory=Term.parse(self.terms.statutory),
            promised=Term.parse(self.terms.promised) if self.terms.promised else None,
            extension=self.terms.extended_by(self.joint),
            extends_promise=self.terms.extends_promise,
            basis=self.terms.special_basis,
            instant=self.instant,
            joint=self.joint,
            preliminary=Term.parse(self.terms.preliminary) if self.terms.preliminary else None,
            officers=self.officers,
            steps=steps,
            hearing=self.hearing,
            certificate=self.result.certificate,
            tolerable=self.tolerable,
            promisable=self.promisable,
            promise_term=Term.parse(self.promise_term) if self.promise_term else None,
            protected=self.protected,
        )

    def material(self, code: str) -> Material | None:
        """The material with this code, or nothing."""
        return next((item for item in self.materials if item.code == code), None)

    def needed_materials(self, answers: Mapping[str, Any]) -> tuple[Material, ...]:
        """The materials without which an application with these answers is incomplete."""
        return tuple(item for item in self.materials if item.needed(answers))


def problems(error: ValidationError) -> list[str]:
    """Pydantic's findings as lines an author can act on: "materials[2].copies: Input should be a valid integer"."""
    lines = []
    for item in error.errors(include_url=False):
        place = re.sub(r"\.(\d+)", r"[\1]", ".".join(str(part) for part in item["loc"])) or "content"
        given = repr(item.get("input"))
        lines.append(f"{place}: {item['msg']} (given: {given if len(given) < 80 else given[:77] + '…'})")
    return lines
