"""The second factor of a login: a code of an authenticator app (RFC 6238), by SMS, or a recovery code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

import pyotp
from django.conf import settings
from django.db import transaction
from django.utils.crypto import constant_time_compare

from yimen.accounts import limits, one_time_codes
from yimen.accounts.models import Authenticator, OneTimeCode, Phone, RecoveryCode, User
from yimen.accounts.recovery import digest_of, new_codes
from yimen.errors import Refusal

STEP_SECONDS = 30
# Clocks differ and people type slowly: the code before and the one after are taken too.
AROUND = (-1, 0, 1)


@dataclass(frozen=True)
class Demand:
    """What a login of this account asks after the password: `app` and `sms` say by which ways, `enrol` that none is set up
    although a role of the account demands one."""

    app: bool = False
    sms: bool = False
    enrol: bool = False

    @property
    def asked(self) -> bool:
        """Whether anything is asked at all."""
        return self.app or self.sms or self.enrol


def demand_of(user: User) -> Demand:
    """Two small queries; nothing of it is remembered."""
    app = Authenticator.objects.filter(user=user, confirmed_at__isnull=False).exists()
    sms = Phone.objects.filter(user=user, confirmed_at__isnull=False, at_login=True).exists()
    return Demand(app, sms, enrol=demanded(user.roles) and not app and not sms)


def demanded(roles: Iterable[str]) -> bool:
    """Whether one of these roles must sign in with a second factor."""
    return bool(settings.YIMEN_SECOND_FACTOR_ROLES.intersection(str(role) for role in roles))


def begin_enrolment(user: User, now: datetime) -> str:
    """The secret to be put into an app: the one begun before, until it is confirmed. Raises Refusal authenticator_there."""
    held, _made = Authenticator.objects.get_or_create(
        user=user, defaults={"secret": pyotp.random_base32(), "created_at": now}
    )
    if held.confirmed_at is not None:
        raise Refusal("authenticator_there")
    return held.secret


def address_for_app(user: User, secret: str) -> str:
    """What the QR code says: otpauth://totp/…"""
    return pyotp.TOTP(secret).provisioning_uri(name=user.username, issuer_name=settings.YIMEN_DISTRICT_NAME)


def confirm_enrolment(user: User, typed: str, now: datetime) -> list[str]:
    """From now on the app is asked for. The recovery codes, shown this once.

    Raises Refusal: authenticator_missing, authenticator_there, code_wrong (422), too_many_tries (429).
    """
    limits.take(limits.CODE_BY_ACCOUNT, str(user.pk), now)
    with transaction.atomic():
        held = Authenticator.objects.select_for_update().filter(user=user).first()
        if held is None:
            raise Refusal("authenticator_missing")
        if held.confirmed_at is not None:
            raise Refusal("authenticator_there")
        step = _step_of(held.secret, typed, now)
        if step is None:
            raise Refusal("code_wrong", status=422, field="code")
        held.confirmed_at, held.last_step = now, step
        held.save(update_fields=["confirmed_at", "last_step"])
        codes = renew_recovery_codes(user)
    limits.forget(limits.CODE_BY_ACCOUNT, str(user.pk))
    return codes


def renew_recovery_codes(user: User) -> list[str]:
    """Ten new codes; those before are good no more."""
    codes = new_codes()
    with transaction.atomic():
        RecoveryCode.objects.filter(user=user).delete()
        RecoveryCode.objects.bulk_create(RecoveryCode(user=user, digest=digest_of(code)) for code in codes)
    return codes


def use(user: User, way: str, typed: str, now: datetime) -> None:
    """Take one code. way: "app", "sms" or "recovery".

    Raises Refusal: too_many_tries (429); code_wrong, code_used, code_not_sent, recovery_code_wrong (422).
    """
    limits.take(limits.CODE_BY_ACCOUNT, str(user.pk), now)
    if way == "recovery":
        _use_recovery_code(user, typed, now)
    elif way == "sms":
        one_time_codes.redeem(user.pk, OneTimeCode.Purpose.LOGIN, typed, now)
    else:
        _use_app(user, typed, now)
    limits.forget(limits.CODE_BY_ACCOUNT, str(user.pk))


def remove(user: User, typed: str, now: datetime) -> None:
    """Take the authenticator away, with its recovery codes; a code of it is needed. Raises Refusal as `use` does."""
    use(user, "app", typed, now)
    with transaction.atomic():
        Authenticator.objects.filter(user=user).delete()
        RecoveryCode.objects.filter(user=user).delete()


def _use_app(user: User, typed: str, now: datetime) -> None:
    held = Authenticator.objects.filter(user=user, confirmed_at__isnull=False).first()
    step = _step_of(held.secret, typed, now) if held else None
    if step is None:
        raise Refusal("code_wrong", status=422, field="code")
    # One statement decides: of two logins with the same code at the same moment only one is let in.
    if not Authenticator.objects.filter(user=user, last_step__lt=step).update(last_step=step):
        raise Refusal("code_used", status=422, field="code")


def _use_recovery_code(user: User, typed: str, now: datetime) -> None:
    unused = RecoveryCode.objects.filter(user=user, digest=digest_of(typed), used_at=None)
    if not unused.update(used_at=now):
        raise Refusal("recovery_code_wrong", status=422, field="code")


def _step_of(secret: str, typed: str, now: datetime) -> int | None:
    """The number of the half minute whose code was typed, or None."""
    code, here = "".join(typed.split()), int(now.timestamp()) // STEP_SECONDS
    app = pyotp.TOTP(secret)
    return next((here + far for far in AROUND if constant_time_compare(app.generate_otp(here + far), code)), None)
