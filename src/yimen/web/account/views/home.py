"""My account: who I am and how sure the platform is of it, how I sign in, for whom I act, who looked at my data."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from yimen.accounts import oidc, second_factor
from yimen.accounts.models import Authenticator, ExternalLogin, Phone
from yimen.parties import queries
from yimen.parties.levels import LEVELS, Level
from yimen.parties.models import Person, Proof
from yimen.procedure import Actor, Role
from yimen.vault import mask_identifier, mask_name, mask_phone
from yimen.web.components.documents import proof_words
from yimen.web.components.values import Row


@require_safe
def home_page(request: HttpRequest) -> HttpResponse:
    """One page for everybody who signs in; what belongs to applicants only they see."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    who = int(actor.who)
    applicant = Role.APPLICANT in actor.roles
    context = {
        "title": _("My account"),
        "applicant": applicant,
        "authenticator": Authenticator.objects.filter(user_id=who, confirmed_at__isnull=False).first(),
        "demanded": second_factor.demanded(actor.roles),
        "provider": oidc.configured(),
        "logins": ExternalLogin.objects.filter(user_id=who).order_by("pk"),
        **(_who_i_am(who) if applicant else {}),
    }
    return render(request, "account/home.html", context)


def _who_i_am(who: int) -> dict[str, object]:
    person, phone = queries.person(who), Phone.objects.filter(user_id=who).first()
    held = queries.proofs(who)
    level = queries.level_by(held)
    return {
        "person": person,
        "phone": phone,
        "level": LEVELS[level],
        "ladder": [_rung(row.level, level, held) for row in LEVELS],
        "facts": facts_of(person, phone),
        "may_match": level < Level.MATCHED and bool(person) and bool(phone and phone.confirmed_at),
    }


def facts_of(person: Person | None, phone: Phone | None, clear: bool = False) -> list[Row]:
    """Name, number and phone, masked unless `clear`."""
    name, number, called = (
        (person.name if person else "", person.identifier if person else "", phone.number if phone else "")
        if clear
        else (
            mask_name(person.name) if person else "",
            mask_identifier(person.identifier) if person else "",
            mask_phone(phone.number) if phone else "",
        )
    )
    return [
        Row(pgettext("a human being", "Name"), name),
        Row(_("Resident ID number"), number),
        Row(_("Mobile number"), called),
    ]


def _rung(level: Level, present: Level, held: list[Proof]) -> dict[str, object]:
    """One level: whether it is reached or the next, why, or how."""
    row = LEVELS[level]
    proof = next((each for each in held if each.kind == row.proof), None)
    return {
        "level": int(level),
        "words": row.words,
        "reached": level <= present,
        "why": proof_words(proof) if proof else "",
        "how": row.how if level > present else "",
    }
