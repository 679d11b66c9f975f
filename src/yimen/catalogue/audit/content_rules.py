"""The consistency rules that a city's audit runs over its guides, as pure functions over one service's content.

Each finding names the rule, the place and what stands there; `publish_version` refuses content with errors.
Source: the audit rules of practice (即办 <=> 承诺 0, result and its name, visits and their reason, fee and its basis,
telephones, audience and topics, questions and links of a licence, promised <= statutory).
"""

import re
from collections.abc import Callable, Iterator

from yimen.catalogue.audit.item_rules import ITEM_RULES
from yimen.catalogue.audit.values import Finding
from yimen.catalogue.content import ServiceContent, Stage
from yimen.clock import Term, Unit

LICENCE = "01"
LINKS_OF_A_LICENCE = 5
_IN_BRACKETS = re.compile(r"[（(][^（）()]*[）)]$")
# 证 ends in issuing a certificate (出证办结), 文 and 批复 in a written approval (出文办结, 审批办结).
CERTIFICATE_ENDINGS, NO_CERTIFICATE = ("证", "证书", "执照"), {"approval", "payment", "label"}
DOCUMENT_ENDINGS, NO_DOCUMENT = (
    ("文", "文件", "批复", "决定书", "意见书"),
    {"licence", "qualification", "payment", "label"},
)

CLOSINGS = (
    ("批复", "reply"),
    *((ending, "certificate") for ending in CERTIFICATE_ENDINGS),
    ("文", "document"),
    ("文件", "document"),
)
WHOLLY_ONLINE, NATURAL_PERSON = 4, "1"
Rule = Callable[[ServiceContent, str], Iterator[Finding]]


def audit(content: ServiceContent, type_code: str, code: str = "") -> list[Finding]:
    """All findings for one service of a type (GB/T 39046 A.1); none: it may be published. code: of the service, for its items."""
    found = [finding for rule in RULES for finding in rule(content, type_code)]
    return found + [finding for rule in ITEM_RULES for finding in rule(content, code)]


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


def wholly_online_needs_no_visit(content: ServiceContent, _type: str) -> Iterator[Finding]:
    if content.channels == ("online",) and content.visits:
        yield Finding("wholly_online_needs_no_visit", "visits", str(content.visits))


def fee_says_how_to_pay(content: ServiceContent, _type: str) -> Iterator[Finding]:
    fee = content.fee
    if fee.charged and fee.item is None:
        yield Finding("fee_says_how_to_pay", "fee.item", "—")
    if fee.charged and fee.pay_online is None:
        yield Finding("fee_says_how_to_pay", "fee.pay_online", "—")
    if not fee.charged and fee.pay_online:
        yield Finding("fee_says_how_to_pay", "fee.pay_online", "true")


def topics_fit_the_audience(content: ServiceContent, _type: str) -> Iterator[Finding]:
    for audience, place in (("person", "person_topics"), ("organisation", "organisation_topics")):
        topics: tuple[str, ...] = getattr(content, place)
        if topics and audience not in content.audience:
            yield Finding("topics_fit_the_audience", place, ", ".join(topics))


def result_fits_its_name(content: ServiceContent, _type: str) -> Iterator[Finding]:
    name, kind = _IN_BRACKETS.sub("", content.result.name.zh), content.result.kind
    wrong = NO_CERTIFICATE if name.endswith(CERTIFICATE_ENDINGS) else set[str]()
    if name.endswith(DOCUMENT_ENDINGS):
        wrong = NO_DOCUMENT
    if kind in wrong:
        yield Finding("result_fits_its_name", "result.kind", f"{content.result.name.zh}, {kind}")


