"""Parties. What identifies a person is encrypted; blind indexes find it again.

`Party` is the applicant of one case, as they stood when it was handed in. `Person`, `Organisation` and `Authority` say who the
accounts are that apply: proven step by step, changed by acts only, never deleted.
"""

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from yimen.vault import EncryptedTextField


class Party(models.Model):
    """A person or an organisation. `label` may be shown in lists: a firm's name, a person's masked name.

    user          the account that told it, for itself or for somebody whom it named
    organisation  the registered organisation for which an account handed in under authority; `user` is then empty
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANISATION = "organisation"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    label = models.CharField(max_length=200)
    name = EncryptedTextField()
    identifier = EncryptedTextField()
    identifier_index = models.CharField(max_length=64)
    phone = EncryptedTextField(blank=True)
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)
    legal_representative = EncryptedTextField(blank=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    organisation = models.ForeignKey("Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["identifier_index"]), models.Index(fields=["user"])]

    def __str__(self) -> str:
        return self.label


class Bar(models.Model):
    """Who may not apply again for the same kind of permit, until when, and by which article (行政许可法 78, 79).

    identifier_index  of the person or firm, whatever account or name they come with
    kind              code of the matter of the basic catalogue; of the service, where it belongs to none
    last_day          the last day on which an application is refused (Asia/Shanghai)
    origin            number of the case or permit whose decision this follows from: one bar each
    """

    identifier_index = models.CharField(max_length=64)
    kind = models.CharField(max_length=80)
    article = models.CharField(max_length=60)
    last_day = models.DateField()
    origin = models.CharField(max_length=32, unique=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["identifier_index", "kind", "last_day"], name="bar_of_whom")]

    def __str__(self) -> str:
        return f"{self.kind} until {self.last_day}"


class Person(models.Model):
    """The human being behind an account, as they registered. What of it is proven, `Proof` says.

    matched_at  since when a register or a clerk has found name and number to belong together and to this account; only
                from then on the number keeps others from being matched with it, and cases in its name are theirs to see
    """

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", primary_key=True)
    name = EncryptedTextField()
    identifier = EncryptedTextField()
    identifier_index = models.CharField(max_length=64, db_index=True)
    created_at = models.DateTimeField()
    matched_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identifier_index"], condition=models.Q(matched_at__isnull=False), name="one_matched_person"
            )
        ]


class Proof(models.Model):
    """Why an account is believed to be who it says: the real-name level follows from these rows (`parties.levels`).

    by      the clerk who saw the document; empty where a machine found it
    detail  what was seen or asked: kind of the document, name of the register
    """

    class Kind(models.TextChoices):
        PHONE = "phone"
        REGISTER = "register"
        DOCUMENT = "document"

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    detail = models.CharField(max_length=80, blank=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "kind"], condition=models.Q(ended_at=None), name="one_proof_a_kind")
        ]


class IdentityEntry(models.Model):
    """One line of an official register as the platform's own adapter holds it: blind indexes, nothing that can be read.

    subject_index  of the resident ID number or the unified social credit code
    name_index     of the name
    other_index    of a person's phone; of the resident ID number of an organisation's legal representative
    """

    kind = models.CharField(max_length=12, choices=Party.Kind.choices)
    subject_index = models.CharField(max_length=64)
    name_index = models.CharField(max_length=64)
    other_index = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "subject_index"], name="one_identity_entry")]


class Organisation(models.Model):
    """An organisation that applies under its own name: registered by the account of its legal representative.

    confirmed_at  since when it is known to be theirs, by `confirmed_by`: a register, or a clerk (account id)
    closed_at     since when another legal representative has taken its place
    """

    code = models.CharField(max_length=18)
    identifier_index = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)
    legal_representative = EncryptedTextField()
    representative = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=64, blank=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["identifier_index"],
                condition=models.Q(confirmed_at__isnull=False, closed_at=None),
                name="one_organisation_a_code",
            ),
            models.UniqueConstraint(
                fields=["representative", "identifier_index"],
                condition=models.Q(closed_at=None),
                name="one_registration_a_representative",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def confirmed(self) -> bool:
        """Whether it may act here."""
        return self.confirmed_at is not None and self.closed_at is None


class Authority(models.Model):
    """What an agent (经办人) may do for an organisation, from when to when. Rows are never deleted: old cases show them.

    identifier_index  of the resident ID number whose holder is meant; only an account matched with it may accept
    label             the agent's masked name; the number itself is not kept
    services, agencies  codes of those it is limited to; both empty: all
    acts              groups of acts, see `parties.scope`
    last_day          the last day on which it may be used (Asia/Shanghai)
    ended_at          when it was declined, withdrawn, given back or ran out; `ended_as` says which
    """

    class Ending(models.TextChoices):
        DECLINED = "declined"
        WITHDRAWN = "withdrawn"
        GIVEN_BACK = "given_back"
        RUN_OUT = "run_out"

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="authorities")
    label = models.CharField(max_length=100)
    identifier_index = models.CharField(max_length=64, db_index=True)
    services = ArrayField(models.CharField(max_length=80), default=list)
    agencies = ArrayField(models.CharField(max_length=40), default=list)
    acts = ArrayField(models.CharField(max_length=20))
    last_day = models.DateField()
    invited_at = models.DateTimeField()
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    agent = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_as = models.CharField(max_length=10, choices=Ending.choices, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["agent"], condition=models.Q(ended_at=None), name="authority_of_agent"),
            models.Index(fields=["last_day"], condition=models.Q(ended_at=None), name="authority_running_out"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "identifier_index"],
                condition=models.Q(ended_at=None),
                name="one_authority_an_agent",
            )
        ]

    def state(self, today: date) -> str:
        """ "invited", "valid", or how it ended; one whose last day is over has run out, whether a job has noted it or not."""
        if self.ended_at is not None:
            return self.ended_as
        if today > self.last_day:
            return self.Ending.RUN_OUT.value
        return "valid" if self.accepted_at is not None else "invited"
