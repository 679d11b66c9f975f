"""The consistency rules that a city's audit runs over its list, as pure functions over one service's content.

Each finding names the rule, the place and what stands there; `publish_version` refuses content with findings.
Source: the audit rules in the domain facts (即办 <=> 承诺 0, visits and their reason, fee and its basis, telephones,
questions and links of a licence, promised <= statutory).
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from yimen.catalogue.content import ServiceContent, Stage
from yimen.clock import Term, Unit

LICENCE = "01"
LINKS_OF_A_LICENCE = 5


@dataclass(frozen=True)
class Finding:
    """One broken rule. rule: stable name; place: where in the content; text: what stands there, for the author."""

    rule: str
    place: str
    text: str


Rule = Callable[[ServiceContent, str], Iterator[Finding]]


def audit(content: ServiceContent, type_code: str) -> list[Finding]:
    """All findings for one service of a type (GB/T 39046 A.1); none: it may be published."""
    return [finding for rule in RULES for finding in rule(content, type_code)]


def days(term: str) -> float:
    """A term in working days, for comparing: seven calendar days hold five working days."""
    value = Term.parse(term)
    return value.amount if value.unit is Unit.WORKING_DAYS else value.amount * 5 / 7


def promise_within_law(content: ServiceContent, _type: str) -> Iterator[Finding]:
    promised = content.terms.promised
    if promised and days(promised) > days(content.terms.statutory):
        yield Finding("promise_within_law", "terms.promised", f"{promised} > {content.terms.statutory}")


def instant_means_on_the_spot(content: ServiceContent, _type: str) -> Iterator[Finding]:
    on_the_spot = content.terms.promised is not None and days(content.terms.promised) == 0
    if content.instant != on_the_spot:
        yield Finding("instant_means_on_the_spot", "handling", f"{content.handling}, {content.terms.promised}")


def licence_answers_questions(content: ServiceContent, type_code: str) -> Iterator[Finding]:
    if type_code == LICENCE and not content.faq:
        yield Finding("licence_answers_questions", "faq", "0")


def licence_has_five_links(content: ServiceContent, type_code: str) -> Iterator[Finding]:
    if type_code != LICENCE:
        return
    if len(content.steps) < LINKS_OF_A_LICENCE:
        yield Finding("licence_has_five_links", "steps", str(len(content.steps)))
    missing = set(Stage) - {step.stage for step in content.steps}
    if missing:
        yield Finding("licence_has_five_links", "steps", ", ".join(sorted(missing)))


def visits_have_a_reason(content: ServiceContent, _type: str) -> Iterator[Finding]:
    if content.visits and content.visit_reason is None:
        yield Finding("visits_have_a_reason", "visit_reason", str(content.visits))
    if not content.visits and not {"online", "post"} & set(content.channels):
        yield Finding("visits_have_a_reason", "channels", ", ".join(content.channels))


def fee_has_a_basis(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """行政许可法 58: no fee unless a law or an administrative regulation says so."""
    fee = content.fee
    if fee.charged and not (fee.basis and fee.standard):
        yield Finding("fee_has_a_basis", "fee.basis", fee.basis)
    if not fee.charged and (fee.basis or fee.standard):
        yield Finding("fee_has_a_basis", "fee.charged", "false")


def telephones_differ(content: ServiceContent, _type: str) -> Iterator[Finding]:
    if content.consult_phone == content.complaint_phone:
        yield Finding("telephones_differ", "complaint_phone", content.complaint_phone)
    for place in ("consult_phone", "complaint_phone"):
        number: str = getattr(content, place)
        if len(number) > 5 and "-" not in number:
            yield Finding("telephones_differ", place, number)


def names_are_unique(content: ServiceContent, _type: str) -> Iterator[Finding]:
    codes = [material.code for material in content.materials]
    examinations = [step.name.zh for step in content.steps if step.stage is Stage.EXAMINATION]
    for place, names in (("materials", codes), ("steps", examinations)):
        for name in sorted({name for name in names if names.count(name) > 1}):
            yield Finding("names_are_unique", place, name)


def conditions_ask_real_fields(content: ServiceContent, _type: str) -> Iterator[Finding]:
    fields = content.form.get("properties", {})
    for material in content.materials:
        if material.when and material.when.field not in fields:
            yield Finding("conditions_ask_real_fields", f"materials.{material.code}.when", material.when.field)


def promise_has_examination(content: ServiceContent, type_code: str) -> Iterator[Finding]:
    """A licence that is not given on the spot is examined by somebody before it is decided."""
    if type_code == LICENCE and not content.instant and not content.rules().steps:
        yield Finding("promise_has_examination", "steps", "-")


RULES: tuple[Rule, ...] = (
    promise_within_law,
    instant_means_on_the_spot,
    licence_answers_questions,
    licence_has_five_links,
    visits_have_a_reason,
    fee_has_a_basis,
    telephones_differ,
    names_are_unique,
    conditions_ask_real_fields,
    promise_has_examination,
)
