"""Accounts and API tokens."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.procedure import Role
from yimen.vault import EncryptedTextField


class UserManager(BaseUserManager["User"]):
    def create_user(self, username: str, password: str | None, *, name: str, roles: list[str]) -> "User":
        """A new account; `roles` are values of procedure.Role. Raises ValueError on an unknown role."""
        user = self.model(username=username.strip().lower(), name=name, roles=[Role(role).value for role in roles])
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who can sign in."""

    username = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    roles = ArrayField(models.CharField(max_length=24), default=list)
    language = models.CharField(max_length=10, blank=True)
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[UserManager] = UserManager()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    def __str__(self) -> str:
        return self.name


class Token(models.Model):
    """A key to the API: a person's own, or a system's that acts under its own account.

    Only the SHA-256 digest is kept; the prefix lets an owner tell their tokens apart.
    """

    class Kind(models.TextChoices):
        PERSONAL = "personal"
        SYSTEM = "system"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="tokens")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.PERSONAL)
    name = models.CharField(max_length=100)
    prefix = models.CharField(max_length=12)
    digest = models.CharField(max_length=64, unique=True)
    scopes = ArrayField(models.CharField(max_length=24), default=list)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    last_used_on = models.DateField(null=True)


class Disclosure(models.Model):
    """One look at personal data in clear: who saw what, where and when. Rows are only ever added."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=64)
    fields = ArrayField(models.CharField(max_length=40))
    purpose = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    request_id = models.CharField(max_length=36, blank=True)

    class Meta:
        indexes = [models.Index(fields=["subject", "-at"], name="disclosure_of_what")]


class Tally(models.Model):
    """How often somebody has tried something lately. `key` is a keyed hash: no names, no addresses in clear."""

    limit = models.CharField(max_length=24)
    key = models.CharField(max_length=64)
    since = models.DateTimeField()
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["limit", "key"], name="one_tally_a_key")]
        indexes = [models.Index(fields=["since"], name="tally_since")]


class KeptForm(models.Model):
    """A form that could not be taken because the session had ended; kept for the same account, encrypted, for a day.

    address   path to which the form was sent
    page      path of the page on which it stood
    content   JSON: list of [name, value], without passwords and files
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    address = models.CharField(max_length=500)
    page = models.CharField(max_length=500)
    content = EncryptedTextField()
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["created_at"], name="kept_form_age")]


class Phone(models.Model):
    """The mobile number of an account: one-time codes go there once it is confirmed. Found by its blind index.

    at_login  a code by SMS is asked for after the password
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+", primary_key=True)
    number = EncryptedTextField()
    number_index = models.CharField(max_length=64, db_index=True)
    confirmed_at = models.DateTimeField(null=True)
    at_login = models.BooleanField(default=False)


class OneTimeCode(models.Model):
    """A code sent by SMS to the phone of an account. Only its keyed digest is kept; a newer one for the same purpose replaces it.

    number_index  of the phone it was sent to: a code says nothing about a number that was changed since
    tries         wrong answers so far
    """

    class Purpose(models.TextChoices):
        PHONE = "phone"
        LOGIN = "login"

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    purpose = models.CharField(max_length=10, choices=Purpose.choices)
    number_index = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "purpose"], name="one_code_a_purpose")]


class Authenticator(models.Model):
    """The shared secret of an authenticator app (RFC 6238). It counts only once confirmed by a code.

    last_step  number of the half minute whose code was used last: no code opens twice
    """

    user = models.OneToOneField(User, on_delete=models.CASCADE, related_name="+", primary_key=True)
    secret = EncryptedTextField()
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    last_step = models.BigIntegerField(default=0)


class RecoveryCode(models.Model):
    """A way in, once, for somebody whose phone is lost. Only the digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="one_recovery_code")]


class ExternalLogin(models.Model):
    """An account of an OpenID provider through which somebody signs in here: `subject` is the provider's name for them."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["issuer", "subject"], name="one_login_a_subject")]
