"""Whose particulars an application begins with: one's own, or those of the organisation that one acts for."""

from dataclasses import dataclass

from django.http import HttpRequest

from yimen.accounts.models import Phone
from yimen.parties import queries
from yimen.parties.models import Organisation, Party
from yimen.web import acting


@dataclass(frozen=True)
class Offer:
    """One applicant whose particulars can be taken over. value: "self", or the id of the organisation."""

    value: str
    name: str
    chosen: bool


def told_at_first(request: HttpRequest, audience: tuple[str, ...]) -> dict[str, str]:
    """What a new application begins with: nobody types twice what is known (国令716, art. 7)."""
    organisation = acting.current(request) if Party.Kind.ORGANISATION in audience else None
    if organisation is not None:
        return _of_organisation(request, organisation)
    known = Party.objects.filter(user_id=_who(request), kind__in=audience).order_by("-id").first()
    if known is not None:
        return {
            "kind": known.kind,
            "name": known.name,
            "identifier": known.identifier,
            "phone": known.phone,
            "legal_representative": known.legal_representative,
        }
    return _of_person(request) if Party.Kind.PERSON in audience else {}


def offers(request: HttpRequest, audience: tuple[str, ...], identifier: str) -> list[Offer]:
    """Whom the account may apply for, the one whose number stands in the form marked; nothing where there is no choice."""
    found = []
    if Party.Kind.PERSON in audience and (person := queries.person(_who(request))):
        name = request.actor.name  # type: ignore[attr-defined]
        found.append(Offer("self", name, person.identifier == identifier))
    if Party.Kind.ORGANISATION in audience:
        found += [Offer(str(each.pk), each.name, each.code == identifier) for each in acting.organisations(request)]
    return found


def told_of(request: HttpRequest, audience: tuple[str, ...], value: str) -> dict[str, str]:
    """The particulars of the chosen one; nothing for a value that was not offered."""
    if value == "self" and Party.Kind.PERSON in audience:
        return _of_person(request)
    found = next((each for each in acting.organisations(request) if str(each.pk) == value), None)
    return _of_organisation(request, found) if found and Party.Kind.ORGANISATION in audience else {}


def _of_person(request: HttpRequest) -> dict[str, str]:
    person = queries.person(_who(request))
    if person is None:
        return {"kind": "person", "name": request.actor.name}  # type: ignore[attr-defined]
    return {
        "kind": "person",
        "name": person.name,
        "identifier": person.identifier,
        "phone": _phone(request),
        "legal_representative": "",
    }


def _of_organisation(request: HttpRequest, organisation: Organisation) -> dict[str, str]:
    """With the phone of whoever applies: messages about the case go to them."""
    return {
        "kind": "organisation",
        "name": organisation.name,
        "identifier": organisation.code,
        "phone": _phone(request),
        "legal_representative": organisation.legal_representative,
    }


def _phone(request: HttpRequest) -> str:
    held = Phone.objects.filter(user_id=_who(request)).first()
    return held.number if held else ""


def _who(request: HttpRequest) -> int:
    return int(request.actor.who)  # type: ignore[attr-defined]