def result_has_a_sample(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """A certificate of the platform shows itself; money needs no sample."""
    result = content.result
    if not (result.certificate or result.sample or result.kind == "payment"):
        yield Finding("result_has_a_sample", "result.sample", result.name.zh)


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


def handling_fits_the_examination(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """即办件 is 即审即办, 承诺件 is 前审后批; where the kind of examination is not told nothing contradicts."""
    expected = "instant" if content.instant else "prior"
    if content.examination and content.examination != expected:
        yield Finding("handling_fits_the_examination", "examination", f"{content.handling}, {content.examination}")


def closing_fits_the_result(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """…证 ends in 出证办结, …文 in 出文办结, …批复 in 审批办结."""
    name = _IN_BRACKETS.sub("", content.result.name.zh)
    expected = next((closing for ending, closing in CLOSINGS if name.endswith(ending)), "")
    if content.closing and expected and content.closing != expected:
        yield Finding("closing_fits_the_result", "closing", f"{content.result.name.zh}, {content.closing}")


def depth_fits_the_visits(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """全程网办（Ⅳ级）needs no visit, and whatever is handed in online names the way there."""
    if content.online_depth == WHOLLY_ONLINE and content.visits:
        yield Finding("depth_fits_the_visits", "visits", str(content.visits))
    if content.online_depth and content.online_depth > 2 and not {"online", "mobile"} & set(content.channels):
        yield Finding("depth_fits_the_visits", "channels", ", ".join(content.channels))


def kinds_fit_the_audience(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """A natural person is an individual, everybody else an organisation (GB/T 39046 A.4)."""
    kinds = content.applicant_kinds
    told = {"person" if kind == NATURAL_PERSON else "organisation" for kind in kinds}
    if kinds and told != set(content.audience):
        yield Finding("kinds_fit_the_audience", "applicant_kinds", ", ".join(kinds))


def audience_finds_it(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """服务对象 matches 主题分类: who has topics at all has them for each of its audiences."""
    topics = {"person": content.person_topics, "organisation": content.organisation_topics}
    if any(topics.values()):
        for audience in content.audience:
            if not topics[audience]:
                yield Finding("audience_finds_it", f"{audience}_topics", "—")


def entrusted_by_somebody(content: ServiceContent, _type: str) -> Iterator[Finding]:
    if content.power_source == "entrusted" and not content.entrusting_organ:
        yield Finding("entrusted_by_somebody", "entrusting_organ", "—")
    if content.entrusting_organ and content.power_source != "entrusted":
        yield Finding("entrusted_by_somebody", "power_source", content.power_source or "—")


def special_procedures_have_a_basis(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """行政许可法 45: what is not counted is told with the time it takes."""
    for number, each in enumerate(content.special_procedures):
        if each.kind != "other" and not each.basis:
            yield Finding("special_procedures_have_a_basis", f"special_procedures[{number}].basis", each.name.zh)


def items_stay_within_the_service(content: ServiceContent, _type: str) -> Iterator[Finding]:
    """Handling items: numbers once, materials that the service has, own terms within the law and the service's own."""
    numbers = [item.number for item in content.items]
    for number in sorted({number for number in numbers if numbers.count(number) > 1}):
        yield Finding("items_stay_within_the_service", "items", number)
    codes = {material.code for material in content.materials}
    for place, item in enumerate(content.items):
        own = [material.code for material in item.own_materials]
        wrong = [*(code for code in item.materials if code not in codes), *(code for code in own if code in codes)]
        for code in wrong:
            yield Finding("items_stay_within_the_service", f"items[{place}].materials", code)
        terms = item.terms
        if terms and days(terms.promised or terms.statutory) > min(
            days(terms.statutory), days(content.terms.statutory)
        ):
            yield Finding("items_stay_within_the_service", f"items[{place}].terms", terms.promised or terms.statutory)


RULES: tuple[Rule, ...] = (
    promise_within_law,
    instant_means_on_the_spot,
    licence_answers_questions,
    licence_has_five_links,
    visits_have_a_reason,
    fee_has_a_basis,
    wholly_online_needs_no_visit,
    fee_says_how_to_pay,
    topics_fit_the_audience,
    result_fits_its_name,
    result_has_a_sample,
    telephones_differ,
    names_are_unique,
    conditions_ask_real_fields,
    promise_has_examination,
    handling_fits_the_examination,
    closing_fits_the_result,
    depth_fits_the_visits,
    kinds_fit_the_audience,
    audience_finds_it,
    entrusted_by_somebody,
    special_procedures_have_a_basis,
    items_stay_within_the_service,
)
