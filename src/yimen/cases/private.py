"""Names and words of persons that acts are told: kept beside the ledger, encrypted, so that they can be deleted.

In the event stands a token in their place: the SHA-256 of the case's random salt and the text. The same name in the same
case has the same token, so that the procedure still knows whether a third party was told and has spoken; it says nothing
once salt and value are gone, and the chain of hashes holds all the same (docs/adr/0002).
"""

import hashlib
import secrets
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from yimen.cases.models import Answers, Case, CaseEvent, PrivateSalt, PrivateValue
from yimen.errors import Refusal
from yimen.procedure import ActRow

PREFIX = "private:"
# Which kind of thing each private argument is, for erasing: event and argument -> kind (`procedure.table.keeping`).
KINDS = {
    ("interested_notified", "parties"): "names",
    ("views_stated", "party"): "names",
    ("views_stated", "statement"): "statements",
    ("hearing_held", "record"): "records",
    ("hearing_held", "signed_by"): "names",
}


class Sealing:
    """The private arguments of one act on one case: `seal` puts tokens in their place, `keep` stores what they stand for."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._salt = ""
        self.kept: dict[str, str] = {}

    def seal(self, row: ActRow[Any], arguments: Mapping[str, Any]) -> Mapping[str, Any]:
        """The arguments as the event keeps them; at most one query, none where nothing is private."""
        names = {argument.name for argument in row.arguments if argument.private} & arguments.keys()
        return {name: self._sealed(value) if name in names else value for name, value in arguments.items()}

    def keep(self) -> None:
        """Store the values that were sealed; a name that the case knows already is kept once."""
        if self.kept:
            values = (PrivateValue(case=self._case, token=token, content=text) for token, text in self.kept.items())
            PrivateValue.objects.bulk_create(values, ignore_conflicts=True)

    def _sealed(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._token(each) for each in value]
        return self._token(value)

    def _token(self, text: str) -> str:
        self._salt = self._salt or _salt_of(self._case)
        token = PREFIX + hashlib.sha256(f"{self._salt}\x00{text}".encode()).hexdigest()
        self.kept[token] = text
        return token


def is_token(value: str) -> bool:
    """Whether this stands for a private value."""
    return value.startswith(PREFIX)


def values_of(case: Case) -> dict[str, str]:
    """Token -> what it stands for, of one case. For those who work on it or oversee it."""
    return dict(PrivateValue.objects.filter(case=case).values_list("token", "content"))


def kinds_of(case: Case) -> dict[str, set[str]]:
    """Token -> the kinds of things it stands for in the events of a case: a name may also be all that somebody said."""
    found: dict[str, set[str]] = {}
    told = {kind for kind, _argument in KINDS}
    for kind, data in CaseEvent.objects.filter(case=case, kind__in=told).values_list("kind", "data"):
        for (event, argument), thing in KINDS.items():
            given = data.get(argument, ()) if event == kind else ()
            for token in [given] if isinstance(given, str) else given:
                found.setdefault(token, set()).add(thing)
    return found


def clear(value: str, known: Mapping[str, str]) -> str:
    """What a token stands for; a word in its place where it was deleted."""
    return known.get(value) or _("(deleted)")


def refusal_in_clear(refusal: Refusal, case: Case, inside: bool, kept: Mapping[str, str] | None = None) -> Refusal:
    """The refusal with names in the place of tokens; who stands outside is not told who the third parties are."""
    if not any(PREFIX in str(value) for value in refusal.data.values()):
        return refusal
    known = values_of(case) | dict(kept or {}) if inside else {}
    data = {
        name: _named(value, known, inside) if isinstance(value, str) else value for name, value in refusal.data.items()
    }
    return Refusal(refusal.code, status=refusal.status, article=refusal.article, **data)


def _named(text: str, known: Mapping[str, str], inside: bool) -> str:
    if not inside:
        return _("(not told)") if PREFIX in text else text
    return "、".join(clear(each, known) if is_token(each) else each for each in text.split("、"))


def keep_salt_without_form(case: Case) -> None:
    """Before the form of an older case goes: what its private values were sealed with is kept as their own salt."""
    values = PrivateValue.objects.filter(case=case).exists()
    if values and not PrivateSalt.objects.filter(case=case).exists():
        PrivateSalt.objects.create(case=case, salt=Answers.objects.values_list("salt", flat=True).get(case=case))


def _salt_of(case: Case) -> str:
    """The random salt of the case's private values, made with the first of them. Under the lock of the case.

    Cases that had private values before they got a salt of their own keep that of their form.
    """
    if salt := PrivateSalt.objects.filter(case=case).values_list("salt", flat=True).first():
        return salt
    if PrivateValue.objects.filter(case=case).exists():
        return str(Answers.objects.values_list("salt", flat=True).get(case=case))
    return PrivateSalt.objects.create(case=case, salt=secrets.token_hex(16)).salt
