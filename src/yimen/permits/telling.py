"""A verification in words: the answer in one sentence, then each thing that was checked. For pages and machines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from yimen.permits.inspection import Finding
from yimen.permits.models import Certificate, Standing
from yimen.permits.queries import Verification
from yimen.permits.words import article_of


@dataclass(frozen=True)
class Check:
    """One thing that was looked at: passed, failed, or (None) not possible here."""

    passed: bool | None
    words: str


@dataclass(frozen=True)
class Answer:
    """kind: success, warning or error."""

    kind: str
    title: str
    words: str
    checks: tuple[Check, ...]


def tell(found: Verification) -> Answer:
    """The answer to a verification in the current language."""
    kind, title, words = _HEADLINES[found.outcome](found)
    return Answer(kind, title, words, tuple(_checks(found)))


def _valid(found: Verification) -> tuple[str, str, str]:
    if found.uploaded:
        return "success", _("This certificate is genuine and valid"), _("The file is exactly the one that was issued.")
    return (
        "success",
        _("A valid certificate has this number"),
        _("Compare the particulars below with the certificate before you. To check a PDF file itself, upload it."),
    )


def _not_valid(found: Verification) -> tuple[str, str, str]:
    return "warning", _("Genuine, but not in force today"), _standing_words(found)


def _document(found: Verification) -> tuple[str, str, str]:
    return (
        "success",
        _("A genuine document of %(organ)s") % {"organ": found.verdict.signer},
        _("It was signed by this organ and not changed since. It is a notice or another document, not a certificate."),
    )


def _altered(found: Verification) -> tuple[str, str, str]:
    return (
        "error",
        _("This file was changed after it was signed"),
        _("Do not rely on it. Ask the holder for the original file, or look the number up in the register."),
    )


def _appended(found: Verification) -> tuple[str, str, str]:
    return (
        "error",
        _("Something was added to this file after it was signed"),
        _("What you see may not be what was issued. Saving or commenting in a PDF program has this effect, too."),
    )


def _foreign(found: Verification) -> tuple[str, str, str]:
    return (
        "error",
        _("Not signed by an organ of this platform"),
        _("The signature belongs to “%(signer)s”, whose key is not certified here. The file may be a forgery.")
        % {"signer": found.verdict.signer[:80]},
    )


def _unsigned(found: Verification) -> tuple[str, str, str]:
    return (
        "error",
        _("This PDF carries no signature"),
        _("Every certificate of this platform is signed. A scan or printout saved as PDF cannot be verified this way."),
    )


_HEADLINES = {
    "valid": _valid,
    "not_valid": _not_valid,
    "document": _document,
    str(Finding.ALTERED): _altered,
    str(Finding.APPENDED): _appended,
    str(Finding.FOREIGN): _foreign,
    str(Finding.UNSIGNED): _unsigned,
}


def _checks(found: Verification) -> Iterator[Check]:
    certificate = found.certificate
    if certificate is not None:
        words = {"number": certificate.shown_number, "organ": certificate.agency.title}
        if found.genuine:
            yield Check(True, _("Number %(number)s is in the register, issued by %(organ)s.") % words)
        else:
            yield Check(None, _("The file claims to be number %(number)s, which exists in the register.") % words)
    if found.standing is not None and found.genuine:
        yield Check(found.standing is Standing.VALID, _standing_words(found))
    yield from _signature_checks(found)
    if certificate is not None and found.genuine:
        yield Check(
            found.same_file,
            _("The file is byte for byte the one in the register.")
            if found.same_file
            else _("The register holds a different file under this number."),
        )


def _signature_checks(found: Verification) -> Iterator[Check]:
    verdict = found.verdict
    if verdict.finding is Finding.UNSIGNED:
        yield Check(False, _("There is no electronic signature in the file."))
        return
    if verdict.finding in (Finding.ALTERED, Finding.FOREIGN):
        intact = verdict.finding is Finding.FOREIGN
        yield Check(intact, _("The signature fits the file.") if intact else _("The signature does not fit the file."))
    else:
        whole = verdict.finding is Finding.GENUINE
        yield Check(
            whole,
            _("The signature covers the whole file, and nothing was changed since.")
            if whole
            else _("The signed part is unchanged, but the file goes on behind it."),
        )
    if verdict.chain:
        chain = " ← ".join((verdict.signer, *verdict.chain))
        yield Check(True, _("The signing key is certified: %(chain)s.") % {"chain": chain})
        yield _time(found)
    elif verdict.finding is Finding.FOREIGN:
        yield Check(False, _("The signing key is not certified by an authority of this platform."))


def _time(found: Verification) -> Check:
    verdict = found.verdict
    if verdict.signed_at is None:
        return Check(None, _("The signature tells no time."))
    local = timezone.localtime(verdict.signed_at)
    moment = {"moment": f"{day(local.date())} {local:%H:%M}"}
    if verdict.timestamped:
        return Check(True, _("Signed at %(moment)s, confirmed by a time-stamp service.") % moment)
    return Check(True, _("Signed at %(moment)s by the organ's own clock.") % moment)


def _standing_words(found: Verification) -> str:
    certificate, standing = found.certificate, found.standing
    if certificate is None or standing is None:
        return ""
    permit = certificate.permit
    words = {"first": day(permit.valid_from), "last": day(permit.valid_until), "law": article_of(standing)}
    if standing is Standing.VALID and permit.valid_until is None:
        return _("Valid since %(first)s, without end.") % words
    sentences = {
        Standing.VALID: _("Valid from %(first)s to %(last)s."),
        Standing.NOT_YET: _("Valid only from %(first)s."),
        Standing.REPLACED: _(
            "It was replaced by a later version after a change or renewal. Ask the holder for that one."
        ),
        Standing.EXPIRED: _("It expired on %(last)s and was not renewed (%(law)s)."),
        Standing.RECALLED: _("It was recalled in the public interest; it had been granted rightly (%(law)s)."),
        Standing.REVOKED: _("It was revoked: it should not have been granted (%(law)s)."),
        Standing.PENALISED: _("It was taken away as a penalty for what was done with it (%(law)s)."),
        Standing.CANCELLED: _("It was cancelled: the permit has ended and was struck off the register (%(law)s)."),
    }
    return sentences[standing] % words


def validity(certificate: Certificate) -> str:
    """From when to when the permit holds, or as it stands on a version that was replaced, in the current language."""
    permit = certificate.permit
    holds = permit if permit.certificate == certificate.number else certificate
    return span(holds.valid_from, holds.valid_until)


def span(first: date | None, last: date | None) -> str:
    """From when to when, in the current language."""
    if last is None:
        return _("%(first)s, without end") % {"first": day(first)}
    return _("%(first)s to %(last)s") % {"first": day(first), "last": day(last)}


def day(value: date | None) -> str:
    """2026年11月23日, or 23 November 2026."""
    if value is None:
        return ""
    english = (get_language() or "").startswith("en")
    return date_format(value, "j F Y") if english else f"{value.year}年{value.month}月{value.day}日"
