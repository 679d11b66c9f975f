"""Each rule of the audit in a sentence, how to mend what breaks it, and whether it keeps a guide from being published."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from yimen.catalogue.audit.values import Finding, Severity


@dataclass(frozen=True)
class RuleWords:
    """says: the rule; mend: what its author does about a finding; basis: where the rule comes from, "" for the list's own."""

    severity: Severity
    says: "str | Promise"
    mend: "str | Promise"
    basis: str = ""


def _error(says: "str | Promise", mend: "str | Promise", basis: str = "") -> RuleWords:
    return RuleWords(Severity.ERROR, says, mend, basis)


def _advice(says: "str | Promise", mend: "str | Promise", basis: str = "") -> RuleWords:
    return RuleWords(Severity.ADVICE, says, mend, basis)


RULE_WORDS: dict[str, RuleWords] = {
    "promise_within_law": _error(
        _("The promised term is not longer than the statutory term."),
        _("Shorten the promise, or correct the statutory term with its basis."),
        "行政许可法 42",
    ),
    "instant_means_on_the_spot": _error(
        _("A matter decided on the spot promises no days, and one that promises no days is decided on the spot."),
        _("Make the kind of handling and the promised term agree."),
        "行政许可法 34(2)",
    ),
    "licence_answers_questions": _error(
        _("The guide of a licence answers at least one frequent question."),
        _("Write down what applicants ask most, with the answer."),
    ),
    "licence_has_five_links": _error(
        _("A licence has the five links acceptance, examination, decision, closing and delivery."),
        _("Add the link that is missing."),
    ),
    "promise_has_examination": _error(
        _("A licence that is not given on the spot is examined by somebody before it is decided."),
        _("Add an examination step, or decide on the spot."),
        "行政许可法 34",
    ),
    "visits_have_a_reason": _error(
        _("Who must come has a reason, and who need not come can hand in online or by post."),
        _("Give the reason for the visit, or open a channel that needs none."),
    ),
    "wholly_online_needs_no_visit": _error(
        _("What can only be done online needs no visit."),
        _("Set the visits to none, or open the window as a channel."),
    ),
    "fee_has_a_basis": _error(
        _("A fee has its standard and its basis, and where nothing is charged neither stands."),
        _("Name the law or administrative regulation and the standard, or charge nothing."),
        "行政许可法 58",
    ),
    "fee_says_how_to_pay": _error(
        _("A fee names its item and whether it can be paid online; without a fee there is no online payment."),
        _("Name the fee item and say whether online payment is open."),
    ),
    "telephones_differ": _error(
        _("Questions and complaints have different telephones, both with the area code."),
        _("Give a second number, or write the area code before the number."),
    ),
    "topics_fit_the_audience": _error(
        _("Topics for individuals or for organisations stand only where the service is for them."),
        _("Take the topics of the other audience away, or widen the audience."),
    ),
    "result_fits_its_name": _error(
        _("What is called a certificate ends in issuing one, what is called a document or an official reply in a written approval."),
        _("Choose the kind of result that its name says, or name the result as it is."),
        "行政许可法 39",
    ),
    "handling_fits_the_examination": _error(
        _("What is decided on the spot is examined at once, what is promised is examined and then decided."),
        _("Make the kind of handling and the kind of examination agree."),
    ),
    "closing_fits_the_result": _error(
        _("A certificate ends with issuing it, a document with the document, an official reply with the reply."),
        _("Choose the way of ending that the name of the result says."),
    ),
    "depth_fits_the_visits": _error(
        _("What is done wholly online needs no visit, and what is handed in online has an online channel."),
        _("Set the visits to none, open the online channel, or lower the depth."),
    ),
    "kinds_fit_the_audience": _error(
        _("The kinds of applicants are those of the audience: natural persons are individuals, all others organisations."),
        _("Choose the kinds of applicants that the audience names, or widen the audience."),
        "GB/T 39046-2020 A.4",
    ),
    "audience_finds_it": _advice(
        _("Who is served finds the service under topics of their own."),
        _("Add topics for the other audience, or take the topics away."),
    ),
    "entrusted_by_somebody": _error(
        _("An entrusted power names the organ that entrusted it, and only such a power does."),
        _("Name the organ, or choose the right source of the power."),
    ),
    "special_procedures_have_a_basis": _advice(
        _("A procedure whose time is not counted names its basis."),
        _("Name the law that asks for it."),
        "行政许可法 45",
    ),
    "item_code_is_composed": _error(
        _("The code of 33 characters of a handling item is that of its service and its number, and no code stands twice."),
        _("Correct the local code, or leave it empty: the code is composed."),
        "GB/T 39554.1",
    ),
    "items_stay_within_the_service": _error(
        _("Handling items have numbers of their own, materials that the service lists, and terms within the statutory one."),
        _("Number the items anew, list the material, or shorten the term."),
    ),
    "names_are_unique": _error(
        _("No material and no examination step stands twice."),
        _("Join the two, or name what makes them different."),
    ),
    "conditions_ask_real_fields": _error(
        _("A condition of a material asks a field that the form has."),
        _("Correct the field's name in the condition, or add the field to the form."),
    ),
    "result_has_a_sample": _advice(
        _("The guide shows a sample of the result."),
        _("Attach a sample, or let the platform make the certificate."),
    ),
    "content_is_readable": _error(
        _("The guide in force can be read by this version of the platform."),
        _("Publish the guide anew."),
    ),
    "code_is_composed": _error(
        _("A code of 31 characters holds a valid organ code, a level and a basic code."),
        _("Compose the code anew from the organ's unified social credit code, the level and the basic code."),
        "GB/T 39554.1-2020",
    ),
    "code_names_the_agency": _error(
        _("The organ in the code is the agency that implements the service."),
        _("Correct the code, or the unified social credit code of the agency."),
        "GB/T 39554.1-2020",
    ),
    "code_holds_the_matter": _error(
        _("The code ends in the basic code of its matter."),
        _("Correct the code, or bind the service to the right matter."),
        "GB/T 39554.1-2020",
    ),
    "code_fits_the_type": _error(
        _("The type in the basic code is the type of the service."),
        _("Correct the type, or apply for the right basic code."),
        "GB/T 39046-2020 A.1",
    ),
    "matter_has_the_same_type": _error(
        _("Service and matter are of the same type."),
        _("Take over the type of the basic catalogue."),
        "国办函〔2016〕108号",
    ),
    "name_once_in_agency": _error(
        _("No department lists the same name twice."),
        _("Join the two services, or put what makes them different into the names."),
    ),
    "cited_law_known": _advice(
        _("The law that the guide names is entered."),
        _("Correct the name of the law, or let the reform office enter it."),
    ),
    "cited_article_known": _advice(
        _("The article that the guide names is among those entered of its law."),
        _("Correct the number of the article, or let the reform office enter it."),
    ),
    "cited_article_in_force": _error(
        _("The article that the guide names is in force on the first day of the guide."),
        _("Name the article that holds on that day; the page of the law shows what each said when."),
        "行政许可法 30",
    ),
    "guide_is_published": _advice(
        _("Every service has a published guide."),
        _("Write the guide: basis, conditions, procedure, term, materials and form."),
        "行政许可法 30",
    ),
    "supervisor_is_named": _advice(
        _("Every service names the department that supervises after a grant."),
        _("Draft a change of the service and name its supervising department."),
        "行政许可法 61",
    ),
    "approval_is_not_supervision": _advice(
        _("The section that approves does not supervise what it approved."),
        _("Name another department, or another section of the same one, as supervisor."),
        "行政许可法 61",
    ),
}  # fmt: skip


def severity(finding: Finding) -> Severity:
    """Whether the finding keeps a guide from being published."""
    return RULE_WORDS[finding.rule].severity


def say(finding: Finding) -> str:
    """The finding in the current language: what the rule says, what stands there, what to do."""
    words = RULE_WORDS[finding.rule]
    return f"{words.says} ({finding.place}: {finding.text}) {words.mend}"
