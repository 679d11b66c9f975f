"""What one version of a service says: guide, materials, terms, steps, fee, questions and form, as one checked value.

Pure data, no database. Unknown fields are refused, so that a typing mistake in an authoring file never vanishes silently.
"""

import re
from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, ValidationError

from yimen.catalogue.content.item import HandlingItem
from yimen.catalogue.content.material import Material
from yimen.catalogue.content.outcome import Fee, Question, Result
from yimen.catalogue.content.parts import Address, LegalBasis, Line, Phone, Short, Strict, TermText, Text
from yimen.catalogue.content.places import Office, Window
from yimen.catalogue.content.way import SpecialProcedure, Stage, Step, Terms
from yimen.clock import Term
from yimen.procedure import Hearing, ServiceRules
from yimen.procedure.rules import Trust


class ServiceContent(Strict):
    """Everything about one version of a service. Field by field the national element list (GB/T 39554.2, domain facts).

    joint       several departments handle it together (行政许可法 26(2), 42(2))
    hearing     none, may (on request, 47), must (46)
    tolerable   materials that may follow later (容缺受理); promisable: what a written promise may stand for (告知承诺),
                to be kept within `promise_term` of the grant
    person_topics, organisation_topics  under which topics (主题分类) individuals and organisations find it
    protected   touches public safety, health, life or property: false statements bar for a year (78)
    power_source  the organ's own, handed down by a higher level, authorised by law, or entrusted by `entrusting_organ`
    organ_kind  GB/T 39046 A.3; applicant_kinds: A.4 (1 natural person, 2 enterprise, 3 institution, 4 social organisation,
                5 administrative organ, 6 other); system_level: A.2, the level whose computer system it runs in
    examination  instant: examined and decided at once (即审即办); prior: examined, then decided (前审后批)
    closing     how a case ends: with a certificate (出证办结), a document (出文办结) or an official reply (审批办结)
    online_depth  1 told online, 2 forms to fetch, 3 handed in, 4 wholly online (网上办理深度 Ⅰ to Ⅳ)
    served_across  within which area any window takes it (通办范围)
    real_name_level  how sure the platform must be of who applies online (`parties.levels`, 0 to 3)
    items       what people really ask for, each with its own conditions and materials (业务办理项)
    extra       elements of a place that the national list does not know
    Empty or None: nobody has said it yet; the audit tells where it should be said.
    """

    summary: Text
    audience: tuple[Literal["person", "organisation"], ...] = Field(min_length=1)
    channels: tuple[Literal["online", "window", "post", "mobile", "other"], ...] = Field(min_length=1)
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
    power_source: Literal["", "own", "handed_down", "authorised", "entrusted"] = ""
    entrusting_organ: Short = ""
    organ_kind: Literal["", "1", "2", "3", "9"] = ""
    power_division: Text | None = None
    exercise: Text | None = None
    undertaking: Office | None = None
    other_offices: tuple[Office, ...] = ()
    applicant_kinds: tuple[Literal["1", "2", "3", "4", "5", "6"], ...] = ()
    examination: Literal["", "instant", "prior"] = ""
    closing: Literal["", "certificate", "document", "reply"] = ""
    special_procedures: tuple[SpecialProcedure, ...] = ()
    flow: Text | None = None
    flow_chart: Address = ""
    in_centre: bool | None = None
    windows: tuple[Window, ...] = ()
    served_across: tuple[Literal["nation", "provinces", "cities", "counties"], ...] = ()
    express: bool | None = None
    by_appointment: bool | None = None
    terminals: bool | None = None
    single_login: bool | None = None
    real_name_level: int = Field(default=0, ge=0, le=3)
    online_depth: int | None = Field(default=None, ge=1, le=4)
    online_address: Address = ""
    mobile_address: Address = ""
    consult_address: Address = ""
    complaint_address: Address = ""
    intermediaries: tuple[Text, ...] = ()
    towns: tuple[Line, ...] = ()
    villages: tuple[Line, ...] = ()
    system_level: Literal["", "1", "2", "3", "4", "5", "6"] = ""
    system_name: Short = ""
    items: tuple[HandlingItem, ...] = ()
    extra: dict[Line, Short] = {}

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
            trusts=tuple(
                Trust(each.code, each.name.zh, each.least_level) for each in self.materials if each.least_level != "D"
            ),
            protected=self.protected,
        )

    def item(self, number: str) -> HandlingItem | None:
        """The handling item with this number ("01"), or nothing."""
        return next((item for item in self.items if item.number == number), None)

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
