"""Parties. What identifies a person is encrypted; blind indexes find it again."""

from django.conf import settings
from django.db import models

from yimen.vault import EncryptedTextField


class Party(models.Model):
    """A person or an organisation. `label` may be shown in lists: a firm's name, a person's masked name."""

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
