"""Who applies in the demo: matched persons, a firm with its agent, an invitation that waits, looks at personal data."""

from datetime import datetime, timedelta
from uuid import uuid5

from django.db import transaction

from yimen.accounts.acts import change_phone, record_look
from yimen.accounts.models import Disclosure, Phone, User
from yimen.agencies.queries import actor_for
from yimen.cases.acts import PERFORM
from yimen.cases.acts.submit import Application, submit
from yimen.cases.models import Case
from yimen.catalogue.models import Service
from yimen.catalogue.queries import current_version
from yimen.clock import shanghai_date
from yimen.demo import Progress, identities
from yimen.demo.answers import answers_for
from yimen.demo.identities import Human
from yimen.demo.load.cases import JOURNEYS, open_services
from yimen.demo.load.files import Samples
from yimen.parties.acts.answer_authority import accept_authority
from yimen.parties.acts.end_authority import withdraw_authority
from yimen.parties.acts.invite_agent import invite_agent
from yimen.parties.acts.prove_person import give_proof, match_person
from yimen.parties.acts.register_organisation import register_organisation
from yimen.parties.acts.register_party import register_party
from yimen.parties.acts.register_person import register_person
from yimen.parties.models import Organisation, Person, Proof
from yimen.parties.registers import keep_entries
from yimen.parties.scope import GROUPS

BEFORE = timedelta(days=40)
ASKING = "联系申请人"
# Days ago, by whom, and what the officer did then: few days, so that none is late when the demo is made.
CASES = ((2, "jingban", ("pre_review", "accept")), (1, "faren", ("pre_review",)), (0, "jingban", ()))


def load_identity(progress: Progress, now: datetime) -> None:
    """What is missing of it; the firm's cases are handed in by its representative and its agent."""
    keep_entries(identities.register_entries())
    users = {user.username: user for user in User.objects.filter(username__in=[h.username for h in identities.HUMANS])}
    with transaction.atomic():
        for human in identities.HUMANS:
            _person(users[human.username], human, now - BEFORE)
        firm = _organisation(identities.FIRM, users["faren"], now - BEFORE)
        _organisation(identities.UNCONFIRMED, users["faren"], now - BEFORE)
        _authorities(firm, users, now)
    _cases(firm, users, now)
    progress("identities", 1, 1)


def _person(user: User, human: Human, then: datetime) -> None:
    if Person.objects.filter(user=user).exists():
        return
    register_person(user.pk, name=human.name, identifier=human.identifier, now=then)
    change_phone(user.pk, human.phone)
    Phone.objects.filter(user=user).update(confirmed_at=then)
    give_proof(user.pk, Proof.Kind.PHONE, then)
    if human in identities.MATCHED:
        match_person(user.pk, then)


def _organisation(firm: identities.Firm, representative: User, then: datetime) -> Organisation:
    known = Organisation.objects.filter(code=firm.code).first()
    return known or register_organisation(
        representative.pk,
        code=firm.code,
        name=firm.name,
        legal_representative=representative.name,
        now=then,
    )


def _authorities(firm: Organisation, users: dict[str, User], now: datetime) -> None:
    """One that is in force, one that waits for an answer, one that was withdrawn."""
    if firm.authorities.exists():
        return
    until = shanghai_date(now) + timedelta(days=300)
    told: tuple[tuple[Human, list[str], list[str]], ...] = (
        (identities.AGENT, ["apply", "correct", "heard"], ["scjg", "wjw"]),
        (identities.APPLICANT, list(GROUPS), []),
        (identities.HALFWAY, ["apply"], []),
    )
    given = [
        invite_agent(
            firm.representative_id,
            firm.pk,
            name=human.name,
            identifier=human.identifier,
            acts=acts,
            agencies=agencies,
            last_day=until,
            now=now - BEFORE,
        )
        for human, acts, agencies in told
    ]
    accept_authority(users["jingban"].pk, given[0].pk, now - BEFORE)
    withdraw_authority(firm.representative_id, given[2].pk, now - timedelta(days=20))


def _cases(firm: Organisation, users: dict[str, User], now: datetime) -> None:
    """The firm's cases, with a look of an officer at each; by whom each was handed in, its page says."""
    offered = [service for service in open_services() if service.agency.code == "scjg"]
    fit = [each for each in offered if _fits(each)][: len(CASES)]
    officer, samples = actor_for(User.objects.get(username="shencha")), Samples(now)
    for place, (service, (ago, by, acts)) in enumerate(zip(fit, CASES, strict=False)):
        key = f"demo-firm-{place}"
        if Case.objects.filter(submission_key=key).exists():
            continue
        then = now - timedelta(days=ago, minutes=30)
        with transaction.atomic():
            case = submit(_application(service, firm, key, place, samples, then), actor=actor_for(users[by]), now=then)
            for step, act in enumerate(acts, 1):
                PERFORM[act](case.number, actor=officer, now=then + timedelta(minutes=5 * step))
            record_look(
                user_id=int(officer.who),
                subject=case.number,
                fields=("name", "identifier", "phone", "legal_representative", "answers"),
                purpose="审查申请",
                now=then + timedelta(minutes=25),
            )
    if not Disclosure.objects.filter(user_id=int(officer.who), purpose=ASKING).exists():
        _look_at_the_applicant(users, officer.who, now)


def _look_at_the_applicant(users: dict[str, User], officer: str, now: datetime) -> None:
    case = Case.objects.filter(applicant__user=users["shenqingren"], agency__code="scjg").order_by("pk").first()
    if case is not None:
        told = {"subject": case.number, "fields": ("name", "phone"), "purpose": ASKING}
        record_look(user_id=int(officer), now=now - timedelta(hours=2), **told)  # type: ignore[arg-type]


def _fits(service: Service) -> bool:
    content = current_version(service).parsed
    return "organisation" in content.audience and "online" in content.channels and not content.joint


def _application(
    service: Service, firm: Organisation, key: str, place: int, samples: Samples, then: datetime
) -> Application:
    content = current_version(service).parsed
    answers = answers_for(content.form, 900 + place)
    party = register_party(
        kind="organisation",
        name=firm.name,
        identifier=firm.code,
        phone=identities.AGENT.phone,
        legal_representative=firm.legal_representative,
        organisation=firm,
        now=then,
    )
    return Application(
        service=service,
        version=service.current or 1,
        applicant=party,
        answers=answers,
        materials=[(item.code, samples.file_for(item)) for item in content.needed_materials(answers)],
        channel="online",
        journey=uuid5(JOURNEYS, key),
        key=key,
    )
